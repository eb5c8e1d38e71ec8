#include "checks/compare.hpp"

#include <algorithm>
#include <map>
#include <memory>
#include <optional>
#include <utility>

#include "base/parallel.hpp"
#include "geometry/measure.hpp"

namespace terracord::checks {

using geometry::Family;
using geometry::Shape;
using model::Accord;

namespace {

bool fits(const std::string& code, const std::string& pattern) {
    if (pattern == "*") return !code.empty();
    if (pattern.ends_with('*')) return code.starts_with(std::string_view(pattern).substr(0, pattern.size() - 1));
    return code == pattern;
}

Accord accord_of(const model::ComparisonSpec& spec, const std::string& a, const std::string& b) {
    for (const model::ComparisonRule& rule : spec.matrix) {
        if (fits(a, rule.a) && fits(b, rule.b)) return rule.accord;
    }
    // Ground on which one of them has nothing is no pair of classes.
    return a.empty() || b.empty() ? Accord::neutral : spec.otherwise;
}

// One side: a layer and the class of each feature.
struct Side {
    const layers::Layer& layer;
    const layers::Binding& binding;
    std::size_t document;

    [[nodiscard]] bool takes(std::size_t i) const {
        return binding.selected[i] != 0 && layer.shapes[i].family() == Family::area;
    }
    [[nodiscard]] const std::string& class_of(std::size_t i) const { return binding.classes[binding.class_of[i]]; }
};

// What one feature has to do with the other side.
struct Met {
    std::vector<std::pair<std::uint32_t, Shape>> shared;  // feature of the other side, ground in common
    Shape alone{Family::area};                            // where the other document speaks and has nothing
    Shape open{Family::area};                             // beyond its footprint
};

Result<Met> meet(const Side& mine, std::size_t feature, const Side& other, bool want_shared, layers::Worker& worker) {
    Met met;
    worker.begin_subject(mine.layer.shapes[feature]);
    std::vector<std::uint32_t> near;
    other.layer.index.query(mine.layer.boxes[feature], near);
    std::vector<Shape> taken;
    for (const std::uint32_t i : near) {
        if (!other.takes(i)) continue;
        auto piece = worker.inside(other.layer, i);
        if (!piece) return tl::unexpected(piece.error());
        if (piece->empty()) continue;
        taken.push_back(*piece);
        if (want_shared) met.shared.emplace_back(i, std::move(*piece));
    }
    const auto covered = worker.unite(taken, Family::area);
    if (!covered) return tl::unexpected(covered.error());
    auto rest = worker.outside(*covered);
    if (!rest) return tl::unexpected(rest.error());
    if (rest->empty()) return met;
    const auto beyond = worker.outside_footprint(other.document);
    if (!beyond) return tl::unexpected(beyond.error());
    if (beyond->empty()) {
        met.alone = std::move(*rest);
        return met;
    }
    auto open = worker.intersect(*rest, *beyond);
    if (!open) return tl::unexpected(open.error());
    auto alone = worker.subtract(*rest, *beyond);
    if (!alone) return tl::unexpected(alone.error());
    met.open = std::move(*open);
    met.alone = std::move(*alone);
    return met;
}

using Workers = std::vector<std::unique_ptr<layers::Worker>>;

Result<std::vector<Met>> meet_all(const Side& mine, const Side& other, bool want_shared, Workers& workers) {
    std::vector<Met> all(mine.layer.shapes.size());
    std::vector<std::optional<Error>> errors(all.size());
    in_parallel(all.size(), static_cast<unsigned>(workers.size()), {}, [&](std::size_t i, unsigned worker) {
        if (!mine.takes(i)) return;
        auto met = meet(mine, i, other, want_shared, *workers[worker]);
        if (met) {
            all[i] = std::move(*met);
        } else {
            errors[i] = met.error();
        }
    });
    for (const auto& error : errors) {
        if (error) return tl::unexpected(*error);
    }
    return all;
}

class Comparing {
   public:
    Comparing(const model::ComparisonSpec& spec, const Side& a, const Side& b, double tolerance, Workers& workers)
        : spec_(spec), a_(a), b_(b), workers_(workers), worker_(*workers.front()) {
        out_.id = spec.id;
        out_.tolerance_m = tolerance;
    }

    Result<model::Compared> run() {
        auto of_a = meet_all(a_, b_, true, workers_);
        if (!of_a) return tl::unexpected(of_a.error());
        auto of_b = meet_all(b_, a_, false, workers_);
        if (!of_b) return tl::unexpected(of_b.error());
        std::vector<Shape> common;
        for (std::size_t i = 0; i < of_a->size(); ++i) {
            for (auto& [j, piece] : (*of_a)[i].shared) {
                common.push_back(piece);
                pieces_[{a_.class_of(i), b_.class_of(j)}].push_back(std::move(piece));
            }
        }
        auto done = alone(a_, *of_a, true, out_.only_a_m2, out_.open_a_m2);
        if (done) done = alone(b_, *of_b, false, out_.only_b_m2, out_.open_b_m2);
        if (done) done = area_of(common, out_.common_m2);
        if (done) done = grounds(a_, ground_a_, out_.a_m2);
        if (done) done = grounds(b_, ground_b_, out_.b_m2);
        if (done) done = pairs();
        if (!done) return tl::unexpected(done.error());
        return std::move(out_);
    }

   private:
    Result<void> area_of(const std::vector<Shape>& shapes, double& area) {
        const auto whole = worker_.unite(shapes, Family::area);
        if (!whole) return tl::unexpected(whole.error());
        area = geometry::area(*whole);
        return {};
    }

    // Ground of one side alone, by class, and what the other document does not speak of.
    Result<void> alone(const Side& side, std::vector<Met>& met, bool first, double& only, double& open) {
        std::vector<Shape> alone;
        std::vector<Shape> beyond;
        for (std::size_t i = 0; i < met.size(); ++i) {
            if (!met[i].open.empty()) beyond.push_back(std::move(met[i].open));
            if (met[i].alone.empty()) continue;
            alone.push_back(met[i].alone);
            const auto key =
                first ? std::pair(side.class_of(i), std::string()) : std::pair(std::string(), side.class_of(i));
            pieces_[key].push_back(std::move(met[i].alone));
        }
        if (auto done = area_of(alone, only); !done) return done;
        return area_of(beyond, open);
    }

    Result<void> grounds(const Side& side, std::map<std::string, double>& by_class, double& whole) {
        std::map<std::string, std::vector<Shape>> shapes;
        std::vector<Shape> all;
        for (std::size_t i = 0; i < side.layer.shapes.size(); ++i) {
            if (!side.takes(i)) continue;
            shapes[side.class_of(i)].push_back(side.layer.shapes[i]);
            all.push_back(side.layer.shapes[i]);
        }
        for (const auto& [name, members] : shapes) {
            if (auto done = area_of(members, by_class[name]); !done) return done;
        }
        return area_of(all, whole);
    }

    Result<void> pairs() {
        std::vector<Shape> conflicts;
        std::vector<Shape> robust_conflicts;
        for (const auto& [classes, pieces] : pieces_) {
            auto whole = worker_.unite(pieces, Family::area);
            if (!whole) return tl::unexpected(whole.error());
            auto split = worker_.split_slivers(*whole, out_.tolerance_m);
            if (!split) return tl::unexpected(split.error());
            model::ClassPair pair{.a = classes.first, .b = classes.second};
            pair.accord = accord_of(spec_, pair.a, pair.b);
            pair.strict_m2 = geometry::area(*whole);
            pair.robust_m2 = geometry::area(split->robust);
            if (const auto found = ground_a_.find(pair.a); found != ground_a_.end() && found->second > 0.0)
                pair.share_of_a = pair.strict_m2 / found->second;
            if (const auto found = ground_b_.find(pair.b); found != ground_b_.end() && found->second > 0.0)
                pair.share_of_b = pair.strict_m2 / found->second;
            if (pair.accord == Accord::conflict) {
                patches(pair, *split);
                conflicts.push_back(std::move(*whole));
                if (!split->robust.empty()) robust_conflicts.push_back(std::move(split->robust));
            }
            out_.pairs.push_back(std::move(pair));
        }
        if (auto done = area_of(conflicts, out_.conflict_m2); !done) return done;
        return area_of(robust_conflicts, out_.conflict_robust_m2);
    }

    void patches(const model::ClassPair& pair, const layers::Worker::Split& split) {
        const std::size_t first = out_.patches.size();
        const auto add = [&](Shape shape, bool sliver) {
            model::DifferencePatch patch{.a = pair.a, .b = pair.b, .shape = std::move(shape), .sliver = sliver};
            patch.area_m2 = geometry::area(patch.shape);
            patch.mean_width_m = 2.0 * patch.area_m2 / geometry::length(patch.shape);
            out_.patches.push_back(std::move(patch));
        };
        for (std::size_t i = 0; i < split.robust.part_count(); ++i) add(split.robust.part(i), false);
        for (const model::Sliver& sliver : split.slivers) add(sliver.shape, true);
        std::stable_sort(out_.patches.begin() + static_cast<std::ptrdiff_t>(first), out_.patches.end(),
                         [](const model::DifferencePatch& x, const model::DifferencePatch& y) {
                             const geometry::Box p = x.shape.box();
                             const geometry::Box q = y.shape.box();
                             return std::pair(p.min_x, p.min_y) < std::pair(q.min_x, q.min_y);
                         });
    }

    const model::ComparisonSpec& spec_;
    const Side& a_;
    const Side& b_;
    Workers& workers_;
    layers::Worker& worker_;
    std::map<std::pair<std::string, std::string>, std::vector<Shape>> pieces_;
    std::map<std::string, double> ground_a_;
    std::map<std::string, double> ground_b_;
    model::Compared out_;
};

}  // namespace

Result<model::Compared> compare(const model::Analysis& analysis, const model::ComparisonSpec& spec,
                                const layers::LayerStore& store, unsigned jobs) {
    const auto side = [&](std::size_t selection) {
        const model::CheckSpec& reading = analysis.selections[selection];
        return Side{store.layer_of(reading), store.bindings[analysis.checks.size() + selection], reading.document};
    };
    const Side a = side(spec.a);
    const Side b = side(spec.b);
    Workers workers;
    for (unsigned j = 0; j < std::max(1U, jobs); ++j) workers.push_back(std::make_unique<layers::Worker>(store));
    const double tolerance =
        std::max(analysis.documents[a.document].accuracy.value, analysis.documents[b.document].accuracy.value);
    return Comparing(spec, a, b, tolerance, workers).run();
}

}  // namespace terracord::checks

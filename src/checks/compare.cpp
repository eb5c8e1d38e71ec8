#include "checks/compare.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <utility>

#include "base/parallel.hpp"
#include "geometry/measure.hpp"

namespace terracord::checks {

using geometry::Family;
using geometry::Shape;
using model::Accord;
using model::ComparedPart;

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

Result<void> area_of(layers::Worker& worker, const std::vector<Shape>& shapes, double& area) {
    const auto whole = worker.unite(shapes, Family::area);
    if (!whole) return tl::unexpected(whole.error());
    area = geometry::area(*whole);
    return {};
}

// Ground in squares, each of one shard, as even in cost as can be. A feature belongs to the square of its lower left
// corner, and its pairs with it: nothing is cut, and no pair is anybody else's.
class Tiles {
   public:
    explicit Tiles(TileShare share) : share_(share) {}

    void add(const Side& side, const Side& other) {
        if (share_.count == 1) return;
        std::vector<std::uint32_t> near;
        for (std::size_t i = 0; i < side.layer.shapes.size(); ++i) {
            if (!side.takes(i)) continue;
            near.clear();
            other.layer.index.query(side.layer.boxes[i], near);
            costs_[tile_of(side, i)] += side.layer.shapes[i].points().size() * (1 + near.size());
        }
    }

    // The dearest first, each to the shard that has least so far.
    void deal() {
        std::vector<std::pair<Tile, std::uint64_t>> tiles(costs_.begin(), costs_.end());
        std::stable_sort(tiles.begin(), tiles.end(), [](const auto& x, const auto& y) { return x.second > y.second; });
        std::vector<std::uint64_t> loads(share_.count, 0);
        for (const auto& [tile, cost] : tiles) {
            const auto least = std::min_element(loads.begin(), loads.end());
            *least += cost;
            if (least - loads.begin() == static_cast<std::ptrdiff_t>(share_.index) - 1) mine_.insert(tile);
        }
    }

    [[nodiscard]] bool owns(const Side& side, std::size_t i) const {
        return share_.count == 1 || mine_.contains(tile_of(side, i));
    }

   private:
    using Tile = std::pair<std::int64_t, std::int64_t>;
    static Tile tile_of(const Side& side, std::size_t i) {
        constexpr double kSideMetres = 1024.0;
        const geometry::Box& box = side.layer.boxes[i];
        return {static_cast<std::int64_t>(std::floor(box.min_x / kSideMetres)),
                static_cast<std::int64_t>(std::floor(box.min_y / kSideMetres))};
    }

    TileShare share_;
    std::map<Tile, std::uint64_t> costs_;
    std::set<Tile> mine_;
};

class Meeting {
   public:
    Meeting(const Side& a, const Side& b, TileShare share, Workers& workers, ComparedPart& out)
        : a_(a), b_(b), share_(share), tiles_(share), workers_(workers), out_(out) {
        tiles_.add(a, b);
        tiles_.add(b, a);
        tiles_.deal();
    }

    void run() {
        meet_all(a_, b_, true);
        if (out_.problem.empty()) meet_all(b_, a_, false);
        // What is of no tile is the first shard's.
        if (share_.index != 1 || !out_.problem.empty()) return;
        auto done = grounds(a_, out_.ground_a, out_.a_m2);
        if (done) done = grounds(b_, out_.ground_b, out_.b_m2);
        if (!done) fail_at(ComparedPart::kNowhere - 1, done.error());
    }
    [[nodiscard]] const std::optional<Error>& error() const { return error_; }

   private:
    void fail_at(std::uint64_t place, const Error& error) {
        out_.problem = error.message;
        out_.failed_at = place;
        error_ = error;
    }

    void meet_all(const Side& mine, const Side& other, bool of_a) {
        std::vector<std::size_t> owned;
        for (std::size_t i = 0; i < mine.layer.shapes.size(); ++i) {
            if (mine.takes(i) && tiles_.owns(mine, i)) owned.push_back(i);
        }
        std::vector<Met> all(owned.size());
        std::vector<std::optional<Error>> errors(owned.size());
        in_parallel(owned.size(), static_cast<unsigned>(workers_.size()), {}, [&](std::size_t n, unsigned worker) {
            auto met = meet(mine, owned[n], other, of_a, *workers_[worker]);
            if (met) {
                all[n] = std::move(*met);
            } else {
                errors[n] = met.error();
            }
        });
        for (std::size_t n = 0; n < owned.size(); ++n) {
            if (errors[n]) return fail_at(owned[n] + (of_a ? 0 : a_.layer.shapes.size()), *errors[n]);
            model::MetFeature feature{
                .of_a = of_a, .feature = static_cast<std::uint32_t>(owned[n]), .name = mine.class_of(owned[n])};
            for (auto& [other_feature, ground] : all[n].shared)
                feature.shared.push_back({.name = other.class_of(other_feature), .ground = std::move(ground)});
            feature.alone = std::move(all[n].alone);
            feature.open = std::move(all[n].open);
            if (feature.shared.empty() && feature.alone.empty() && feature.open.empty()) continue;
            out_.met.push_back(std::move(feature));
        }
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
            if (auto done = area_of(*workers_.front(), members, by_class[name]); !done) return done;
        }
        return area_of(*workers_.front(), all, whole);
    }

    const Side& a_;
    const Side& b_;
    TileShare share_;
    Tiles tiles_;
    Workers& workers_;
    ComparedPart& out_;
    std::optional<Error> error_;
};

// From what the features met to the account of the two documents.
class Concluding {
   public:
    Concluding(const model::ComparisonSpec& spec, layers::Worker& worker) : spec_(spec), worker_(worker) {}

    Result<model::Compared> run(std::vector<ComparedPart>& parts) {
        out_.id = spec_.id;
        out_.tolerance_m = parts.front().tolerance_m;
        std::vector<model::MetFeature*> met;
        for (ComparedPart& part : parts) {
            for (model::MetFeature& feature : part.met) met.push_back(&feature);
            if (part.a_m2 > 0.0) out_.a_m2 = part.a_m2;
            if (part.b_m2 > 0.0) out_.b_m2 = part.b_m2;
            ground_a_.insert(part.ground_a.begin(), part.ground_a.end());
            ground_b_.insert(part.ground_b.begin(), part.ground_b.end());
        }
        std::sort(met.begin(), met.end(), [](const auto* x, const auto* y) {
            return std::pair(!x->of_a, x->feature) < std::pair(!y->of_a, y->feature);
        });
        std::vector<Shape> common;
        for (model::MetFeature* feature : met) {
            for (model::MetFeature::Shared& shared : feature->shared) {
                common.push_back(shared.ground);
                pieces_[{feature->name, shared.name}].push_back(std::move(shared.ground));
            }
        }
        auto done = alone(met, true, out_.only_a_m2, out_.open_a_m2);
        if (done) done = alone(met, false, out_.only_b_m2, out_.open_b_m2);
        if (done) done = area_of(worker_, common, out_.common_m2);
        if (done) done = pairs();
        if (!done) return tl::unexpected(done.error());
        return std::move(out_);
    }

   private:
    // Ground of one side alone, by class, and what the other document does not speak of.
    Result<void> alone(std::vector<model::MetFeature*>& met, bool of_a, double& only, double& open) {
        std::vector<Shape> alone;
        std::vector<Shape> beyond;
        for (model::MetFeature* feature : met) {
            if (feature->of_a != of_a) continue;
            if (!feature->open.empty()) beyond.push_back(std::move(feature->open));
            if (feature->alone.empty()) continue;
            alone.push_back(feature->alone);
            const auto key = of_a ? std::pair(feature->name, std::string()) : std::pair(std::string(), feature->name);
            pieces_[key].push_back(std::move(feature->alone));
        }
        if (auto done = area_of(worker_, alone, only); !done) return done;
        return area_of(worker_, beyond, open);
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
        if (auto done = area_of(worker_, conflicts, out_.conflict_m2); !done) return done;
        return area_of(worker_, robust_conflicts, out_.conflict_robust_m2);
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
    layers::Worker& worker_;
    std::map<std::pair<std::string, std::string>, std::vector<Shape>> pieces_;
    std::map<std::string, double> ground_a_;
    std::map<std::string, double> ground_b_;
    model::Compared out_;
};

}  // namespace

ComparedPart compare_part(const model::Analysis& analysis, const model::ComparisonSpec& spec,
                          const layers::LayerStore& store, unsigned jobs, TileShare share, Log& log) {
    const auto side = [&](std::size_t selection) {
        const model::CheckSpec& reading = analysis.selections[selection];
        return Side{store.layer_of(reading), store.bindings[analysis.checks.size() + selection], reading.document};
    };
    const Side a = side(spec.a);
    const Side b = side(spec.b);
    Workers workers;
    for (unsigned j = 0; j < std::max(1U, jobs); ++j) workers.push_back(std::make_unique<layers::Worker>(store));
    ComparedPart part;
    part.id = spec.id;
    part.tolerance_m =
        std::max(analysis.documents[a.document].accuracy.value, analysis.documents[b.document].accuracy.value);
    Meeting meeting(a, b, share, workers, part);
    meeting.run();
    if (meeting.error()) log.report(Level::error, *meeting.error());
    return part;
}

Result<model::Compared> conclude(const model::ComparisonSpec& spec, std::vector<ComparedPart> parts,
                                 layers::Worker& worker) {
    const auto first_failed = std::min_element(parts.begin(), parts.end(),
                                               [](const auto& x, const auto& y) { return x.failed_at < y.failed_at; });
    if (!first_failed->problem.empty()) {
        model::Compared nothing;
        nothing.id = spec.id;
        nothing.problem = first_failed->problem;
        return nothing;
    }
    return Concluding(spec, worker).run(parts);
}

}  // namespace terracord::checks

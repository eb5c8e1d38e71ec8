#include "checks/hits.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "geometry/measure.hpp"

namespace terracord::checks {

using geometry::Family;
using geometry::Shape;
using model::ClassHit;
using model::Measures;

namespace {

struct Gathered {
    std::map<std::uint32_t, std::vector<Shape>> pieces;            // by class
    std::map<std::uint32_t, std::vector<std::uint32_t>> features;  // by class
    std::vector<std::uint32_t> near;                               // selected, not in the subject, box within tolerance
    bool everything = true;                                        // all areas near the subject are selected
};

// Clips every selected candidate of one family to the subject, in the order of the source.
Result<Gathered> gather(const Task& task, Family family, double near_by) {
    const layers::Layer& layer = task.layer();
    const layers::Binding& binding = task.binding();
    Gathered found;
    auto& candidates = task.worker.scratch();
    layer.index.query(task.worker.subject().box().widened(near_by), candidates);
    const std::vector<std::uint32_t> mine = candidates;  // the scratch may be used by what we call
    for (const std::uint32_t i : mine) {
        if (layer.shapes[i].family() != family) continue;
        if (!task.selects(i)) {
            found.everything = false;
            continue;
        }
        auto piece = task.worker.inside(layer, i);
        if (!piece) return tl::unexpected(piece.error());
        if (piece->empty()) {
            found.near.push_back(i);
            continue;
        }
        found.pieces[binding.class_of[i]].push_back(std::move(*piece));
        found.features[binding.class_of[i]].push_back(i);
    }
    return found;
}

// The union over all classes. Zones that surely tile the ground make all of the subject.
Result<Shape> whole_of(const Task& task, const Gathered& found, const Hits& hits, bool as_drawn) {
    const layers::Layer& layer = task.layer();
    if (hits.unions.size() < 2) return task.worker.unite_pieces(hits.unions);
    if (as_drawn && found.everything && layer.seams &&
        layer.seams->surely_drawn(layer, task.worker.subject().box(), task.worker.scratch()))
        return task.worker.subject_piece();
    if (as_drawn) return task.worker.unite_inside(layer, hits.features, hits.unions);
    return task.worker.unite_pieces(hits.unions);
}

// What the features of a class are called together: their label, or the beginning they share up to a word's end.
std::string common_label(const std::vector<std::string>& labels, const std::vector<std::uint32_t>& features) {
    std::string_view common = labels[features.front()];
    bool same = true;
    for (const std::uint32_t i : features) {
        const auto [end, ignored] = std::mismatch(common.begin(), common.end(), labels[i].begin(), labels[i].end());
        same = same && end == common.end() && labels[i].size() == common.size();
        common = common.substr(0, static_cast<std::size_t>(end - common.begin()));
    }
    if (!same) {
        common = common.substr(0, common.find_last_of(' ') == std::string_view::npos ? 0 : common.find_last_of(' '));
        constexpr std::string_view kTrailing = " :,;-/(";
        const std::size_t last = common.find_last_not_of(kTrailing);
        common = common.substr(0, last == std::string_view::npos ? 0 : last + 1);
    }
    return std::string(common);
}

ClassHit class_hit(const Task& task, std::uint32_t class_index, const std::vector<std::uint32_t>& features,
                   Measures& out) {
    for (const std::uint32_t i : features) note_doubt(task, i, out);
    ClassHit hit;
    hit.class_code = task.binding().classes[class_index];
    hit.label = common_label(task.binding().labels, features);
    for (const std::uint32_t i : features) hit.sources.push_back(task.source(i));
    return hit;
}

void look_near(const Task& task, const Gathered& found, Measures& out) {
    double nearest = task.tolerance_m;
    for (const std::uint32_t i : found.near) {
        const double distance = task.worker.distance(task.layer(), i, task.tolerance_m);
        if (distance > task.tolerance_m) continue;
        ++out.near.count;
        nearest = std::min(nearest, distance);
    }
    if (out.near.count > 0) out.near.nearest_m = nearest;
}

// Features that reach into the subject by more than a sliver. Where only their union does, all of them make it.
Result<std::vector<std::uint32_t>> robust_features(const Task& task, const std::vector<Shape>& pieces,
                                                   const std::vector<std::uint32_t>& features) {
    std::vector<std::uint32_t> robust;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        const auto split = task.worker.split_slivers(pieces[i], task.tolerance_m);
        if (!split) return tl::unexpected(split.error());
        if (!split->robust.empty()) robust.push_back(features[i]);
    }
    return robust.empty() ? features : robust;
}

// What widened features have in the subject.
Result<Gathered> gather_widened(const Task& task, const Widening& widening) {
    const layers::Layer& layer = task.layer();
    Gathered found;
    const geometry::Box subject = task.worker.subject().box();
    auto& candidates = task.worker.scratch();
    layer.index.query(subject.widened(widening.most), candidates);
    const std::vector<std::uint32_t> mine = candidates;  // the scratch may be used by what we call
    for (const std::uint32_t i : mine) {
        if (!task.selects(i)) continue;
        const double metres = widening.metres(i);
        if (!layer.boxes[i].widened(metres).touches(subject)) continue;
        const auto zone = widened(task, i, metres);
        if (!zone) return tl::unexpected(zone.error());
        if (zone->family() != Family::area || zone->empty()) continue;
        auto piece = task.worker.inside(*zone, zone->box());
        if (!piece) return tl::unexpected(piece.error());
        if (piece->empty()) continue;
        found.pieces[task.binding().class_of[i]].push_back(std::move(*piece));
        found.features[task.binding().class_of[i]].push_back(i);
    }
    return found;
}

// The same line drawn twice, in whatever direction, is one line.
std::int64_t distinct_lines(const Task& task, const std::vector<std::uint32_t>& features) {
    std::set<std::vector<std::pair<double, double>>> lines;
    for (const std::uint32_t i : features) {
        std::vector<std::pair<double, double>> forward;
        for (const geometry::Point& point : task.layer().shapes[i].points()) forward.emplace_back(point.x, point.y);
        std::vector<std::pair<double, double>> backward(forward.rbegin(), forward.rend());
        lines.insert(std::min(forward, backward));
    }
    return static_cast<std::int64_t>(lines.size());
}

bool wants(const Task& task, model::Quantity quantity) {
    for (const model::Threshold& threshold : task.spec.thresholds) {
        for (const model::Condition& condition : threshold.conditions) {
            if (condition.quantity == quantity) return true;
        }
    }
    return false;
}

// Of whole features, not of their part in the subject.
Result<double> area_of_features(const Task& task, const std::vector<std::uint32_t>& features) {
    std::vector<Shape> zones;
    for (const std::uint32_t i : features) zones.push_back(task.layer().shapes[i]);
    const auto zone = task.worker.unite(zones, Family::area);
    if (!zone) return tl::unexpected(zone.error());
    return geometry::area(*zone);
}

}  // namespace

void note_doubt(const Task& task, std::uint32_t feature, Measures& out) {
    if (!task.is_doubtful(feature)) return;
    if (out.doubtful.features.empty()) {
        const std::uint8_t doubt = task.layer().doubt.empty() ? std::uint8_t{0} : task.layer().doubt[feature];
        out.doubtful.what =
            doubt > 0 ? task.layer().doubts[doubt - 1U]
            : !task.layer().missing_code.empty()
                ? task.layer().missing_code
                : Text{"un code nécessaire au contrôle n'est pas renseigné", "a code the check needs is not filled in"};
    }
    out.doubtful.features.push_back({task.layer().fids[feature], task.binding().labels[feature]});
}

void note_slivers(const std::vector<model::Sliver>& slivers, Measures& out) {
    for (const model::Sliver& sliver : slivers) {
        out.widest_sliver_m = std::max(out.widest_sliver_m, sliver.mean_width_m);
        out.inner_sliver = out.inner_sliver || !sliver.along_border;
    }
}

Result<Shape> widened(const Task& task, std::uint32_t feature, double metres) {
    const Shape& shape = task.layer().shapes[feature];
    return metres > 0.0 ? task.worker.widen(shape, metres) : Result<Shape>(shape);
}

Result<Hits> area_hits(const Task& task, Measures& out, const Widening* widening) {
    auto found = widening != nullptr ? gather_widened(task, *widening) : gather(task, Family::area, 0.0);
    if (!found) return tl::unexpected(found.error());
    Hits hits;
    const double subject = task.worker.subject_area();
    for (const auto& [class_index, pieces] : found->pieces) {
        const auto& features = found->features.at(class_index);
        auto whole = widening == nullptr ? task.worker.unite_inside(task.layer(), features, pieces)
                                         : task.worker.unite_pieces(pieces);
        if (!whole) return tl::unexpected(whole.error());
        auto split = task.worker.split_slivers(*whole, task.tolerance_m);
        if (!split) return tl::unexpected(split.error());
        ClassHit hit = class_hit(task, class_index, features, out);
        hit.strict.area_m2 = geometry::area(*whole);
        hit.strict.share = hit.strict.area_m2 / subject;
        hit.robust.area_m2 = geometry::area(split->robust);
        hit.robust.share = hit.robust.area_m2 / subject;
        hit.strict.count = static_cast<std::int64_t>(features.size());
        if (!split->robust.empty()) {
            // A feature alone is the class: it has been looked at.
            const auto robust = features.size() == 1 ? Result<std::vector<std::uint32_t>>(features)
                                                     : robust_features(task, pieces, features);
            if (!robust) return tl::unexpected(robust.error());
            hit.robust.count = static_cast<std::int64_t>(robust->size());
            hits.robust_features.insert(hits.robust_features.end(), robust->begin(), robust->end());
        }
        hit.pieces = std::move(split->robust);
        hit.slivers = std::move(split->slivers);
        hits.features.insert(hits.features.end(), features.begin(), features.end());
        hits.unions.push_back(std::move(*whole));
        hits.classes.push_back(std::move(hit));
    }
    std::sort(hits.features.begin(), hits.features.end());

    auto whole = whole_of(task, *found, hits, widening == nullptr);
    if (!whole) return tl::unexpected(whole.error());
    // Of one class there is nothing to put together that has not been split.
    auto split = hits.classes.size() == 1 ? Result<layers::Worker::Split>({.robust = hits.classes.front().pieces,
                                                                           .slivers = hits.classes.front().slivers})
                                          : task.worker.split_slivers(*whole, task.tolerance_m);
    if (!split) return tl::unexpected(split.error());
    out.strict.area_m2 = geometry::area(*whole);
    out.robust.area_m2 = geometry::area(split->robust);
    out.strict.share = out.strict.area_m2 / subject;
    out.robust.share = out.robust.area_m2 / subject;
    out.strict.count = static_cast<std::int64_t>(hits.features.size());
    for (const ClassHit& hit : hits.classes) out.robust.count += hit.robust.count;
    if (out.robust.count == 0 && !split->robust.empty()) out.robust.count = out.strict.count;
    note_slivers(split->slivers, out);
    if (wants(task, model::Quantity::zone_share)) {
        const auto strict_zone = area_of_features(task, hits.features);
        const auto robust_zone = area_of_features(task, hits.robust_features);
        if (!strict_zone) return tl::unexpected(strict_zone.error());
        if (!robust_zone) return tl::unexpected(robust_zone.error());
        if (*strict_zone > 0.0) out.strict.zone_share = out.strict.area_m2 / *strict_zone;
        if (*robust_zone > 0.0) out.robust.zone_share = out.robust.area_m2 / *robust_zone;
    }
    // Neighbouring slivers of several classes can make one robust piece: then no class holds it alone, and the map
    // shows the strict pieces of each.
    const bool some_class_robust =
        std::any_of(hits.classes.begin(), hits.classes.end(), [](const ClassHit& hit) { return !hit.pieces.empty(); });
    if (!split->robust.empty() && !some_class_robust) {
        for (std::size_t i = 0; i < hits.classes.size(); ++i) {
            ClassHit& hit = hits.classes[i];
            hit.pieces = hits.unions[i];
            hit.robust = hit.strict;
            hit.slivers.clear();
        }
    }
    hits.whole = std::move(*whole);
    out.classes = hits.classes;
    return hits;
}

Result<void> line_hits(const Task& task, Measures& out) {
    auto found = gather(task, Family::line, task.tolerance_m);
    if (!found) return tl::unexpected(found.error());
    std::vector<Shape> unions;
    std::vector<std::uint32_t> lines;
    for (const auto& [class_index, pieces] : found->pieces) {
        auto whole = task.worker.unite(pieces, Family::line);
        if (!whole) return tl::unexpected(whole.error());
        const auto border = task.worker.length_on_border(*whole);
        if (!border) return tl::unexpected(border.error());
        const auto& features = found->features.at(class_index);
        ClassHit hit = class_hit(task, class_index, features, out);
        hit.strict.length_m = geometry::length(*whole);
        hit.strict.border_length_m = *border;
        hit.strict.count = distinct_lines(task, features);
        hit.robust = hit.strict;
        lines.insert(lines.end(), features.begin(), features.end());
        hit.pieces = *whole;
        unions.push_back(std::move(*whole));
        out.classes.push_back(std::move(hit));
    }
    out.strict.count = distinct_lines(task, lines);
    auto whole = task.worker.unite(unions, Family::line);
    if (!whole) return tl::unexpected(whole.error());
    if (!whole->empty()) {
        const auto border = task.worker.length_on_border(*whole);
        if (!border) return tl::unexpected(border.error());
        out.strict.length_m = geometry::length(*whole);
        out.strict.border_length_m = *border;
    }
    out.robust = out.strict;
    look_near(task, *found, out);
    return {};
}

Result<void> point_hits(const Task& task, Measures& out) {
    auto found = gather(task, Family::point, task.tolerance_m);
    if (!found) return tl::unexpected(found.error());
    std::vector<Shape> unions;
    for (const auto& [class_index, pieces] : found->pieces) {
        // The union keeps each position once: the same tree surveyed twice is one tree.
        auto whole = task.worker.unite(pieces, Family::point);
        if (!whole) return tl::unexpected(whole.error());
        ClassHit hit = class_hit(task, class_index, found->features.at(class_index), out);
        hit.strict.count = static_cast<std::int64_t>(whole->part_count());
        hit.robust = hit.strict;
        hit.pieces = *whole;
        unions.push_back(std::move(*whole));
        out.classes.push_back(std::move(hit));
    }
    auto whole = task.worker.unite(unions, Family::point);
    if (!whole) return tl::unexpected(whole.error());
    out.strict.count = static_cast<std::int64_t>(whole->part_count());
    out.robust = out.strict;
    look_near(task, *found, out);
    return {};
}

}  // namespace terracord::checks

#include "checks/hits.hpp"

#include <algorithm>
#include <map>

#include "geometry/measure.hpp"

namespace terracord::checks {

using geometry::Family;
using geometry::Shape;
using model::ClassHit;
using model::Measures;

namespace {

struct Gathered {
    std::map<std::uint32_t, std::vector<Shape>> pieces;               // by class
    std::map<std::uint32_t, std::vector<std::uint32_t>> features;     // by class
    std::vector<std::uint32_t> near;                                  // selected, not in the subject, box within tolerance
};

// Clips every selected candidate of one family to the subject, in the order of the source.
Result<Gathered> gather(const Task& task, Family family, double near_by) {
    const layers::Layer& layer = task.layer();
    const layers::Binding& binding = task.binding();
    Gathered found;
    auto& candidates = task.worker.scratch();
    layer.index.query(task.worker.subject().box().widened(near_by), candidates);
    const std::vector<std::uint32_t> mine = candidates;   // the scratch may be used by what we call
    for (const std::uint32_t i : mine) {
        if (!task.selects(i) || layer.shapes[i].family() != family) continue;
        auto piece = task.worker.inside(layer.shapes[i], layer.boxes[i]);
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

ClassHit class_hit(const Task& task, std::uint32_t class_index, const std::vector<std::uint32_t>& features, Measures& out) {
    for (const std::uint32_t i : features) {
        if (!task.is_doubtful(i)) continue;
        if (out.doubtful.features.empty()) out.doubtful.what = task.layer().doubts[task.layer().doubt[i] - 1U];
        out.doubtful.features.push_back({task.layer().fids[i], task.binding().labels[i]});
    }
    ClassHit hit;
    hit.class_code = task.binding().classes[class_index];
    hit.label = task.binding().labels[features.front()];
    for (const std::uint32_t i : features) hit.sources.push_back({task.layer().fids[i], task.binding().labels[i]});
    return hit;
}

void look_near(const Task& task, const Gathered& found, Measures& out) {
    double nearest = task.tolerance_m;
    for (const std::uint32_t i : found.near) {
        const double distance = task.worker.distance(task.layer().shapes[i]);
        if (distance > task.tolerance_m) continue;
        ++out.near.count;
        nearest = std::min(nearest, distance);
    }
    if (out.near.count > 0) out.near.nearest_m = nearest;
}


bool wants(const Task& task, model::Quantity quantity) {
    for (const model::Threshold& threshold : task.spec.thresholds) {
        for (const model::Condition& condition : threshold.conditions) {
            if (condition.quantity == quantity) return true;
        }
    }
    return false;
}

}  // namespace

Result<Hits> area_hits(const Task& task, Measures& out) {
    auto found = gather(task, Family::area, 0.0);
    if (!found) return tl::unexpected(found.error());
    Hits hits;
    const double subject = task.worker.subject_area();
    for (const auto& [class_index, pieces] : found->pieces) {
        auto whole = task.worker.unite(pieces, Family::area);
        if (!whole) return tl::unexpected(whole.error());
        auto split = task.worker.split_slivers(*whole, task.tolerance_m);
        if (!split) return tl::unexpected(split.error());
        const auto& features = found->features.at(class_index);
        ClassHit hit = class_hit(task, class_index, features, out);
        hit.strict.area_m2 = geometry::area(*whole);
        hit.strict.share = hit.strict.area_m2 / subject;
        hit.robust.area_m2 = geometry::area(split->robust);
        hit.robust.share = hit.robust.area_m2 / subject;
        hit.strict.count = static_cast<std::int64_t>(features.size());
        hit.robust.count = split->robust.empty() ? 0 : hit.strict.count;
        hit.pieces = std::move(split->robust);
        hit.slivers = std::move(split->slivers);
        hits.features.insert(hits.features.end(), features.begin(), features.end());
        hits.unions.push_back(std::move(*whole));
        hits.classes.push_back(std::move(hit));
    }
    std::sort(hits.features.begin(), hits.features.end());

    auto whole = task.worker.unite(hits.unions, Family::area);
    if (!whole) return tl::unexpected(whole.error());
    auto split = task.worker.split_slivers(*whole, task.tolerance_m);
    if (!split) return tl::unexpected(split.error());
    out.strict.area_m2 = geometry::area(*whole);
    out.robust.area_m2 = geometry::area(split->robust);
    out.strict.share = out.strict.area_m2 / subject;
    out.robust.share = out.robust.area_m2 / subject;
    out.strict.count = static_cast<std::int64_t>(hits.features.size());
    out.robust.count = split->robust.empty() ? 0 : out.strict.count;
    for (const model::Sliver& sliver : split->slivers) out.widest_sliver_m = std::max(out.widest_sliver_m, sliver.mean_width_m);
    if (wants(task, model::Quantity::zone_share) && !hits.features.empty()) {
        std::vector<Shape> zones;
        for (const std::uint32_t i : hits.features) zones.push_back(task.layer().shapes[i]);
        auto zone = task.worker.unite(zones, Family::area);
        if (!zone) return tl::unexpected(zone.error());
        const double zone_area = geometry::area(*zone);
        out.strict.zone_share = out.strict.area_m2 / zone_area;
        out.robust.zone_share = out.robust.area_m2 / zone_area;
    }
    // Neighbouring slivers of several classes can make one robust piece: then no class holds it alone, and the map
    // shows the strict pieces of each.
    const bool some_class_robust = std::any_of(hits.classes.begin(), hits.classes.end(), [](const ClassHit& hit) { return !hit.pieces.empty(); });
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
    for (const auto& [class_index, pieces] : found->pieces) {
        auto whole = task.worker.unite(pieces, Family::line);
        if (!whole) return tl::unexpected(whole.error());
        const auto border = task.worker.length_on_border(*whole);
        if (!border) return tl::unexpected(border.error());
        const auto& features = found->features.at(class_index);
        ClassHit hit = class_hit(task, class_index, features, out);
        hit.strict.length_m = geometry::length(*whole);
        hit.strict.border_length_m = *border;
        hit.strict.count = static_cast<std::int64_t>(features.size());
        hit.robust = hit.strict;
        out.strict.count += hit.strict.count;
        hit.pieces = *whole;
        unions.push_back(std::move(*whole));
        out.classes.push_back(std::move(hit));
    }
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

#include <fmt/format.h>

#include <algorithm>
#include <limits>

#include "checks/hits.hpp"
#include "checks/kinds.hpp"
#include "geometry/measure.hpp"

namespace terracord::checks {

using geometry::Family;
using geometry::Shape;

namespace {

// All features of a class, whether the subject touches them or not.
Result<double> area_of_class(const Task& task, std::uint32_t class_index) {
    auto& memo = task.worker.zone_memo();
    const std::pair key{task.check, class_index};
    const bool as_read = !task.firm_only && task.moved_layer == nullptr;
    if (const auto known = memo.find(key); as_read && known != memo.end()) return known->second;
    std::vector<Shape> features;
    for (std::uint32_t i = 0; i < task.layer().shapes.size(); ++i) {
        const Shape& shape = task.layer().shapes[i];
        if (task.selects(i) && task.binding().class_of[i] == class_index && shape.family() == Family::area)
            features.push_back(shape);
    }
    const auto whole = task.worker.unite(features, Family::area);
    if (!whole) return tl::unexpected(whole.error());
    const double area = geometry::area(*whole);
    if (as_read) memo[key] = area;
    return area;
}

std::uint32_t class_index_of(const Task& task, const std::string& code) {
    const auto& classes = task.binding().classes;
    return static_cast<std::uint32_t>(std::lower_bound(classes.begin(), classes.end(), code) - classes.begin());
}

void weigh(model::Amounts& amounts, double zone_m2) {
    amounts.zone_m2 = zone_m2;
    amounts.zone_share = zone_m2 > 0.0 ? amounts.area_m2 / zone_m2 : 0.0;
    amounts.remaining_area_m2 = std::max(0.0, zone_m2 - amounts.area_m2);
    // All other projects are still to come: at least this one's own share.
    amounts.cumulated_m2 = amounts.area_m2;
    amounts.cumulated_share = amounts.zone_share;
}

// Each touched feature by itself, under its class and number.
Result<std::vector<model::ClassHit>> by_feature(const Task& task, const Hits& hits) {
    std::vector<model::ClassHit> zones;
    for (const std::uint32_t i : hits.features) {
        auto piece = task.worker.inside(task.layer(), i);
        if (!piece) return tl::unexpected(piece.error());
        auto split = task.worker.split_slivers(*piece, task.tolerance_m);
        if (!split) return tl::unexpected(split.error());
        model::ClassHit zone;
        zone.class_code =
            fmt::format("{}#{}", task.binding().classes[task.binding().class_of[i]], task.layer().fids[i]);
        zone.label = task.binding().labels[i];
        zone.sources.push_back(task.source(i));
        zone.strict.area_m2 = geometry::area(*piece);
        zone.robust.area_m2 = geometry::area(split->robust);
        for (model::Amounts* amounts : {&zone.strict, &zone.robust}) {
            amounts->share = amounts->area_m2 / task.worker.subject_area();
            amounts->count = amounts->area_m2 > 0.0 ? 1 : 0;
            weigh(*amounts, geometry::area(task.layer().shapes[i]));
        }
        zone.pieces = std::move(split->robust);
        zone.slivers = std::move(split->slivers);
        zones.push_back(std::move(zone));
    }
    std::sort(zones.begin(), zones.end(), [](const auto& a, const auto& b) { return a.class_code < b.class_code; });
    return zones;
}

// Each quantity is that of the zone where it is worst.
void take_worst(const std::vector<model::ClassHit>& zones, model::Amounts model::ClassHit::*values,
                model::Amounts& out) {
    const model::Amounts* worst = nullptr;
    for (const model::ClassHit& zone : zones) {
        const model::Amounts& one = zone.*values;
        if (one.area_m2 > 0.0 && (worst == nullptr || one.zone_share > worst->zone_share)) worst = &one;
    }
    out.zone_share = out.cumulated_share = 0.0;
    out.remaining_area_m2 = std::numeric_limits<double>::infinity();
    if (worst == nullptr) return;
    for (const model::ClassHit& zone : zones) {
        const model::Amounts& one = zone.*values;
        if (one.area_m2 > 0.0) out.remaining_area_m2 = std::min(out.remaining_area_m2, one.remaining_area_m2);
    }
    out.zone_share = worst->zone_share;
    out.zone_m2 = worst->zone_m2;
    out.cumulated_m2 = worst->cumulated_m2;
    out.cumulated_share = worst->cumulated_share;
}

}  // namespace

Result<void> measure_kind(const model::Consumption& kind, const Task& task, model::Measures& out) {
    const auto hits = area_hits(task, out);
    if (!hits) return tl::unexpected(hits.error());
    if (kind.by_feature) {
        auto zones = by_feature(task, *hits);
        if (!zones) return tl::unexpected(zones.error());
        out.classes = std::move(*zones);
    } else {
        for (model::ClassHit& hit : out.classes) {
            const auto zone_m2 = area_of_class(task, class_index_of(task, hit.class_code));
            if (!zone_m2) return tl::unexpected(zone_m2.error());
            weigh(hit.strict, *zone_m2);
            weigh(hit.robust, *zone_m2);
        }
    }
    take_worst(out.classes, &model::ClassHit::strict, out.strict);
    take_worst(out.classes, &model::ClassHit::robust, out.robust);
    return {};
}

}  // namespace terracord::checks

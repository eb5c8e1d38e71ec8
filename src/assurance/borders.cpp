#include "assurance/borders.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <optional>
#include <utility>
#include <vector>

#include "assurance/elsewhere.hpp"
#include "geometry/measure.hpp"

namespace terracord::assurance {

using geometry::Box;
using geometry::Family;
using geometry::Point;
using geometry::Shape;
using model::Amounts;
using model::Quantity;

namespace {

// Length of the part of a segment inside a box (Liang and Barsky, 1984).
double length_within(Point a, Point b, const Box& box) {
    double from = 0.0;
    double to = 1.0;
    const double dx = b.x - a.x;
    const double dy = b.y - a.y;
    for (const auto& [p, q] : {std::pair(-dx, a.x - box.min_x), std::pair(dx, box.max_x - a.x),
                               std::pair(-dy, a.y - box.min_y), std::pair(dy, box.max_y - a.y)}) {
        if (p == 0.0) {
            if (q < 0.0) return 0.0;
        } else if (p < 0.0) {
            from = std::max(from, q / p);
        } else {
            to = std::min(to, q / p);
        }
    }
    return from < to ? (to - from) * std::hypot(dx, dy) : 0.0;
}

struct Borders {
    double length_m = 0.0;
    std::int64_t runs = 0;  // stretches in the box, each with two ends
};

// Adds those of one area. `edges`: of it, in order, at least those near the box.
void add_borders(const Shape& shape, const std::vector<std::uint32_t>& edges, const Box& box, Borders& borders) {
    // A stretch goes on while one edge follows another in the box.
    constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();
    std::uint32_t before = kNone;
    for (const std::uint32_t k : edges) {
        const double inside = length_within(shape.points()[k], shape.points()[k + 1], box);
        borders.length_m += inside;
        if (inside > 0.0 && (before == kNone || before + 1 != k)) ++borders.runs;
        if (inside > 0.0) before = k;
    }
}

void all_edges(const Shape& shape, std::vector<std::uint32_t>& edges) {
    edges.clear();
    for (std::size_t r = 0, first = 0; r < shape.ring_count(); first = shape.ring_ends()[r++]) {
        for (std::size_t k = first; k + 1 < shape.ring_ends()[r]; ++k) edges.push_back(static_cast<std::uint32_t>(k));
    }
}

// The areas that count, with a place in the box.
std::vector<std::uint32_t> areas_near(const checks::Task& task, const Box& box) {
    std::vector<std::uint32_t> areas;
    task.layer().index.query(box, areas);
    std::erase_if(areas,
                  [&](std::uint32_t i) { return !task.selects(i) || task.layer().shapes[i].family() != Family::area; });
    return areas;
}

Borders borders_near(const checks::Task& task, const std::vector<std::uint32_t>& areas, const Box& box) {
    Borders borders;
    std::vector<std::uint32_t> edges;
    for (const std::uint32_t i : areas) {
        const Shape& shape = task.layer().shapes[i];
        if (const geometry::EdgeTree* tree = task.layer().edges_of(i)) {
            tree->query(shape, box, edges);
        } else {
            all_edges(shape, edges);
        }
        add_borders(shape, edges, box, borders);
    }
    return borders;
}

// Of all together: where one lies upon another, or beside it, no limit of the whole moves. Nothing: not known.
std::optional<Borders> limits_near(const checks::Task& task, const std::vector<std::uint32_t>& areas, const Box& box) {
    // The frame's own border must lie out of the box.
    constexpr double kBeyond = 1.0;
    const auto whole = task.worker.united_near(task.layer(), areas, box.widened(kBeyond));
    if (!whole) return std::nullopt;
    std::vector<std::uint32_t> edges;
    all_edges(*whole, edges);
    Borders borders;
    add_borders(*whole, edges, box, borders);
    return borders;
}

bool nothing_near(const checks::Task& task, double metres) {
    std::vector<std::uint32_t> candidates;
    task.layer().index.query(task.worker.subject().box().widened(metres), candidates);
    return std::none_of(candidates.begin(), candidates.end(), [&](std::uint32_t i) { return task.selects(i); });
}

// Do all conditions ask for more of something, or all for less? Then what comes with more of it goes with none.
bool one_way(const model::CheckSpec& spec) {
    std::optional<bool> upward;
    for (const model::Threshold& threshold : spec.thresholds) {
        for (const model::Condition& condition : threshold.conditions) {
            const bool above = condition.comparison == model::Comparison::greater ||
                               condition.comparison == model::Comparison::greater_equal;
            if (above != upward.value_or(above)) return false;
            upward = above;
        }
    }
    return true;
}

// Can areas and shares alone tell the verdict?
bool plain(const Examined& examined) {
    const model::CheckSpec& spec = examined.task.spec;
    const bool kind = std::holds_alternative<model::Overlap>(spec.kind) ||
                      std::holds_alternative<model::Exclusion>(spec.kind) ||
                      std::holds_alternative<model::Containment>(spec.kind);
    const model::Measures& measures = examined.finding.measures;
    if (!kind || !one_way(spec) || !measures.exceptions.empty() || !measures.doubtful.features.empty()) return false;
    for (const model::Threshold& threshold : spec.thresholds) {
        for (const model::Condition& condition : threshold.conditions) {
            const bool area = condition.quantity == Quantity::area || condition.quantity == Quantity::share ||
                              condition.quantity == Quantity::outside_area ||
                              condition.quantity == Quantity::outside_share;
            // What an exclusion means by "anything at all" is met by the area first.
            const bool anything = condition.quantity == Quantity::length ||
                                  (condition.quantity == Quantity::count && condition.limit <= 1.0);
            if (!area && !(anything && !threshold.all)) return false;
        }
    }
    return true;
}

void set_area(Amounts& amounts, double area_m2, double subject_m2, bool outside) {
    (outside ? amounts.outside_area_m2 : amounts.area_m2) = area_m2;
    (outside ? amounts.outside_share : amounts.share) = area_m2 / subject_m2;
    // The rest is inside; slivers apart, both are told by one number.
    if (outside) {
        amounts.area_m2 = std::max(0.0, subject_m2 - area_m2);
        amounts.share = amounts.area_m2 / subject_m2;
    } else {
        amounts.count = area_m2 > 0.0 ? std::max<std::int64_t>(1, amounts.count) : 0;
    }
}

// A finding's values without the pieces, of which only the area is known.
model::Measures bare(const model::Measures& found) {
    model::Measures measures;
    measures.subject_m2 = found.subject_m2;
    measures.subject_length_m = found.subject_length_m;
    measures.coverage = found.coverage;
    measures.near = found.near;
    return measures;
}

// Every value between the least and the most area grades alike.
bool same_between(const Examined& examined, const model::Measures& ground, double least, double most) {
    const bool outside = std::holds_alternative<model::Containment>(examined.task.spec.kind);
    for (const auto& [strict, robust] : {std::pair(least, least), std::pair(most, least), std::pair(most, most)}) {
        model::Measures measures = ground;
        set_area(measures.strict, strict, ground.subject_m2, outside);
        set_area(measures.robust, robust, ground.subject_m2, outside);
        if (!same_answer(verdict::grade(examined.subject, std::move(measures)), examined.finding)) return false;
    }
    return true;
}

// What is measured of a kind: what lies in the areas, or outside of them.
double measured_area(const checks::Task& task, const Amounts& amounts) {
    const bool outside = std::holds_alternative<model::Containment>(task.spec.kind);
    return outside ? amounts.outside_area_m2 : amounts.area_m2;
}

// What becomes a sliver lies within half the accuracy of a limit or of the subject's border.
double most_slivers(const checks::Task& task, const Borders& borders, double subject_length_m) {
    return (borders.length_m + subject_length_m) * task.tolerance_m / 2.0;
}

// Of values alone, is there no limit from the least to the most?
bool no_limit_between(const model::CheckSpec& spec, double least, double most) {
    return std::all_of(spec.thresholds.begin(), spec.thresholds.end(), [&](const model::Threshold& threshold) {
        return std::all_of(threshold.conditions.begin(), threshold.conditions.end(), [&](const auto& condition) {
            return condition.quantity == Quantity::value && (condition.limit < least || condition.limit > most);
        });
    });
}

// A mean or a percentile lies between the least and the greatest of the cells: where no limit does, whatever outline
// between them grades alike.
bool same_over_cells(const Examined& examined, double most) {
    const checks::Task& task = examined.task;
    const auto* kind = std::get_if<model::Raster>(&task.spec.kind);
    const model::RasterMeasures& found = examined.finding.measures.raster;
    if (kind == nullptr || found.cells == 0 || found.cells_without > 0 || found.beyond_m2 > 0.0) return false;
    if (kind->statistic != model::RasterStatistic::mean && kind->statistic != model::RasterStatistic::percentile)
        return false;
    // The arcs of an outline that is moved less must not reach beyond it.
    constexpr double kArcs = 1.01;
    const auto outline = task.worker.widen(task.worker.subject(), most * kArcs);
    if (!outline || outline->empty()) return false;
    const Elsewhere widest(task.worker, *outline);
    const auto cells = task.worker.cells(*task.layer().raster, *kind);
    if (!cells || cells->summary.cells_without > 0 || !cells->beyond.empty()) return false;
    return no_limit_between(task.spec, cells->summary.minimum, cells->summary.maximum);
}

// Is the verdict told by the distance alone, and graver the longer it is, or the shorter?
bool by_distance_alone(const Examined& examined) {
    const model::CheckSpec& spec = examined.task.spec;
    if (!examined.finding.measures.exceptions.empty() || !examined.finding.measures.doubtful.features.empty())
        return false;
    return one_way(spec) && std::all_of(spec.thresholds.begin(), spec.thresholds.end(), [](const auto& threshold) {
               return std::all_of(threshold.conditions.begin(), threshold.conditions.end(),
                                  [](const auto& condition) { return condition.quantity == Quantity::distance; });
           });
}

// Between two outlines, of which one lies in the other, the mean is that of the inner one and of some of the ground
// between the two, whose values are among those of the outer one.
bool same_mean_between(const Examined& examined, const model::Measures& moved) {
    const auto* kind = std::get_if<model::Raster>(&examined.task.spec.kind);
    const bool mean = kind != nullptr && kind->statistic == model::RasterStatistic::mean;
    const bool outward = moved.subject_m2 > examined.finding.measures.subject_m2;
    const model::RasterMeasures& inner = (outward ? examined.finding.measures : moved).raster;
    const model::RasterMeasures& outer = (outward ? moved : examined.finding.measures).raster;
    if (!mean || inner.cells == 0 || outer.cells_without > 0 || outer.beyond_m2 > 0.0) return false;
    constexpr double kChords = 1.01;
    const double between = std::max(0.0, outer.valued_m2 - inner.valued_m2) * kChords;
    const auto with = [&](double value) {
        return (inner.mean * inner.valued_m2 + value * between) / (inner.valued_m2 + between);
    };
    const double least = std::min(inner.mean, with(outer.minimum));
    const double most = std::max(inner.mean, with(outer.maximum));
    return no_limit_between(examined.task.spec, least, most);
}

}  // namespace

bool settled_by_bound(const Examined& examined, Approach approach, double most) {
    const checks::Task& task = examined.task;
    const model::Measures& measures = examined.finding.measures;
    switch (approach) {
        case Approach::none:
        case Approach::attributes: return true;
        case Approach::distances: {
            const auto& distance = std::get<model::Distance>(task.spec.kind);
            return measures.beyond_search && nothing_near(task, distance.search.value + most);
        }
        case Approach::bands:
            return nothing_near(task, task.binding().widest + task.binding().widest_carriageway + 2.0 * most);
        case Approach::outline:
            return task.layer().raster ? same_over_cells(examined, most) : nothing_near(task, most + task.tolerance_m);
        case Approach::reach: return false;
        case Approach::areas: break;
    }
    const Box near = task.worker.subject().box().widened(most);
    const std::vector<std::uint32_t> areas = areas_near(task, near);
    const Borders borders = borders_near(task, areas, near);
    const bool untouched = borders.runs == 0;
    // A corridor's width and a zone's area are told by borders far from the subject too.
    if (needs_whole_features(task.spec) && measures.strict.area_m2 > 0.0) return false;
    if (untouched) return true;
    if (!plain(examined)) return false;
    const double strict = measured_area(task, measures.strict);
    const double robust = measured_area(task, measures.robust);
    const double slivers = most_slivers(task, borders, measures.subject_length_m);
    const auto settles = [&](const Borders& limits) {
        // A border moves over no more than its length times the move, and a quarter of a disc about each end and
        // corner.
        const double change =
            limits.length_m * most + static_cast<double>(limits.runs) * std::numbers::pi * most * most;
        const double least = robust - change - slivers;
        return least > 0.0 &&
               same_between(examined, bare(measures), least, std::min(measures.subject_m2, strict + change));
    };
    if (robust <= slivers) return false;  // slivers may become all there is
    if (settles(borders)) return true;
    const auto limits = limits_near(task, areas, near);
    return limits && settles(*limits);
}

bool settled_short_of(const Examined& examined, Approach approach, const model::Measures& moved) {
    if (!moved.exceptions.empty() || !moved.doubtful.features.empty()) return false;
    if (approach == Approach::distances) return by_distance_alone(examined);
    if (approach == Approach::outline) return same_mean_between(examined, moved);
    if (approach != Approach::areas || !plain(examined) || needs_whole_features(examined.task.spec)) return false;
    const model::Measures& found = examined.finding.measures;
    const auto strict =
        std::minmax({measured_area(examined.task, found.strict), measured_area(examined.task, moved.strict)});
    const auto& [least, most] = strict;
    if (most <= 0.0) return true;  // nothing here, nothing there
    // What slivers alone mean hangs on their widths.
    const double least_robust =
        std::min(measured_area(examined.task, found.robust), measured_area(examined.task, moved.robust));
    if (least_robust <= 0.0) return false;
    // Chords of the arcs of a lesser move may lie beyond those of a greater one by half a percent of what they add.
    constexpr double kChords = 0.01;
    return same_between(examined, bare(found), least_robust,
                        std::min(found.subject_m2, most + kChords * (most - least)));
}

bool settled_on_less_ground(const Examined& before) {
    const checks::Task& task = before.task;
    const model::Measures& found = before.finding.measures;
    const bool known = found.coverage.sufficient && found.coverage.uncovered_m2 <= 0.0 && found.envelopes == 0;
    if (!known || !plain(before)) return false;
    constexpr double kDrawn = 0.001;  // m: what is left is drawn to half of it, so that its border may move by as much
    model::Measures less = bare(found);
    less.subject_m2 = task.worker.subject_area();
    less.subject_length_m = geometry::length(task.worker.subject());
    const Box near = task.worker.subject().box();
    const double slivers = most_slivers(task, borders_near(task, areas_near(task, near), near), less.subject_length_m);
    const double drawn = kDrawn * less.subject_length_m;
    const double lost = std::max(0.0, found.subject_m2 - less.subject_m2) + drawn;
    const double least = measured_area(task, found.robust) - lost - slivers;
    const double most = std::min(less.subject_m2, measured_area(task, found.strict) + drawn);
    return least > 0.0 && same_between(before, less, least, most);
}

}  // namespace terracord::assurance

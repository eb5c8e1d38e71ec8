#include "checks/coverage.hpp"

#include <algorithm>

#include "checks/measure.hpp"
#include "geometry/measure.hpp"

namespace terracord::checks {

using geometry::Family;
using geometry::Shape;
using model::Coverage;

namespace {

// docs/semantics.md: a share this small may stay uncovered, if no piece of it is wider than the accuracy.
constexpr double kNegligibleShare = 0.005;

// What is farther from a box than this is farther than rounding can reach.
constexpr double kBeyondRounding = 1e-3;

Result<Coverage> judged(const Shape& uncovered, double set_aside_m2, double subject_m2, double tolerance_m,
                        layers::Worker& worker) {
    Coverage coverage;
    coverage.uncovered_m2 = geometry::area(uncovered);
    coverage.set_aside_m2 = set_aside_m2;
    coverage.covered_share = subject_m2 > 0.0 ? std::max(0.0, 1.0 - coverage.uncovered_m2 / subject_m2) : 0.0;
    auto robust = worker.robust_part(uncovered, tolerance_m);
    if (!robust) return tl::unexpected(robust.error());
    coverage.sufficient = robust->empty() && coverage.uncovered_m2 <= kNegligibleShare * subject_m2;
    coverage.uncovered = coverage.sufficient ? Shape(Family::area) : (robust->empty() ? uncovered : std::move(*robust));
    return coverage;
}

// Ground that features may take which cannot be used, or do not say how far they reach.
Result<Shape> hidden_ground(const Task& task) {
    const Shape& aside = task.layer().set_aside;
    const Shape& unknown = task.binding().unknown_ground;
    if (unknown.empty()) return aside;
    if (aside.empty()) return unknown;
    return task.worker.unite(std::vector<Shape>{aside, unknown}, Family::area);
}

// Ground of the subject on which a partition has no feature, although the document is declared to cover it.
Result<Shape> gaps_of_partition(const Task& task) {
    const layers::Layer& layer = task.layer();
    auto& candidates = task.worker.scratch();
    const geometry::Box box = task.worker.subject().box();
    if (layer.seams && layer.seams->surely_drawn(layer, box, candidates)) {
        ++task.worker.tally().drawn;
        return Shape(Family::area);
    }
    layer.index.query(box, candidates);
    std::vector<Shape> pieces;
    for (const std::uint32_t i : std::vector<std::uint32_t>(candidates)) {
        if (layer.shapes[i].family() != Family::area) continue;
        auto piece = task.worker.inside(layer, i);
        if (!piece) return tl::unexpected(piece.error());
        if (!piece->empty()) pieces.push_back(std::move(*piece));
    }
    auto whole = task.worker.unite(pieces, Family::area);
    if (!whole) return tl::unexpected(whole.error());
    return task.worker.outside(*whole);
}

}  // namespace

Result<Coverage> coverage_of(std::size_t document, double tolerance_m, layers::Worker& worker) {
    auto& memo = worker.coverage_memo()[document];
    if (memo) return *memo;
    const auto uncovered = worker.outside_footprint(document);
    if (!uncovered) return tl::unexpected(uncovered.error());
    auto coverage = judged(*uncovered, 0.0, worker.subject_area(), tolerance_m, worker);
    if (coverage) memo = *coverage;
    return coverage;
}

Result<Coverage> coverage_for(const Task& task) {
    auto coverage = coverage_of(task.spec.document, task.tolerance_m, task.worker);
    if (!coverage) return coverage;
    const layers::Layer& layer = task.layer();
    const bool look_for_gaps = layer.partition && task.declared_coverage;
    const auto aside = hidden_ground(task);
    if (!aside) return tl::unexpected(aside.error());
    if (aside->empty() && !look_for_gaps) return coverage;

    std::vector<Shape> unknown;
    double set_aside_m2 = 0.0;
    auto uncovered = task.worker.outside_footprint(task.spec.document);
    if (!uncovered) return tl::unexpected(uncovered.error());
    if (!uncovered->empty()) unknown.push_back(std::move(*uncovered));
    if (!aside->empty()) {
        auto hidden = task.worker.inside(*aside, aside->box());
        if (!hidden) return tl::unexpected(hidden.error());
        set_aside_m2 = geometry::area(*hidden);
        if (!hidden->empty()) unknown.push_back(std::move(*hidden));
    }
    if (look_for_gaps) {
        auto gaps = gaps_of_partition(task);
        if (!gaps) return tl::unexpected(gaps.error());
        if (!gaps->empty()) unknown.push_back(std::move(*gaps));
    }
    auto whole = task.worker.unite(unknown, Family::area);
    if (!whole) return tl::unexpected(whole.error());
    return judged(*whole, set_aside_m2, task.worker.subject_area(), task.tolerance_m, task.worker);
}

namespace {

// A mean is moved little by little ground; a highest value may lie on any of it.
bool averages(const Task& task) {
    const auto* raster = std::get_if<model::Raster>(&task.spec.kind);
    return raster != nullptr && (raster->statistic == model::RasterStatistic::mean ||
                                 raster->statistic == model::RasterStatistic::percentile);
}

}  // namespace

Result<Coverage> coverage_of_cells(const Task& task, const layers::Worker::Cells& cells) {
    std::vector<Shape> unknown;
    if (!cells.beyond.empty()) unknown.push_back(cells.beyond);
    if (!cells.without.empty()) unknown.push_back(cells.without);
    if (task.store.footprints[task.spec.document].declared) {
        auto uncovered = task.worker.outside_footprint(task.spec.document);
        if (!uncovered) return tl::unexpected(uncovered.error());
        if (!uncovered->empty()) unknown.push_back(std::move(*uncovered));
    }
    auto whole = task.worker.unite(unknown, Family::area);
    if (!whole) return tl::unexpected(whole.error());
    const double subject_m2 = task.worker.subject_area();
    auto coverage = judged(*whole, 0.0, subject_m2, task.tolerance_m, task.worker);
    if (!coverage) return coverage;
    if (!cells.without_drawn) {
        const double share = cells.summary.without / (cells.summary.valued + cells.summary.without);
        coverage->uncovered_m2 =
            std::min(subject_m2, coverage->uncovered_m2 + share * (subject_m2 - geometry::area(cells.beyond)));
        coverage->covered_share = 1.0 - coverage->uncovered_m2 / subject_m2;
        coverage->sufficient = false;
    }
    if (averages(task) && coverage->uncovered_m2 <= kNegligibleShare * subject_m2) {
        coverage->sufficient = true;
        coverage->uncovered = Shape(Family::area);
    }
    return coverage;
}

Result<Coverage> coverage_around(const Task& task, double metres) {
    const layers::Footprint& footprint = task.store.footprints[task.spec.document];
    const auto aside = hidden_ground(task);
    if (!aside) return tl::unexpected(aside.error());
    const bool nothing_hidden =
        aside->empty() || !aside->box().touches(task.worker.subject().box().widened(metres + kBeyondRounding));
    if (nothing_hidden && task.worker.speaks_around(task.spec.document, metres)) return Coverage{};
    auto wide = task.worker.widen(task.worker.subject(), metres);
    if (!wide) return tl::unexpected(wide.error());
    std::vector<Shape> unknown;
    if (!footprint.everywhere) {
        auto uncovered = task.worker.subtract(*wide, footprint.shape);
        if (!uncovered) return tl::unexpected(uncovered.error());
        if (!uncovered->empty()) unknown.push_back(std::move(*uncovered));
    } else if (!footprint.annulled.empty()) {
        auto annulled = task.worker.intersect(*wide, footprint.annulled);
        if (!annulled) return tl::unexpected(annulled.error());
        if (!annulled->empty()) unknown.push_back(std::move(*annulled));
    }
    double set_aside_m2 = 0.0;
    if (!aside->empty()) {
        // A feature that could not be taken may be the nearest one.
        auto hidden = task.worker.intersect(*wide, *aside);
        if (!hidden) return tl::unexpected(hidden.error());
        set_aside_m2 = geometry::area(*hidden);
        if (!hidden->empty()) unknown.push_back(std::move(*hidden));
    }
    auto whole = task.worker.unite(unknown, Family::area);
    if (!whole) return tl::unexpected(whole.error());
    return judged(*whole, set_aside_m2, geometry::area(*wide), task.tolerance_m, task.worker);
}

}  // namespace terracord::checks

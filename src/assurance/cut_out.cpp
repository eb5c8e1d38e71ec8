#include "assurance/cut_out.hpp"

#include <algorithm>
#include <array>

#include "geometry/measure.hpp"
#include "layers/on_grid.hpp"

namespace terracord::assurance {

using geometry::Family;
using geometry::Shape;
using model::CutOut;
using model::Project;

namespace {

// The least ground a plan draws (PPR standard, 25 m2) and the width of a narrow house: tool defaults, no rule of law.
constexpr double kSmallestPlot = 25.0;   // m2
constexpr double kNarrowestPlot = 5.0;   // m, diameter of a disc
constexpr double kWidthStep = 0.1;       // m, to which it is told
// A common border leaves strips of some 1e-8 m; beyond, as little as people can draw, and as plans can show.
constexpr std::array kWidenings{0.01, 0.1, 0.5};
constexpr std::size_t kExact = 2;  // steps before them: robust pieces, slivers too
static_assert(kCutSteps == kExact + kWidenings.size());
// Rounding on a common border leaves strips that are no ground (docs/semantics.md, "Overlaps and gaps of a partition").
constexpr double kDustWidth = 1e-5;  // m, mean
// A suggestion is drawn to the millimetre: no surveyor stakes out less, and files can hold it. What is put again to the
// checks is what is drawn.
constexpr double kDrawnTo = 0.001;  // m
// Less is no ground left: as little as a rule that forbids building may leave free (docs/semantics.md).
constexpr double kNothingShare = 0.005;

// The kinds of parts a finding measured; empty: the perimeter.
std::vector<model::PartKind> kinds_of(const std::string& subject) {
    std::vector<model::PartKind> kinds;
    for (std::size_t from = 0; from < subject.size();) {
        const std::size_t to = std::min(subject.find(';', from), subject.size());
        if (const auto kind = model::part_kind_from(std::string_view(subject).substr(from, to - from)))
            kinds.push_back(*kind);
        from = to + 1;
    }
    return kinds;
}

bool of_parts(const Cut& cut) { return cut.subject != "perimeter"; }

Shape without_dust(const Shape& area) {
    Shape kept(Family::area);
    for (std::size_t i = 0; i < area.part_count(); ++i) {
        const Shape part = area.part(i);
        if (2.0 * geometry::area(part) >= kDustWidth * geometry::length(part)) kept.append(part);
    }
    return kept;
}

Result<Shape> united_parts(const Project& project, const std::vector<model::PartKind>& kinds, layers::Worker& worker) {
    std::vector<Shape> shapes;
    for (const model::Part& part : project.parts) {
        if (std::find(kinds.begin(), kinds.end(), part.kind) != kinds.end()) shapes.push_back(part.shape);
    }
    return worker.unite(shapes, Family::area);
}

}  // namespace

Result<std::optional<Cut>> cut_of(const model::Finding& finding, std::size_t step, layers::Worker& worker) {
    std::vector<Shape> pieces;
    std::vector<Shape> slivers;
    bool thin = false;  // lines and points have no ground of their own
    for (const model::ClassHit& hit : finding.measures.classes) {
        if (!hit.pieces.empty()) {
            thin = thin || hit.pieces.family() != Family::area;
            pieces.push_back(hit.pieces);
        }
        for (const model::Sliver& sliver : hit.slivers) slivers.push_back(sliver.shape);
    }
    if (step == 0 && (slivers.empty() || pieces.empty())) return std::optional<Cut>();
    if (step > 0) pieces.insert(pieces.end(), slivers.begin(), slivers.end());
    if (pieces.empty() || (thin && step < kExact)) return std::optional<Cut>();
    const double metres = step < kExact ? 0.0 : kWidenings[step - kExact];
    if (metres > 0.0) {
        for (Shape& shape : pieces) {
            auto wide = worker.widen(shape, metres);
            if (!wide) return tl::unexpected(wide.error());
            shape = std::move(*wide);
        }
    }
    auto ground = worker.unite(pieces, Family::area);
    if (!ground) return tl::unexpected(ground.error());
    return std::optional(Cut{finding.subject, std::move(*ground), metres});
}

Result<Project> without(const Project& project, const std::vector<Cut>& cuts, layers::Worker& worker) {
    Project less = project;
    for (const Cut& cut : cuts) {
        const auto kinds = kinds_of(cut.subject);
        if (!of_parts(cut)) {
            auto rest = worker.subtract(less.perimeter, cut.ground);
            if (!rest) return tl::unexpected(rest.error());
            less.perimeter = without_dust(*rest);
        }
        for (model::Part& part : less.parts) {
            if (of_parts(cut) && std::find(kinds.begin(), kinds.end(), part.kind) == kinds.end()) continue;
            auto rest = worker.subtract(part.shape, cut.ground);
            if (!rest) return tl::unexpected(rest.error());
            part.shape = without_dust(*rest);
        }
    }
    if (less.perimeter != project.perimeter) {
        auto drawn = layers::on_grid(less.perimeter, kDrawnTo);
        if (!drawn) return tl::unexpected(drawn.error());
        less.perimeter = std::move(*drawn);
    }
    for (std::size_t i = 0; i < less.parts.size(); ++i) {
        if (less.parts[i].shape == project.parts[i].shape) continue;
        auto drawn = layers::on_grid(less.parts[i].shape, kDrawnTo);
        if (!drawn) return tl::unexpected(drawn.error());
        less.parts[i].shape = std::move(*drawn);
    }
    std::erase_if(less.parts, [](const model::Part& part) { return part.shape.empty(); });
    less.area_m2 = geometry::area(less.perimeter);
    if (project.area_m2 > 0.0) less.area_ellipsoidal_m2 *= less.area_m2 / project.area_m2;
    return less;
}

Result<CutOut> described(const Project& project, const Project& less, const std::vector<Cut>& cuts,
                         layers::Worker& worker) {
    CutOut out;
    const auto cut = std::find_if(cuts.begin(), cuts.end(), [](const Cut& one) { return !of_parts(one); });
    out.subject = cut != cuts.end() ? cut->subject : cuts.front().subject;
    for (const Cut& one : cuts) out.widened_m = std::max(out.widened_m, one.widened_m);
    double before = project.area_m2;
    if (cut != cuts.end()) {
        out.kept = less.perimeter;
        before = geometry::area(project.perimeter);
    } else {
        const auto kinds = kinds_of(out.subject);
        const auto whole = united_parts(project, kinds, worker);
        const auto kept = united_parts(less, kinds, worker);
        if (!whole) return tl::unexpected(whole.error());
        if (!kept) return tl::unexpected(kept.error());
        before = geometry::area(*whole);
        auto drawn = layers::on_grid(*kept, kDrawnTo);
        if (!drawn) return tl::unexpected(drawn.error());
        out.kept = std::move(*drawn);
    }
    out.kept_m2 = geometry::area(out.kept);
    out.lost_m2 = std::max(0.0, before - out.kept_m2);
    out.lost_share = before > 0.0 ? std::min(1.0, out.lost_m2 / before) : 0.0;
    out.parts = static_cast<std::int64_t>(out.kept.part_count());
    for (std::size_t i = 0; i < out.kept.part_count(); ++i) {
        const Shape part = out.kept.part(i);
        const double area = geometry::area(part);
        auto width = worker.inscribed_width(part, kWidthStep);
        if (!width) return tl::unexpected(width.error());
        const bool room = area >= kSmallestPlot && *width >= kNarrowestPlot;
        if (!room) ++out.crumbs;
        out.buildable = out.buildable || room;
        if (area <= out.largest_part_m2) continue;
        out.largest_part_m2 = area;
        out.widest_m = *width;
    }
    return out;
}

bool nothing_left(const CutOut& cut) { return cut.kept_m2 <= kNothingShare * (cut.kept_m2 + cut.lost_m2); }

}  // namespace terracord::assurance

// How wide areas are, and the slivers among them.
#include <algorithm>

#include "geometry/clear_disc.hpp"
#include "geometry/edges_near.hpp"
#include "geometry/measure.hpp"
#include "layers/worker_state.hpp"

namespace terracord::layers {

using geometry::Family;
using geometry::Shape;

Result<double> Worker::inscribed_width(const Shape& area, double tolerance) {
    ++counts_.widths;
    return state_->widest(area, tolerance, std::numeric_limits<double>::infinity());
}

namespace {

constexpr double kWidthSteps = 50.0;  // of a tolerance, to which a width is searched

// Does a narrow piece follow the border of the subject? Its corners and the middles of its edges must all be near it: a
// strip that crosses has its corners on the border too. `edges`: scratch; `looked_at`: how many there were, added up.
bool lies_along(const Shape& piece, const Shape& subject, const geometry::EdgeTree& tree, double reach,
                std::vector<std::uint32_t>& edges, std::uint64_t& looked_at) {
    const auto near = [&](geometry::Point point) {
        return std::any_of(edges.begin(), edges.end(), [&](std::uint32_t edge) {
            return geometry::distance_to_edge(point, subject.points()[edge], subject.points()[edge + 1]) <= reach;
        });
    };
    for (std::size_t r = 0; r < piece.ring_count(); ++r) {
        const auto ring = piece.ring(r);
        for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
            const geometry::Point middle{(ring[i].x + ring[i + 1].x) / 2.0, (ring[i].y + ring[i + 1].y) / 2.0};
            tree.query(subject, geometry::edge_box(ring[i], middle).widened(reach), edges);
            looked_at += edges.size();
            if (!near(ring[i]) || !near(middle)) return false;
        }
    }
    return true;
}

}  // namespace

Result<Worker::Width> Worker::width_under(const Shape& part, double tolerance) {
    Width width{.area_m2 = geometry::area(part), .mean_m = 0.0, .inscribed_m = std::nullopt};
    width.mean_m = 2.0 * width.area_m2 / geometry::length(part);
    if (width.mean_m >= tolerance) return width;
    // A thin arm does not make a sliver of a body: the widest place decides. Any place wide enough will do.
    ++counts_.widths;
    const auto inscribed = state_->widest(part, tolerance / kWidthSteps, tolerance);
    if (!inscribed) return tl::unexpected(inscribed.error());
    if (*inscribed < tolerance) width.inscribed_m = *inscribed;
    return width;
}

Result<Worker::Split> Worker::split_slivers(const Shape& area, double tolerance) {
    Split split{.robust = Shape(Family::area), .slivers = {}};
    for (std::size_t i = 0; i < area.part_count(); ++i) {
        Shape part = area.part(i);
        const auto width = width_under(part, tolerance);
        if (!width) return tl::unexpected(width.error());
        if (!width->inscribed_m) {
            split.robust.append(part);
            continue;
        }
        const bool along_border =
            state_->subject == nullptr ||
            lies_along(part, *state_->subject, state_->clip.subject_tree(), tolerance, state_->edges, counts_.vertices);
        split.slivers.push_back({.shape = std::move(part),
                                 .area_m2 = width->area_m2,
                                 .mean_width_m = width->mean_m,
                                 .along_border = along_border,
                                 .inscribed_width_m = *width->inscribed_m});
    }
    return split;
}

Result<Shape> Worker::robust_part(const Shape& area, double tolerance) {
    Shape robust(Family::area);
    for (std::size_t i = 0; i < area.part_count(); ++i) {
        const Shape part = area.part(i);
        // The search tells widths to within a step, so a bound must be clear of it.
        if (geometry::widest_disc(part) < tolerance * (1.0 - 2.0 / kWidthSteps)) continue;
        const auto width = width_under(part, tolerance);
        if (!width) return tl::unexpected(width.error());
        if (!width->inscribed_m) robust.append(part);
    }
    return robust;
}

}  // namespace terracord::layers

#include "layers/tiling.hpp"

#include <algorithm>
#include <cmath>
#include <span>
#include <tuple>
#include <utility>

#include "geometry/clear_disc.hpp"
#include "geometry/edge_balance.hpp"
#include "geometry/measure.hpp"
#include "geometry/nearest.hpp"
#include "geos/geometry.hpp"
#include "geos/overlay.hpp"
#include "layers/narrow.hpp"

namespace terracord::layers {

using geometry::Family;
using geometry::Shape;

namespace {

class Measuring {
   public:
    Measuring(const Layer& layer, const TilingOptions& options) : layer_(layer), options_(options) {
        geometry::Box all;
        for (const geometry::Box& box : layer.boxes) all.add(box);
        // A power of two, so that moving a vertex there and back is exact.
        constexpr double kStep = 1024.0;
        if (!all.empty())
            origin_ = {std::round((all.min_x + all.max_x) / 2.0 / kStep) * kStep,
                       std::round((all.min_y + all.max_y) / 2.0 / kStep) * kStep};
    }

    Result<Tiling> run() {
        for (std::uint32_t i = 0; i < layer_.shapes.size(); ++i) {
            if (!measured(i)) continue;
            tiling_.zones_m2 += geometry::area(layer_.shapes[i]);
            balance_.add(layer_.shapes[i]);
        }
        if (auto done = survey_faces(); !done) return tl::unexpected(done.error());
        if (auto done = overlaps(); !done) return tl::unexpected(done.error());
        tiling_.union_m2 = tiling_.zones_m2 - tiling_.excess_m2;
        order_gaps();
        return std::move(tiling_);
    }

   private:
    [[nodiscard]] bool measured(std::uint32_t i) const { return layer_.shapes[i].family() == Family::area; }

    static bool has_width(const Shape& ground) {
        const double around = geometry::length(ground);
        return around > 0.0 && 2.0 * geometry::area(ground) / around >= kLeastWidthM;
    }

    geos::Geometry of(const Shape& shape) { return geos::Geometry::from_shape(context_, shape, origin_); }

    // The depth of cover changes along the edges that did not cancel and nowhere else, so it is constant on every face
    // between them: 0 is a gap, 2 or more is ground drawn twice.
    Result<void> survey_faces() {
        tiling_.open_edges = balance_.open_edges();
        if (tiling_.open_edges.empty()) return {};
        const auto made = geos::faces(context_, of(tiling_.open_edges));
        if (!made) return tl::unexpected(made.error());
        const Shape faces = made->to_shape(Family::area, origin_);
        for (std::size_t f = 0; f < faces.part_count(); ++f) {
            Shape face = faces.part(f);
            if (!has_width(face)) continue;
            const auto depth = depth_of(face);
            if (!depth) return tl::unexpected(depth.error());
            if (*depth == 0) {
                if (auto added = add_gap(std::move(face)); !added) return added;
            } else if (*depth > 1) {
                tiling_.excess_m2 += static_cast<double>(*depth - 1) * geometry::area(face);
                deep_.push_back(face.box());
            }
        }
        return {};
    }

    Result<std::size_t> depth_of(const Shape& face) {
        // In a needle along a border that two zones share rounding would say whose ground the whole face is.
        auto wide = geometry::clear_point(face);
        if (!wide) {
            const auto inside = geos::point_inside(of(face));
            if (!inside) return tl::unexpected(inside.error());
            wide = geometry::Point{inside->x + origin_.x, inside->y + origin_.y};
        }
        const geometry::Point point = *wide;
        layer_.index.query({point.x, point.y, point.x, point.y}, near_);
        return static_cast<std::size_t>(std::count_if(near_.begin(), near_.end(), [&](std::uint32_t i) {
            return measured(i) && geometry::inside(point, layer_.shapes[i]);
        }));
    }

    // Which zones share the ground that is drawn twice: pairs that meet where such ground lies, each once. A face of
    // depth 2 may lie under many pairs.
    Result<void> overlaps() {
        std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
        for (const geometry::Box& box : deep_) {
            layer_.index.query(box, near_);
            std::erase_if(near_, [&](std::uint32_t i) { return !measured(i); });
            for (std::size_t a = 0; a < near_.size(); ++a) {
                for (std::size_t b = a + 1; b < near_.size(); ++b) {
                    if (layer_.boxes[near_[a]].touches(layer_.boxes[near_[b]])) pairs.emplace_back(near_[a], near_[b]);
                }
            }
        }
        std::sort(pairs.begin(), pairs.end());
        pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
        for (auto first = pairs.begin(); first != pairs.end();) {
            const auto last =
                std::find_if(first, pairs.end(), [&](const auto& pair) { return pair.first != first->first; });
            if (auto done = overlaps_of(std::span(first, last)); !done) return done;
            first = last;
        }
        return {};
    }

    // Pairs of one first zone, which is prepared for the others.
    Result<void> overlaps_of(std::span<const std::pair<std::uint32_t, std::uint32_t>> pairs) {
        const geos::Geometry zone = of(layer_.shapes[pairs.front().first]);
        const geos::Prepared prepared(zone);
        for (const auto& [i, j] : pairs) {
            const geos::Geometry other = of(layer_.shapes[j]);
            if (!prepared.intersects(other)) continue;
            const auto common = geos::intersection(zone, other);
            if (!common) return tl::unexpected(common.error());
            Shape ground = common->to_shape(Family::area, origin_);
            const double area = geometry::area(ground);
            if (!has_width(ground)) continue;
            SharedGround shared{.first = i, .second = j, .area_m2 = area, .sliver = true, .shape = Shape(Family::area)};
            for (std::size_t part = 0; part < ground.part_count() && shared.sliver; ++part) {
                const auto narrow = narrower_than(context_, ground.part(part), options_.accuracy_m, origin_);
                if (!narrow) return tl::unexpected(narrow.error());
                shared.sliver = *narrow;
            }
            if (options_.keep_shapes) shared.shape = std::move(ground);
            tiling_.shared_m2 += area;
            tiling_.shared.push_back(std::move(shared));
        }
        return {};
    }

    void order_gaps() {
        std::sort(tiling_.gaps.begin(), tiling_.gaps.end(), [](const Gap& a, const Gap& b) {
            const geometry::Box left = a.shape.box();
            const geometry::Box right = b.shape.box();
            return std::tie(left.min_x, left.min_y, a.area_m2) < std::tie(right.min_x, right.min_y, b.area_m2);
        });
        for (Gap& gap : tiling_.gaps) {
            tiling_.gaps_m2 += gap.area_m2;
            if (!options_.keep_shapes) gap.shape = Shape(Family::area);
        }
    }

    Result<void> add_gap(Shape ground) {
        const auto narrow = narrower_than(context_, ground, options_.accuracy_m, origin_);
        if (!narrow) return tl::unexpected(narrow.error());
        Gap gap{.area_m2 = geometry::area(ground), .sliver = *narrow, .shape = std::move(ground)};
        tiling_.gaps.push_back(std::move(gap));
        return {};
    }

    const Layer& layer_;
    TilingOptions options_;
    geometry::Point origin_;
    geos::Context context_;
    geometry::EdgeBalance balance_;
    std::vector<geometry::Box> deep_;  // of the faces drawn twice or more
    std::vector<std::uint32_t> near_;
    Tiling tiling_;
};

}  // namespace

Result<Tiling> tiling_of(const Layer& layer, const TilingOptions& options) { return Measuring(layer, options).run(); }

}  // namespace terracord::layers

#include "layers/tiling.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>

#include "geometry/measure.hpp"
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
            if (auto done = overlaps_of(i); !done) return tl::unexpected(done.error());
        }
        if (auto done = gaps(); !done) return tl::unexpected(done.error());
        tiling_.excess_m2 = std::max(0.0, tiling_.zones_m2 - tiling_.union_m2);
        return std::move(tiling_);
    }

   private:
    [[nodiscard]] bool measured(std::uint32_t i) const { return layer_.shapes[i].family() == Family::area; }

    static bool has_width(const Shape& ground) {
        const double around = geometry::length(ground);
        return around > 0.0 && 2.0 * geometry::area(ground) / around >= kLeastWidthM;
    }

    geos::Geometry of(const Shape& shape) { return geos::Geometry::from_shape(context_, shape, origin_); }

    // Each pair once, at its first zone; that one is prepared for its neighbours.
    Result<void> overlaps_of(std::uint32_t i) {
        layer_.index.query(layer_.boxes[i], near_);
        std::erase_if(near_, [&](std::uint32_t j) { return j <= i || !measured(j); });
        if (near_.empty()) return {};
        const geos::Geometry zone = of(layer_.shapes[i]);
        const geos::Prepared prepared(zone);
        for (const std::uint32_t j : near_) {
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

    Result<void> gaps() {
        std::vector<geos::Geometry> members;
        for (std::uint32_t i = 0; i < layer_.shapes.size(); ++i) {
            if (measured(i)) members.push_back(of(layer_.shapes[i]));
        }
        if (members.empty()) return {};
        const auto whole = geos::unite(context_, std::move(members));
        if (!whole) return tl::unexpected(whole.error());
        tiling_.union_m2 = whole->area();
        const Shape ground = whole->to_shape(Family::area, origin_);
        for (std::size_t part = 0; part < ground.part_count(); ++part) {
            for (std::size_t ring = ground.part_begin(part) + 1; ring < ground.part_end(part); ++ring) {
                if (auto added = add_gap(ground.ring(ring)); !added) return added;
            }
        }
        std::sort(tiling_.gaps.begin(), tiling_.gaps.end(), [](const Gap& a, const Gap& b) {
            const geometry::Box left = a.shape.box();
            const geometry::Box right = b.shape.box();
            return std::tie(left.min_x, left.min_y, a.area_m2) < std::tie(right.min_x, right.min_y, b.area_m2);
        });
        for (Gap& gap : tiling_.gaps) {
            tiling_.gaps_m2 += gap.area_m2;
            if (!options_.keep_shapes) gap.shape = Shape(Family::area);
        }
        return {};
    }

    Result<void> add_gap(std::span<const geometry::Point> ring) {
        Gap gap{.area_m2 = 0.0, .sliver = false, .shape = Shape(Family::area)};
        for (const geometry::Point& point : ring) gap.shape.add_point(point);
        gap.shape.end_ring();
        gap.shape.end_part();
        gap.area_m2 = geometry::area(gap.shape);
        if (!has_width(gap.shape)) return {};
        const auto narrow = narrower_than(context_, gap.shape, options_.accuracy_m, origin_);
        if (!narrow) return tl::unexpected(narrow.error());
        gap.sliver = *narrow;
        tiling_.gaps.push_back(std::move(gap));
        return {};
    }

    const Layer& layer_;
    TilingOptions options_;
    geometry::Point origin_;
    geos::Context context_;
    std::vector<std::uint32_t> near_;
    Tiling tiling_;
};

}  // namespace

Result<Tiling> tiling_of(const Layer& layer, const TilingOptions& options) { return Measuring(layer, options).run(); }

}  // namespace terracord::layers

// The only file that compiles Boost's overlays (12 s). Without rescaling to integers: with it areas are off by 1e-5.
#define BOOST_GEOMETRY_NO_ROBUSTNESS
#include "boost_areas.hpp"

#include <boost/geometry.hpp>
#include <boost/geometry/geometries/multi_polygon.hpp>
#include <boost/geometry/geometries/point_xy.hpp>
#include <boost/geometry/geometries/polygon.hpp>

namespace terracord::differential {

namespace bg = boost::geometry;

namespace {

using Polygon = bg::model::polygon<bg::model::d2::point_xy<double>>;
using Polygons = bg::model::multi_polygon<Polygon>;

// About the subject's corner: Boost's shoelace would lose digits at national coordinates.
Polygons polygons(const geometry::Shape& shape, geometry::Point origin) {
    Polygons out;
    for (std::size_t part = 0; part < shape.part_count(); ++part) {
        Polygon polygon;
        for (std::size_t r = shape.part_begin(part); r < shape.part_end(part); ++r) {
            const bool shell = r == shape.part_begin(part);
            if (!shell) polygon.inners().emplace_back();
            auto& ring = shell ? polygon.outer() : polygon.inners().back();
            for (const geometry::Point& p : shape.ring(r)) ring.emplace_back(p.x - origin.x, p.y - origin.y);
        }
        out.push_back(std::move(polygon));
    }
    bg::correct(out);
    return out;
}

}  // namespace

std::optional<double> boost_covered(const geometry::Shape& subject, std::span<const geometry::Shape> zones) {
    try {
        const geometry::Box box = subject.box();
        const geometry::Point origin{box.min_x, box.min_y};
        const Polygons area = polygons(subject, origin);
        Polygons whole;
        for (const geometry::Shape& zone : zones) {
            Polygons piece;
            bg::intersection(area, polygons(zone, origin), piece);
            Polygons sum;
            bg::union_(whole, piece, sum);
            whole = std::move(sum);
        }
        return bg::area(whole);
    } catch (const std::exception&) {
        return std::nullopt;
    }
}

}  // namespace terracord::differential

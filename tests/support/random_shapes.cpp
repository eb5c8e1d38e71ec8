#include "support/random_shapes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numbers>

#include "geos/geometry.hpp"
#include "geos/overlay.hpp"
#include "support/shapes.hpp"

namespace terracord::testing {

using geometry::Box;
using geometry::Shape;

namespace {

// Overlays make valid areas; so does this, whatever came in.
Shape usable(geos::Context& context, const Shape& shape) {
    geos::Geometry drawn = geos::Geometry::from_shape(context, shape);
    if (drawn.valid() && drawn.area() > 0.0) return shape;
    const auto valid = geos::make_valid(drawn);
    return valid ? valid->to_shape(Family::area) : Shape(Family::area);
}

template <class Call>
Shape ring_by_ring(const Shape& shape, const Call& call) {
    Shape out(shape.family());
    for (std::size_t part = 0; part < shape.part_count(); ++part) {
        for (std::size_t r = shape.part_begin(part); r < shape.part_end(part); ++r) {
            Points points(shape.ring(r).begin(), shape.ring(r).end() - 1);  // open
            call(points);
            for (const Point& point : points) out.add_point(point);
            out.end_ring();
        }
        out.end_part();
    }
    return out;
}

}  // namespace

Shape RandomShapes::star() {
    const int count = whole(5, 60);
    const Point at{centre.x + between(-60, 60), centre.y + between(-60, 60)};
    Points points;
    for (int i = 0; i < count; ++i) {
        const double angle = 2.0 * std::numbers::pi * i / count;
        const double radius = between(10.0, 120.0);
        points.push_back({at.x + radius * std::cos(angle), at.y + radius * std::sin(angle)});
    }
    return polygon(points);
}

Shape RandomShapes::comb() {
    const int teeth = whole(3, 20);
    const double x = centre.x + between(-120, 0);
    const double y = centre.y + between(-120, 0);
    const double pitch = 200.0 / teeth;
    const double width = pitch * between(0.1, 0.9);
    Points points{{x, y}, {x + 200.0, y}};
    for (int i = teeth - 1; i >= 0; --i) {
        const double left = x + pitch * i;
        const double top = y + between(20.0, 200.0);
        points.push_back({left + width, y + 10.0});
        points.push_back({left + width, top});
        points.push_back({left, top});
        points.push_back({left, y + 10.0});
    }
    points[1].x = points[2].x;  // the base ends with the last tooth
    return polygon(points);
}

Shape RandomShapes::ring_with_hole() {
    const double x = centre.x + between(-100, 0);
    const double y = centre.y + between(-100, 0);
    const double side = between(60, 160);
    const double hole = side * between(0.1, 0.4);
    const bool touching = whole(0, 1) == 1;
    const double hx = touching ? x : x + side * 0.3;
    // A diamond whose left corner lies on the shell, or inside.
    const Points diamond{{hx, y + side / 2},
                         {hx + hole, y + side / 2 - hole},
                         {hx + 2 * hole, y + side / 2},
                         {hx + hole, y + side / 2 + hole}};
    return polygon(ring(x, y, side, side), {diamond});
}

Shape RandomShapes::sliver() {
    const double angle = between(0, std::numbers::pi);
    const double length = between(50, 300);
    const double width = std::pow(10.0, between(-6, 0.5));
    const Point at{centre.x + between(-50, 50), centre.y + between(-50, 50)};
    const Point along{std::cos(angle) * length / 2, std::sin(angle) * length / 2};
    const Point across{-std::sin(angle) * width / 2, std::cos(angle) * width / 2};
    return polygon({{at.x - along.x - across.x, at.y - along.y - across.y},
                    {at.x + along.x - across.x, at.y + along.y - across.y},
                    {at.x + along.x + across.x, at.y + along.y + across.y},
                    {at.x - along.x + across.x, at.y - along.y + across.y}});
}

Shape RandomShapes::several() {
    Shape shape;
    const int parts = whole(2, 5);
    for (int i = 0; i < parts; ++i) {
        // In rows of their own: disjoint whatever their sizes.
        shape.append(
            rectangle(centre.x + between(-100, 0), centre.y - 100.0 + 40.0 * i, between(1, 150), between(1, 35)));
    }
    return shape;
}

Shape RandomShapes::any() {
    geos::Context context;
    while (true) {
        Shape shape;
        switch (whole(0, 5)) {
            case 0:
            case 1: shape = star(); break;
            case 2: shape = comb(); break;
            case 3: shape = ring_with_hole(); break;
            case 4: shape = several(); break;
            default: shape = sliver();
        }
        shape = usable(context, shape);
        if (!shape.empty()) return shape;
    }
}

RandomShapes::Pair RandomShapes::pair() {
    Pair pair;
    pair.a = any();
    pair.b = derived(pair.a);
    return pair;
}

Shape RandomShapes::derived(const Shape& from) {
    geos::Context context;
    const auto of = [&](const Shape& shape) { return geos::Geometry::from_shape(context, shape); };
    const auto result = [&](const Result<geos::Geometry>& made) {
        const Shape shape = made ? made->to_shape(Family::area) : Shape(Family::area);
        return usable(context, shape);
    };
    const Box box = from.box();
    while (true) {
        Shape shape;
        switch (whole(0, 9)) {
            case 0: shape = any(); break;
            case 1: shape = result(geos::buffer(of(from), between(0.01, 20.0))); break;
            case 2: shape = result(geos::buffer(of(from), -between(0.01, 5.0))); break;
            case 3:
                shape =
                    result(geos::difference(of(rectangle(box.min_x, box.min_y, box.width(), box.height())), of(from)));
                break;
            case 4: {
                std::vector<geos::Geometry> members;
                members.push_back(of(from));
                members.push_back(of(any()));
                shape = result(geos::unite(context, std::move(members)));
                break;
            }
            case 5: shape = result(geos::difference(of(from), of(any()))); break;
            case 6: shape = result(geos::intersection(of(from), of(any()))); break;
            case 7: shape = moved(from, between(-20, 20), whole(0, 1) == 0 ? 0.0 : between(-20, 20)); break;
            case 8:  // a hair
                shape = from;
                shape = ring_by_ring(from, [&](Points& points) {
                    for (Point& point : points) point.x += between(-1e-7, 1e-7);
                });
                shape = usable(context, shape);
                break;
            default: {
                // A quadrilateral on one of its edges.
                const auto edges = from.ring(0);
                const auto i = static_cast<std::size_t>(whole(0, static_cast<int>(edges.size()) - 2));
                const Point p = edges[i];
                const Point q = edges[i + 1];
                const double depth = between(-30, 30);
                const double length = std::hypot(q.x - p.x, q.y - p.y);
                const Point across{-(q.y - p.y) / length * depth, (q.x - p.x) / length * depth};
                shape = usable(context,
                               polygon({p, q, {q.x + across.x, q.y + across.y}, {p.x + across.x, p.y + across.y}}));
            }
        }
        if (!shape.empty() && std::isfinite(shape.box().min_x)) return shape;
    }
}

std::vector<Shape> RandomShapes::tiling(int side) {
    std::vector<double> xs{centre.x - 1000.0};
    std::vector<double> ys{centre.y - 1000.0};
    for (int i = 1; i < side; ++i) {
        xs.push_back(centre.x + between(-250, 250));
        ys.push_back(centre.y + between(-250, 250));
    }
    xs.push_back(centre.x + 1000.0);
    ys.push_back(centre.y + 1000.0);
    std::sort(xs.begin(), xs.end());
    std::sort(ys.begin(), ys.end());
    // Inner corners are shared by four cells, and moved: oblique borders, no gaps, no overlaps.
    std::vector<std::vector<Point>> corner(xs.size(), std::vector<Point>(ys.size()));
    for (std::size_t i = 0; i < xs.size(); ++i) {
        for (std::size_t j = 0; j < ys.size(); ++j) corner[i][j] = {xs[i], ys[j]};
    }
    std::vector<Shape> cells;
    for (std::size_t i = 0; i + 1 < xs.size(); ++i) {
        for (std::size_t j = 0; j + 1 < ys.size(); ++j) {
            const Point& a = corner[i][j];
            const Point& b = corner[i + 1][j];
            const Point& c = corner[i + 1][j + 1];
            const Point& d = corner[i][j + 1];
            // Along one diagonal: slanted shared borders as well as straight ones.
            cells.push_back(polygon({a, b, c}));
            cells.push_back(polygon({a, c, d}));
        }
    }
    return cells;
}

std::string wkt(const Shape& shape) {
    std::string text = "MULTIPOLYGON(";
    for (std::size_t part = 0; part < shape.part_count(); ++part) {
        text += part == 0 ? "(" : ",(";
        for (std::size_t r = shape.part_begin(part); r < shape.part_end(part); ++r) {
            text += r == shape.part_begin(part) ? "(" : ",(";
            for (const Point& point : shape.ring(r)) text += fmt::format("{} {},", point.x, point.y);
            text.back() = ')';
        }
        text += ")";
    }
    return text + ")";
}

Shape moved(Shape shape, double dx, double dy) {
    for (Point& point : shape.points()) point = {point.x + dx, point.y + dy};
    return shape;
}

Shape quarter_turn(Shape shape) {
    for (Point& point : shape.points()) point = {-point.y, point.x};
    return shape;
}

Shape turned(Shape shape, Point about, double radians) {
    const double c = std::cos(radians);
    const double s = std::sin(radians);
    for (Point& point : shape.points()) {
        const double x = point.x - about.x;
        const double y = point.y - about.y;
        point = {about.x + c * x - s * y, about.y + s * x + c * y};
    }
    return shape;
}

Shape reversed(const Shape& shape) {
    return ring_by_ring(shape, [](Points& points) { std::reverse(points.begin(), points.end()); });
}

Shape restarted(const Shape& shape, std::size_t by) {
    return ring_by_ring(shape, [&](Points& points) {
        std::rotate(points.begin(), points.begin() + static_cast<std::ptrdiff_t>(by % points.size()), points.end());
    });
}

Shape with_midpoints(const Shape& shape) {
    return ring_by_ring(shape, [](Points& points) {
        Points more;
        for (std::size_t i = 0; i < points.size(); ++i) {
            const Point& next = points[(i + 1) % points.size()];
            more.push_back(points[i]);
            more.push_back({(points[i].x + next.x) / 2.0, (points[i].y + next.y) / 2.0});
        }
        points = std::move(more);
    });
}

}  // namespace terracord::testing

#include "report/html_shapes.hpp"

#include <cmath>
#include <span>
#include <utility>
#include <vector>

namespace terracord::report {

namespace {

using geometry::Family;
using geometry::Point;
using geometry::Shape;

constexpr double kUnits = 1e7;  // to a degree
constexpr int kBoxDecimals = 6;

struct Whole {
    std::int64_t x = 0;
    std::int64_t y = 0;
    bool operator==(const Whole&) const = default;
};

Whole whole(Point point) { return {std::llround(point.x * kUnits), std::llround(point.y * kUnits)}; }

// The points without repeated ones; the closing point of a ring goes as well.
std::vector<Whole> distinct(std::span<const Point> points, bool ring) {
    std::vector<Whole> out;
    out.reserve(points.size());
    for (const Point point : points) {
        const Whole one = whole(point);
        if (out.empty() || !(out.back() == one)) out.push_back(one);
    }
    while (ring && out.size() > 1 && out.back() == out.front()) out.pop_back();
    return out;
}

void append(std::string& out, const std::vector<Whole>& points) {
    Whole before;
    out += '[';
    for (std::size_t i = 0; i < points.size(); ++i) {
        if (i > 0) out += ',';
        out += std::to_string(points[i].x - before.x) + "," + std::to_string(points[i].y - before.y);
        before = points[i];
    }
    out += ']';
}

// The rings of one polygon, or the line of one part; nothing where it collapses.
std::string part_text(const Shape& shape, std::size_t part) {
    const bool area = shape.family() == Family::area;
    std::string out;
    for (std::size_t r = shape.part_begin(part); r < shape.part_end(part); ++r) {
        const std::vector<Whole> points = distinct(shape.ring(r), area);
        const bool usable = points.size() >= (area ? 3U : 2U);
        if (!usable && r == shape.part_begin(part)) return {};
        if (!usable) continue;
        if (!out.empty()) out += ',';
        append(out, points);
    }
    return area && !out.empty() ? "[" + out + "]" : out;
}

std::string points_text(std::span<const Point> points) {
    std::string out = "[1,";
    append(out, distinct(points, false));
    return out + "]";
}

std::string shape_text(const Shape& shape) {
    if (shape.family() == Family::point) return points_text(shape.points());
    std::string parts;
    for (std::size_t part = 0; part < shape.part_count(); ++part) {
        const std::string text = part_text(shape, part);
        if (text.empty()) continue;
        if (!parts.empty()) parts += ',';
        parts += text;
    }
    if (parts.empty()) return points_text(shape.points().first(1));
    return std::string(shape.family() == Family::line ? "[2,[" : "[3,[") + parts + "]]";
}

}  // namespace

Result<HtmlShapes> HtmlShapes::from(const gdal::Crs& crs, std::size_t most_bytes) {
    auto wgs84 = gdal::Crs::parse("EPSG:4326");
    if (!wgs84) return tl::unexpected(wgs84.error());
    auto transform = gdal::Transform::make(crs, *wgs84);
    if (!transform) return tl::unexpected(transform.error());
    return HtmlShapes(std::move(*transform), most_bytes);
}

void HtmlShapes::write(JsonWriter& json, const Shape& shape) {
    Shape moved = shape;
    if (shape.empty() || transform_.apply(moved.points()) > 0) {
        json.null();
        return;
    }
    const std::string text = shape_text(moved);
    if (text.size() > room_) {
        ++left_out_;
        json.null();
        return;
    }
    room_ -= text.size();
    json.raw(text);
}

void HtmlShapes::write_box(JsonWriter& json, const geometry::Box& box) const {
    std::vector<Point> corners{
        {box.min_x, box.min_y}, {box.min_x, box.max_y}, {box.max_x, box.min_y}, {box.max_x, box.max_y}};
    if (box.empty() || transform_.apply(corners) > 0) {
        json.null();
        return;
    }
    geometry::Box moved;
    for (const Point corner : corners) moved.add(corner);
    json.begin_array().fixed(moved.min_x, kBoxDecimals).fixed(moved.min_y, kBoxDecimals);
    json.fixed(moved.max_x, kBoxDecimals).fixed(moved.max_y, kBoxDecimals).end_array();
}

}  // namespace terracord::report

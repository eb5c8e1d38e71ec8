#include "report/lonlat.hpp"

#include <array>
#include <cmath>
#include <span>
#include <vector>

#include "base/json_writer.hpp"
#include "geometry/measure.hpp"

namespace terracord::report {

namespace {

using geometry::Family;
using geometry::Point;
using geometry::Shape;

constexpr int kUsualDecimals = 9;
constexpr int kFinestDecimals = 11;

double rounded(double value, int decimals) {
    const double scale = std::pow(10.0, decimals);
    return std::round(value * scale) / scale;
}

// The closed ring without its last point, rounded, without repeated points and without spikes (a-b-a).
std::vector<Point> clean_ring(std::span<const Point> ring, int decimals) {
    std::vector<Point> out;
    for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
        const Point point{rounded(ring[i].x, decimals), rounded(ring[i].y, decimals)};
        if (!out.empty() && out.back() == point) continue;
        if (out.size() >= 2 && out[out.size() - 2] == point) {
            out.pop_back();
            continue;
        }
        out.push_back(point);
    }
    // The same across the seam.
    std::size_t first = 0;
    while (out.size() - first >= 2) {
        if (out.back() == out[first] || out[out.size() - 2] == out[first]) {
            out.pop_back();
        } else if (out.back() == out[first + 1]) {
            ++first;
        } else {
            break;
        }
    }
    out.erase(out.begin(), out.begin() + static_cast<std::ptrdiff_t>(first));
    return out;
}

// One polygon at a number of decimals; empty where its shell collapses.
Shape clean_polygon(const Shape& shape, std::size_t part, int decimals) {
    Shape out(Family::area);
    for (std::size_t r = shape.part_begin(part); r < shape.part_end(part); ++r) {
        std::vector<Point> ring = clean_ring(shape.ring(r), decimals);
        if (ring.size() >= 3) ring.push_back(ring.front());
        const bool usable = ring.size() >= 4 && geometry::signed_area(ring) != 0.0;
        if (!usable && r == shape.part_begin(part)) return Shape(Family::area);
        if (!usable) continue;
        for (const Point point : ring) out.add_point(point);
        out.end_ring();
    }
    out.end_part();
    geometry::orient(out);
    return out;
}

// One line at a number of decimals; empty where it collapses to a point.
Shape clean_line(const Shape& shape, std::size_t part, int decimals) {
    std::vector<Point> line;
    for (std::size_t r = shape.part_begin(part); r < shape.part_end(part); ++r) {
        for (const Point raw : shape.ring(r)) {
            const Point point{rounded(raw.x, decimals), rounded(raw.y, decimals)};
            if (line.empty() || line.back() != point) line.push_back(point);
        }
    }
    Shape out(Family::line);
    if (line.size() < 2) return out;
    for (const Point point : line) out.add_point(point);
    out.end_ring();
    out.end_part();
    return out;
}

// A part and the decimals it takes; empty where it collapses at any.
struct Written {
    Shape shape;
    int decimals = kUsualDecimals;
};

Written written_part(const Shape& shape, std::size_t part) {
    for (const int decimals : {kUsualDecimals, kFinestDecimals}) {
        Shape clean =
            shape.family() == Family::area ? clean_polygon(shape, part, decimals) : clean_line(shape, part, decimals);
        if (!clean.empty()) return {std::move(clean), decimals};
    }
    return {};
}

void append_point(std::string& out, Point point, int decimals) {
    out += '[';
    append_fixed(out, point.x, decimals);
    out += ',';
    append_fixed(out, point.y, decimals);
    out += ']';
}

void append_ring(std::string& out, std::span<const Point> ring, int decimals) {
    out += '[';
    for (std::size_t i = 0; i < ring.size(); ++i) {
        if (i > 0) out += ',';
        append_point(out, ring[i], decimals);
    }
    out += ']';
}

void append_part(std::string& out, const Written& part) {
    if (part.shape.family() == Family::line) {
        append_ring(out, part.shape.ring(0), part.decimals);
        return;
    }
    out += '[';
    for (std::size_t r = 0; r < part.shape.ring_count(); ++r) {
        if (r > 0) out += ',';
        append_ring(out, part.shape.ring(r), part.decimals);
    }
    out += ']';
}

bool append_points(std::string& out, const Shape& shape) {
    std::vector<Point> points;
    for (const Point raw : shape.points()) {
        const Point point{rounded(raw.x, kUsualDecimals), rounded(raw.y, kUsualDecimals)};
        if (points.empty() || points.back() != point) points.push_back(point);
    }
    append_ring(out, points, kUsualDecimals);
    return !points.empty();
}

}  // namespace

Result<LonLat> LonLat::from(const gdal::Crs& crs) {
    auto wgs84 = gdal::Crs::parse("EPSG:4326");
    if (!wgs84) return tl::unexpected(wgs84.error());
    auto transform = gdal::Transform::make(crs, *wgs84);
    if (!transform) return tl::unexpected(transform.error());
    return LonLat(std::move(*transform));
}

void LonLat::append(std::string& out, const Shape& shape) const {
    Shape moved = shape;
    if (shape.empty() || transform_.apply(moved.points()) > 0) {
        out += "null";
        return;
    }
    const std::size_t start = out.size();
    bool any = false;
    if (shape.family() == Family::point) {
        out += R"({"type":"MultiPoint","coordinates":)";
        any = append_points(out, moved);
        out += '}';
    } else {
        out += shape.family() == Family::line ? R"({"type":"MultiLineString","coordinates":[)"
                                              : R"({"type":"MultiPolygon","coordinates":[)";
        for (std::size_t part = 0; part < moved.part_count(); ++part) {
            const Written written = written_part(moved, part);
            if (written.shape.empty()) continue;
            if (any) out += ',';
            append_part(out, written);
            any = true;
        }
        out += "]}";
    }
    if (any) return;
    out.resize(start);
    out += "null";
}

}  // namespace terracord::report

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

#include "checks/hits.hpp"
#include "checks/kinds.hpp"
#include "geometry/measure.hpp"

namespace terracord::checks {

using geometry::Family;
using geometry::Point;
using geometry::Shape;

namespace {

// A line runs along a border where the two turn from each other by no more than 45 degrees.
constexpr double kLeastCosine = 0.70710678118654752;

struct Edge {
    Point from;
    Point to;
    double length = 0.0;
};

std::vector<Edge> edges_of(const Shape& shape) {
    std::vector<Edge> edges;
    for (std::size_t r = 0; r < shape.ring_count(); ++r) {
        const auto ring = shape.ring(r);
        for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
            const double length = std::hypot(ring[i + 1].x - ring[i].x, ring[i + 1].y - ring[i].y);
            if (length > 0.0) edges.push_back({ring[i], ring[i + 1], length});
        }
    }
    return edges;
}

struct Interval {
    double from = 0.0;
    double to = 1.0;
    // Keeps the part where low <= at_from + t * slope <= high.
    void keep(double at_from, double slope, double low, double high) {
        if (slope == 0.0) {
            if (at_from < low || at_from > high) to = from - 1.0;
            return;
        }
        double first = (low - at_from) / slope;
        double last = (high - at_from) / slope;
        if (first > last) std::swap(first, last);
        from = std::max(from, first);
        to = std::min(to, last);
    }
};

// The part of a stretch that lies straight before an edge, no farther than `within`, and runs along it.
Interval before_edge(const Edge& stretch, const Edge& edge, double within) {
    const double ex = (edge.to.x - edge.from.x) / edge.length;
    const double ey = (edge.to.y - edge.from.y) / edge.length;
    const double dx = stretch.to.x - stretch.from.x;
    const double dy = stretch.to.y - stretch.from.y;
    if (std::abs(dx * ex + dy * ey) < kLeastCosine * stretch.length) return {.from = 1.0, .to = 0.0};
    const double px = stretch.from.x - edge.from.x;
    const double py = stretch.from.y - edge.from.y;
    Interval part;
    part.keep(px * ex + py * ey, dx * ex + dy * ey, 0.0, edge.length);
    part.keep(px * ey - py * ex, dx * ey - dy * ex, -within, within);
    return part;
}

// What of the lines fronts the subject's border; each stretch once, in its order.
Shape facing(const Shape& lines, const Shape& subject, double within) {
    const std::vector<Edge> border = edges_of(subject);
    Shape out(Family::line);
    for (const Edge& stretch : edges_of(lines)) {
        std::vector<std::pair<double, double>> parts;
        for (const Edge& edge : border) {
            const Interval part = before_edge(stretch, edge, within);
            if (part.to > part.from) parts.emplace_back(part.from, part.to);
        }
        std::sort(parts.begin(), parts.end());
        for (std::size_t i = 0; i < parts.size();) {
            auto [from, to] = parts[i];
            for (++i; i < parts.size() && parts[i].first <= to; ++i) to = std::max(to, parts[i].second);
            const auto at = [&](double t) {
                return Point{stretch.from.x + t * (stretch.to.x - stretch.from.x),
                             stretch.from.y + t * (stretch.to.y - stretch.from.y)};
            };
            out.add_point(at(from));
            out.add_point(at(to));
            out.end_ring();
            out.end_part();
        }
    }
    return out;
}

struct Fronted {
    Shape near{Family::line};  // within the distance asked for
    Shape wide{Family::line};  // within it and the accuracy of the document
    double near_m = 0.0;
    double wide_m = 0.0;
};

// Lines in the subject front it whatever the distance; outside, only where they face its border.
Result<Fronted> front(const Task& task, double within, const Shape& lines) {
    Fronted out;
    const auto inside = task.worker.inside(lines, lines.box());
    if (!inside) return tl::unexpected(inside.error());
    const auto outside = task.worker.subtract(lines, task.worker.subject());
    if (!outside) return tl::unexpected(outside.error());
    out.near = facing(*outside, task.worker.subject(), within);
    out.wide = facing(*outside, task.worker.subject(), within + task.tolerance_m);
    if (!inside->empty()) {
        out.near.append(*inside);
        out.wide.append(*inside);
    }
    out.near_m = geometry::length(out.near);
    out.wide_m = geometry::length(out.wide);
    return out;
}

void tell(const Fronted& fronted, std::size_t features, model::Amounts& strict, model::Amounts& robust) {
    strict.length_m = fronted.wide_m;
    robust.length_m = fronted.near_m;
    strict.count = static_cast<std::int64_t>(features);
    robust.count = fronted.near_m > 0.0 ? strict.count : 0;
}

}  // namespace

Result<void> measure_kind(const model::Frontage& kind, const Task& task, model::Measures& out) {
    const layers::Layer& layer = task.layer();
    auto& candidates = task.worker.scratch();
    layer.index.query(task.worker.subject().box().widened(kind.within.value + task.tolerance_m), candidates);
    const std::vector<std::uint32_t> mine = candidates;
    std::map<std::uint32_t, std::vector<std::uint32_t>> features;  // by class
    for (const std::uint32_t i : mine) {
        if (task.selects(i) && layer.shapes[i].family() == Family::line)
            features[task.binding().class_of[i]].push_back(i);
    }
    std::vector<Shape> all;
    std::size_t count = 0;
    for (const auto& [class_index, near] : features) {
        std::vector<Shape> shapes;
        for (const std::uint32_t i : near) shapes.push_back(layer.shapes[i]);
        auto lines = task.worker.unite(shapes, Family::line);
        if (!lines) return tl::unexpected(lines.error());
        const auto fronted = front(task, kind.within.value, *lines);
        if (!fronted) return tl::unexpected(fronted.error());
        all.push_back(std::move(*lines));
        if (fronted->wide.empty()) continue;
        model::ClassHit hit;
        hit.class_code = task.binding().classes[class_index];
        for (const std::uint32_t i : near) {
            note_doubt(task, i, out);
            hit.sources.push_back(task.source(i));
        }
        hit.label = near.size() == 1 ? hit.sources.front().label : std::string();
        tell(*fronted, near.size(), hit.strict, hit.robust);
        hit.pieces = fronted->near.empty() ? fronted->wide : fronted->near;
        count += near.size();
        out.classes.push_back(std::move(hit));
    }
    const auto whole = task.worker.unite(all, Family::line);
    if (!whole) return tl::unexpected(whole.error());
    if (whole->empty()) return {};
    const auto fronted = front(task, kind.within.value, *whole);
    if (!fronted) return tl::unexpected(fronted.error());
    tell(*fronted, count, out.strict, out.robust);
    return {};
}

}  // namespace terracord::checks

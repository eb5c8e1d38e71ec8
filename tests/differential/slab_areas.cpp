#include "slab_areas.hpp"

#include <algorithm>
#include <vector>

namespace terracord::differential {

namespace {

using Real = long double;

struct Edge {
    Real x0, y0, x1, y1;  // x0 < x1
    std::size_t owner;    // 0: the subject, then the zones

    [[nodiscard]] Real at(Real x) const { return y0 + (y1 - y0) * ((x - x0) / (x1 - x0)); }
};

void add_edges(const geometry::Shape& shape, geometry::Point origin, std::size_t owner, std::vector<Edge>& edges) {
    for (std::size_t r = 0; r < shape.ring_count(); ++r) {
        const auto points = shape.ring(r);
        for (std::size_t i = 0; i + 1 < points.size(); ++i) {
            const Real ax = Real(points[i].x) - Real(origin.x);
            const Real ay = Real(points[i].y) - Real(origin.y);
            const Real bx = Real(points[i + 1].x) - Real(origin.x);
            const Real by = Real(points[i + 1].y) - Real(origin.y);
            if (ax < bx) edges.push_back({ax, ay, bx, by, owner});
            if (bx < ax) edges.push_back({bx, by, ax, ay, owner});
        }
    }
}

void add_crossing(const Edge& a, const Edge& b, std::vector<Real>& xs) {
    const Real low = std::max(a.x0, b.x0);
    const Real high = std::min(a.x1, b.x1);
    if (!(low < high)) return;
    const Real left = a.at(low) - b.at(low);
    const Real right = a.at(high) - b.at(high);
    if ((left < 0) == (right < 0)) return;
    xs.push_back(std::clamp(low + (high - low) * (left / (left - right)), low, high));
}

}  // namespace

double slab_covered(const geometry::Shape& subject, std::span<const geometry::Shape> zones) {
    const geometry::Box box = subject.box();
    const geometry::Point origin{box.min_x, box.min_y};
    std::vector<Edge> edges;
    add_edges(subject, origin, 0, edges);
    for (std::size_t i = 0; i < zones.size(); ++i) add_edges(zones[i], origin, i + 1, edges);
    std::sort(edges.begin(), edges.end(), [](const Edge& a, const Edge& b) { return a.x0 < b.x0; });
    std::vector<Real> xs;
    for (const Edge& edge : edges) {
        xs.push_back(edge.x0);
        xs.push_back(edge.x1);
    }
    for (std::size_t i = 0; i < edges.size(); ++i) {
        for (std::size_t j = i + 1; j < edges.size() && edges[j].x0 < edges[i].x1; ++j)
            add_crossing(edges[i], edges[j], xs);
    }
    std::sort(xs.begin(), xs.end());
    xs.erase(std::unique(xs.begin(), xs.end()), xs.end());

    Real total = 0;
    std::vector<std::pair<Real, const Edge*>> here;
    for (std::size_t s = 0; s + 1 < xs.size(); ++s) {
        const Real x0 = xs[s];
        const Real x1 = xs[s + 1];
        const Real middle = (x0 + x1) / 2;
        here.clear();
        for (const Edge& edge : edges) {
            if (edge.x0 > x0) break;
            if (edge.x1 >= x1) here.emplace_back(edge.at(middle), &edge);
        }
        std::sort(here.begin(), here.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
        std::vector<bool> inside(zones.size() + 1, false);
        for (std::size_t i = 0; i + 1 < here.size(); ++i) {
            const Edge& low = *here[i].second;
            const Edge& high = *here[i + 1].second;
            inside[low.owner] = !inside[low.owner];
            const bool counted = inside[0] && std::find(inside.begin() + 1, inside.end(), true) != inside.end();
            if (counted) total += ((high.at(x0) - low.at(x0)) + (high.at(x1) - low.at(x1))) / 2 * (x1 - x0);
        }
    }
    return static_cast<double>(total);
}

}  // namespace terracord::differential

#include "index/street_graph.hpp"

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/connected_components.hpp>
#include <boost/graph/dijkstra_shortest_paths.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <utility>

namespace terracord::index {

using geometry::Family;
using geometry::Point;
using geometry::Segment;
using geometry::Shape;

namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr double kMillimetres = 1000.0;

using Streets = boost::adjacency_list<boost::vecS, boost::vecS, boost::undirectedS, boost::no_property,
                                      boost::property<boost::edge_weight_t, double>>;

}  // namespace

struct StreetGraph::Graph {
    Streets streets;
};

StreetGraph::StreetGraph(std::span<const Shape> lines) : graph_(std::make_unique<Graph>()) {
    std::map<std::pair<std::int64_t, std::int64_t>, std::uint32_t> nodes;
    const auto node_of = [&](Point point) {
        const std::pair key{std::llround(point.x * kMillimetres), std::llround(point.y * kMillimetres)};
        return nodes.emplace(key, static_cast<std::uint32_t>(nodes.size())).first->second;
    };
    for (const Shape& line : lines) {
        for (std::size_t r = 0; r < line.ring_count(); ++r) {
            const auto ring = line.ring(r);
            for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
                const std::uint32_t from = node_of(ring[i]);
                const std::uint32_t to = node_of(ring[i + 1]);
                if (from == to) continue;
                segments_.push_back({ring[i], ring[i + 1]});
                ends_.emplace_back(from, to);
            }
        }
    }
    graph_->streets = Streets(nodes.size());
    for (std::size_t i = 0; i < segments_.size(); ++i)
        boost::add_edge(ends_[i].first, ends_[i].second, segments_[i].length(), graph_->streets);
}

StreetGraph::~StreetGraph() = default;
StreetGraph::StreetGraph(StreetGraph&&) noexcept = default;
StreetGraph& StreetGraph::operator=(StreetGraph&&) noexcept = default;

std::size_t StreetGraph::pieces() const {
    std::vector<std::size_t> piece(boost::num_vertices(graph_->streets));
    return piece.empty() ? 0 : boost::connected_components(graph_->streets, piece.data());
}

std::vector<Landing> StreetGraph::landings(const Shape& place, double snap) const {
    std::vector<Landing> found;
    if (place.family() == Family::point) {
        for (std::size_t part = 0; part < place.part_count(); ++part) {
            const Point point = place.ring(place.part_begin(part)).front();
            Landing best{.segment = 0, .from = 0.0, .to = 0.0, .leg = kInfinity};
            for (std::uint32_t i = 0; i < segments_.size(); ++i) {
                const auto near = geometry::nearest(segments_[i], point);
                if (near.distance < best.leg) best = {i, near.offset, near.offset, near.distance};
            }
            if (best.leg <= snap) found.push_back(best);
        }
        return found;
    }
    const geometry::Box around = place.box().widened(snap);
    std::vector<Landing> beside;
    for (std::uint32_t i = 0; i < segments_.size(); ++i) {
        geometry::Box box;
        box.add(segments_[i].from);
        box.add(segments_[i].to);
        if (!box.touches(around)) continue;
        if (place.family() == Family::area) {
            for (const auto& [from, to] : geometry::stretches_inside(segments_[i], place))
                found.push_back({i, from, to, 0.0});
        }
        const auto near = geometry::nearest(segments_[i], place);
        if (near.distance > snap) continue;
        auto& list = near.distance > 0.0 ? beside : found;
        list.push_back({i, near.offset, near.offset, near.distance});
    }
    return found.empty() ? beside : found;
}

Distances StreetGraph::from(std::span<const Landing> landings) const {
    Distances out;
    out.graph_ = this;
    out.landings_.resize(segments_.size());
    // One more node stands for the places themselves.
    Streets streets = graph_->streets;
    const auto start = boost::add_vertex(streets);
    for (const Landing& landing : landings) {
        out.landings_[landing.segment].push_back(landing);
        const auto [from, to] = ends_[landing.segment];
        boost::add_edge(start, from, landing.leg + landing.from, streets);
        boost::add_edge(start, to, landing.leg + std::max(0.0, segments_[landing.segment].length() - landing.to),
                        streets);
    }
    out.nodes_.assign(boost::num_vertices(streets), kInfinity);
    boost::dijkstra_shortest_paths(streets, start, boost::distance_map(out.nodes_.data()).distance_inf(kInfinity));
    return out;
}

// Its ends and landings in their order, each with what is known of the others taken in.
std::vector<Distances::Known> Distances::knowns(std::uint32_t segment) const {
    const double whole = graph_->segments_[segment].length();
    const auto [from, to] = graph_->ends_[segment];
    std::vector<Known> known{{0.0, nodes_[from]}, {whole, nodes_[to]}};
    for (const Landing& landing : landings_[segment]) {
        known.push_back({landing.from, landing.leg});
        if (landing.to > landing.from) known.push_back({landing.to, landing.leg});
    }
    std::stable_sort(known.begin(), known.end(), [](const Known& a, const Known& b) { return a.offset < b.offset; });
    for (std::size_t i = 1; i < known.size(); ++i)
        known[i].metres = std::min(known[i].metres, known[i - 1].metres + known[i].offset - known[i - 1].offset);
    for (std::size_t i = known.size() - 1; i > 0; --i)
        known[i - 1].metres = std::min(known[i - 1].metres, known[i].metres + known[i].offset - known[i - 1].offset);
    return known;
}

double Distances::to(std::span<const Landing> landings) const {
    double best = kInfinity;
    for (const Landing& landing : landings) {
        const std::vector<Known> known = knowns(landing.segment);
        const auto at = [&](double offset) {
            double least = kInfinity;
            for (const Known& one : known) least = std::min(least, one.metres + std::abs(offset - one.offset));
            return least;
        };
        double least = std::min(at(landing.from), at(landing.to));
        for (const Known& one : known) {
            if (one.offset >= landing.from && one.offset <= landing.to) least = std::min(least, one.metres);
        }
        best = std::min(best, least + landing.leg);
    }
    return best;
}

std::vector<Stretch> Distances::within(double limit) const {
    std::vector<Stretch> out;
    for (std::uint32_t i = 0; i < graph_->segments_.size(); ++i) {
        const Segment& segment = graph_->segments_[i];
        const std::vector<Known> known = knowns(i);
        const auto add = [&](double from, double to, double from_m, double to_m) {
            if (from != to) out.push_back({segment.at(from), segment.at(to), from_m, to_m});
        };
        for (std::size_t k = 0; k + 1 < known.size(); ++k) {
            const Known& a = known[k];
            const Known& b = known[k + 1];
            const double gap = b.offset - a.offset;
            if (gap <= 0.0 || (a.metres > limit && b.metres > limit)) continue;
            // From either end up to where the other is as near, or to the limit.
            const double meet = std::isinf(a.metres) ? a.offset
                                : std::isinf(b.metres)
                                    ? b.offset
                                    : std::clamp((a.offset + b.offset + b.metres - a.metres) / 2.0, a.offset, b.offset);
            if (a.metres <= limit) {
                const double end = std::min(meet, a.offset + limit - a.metres);
                add(a.offset, end, a.metres, a.metres + end - a.offset);
            }
            if (b.metres <= limit) {
                const double end = std::max(meet, b.offset - (limit - b.metres));
                add(b.offset, end, b.metres, b.metres + b.offset - end);
            }
        }
        for (const Landing& landing : landings_[i]) {
            if (landing.leg <= limit) add(landing.from, landing.to, landing.leg, landing.leg);
        }
    }
    return out;
}

}  // namespace terracord::index

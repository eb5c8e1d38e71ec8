// A network of lines around one place, for distances along it (Boost.Graph). Lines meet where they share a vertex, to
// the millimetre: a crossing without one is a bridge. Both directions are open. Built for one question, used by one
// thread.
//
//   StreetGraph streets(lines);
//   const Distances far = streets.from(streets.landings(stop, 50.0));
//   far.to(streets.landings(school, 50.0));   // metres; infinity: not connected
//
// Build O(n log n) for n segments; one `from` O((n + landings) log n); landings O(n x points of the shape).
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "geometry/nearest.hpp"
#include "geometry/shape.hpp"

namespace terracord::index {

// A stretch of one segment by which a place is on the network: all of it is `leg` away from the place.
struct Landing {
    std::uint32_t segment = 0;
    double from = 0.0;  // offsets along the segment
    double to = 0.0;
    double leg = 0.0;  // metres between the place and the network, as the crow flies
};

// Part of a segment with the distances of its ends; between them they grow or fall evenly.
struct Stretch {
    geometry::Point from;
    geometry::Point to;
    double from_m = 0.0;
    double to_m = 0.0;
};

class StreetGraph;

// Distances along the network from where a search began, its legs counted in.
class Distances {
   public:
    // The least of the landings, their legs counted in; infinity where none is connected.
    [[nodiscard]] double to(std::span<const Landing> landings) const;
    // All of the network no farther than `limit`.
    [[nodiscard]] std::vector<Stretch> within(double limit) const;

   private:
    friend class StreetGraph;
    struct Known {  // of one segment: a place on it, and how far that is
        double offset = 0.0;
        double metres = 0.0;
    };
    [[nodiscard]] std::vector<Known> knowns(std::uint32_t segment) const;

    const StreetGraph* graph_ = nullptr;
    std::vector<double> nodes_;                   // by node
    std::vector<std::vector<Landing>> landings_;  // by segment
};

class StreetGraph {
   public:
    explicit StreetGraph(std::span<const geometry::Shape> lines);
    ~StreetGraph();
    StreetGraph(StreetGraph&&) noexcept;
    StreetGraph& operator=(StreetGraph&&) noexcept;

    // How a place is on the network. A point: at the nearest segment. A line or an area: wherever the network lies in
    // it or crosses it; else at every segment near it, each where it is nearest. Nothing farther than `snap` counts.
    [[nodiscard]] std::vector<Landing> landings(const geometry::Shape& place, double snap) const;
    // Must not outlive the graph.
    [[nodiscard]] Distances from(std::span<const Landing> landings) const;
    // Parts that do not meet.
    [[nodiscard]] std::size_t pieces() const;

    [[nodiscard]] const std::vector<geometry::Segment>& segments() const { return segments_; }

   private:
    friend class Distances;
    struct Graph;
    std::unique_ptr<Graph> graph_;
    std::vector<geometry::Segment> segments_;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> ends_;  // nodes, by segment
};

}  // namespace terracord::index

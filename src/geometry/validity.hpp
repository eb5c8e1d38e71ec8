// A proof that an area is valid, without a geometry library: rings that do not meet themselves, that meet each other in
// single points and never cross, holes in their shells and not in each other, parts apart, interiors in one piece
// (OGC 06-103r4, "Simple feature access", 6.1.11 and 6.1.14). One-sided: what is not proved may be valid all the same,
// and is somebody else's to decide.
//
// One sweep over the edges (M. I. Shamos, D. Hoey, "Geometric intersection problems", 1976); where rings meet, at
// vertices of theirs, it looks how they pass each other and whether they close a circle. O(n log n), some 0.1 us a
// point; about 90 bytes a point, kept for the next area. Sides are exact (turn.hpp). For one thread.
//
//   ValidityProof proof;
//   if (!proof.proves(area)) ask(area);
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "geometry/edge_order.hpp"
#include "geometry/point_order.hpp"
#include "geometry/shape.hpp"

namespace terracord::geometry {

class ValidityProof {
   public:
    // True: valid. False: invalid, or not settled: a vertex of one ring between two of another, coordinates whose
    // differences are not exact, or below 1e-100 or beyond 1e150 in size; more than 64 rings in one point.
    [[nodiscard]] bool proves(const Shape& area);

   private:
    struct Ring {
        std::uint32_t begin = 0;  // vertices, without the closing one
        std::uint32_t end = 0;
        std::uint32_t part = 0;
        std::uint32_t parent = EdgeOrder::kNone;  // the smallest ring around it
        std::uint32_t linked = 0;                 // towards the root of the rings that hang together
        bool shell = false;
        bool met = false;  // by the sweep
        bool counter_clockwise = false;
    };
    // A stretch of ring that the sweep meets: its edge of the moment. Points sort by x, then by y.
    struct Edge {
        Point low;
        Point high;
        std::uint32_t to = 0;  // vertex at `high`
        std::uint32_t ring = 0;
        std::uint32_t below = EdgeOrder::kNone;  // neighbours
        std::uint32_t above = EdgeOrder::kNone;
        bool forward = false;  // drawn from low to high
    };
    struct Event {
        Point point;
        std::uint32_t vertex;
    };
    // An edge that begins at the point of the moment.
    struct Arm {
        std::uint32_t ring = 0;
        std::uint32_t to = 0;
        bool forward = false;  // in the direction of its ring
        bool begins = false;   // both edges of the vertex begin here
    };

    bool gather(const Shape& area);
    bool gather_ring(std::span<const Point> ring, std::uint32_t part, bool shell);
    [[nodiscard]] bool nested_well() const;
    // The sweep and what it does at a vertex: false where the proof fails.
    bool sweep();
    bool pass(std::uint32_t vertex);
    bool begin(std::uint32_t vertex);
    bool end(std::uint32_t vertex);
    bool meet(std::span<const Event> visits);
    // Of the point where rings meet.
    bool take_arms(std::span<const Event> visits);
    bool sort_arms(Point at);
    bool take_ended(Point at);
    bool cross();
    bool link_rings();

    [[nodiscard]] std::uint32_t before(std::uint32_t vertex) const;
    [[nodiscard]] std::uint32_t after(std::uint32_t vertex) const;
    std::uint32_t& arriving(std::uint32_t vertex, bool forward) { return arriving_[2 * vertex + (forward ? 0 : 1)]; }
    std::uint32_t root(std::uint32_t ring);
    // First meeting with a ring: its sense, known from the lower one of its first two edges, and what is around it.
    void open_ring(std::uint32_t ring, bool lower_is_forward, std::uint32_t around);
    // The smallest ring around the ground just above an edge of a ring that was met.
    [[nodiscard]] std::uint32_t around_above(std::uint32_t ring, bool forward) const;
    [[nodiscard]] std::uint32_t around_above(std::uint32_t edge) const;
    std::uint32_t fresh_edge();
    void run(std::uint32_t edge, std::uint32_t from, Arm arm);
    EdgeOrder::Place put(EdgeOrder::Place place, std::uint32_t from, Arm arm);
    void join(std::uint32_t low, std::uint32_t high);
    // Neighbours that will not meet before one of them ends, but perhaps where both do.
    [[nodiscard]] bool apart(std::uint32_t low, std::uint32_t high) const;
    // Above all edges that pass under the point. nullopt: on which side of one it lies is unclear, or, with none of
    // them `ending` there, it lies on one.
    [[nodiscard]] std::optional<EdgeOrder::Place> place_of(Point point, bool ending) const;

    std::vector<Point> points_;
    std::vector<std::uint32_t> ring_of_;
    std::vector<std::uint32_t> arriving_;  // two a vertex: the edge that ends there as the ring runs, and against it
    std::vector<Ring> rings_;
    std::vector<std::uint32_t> shells_;  // by part
    PointOrder point_order_;
    std::vector<Event> events_;
    std::vector<Edge> edges_;
    std::vector<std::uint32_t> unused_;
    EdgeOrder order_;
    std::vector<Arm> arms_;             // of the point where rings meet, bottom to top
    std::vector<std::uint32_t> ended_;  // edges that end there, bottom to top
    std::vector<std::uint32_t> there_;  // rings that meet there
    std::vector<std::uint32_t> open_;   // of them, those that the turn around the point is inside of
};

}  // namespace terracord::geometry

// How two edges lie to each other. On which side a point lies is exact (turn.hpp); only the place of a crossing is
// rounded, and alike whichever way the edges are drawn: neighbours draw their common border both ways.
// O(1). Safe for concurrent calls.
#pragma once

#include <cstdint>

#include "geometry/box.hpp"

namespace terracord::geometry {

// Crossings nearer to each other, or to an end of an edge, are too uncertain to build on: metres.
constexpr double kApart = 1e-6;

enum class Meeting : std::uint8_t {
    apart,
    crosses,  // in one point, at some distance from the four ends and not along each other
    touches,  // an end of one lies on the other
    unclear   // they cross too near to an end or too much alike, or nobody can tell
};

struct PlainCrossing {
    Point point;  // in the boxes of both edges
    double along_first = 0.0;
    double along_second = 0.0;  // shares of the edges, as drawn
    bool to_the_left = false;   // the first passes to the left of the second
};

// Of the edges from a to b and from c to d; `crossing` is filled where they cross.
[[nodiscard]] Meeting meet(Point a, Point b, Point c, Point d, PlainCrossing& crossing);

// Of a point on the line through a and b: is it between them, or one of them?
[[nodiscard]] bool between(Point a, Point b, Point point);

[[nodiscard]] double distance(Point a, Point b);

// Points sort by x, then by y.
[[nodiscard]] inline bool sooner(Point a, Point b) { return a.x < b.x || (a.x == b.x && a.y < b.y); }

}  // namespace terracord::geometry

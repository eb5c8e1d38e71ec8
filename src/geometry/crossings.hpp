// How often edges cross, before an overlay is asked for that makes a point of every crossing: a comb of n teeth laid on
// another has n x n. Lines and outlines alike. O((n + m) log n) and what is counted, which ends at the bound.
// Pure; safe for concurrent calls.
#pragma once

#include <cstdint>

#include "geometry/shape.hpp"

namespace terracord::geometry {

// Crossings that n edges may have whatever the bound: real outlines have a few an edge, at most.
inline constexpr std::int64_t kCrossingsAnEdge = 8;

// Do the edges of `a` meet edges of `b` more often than `most`, and than kCrossingsAnEdge times for each edge? Edges that
// only share an end do not count, edges along each other do. So does what would have to be compared without meeting, a
// hundredth each: long edges side by side that lie across both axes.
[[nodiscard]] bool cross_more_than(const Shape& a, const Shape& b, std::int64_t most);
// The same of the edges of one shape.
[[nodiscard]] bool cross_more_than(const Shape& all, std::int64_t most);

}  // namespace terracord::geometry

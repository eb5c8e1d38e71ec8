// The part of a large area that a small box needs to know, without walking along the rest of the outline.
// Cost: the edges near the box. Pure, safe for concurrent calls.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "geometry/edge_tree.hpp"
#include "geometry/shape.hpp"
#include "geometry/validity.hpp"

namespace terracord::geometry {

// How a box lies to the border of an area.
enum class Lies : std::uint8_t { outside, inside, at_border };

// `at_border` where the box of an edge touches `box`; else what the whole of `box` is. `edges` is scratch memory, and
// holds the edges found.
[[nodiscard]] Lies lies(const Shape& area, const EdgeTree& tree, const Box& box, std::vector<std::uint32_t>& edges);

// An area that is the same as `area` (valid) in `box` and somewhat beyond, and is cut off along a larger box outside: a
// piece of it inside `box` has no vertex that `area` has not, no seam along the cut. It is proved valid. Coordinates
// come about `origin`; those of kept vertices are exact differences where the origin allows it
// (layers/layer_store.hpp). `edges` and `proof` are scratch memory; `visited` grows by the edges looked at. Nothing
// where rounding could make the cut invalid (edges that leave the box side by side, a vertex of one ring within an edge
// of another): take the whole area then.
[[nodiscard]] std::optional<Shape> local_area(const Shape& area, const EdgeTree& tree, const Box& box, Point origin,
                                              std::vector<std::uint32_t>& edges, ValidityProof& proof,
                                              std::uint64_t& visited);

// What an area (valid) has in the box, with a seam along it, proved valid; coordinates as they are, vertices of the
// area unchanged. Nothing where a vertex lies on the box or rounding could make the cut invalid: that is for an
// overlay. O(n log n) in the edges near the box.
[[nodiscard]] std::optional<Shape> area_in_box(const Shape& area, const EdgeTree& tree, const Box& box,
                                               std::vector<std::uint32_t>& edges, ValidityProof& proof);

}  // namespace terracord::geometry

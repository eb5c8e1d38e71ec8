// How well the zones of a layer tile the ground: what is drawn twice, and what lies between zones and is drawn by none.
// For `inspect` and for the self-check of a document. docs/semantics.md, "Overlaps and gaps of a partition".
// Edges that two neighbours share to the bit cancel; what is drawn twice or by none is bounded by those that are left.
// Cost: a sort of all edges, a noding of those left, one overlay a pair of zones beside ground that is drawn twice.
// Safe for concurrent calls.
//
//   const auto tiling = tiling_of(layer, {.accuracy_m = 5.0});
//   tiling->shared.size();   // pairs of zones on the same ground
#pragma once

#include <cstdint>
#include <vector>

#include "base/error.hpp"
#include "geometry/shape.hpp"
#include "layers/layer_store.hpp"

namespace terracord::layers {

// Ground of a smaller mean width (2A/P) is none: a vertex of one zone on the edge of its neighbour is rounded, and
// leaves strips of some 1e-8 m, on either side. Real slips of digitising begin at a tenth of a millimetre.
inline constexpr double kLeastWidthM = 1e-5;

// Ground that two zones both claim.
struct SharedGround {
    std::uint32_t first = 0;  // positions in the layer, first < second
    std::uint32_t second = 0;
    double area_m2 = 0.0;
    bool sliver = false;    // every part of it is narrower than the accuracy
    geometry::Shape shape;  // area
};

// Ground surrounded by zones and claimed by none. An enclave, a military site, a plan of
// another kind inside read the same; only a sliver is surely a slip of the pen.
struct Gap {
    double area_m2 = 0.0;
    bool sliver = false;
    geometry::Shape shape;
};

struct Tiling {
    double zones_m2 = 0.0;   // sum of the zones' areas
    double union_m2 = 0.0;   // of the ground they cover
    double shared_m2 = 0.0;  // sum over the pairs: ground under three zones counts for three pairs
    double excess_m2 = 0.0;  // zones_m2 - union_m2: cover beyond the first, ground under three zones twice
    double gaps_m2 = 0.0;
    std::vector<SharedGround> shared;  // by first, then second
    std::vector<Gap> gaps;             // by the lower left corner of their box
    geometry::Shape open_edges;        // along which the depth of cover changes: lines of two points
};

struct TilingOptions {
    double accuracy_m = 5.0;  // of the document: narrower is a sliver
    bool keep_shapes = true;  // false: numbers only
};

// The areas of a layer; what is set aside, and features of another family, are left out. Error 316.
[[nodiscard]] Result<Tiling> tiling_of(const Layer& layer, const TilingOptions& options);

}  // namespace terracord::layers

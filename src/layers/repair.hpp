// Validity of areas as read: proven, repaired (and on record), or set aside. docs/semantics.md, "Geometry".
// The cheap proof comes first (geometry/validity.hpp); what it leaves open is asked of GEOS.
#pragma once

#include <cstdint>
#include <optional>

#include "geometry/shape.hpp"
#include "geometry/validity.hpp"
#include "geos/context.hpp"
#include "layers/validity_counts.hpp"
#include "model/run.hpp"

namespace terracord::layers {

inline constexpr double kRepairWarningShare = 0.01;
inline constexpr double kRepairSetAsideShare = 0.10;

// Many shapes, one after another. For one thread, whose context it is; the context must outlive it.
class Mender {
   public:
    explicit Mender(geos::Context& context) : context_(context) {}

    // Makes `shape` valid in place. nullopt: it was valid. A repair that changes more than 10 % of the area, or leaves
    // nothing, sets the feature aside (its shape is then the convex hull of what was read). Lines and points are left
    // alone. The area before is that of the rings as drawn (shells less holes, each ring's own area in absolute value).
    // Parts that are each valid and only overlap become their union, which changes nothing of the ground.
    // `accepted`: somebody has looked at the repair and takes it, however much it changes.
    std::optional<model::Repair> make_usable(std::int64_t fid, geometry::Shape& shape, bool accepted = false);

    // Of a shape that was proved valid already, for the account.
    void note_proved() { ++counts_.proved; }

    [[nodiscard]] const ValidityCounts& counts() const { return counts_; }
    [[nodiscard]] geos::Context& context() const { return context_; }

   private:
    geos::Context& context_;
    geometry::ValidityProof proof_;
    ValidityCounts counts_;
};

}  // namespace terracord::layers

// Two polygons on a small integer grid, so that their borders meet: repaired they are valid, and the shares of one that
// lie inside and outside of the other add up to it.
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <span>
#include <utility>

#include "geometry/shape.hpp"
#include "geos/overlay.hpp"

namespace {

namespace geos = terracord::geos;
using terracord::geometry::Family;
using terracord::geometry::Shape;

constexpr std::size_t kMostPoints = 64;
constexpr unsigned kGrid = 16;
constexpr double kLambertX = 618000.0;
constexpr double kLambertY = 6754000.0;

Shape ring(std::span<const std::uint8_t> bytes) {
    Shape shape(Family::area);
    for (const std::uint8_t byte : bytes) {
        shape.add_point({kLambertX + static_cast<double>(byte % kGrid), kLambertY + static_cast<double>(byte / kGrid)});
    }
    shape.end_ring();
    shape.end_part();
    return shape;
}

geos::Geometry repaired(geos::Context& context, std::span<const std::uint8_t> bytes) {
    auto valid = geos::make_valid(geos::Geometry::from_shape(context, ring(bytes)));
    if (!valid || !valid->valid()) std::abort();
    return std::move(*valid);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size < 6 || size > 2 * kMostPoints) return -1;
    const std::span<const std::uint8_t> bytes(data, size);
    geos::Context context;
    const geos::Geometry a = repaired(context, bytes.first(size / 2));
    const geos::Geometry b = repaired(context, bytes.subspan(size / 2));
    const auto inside = geos::intersection(a, b);
    const auto outside = geos::difference(a, b);
    if (!inside || !outside) std::abort();
    if (std::abs(inside->area() + outside->area() - a.area()) > 1e-6) std::abort();
    return 0;
}

// Any WKB or WKT that GDAL takes for a geometry becomes a plain shape: finite, of one family, its rings closed; an area
// is then usable, that is valid, or set aside. The first byte chooses the form.
#include <ogr_geometry.h>

#include <cmath>
#include <memory>

#include "fuzz/target.hpp"
#include "gdal/error_capture.hpp"
#include "gdal/geometry_flatten.hpp"
#include "gdal/initialise.hpp"
#include "geometry/measure.hpp"
#include "geos/geometry.hpp"
#include "layers/repair.hpp"

namespace {

namespace fuzz = terracord::fuzz;
using terracord::geometry::Family;
using terracord::geometry::Shape;

constexpr std::size_t kMostPoints = 2000;  // a repair of more takes its time, and finds nothing else

std::unique_ptr<OGRGeometry> read(unsigned form, std::string_view bytes) {
    OGRGeometry* geometry = nullptr;
    if (form == 0) {
        OGRGeometryFactory::createFromWkb(bytes.data(), nullptr, &geometry, bytes.size(), wkbVariantIso);
    } else {
        const std::string text(bytes);
        OGRGeometryFactory::createFromWkt(text.c_str(), nullptr, &geometry);
    }
    return std::unique_ptr<OGRGeometry>(geometry);
}

void look(const Shape& shape) {
    for (const auto& point : shape.points())
        fuzz::promise(std::isfinite(point.x) && std::isfinite(point.y), "coordinates are numbers");
    for (std::size_t part = 0; part < shape.part_count(); ++part) {
        fuzz::promise(shape.part_begin(part) < shape.part_end(part), "a part has a ring");
        for (std::size_t ring = shape.part_begin(part); ring < shape.part_end(part); ++ring) {
            const auto points = shape.ring(ring);
            fuzz::promise(!points.empty(), "a ring has points");
            if (shape.family() == Family::area)
                fuzz::promise(points.front() == points.back(), "the ring of an area is closed");
        }
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto [form, bytes] = fuzz::choose(data, size, 4);
    terracord::gdal::initialise();
    const terracord::gdal::ErrorCapture quiet;
    const auto geometry = read(form / 2, bytes);
    if (!geometry) return 0;
    auto flat = terracord::gdal::flatten(*geometry, {.chord_error = 0.01, .swap_axes = form % 2 == 1});
    look(flat.shape);
    if (flat.shape.family() != Family::area || flat.shape.point_count() > kMostPoints) return 0;
    terracord::geos::Context context;
    Shape shape = flat.shape;
    const auto repair = terracord::layers::Mender(context).make_usable(1, shape);
    look(shape);
    if (repair && repair->set_aside) return 0;
    fuzz::promise(terracord::geos::Geometry::from_shape(context, shape).valid(), "what is usable is valid");
    fuzz::promise(terracord::geometry::area(shape) > 0.0, "what is usable has ground");
    return 0;
}

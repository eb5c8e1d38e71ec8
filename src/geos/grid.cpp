#include "geos/grid.hpp"

#include <geos_c.h>

namespace terracord::geos {

Result<Geometry> on_grid(const Geometry& geometry, double step) {
    Context& context = geometry.context();
    GEOSGeometry* raw = GEOSGeom_setPrecision_r(context.handle(), geometry.get(), step, 0);
    if (raw != nullptr) return Geometry(context, raw);
    const std::string words = context.take_error();
    return fail(ErrorCode::overlay_failed, Text{"mise sur grille impossible : " + words, "grid failed: " + words}, {},
                Text{"Vérifiez la validité des géométries en cause.", "Check the validity of the geometries concerned."});
}

}  // namespace terracord::geos

// Shapes in the computing CRS as GeoJSON geometries (RFC 7946): longitude and latitude on WGS 84, shells
// counter-clockwise, always the Multi type. Belongs to one thread. O(points).
//
// Coordinates are rounded to 9 decimals (about 0.1 mm): at the usual 7 (1 cm), valid perimeters with vertices close
// together came out crossing themselves. Points that coincide after rounding are dropped, and so are holes that
// collapse; a polygon or line that collapses is written with 11 decimals instead.
#pragma once

#include <string>

#include "base/error.hpp"
#include "gdal/crs.hpp"
#include "geometry/shape.hpp"

namespace terracord::report {

class LonLat {
   public:
    // From this CRS. Error 406.
    static Result<LonLat> from(const gdal::Crs& crs);

    // Appends a geometry object, or null where nothing can be drawn.
    void append(std::string& out, const geometry::Shape& shape) const;

   private:
    explicit LonLat(gdal::Transform transform) : transform_(std::move(transform)) {}
    gdal::Transform transform_;
};

}  // namespace terracord::report

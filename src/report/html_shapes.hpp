// Shapes as the page holds them: longitude and latitude on WGS 84 in whole ten-millionths of a degree (1 cm), a ring as
// one flat array of x, y and then differences, which is a third of GeoJSON. Drawn, never measured. Belongs to one thread.
#pragma once

#include <cstddef>
#include <string>

#include "base/error.hpp"
#include "base/json_writer.hpp"
#include "gdal/crs.hpp"
#include "geometry/shape.hpp"

namespace terracord::report {

class HtmlShapes {
   public:
    // From this CRS; at most so many bytes in all. Error 406.
    static Result<HtmlShapes> from(const gdal::Crs& crs, std::size_t most_bytes);

    // A value: [family, parts] with family 1 points, 2 lines, 3 areas; an area too small to have a shape is a point; null
    // where there is nothing to draw, or no room left. O(points).
    void write(JsonWriter& json, const geometry::Shape& shape);
    // A value: [west, south, east, north] in degrees; null where there is none. It always has room.
    void write_box(JsonWriter& json, const geometry::Box& box) const;

    // Shapes that found no room.
    [[nodiscard]] std::int64_t left_out() const { return left_out_; }

   private:
    HtmlShapes(gdal::Transform transform, std::size_t room) : transform_(std::move(transform)), room_(room) {}

    gdal::Transform transform_;
    std::size_t room_;
    std::int64_t left_out_ = 0;
};

}  // namespace terracord::report

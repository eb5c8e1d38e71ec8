// Which coordinate system a layer is in: as told, else as declared, else unknown; and whether that can be.
#pragma once

#include <optional>
#include <string>

#include "base/error.hpp"
#include "base/log.hpp"
#include "gdal/crs.hpp"
#include "gdal/layer_cursor.hpp"
#include "gdal/vector_reader.hpp"

class OGRSpatialReference;

namespace terracord::gdal {

struct LayerCrs {
    std::optional<Crs> crs;
    bool swap_axes = false;  // the driver gives northing or latitude first
    std::string assumption;  // "name -> EPSG:2154": taken for it, all but the datum being equal
};

// A warning 407 says where the analysis overrides another declaration. Error 402.
[[nodiscard]] Result<LayerCrs> layer_crs(const LayerCursor& cursor, const VectorInput& input,
                                         const std::optional<Crs>& target, Log& log);

// The same for any declaration; null where there is none.
[[nodiscard]] Result<LayerCrs> reference_crs(const OGRSpatialReference* declaration, const VectorInput& input,
                                             const std::optional<Crs>& target, Log& log);

[[nodiscard]] Error missing_crs(const VectorInput& input, const geometry::Box& extent);                      // 401
[[nodiscard]] Error implausible_crs(const VectorInput& input, const Crs& crs, const geometry::Box& extent);  // 405

}  // namespace terracord::gdal

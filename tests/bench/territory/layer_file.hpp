// What the territory is written with: GeoPackage layers of features with a number and a class, and rasters. Anything
// that fails ends the program: there is nobody to go on for.
#pragma once

#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "ground.hpp"

namespace terracord::bench {

[[noreturn]] void stop(const std::string& why);

using Geometry = std::unique_ptr<OGRGeometry>;

// Lambert-93, east before north.
[[nodiscard]] const OGRSpatialReference& lambert();

// A polygon of one ring, brought to the map and rounded.
[[nodiscard]] std::unique_ptr<OGRPolygon> polygon(const Points& outline);
[[nodiscard]] std::unique_ptr<OGRLineString> line(const Points& points);
// As a multipolygon, every vertex to the millimetre.
[[nodiscard]] Geometry rounded(Geometry areas);
// The areas of `geometry` made valid, rounded to the millimetre; made valid again where the rounding broke them.
[[nodiscard]] Geometry valid_on_grid(Geometry geometry);

class LayerFile {
   public:
    // Replaces FOLDER/NAME.gpkg; columns `id` (from 1) and `code`.
    LayerFile(const std::filesystem::path& folder, const std::string& name, OGRwkbGeometryType type);
    ~LayerFile();
    LayerFile(const LayerFile&) = delete;
    LayerFile& operator=(const LayerFile&) = delete;

    // An area that is not valid is a fault of this generator: stops.
    void add(const OGRGeometry& geometry, const std::string& code);

   private:
    std::string name_;
    GDALDatasetUniquePtr dataset_;
    OGRLayer* layer_ = nullptr;
    int features_ = 0;
    long vertices_ = 0;
    long most_ = 0;
};

// A raster of `cell` metres over the whole ground, in memory.
[[nodiscard]] GDALDatasetUniquePtr raster_of(const Ground& ground, double cell, GDALDataType type,
                                             std::vector<float>& values);

}  // namespace terracord::bench

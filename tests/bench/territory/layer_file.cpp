#include "layer_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>

namespace terracord::bench {

namespace {

GDALDriver& driver(const char* name) {
    GDALDriver* found = GetGDALDriverManager()->GetDriverByName(name);
    if (found == nullptr) stop(fmt::format("GDAL has no driver {}", name));
    return *found;
}

template <typename Visit>
void each_curve(OGRGeometry& geometry, const Visit& visit) {
    if (wkbFlatten(geometry.getGeometryType()) == wkbMultiPolygon) {
        for (OGRPolygon* part : *geometry.toMultiPolygon())
            for (OGRLinearRing* ring : *part) visit(*ring);
    }
}

long vertices_of(const OGRGeometry& geometry) {
    switch (wkbFlatten(geometry.getGeometryType())) {
        case wkbMultiPolygon: {
            long count = 0;
            for (const OGRPolygon* part : *geometry.toMultiPolygon())
                for (const OGRLinearRing* ring : *part) count += ring->getNumPoints();
            return count;
        }
        case wkbLineString: return geometry.toLineString()->getNumPoints();
        default: return 1;
    }
}

// A collection's areas alone: what MakeValid leaves besides are lines where ground collapsed.
Geometry areas_of(Geometry geometry) {
    if (wkbFlatten(geometry->getGeometryType()) != wkbGeometryCollection)
        return Geometry(OGRGeometryFactory::forceToMultiPolygon(geometry.release()));
    auto areas = std::make_unique<OGRMultiPolygon>();
    for (const OGRGeometry* member : *geometry->toGeometryCollection()) {
        const OGRwkbGeometryType type = wkbFlatten(member->getGeometryType());
        if (type == wkbPolygon) areas->addGeometry(member);
        if (type == wkbMultiPolygon)
            for (const OGRPolygon* part : *member->toMultiPolygon()) areas->addGeometry(part);
    }
    return areas;
}

}  // namespace

void stop(const std::string& why) {
    std::fputs(fmt::format("territory: {}\n", why).c_str(), stderr);
    std::exit(1);
}

const OGRSpatialReference& lambert() {
    static const OGRSpatialReference system = [] {
        OGRSpatialReference made;
        if (made.importFromEPSG(2154) != OGRERR_NONE) stop("PROJ does not know EPSG:2154");
        made.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
        return made;
    }();
    return system;
}

std::unique_ptr<OGRPolygon> polygon(const Points& outline) {
    auto ring = std::make_unique<OGRLinearRing>();
    for (const Point place : outline) {
        const Point at = Ground::to_map(place);
        ring->addPoint(at.x, at.y);
    }
    ring->closeRings();
    auto made = std::make_unique<OGRPolygon>();
    made->addRingDirectly(ring.release());
    return made;
}

std::unique_ptr<OGRLineString> line(const Points& points) {
    auto made = std::make_unique<OGRLineString>();
    for (const Point place : points) {
        const Point at = Ground::to_map(place);
        made->addPoint(at.x, at.y);
    }
    return made;
}

Geometry rounded(Geometry areas) {
    Geometry multi(OGRGeometryFactory::forceToMultiPolygon(areas.release()));
    each_curve(*multi, [](OGRLinearRing& ring) {
        for (int i = 0; i < ring.getNumPoints(); ++i)
            ring.setPoint(i, millimetre(ring.getX(i)), millimetre(ring.getY(i)));
    });
    return multi;
}

Geometry valid_on_grid(Geometry geometry) {
    // Each repair may make new vertices, whose rounding may need another one: two or three times in practice.
    for (int attempt = 0; attempt < 10; ++attempt) {
        geometry = rounded(std::move(geometry));
        if (geometry->IsValid()) return geometry;
        geometry = areas_of(Geometry(geometry->MakeValid()));
    }
    stop("an area stays invalid on the grid of a millimetre");
}

LayerFile::LayerFile(const std::filesystem::path& folder, const std::string& name, OGRwkbGeometryType type)
    : name_(name) {
    const std::string path = folder / (name + ".gpkg");
    VSIUnlink(path.c_str());
    dataset_.reset(driver("GPKG").Create(path.c_str(), 0, 0, 0, GDT_Unknown, nullptr));
    if (!dataset_) stop(fmt::format("{} cannot be written", path));
    OGRSpatialReference system = lambert();
    layer_ = dataset_->CreateLayer(name.c_str(), &system, type, nullptr);
    if (layer_ == nullptr) stop(fmt::format("{}: no layer", path));
    OGRFieldDefn id("id", OFTInteger);
    OGRFieldDefn code("code", OFTString);
    layer_->CreateField(&id);
    layer_->CreateField(&code);
    dataset_->StartTransaction(FALSE);
}

LayerFile::~LayerFile() {
    dataset_->CommitTransaction();
    std::fputs(fmt::format("{}: {} features, {} vertices, at most {}\n", name_, features_, vertices_, most_).c_str(),
               stderr);
}

void LayerFile::add(const OGRGeometry& geometry, const std::string& code) {
    if (wkbFlatten(geometry.getGeometryType()) == wkbMultiPolygon && !geometry.IsValid())
        stop(fmt::format("{}: feature {} is not valid", name_, features_ + 1));
    const long vertices = vertices_of(geometry);
    vertices_ += vertices;
    most_ = std::max(most_, vertices);
    const OGRFeatureUniquePtr feature(OGRFeature::CreateFeature(layer_->GetLayerDefn()));
    feature->SetField(0, ++features_);
    feature->SetField(1, code.c_str());
    feature->SetGeometry(&geometry);
    if (layer_->CreateFeature(feature.get()) != OGRERR_NONE) stop(fmt::format("{}: a feature is refused", name_));
}

GDALDatasetUniquePtr raster_of(const Ground& ground, double cell, GDALDataType type, std::vector<float>& values) {
    const int columns = static_cast<int>(ground.width() / cell);
    const int rows = static_cast<int>(ground.height() / cell);
    GDALDatasetUniquePtr made(driver("MEM").Create("", columns, rows, 1, type, nullptr));
    made->SetGeoTransform(ground.raster_transform(cell).data());
    made->SetSpatialRef(&lambert());
    if (made->GetRasterBand(1)->RasterIO(GF_Write, 0, 0, columns, rows, values.data(), columns, rows, GDT_Float32, 0, 0,
                                         nullptr) != CE_None)
        stop("a raster in memory refuses its values");
    return made;
}

}  // namespace terracord::bench

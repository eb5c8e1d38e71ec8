// All that a dataset says, bit by bit, as a text that two readers can be compared by.
#pragma once

#include <cpl_conv.h>
#include <ogrsf_frmts.h>

#include <memory>
#include <string>
#include <vector>

namespace terracord::testing {

inline std::string field_bits(OGRFeature& feature, int field) {
    if (!feature.IsFieldSet(field)) return "unset";
    if (feature.IsFieldNull(field)) return "null";
    if (feature.GetFieldDefnRef(field)->GetType() == OFTReal) {
        const double value = feature.GetFieldAsDouble(field);
        return "r" + std::string(reinterpret_cast<const char*>(&value), sizeof value);
    }
    return feature.GetFieldAsString(field);
}

inline std::string geometry_bits(const OGRGeometry* geometry) {
    if (geometry == nullptr) return "none";
    std::vector<unsigned char> bytes(geometry->WkbSize());
    geometry->exportToWkb(wkbNDR, bytes.data(), wkbVariantIso);
    const OGRSpatialReference* reference = geometry->getSpatialReference();
    return std::string(bytes.begin(), bytes.end()) + (reference == nullptr ? "" : reference->GetName());
}

inline std::string layer_text(GDALDataset& dataset) {
    std::string text;
    const auto say = [&](const std::string& what) { text += what + "\n"; };
    for (OGRLayer* layer : dataset.GetLayers()) {
        const OGRFeatureDefn& definition = *layer->GetLayerDefn();
        say(std::string("layer ") + layer->GetName() + " " + OGRGeometryTypeToName(layer->GetGeomType()));
        say(std::string("fid ") + layer->GetFIDColumn() + " of " + std::to_string(layer->GetFeatureCount(TRUE)));
        if (const OGRSpatialReference* reference = layer->GetSpatialRef()) {
            char* wkt = nullptr;
            reference->exportToWkt(&wkt);
            say(wkt);
            CPLFree(wkt);
            for (const int axis : reference->GetDataAxisToSRSAxisMapping()) say(std::to_string(axis));
        }
        for (int i = 0; i < definition.GetFieldCount(); ++i) {
            const OGRFieldDefn& field = *definition.GetFieldDefn(i);
            say(std::string("field ") + field.GetNameRef() + " " + OGRFieldDefn::GetFieldTypeName(field.GetType()) +
                " " + OGRFieldDefn::GetFieldSubTypeName(field.GetSubType()) + " " + std::to_string(field.GetWidth()));
        }
        layer->ResetReading();
        for (OGRFeatureUniquePtr feature(layer->GetNextFeature()); feature; feature.reset(layer->GetNextFeature())) {
            say("feature " + std::to_string(feature->GetFID()));
            for (int i = 0; i < definition.GetFieldCount(); ++i) say(field_bits(*feature, i));
            say(geometry_bits(feature->GetGeometryRef()));
        }
    }
    return text;
}

inline std::unique_ptr<GDALDataset> open_geojson_by_gdal(const std::string& path) {
    const char* const driver[] = {"GeoJSON", nullptr};
    const char* const options[] = {"FEATURE_SERVER_PAGING=NO", nullptr};
    return std::unique_ptr<GDALDataset>(GDALDataset::Open(path.c_str(), GDAL_OF_VECTOR, driver, options));
}

}  // namespace terracord::testing

// One layer of one dataset, feature after feature: text decoded to UTF-8, points of CSV columns made into geometries,
// GDAL's complaints told from the end of the layer. Belongs to one thread.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "gdal/conditions.hpp"
#include "gdal/dataset_open.hpp"
#include "gdal/drawing.hpp"
#include "gdal/error_capture.hpp"
#include "gdal/field_text.hpp"
#include "gdal/geometry_flatten.hpp"
#include "gdal/vector_reader.hpp"

class OGRFeature;
class OGRFeatureDefn;

namespace terracord::gdal {

class LayerCursor {
   public:
    struct ReleaseDefinition {
        void operator()(OGRFeatureDefn* definition) const;
    };
    struct DestroyFeature {
        void operator()(OGRFeature* feature) const;
    };
    using Feature = std::unique_ptr<OGRFeature, DestroyFeature>;

    // Errors 301 302 303 304 310 315.
    static Result<LayerCursor> open(const VectorInput& input, bool with_geometry);

    [[nodiscard]] const Dataset& dataset() const { return dataset_; }
    // Of a DXF: what is to be said of it; its features are in the dataset.
    [[nodiscard]] const std::optional<Drawing>& drawing() const { return drawing_; }
    [[nodiscard]] OGRLayer& layer() const { return *layer_; }
    [[nodiscard]] OGRFeatureDefn& definition() const { return *definition_; }  // names in UTF-8
    // Numbers are text because the format knows nothing else.
    [[nodiscard]] bool untyped() const { return dataset_.driver == "CSV" || dataset_.driver == "GML"; }
    [[nodiscard]] bool has_geometry() const { return has_geometry_; }
    [[nodiscard]] bool has_point_columns() const { return x_field_ >= 0; }

    // Only these fields will be asked for from now on.
    void keep_fields(std::vector<int> fields, bool geometry);
    // Null at the end or on failure; see failure().
    Feature next();
    void rewind();
    void skip_to(std::uint64_t position);
    [[nodiscard]] std::uint64_t position() const { return position_; }
    // What stopped next(), "" where the layer simply ended.
    [[nodiscard]] const std::string& failure() const { return failure_; }
    // Features GDAL complained about and went on.
    [[nodiscard]] std::size_t complaints() const { return complaints_; }
    [[nodiscard]] const std::string& first_complaint() const { return first_complaint_; }
    [[nodiscard]] const TextDecoder& decoder() const { return decoder_; }

    // Nothing, where the geometry is null, empty or no number.
    [[nodiscard]] Flattened shape_of(const OGRFeature& feature, const FlattenOptions& options) const;

    // What the file says of itself without being read through; nullopt where it does not, or is no number.
    [[nodiscard]] std::optional<geometry::Box> declared_extent() const;
    // Of all finite coordinates; reads the layer and returns to where it was.
    [[nodiscard]] geometry::Box measured_extent();
    // Of each of these text fields; an empty one counts as integers. Reads the layer.
    [[nodiscard]] std::vector<Numeric> numeric_kinds(const std::vector<int>& fields);

   private:
    LayerCursor() = default;
    void decode(OGRFeature& feature);
    void find_point_columns();

    Dataset dataset_;
    std::optional<Drawing> drawing_;
    OGRLayer* layer_ = nullptr;
    std::unique_ptr<OGRFeatureDefn, ReleaseDefinition> definition_;
    TextDecoder decoder_;
    std::vector<int> text_fields_;  // those to decode
    bool has_geometry_ = false;
    int x_field_ = -1;
    int y_field_ = -1;
    std::uint64_t position_ = 0;
    std::string failure_;
    std::size_t complaints_ = 0;
    std::string first_complaint_;
};

}  // namespace terracord::gdal

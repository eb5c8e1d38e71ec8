// Reading vector layers of any allowed format into plain shapes, in batches, reprojected, with conditions evaluated.
// A reader belongs to one thread; several readers may work at once. Inputs are never modified. Costs GDAL's own reading
// and a copy of the coordinates; some 0.6 us a point more where they are transformed.
//
//   ReadRequest wanted;
//   wanted.input.path = "zonage.shp";
//   wanted.fields = {{.name = "TYPEZONE"}};
//   auto reader = VectorReader::open(wanted, log);
//   while (reader->read(1000, batch).value() > 0) batch.clear();
#pragma once

#include <cstdint>
#include <filesystem>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "base/log.hpp"
#include "gdal/crs.hpp"
#include "geometry/shape.hpp"

namespace terracord::gdal {

// What to open. (The nouns of `model` are of the same level as this room and unknown to it.)
struct VectorInput {
    std::filesystem::path path;
    std::string written;  // as the user wrote it, for messages
    std::string layer;
    std::string where;
    std::string encoding;
    std::string crs;
    Position position;
};

// A field wanted under one name, found under that name or an alias, whatever the case.
struct FieldRequest {
    std::string name;
    std::vector<std::string> aliases;
    int width = 0;         // integers become text with leading zeros up to this width
    bool required = true;  // absent and required: error 305 with the nearest names
};

struct ReadRequest {
    VectorInput input;
    std::vector<FieldRequest> fields;     // order of Record::values
    std::vector<std::string> conditions;  // OGR SQL WHERE clauses; order of Record::conditions
    std::optional<Crs> target;            // reproject into it; empty: leave as they are
    bool with_geometry = true;            // false: attribute tables (dbf, csv) without CRS
    // A feature beyond a limit ends the reading (329), or is told and lost: geometry_lost, the value too long null.
    bool loses_what_is_beyond_limits = false;
};

struct FieldInfo {
    std::string name;
    std::string type;  // OGR's name: "String", "Integer" ...
};

struct LayerInfo {
    std::string driver;
    std::string layer;
    std::optional<Crs> crs;           // as declared or overridden
    std::int64_t feature_count = -1;  // -1: unknown
    std::vector<FieldInfo> fields;
    std::vector<std::filesystem::path> files;  // all files the dataset is made of
    std::string operation;                     // coordinate operation applied; empty: none
    double operation_accuracy_m = 0.0;         // -1: unknown
    std::string assumption;                    // CRS taken for another one
    std::string encoding;                      // of its texts, as declared or told; empty: nobody says
};

struct Record {
    std::int64_t fid = 0;
    geometry::Shape shape;                           // 2D, curves as chords within 1 cm; areas as read (may be invalid)
    std::vector<std::optional<std::string>> values;  // text as written; nullopt: null
    std::vector<bool> conditions;
    bool geometry_missing = false;  // null, empty or lost
    bool geometry_lost = false;     // there is one and it cannot be read: malformed, not finite, not transformable
    bool mixed_geometry = false;    // a collection of several families: the highest one was kept
};

class VectorReader {
   public:
    // Opens, checks the driver against the allow-list, finds the layer, fields and conditions, plans the operation.
    // Errors: 301 302 303 304 305 310 315 210 402 405 406, and 401 where a target is asked for.
    static Result<VectorReader> open(const ReadRequest& request, Log& log);

    ~VectorReader();
    VectorReader(VectorReader&&) noexcept;
    VectorReader& operator=(VectorReader&&) noexcept;

    [[nodiscard]] const LayerInfo& info() const;
    // Appends up to `most` records in feature order, and none once they have `enough` points; 0 at the end. Coordinates
    // that cannot be transformed, or are not finite, make the record's geometry missing; they (309), text in a wrong
    // encoding (315) and malformed features (303) are reported as warnings once, at the end. Errors: 303, 329 of a
    // feature beyond Limit::feature_vertices or value_bytes, and 405 where the file states no extent.
    Result<std::size_t> read(std::size_t most, std::vector<Record>& out,
                             std::size_t enough = std::numeric_limits<std::size_t>::max());

   private:
    struct State;
    explicit VectorReader(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

// The layers of a dataset, for `inspect` and for finding the tables of a standard. Errors: 301 302 303.
struct DatasetLayer {
    std::string name;
    geometry::Family family = geometry::Family::none;  // none: unknown or no geometry
    bool has_geometry = true;
};
Result<std::vector<DatasetLayer>> list_layers(const std::filesystem::path& path, const std::string& written);

// The files inside a folder or (nested) zip that could be datasets, sorted, as openable paths.
Result<std::vector<std::filesystem::path>> list_datasets(const std::filesystem::path& folder);

}  // namespace terracord::gdal

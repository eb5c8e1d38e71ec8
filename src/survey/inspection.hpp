// What is in these files: documents of a standard with their version, status, layers and faults; layers of no standard;
// rasters; what cannot be read. Nothing is judged: no project is looked at.
// Reads every layer once more than a run would. Inputs are never modified. One bad file costs only itself.
//
//   const Inspection seen = inspect({"241800432_PLUi_20200128"}, *catalogue, {}, log);
//   to_text(seen, Lang::fr);
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "base/log.hpp"
#include "catalogue/catalogue_data.hpp"
#include "gdal/drawing_survey.hpp"
#include "gdal/vector_reader.hpp"
#include "geometry/box.hpp"
#include "geometry/shape.hpp"
#include "layers/reference_list.hpp"
#include "model/document.hpp"
#include "model/run.hpp"

namespace terracord::survey {

// Features of one class, and the catalogue's checks that would look at them.
struct ClassSeen {
    std::string code;   // class fields joined by '-'
    std::string label;  // of its first feature
    std::int64_t features = 0;
    double area_m2 = 0.0;             // sum over features
    double length_m = 0.0;            // of lines
    std::vector<std::string> checks;  // names of entries
};

// Features whose own attributes contradict each other.
struct Contradiction {
    Text what;
    std::int64_t features = 0;
    double area_m2 = 0.0;
    std::vector<std::string> examples;  // "198 (UA, cœur urbain)"
};

// docs/semantics.md, "Overlaps and gaps of a partition".
struct TilingSeen {
    std::int64_t pairs = 0;
    std::int64_t sliver_pairs = 0;
    double shared_m2 = 0.0;
    double excess_m2 = 0.0;
    std::int64_t gaps = 0;
    std::int64_t sliver_gaps = 0;
    double gaps_m2 = 0.0;
};

// A table whose rows name cadastral parcels: what a run that takes it for its projects would read. Lines are those of
// the file, its header being the first.
struct ReferencesSeen {
    struct Malformed {
        std::int64_t line = 0;
        Text why;
    };
    struct Completed {
        Text what;  // "no prefix, read as 000"
        std::vector<std::int64_t> lines;
    };
    struct Repeated {
        std::string reference;
        std::vector<std::int64_t> lines;
    };
    struct BadArea {
        std::int64_t line = 0;
        std::string written;
    };
    layers::ReferenceColumns columns;
    std::int64_t rows = 0;
    std::int64_t well_formed = 0;
    std::vector<Malformed> malformed;  // in the order of the rows
    std::vector<Completed> completed;
    std::vector<Repeated> repeated;  // by their first lines
    std::vector<BadArea> bad_areas;  // stated areas that are none
};

struct LayerSeen {
    std::string name;    // the role in the standard, else the table
    std::string source;  // file, as the user would write it
    std::string table;   // layer inside it
    std::string driver;
    std::string encoding;   // declared; empty: not declared
    std::string crs;        // "EPSG:2154", or its name
    std::string taken_for;  // "RGF93_Lambert_93 -> EPSG:2154"; empty: as it is
    std::vector<gdal::FieldInfo> fields;
    bool of_standard = false;
    bool has_geometry = true;
    bool partition = false;
    bool coverage = false;  // says where the document speaks; no check asks it
    geometry::Family family = geometry::Family::none;
    std::int64_t features = 0;
    std::int64_t without_geometry = 0;
    std::int64_t invalid = 0;  // areas, as drawn; repaired or set aside
    std::int64_t set_aside = 0;
    std::int64_t vertices = 0;
    double area_m2 = 0.0;
    double length_m = 0.0;
    geometry::Box extent;  // in what the document is measured in; in its own CRS where that is LAEA
    std::vector<model::Repair> repairs;
    std::optional<TilingSeen> tiling;  // of partitions
    std::vector<ClassSeen> classes;    // by code
    std::vector<Contradiction> contradictions;
    std::vector<std::string> checks_without_column;  // entries this version of the standard has no column for
    Text problem;                                    // why it cannot be used; empty: it can
    Text remedy;
    std::optional<ReferencesSeen> references;  // of tables without geometry
    Text remark;                               // what else reading it brought up
    std::string measured_in;                   // of layers of no standard: what areas and extents are in
};

struct DocumentSeen {
    std::string source;  // as the user would write it
    model::DocumentSpec spec;
    Text standard_title;
    std::string edition;     // of the standard, told by its columns: "2013"; empty: not told
    std::string crs;         // extents and areas are in it
    Text footprint_problem;  // empty: known
    double footprint_m2 = 0.0;
    geometry::Box extent;
    std::vector<std::string> missing;  // required layers that the folder does not hold
    std::vector<std::string> absent;   // others
    std::vector<LayerSeen> layers;
    std::vector<Error> messages;  // of reading
    std::vector<Text> advice;
    bool usable = true;  // false: errors say why
};

struct RasterSeen {
    std::string source;
    std::string driver;
    std::string crs;
    std::string unit;
    std::int64_t width = 0;
    std::int64_t height = 0;
    int bands = 0;
    bool classes = false;
    double cell_width = 0.0;  // units of its CRS
    double cell_height = 0.0;
    geometry::Box extent;  // in its CRS
};

// A drawing (DXF): its CAD layers, before anybody has said which one is read, and in which system.
struct DrawingSeen {
    std::string source;
    gdal::DrawingSurvey held;
};

// A file that looks like data and cannot be read.
struct Unread {
    std::string source;
    Error error;
};

struct PathSeen {
    std::string path;
    std::vector<DocumentSeen> documents;
    std::vector<LayerSeen> layers;  // of no standard
    std::vector<RasterSeen> rasters;
    std::vector<DrawingSeen> drawings;
    std::vector<Unread> unread;
    std::int64_t not_geographic = 0;  // JSON of another kind
};

struct Inspection {
    std::vector<PathSeen> paths;
    // Something could not be read: exit status 4; nothing at all could: 3.
    [[nodiscard]] bool complete() const;
    [[nodiscard]] bool anything() const;
};

struct InspectOptions {
    bool tilings = true;  // overlaps and gaps, the costly part
};

[[nodiscard]] Inspection inspect(const std::vector<std::filesystem::path>& paths, const catalogue::CatalogueData& data,
                                 const InspectOptions& options, Log& log);

// Classes that no check of the catalogue looks at.
[[nodiscard]] std::vector<const ClassSeen*> unhandled(const LayerSeen& layer);

}  // namespace terracord::survey

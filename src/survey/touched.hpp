// Which projects a feature of a document touches, and by how much: the question from the zone's side.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "base/log.hpp"
#include "gdal/crs.hpp"
#include "geometry/shape.hpp"
#include "model/analysis.hpp"
#include "model/finding.hpp"

namespace terracord::survey {

// "plui.zones/198", "plui.zones/LIBELLE = 'UA'".
struct FeatureRef {
    std::string document;
    std::string layer;
    std::string which;  // a feature number, or an OGR SQL condition
};

// Error 101 where it is neither.
[[nodiscard]] Result<FeatureRef> parse_feature(const std::string& written);

struct SelectedFeatures {
    std::size_t document = 0;  // positions in the analysis
    std::size_t layer = 0;
    std::vector<std::int64_t> fids;   // ascending
    std::vector<std::string> labels;  // of each
    geometry::Shape ground;           // the areas together, each ground once; else lines, else points; computing CRS
    std::int64_t without_geometry = 0;
};

// Errors 208 (no such document or layer), 210, those of opening, 301 with nothing selected as 304.
[[nodiscard]] Result<SelectedFeatures> select_features(const model::Analysis& analysis, const FeatureRef& ref,
                                                       const gdal::Crs& crs, Log& log);

struct Touched {
    std::string id;
    std::string code;  // as the user wrote it
    std::string name;
    double area_m2 = 0.0;                  // of the features in the project
    double project_share = 0.0;            // of the project
    double feature_share = 0.0;            // of the features
    double length_m = 0.0;                 // of lines
    std::int64_t count = 0;                // of points
    std::vector<model::Finding> findings;  // those that rest on the features; filled by the caller's run
};

// In the order of the input. Streams the projects; an overlay for each whose box meets the features'.
[[nodiscard]] Result<std::vector<Touched>> touched_projects(const model::Analysis& analysis,
                                                            const SelectedFeatures& features, const gdal::Crs& crs,
                                                            Log& log);

// Does a finding rest on one of the features?
[[nodiscard]] bool rests_on(const model::Finding& finding, const model::Analysis& analysis,
                            const SelectedFeatures& features);

struct TouchReport {
    FeatureRef ref;
    std::string document_title;
    SelectedFeatures features;
    std::vector<Touched> projects;
};

[[nodiscard]] std::string to_text(const TouchReport& report, Lang lang);
[[nodiscard]] std::string to_json(const TouchReport& report);

}  // namespace terracord::survey

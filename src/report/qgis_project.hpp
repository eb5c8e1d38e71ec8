// terracord.qgz: the layers of terracord.gpkg as a QGIS project: groups, styles, labels, legend, an A4 sheet with a page
// a project. Paths are relative: the folder may be moved. Written when the GeoPackage is whole. Error 502.
#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "gdal/crs.hpp"
#include "report/gpkg_sink.hpp"

namespace terracord::report {

inline constexpr const char* kQgisProjectName = "terracord.qgz";

struct QgisProjectOptions {
    gdal::Crs crs;
    Lang lang = Lang::fr;
};

// To be asked after the sink of the GeoPackage, which fills `contents`; they must outlive the sink.
[[nodiscard]] std::unique_ptr<model::Sink> make_qgis_project_sink(const std::filesystem::path& folder,
                                                                  const QgisProjectOptions& options,
                                                                  const GeoPackageContents& contents);

// The project as XML.
[[nodiscard]] std::string qgis_project(const model::RunInfo& run, const QgisProjectOptions& options,
                                       const GeoPackageContents& contents);

}  // namespace terracord::report

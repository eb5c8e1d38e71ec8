#include "cli/versions.hpp"

#include <fmt/format.h>

#include "cli/commands.hpp"
#include "gdal/crs.hpp"
#include "geos/overlay.hpp"

namespace terracord::cli {

std::string tool_version() { return TERRACORD_VERSION; }

std::map<std::string, std::string> library_versions() {
    return {{"GDAL", gdal::gdal_version()},
            {"GEOS", geos::geos_version()},
            {"PROJ", gdal::proj_version()},
            {"EPSG", gdal::epsg_version()}};
}

Exit version() {
    const auto libraries = library_versions();
    fmt::print("terracord {}\nGDAL {}\nGEOS {}\nPROJ {} (EPSG {})\n", tool_version(), libraries.at("GDAL"),
               libraries.at("GEOS"), libraries.at("PROJ"), libraries.at("EPSG"));
    return Exit::done;
}

}  // namespace terracord::cli

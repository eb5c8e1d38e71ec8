// A case as files on disk: small GeoJSON layers and the analysis that names them.
#pragma once

#include <filesystem>

#include "case.hpp"
#include "catalogue/catalogue_data.hpp"

namespace terracord::catalogue_cases {

// Writes the files into `folder` and returns the analysis. Throws std::runtime_error where the case makes no sense.
std::filesystem::path write_case(const Case& one, const catalogue::CatalogueData& data,
                                 const std::filesystem::path& folder);

}  // namespace terracord::catalogue_cases

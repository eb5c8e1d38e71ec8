// A case as files on disk: small GeoJSON layers and the analysis that names them.
#pragma once

#include <filesystem>

#include "case.hpp"
#include "catalogue/catalogue_data.hpp"

namespace terracord::catalogue_cases {

// Writes the files into `folder` and returns the analysis. Throws std::runtime_error where the case makes no sense.
std::filesystem::path write_case(const Case& one, const catalogue::CatalogueData& data,
                                 const std::filesystem::path& folder);

// Of a reference to a layer, or of "standard:" where there is none.
[[nodiscard]] std::string standard_of(const std::string& layer_ref);

}  // namespace terracord::catalogue_cases

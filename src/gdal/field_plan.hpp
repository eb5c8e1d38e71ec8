// Which columns of a layer answer a request. Pure.
#pragma once

#include <string>
#include <vector>

#include "base/error.hpp"
#include "gdal/vector_reader.hpp"

class OGRFeatureDefn;

namespace terracord::gdal {

struct PlannedField {
    int index = -1;  // -1: absent, and that is allowed
    int width = 0;
};

// One entry per request. Exact name, then aliases, then either whatever the case; where names are cut at ten characters
// (`cut_names`, shapefiles), their first ten too. Error 305 names all that are missing.
[[nodiscard]] Result<std::vector<PlannedField>> plan_fields(const std::vector<FieldRequest>& requests,
                                                            const OGRFeatureDefn& definition, bool cut_names,
                                                            const VectorInput& input);

}  // namespace terracord::gdal

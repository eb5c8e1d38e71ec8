// One finding in the details of a project: its sentence, what it rests on, what was measured in the figures that the
// other files and the GeoPackage hold, and what there is to draw.
#pragma once

#include "model/finding.hpp"
#include "report/html_shapes.hpp"
#include "report/html_tables.hpp"

namespace terracord::report {

// An object. A finding of no contradiction, or without object, has its sentence alone, and nothing unless `plain`.
void write_page_finding(JsonWriter& json, const model::Finding& finding, bool plain, HtmlShapes& shapes,
                        HtmlTables& tables);

}  // namespace terracord::report

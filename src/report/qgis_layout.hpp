// The A4 sheet of the QGIS project: map, title, legend, scale bar, north arrow, where it comes from; a page a project.
#pragma once

#include <pugixml.hpp>

#include <string>
#include <vector>

#include "geometry/box.hpp"
#include "model/run.hpp"

namespace terracord::report {

struct SheetLayer {
    std::string id;
    std::string name;
};

struct Sheet {
    Lang lang = Lang::fr;
    geometry::Box extent;              // of the map before a page is chosen
    std::string coverage_id;           // the layer of perimeters
    std::vector<SheetLayer> legend;
};

void add_sheet(pugi::xml_node layouts, const model::RunInfo& run, const Sheet& sheet);

}  // namespace terracord::report

// How the layers of the maps look: each with its categories in the colours of the palette, its labels and its tip. One
// description for the styles beside the GeoJSON files, those in the GeoPackage and those of the QGIS project. Constant
// data, safe to share.
#pragma once

#include <string>
#include <vector>

#include "cartography/palette.hpp"
#include "report/map_layer.hpp"

namespace terracord::report {

struct Category {
    std::string value;  // of MapStyle::expression
    Text label;
    cartography::Style style;
    std::string_view marker = "circle";  // QGIS's name of a shape, for points
};

struct MapStyle {
    std::string expression;            // QGIS expression or field that gives the category
    std::vector<Category> categories;  // drawn in this order: what must not be hidden comes last
    Text label;                        // QGIS expression of the label; empty: none
    Text display;                      // QGIS expression that names a feature in lists
    std::vector<Text> tip;             // fields of the tip, a line each, the first one in bold
};

// The style of a layer of map_sources(); empty for tables.
[[nodiscard]] MapStyle map_style(const MapLayer& layer);

// QGIS's forms of a name of a field and of a text.
[[nodiscard]] std::string quoted_field(std::string_view name);
[[nodiscard]] std::string quoted_text(std::string_view text);

}  // namespace terracord::report

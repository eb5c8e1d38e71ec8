// Styles of layers in QGIS's XML. Values of features are only ever named in expressions, never written into them, and
// a tip escapes what it shows: what a file holds stays text. O(columns + categories). Pure functions.
#pragma once

#include <pugixml.hpp>

#include <string>

#include "report/map_layer.hpp"
#include "report/map_style.hpp"

namespace terracord::report {

// A whole style file; of a layer of map_sources() or of findings and documents.
[[nodiscard]] std::string qml(const MapLayer& layer, Lang lang);
[[nodiscard]] std::string qml(const MapLayer& layer, const MapStyle& style, Lang lang);

// The same elements inside another one: a layer of a project.
void add_style(pugi::xml_node parent, const MapLayer& layer, const MapStyle& style, Lang lang);

// A fill, line or marker symbol.
void add_symbol(pugi::xml_node symbols, const std::string& name, geometry::Family family, const Category& category);

// Words for a legend, a title, a name of a layer: QGIS would run what stands in "[% %]" there.
[[nodiscard]] std::string plain_words(std::string_view words);

// "attribute" with a value, as an element of its own.
void add_option(pugi::xml_node map, const char* name, const std::string& value);

}  // namespace terracord::report

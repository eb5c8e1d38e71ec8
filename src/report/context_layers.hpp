// What lies around the projects, for maps: the features of the documents clipped to windows about the perimeters, and
// how their ground is drawn. Belongs to one thread.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "cartography/surroundings.hpp"
#include "report/map_layer.hpp"
#include "report/map_style.hpp"

namespace terracord::report {

// context, context_lines, context_points.
[[nodiscard]] const MapLayer& context_layer(geometry::Family family);

// One kind of ground, that one symbol draws: "plui/zones/U".
struct Ground {
    std::size_t document = 0;  // in Analysis::documents
    Text title;                // its
    geometry::Family family = geometry::Family::area;
    Category category;
};

// The kinds of ground that were written, by their code.
using Grounds = std::map<std::string, Ground>;

// How far around a perimeter a map looks: half its diagonal, at least 200 m, at most 1 km.
[[nodiscard]] geometry::Box window_around(const geometry::Box& perimeter);

// Hands over every feature around the perimeters, by window, document, layer, position. Errors: 316, and the taker's.
Result<void> context_rows(const cartography::Surroundings& surroundings, std::vector<geometry::Box> windows,
                          Grounds& grounds, const TakeRow& take);

// The style of one family's layer, of one document or (npos) of all.
[[nodiscard]] MapStyle context_style(const Grounds& grounds, geometry::Family family, std::size_t document);

}  // namespace terracord::report

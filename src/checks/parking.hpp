// Norms of parking: places by dwelling, by floor area of a destination, or plainly; within the reach of a station the
// law caps what a plan may demand for dwellings (L. 151-35 and L. 151-36 of the code de l'urbanisme).
#pragma once

#include <optional>
#include <string_view>

#include "checks/rules.hpp"

namespace terracord::checks {

struct Norm {
    std::optional<double> per_unit;  // places a dwelling
    std::optional<double> per_m2;    // places a square metre of floor area
    std::optional<double> plain;     // places
};

// "1,5 place/logement", "1 place pour 60 m2", "2 places par logement", "12 places", "1,5" (by dwelling).
[[nodiscard]] std::optional<Norm> parking_norm(std::string_view text);

struct PlacesNorm {
    ReadRule rule;
    std::optional<double> places;  // rounded up; empty: a norm or a number of the programme is missing
};

// What the feature demands (or allows) of the whole programme: dwellings and each destination the table names.
// `weights` of the check: near_station and near_station_social, places a dwelling at most within reach of a station.
[[nodiscard]] PlacesNorm places_norm(const Task& task, const model::Programme& kind, std::uint32_t feature,
                                     bool attributes);

}  // namespace terracord::checks

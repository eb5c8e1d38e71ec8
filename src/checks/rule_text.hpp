// Limits as plans write them: an attribute pair of the CNIG standard ("12,50 m", "20%", "R+2"), a label ("H max 12 m",
// "40 %"). Read only where there is exactly one thing to read: a text with two heights gives none. What is read out of
// a text is an interpretation, and the finding says so. Pure functions, safe for concurrent calls.
#pragma once

#include <optional>
#include <string_view>

namespace terracord::checks {

// `unit` is that of the indicator: "m", "m2", "share" (0..1), "floors" (R+2 = 3 levels, the ground floor counted),
// "per_ha", "kW", "dwellings", "places", "" (a coefficient).

// The value of an attribute that is meant to hold this limit and nothing else. "20" as a share is 20 %.
[[nodiscard]] std::optional<double> limit_of_value(std::string_view text, std::string_view unit);

// The only limit of this unit that a label states; where it states a minimum and a maximum, the one of `at_most`.
// Altitudes ("125 m NGF") are no heights.
[[nodiscard]] std::optional<double> limit_in_text(std::string_view text, std::string_view unit, bool at_most);

}  // namespace terracord::checks

// Lengths that features carry in their attributes: widths, distances to keep.
#pragma once

#include <string_view>

#include "model/check.hpp"

namespace terracord::layers {

// Metres of a feature whose column or attribute says `text`: through the table of codes, or as it stands ("75", "75 m", "12,50m",
// "0.3 km"). What the column does not say is the fixed length; NaN where there is none. Zero or less is no length.
[[nodiscard]] double metres_of(const model::FeatureLength& length, std::string_view text);

}  // namespace terracord::layers

// Units as types, so that a length is never taken for an area and a percentage never for a share.
#pragma once

#include <compare>

namespace terracord {

struct Metres {
    double value = 0.0;
    auto operator<=>(const Metres&) const = default;
};

struct SquareMetres {
    double value = 0.0;
    auto operator<=>(const SquareMetres&) const = default;
};

// A share of a whole, 0..1 (never per cent).
struct Share {
    double value = 0.0;
    auto operator<=>(const Share&) const = default;
};

}  // namespace terracord

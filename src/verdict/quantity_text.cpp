#include "verdict/quantity_text.hpp"

#include "verdict/figure_text.hpp"
#include "wording/numbers.hpp"

namespace terracord::verdict {

using model::Quantity;

Text quantity_text(Quantity quantity, double value, int extra, std::string_view unit) {
    switch (quantity) {
        case Quantity::value:
        case Quantity::excess: return figure_value(unit, value, extra);
        case Quantity::area:
        case Quantity::remaining_area:
        case Quantity::outside_area: return wording::area(SquareMetres{value}, extra);
        case Quantity::share:
        case Quantity::outside_share:
        case Quantity::cut_share:
        case Quantity::cumulated_share:
        case Quantity::followed_share:
        case Quantity::served_share:
        case Quantity::zone_share: return wording::share(Share{value}, extra);
        case Quantity::width:
        case Quantity::length:
        case Quantity::distance: return wording::length(Metres{value}, extra);
        case Quantity::gain:
        case Quantity::count: return wording::number(value, 0);
    }
    return {};
}

}  // namespace terracord::verdict

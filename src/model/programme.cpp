#include "model/programme.hpp"

#include <algorithm>
#include <array>

namespace terracord::model {

namespace {

constexpr std::array<std::string_view, 22> kIndicatorCodes{
    "lot_coverage",      "floor_area_ratio",  "density",           "height",       "floors",
    "deep_soil_share",   "vegetated_share",   "impermeable_share", "biotope",      "social_share",
    "large_share",       "car_places",        "bicycle_places",    "heating_kw",   "housing_units",
    "social_units",      "floor_area",        "footprint",         "parking_area", "site_area",
    "net_housing_units", "net_artificialised"};

constexpr std::array<std::string_view, 22> kIndicatorUnits{
    "share",  "",       "per_ha", "m",         "floors",    "share", "share", "share", "",   "dwellings", "dwellings",
    "places", "places", "kW",     "dwellings", "dwellings", "m2",    "m2",    "m2",    "m2", "dwellings", "m2"};

}  // namespace

const std::vector<ProgrammeQuantity>& programme_quantities() {
    static const std::vector<ProgrammeQuantity> kAll{
        {"housing_units", 1e6, false, false, "Column of the number of dwellings."},
        {"social_units", 1e6, false, false, "Column of the number of social dwellings."},
        {"large_units", 1e6, false, false, "Column of the number of large dwellings (as the plan defines them)."},
        {"demolished_units", 1e6, false, false, "Column of the number of dwellings demolished."},
        {"floor_area_m2", 1e8, false, false, "Column of the floor area in m2."},
        {"footprint_m2", 1e8, false, false, "Column of the ground the buildings take, in m2."},
        {"site_area_m2", 1e10, false, false, "Column of the area of the building land (unité foncière), in m2."},
        {"deep_soil_m2", 1e10, false, false, "Column of the deep soil (pleine terre) kept, in m2."},
        {"vegetated_m2", 1e10, false, false, "Column of the ground and roofs planted, in m2."},
        {"impermeable_m2", 1e10, false, false, "Column of the ground made impermeable, in m2."},
        {"parking_area_m2", 1e8, false, false, "Column of the ground of car parks, in m2."},
        {"artificialised_m2", 1e10, false, false, "Column of the ground artificialised after the project, in m2."},
        {"artificialised_before_m2", 1e10, false, false, "Column of the ground artificialised before it, in m2."},
        {"height_m", 1000.0, false, false, "Column of the greatest height, in m."},
        {"floors", 300.0, true, false, "Column of the levels, the ground floor counted; R+2 is 3."},
        {"car_places", 1e6, false, false, "Column of the number of car places."},
        {"bicycle_places", 1e6, false, false, "Column of the number of bicycle places."},
        {"heating_kw", 1e7, false, false, "Column of the heating power, in kW."},
        {"heat_network", 1.0, false, true, "Column that says whether a heat network is connected to: oui, non."},
        {"energy_documented", 1.0, false, true, "Column that says whether the energy performance is shown: oui, non."},
    };
    return kAll;
}

const ProgrammeQuantity* programme_quantity(std::string_view code) {
    const auto& all = programme_quantities();
    const auto found = std::find_if(all.begin(), all.end(), [&](const auto& one) { return one.code == code; });
    return found == all.end() ? nullptr : &*found;
}

std::string_view code(Indicator value) { return kIndicatorCodes[static_cast<std::size_t>(value)]; }

std::optional<Indicator> indicator_from(std::string_view code) {
    for (std::size_t i = 0; i < kIndicatorCodes.size(); ++i) {
        if (kIndicatorCodes[i] == code) return static_cast<Indicator>(i);
    }
    return std::nullopt;
}

std::vector<std::string> indicator_codes() { return {kIndicatorCodes.begin(), kIndicatorCodes.end()}; }

std::string_view indicator_unit(Indicator value) { return kIndicatorUnits[static_cast<std::size_t>(value)]; }

}  // namespace terracord::model

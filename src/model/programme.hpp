// What a project says it will build, and what can be asked of it in numbers.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/text.hpp"
#include "geometry/shape.hpp"
#include "model/source.hpp"
#include "model/vocabulary.hpp"

namespace terracord::model {

// A quantity a programme may declare: a column of the projects, kept under this code.
struct ProgrammeQuantity {
    std::string_view code;   // "height_m"
    double largest = 0.0;    // beyond it the value is a slip, not a programme
    bool levels = false;     // "R+2" is understood: levels, the ground floor counted
    bool yes_or_no = false;  // "oui", "non", "1", "0"
    std::string_view about;  // one line, also in the JSON Schema
};
[[nodiscard]] const std::vector<ProgrammeQuantity>& programme_quantities();
[[nodiscard]] const ProgrammeQuantity* programme_quantity(std::string_view code);
// Surfaces by kind, for a biotope coefficient: kept as "surface.KIND".
inline constexpr std::string_view kSurfacePrefix = "surface.";

// One row of the table of destinations.
struct Destination {
    std::string code;  // CNIG: "21"; "20" is the whole destination
    std::optional<double> floor_area_m2;
    std::optional<double> units;
    geometry::Shape place;  // empty: nobody knows where in the perimeter
};

// What is computed of a programme, in the unit of `indicator_unit`.
enum class Indicator : std::uint8_t {
    lot_coverage,      // footprint / ground (R. 420-1)
    floor_area_ratio,  // floor area / ground
    density,           // dwellings per hectare of ground
    height,            // m
    floors,            // levels, the ground floor counted
    deep_soil_share,   // of the ground
    vegetated_share,
    impermeable_share,
    biotope,       // sum of coefficient x surface / ground
    social_share,  // social dwellings, against a share of all of them rounded up
    large_share,   // large dwellings, likewise
    car_places,    // against a norm by destination, rounded up
    bicycle_places,
    heating_kw,
    housing_units,
    social_units,
    floor_area,
    footprint,
    parking_area,
    site_area,           // the ground itself
    net_housing_units,   // dwellings less those demolished
    net_artificialised,  // m2 artificialised after less before
};
[[nodiscard]] std::string_view code(Indicator value);
[[nodiscard]] std::optional<Indicator> indicator_from(std::string_view code);
[[nodiscard]] std::vector<std::string> indicator_codes();
// "m", "m2", "share", "" (a plain number), "per_ha", "floors", "dwellings", "places", "kW".
[[nodiscard]] std::string_view indicator_unit(Indicator value);

// How the limits of several zones make one.
enum class Combine : std::uint8_t {
    strictest,  // the smallest ceiling, the largest floor
    weighted,   // pro rata of the ground each zone has
};

// A number of the programme against a rule of the document, or against thresholds alone.
struct Programme {
    Indicator indicator = Indicator::height;
    bool at_most = true;  // the rule is a ceiling, else a floor
    bool ruled = false;   // thresholds speak of `excess`: a rule is looked for
    Combine combine = Combine::strictest;
    std::string rule;                                     // its name in external tables
    std::vector<std::string> attributes;                  // LIB_ATTRn names that hold it, the first found wins
    bool by_site_area = false;                            // the ground is the declared site_area_m2, not the perimeter
    std::vector<PartKind> without;                        // parts taken off the perimeter
    std::vector<std::pair<std::string, double>> weights;  // biotope: kind of surface -> coefficient
};

// What the code of a zone says of destinations, where the zone itself says nothing.
struct DefaultDestinations {
    std::vector<CodeMatch> when;         // TYPEZONE "A"
    Verdict others = Verdict::coherent;  // of destinations not in `allowed`: coherent, reservation, conflict
    std::vector<std::string> allowed;
    Text why;
};

// The programme's destinations against what each zone allows, conditions and forbids.
struct Destinations {
    std::vector<DefaultDestinations> defaults;
    // Words of the nine categories of plans made before 2016, for zones and labels that use them -> CNIG codes.
    std::vector<std::pair<std::string, std::vector<std::string>>> words;
};

// A row of an external table of rules.
struct RuleRow {
    std::string zone;         // label of a zone: exact, "UA*" or "*"
    std::string commune;      // empty: every one
    std::string rule;         // "height"
    std::string destination;  // parking: the destination it speaks of; empty: dwellings
    std::string min;          // as written: "20 %", "12,50"; empty: none
    std::string max;
    std::string unit;    // of both, where they do not bear it
    std::string source;  // "règlement, art. UB 10"
    std::string date;
    std::string status;  // "exemple", "vérifié" ...
    std::int64_t line = 0;
};

}  // namespace terracord::model

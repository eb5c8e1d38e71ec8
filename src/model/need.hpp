// Needs of a territory: what each of its units wants, what there is, what all projects bring, and how one project
// answers. One general account serves housing, social rates, land, school places, green space, networks, density:
// docs/needs.md, docs/semantics.md "Needs of the territory".
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.hpp"
#include "base/units.hpp"
#include "geometry/shape.hpp"
#include "model/check.hpp"
#include "model/source.hpp"
#include "model/vocabulary.hpp"

namespace terracord::model {

// Which side of its target a need is met on: at least so many dwellings, at most so much ground.
enum class NeedSense : std::uint8_t { at_least, at_most };

// How a project that lies in several units is shared out among them.
enum class NeedSplit : std::uint8_t {
    area,       // by the ground of its perimeter
    dwellings,  // by the dwellings of the destinations that have a place, else by the built parts
    shares,     // as a table declares
    found,      // by the ground that a check found (supply measured by a check)
};

// Where a unit stands, at least: short < low <= nearly_met < 1 <= met <= high < over; at most: within <= low < tight <=
// high < exceeded (levels: what there is and comes, of the target).
enum class UnitState : std::uint8_t { not_assessable, shortfall, nearly_met, met, over, within, tight, exceeded };

[[nodiscard]] std::string_view code(NeedSense value);
[[nodiscard]] std::string_view code(NeedSplit value);
[[nodiscard]] std::string_view code(UnitState value);
[[nodiscard]] std::optional<NeedSense> need_sense_from(std::string_view code);
[[nodiscard]] std::optional<NeedSplit> need_split_from(std::string_view code);

// A quantity of the programme times a factor: dwellings x 0.28 pupils. The factor may be a unit's own.
struct NeedTerm {
    std::string quantity;  // of the programme; "area_m2" and "open_m2" are the perimeter's and the open parts' ground
    double factor = 1.0;
    std::string column;  // of the units; empty: `factor` for all
};
inline constexpr std::string_view kPerimeterArea = "area_m2";
inline constexpr std::string_view kOpenArea = "open_m2";

// A table joined to the units by their key. No source: the layer of the units itself.
struct NeedTable {
    VectorSource source;
    std::string key;
};

struct NeedTarget {
    NeedTable table;
    std::string field;
    std::optional<double> all;     // the same for every unit
    std::optional<double> years;   // the target is a year's, over so many years; empty: the whole of it
    std::string until;             // ISO 8601; empty: nobody says
};

// The layer of the units: any areas with a key. Several needs may share one.
struct UnitLayerSpec {
    VectorSource source;
    std::string id;
    std::string name;         // column; empty: the key
    Metres accuracy{5.0};     // what a project has in a unit narrower than this is a contact of its border
    Position position;
};

// Declared shares: rows of project, unit, share.
struct SharesSource {
    VectorSource source;
    std::string project = "project";
    std::string unit = "unit";
    std::string share = "share";
};

struct NeedSpec {
    std::string id;
    Text title;
    std::string theme;
    std::string use;        // entry of the catalogue it is made of; empty: the user's own
    std::size_t units = 0;  // in Analysis::unit_layers
    NeedTarget target;
    NeedTable existing_table;           // no source: the target's table, else the units
    std::string existing;               // column of what there is already, or was produced or used; empty: nothing
    std::string existing_per;           // likewise for what it is set against
    std::vector<NeedTerm> supply;       // what a project brings (or takes, of a ceiling)
    std::string check;                  // instead: the ground a check found, in m2
    double check_factor = 1.0;
    std::vector<NeedTerm> per;          // the target is a rate: supply by so much of this. Empty: an amount
    NeedSense sense = NeedSense::at_least;
    double low = 0.8;                   // of the target
    double high = 1.2;
    Origin origin = Origin::tool_default;
    Text unit;                          // "logements"; of rates what the rate is counted in ("logements/ha")
    Text counted;                       // of a rate: what its supply is counted in ("logements sociaux")
    bool percent = false;               // rates are written and shown in per cent
    std::map<std::string, double> weights;  // status (or phase) -> 0..1; empty: all count whole
    bool by_phase = false;              // the weights' words are phases
    NeedSplit split = NeedSplit::area;
    std::optional<SharesSource> shares;
    // The document that sets the target. At least compatibility: the need is also judged among documents.
    std::string document_ref;  // id of a document of the analysis; empty: told here
    std::string document_id;   // of the finding among documents
    Text document_title;
    std::string document_date;
    std::optional<Relation> relation;
    bool enforceable = true;
    Verdict verdict = Verdict::reservation;  // among documents, where a project worsens it
    bool emphasis = false;
    bool mandatory = false;
    Phase due = Phase::design;
    std::string reference;
    bool reference_verified = true;
    Text note;
    std::string number;  // in the catalogue's table of checks: "B01"
    Text rule;
    Text needs;
    Position position;

    [[nodiscard]] bool rate() const { return !per.empty(); }
    [[nodiscard]] bool among_documents() const { return relation && *relation >= Relation::compatibility; }
};

// ---- as read

struct Unit {
    std::string key;
    std::string name;
    geometry::Shape shape;  // computing CRS
    double area_m2 = 0.0;
};

struct UnitLayer {
    bool usable = false;
    Text problem;
    std::vector<Unit> units;  // in the order of the source
    bool overlapping = false;  // some of them claim the same ground, by more than a sliver
    std::vector<Text> quality;
};

// What the tables say of one unit, for one need.
struct UnitFigures {
    std::optional<double> target;  // over the whole horizon, or the rate (0..1 where it is a percentage)
    std::optional<double> yearly;  // of it, a year's
    std::optional<double> existing;  // empty: nobody says
    std::optional<double> existing_per;
    std::vector<double> factors;  // by term, supply then per; not a number: nobody says
    Text problem;                 // why there is no target, or no existing stock
};

struct NeedData {
    bool usable = false;
    Text problem;
    std::vector<UnitFigures> units;  // as UnitLayer::units
    std::vector<Text> quality;
};

// ---- one project

// Amounts are whole millionths, so that sums are exact and do not depend on their order.
using Millionths = std::int64_t;
inline constexpr double kMillion = 1e6;

// What a project has in one unit.
struct NeedPiece {
    std::uint32_t unit = 0;
    double share = 0.0;
    Millionths supply = 0;
    Millionths removed = 0;  // of it, what is taken away (demolitions): 0 or less
    Millionths per = 0;
};

// How it answers a need in one unit; readings as if the project itself were carried out whole.
struct NeedAnswer {
    NeedReading alone = NeedReading::not_assessable;     // beside what exists
    NeedReading together = NeedReading::not_assessable;  // and what the other projects bring
    double level_before = 0.0;  // with the others, of the target; not a number: unknown
    double level_after = 0.0;
    double target_share = 0.0;  // of the target, what the project brings; not a number: unknown
    double yearly_share = 0.0;
    double supply_share = 0.0;  // of what all projects bring
};

struct ProjectNeed {
    std::uint32_t need = 0;  // in Analysis::needs
    Reason reason = Reason::measured;  // measured, value_missing, phase_not_due, overlay_failed, layer_failed
    std::string missing;               // value_missing: the quantities, ", " between them
    Text problem;
    NeedSplit split = NeedSplit::area;  // that was used
    Text split_note;                    // why not the one asked for
    std::string status;                 // what it was weighted by; empty: nothing
    double weight = 1.0;
    std::vector<NeedPiece> pieces;  // by unit
    double outside_share = 0.0;     // in no unit
    Millionths outside = 0;         // of its supply
    Millionths outside_per = 0;
    double overlap_m2 = 0.0;        // ground that several units claim; it counts for the first one
    bool counted = true;            // false: another variant of the project stands for it
    std::vector<NeedAnswer> answers;  // by piece, once all projects are known
    NeedReading alone = NeedReading::not_assessable;
    NeedReading together = NeedReading::not_assessable;
};

// ---- all projects

struct UnitBalance {
    std::uint32_t unit = 0;
    Millionths supply = 0;  // of all projects, one variant of each, whole
    Millionths weighted = 0;
    Millionths removed = 0;  // of supply: 0 or less
    Millionths per = 0;
    Millionths per_weighted = 0;
    std::map<std::string, Millionths> by_status;  // of supply
    std::int64_t projects = 0;
    std::int64_t unknown = 0;     // projects that do not say what they bring, and should
    std::int64_t to_specify = 0;  // and that need not say it yet
    // Not a number: unknown. Weighted, and as if every project were carried out.
    double wanted = 0.0;     // target, or rate x what it is set against
    double available = 0.0;  // existing and weighted supply
    double balance = 0.0;    // at least: available - wanted; at most: wanted - available
    double level = 0.0;      // available / wanted
    double value = 0.0;      // of rates: the rate reached
    double wanted_whole = 0.0;
    double balance_whole = 0.0;
    double level_whole = 0.0;
    double value_whole = 0.0;
    double value_before = 0.0;  // without any project
    UnitState state = UnitState::not_assessable;
    UnitState state_whole = UnitState::not_assessable;
    Text why;       // not assessable: why
    Text sentence;  // what all projects leave of the need; empty where it is not assessable
};

struct NeedBalance {
    std::vector<UnitBalance> units;  // as UnitLayer::units
    Millionths outside = 0;          // supply of ground in no unit
    std::int64_t outside_projects = 0;
};

}  // namespace terracord::model

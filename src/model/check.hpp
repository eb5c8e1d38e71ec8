// A check: one question put to a project about one layer, with the thresholds that turn its measure into a verdict.
#pragma once

#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "base/text.hpp"
#include "base/units.hpp"
#include "model/comparison.hpp"
#include "model/lever.hpp"
#include "model/programme.hpp"
#include "model/source.hpp"
#include "model/vocabulary.hpp"

namespace terracord::model {

// What a threshold can speak of. Each kind of check offers some of them.
enum class Quantity : std::uint8_t {
    area,          // m2 of the subject covered by the union of the sources
    share,         // of the subject, 0..1
    outside_area,  // m2 of the subject not covered
    outside_share,
    zone_share,       // of the touched source features, 0..1: how much of them the subject takes
    length,           // m of lines in the closed subject
    count,            // features in the closed subject
    distance,         // m to the nearest feature
    value,            // the number the kind computes; its unit is the figure's
    excess,           // that number beyond what its rule allows (negative: margin left), in the same unit
    width,            // m left of a corridor: the widest disc that still passes along it, past the subject
    cut_share,        // of a corridor's width or ground, 0..1, that the subject takes
    remaining_area,   // m2 left of a zone once the subject has its part
    cumulated_share,  // of a zone, 0..1: all projects of the run together, one variant of each
    followed_share,   // of the lines to follow, 0..1: what runs within reach of the subject
    served_share,     // of the inhabitants around, 0..1: those with access once the project is there
    gain,             // inhabitants with access after the project less before; negative: they lose it
};

// Where a limit comes from; printed beside the value.
enum class Origin : std::uint8_t { law, document, usage, tool_default, user };

struct Condition {
    Quantity quantity = Quantity::area;
    Comparison comparison = Comparison::greater;
    double limit = 0.0;   // metres, square metres, share 0..1, or a number
    std::string written;  // "share > 1 %"
};

struct Threshold {
    Verdict verdict = Verdict::conflict;      // conflict, reservation, attention or information
    NeedReading reading = NeedReading::none;  // for checks of needs: contributes or worsens
    bool all = true;                          // all conditions, or any of them
    std::vector<Condition> conditions;
    Origin origin = Origin::user;
    Position position;
};

// The kinds of check. A new kind = one alternative here, one parser in config, one file in checks, one page in docs.
struct Overlap {};      // areas: area, share, zone_share of the union of the sources
struct Exclusion {};    // nothing of the layer may lie in the subject: areas, lines or points
struct Containment {};  // the subject must lie in the union of the sources: outside_area, outside_share, share
struct Distance {
    Metres search{};  // how far to look: the largest limit of the thresholds
};
struct Length {};     // lines: length in the closed subject
struct Count {};      // points (or features of any kind): number in the closed subject
struct Breakdown {};  // areas by class, with the accounts of a partition

// A length that rules give by feature: one for all, or a column's, as it stands ("75m") or through a table of codes.
struct FeatureLength {
    std::optional<Metres> fixed;  // for all features; with a column: for those it says nothing of
    std::string column;
    std::vector<std::string> attributes;                // or names of a standard's optional pairs: the first one filled in
    std::vector<std::pair<std::string, double>> codes;  // code -> metres; empty: the column holds the length itself

    [[nodiscard]] bool given() const { return fixed.has_value() || !column.empty() || !attributes.empty(); }
};

struct Corridor {  // areas, or lines with a width: width, cut_share, area, share
    FeatureLength width;
};
struct Frontage {  // lines: length that the subject fronts
    Metres within{};
};
struct Setback {  // features with a distance to keep: area and share of the ground too near, distance
    FeatureLength distance;
    FeatureLength carriageway;  // full width of what the line is the axis of
    bool from_edge = false;     // the distance counts from the carriageway's edge, not from the line
};
struct Consumption {          // areas by zone: zone_share, remaining_area, cumulated_share, area, share
    bool by_feature = false;  // each feature is a zone, else all features of a class are one
};
struct Alignment {  // lines to follow: followed_share, length (not followed)
    Metres within{};
};
struct Projects {};  // the other perimeters of the run: area, share; bound to no layer

enum class RasterStatistic : std::uint8_t { mean, minimum, maximum, percentile, share, classes };

// A code of a raster and the name people give it.
struct CellClass {
    double value = 0.0;
    std::string name;
};

// Inhabitants of a dwelling where nothing else is declared: a usual figure for France, not a rule.
inline constexpr double kPeoplePerDwelling = 2.1;
// How far from a line of a network a place may lie and still be on it, unless told.
inline constexpr Metres kSnap{50.0};

// What a project changes of what people go to.
struct Changes {
    std::vector<PartKind> brings;                                  // parts that are destinations once it is there
    std::string brings_column;                                     // of the projects, "oui": the project itself is one
    std::vector<PartKind> takes{PartKind::built, PartKind::road};  // parts that destinations of areas lose to it
    std::string takes_column;                                      // "oui": destinations in the perimeter are lost
};

struct Access {  // the subject within reach of destinations: share, area, distance, count, value (inhabitants to come)
    Metres within{};
    SquareMetres least{};  // of a destination, with those that touch it; 0: any
    Metres snap = kSnap;   // with a network
    Changes changes;
    double people_per_dwelling = kPeoplePerDwelling;
    bool people_declared = false;
};
struct Population {  // who lives around the subject: value; with destinations: served_share, gain
    Metres within{};
    std::string count;               // column: inhabitants of a feature, or its dwellings
    double each = 1.0;               // inhabitants to one of `count`
    std::vector<CodeMatch> imputed;  // all of these: the number is an estimate
    Metres snap = kSnap;
    Changes changes;
};

// What a class of land cover counts as; the first that fits holds.
struct LandGroup {
    std::vector<CodeMatch> when;
    std::string name;  // "natural", "agricultural", "forest", "artificialised" ...
};
struct Land {  // land cover by what it counts as: area, share of what the project consumes
    std::vector<LandGroup> groups;
    std::vector<std::string> consumes;  // names
};
// Land cover that no group fits.
inline constexpr std::string_view kUnclassified = "unclassified";

// What the cells of a raster under the subject say: value, share, area. docs/checks/raster.md.
struct Raster {
    RasterStatistic statistic = RasterStatistic::mean;
    double percentile = 50.0;      // 0..100
    std::vector<CellTest> cells;   // share: all of it must hold of a cell
    std::vector<double> values;    // classes: those that thresholds speak of; empty: all
    std::vector<CellClass> names;  // classes
    std::string unit;              // of the cells, for people; empty: as the file declares
};

// Kinds that look at no layer: they speak of a document as a whole, or of the project alone.
struct Clause {                              // a rule of the whole document
    Verdict verdict = Verdict::reservation;  // what it amounts to for the projects it concerns
};
struct Manual {  // a rule that stands in a text only: somebody has to read it
    Text question;
    std::string article;
    std::string page;
};
struct Declared {  // what a project says of itself and nothing can verify
    Text question;
    std::string column;  // of the projects; empty: answers of the analysis only
};

using CheckKind = std::variant<Overlap, Exclusion, Containment, Distance, Length, Count, Breakdown, Corridor, Frontage,
                               Setback, Consumption, Alignment, Projects, Raster, Clause, Manual, Declared, Programme,
                               Destinations, Access, Population, Land>;

// Does a check of this kind look at a layer? The others belong to a document alone.
[[nodiscard]] bool reads_layer(const CheckKind& kind);

// Ground where a rule binds less than elsewhere: features of another layer. A threshold graver than `to` is met only by
// what lies outside of them; on them the finding goes no further than `to`. What cannot be read clears nothing.
struct Exception {
    std::string layer_ref;  // as CheckSpec::layer_ref
    std::vector<CodeMatch> match;
    std::string where;
    Verdict to = Verdict::reservation;    // reservation, attention or information
    Text title;                           // "STECAL"
    std::vector<std::size_t> selections;  // in Analysis::selections, once bound; empty: no such document or layer
    Position position;
};

// A check that takes its cue from another's finding of the same project.
struct Trigger {
    std::string check;                // its id
    std::vector<Verdict> verdicts;    // one of these calls for the check; otherwise it is not applicable
    std::vector<std::size_t> checks;  // in Analysis::checks, once bound: of the same document, or else of all documents
    Position position;
};

// The word of the analysis file: "overlap", "raster_mean".
[[nodiscard]] std::string_view code(const CheckKind& kind);
[[nodiscard]] std::string_view code(RasterStatistic value);  // "raster_mean"
[[nodiscard]] std::vector<std::string> check_kind_codes();
[[nodiscard]] std::string_view code(Quantity value);
[[nodiscard]] std::vector<std::string> quantity_codes();
[[nodiscard]] std::optional<Quantity> quantity_from(std::string_view code);
[[nodiscard]] std::string_view code(Origin value);
[[nodiscard]] std::optional<Origin> origin_from(std::string_view code);

// A quantity of the programme against a number: "housing_units >= 20".
struct ProgrammeCondition {
    std::string quantity;
    Comparison comparison = Comparison::greater;
    double limit = 0.0;
    std::string written;
};

// A further layer a check reads beside its own: zones that name rows of a table of rules, exceptions, stations.
struct Companion {
    std::string role;  // the kind's word for it: "zones", "exceptions", "stations" ...
    std::string layer_ref;
    std::string where;
    std::vector<CodeMatch> match;
    Metres within{};                       // stations, destinations: how near
    SquareMetres least{};                  // destinations: the smallest that counts, with those that touch it
    std::string column;                    // dwellings: how many a feature holds
    std::optional<std::size_t> selection;  // in Analysis::selections, once bound; empty: no such document or layer
    Position position;
};

// No document, or no layer: a check on the programme alone.
inline constexpr std::size_t kNone = std::numeric_limits<std::size_t>::max();

struct CheckSpec {
    std::string id;
    Text title;
    std::string theme;      // free word for grouping: "zoning", "risk", "heritage" ...
    std::string use;        // name of the catalogue entry it comes from; empty: the user's own
    std::string layer_ref;  // "ppri.zones", or "cnig-plu:zones" (standard and role) before it is bound
    std::vector<std::string> only_documents;  // narrows a standard's binding; empty: all
    std::size_t document = 0;                 // index in Analysis::documents, once bound; kNone: of no document
    std::size_t layer = 0;                    // index in its layers, once bound; kNone: of no layer
    std::vector<Companion> also;              // further layers it reads
    CheckKind kind;
    std::string where;                              // OGR SQL on the layer's features; empty: all
    std::vector<CodeMatch> match;                   // all must hold
    std::string projects_where;                     // OGR SQL on the project's columns; empty: every project
    std::vector<ProgrammeCondition> programme;      // all must hold; elsewhere the check does not arise
    std::vector<std::string> destinations;          // the programme must hold one of these CNIG codes; empty: whatever
    std::vector<std::string> without_destinations;  // and none of these; what nobody says is none
    std::vector<PartKind> parts;                    // the subject is these parts; empty: the perimeter
    bool forbids_building = false;                  // a perimeter is not a building (product.md): see docs/semantics.md
    std::optional<Relation> relation;               // empty: the document's
    Side side = Side::documents;
    std::optional<bool> mandatory;          // empty: by the rule of expected documents (docs/semantics.md)
    bool emphasis = false;                  // a reservation of weight
    Phase due = Phase::design;              // the phase from which its data are due
    std::vector<std::string> class_fields;  // overrides the layer's
    std::vector<Exception> exceptions;
    std::optional<Trigger> when;
    std::optional<Rank> rank;           // among rules on the same ground; empty: the layer's, else the document's
    std::vector<Threshold> thresholds;  // in the order of severity: conflict, reservation, attention, information
    std::string reference;              // "R. 151-24 du code de l'urbanisme"
    bool reference_verified = true;     // read at its source; otherwise shown as one to verify
    Text note;                          // what the planner is told beside the verdict
    std::string number;                 // in the catalogue's table of checks: "Z04"
    Text rule;                          // one sentence: what the rule says
    Text needs;                         // which data it takes
    std::map<Verdict, Text> reads;      // what follows from a verdict; ends the finding's sentence
    std::string definition;             // SHA-256 of what it asks, thresholds and words left out
    Text consult;                       // whom a finding calls for: "Architecte des Bâtiments de France"
    std::vector<Lever> levers;          // what clears its findings other than less ground
    Position position;
};

}  // namespace terracord::model

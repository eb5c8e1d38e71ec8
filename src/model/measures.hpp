// What a check measured, before any judgement. Metres, square metres, shares 0..1, computing CRS.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "base/text.hpp"
#include "geometry/shape.hpp"
#include "model/comparison.hpp"
#include "model/vocabulary.hpp"

namespace terracord::model {

inline constexpr double kUnknown = std::numeric_limits<double>::quiet_NaN();

struct Amounts {
    double area_m2 = 0.0;
    double share = 0.0;
    double outside_area_m2 = 0.0;
    double outside_share = 0.0;
    double zone_share = 0.0;
    double length_m = 0.0;
    double border_length_m = 0.0;                                 // of length_m, what runs on the subject's border
    double distance_m = std::numeric_limits<double>::infinity();  // infinity: none within the search
    std::int64_t count = 0;
    // Only some kinds know these; not a number: unknown, and a threshold on it gives no answer.
    double value = kUnknown;
    double excess = kUnknown;
    double width_m = kUnknown;
    double cut_share = kUnknown;
    double remaining_area_m2 = kUnknown;
    double cumulated_share = kUnknown;
    double followed_share = kUnknown;
    double served_share = kUnknown;
    double gain = kUnknown;
    // What these are shares or rests of.
    double width_before_m = kUnknown;  // of the passage that the subject narrows
    double zone_m2 = kUnknown;         // of the zone most consumed
    double cumulated_m2 = kUnknown;    // of it, by all projects of the run
    double marginal_m2 = kUnknown;     // of that, what no other project takes
    double lines_m = kUnknown;         // to follow
};

// A number computed or read, beside what it is compared with: a height and its ceiling, a mean of cells.
struct Figure {
    std::string name;             // of the label list "figure": "height_m", "raster_mean"
    std::string unit;             // "m", "m2", "share", "" for a plain number, else a word for people ("°C", "kW")
    std::optional<double> value;  // metres, square metres, share 0..1, or in `unit`; empty: unknown
    std::optional<double> limit;  // what its rule allows or demands, in the same unit; empty: none
    bool at_most = true;          // the rule is a ceiling, else a floor
    std::string written;          // the rule as the data write it ("H max 12,50 m"); empty: no rule
    bool interpreted = false;     // the limit was read out of a text
    std::string where;            // the zone or feature that states the rule
};

struct SourceFeature {
    std::int64_t fid = 0;
    std::string label;
    std::string manager = {};  // who answers for it, where its data say
};

// A piece narrower than the document's accuracy. Kept in a ledger, never dropped.
struct Sliver {
    geometry::Shape shape;
    double area_m2 = 0.0;
    double mean_width_m = 0.0;       // 2A/P
    bool along_border = true;        // of the subject; a narrow thing in its middle is no contact
    double inscribed_width_m = 0.0;  // diameter of the largest inscribed circle
};

// All that one class of source features has to do with the subject.
struct ClassHit {
    std::string class_code;
    std::string label;  // of its features: what they have in common
    Amounts strict;
    Amounts robust;                      // strict less slivers
    std::vector<SourceFeature> sources;  // in source order
    geometry::Shape pieces;              // robust pieces (areas), hits (lines, points); united within the class
    std::vector<Sliver> slivers;
    std::int64_t sharing = 0;  // consumption: other projects in the zone
};

// Lines or points outside the subject but nearer to it than the document's accuracy.
struct NearMiss {
    std::int64_t count = 0;
    double nearest_m = 0.0;
};

struct Coverage {
    double covered_share =
        1.0;  // of the subject, slivers of the uncovered part counted as covered for the decision only
    double uncovered_m2 = 0.0;  // strict
    double set_aside_m2 = 0.0;  // of it, under features that were set aside
    bool sufficient = true;     // the decision of docs/semantics.md
    geometry::Shape uncovered;  // pieces that are no slivers
};

// Where the subject's ground goes in a partition layer; sums to the subject's area (docs/semantics.md, "Accounts").
struct Accounts {
    bool kept = false;        // only for breakdowns
    double classes_m2 = 0.0;  // sum of the classes' robust unions
    double excess_m2 = 0.0;   // cover beyond the first on them
    double slivers_m2 = 0.0;
    double gaps_m2 = 0.0;
    double set_aside_m2 = 0.0;
    double uncovered_m2 = 0.0;
    double error_m2 = 0.0;  // subject less the sum
};

// Source features that contradict themselves, where they count.
struct DoubtfulSources {
    std::vector<SourceFeature> features;
    Text what;                                              // of the first of them
    Amounts firm;                                           // robust amounts without them
    geometry::Shape double_mapped{geometry::Family::area};  // ground that features the check does not select claim too
};

// What an exception takes of what was found. In the order of what they lower to, mildest first: `beyond` is measured on
// the ground outside of this exception and of those before it.
struct ExceptedGround {
    Text title;
    Verdict to = Verdict::reservation;
    bool usable = true;
    Text problem;    // why not: it then takes nothing
    Amounts taken;   // area, share, length and count it takes, strict; ground of several counts with the first
    Amounts strict;  // beyond
    Amounts robust;
    Amounts firm;                                    // robust, without source features that contradict themselves
    std::vector<SourceFeature> sources;              // of the exception
    geometry::Shape ground{geometry::Family::area};  // it and those before it, in the subject
};

// What the cells of a raster under the subject say (docs/checks/raster.md).
struct RasterMeasures {
    bool measured = false;           // by a check of a raster
    std::int64_t cells = 0;          // with a value
    std::int64_t cells_without = 0;  // without
    double valued_m2 = 0.0;          // of the subject, under cells with a value
    double without_value_m2 = 0.0;   // under cells without
    double beyond_m2 = 0.0;          // beyond the raster
    double mean = kUnknown;          // by ground
    double minimum = kUnknown;
    double maximum = kUnknown;
    double sum = kUnknown;             // of the values, each by the covered fraction of its cell
    double percentile = 0.0;           // the one asked for, 0..100
    std::vector<CellTest> cells_that;  // share: what was asked of a cell
    std::vector<double> values;        // classes: those that count; empty: all
    std::string unit;                  // of the cells; empty: unknown
    Amounts least;                     // value, share and area if the ground without a value held the least it can
    Amounts most;                      // and the most
};

// Who and what lies within reach (docs/checks/access.md, docs/checks/population.md). Not a number: not known, not
// asked.
struct ReachMeasures {
    bool measured = false;
    bool network = false;  // along lines, not as the crow flies
    double within_m = 0.0;
    double access_m = 0.0;  // population: how near a destination gives access
    double snap_m = 0.0;
    double least_m2 = 0.0;          // the smallest destination that counts
    std::int64_t destinations = 0;  // that count, once the project is there
    std::int64_t too_small = 0;
    std::int64_t unattached = 0;     // network: destinations farther than `snap_m` from every line
    std::int64_t pieces = 0;         // network: pieces of it around the subject that do not meet
    bool brings = false;             // the project brings destinations
    bool takes = false;              // or takes ground of them, or takes them away
    double share_before = kUnknown;  // access: of the subject, without the project
    double inhabitants = kUnknown;   // to come (access), or around (population)
    double people_per_dwelling = kUnknown;
    bool people_declared = false;
    double imputed = 0.0;             // of the inhabitants around: estimates
    double by_area = 0.0;             // of them: spread by area, for want of dwellings in the cell
    double served_before = kUnknown;  // inhabitants with access
    double served_after = kUnknown;
};

struct Measures {
    double subject_m2 = 0.0;
    double subject_length_m = 0.0;  // its boundary
    Amounts strict;                 // over all classes, each ground once
    Amounts robust;
    bool inner_sliver = false;      // one of the slivers lies away from the subject's border
    double widest_sliver_m = 0.0;   // largest mean width among the slivers
    std::vector<ClassHit> classes;  // by class code
    NearMiss near;
    DoubtfulSources doubtful;
    std::vector<std::size_t> corrected;  // corrections (of the document) to features the subject meets; not archived
    // Features met that only bound what matters: a bit for each kind of LayerSpec::envelope, the lowest for those that
    // tell none; not archived.
    std::uint32_t envelopes = 0;
    Coverage coverage;
    Accounts accounts;
    RasterMeasures raster;
    bool beyond_search = false;   // distance: nothing within the search
    bool at_end = false;          // corridor: the subject takes an end, which nothing passes
    double uncertain_m = 0.0;     // setback: how much farther out the edge it counts from may lie
    std::int64_t sharing = 0;     // consumption: other projects in the zone most consumed
    std::vector<Figure> figures;  // the one that decides first
    std::vector<ExceptedGround> exceptions;
    ReachMeasures reach;
};

}  // namespace terracord::model

// What a check measured, before any judgement. Metres, square metres, shares 0..1, computing CRS.
#pragma once

#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include "base/text.hpp"
#include "geometry/shape.hpp"

namespace terracord::model {

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
};

struct SourceFeature {
    std::int64_t fid = 0;
    std::string label;
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
    Text what;     // of the first of them
    Amounts firm;  // robust amounts without them
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
    Coverage coverage;
    Accounts accounts;
    bool beyond_search = false;  // distance: nothing within the search
};

}  // namespace terracord::model

// Two documents held against each other: the ground where they say what does not go together.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.hpp"
#include "geometry/shape.hpp"
#include "model/finding.hpp"
#include "model/source.hpp"
#include "model/vocabulary.hpp"

namespace terracord::model {

enum class Accord : std::uint8_t { neutral, agree, conflict };

[[nodiscard]] std::string_view code(Accord value);
[[nodiscard]] std::optional<Accord> accord_from(std::string_view code);

// What two classes on the same ground come to. "U*" is a beginning, "*" any class, "" no feature of that document.
struct ComparisonRule {
    std::string a;
    std::string b;
    Accord accord = Accord::conflict;
};

struct ComparisonSpec {
    std::string id;
    Text title;
    Text note;
    std::string reference;
    std::string a_ref;  // "plui.zones"
    std::string b_ref;
    std::size_t a = 0;  // in Analysis::selections, once bound
    std::size_t b = 0;
    std::vector<ComparisonRule> matrix;    // the first that fits holds
    Accord otherwise = Accord::neutral;    // of two classes that no rule names
    Verdict verdict = Verdict::attention;  // what a conflict between the two amounts to
    Position position;
};

// The ground two classes share; of a class and of no feature of the other document, where it speaks of that ground.
struct ClassPair {
    std::string a;
    std::string b;
    Accord accord = Accord::neutral;
    double strict_m2 = 0.0;
    double robust_m2 = 0.0;
    double share_of_a = 0.0;  // of the ground of its class, 0..1; 0 where there is none
    double share_of_b = 0.0;
};

// A connected piece of a pair that conflicts.
struct DifferencePatch {
    std::string a;
    std::string b;
    geometry::Shape shape;
    double area_m2 = 0.0;
    double mean_width_m = 0.0;  // 2A/P
    bool sliver = false;        // under the larger of the two accuracies
};

// a_m2 = common_m2 + only_a_m2 + open_a_m2, and likewise of b.
struct Compared {
    std::string id;
    double tolerance_m = 0.0;  // the larger of the two accuracies
    double a_m2 = 0.0;         // ground of the first document's features, each once
    double b_m2 = 0.0;
    double common_m2 = 0.0;
    double only_a_m2 = 0.0;  // where the other document speaks and has nothing
    double only_b_m2 = 0.0;
    double open_a_m2 = 0.0;  // beyond the other's footprint: not assessable
    double open_b_m2 = 0.0;
    double conflict_m2 = 0.0;  // of the pairs that conflict, each ground once, strict
    double conflict_robust_m2 = 0.0;
    std::vector<ClassPair> pairs;          // by a, then b
    std::vector<DifferencePatch> patches;  // by pair, then from the west and south
    Text problem;                          // why they could not be compared; empty: they were
    Finding finding;                       // its subject is "pair"; written by `verdict`
};

}  // namespace terracord::model

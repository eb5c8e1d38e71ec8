// Checks, documents and measures in one line, for tests of the grading.
#pragma once

#include <string>
#include <vector>

#include "model/check.hpp"
#include "model/document.hpp"
#include "model/measures.hpp"
#include "model/project.hpp"

namespace terracord::testing {

inline model::Condition condition(model::Quantity quantity, model::Comparison comparison, double limit) {
    return {.quantity = quantity, .comparison = comparison, .limit = limit, .written = {}};
}
inline model::Condition over(model::Quantity quantity, double limit) {
    return condition(quantity, model::Comparison::greater, limit);
}
inline model::Condition under(model::Quantity quantity, double limit) {
    return condition(quantity, model::Comparison::less, limit);
}

inline model::Threshold threshold(model::Verdict verdict, std::vector<model::Condition> conditions, bool all = true) {
    model::Threshold made;
    made.verdict = verdict;
    made.all = all;
    made.conditions = std::move(conditions);
    return made;
}

// "Anything at all": what an exclusion without thresholds of its own means.
inline model::Threshold anything(model::Verdict verdict) {
    return threshold(verdict,
                     {over(model::Quantity::area, 0.0), over(model::Quantity::length, 0.0),
                      condition(model::Quantity::count, model::Comparison::greater_equal, 1.0)},
                     false);
}

inline model::CheckSpec check_of(model::CheckKind kind, std::vector<model::Threshold> thresholds = {}) {
    model::CheckSpec check;
    check.id = "the-check";
    check.title = {"Le contrôle", "The check"};
    check.kind = kind;
    check.thresholds = std::move(thresholds);
    return check;
}

inline model::DocumentSpec document_in_force() {
    model::DocumentSpec document;
    document.id = "plu";
    document.title = {"PLU", "PLU"};
    document.type = "plu";
    document.status = model::DocumentStatus::in_force;
    document.accuracy = {1.0};
    return document;
}

// A hectare; nothing found.
inline model::Measures hectare() {
    model::Measures measures;
    measures.subject_m2 = 10'000.0;
    return measures;
}

// Robust and strict alike.
inline model::Measures overlapping(double area_m2) {
    model::Measures measures = hectare();
    for (model::Amounts* amounts : {&measures.strict, &measures.robust}) {
        amounts->area_m2 = area_m2;
        amounts->share = area_m2 / measures.subject_m2;
        amounts->count = area_m2 > 0.0 ? 1 : 0;
    }
    return measures;
}

// Only slivers, the widest of them of this mean width.
inline model::Measures touching(double strict_area_m2, double width_m) {
    model::Measures measures = hectare();
    measures.strict.area_m2 = strict_area_m2;
    measures.strict.share = strict_area_m2 / measures.subject_m2;
    measures.strict.count = 1;
    measures.widest_sliver_m = width_m;
    return measures;
}

inline model::Measures partly_covered(model::Measures measures, double uncovered_m2, double set_aside_m2 = 0.0) {
    measures.coverage.sufficient = false;
    measures.coverage.uncovered_m2 = uncovered_m2;
    measures.coverage.set_aside_m2 = set_aside_m2;
    measures.coverage.covered_share = 1.0 - uncovered_m2 / measures.subject_m2;
    return measures;
}

inline model::Project project_of(double area_m2 = 10'000.0) {
    model::Project project;
    project.id = project.code = "P1";
    project.area_m2 = area_m2;
    return project;
}

}  // namespace terracord::testing

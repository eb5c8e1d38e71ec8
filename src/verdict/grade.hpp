// Measures + thresholds + relation + status + coverage + accuracy -> a finding. Pure functions; no geometry is
// computed. The rules stand in docs/semantics.md ("From measure to verdict"); safe for concurrent calls.
#pragma once

#include "base/error.hpp"
#include "model/analysis.hpp"
#include "model/finding.hpp"
#include "model/project.hpp"

namespace terracord::verdict {

struct Subject {
    const model::Project& project;
    const model::CheckSpec& check;
    const model::DocumentSpec& document;
    bool parts_measured = false;  // parts of the project, not its perimeter
    bool expected = false;        // the profile expects this type of document
    std::int64_t unplaced = 0;    // selected features whose place is unknown
    std::int64_t unmeasured = 0;  // selected features the check's measure does not apply to
    std::int64_t fictitious = 0;  // selected features whose geometry is declared to be no place
    bool annulled = false;        // part of the document's ground was annulled, and the subject lies on some of it
};

// The check was measured.
model::Finding grade(const Subject& subject, model::Measures measures);
// The question does not arise: phase_not_due, not_concerned, no_such_part.
model::Finding not_applicable(const Subject& subject, model::Reason reason);
// The data do not allow an answer: layer_missing, layer_empty, layer_failed, overlay_failed, limit_reached;
// `problem` says why.
model::Finding not_assessable(const Subject& subject, model::Reason reason, const Text& problem);

// What keeps a measure from being taken: a limit of the run, an overlay; else the data.
[[nodiscard]] model::Reason reason_of(ErrorCode code);

// Of kinds that look at no layer. whole_document, answered: `wanted` within the ceilings of relation and status.
model::Finding stated(const Subject& subject, model::Reason reason, model::Verdict wanted);
// A rule of the whole document, on the ground it covers of this project.
model::Finding clause(const Subject& subject, const model::Coverage& coverage);
// Of a manual or declared check; nullptr: nobody answered.
model::Finding replied(const Subject& subject, const model::Answer* answer);
// What is declared in a column of the projects.
model::Finding declared(const Subject& subject, const std::string& said);
// What was corrected of the project itself, in words.
void note_correction_of_project(model::Finding& finding, const model::ProjectCorrection& correction);
// The rules of Finding::stricter, in words.
void note_stricter(model::Finding& finding);

// The ceiling a relation puts on verdicts. Compatibility conflicts only on a measure at the scale of the zone.
[[nodiscard]] model::Verdict ceiling(model::Relation relation, bool zone_scale);

// Is the document's status an answer for this project? check id "document/in-force".
// `annulment_drawn`: of a document annulled in part the data say where, so that the rest is in force.
model::Finding in_force_finding(const model::Project& project, const model::DocumentSpec& document, bool expected,
                                bool annulment_drawn = false);
// Does the document cover the project? check id "document/coverage".
model::Finding coverage_finding(const model::Project& project, const model::DocumentSpec& document, bool expected,
                                const model::Coverage& coverage);
// Where the coverage itself could not be computed or is not known.
model::Finding coverage_failed(const model::Project& project, const model::DocumentSpec& document, bool expected,
                               model::Reason reason, const Text& problem);
// A document the profile expects and the analysis does not hold, or holds without any check on it. "document/expected".
model::Finding expected_finding(const model::Project& project, const model::ExpectedDocument& expected,
                                model::Reason reason, const model::Statement* statement);

inline constexpr const char* kInForceCheck = "document/in-force";
inline constexpr const char* kCoverageCheck = "document/coverage";
inline constexpr const char* kExpectedCheck = "document/expected";

}  // namespace terracord::verdict

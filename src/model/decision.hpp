// What a reviewer decided on a finding, and what the decision rested on. The computed verdict stays beside it; a
// decision whose evidence has moved is flagged, one whose finding is gone is listed (docs/life-of-a-file.md).
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/position.hpp"
#include "base/text.hpp"
#include "base/units.hpp"
#include "geometry/box.hpp"
#include "model/vocabulary.hpp"

namespace terracord::model {

enum class DecisionState : std::uint8_t {
    accepted,   // the finding is right and is kept
    rejected,   // the finding does not hold, and the reason says why
    follow_up,  // to be looked at again
};

// What a finding rests on, in numbers that can be compared from run to run. Metres and square metres, computing CRS.
// Not a number: there is none.
struct Evidence {
    std::string document_version;
    std::string document_date;
    Verdict verdict = Verdict::not_assessable;
    double area_m2 = std::numeric_limits<double>::quiet_NaN();  // ground concerned, slivers left out
    double boundary_m = std::numeric_limits<double>::quiet_NaN();
    double length_m = std::numeric_limits<double>::quiet_NaN();
    double distance_m = std::numeric_limits<double>::quiet_NaN();
    double count = std::numeric_limits<double>::quiet_NaN();
    double value = std::numeric_limits<double>::quiet_NaN();
    double excess = std::numeric_limits<double>::quiet_NaN();
    double uncovered_m2 = std::numeric_limits<double>::quiet_NaN();
    std::optional<geometry::Box> box;  // of what was found
    double subject_m2 = 0.0;
    double subject_boundary_m = 0.0;
    std::string hash;  // of all of the above, rounded: equal hashes, equal evidence
    std::string run;   // SHA-256 of the manifest of the run it was seen in; of a decision only
};

struct Decision {
    std::string finding;  // its id
    DecisionState state = DecisionState::follow_up;
    std::string reason;
    std::string author;
    std::string date;        // ISO 8601
    std::string attachment;  // name of a file that goes with it; not read
    std::optional<Evidence> evidence;
    Position position;
};

enum class Standing : std::uint8_t {
    holds,
    evidence_moved,    // what was measured has moved by more than the tolerance
    document_changed,  // another version of the document
    no_evidence,       // the decision does not say what it rested on: nothing can be compared
    superseded,        // a later decision on the same finding
    orphaned,          // no such finding in this run
};

// A decision as it stands in a run.
struct Decided {
    Decision decision;
    Standing standing = Standing::holds;
    std::vector<Text> why;           // what has moved; why it is orphaned
    std::optional<Verdict> verdict;  // computed now
};

[[nodiscard]] std::string_view code(DecisionState value);
[[nodiscard]] std::string_view code(Standing value);
[[nodiscard]] std::optional<DecisionState> decision_state_from(std::string_view code);
[[nodiscard]] std::vector<std::string> decision_state_codes();

// How far things may have moved without a decision being flagged: half a metre, the order of precision of the cadastre.
inline constexpr Metres kDecisionTolerance{0.5};

}  // namespace terracord::model

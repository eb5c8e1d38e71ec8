// Objectives of the territory (SCoT, PLH, mobility plan, climate plan, a local charter), and what a project's findings
// make of each.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/position.hpp"
#include "base/text.hpp"
#include "model/vocabulary.hpp"

namespace terracord::model {

enum class ObjectiveReading : std::uint8_t { contributes, neutral, contrary, not_assessed };
[[nodiscard]] std::string_view code(ObjectiveReading value);

// How several findings make one reading (docs/semantics.md, "Objectives").
enum class ObjectiveRule : std::uint8_t {
    cautious,  // what goes against it outweighs; what is not known keeps it open
    majority,  // more for than against, or the reverse; findings without an answer are left out
};
[[nodiscard]] std::string_view code(ObjectiveRule value);

// A check or a need that speaks of an objective. Verdicts named here replace the usual reading.
struct ObjectiveLink {
    std::string id;     // of a check or a need
    bool need = false;  // it is a need's
    std::vector<Verdict> contributes;
    std::vector<Verdict> contrary;
    Position position;
};

struct ObjectiveSpec {
    std::string id;
    Text title;
    Text source;  // the document that sets it: "SCoT", "PCAET 2023"
    std::string reference;
    std::vector<ObjectiveLink> links;
    ObjectiveRule rule = ObjectiveRule::cautious;
    Position position;
};

// One cell of the matrix project x objective.
struct ObjectiveCell {
    ObjectiveReading reading = ObjectiveReading::not_assessed;
    std::vector<std::string> contributes;  // ids of findings
    std::vector<std::string> contrary;
    std::vector<std::string> neutral;
    std::vector<std::string> open;  // without an answer
};

}  // namespace terracord::model

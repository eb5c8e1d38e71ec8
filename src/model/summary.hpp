// Roll-ups: what a project's findings amount to, apart for documents and for needs.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/text.hpp"
#include "model/concerned.hpp"
#include "model/finding.hpp"
#include "model/need.hpp"
#include "model/objective.hpp"
#include "model/project.hpp"

namespace terracord::model {

enum class DocumentsRollup : std::uint8_t {
    conflict,
    not_demonstrated,
    reservations,
    no_contradiction,
    nothing_checked
};
enum class NeedsRollup : std::uint8_t { worsens, not_assessable, contributes, neutral, nothing_checked };

[[nodiscard]] std::string_view code(DocumentsRollup value);
[[nodiscard]] std::string_view code(NeedsRollup value);

struct Counts {
    std::array<std::int64_t, 7> by_verdict{};  // indexed by Verdict; findings of documents only
    std::int64_t mandatory_open = 0;           // mandatory and not assessable
    std::int64_t conducted = 0;                // checks that gave an answer
    std::int64_t declared = 0;                 // findings of what nobody verifies, apart from all the others
    std::int64_t undeclared = 0;
    [[nodiscard]] std::int64_t of(Verdict verdict) const { return by_verdict[static_cast<std::size_t>(verdict)]; }
};

// What keeps checks from being answered, and what would settle them: of a project, or of a whole run.
struct OpenCause {
    std::string cause;        // "document", "coverage", "version" ...: what has to be supplied (verdict/open_causes.cpp)
    std::string document_id;  // empty: of no document
    std::string detail;       // the layer, check or quantity it is about; empty: the document as a whole
    Text title;               // what is lacking
    Text supply;              // what to supply
    std::int64_t verdicts = 0;
    std::int64_t mandatory = 0;  // of them
    std::int64_t projects = 0;
    std::vector<std::string> checks;  // ids, each once, in the order they came
};

// What the findings of one theme or one document amount to, in a project.
struct GroupRollup {
    std::string id;
    Text title;
    DocumentsRollup rollup = DocumentsRollup::nothing_checked;
    Counts counts;
};

// The same over a run.
struct GroupTotal {
    std::string id;
    Text title;
    std::map<std::string, std::int64_t> rollups;  // code -> projects
    Counts counts;
};

// How much of what was assessed stands without contradiction, never without how far that number can be trusted
// (docs/semantics.md, "Score").
struct Score {
    double points = 0.0;       // 0..100
    double reliability = 0.0;  // 0..10: ten times the product of the three shares
    double assessable = 0.0;   // 0..1
    double stable = 0.0;
    double quality = 0.0;
};

struct Summary {
    DocumentsRollup documents = DocumentsRollup::nothing_checked;
    Text documents_label;
    NeedsRollup needs = NeedsRollup::nothing_checked;
    Text needs_label;
    Counts counts;
    std::vector<ObjectiveCell> objectives;  // by position in Analysis::objectives
    std::vector<Text> headlines;  // "Risque inondation : document non fourni", the contradictions, in order of weight
    std::vector<OpenCause> open;  // most verdicts first; of documents and of needs
    std::vector<GroupRollup> themes;     // in the order they came; findings on documents only
    std::vector<GroupRollup> by_document;
    std::optional<Score> score;  // only where the analysis asks for it and something was assessed
};

struct ProjectResult {
    Project project;
    std::vector<Finding> findings;           // in the order of the analysis: documents, then checks
    std::vector<ConcernedWithin> concerned;  // by distance, as asked
    Summary summary;
    std::vector<ProjectNeed> needs;  // in the order of the analysis
    std::optional<CutOut> together;  // one cut-out for all contradictions that ground alone can clear
};

}  // namespace terracord::model

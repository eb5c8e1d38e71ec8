// Roll-ups: what a project's findings amount to, apart for documents and for needs.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/text.hpp"
#include "model/finding.hpp"
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

struct Summary {
    DocumentsRollup documents = DocumentsRollup::nothing_checked;
    Text documents_label;
    NeedsRollup needs = NeedsRollup::nothing_checked;
    Text needs_label;
    Counts counts;
    std::vector<Text> headlines;  // "Risque inondation : document non fourni", the contradictions, in order of weight
};

struct ProjectResult {
    Project project;
    std::vector<Finding> findings;  // in the order of the analysis: documents, then checks
    Summary summary;
    std::optional<CutOut> together;  // one cut-out for all contradictions that ground alone can clear
};

}  // namespace terracord::model

// The words of a finding, a project and a run, in the register of planners, in both languages.
// Every number in a sentence is one that was measured; nothing is computed here but roundings.
// Data (labels, titles) enter as quoted values on one line, cut at 80 characters; columns keep them whole.
// Pure functions, safe for concurrent calls. Cost: about ten microseconds.
//
//   finding.sentence = verdict::sentence(finding, context);
//   finding.supply = verdict::supply(finding, context);
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.hpp"
#include "model/document.hpp"
#include "model/finding.hpp"
#include "model/summary.hpp"

namespace terracord::verdict {

// What a sentence needs and the finding does not hold. All of it may be left out.
struct SentenceContext {
    Text problem;                                 // why a layer could not be used
    std::optional<model::DocumentStatus> status;  // document_status_unknown: tells a partial annulment from silence
    std::optional<model::Phase> due;              // phase_not_due: from which phase on
    const model::Statement* statement = nullptr;  // document_cleared: who says so
    Text reads = {};                              // what the check says follows from this verdict
    Text supply = {};                             // what would clear it, where the reason's own words would not do
    Text other = {};                              // not_triggered, trigger_open: the check it depends on
};

// One or two sentences on what was found, why it reads so, and on what data. Never empty.
[[nodiscard]] Text sentence(const model::Finding& finding, const SentenceContext& context = {});

// What was measured, as a sentence without its final stop: "Une emprise de 1 250 m² ... est située en ...".
[[nodiscard]] Text fact_of(const model::Finding& finding);

// What to supply so that the check can be carried out; empty where nothing is missing.
[[nodiscard]] Text supply(const model::Finding& finding, const SentenceContext& context = {});

// The finding in one line for a summary: "Risque inondation : document non fourni", "Zone rouge (PPRI) : contradiction,
// 1 250 m²".
[[nodiscard]] Text headline(const model::Finding& finding);

// What a roll-up's label states besides its code.
struct RollupFacts {
    std::int64_t reservations = 0;
    std::int64_t conducted = 0;  // checks that gave an answer
    std::string date_of_data;    // ISO 8601; empty: left out
    std::optional<double> covered = {};  // not_demonstrated for want of data alone: share of the subject they cover
    std::vector<Text> needs;             // titles of the needs that decided
};
[[nodiscard]] Text documents_label(model::DocumentsRollup rollup, const RollupFacts& facts);
[[nodiscard]] Text needs_label(model::NeedsRollup rollup, const RollupFacts& facts);

// A condition as people read it: "plus de 25 m²", "au plus 35 m". `subject` is Finding::subject; `unit` that of
// the finding's first figure, where there is one.
[[nodiscard]] Text condition_text(const model::Condition& condition, const std::string& subject = "perimeter",
                                  std::string_view unit = {});

// The conditions that decided, one after another, as the analysis wrote them ("area > 25 m2; share > 0.1 %").
[[nodiscard]] std::vector<const model::Tested*> deciding(const model::Finding& finding);

}  // namespace terracord::verdict

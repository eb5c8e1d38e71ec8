// Groups of JSON members and texts that several outputs share.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/json_writer.hpp"
#include "model/run.hpp"

namespace terracord::report {

// The name every output bears: {"tool":"terracord", "version", "title", "date", "crs", "disclaimer"}. No clock.
void write_provenance(JsonWriter& json, const model::RunInfo& run);

// key: [{"fr": ..., "en": ...}, ...]
void write_texts(JsonWriter& json, std::string_view key, const std::vector<Text>& texts);
// key: {"fr": ..., "en": ...}
void write_text(JsonWriter& json, std::string_view key, const Text& text);
// key_fr: ..., key_en: ...
void write_both(JsonWriter& json, const std::string& key, const Text& text);
// key: a measure with at most `decimals` decimals and at least one, so that readers take the column for real numbers.
void write_measure(JsonWriter& json, std::string_view key, double value, int decimals);
// key: string, or null where it is empty.
void write_optional(JsonWriter& json, std::string_view key, std::string_view value);

// "declared", "scale", "standard", "assumed".
[[nodiscard]] std::string_view code(model::AccuracyOrigin origin);
// n_conflict ... n_not_applicable, n_mandatory_open.
void write_counts(JsonWriter& json, const model::Counts& counts);

// "area > 25 m2", from the analysis where it wrote it.
[[nodiscard]] std::string condition_code(const model::Condition& condition);
// The conditions that were met, "; " between them.
[[nodiscard]] std::string met_conditions(const model::Finding& finding);

// Headlines joined by " | " in one language.
[[nodiscard]] std::string headlines(const model::Summary& summary, Lang lang);

// Texts joined by " | ".
[[nodiscard]] Text joined_texts(const std::vector<Text>& texts);

// "min_x min_y max_x max_y", to the millimetre.
[[nodiscard]] std::string box_text(const geometry::Box& box);

// The numbers of an evidence as members of an object that is open; what is not known is left out.
void write_evidence(JsonWriter& json, const model::Evidence& evidence);

// "decision": what was decided on a finding, and how it stands now.
void write_decided(JsonWriter& json, const model::Decided& decided);

// A correction of the analysis with the number of findings it counts in.
struct ListedCorrection {
    const model::Correction* why = nullptr;
    std::string document_id;  // empty: of a project
    std::string project;
    std::int64_t findings = 0;
};
// Documents' in their order, then projects'.
[[nodiscard]] std::vector<ListedCorrection> all_corrections(const model::Analysis& analysis,
                                                            const model::RunTotals& totals);

// What was asked: documents by their series, checks by their id however many documents they are put to.
struct Asked {
    std::int64_t documents = 0;
    std::int64_t checks = 0;
};
[[nodiscard]] Asked asked_of(const model::Analysis& analysis);

// A project's name, or its code where it has none.
[[nodiscard]] const std::string& name_of(const model::Project& project);

// Somebody to consult about a project, and the findings that call for them, in their order.
struct Consultation {
    Text who;
    bool by_data = false;
    std::vector<const model::Finding*> findings;
};
[[nodiscard]] std::vector<Consultation> consultations_of(const model::ProjectResult& result);

}  // namespace terracord::report

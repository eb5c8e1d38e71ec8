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

// A project's name, or its code where it has none.
[[nodiscard]] const std::string& name_of(const model::Project& project);

}  // namespace terracord::report

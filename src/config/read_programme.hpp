// What a check compares with the programme of a project, and the conditions that a programme puts on a check.
#pragma once

#include "config/table_reader.hpp"
#include "model/analysis.hpp"
#include "model/check.hpp"

namespace terracord::config {

// [projects] programme = { ... }. Errors 203 to 206.
[[nodiscard]] model::ProgrammeColumns read_programme_columns(const Node& node, const std::filesystem::path& folder,
                                                             Errors& errors);

// Keys `programme`, `destinations` and `also` of a check.
void read_programme_keys(const TableReader& reader, model::CheckSpec& check);
// Keys `compare`, `defaults` and `words`, into the check's kind; `ruled` is whether a threshold speaks of an excess.
// A key that is not for the kind is error 206.
void read_programme_kind(const TableReader& reader, model::CheckSpec& check);

}  // namespace terracord::config

// The keys of the kinds that look at what lies within reach (access, population) and at land cover.
#pragma once

#include "config/table_reader.hpp"
#include "model/check.hpp"

namespace terracord::config {

// Everything but `within`. Errors 206 and others go to the reader's.
void read_access(const TableReader& reader, model::Access& access);
void read_population(const TableReader& reader, model::Population& population);
void read_land(const TableReader& reader, model::Land& land);

// What these kinds cannot do without: 204.
void require_reach_keys(const Node& node, const model::CheckKind& kind, Errors& errors);

// A number of people, over zero: 206.
[[nodiscard]] double read_people(const TableReader& reader);

}  // namespace terracord::config

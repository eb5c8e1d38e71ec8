// The keys of a [[check]] that belong to some kinds only.
#pragma once

#include "config/node.hpp"
#include "config/table_reader.hpp"
#include "model/check.hpp"

namespace terracord::config {

// Fills what the kind holds. A key of another kind, a length that is none, a word that is none: 206.
void read_kind_keys(const TableReader& reader, model::CheckKind& kind);

// What the kind cannot do without: 204. For checks that are whole.
void require_kind_keys(const Node& node, const model::CheckKind& kind, Errors& errors);

}  // namespace terracord::config

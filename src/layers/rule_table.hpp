// External tables of numeric rules: one row a rule of a zone, as a planner keeps them in a spreadsheet (CSV).
// Columns (either language, case ignored): zone, rule (regle), min, max, and where there are any commune, destination,
// unit (unite), source, date, status (statut).
#pragma once

#include <vector>

#include "base/log.hpp"
#include "layers/layer_store.hpp"
#include "model/programme.hpp"
#include "model/source.hpp"

namespace terracord::layers {

// Rows that cannot be used are reported (206) and left out; `store` gets the files read, and is no longer complete
// where something failed. A table that cannot be opened gives no row.
[[nodiscard]] std::vector<model::RuleRow> read_rule_table(const model::VectorSource& source, LayerStore& store,
                                                          Log& log);

}  // namespace terracord::layers

// Members that say how firm a finding is and what would clear it (data/schema/finding.schema.json).
#pragma once

#include "base/json_writer.hpp"
#include "model/finding.hpp"

namespace terracord::report {

// stability: {...}, clearance: {...} or null.
void write_assurance(JsonWriter& json, const model::Finding& finding);

}  // namespace terracord::report

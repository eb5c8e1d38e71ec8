// An inspection for machines: data/schema/inspection.schema.json. Both languages, whatever --lang says.
#pragma once

#include <string>

#include "survey/inspection.hpp"

namespace terracord::survey {

[[nodiscard]] std::string to_json(const Inspection& inspection, const std::string& tool_version);

}  // namespace terracord::survey

// What to do next about a document, the gravest first.
#pragma once

#include <vector>

#include "survey/inspection.hpp"

namespace terracord::survey {

[[nodiscard]] std::vector<Text> advice_on(const DocumentSeen& document);

}  // namespace terracord::survey

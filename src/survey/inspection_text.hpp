// An inspection for people, in one language; for the terminal, at most some 120 characters a line where data allow.
#pragma once

#include <string>

#include "base/text.hpp"
#include "survey/inspection.hpp"

namespace terracord::survey {

[[nodiscard]] std::string to_text(const Inspection& inspection, Lang lang);

}  // namespace terracord::survey

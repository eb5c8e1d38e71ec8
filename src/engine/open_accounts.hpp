// Every square metre of a breakdown has one place, or the program is wrong.
#pragma once

#include <optional>

#include "base/error.hpp"
#include "model/finding.hpp"

namespace terracord::engine {

// Error 901, naming the finding, where accounts were kept and do not close to a millionth of the subject
// (docs/semantics.md, "Accounts"), or are no number. Pure function.
[[nodiscard]] std::optional<Error> open_accounts(const model::Finding& finding);

}  // namespace terracord::engine

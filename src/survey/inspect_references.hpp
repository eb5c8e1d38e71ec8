// A table looked at as a list of cadastral references. Reads it once more. Belongs to one thread.
#pragma once

#include <optional>

#include "model/document.hpp"
#include "survey/inspection.hpp"

namespace terracord::survey {

// nullopt: it has no columns of references, or none of its rows names a parcel.
[[nodiscard]] std::optional<ReferencesSeen> look_at_references(const model::VectorSource& source);

}  // namespace terracord::survey

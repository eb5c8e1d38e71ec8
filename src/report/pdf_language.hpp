// The language of a PDF, and that readers show its title instead of its file name: cairo 1.16 cannot say either.
#pragma once

#include <string>

#include "base/text.hpp"

namespace terracord::report {

// The same file with an update at its end (ISO 32000-1, 7.5.6) that adds both to the catalogue of the document. A file
// that is not built as cairo builds them comes back as it was. O(bytes). Pure function.
[[nodiscard]] std::string with_language(std::string pdf, Lang lang);

}  // namespace terracord::report

// What the page's script has no words and no colours of its own for: the labels of `wording` and the one palette.
#pragma once

#include <string>

namespace terracord::report {

// {"list/code": [French, English], ...} of the lists the page shows.
[[nodiscard]] std::string page_words();
// {"verdicts": {code: style}, "documents": ..., "needs": ..., "named": ..., "states": ...}; a style is {fill, line (CSS
// colours), opacity, hatch, dash, width, mark}.
[[nodiscard]] std::string page_palette();

}  // namespace terracord::report

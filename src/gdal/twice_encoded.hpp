// Texts that were encoded as UTF-8 twice, the first time taken for CP1252 or Latin-1: "protÃ©gÃ©e". A code with an
// accent is then not recognised, and what should have been a constraint is not one. Safe for concurrent calls; linear.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace terracord::gdal {

// The text as it was before the second time; nullopt where `text` (UTF-8) shows no sign of one. All characters beyond
// ASCII have to fit, and to come to letters, signs and marks that European texts are written with.
[[nodiscard]] std::optional<std::string> encoded_once(std::string_view text);

}  // namespace terracord::gdal

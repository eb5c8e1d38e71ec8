// Downloads that may have stopped before their end.
#pragma once

#include <cstdint>
#include <optional>

#include "base/error.hpp"
#include "gdal/vector_reader.hpp"

namespace terracord::gdal {

struct ExtractDoubt {
    Error error;               // 324
    std::int64_t missing = 0;  // features known to lack; 0: perhaps none
};

// The answer of a service that says it had more features (WFS numberMatched), or a layer whose number of features is
// the very limit of a portal's page. Reads 8 KB of the file.
[[nodiscard]] std::optional<ExtractDoubt> extract_doubt(const VectorInput& input, const LayerInfo& info);

}  // namespace terracord::gdal

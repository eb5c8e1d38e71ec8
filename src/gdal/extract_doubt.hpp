// Downloads that may have stopped before their end.
#pragma once

#include <cstdint>
#include <vector>

#include "base/error.hpp"
#include "gdal/vector_reader.hpp"

namespace terracord::gdal {

struct ExtractDoubt {
    Error error;               // 324
    std::int64_t missing = 0;  // features known to lack; 0: perhaps none
};

// One file of a layer.
struct Extract {
    VectorInput input;
    std::string driver;
    std::int64_t features = -1;  // read of it, those of an earlier page left out; -1: unknown
    std::int64_t repeated = 0;   // those of an earlier page
};

// The answer of a service that says it had more features (WFS numberMatched), or a layer whose number of features is
// the very limit of a portal's page. The pages of one download are looked at together: full ones and a shorter last one
// are whole. Files that are no such pages are looked at one by one. Reads 8 KB of each file.
[[nodiscard]] std::vector<ExtractDoubt> extract_doubts(const std::vector<Extract>& files);

}  // namespace terracord::gdal

// How a number is compared with a limit.
#pragma once

#include <cstdint>
#include <string_view>

namespace terracord::model {

enum class Comparison : std::uint8_t { less, less_equal, greater, greater_equal };

[[nodiscard]] std::string_view code(Comparison value);  // "<", "<=", ">", ">="

// What the value of a cell of a raster is asked.
struct CellTest {
    Comparison comparison = Comparison::greater;
    double limit = 0.0;
    bool operator==(const CellTest&) const = default;
};

}  // namespace terracord::model

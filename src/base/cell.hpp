// A value in a row of a table, whatever writes the table. Value type, safe to share when const.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace terracord {

// monostate: no value. A number that is not finite is no value either. A text is the cell's own, or that of what the
// row is about (string_view): then the cell is good as long as that is.
using Cell = std::variant<std::monostate, std::string, std::string_view, std::int64_t, double, bool>;

// Nothing where the cell holds no text.
[[nodiscard]] inline std::optional<std::string_view> text_of(const Cell& cell) {
    if (const auto* own = std::get_if<std::string>(&cell)) return *own;
    if (const auto* seen = std::get_if<std::string_view>(&cell)) return *seen;
    return std::nullopt;
}

}  // namespace terracord

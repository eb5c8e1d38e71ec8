// The two syntaxes, each in one .cpp with its heavy header. Use config/node.hpp from outside.
#pragma once

#include <string>
#include <string_view>

#include "config/node.hpp"

namespace terracord::config {

[[nodiscard]] Result<Node> parse_toml(std::string_view text, const std::string& name);
[[nodiscard]] Result<Node> parse_json(std::string_view text, const std::string& name);

// Errors both raise.
[[nodiscard]] Error too_deep(const Position& where);
[[nodiscard]] Error too_many_values(const Position& where);

}  // namespace terracord::config

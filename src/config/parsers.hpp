// The two syntaxes, each in one .cpp with its heavy header. Use config/node.hpp from outside.
#pragma once

#include <string>
#include <string_view>

#include "config/node.hpp"

namespace terracord::config {

[[nodiscard]] Result<Node> parse_toml(std::string_view text, const std::string& name, const Limits& within);
[[nodiscard]] Result<Node> parse_json(std::string_view text, const std::string& name, const Limits& within);

// Errors both raise; `most`: the limit that was met.
[[nodiscard]] Error too_deep(const Position& where);
[[nodiscard]] Error too_many_values(const Position& where, Limit most = Limit::analysis_values);

}  // namespace terracord::config

// [[need]]: a target of territorial units, and what projects bring to it.
#pragma once

#include <filesystem>
#include <vector>

#include "config/node.hpp"
#include "config/read_checks.hpp"
#include "model/analysis.hpp"

namespace terracord::config {

// Reads one [[need]]; errors 203 to 206 go to `errors`. Its layer of units joins `unit_layers` where no need before it
// speaks of the same one. `partial`: an entry of the catalogue, or a need made of one: what it lacks may still come.
[[nodiscard]] model::NeedSpec read_need(const Node& node, const std::filesystem::path& folder,
                                        Completeness completeness, std::vector<model::UnitLayerSpec>& unit_layers,
                                        Errors& errors);

// A need of the catalogue with the user's keys in place of its own.
[[nodiscard]] Node overlay_need(const Node& entry, const Node& user);

}  // namespace terracord::config

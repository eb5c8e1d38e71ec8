// What tells from run to run whether a project or a document is the same one. Pure.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "model/project.hpp"

namespace terracord::engine {

// SHA-256 of the ground, to the millimetre: the same for rings that start elsewhere, turn the other way or come in
// another order. O(points log points).
[[nodiscard]] std::string perimeter_digest(const geometry::Shape& perimeter);
// SHA-256 of quantities, destinations, parts and declarations.
[[nodiscard]] std::string programme_digest(const model::Project& project);
// SHA-256 of the names and hashes of files; empty where there is none. `hashes`: of every file of the run, by its path.
[[nodiscard]] std::string content_digest(const std::vector<std::filesystem::path>& files,
                                         const std::map<std::filesystem::path, std::string>& hashes);

}  // namespace terracord::engine

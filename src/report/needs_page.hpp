// needs.md: what the projects bring to the territory and what would still be lacking, then project by project. For
// people, in one language; every number stands in needs.csv and needs_projects.csv too. Streams. Error 502.
#pragma once

#include <filesystem>
#include <memory>

#include "model/run.hpp"

namespace terracord::report {

// No need in the analysis: no file.
[[nodiscard]] std::unique_ptr<model::Sink> make_needs_page_sink(const std::filesystem::path& folder, Lang lang);

}  // namespace terracord::report

// Which program and libraries this is: for --version and the manifest.
#pragma once

#include <map>
#include <string>

namespace terracord::cli {

[[nodiscard]] std::string tool_version();
[[nodiscard]] std::map<std::string, std::string> library_versions();

}  // namespace terracord::cli

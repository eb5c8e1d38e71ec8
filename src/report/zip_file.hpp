// A zip archive of one file, the same bytes whenever it is made. Error 502.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "base/error.hpp"

namespace terracord::report {

Result<void> write_zip(const std::filesystem::path& path, const std::string& name, std::string_view bytes);

}  // namespace terracord::report

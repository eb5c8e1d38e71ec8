#include "base/position.hpp"

#include <fmt/format.h>

namespace terracord {

std::string Position::str() const {
    if (line <= 0) return file;
    if (column <= 0) return fmt::format("{}:{}", file, line);
    return fmt::format("{}:{}:{}", file, line, column);
}

}  // namespace terracord

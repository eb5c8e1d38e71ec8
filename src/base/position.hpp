// Where something was said: a file as the user wrote it, a line and a column (1-based; 0 = unknown).
#pragma once

#include <string>

namespace terracord {

struct Position {
    std::string file;
    int line = 0;
    int column = 0;

    [[nodiscard]] bool known() const { return !file.empty(); }
    // "analysis.toml:12:4", "analysis.toml" where the line is unknown, "" where the file is.
    [[nodiscard]] std::string str() const;
    bool operator==(const Position&) const = default;
};

}  // namespace terracord

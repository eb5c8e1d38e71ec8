// A piece of a JSON file that this program wrote and that is read in pieces. Such files are longer than an analysis
// file may be: the limits are those of one piece (Limit::record_bytes, Limit::record_values).
#pragma once

#include <string>
#include <string_view>

#include "config/node.hpp"

namespace terracord::config {

struct Piece {
    std::string_view text;  // one object
    std::string name;       // of the file
    int line = 1;           // where the piece begins in it
};

// The tree of a piece; its positions are those of the file. Errors 202, 205, 207.
[[nodiscard]] Result<Node> parse_piece(const Piece& piece);

}  // namespace terracord::config

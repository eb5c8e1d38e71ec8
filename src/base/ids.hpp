// Identities that survive: ids are made of what users wrote, escaped, never of positions or geometry.
#pragma once

#include <string>
#include <string_view>

namespace terracord {

// Percent-escapes '/', '%', blanks at the ends and control characters, so that parts can be joined by '/'.
[[nodiscard]] std::string escape_id(std::string_view part);

// "project/check/document".
[[nodiscard]] std::string finding_id(std::string_view subject, std::string_view check, std::string_view document);

// A file name made from an id: ASCII letters, digits, '-', '_' and '.', at most 60 characters, with a short hash of the
// id, so that two ids never share a name and none leaves its folder.
[[nodiscard]] std::string file_slug(std::string_view id);

}  // namespace terracord

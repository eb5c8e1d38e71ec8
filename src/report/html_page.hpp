// The frame of the page: its head with the content policy, its style and scripts, from the shipped files of data/report.
// Nothing in it can reach a network, and only scripts and styles whose bytes were hashed here run. Pure functions.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "base/embedded.hpp"
#include "base/text.hpp"

namespace terracord::report {

// What stands before the data and after it.
struct PageFrame {
    std::string head;
    std::string tail;
};
// `title` may be anybody's text.
[[nodiscard]] PageFrame page_frame(std::span<const embedded::File> data, std::string_view title, Lang lang);

// JSON as the text of a <script type="application/json">: no '<' is left that could end it.
[[nodiscard]] std::string data_element(std::string_view attributes, std::string_view json);

}  // namespace terracord::report

// Dates as tables write them. Pure, safe for concurrent calls.
#pragma once

#include <string>
#include <string_view>

namespace terracord {

// "2014-06-12": a day of the calendar in ISO 8601, from the year 1000 on.
[[nodiscard]] bool is_date(std::string_view text);

// "20140612", "2014-06-12", "2014/06/12 00:00:00", "12/06/2014" -> "2014-06-12"; "" for anything else.
[[nodiscard]] std::string iso_date(std::string_view text);

}  // namespace terracord

// Numbers and dates as people write them, in both languages at once. Files keep machine numbers (base/json_writer.hpp).
// No locale is consulted: the same value gives the same bytes everywhere. Pure functions, safe for concurrent calls.
//
//   area(SquareMetres{1250})   -> "1 250 m²" / "1,250 m²"      share(Share{0.029}) -> "2,9 %" / "2.9 %"
//   area(SquareMetres{43200})  -> "4,32 ha" / "4.32 ha"        date("2026-11-22")  -> "22 novembre 2026" / "22 November
//   2026"
//
// French: U+202F between thousands and before %, U+00A0 before a unit, decimal comma. English: comma, U+00A0, point.
// A value that is not zero never reads as zero, a share below one never reads as the whole.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/text.hpp"
#include "base/units.hpp"

namespace terracord::wording {

// `extra` more decimals than usual: for a value that would otherwise read like the limit it is compared with.
[[nodiscard]] Text area(SquareMetres value, int extra = 0);
[[nodiscard]] Text length(Metres value, int extra = 0);
[[nodiscard]] Text share(Share value, int extra = 0);

[[nodiscard]] Text count(std::int64_t value);
// At most `decimals` decimals, trailing zeros dropped.
[[nodiscard]] Text number(double value, int decimals);

// A day given as ISO 8601 ("2026-11-22", a time after it is ignored); anything else is handed back as it is.
[[nodiscard]] Text date(std::string_view iso);

}  // namespace terracord::wording

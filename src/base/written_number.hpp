// Numbers as people write them in tables and on plans: "12,50 m", "1 250,5", "20%", with no-break spaces, a decimal
// comma or point, and whatever follows as the unit. Pure, safe for concurrent calls.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace terracord {

struct WrittenNumber {
    double value = 0.0;
    std::string unit;      // what follows, without blanks around it: "m", "%", "logts/ha"; empty: nothing
    std::size_t size = 0;  // bytes of the plain text the number itself takes
};

// Every kind of no-break blank becomes a blank, blanks at both ends go.
[[nodiscard]] std::string plain_blanks(std::string_view text);
// ASCII and the French accented letters in lower case, without their accents: for comparing words.
[[nodiscard]] std::string folded(std::string_view text);

// The whole text is one number and perhaps a unit; nullopt: it is not ("R+2", "12 50", "1,250,000", "").
// A sign is read; thousands may be set apart by blanks only.
[[nodiscard]] std::optional<WrittenNumber> written_number(std::string_view text);
// The number the text starts with, whatever follows; nullopt: it starts with none. For scanning.
[[nodiscard]] std::optional<WrittenNumber> leading_number(std::string_view plain);

// A key as one table may write it and another not: "35.00" and "35" are the same one. Other texts stay as they are.
[[nodiscard]] std::string plain_key(std::string_view text);

}  // namespace terracord

#include "base/written_date.hpp"

#include <array>

namespace terracord {

bool is_date(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
    for (const std::size_t i : {0U, 1U, 2U, 3U, 5U, 6U, 8U, 9U}) {
        if (text[i] < '0' || text[i] > '9') return false;
    }
    const auto number = [&](std::size_t from, std::size_t size) {
        int value = 0;
        for (std::size_t i = from; i < from + size; ++i) value = value * 10 + (text[i] - '0');
        return value;
    };
    const int year = number(0, 4);
    const int month = number(5, 2);
    const int day = number(8, 2);
    if (year < 1000 || month < 1 || month > 12) return false;
    constexpr std::array<int, 12> kDays{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    const int days = month == 2 && leap ? 29 : kDays[static_cast<std::size_t>(month - 1)];
    return day >= 1 && day <= days;
}

std::string iso_date(std::string_view text) {
    std::string iso;
    const auto part = [&](std::size_t from, std::size_t size) { return std::string(text.substr(from, size)); };
    const auto separator = [&](std::size_t at) { return text[at] == '-' || text[at] == '/'; };
    if (text.size() == 8) {
        iso = part(0, 4) + "-" + part(4, 2) + "-" + part(6, 2);
    } else if (text.size() >= 10 && separator(4) && separator(7) &&
               (text.size() == 10 || text[10] == ' ' || text[10] == 'T')) {
        iso = part(0, 4) + "-" + part(5, 2) + "-" + part(8, 2);
    } else if (text.size() == 10 && separator(2) && separator(5)) {
        iso = part(6, 4) + "-" + part(3, 2) + "-" + part(0, 2);
    }
    return is_date(iso) ? iso : std::string();
}

}  // namespace terracord

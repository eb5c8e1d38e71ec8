#include "catalogue/table_names.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace terracord::catalogue {

namespace {

bool digit(char c) { return c >= '0' && c <= '9'; }
char folded(char c) {
    if (c >= 'A' && c <= 'Z') return static_cast<char>(c - 'A' + 'a');
    return c == '-' ? '_' : c;
}
bool letter_or_digit(char c) { return digit(c) || (folded(c) >= 'a' && folded(c) <= 'z'); }

}  // namespace

bool name_matches(std::string_view name, std::string_view pattern) {
    // The positions of `name` that the pattern so far can end at; grows from left to right, so no backtracking.
    constexpr std::size_t kLongest = 255;
    if (name.size() > kLongest || pattern.size() > kLongest) return false;
    std::vector<bool> ends(name.size() + 1, false);
    ends[0] = true;
    for (const char token : pattern) {
        std::vector<bool> next(name.size() + 1, false);
        for (std::size_t i = 0; i < name.size(); ++i) {
            const bool run = token == '@' || token == '#';
            const bool fits = token == '@'   ? letter_or_digit(name[i])
                              : token == '#' ? digit(name[i])
                                             : folded(name[i]) == folded(token);
            if (fits && (ends[i] || (run && next[i]))) next[i + 1] = true;
        }
        ends = std::move(next);
    }
    return ends[name.size()];
}

bool is_table(std::string_view name, const std::vector<std::string>& tables, const Standard& standard) {
    return std::any_of(tables.begin(), tables.end(), [&](const std::string& table) {
        return std::any_of(standard.prefixes.begin(), standard.prefixes.end(), [&](const std::string& prefix) {
            return std::any_of(standard.suffixes.begin(), standard.suffixes.end(),
                               [&](const std::string& suffix) { return name_matches(name, prefix + table + suffix); });
        });
    });
}

}  // namespace terracord::catalogue

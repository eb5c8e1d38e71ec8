#include "layers/attribute_names.hpp"

#include <string>

#include "base/written_number.hpp"

namespace terracord::layers {

namespace {

constexpr std::size_t kShortestCutName = 10;

std::string plain_name(std::string_view name) {
    std::string plain;
    for (const char c : folded(plain_blanks(name))) {
        if (c != ' ' && c != '_') plain += c;
    }
    return plain;
}

}  // namespace

bool same_attribute(std::string_view written, std::string_view name) {
    const std::string a = plain_name(written);
    const std::string b = plain_name(name);
    if (a == b) return !a.empty();
    const std::string_view shorter = a.size() < b.size() ? a : b;
    const std::string_view longer = a.size() < b.size() ? b : a;
    if (shorter.size() < kShortestCutName || !longer.starts_with(shorter)) return false;
    // Cut before its "min" or "max" is told apart, a name may be either.
    const bool bounds = longer.ends_with("min") || longer.ends_with("max");
    return !bounds || shorter.size() + 1 >= longer.size();
}

}  // namespace terracord::layers

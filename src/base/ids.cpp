#include "base/ids.hpp"

#include <fmt/format.h>

#include "base/hash.hpp"

namespace terracord {

std::string escape_id(std::string_view part) {
    std::string out;
    for (std::size_t i = 0; i < part.size(); ++i) {
        const auto byte = static_cast<unsigned char>(part[i]);
        const bool edge_blank = byte == ' ' && (i == 0 || i + 1 == part.size());
        if (byte < 0x20 || byte == 0x7F || byte == '/' || byte == '%' || edge_blank) {
            out += fmt::format("%{:02X}", byte);
        } else {
            out += part[i];
        }
    }
    return out;
}

std::string finding_id(std::string_view subject, std::string_view check, std::string_view document) {
    // The subject may itself be "project/variant"; its parts are escaped already. A catalogue name such as
    // "plu/closed-au-zone" has its slash escaped, so that an id always ends in exactly two parts.
    return fmt::format("{}/{}/{}", subject, escape_id(check), escape_id(document));
}

std::string file_slug(std::string_view id) {
    constexpr std::size_t kLongest = 51;
    std::string slug;
    for (const char c : id) {
        const bool plain =
            (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
        if (slug.size() >= kLongest) break;
        if (plain) {
            slug += c;
        } else if (!slug.empty() && slug.back() != '-') {
            slug += '-';
        }
    }
    if (slug.empty()) slug = "id";
    return fmt::format("{}-{}", slug, sha256(id).substr(0, 8));
}

}  // namespace terracord

#include "gdal/twice_encoded.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

namespace terracord::gdal {
namespace {

constexpr char32_t kNone = 0xFFFFFFFF;

// The character at `at`, which is moved behind it; kNone where the bytes are none.
char32_t next_character(std::string_view text, std::size_t& at) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char lead = byte(at);
    const std::size_t length = lead < 0x80 ? 1 : lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 0;
    if (length == 0 || at + length > text.size()) return kNone;
    char32_t character = length == 1 ? lead : lead & (0xFFU >> (length + 1));
    for (std::size_t i = at + 1; i < at + length; ++i) {
        if ((byte(i) & 0xC0U) != 0x80U) return kNone;
        character = character << 6U | (byte(i) & 0x3FU);
    }
    at += length;
    return character;
}

// 0x80 to 0x9F of CP1252 (Unicode consortium, CP1252.TXT); what it leaves undefined is read as Latin-1 does.
constexpr std::array<char32_t, 32> kWindows{0x20AC, 0x81,   0x201A, 0x192,  0x201E, 0x2026, 0x2020, 0x2021,
                                            0x2C6,  0x2030, 0x160,  0x2039, 0x152,  0x8D,   0x17D,  0x8F,
                                            0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                            0x2DC,  0x2122, 0x161,  0x203A, 0x153,  0x9D,   0x17E,  0x178};

// The byte that was read as this character.
std::optional<char> byte_of(char32_t character) {
    if (character < 0x100) return static_cast<char>(character);
    const auto* const found = std::find(kWindows.begin(), kWindows.end(), character);
    if (found == kWindows.end()) return std::nullopt;
    return static_cast<char>(0x80 + (found - kWindows.begin()));
}

bool european(char32_t character) {
    return (character >= 0xA0 && character < 0x250) || (character >= 0x2010 && character < 0x2040) ||
           character == 0x20AC;
}

}  // namespace

std::optional<std::string> encoded_once(std::string_view text) {
    std::string bytes;
    for (std::size_t at = 0; at < text.size();) {
        const char32_t character = next_character(text, at);
        const auto byte = character == kNone ? std::nullopt : byte_of(character);
        if (!byte) return std::nullopt;
        bytes += *byte;
    }
    bool accented = false;
    for (std::size_t at = 0; at < bytes.size();) {
        const std::size_t begin = at;
        const char32_t character = next_character(bytes, at);
        if (character == kNone) {
            // A column that is too narrow cuts the last character, of which the beginning is left.
            const bool cut = accented && static_cast<unsigned char>(bytes[begin]) >= 0xC2 && bytes.size() - begin < 3;
            if (!cut) return std::nullopt;
            bytes.resize(begin);
        } else if (character >= 0x80) {
            if (!european(character)) return std::nullopt;
            accented = true;
        }
    }
    if (!accented) return std::nullopt;
    return bytes;
}

}  // namespace terracord::gdal

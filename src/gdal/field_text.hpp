// Field values as UTF-8 text, as written: integers whole (with leading zeros up to a width), reals as the shortest text
// that reads back, dates as YYYY-MM-DD. Text in an encoding nobody declared is UTF-8 where it is valid, else CP1252;
// what was encoded twice is given as it was meant.
// A TextDecoder belongs to one reader.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

class OGRFeature;

namespace terracord::gdal {

class TextDecoder {
   public:
    TextDecoder() = default;
    // `encoding`: what the bytes are in; "" = UTF-8. `forced`: recode even what is valid UTF-8.
    TextDecoder(std::string encoding, bool forced) : encoding_(std::move(encoding)), forced_(forced) {}

    [[nodiscard]] static bool knows(const std::string& encoding);
    // nullopt where the text is to be taken as it is.
    [[nodiscard]] std::optional<std::string> decode(const char* text);
    // Texts that were not in the encoding they should have been in.
    [[nodiscard]] std::size_t repaired() const { return repaired_; }
    // Texts that were encoded twice, which are given as they were meant. twice_encoded.hpp
    [[nodiscard]] std::size_t twice_encoded() const { return twice_; }
    [[nodiscard]] const std::string& first_twice_encoded() const { return first_twice_; }

   private:
    std::optional<std::string> decoded(const char* text);

    std::string encoding_;
    bool forced_ = false;
    std::size_t repaired_ = 0;
    std::size_t twice_ = 0;
    std::string first_twice_;
};

// Names that people write and iconv does not know: "ANSI", "UTF8", "windows-1252" ...
[[nodiscard]] std::string canonical_encoding(const std::string& written);

[[nodiscard]] std::optional<std::string> field_text(const OGRFeature& feature, int field, int width);

// "+3,5" is no number, "0,5" and "-12" are, "03" is a code. nullopt: no number.
[[nodiscard]] std::optional<double> plain_number(std::string_view text);

// A coordinate: as plain_number, but leading zeros, "+" and blanks around are allowed.
[[nodiscard]] std::optional<double> coordinate(std::string_view text);

}  // namespace terracord::gdal

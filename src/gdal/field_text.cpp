#include "gdal/field_text.hpp"

#include <cpl_conv.h>
#include <cpl_string.h>
#include <fmt/format.h>
#include <ogr_feature.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <cmath>
#include <memory>

#include "gdal/error_capture.hpp"
#include "gdal/twice_encoded.hpp"

namespace terracord::gdal {
namespace {

struct FreeText {
    void operator()(char* text) const { CPLFree(text); }
};

std::string recoded(const char* text, const std::string& from) {
    const ErrorCapture quiet;
    const std::unique_ptr<char, FreeText> result(CPLRecode(text, from.c_str(), CPL_ENC_UTF8));
    std::string words = result ? result.get() : "";
    if (CPLIsUTF8(words.c_str(), -1) == 0) {  // bytes that even CP1252 leaves undefined
        const std::unique_ptr<char, FreeText> latin(CPLRecode(text, CPL_ENC_ISO8859_1, CPL_ENC_UTF8));
        words = latin ? latin.get() : "";
    }
    return words;
}

bool ascii(const char* text) {
    for (; *text != '\0'; ++text) {
        if (static_cast<unsigned char>(*text) >= 0x80) return false;
    }
    return true;
}

// Tables cut text at a number of bytes, which may fall inside a character: the length without such a last piece.
// Nothing is dropped from a text whose only sign of UTF-8 would be that piece ("café" in CP1252 ends like one).
std::size_t whole_characters(std::string_view text) {
    std::size_t start = text.size();
    while (start > 0 && text.size() - start < 3 && (static_cast<unsigned char>(text[start - 1]) & 0xC0U) == 0x80U)
        --start;
    if (start == 0) return text.size();
    const auto lead = static_cast<unsigned char>(text[start - 1]);
    const std::size_t needed = lead >= 0xF0U ? 4 : lead >= 0xE0U ? 3 : lead >= 0xC0U ? 2 : 1;
    const std::size_t kept = start - 1;
    if (needed <= text.size() - kept) return text.size();
    const std::string head(text.substr(0, kept));
    return !ascii(head.c_str()) && CPLIsUTF8(head.c_str(), -1) != 0 ? kept : text.size();
}

std::string padded(const std::string& number, int width) {
    const std::string_view digits = std::string_view(number).substr(number.starts_with('-') ? 1 : 0);
    const auto wanted = static_cast<std::size_t>(std::max(width, 0));
    if (digits.size() >= wanted) return number;
    return fmt::format("{}{:0>{}}", number.starts_with('-') ? "-" : "", digits, wanted);
}

template <class Real>
std::string shortest(Real value, int width) {
    std::array<char, 400> buffer{};
    const bool moderate = std::abs(value) < Real(1e15) && (value == Real(0) || std::abs(value) > Real(1e-9));
    const auto end = moderate
                         ? std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::fixed)
                         : std::to_chars(buffer.data(), buffer.data() + buffer.size(), value);
    const std::string text(buffer.data(), end.ptr);
    return text.find_first_of(".en") == std::string::npos ? padded(text, width) : text;
}

std::string date_text(const OGRFeature& feature, int field, OGRFieldType type) {
    int year = 0;
    int month = 0;
    int day = 0;
    int hour = 0;
    int minute = 0;
    float second = 0.0F;
    int zone = 0;
    feature.GetFieldAsDateTime(field, &year, &month, &day, &hour, &minute, &second, &zone);
    std::string date = fmt::format("{:04}-{:02}-{:02}", year, month, day);
    // FlatGeobuf and others know no date without a time; midnight nowhere in particular is a date.
    const bool whole_day = hour == 0 && minute == 0 && second == 0.0F && zone <= 1;
    if (type == OFTDate || (type == OFTDateTime && whole_day)) return date;
    const auto milliseconds = std::lround(static_cast<double>(second) * 1000.0);
    std::string time = fmt::format("{:02}:{:02}:{:02}", hour, minute, milliseconds / 1000);
    if (milliseconds % 1000 != 0) time += fmt::format(".{:03}", milliseconds % 1000);
    if (type == OFTTime) return time;
    if (zone == 100)
        time += "Z";
    else if (zone > 1)
        time += fmt::format("{}{:02}:{:02}", zone < 100 ? '-' : '+', std::abs(zone - 100) / 4,
                            std::abs(zone - 100) % 4 * 15);
    return fmt::format("{}T{}", date, time);
}

std::string joined(char** list) {
    std::string text;
    for (char** at = list; at != nullptr && *at != nullptr; ++at) {
        if (at != list) text += ';';
        text += *at;
    }
    return text;
}

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view kBlanks = " \t\r\n\u00a0";
    const auto first = text.find_first_not_of(kBlanks);
    return first == std::string_view::npos ? std::string_view{}
                                           : text.substr(first, text.find_last_not_of(kBlanks) - first + 1);
}

std::optional<double> number(std::string_view text) {
    std::string plain(text);
    if (std::count(plain.begin(), plain.end(), ',') == 1 && plain.find('.') == std::string::npos) {
        std::replace(plain.begin(), plain.end(), ',', '.');  // French decimal comma
    }
    double value = 0.0;
    const auto [end, error] = std::from_chars(plain.data(), plain.data() + plain.size(), value);
    if (error != std::errc{} || end != plain.data() + plain.size() || !std::isfinite(value)) return std::nullopt;
    return value;
}

}  // namespace

std::string canonical_encoding(const std::string& written) {
    std::string name = written;
    std::transform(name.begin(), name.end(), name.begin(),
                   [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
    std::erase_if(name, [](char c) { return c == ' ' || c == '_'; });
    if (name == "UTF8") return "UTF-8";
    if (name == "ANSI" || name == "ANSI1252" || name == "1252" || name == "WINDOWS-1252") return "CP1252";
    if (name == "LATIN1" || name == "LATIN-1" || name == "ISO8859-1") return "ISO-8859-1";
    return written;
}

bool TextDecoder::knows(const std::string& encoding) {
    const ErrorCapture quiet;
    return CPLCanRecode("a", encoding.c_str(), CPL_ENC_UTF8) != 0;
}

std::optional<std::string> TextDecoder::decode(const char* text) {
    if (ascii(text)) return std::nullopt;
    auto plain = decoded(text);
    const std::string_view words = plain ? std::string_view(*plain) : std::string_view(text);
    auto meant = encoded_once(words);
    if (!meant) return plain;
    if (++twice_ == 1) first_twice_ = words;
    return meant;
}

// Of a text that is not all ASCII.
std::optional<std::string> TextDecoder::decoded(const char* text) {
    if (forced_) return recoded(text, encoding_);
    if (CPLIsUTF8(text, -1) != 0) return std::nullopt;
    const std::string_view bytes(text);
    if (const std::size_t whole = whole_characters(bytes); whole < bytes.size())
        return std::string(bytes.substr(0, whole));
    ++repaired_;
    return recoded(text, encoding_.empty() ? "CP1252" : encoding_);
}

std::optional<std::string> field_text(const OGRFeature& feature, int field, int width) {
    if (!feature.IsFieldSetAndNotNull(field)) return std::nullopt;
    const OGRFieldDefn* definition = feature.GetFieldDefnRef(field);
    switch (definition->GetType()) {
        case OFTString:
        case OFTWideString: return feature.GetRawFieldRef(field)->String;
        case OFTInteger: {
            const int value = feature.GetRawFieldRef(field)->Integer;
            if (definition->GetSubType() == OFSTBoolean) return value != 0 ? "true" : "false";
            return padded(std::to_string(value), width);
        }
        case OFTInteger64: return padded(std::to_string(feature.GetRawFieldRef(field)->Integer64), width);
        case OFTReal: {
            const double value = feature.GetRawFieldRef(field)->Real;
            if (!std::isfinite(value)) return std::nullopt;
            return definition->GetSubType() == OFSTFloat32 ? shortest(static_cast<float>(value), width)
                                                           : shortest(value, width);
        }
        case OFTDate:
        case OFTTime:
        case OFTDateTime: return date_text(feature, field, definition->GetType());
        case OFTStringList: return joined(feature.GetFieldAsStringList(field));
        case OFTBinary: return std::nullopt;
        default: return const_cast<OGRFeature&>(feature).GetFieldAsString(field);
    }
}

std::optional<double> plain_number(std::string_view text) {
    const std::string_view digits = text.starts_with('-') ? text.substr(1) : text;
    if (digits.empty() || std::isdigit(static_cast<unsigned char>(digits.front())) == 0) return std::nullopt;
    const bool leading_zero =
        digits.size() > 1 && digits[0] == '0' && std::isdigit(static_cast<unsigned char>(digits[1])) != 0;
    return leading_zero ? std::nullopt : number(text);
}

std::optional<double> coordinate(std::string_view text) {
    std::string_view digits = trimmed(text);
    if (digits.starts_with('+')) digits.remove_prefix(1);
    return digits.empty() ? std::nullopt : number(digits);
}

}  // namespace terracord::gdal

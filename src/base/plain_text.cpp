#include "base/plain_text.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace terracord {

namespace {

constexpr std::uint64_t kOnes = 0x0101010101010101U;
constexpr std::uint64_t kHighs = 0x8080808080808080U;

// A high bit where a byte of `word` is 0; bytes above one that is 0 may get theirs too.
constexpr std::uint64_t zeros(std::uint64_t word) { return (word - kOnes) & ~word & kHighs; }

// A high bit where a byte is not from U+0020 to U+007E, or is a quote or a backslash; bytes above one that is so may
// get theirs too.
std::uint64_t not_plain(std::uint64_t word) {
    const std::uint64_t below = (word - kOnes * 0x20U) & ~word & kHighs;
    return (word & kHighs) | below | zeros(word ^ (kOnes * 0x22U)) | zeros(word ^ (kOnes * 0x5CU)) |
           zeros(word ^ (kOnes * 0x7FU));
}

std::uint64_t word_at(const char* bytes) {
    std::uint64_t word = 0;
    std::memcpy(&word, bytes, sizeof(word));
    if constexpr (std::endian::native == std::endian::big) word = __builtin_bswap64(word);
    return word;  // the first byte is the lowest
}

#ifdef __SSE2__
// A bit for each of sixteen bytes that is not plain.
unsigned not_plain_16(const char* bytes) {
    const __m128i all = _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes));
    const auto is = [&](char c) { return _mm_cmpeq_epi8(all, _mm_set1_epi8(c)); };
    // As signed numbers, those beyond U+007E are below the blank too.
    const __m128i below = _mm_cmplt_epi8(all, _mm_set1_epi8(' '));
    const __m128i others = _mm_or_si128(_mm_or_si128(is('"'), is('\\')), is('\x7F'));
    return static_cast<unsigned>(_mm_movemask_epi8(_mm_or_si128(below, others)));
}
#endif

// How many of the bytes from `at` on are plain before one that is not; of eight, or of sixteen, at most.
std::size_t plain_before(std::string_view text, std::size_t at) {
    constexpr std::size_t kWord = sizeof(std::uint64_t);
#ifdef __SSE2__
    constexpr unsigned kAll = 1U << 16U;
    if (text.size() - at >= 16)
        return static_cast<std::size_t>(std::countr_zero(not_plain_16(text.data() + at) | kAll));
#endif
    if (text.size() - at >= kWord)
        return static_cast<std::size_t>(std::countr_zero(not_plain(word_at(text.data() + at)))) / 8U;
    if (text.size() < kWord) {
        // The bytes that lack are zeros: not plain.
        std::array<char, kWord> padded{};
        std::memcpy(padded.data(), text.data() + at, text.size() - at);
        return static_cast<std::size_t>(std::countr_zero(not_plain(word_at(padded.data())))) / 8U;
    }
    // The last eight of the text, less those before.
    const std::size_t left = text.size() - at;
    const std::uint64_t found = not_plain(word_at(text.data() + text.size() - kWord)) >> (8U * (kWord - left));
    return std::min(left, static_cast<std::size_t>(std::countr_zero(found)) / 8U);
}

bool plain(unsigned char byte) { return byte >= 0x20 && byte < 0x7F && byte != '"' && byte != '\\'; }

}  // namespace

std::size_t utf8_length(std::string_view text, std::size_t at) {
    const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U; };
    const auto tail = [&](std::size_t i) { return byte(i) >= 0x80 && byte(i) <= 0xBF; };
    const unsigned first = byte(at);
    if (first < 0x80) return 1;
    if (first >= 0xC2 && first <= 0xDF) return tail(at + 1) ? 2 : 0;
    if (first >= 0xE0 && first <= 0xEF) {
        const unsigned low = first == 0xE0 ? 0xA0 : 0x80;
        const unsigned high = first == 0xED ? 0x9F : 0xBF;
        return byte(at + 1) >= low && byte(at + 1) <= high && tail(at + 2) ? 3 : 0;
    }
    if (first >= 0xF0 && first <= 0xF4) {
        const unsigned low = first == 0xF0 ? 0x90 : 0x80;
        const unsigned high = first == 0xF4 ? 0x8F : 0xBF;
        return byte(at + 1) >= low && byte(at + 1) <= high && tail(at + 2) && tail(at + 3) ? 4 : 0;
    }
    return 0;
}

std::size_t end_of_plain(std::string_view text, std::size_t at) {
    while (at < text.size()) {
        if (const std::size_t plain_bytes = plain_before(text, at); plain_bytes > 0) {
            at += plain_bytes;
            continue;
        }
        const auto byte = static_cast<unsigned char>(text[at]);
        if (plain(byte)) {
            ++at;
            continue;
        }
        const std::size_t length = byte < 0x80 ? 0 : utf8_length(text, at);
        if (length == 0) return at;
        at += length;
    }
    return at;
}

}  // namespace terracord

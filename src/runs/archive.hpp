// Values to and from bytes: fixed-width little-endian numbers, counted strings and vectors. The same `describe` serves
// both ways, so that what is written is what is read. A reader never goes beyond its bytes, whatever they claim.
#pragma once

#include <bit>
#include <concepts>
#include <cstdint>
#include <cstring>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace terracord::runs {

static_assert(std::endian::native == std::endian::little, "spill files are little-endian");

template <class T>
concept Plain = std::is_arithmetic_v<T> || std::is_enum_v<T>;

// The last word of a closed list (word_lists.hpp); a list that is read must have one.
template <class E>
constexpr E last_word() = delete;

class ByteWriter {
   public:
    static constexpr bool kReading = false;
    explicit ByteWriter(std::string& out) : out_(out) {}

    template <Plain T>
    void value(const T& v) {
        out_.append(reinterpret_cast<const char*>(&v), sizeof(T));
    }
    void value(const std::string& text) {
        value(static_cast<std::uint64_t>(text.size()));
        out_ += text;
    }
    void bytes(const void* data, std::size_t size) { out_.append(static_cast<const char*>(data), size); }
    [[nodiscard]] static bool ok() { return true; }

   private:
    std::string& out_;
};

class ByteReader {
   public:
    static constexpr bool kReading = true;
    explicit ByteReader(std::string_view bytes) : rest_(bytes) {}

    template <Plain T>
    void value(T& v) {
        if constexpr (std::is_same_v<T, bool>) {
            std::uint8_t byte = 0;
            bytes(&byte, sizeof byte);
            if (byte > 1) spoil();
            v = byte == 1;
        } else if constexpr (std::is_enum_v<T>) {
            std::underlying_type_t<T> word{};
            bytes(&word, sizeof word);
            if (std::cmp_less(word, 0) ||
                std::cmp_greater(word, static_cast<std::underlying_type_t<T>>(last_word<T>()))) {
                spoil();
                return;
            }
            v = static_cast<T>(word);
        } else {
            bytes(&v, sizeof(T));
        }
    }
    void value(std::string& text) {
        const std::uint64_t size = count(1);
        if (!ok_) return;
        text.assign(rest_.substr(0, size));
        rest_.remove_prefix(size);
    }
    void bytes(void* data, std::size_t size) {
        if (!ok_ || rest_.size() < size) {
            ok_ = false;
            return;
        }
        // An empty list has no storage to copy into.
        if (size == 0) return;
        std::memcpy(data, rest_.data(), size);
        rest_.remove_prefix(size);
    }
    // A number of items of at least `item` bytes each; what the bytes left cannot hold is a fault.
    std::uint64_t count(std::size_t item) {
        std::uint64_t size = 0;
        value(size);
        if (ok_ && size > rest_.size() / item) ok_ = false;
        return ok_ ? size : 0;
    }
    // What was read makes no sense.
    void spoil() { ok_ = false; }
    [[nodiscard]] bool ok() const { return ok_; }
    [[nodiscard]] bool at_end() const { return ok_ && rest_.empty(); }

   private:
    std::string_view rest_;
    bool ok_ = true;
};

}  // namespace terracord::runs

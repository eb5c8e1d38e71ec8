// What every target shares: the entry point that libFuzzer and the replay driver call, a promise that stops the run
// where it does not hold, and a folder of its own for what must be a file.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

#include "base/error.hpp"
#include "support/temporary_folder.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace terracord::fuzz {

inline void promise(bool holds, const char* what) {
    if (holds) return;
    std::fprintf(stderr, "broken promise: %s\n", what);
    std::abort();
}

// An error says what in both languages, whatever it met.
inline void promise_words(const Error& error) {
    promise(!format_error(error, Lang::fr).empty() && !format_error(error, Lang::en).empty(), "an error says what");
}

inline std::string_view text_of(const std::uint8_t* data, std::size_t size) {
    return {reinterpret_cast<const char*>(data), size};
}

// The first byte chooses among `count`; the rest is the text.
struct Chosen {
    unsigned choice = 0;
    std::string_view text;
};
inline Chosen choose(const std::uint8_t* data, std::size_t size, unsigned count) {
    if (size == 0) return {};
    return {.choice = data[0] % count, .text = text_of(data + 1, size - 1)};
}

// One folder a process, removed when it ends.
inline const std::filesystem::path& scratch() {
    static const testing::TemporaryFolder folder;
    return folder.path();
}

inline std::filesystem::path write_file(const std::filesystem::path& file, std::string_view bytes) {
    std::ofstream out(file, std::ios::binary | std::ios::trunc);
    out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    out.close();
    promise(static_cast<bool>(out), "the input of a target can be written");
    return file;
}

}  // namespace terracord::fuzz

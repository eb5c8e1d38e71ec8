// Any text is read as an analysis or answered by errors that say what and where; it never crashes or hangs.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "config/read_analysis.hpp"

namespace {

using terracord::config::Format;

void read(std::string_view text, Format format) {
    const auto draft = terracord::config::read_analysis_text(text, "fuzz", format);
    if (draft) return;
    if (draft.error().empty()) std::abort();
    for (const terracord::Error& error : draft.error()) {
        if (format_error(error, terracord::Lang::en).empty()) std::abort();
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    read(text, Format::toml);
    read(text, Format::json);
    return 0;
}

// Any text is read as an analysis or answered by errors that say what and where; it never crashes or hangs.
#include "config/read_analysis.hpp"
#include "fuzz/target.hpp"

namespace {

using terracord::config::Format;

void read(std::string_view text, Format format) {
    const auto draft = terracord::config::read_analysis_text(text, "fuzz", format);
    if (draft) return;
    terracord::fuzz::promise(!draft.error().empty(), "what is refused has an error");
    for (const terracord::Error& error : draft.error()) terracord::fuzz::promise_words(error);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text = terracord::fuzz::text_of(data, size);
    read(text, Format::toml);
    read(text, Format::json);
    return 0;
}

// A text that exists in both languages a reader may ask for. UTF-8. Value type, safe to share when const.
#pragma once

#include <string>

namespace terracord {

enum class Lang { fr, en };

struct Text {
    std::string fr;
    std::string en;

    [[nodiscard]] const std::string& in(Lang lang) const { return lang == Lang::fr ? fr : en; }
    [[nodiscard]] bool empty() const { return fr.empty() && en.empty(); }
    bool operator==(const Text&) const = default;
};

// The same words in both languages: names, ids, numbers, foreign text.
[[nodiscard]] inline Text same_text(std::string words) { return Text{words, words}; }

}  // namespace terracord

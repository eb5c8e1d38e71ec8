#include "report/clean_text.hpp"

#include "base/json_writer.hpp"
#include "base/plain_text.hpp"

namespace terracord::report {

// The JSON writer owns the rules of valid UTF-8; here its escapes are turned back into the characters they stand for.
std::string clean_text(std::string_view text) {
    // U+FFFE and U+FFFF begin with this byte, as other characters do.
    if (end_of_plain(text) == text.size() && text.find('\xEF') == std::string_view::npos) return std::string(text);
    std::string quoted;
    append_json_string(quoted, text);
    std::string out;
    out.reserve(quoted.size());
    for (std::size_t i = 1; i + 1 < quoted.size(); ++i) {
        if (quoted[i] != '\\') {
            out += quoted[i];
            continue;
        }
        switch (quoted[++i]) {
            case 'n': out += '\n'; break;
            case 'r': out += '\r'; break;
            case 't': out += '\t'; break;
            case 'u':  // a control character: no table holds it
                out += "\uFFFD";
                i += 4;
                break;
            default: out += quoted[i];
        }
    }
    for (const std::string_view none : {"\xEF\xBF\xBE", "\xEF\xBF\xBF"}) {  // U+FFFE, U+FFFF
        for (std::size_t at = out.find(none); at != std::string::npos; at = out.find(none, at))
            out.replace(at, none.size(), "\uFFFD");
    }
    return out;
}

}  // namespace terracord::report

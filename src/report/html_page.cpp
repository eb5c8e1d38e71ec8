#include "report/html_page.hpp"

#include <array>
#include <utility>
#include <vector>

#include "base/hash.hpp"
#include "report/base64.hpp"
#include "wording/typography.hpp"

namespace terracord::report {

namespace {

constexpr std::size_t kLongestTitle = 200;

// In the order they are read.
constexpr std::array<std::string_view, 12> kScripts{"base",     "data",        "look",    "maps",  "filters",  "overview",
                                                    "findings", "explanation", "project", "needs", "accounts", "main"};

std::string_view file_of(std::span<const embedded::File> data, std::string_view path) {
    for (const embedded::File& file : data) {
        if (file.path == path) return file.bytes;
    }
    return {};
}

// Pairs of hexadecimal digits as the bytes they stand for.
std::string bytes_of(std::string_view hex) {
    const auto nibble = [](char digit) { return digit <= '9' ? digit - '0' : digit - 'a' + 10; };
    std::string out;
    for (std::size_t at = 0; at + 1 < hex.size(); at += 2)
        out += static_cast<char>(nibble(hex[at]) * 16 + nibble(hex[at + 1]));
    return out;
}

std::string source_hash(std::string_view text) { return "'sha256-" + base64(bytes_of(sha256(text))) + "'"; }

// Foreign text in the page itself.
std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : wording::one_line(text, kLongestTitle)) {
        switch (c) {
            case '&': out += "&amp;"; break;
            case '<': out += "&lt;"; break;
            case '>': out += "&gt;"; break;
            case '"': out += "&quot;"; break;
            default: out += c;
        }
    }
    return out;
}

std::string filled(std::string_view text, const std::vector<std::pair<std::string_view, std::string>>& values) {
    std::string out;
    while (true) {
        const std::size_t open = text.find("{{");
        const std::size_t close = open == std::string_view::npos ? open : text.find("}}", open);
        if (close == std::string_view::npos) return out.append(text);
        out.append(text.substr(0, open));
        const std::string_view name = text.substr(open + 2, close - open - 2);
        for (const auto& [known, value] : values) {
            if (known == name) out += value;
        }
        text.remove_prefix(close + 2);
    }
}

}  // namespace

PageFrame page_frame(std::span<const embedded::File> data, std::string_view title, Lang lang) {
    const std::string style =
        std::string(file_of(data, "report/leaflet.css")) + std::string(file_of(data, "report/report.css"));
    const std::string map_script(file_of(data, "report/leaflet.js"));
    std::string script;
    for (const std::string_view name : kScripts) {
        script.append(file_of(data, std::string("report/script/").append(name).append(".js"))).append("\n");
    }
    const std::string policy = "default-src 'none'; style-src " + source_hash(style) + "; script-src " +
                               source_hash(map_script) + " " + source_hash(script) +
                               "; img-src data:; base-uri 'none'; form-action 'none'";
    const std::string_view whole = file_of(data, "report/template.html");
    constexpr std::string_view kData = "{{data}}";
    const std::size_t at = whole.find(kData);
    const std::vector<std::pair<std::string_view, std::string>> values{{"lang", lang == Lang::fr ? "fr" : "en"},
                                                                       {"title", escaped(title)},
                                                                       {"policy", policy},
                                                                       {"style", style},
                                                                       {"map_script", map_script},
                                                                       {"script", script}};
    return {filled(whole.substr(0, at), values), filled(whole.substr(at + kData.size()), values)};
}

std::string data_element(std::string_view attributes, std::string_view json) {
    std::string out = "<script type=\"application/json\" ";
    out.append(attributes).append(">");
    for (const char c : json) {
        if (c == '<') {
            out += "\\u003c";
        } else {
            out += c;
        }
    }
    return out + "</script>\n";
}

}  // namespace terracord::report

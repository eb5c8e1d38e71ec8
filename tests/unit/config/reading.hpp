// Reads analysis texts in tests and shows errors as short lines: "E203 3:1 unknown key ...".
#pragma once

#include <fmt/format.h>

#include <string>
#include <string_view>
#include <vector>

#include "config/read_analysis.hpp"

namespace terracord::config {

// What every analysis needs; tests add to it. Six lines.
inline std::string with_head(std::string_view rest) {
    return "terracord = 1\n"
           "date = 2026-11-22\n"
           "[projects]\n"
           "source = \"projects.gpkg\"\n"
           "\n"
           "\n" +
           std::string(rest);
}

inline std::vector<std::string> lines_of(const Errors& errors) {
    std::vector<std::string> lines;
    for (const Error& error : errors) {
        lines.push_back(fmt::format("E{} {}:{} {}", static_cast<int>(error.code), error.where.line, error.where.column,
                                    error.message.en));
    }
    return lines;
}

inline std::vector<std::string> errors_of(std::string_view text, Format format = Format::toml) {
    const auto draft = read_analysis_text(text, format == Format::toml ? "in/a.toml" : "in/a.json", format);
    return draft ? std::vector<std::string>{} : lines_of(draft.error());
}

inline model::Analysis analysis_of(std::string_view text, Format format = Format::toml) {
    auto draft = read_analysis_text(text, format == Format::toml ? "in/a.toml" : "in/a.json", format);
    if (!draft) throw std::runtime_error(fmt::format("{}", fmt::join(lines_of(draft.error()), "\n")));
    return std::move(draft->analysis);
}

}  // namespace terracord::config

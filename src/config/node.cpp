#include "config/node.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <system_error>

#include "config/parsers.hpp"

namespace terracord::config {

Position Node::position() const { return Position{file ? *file : std::string(), line, column}; }

const Member* Node::member(std::string_view key) const {
    const auto found = std::find_if(members.begin(), members.end(), [&](const Member& m) { return m.key == key; });
    return found == members.end() ? nullptr : &*found;
}

const Node* Node::find(std::string_view key) const {
    const Member* found = member(key);
    return found == nullptr ? nullptr : &found->value;
}

Position Member::position() const { return Position{value.file ? *value.file : std::string(), line, column}; }

Node overlay(const Node& base, const Node& top) {
    Node merged = top;
    merged.members = base.members;
    for (const Member& member : top.members) {
        const auto same = std::find_if(merged.members.begin(), merged.members.end(),
                                       [&](const Member& m) { return m.key == member.key; });
        if (same == merged.members.end()) {
            merged.members.push_back(member);
        } else {
            *same = member;
        }
    }
    return merged;
}

Format format_of(const std::filesystem::path& file) {
    std::string extension = file.extension().string();
    std::transform(extension.begin(), extension.end(), extension.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return extension == ".json" ? Format::json : Format::toml;
}

namespace {

std::string_view without_bom(std::string_view text) {
    constexpr std::string_view kBom = "\xEF\xBB\xBF";
    if (text.substr(0, kBom.size()) == kBom) text.remove_prefix(kBom.size());
    return text;
}

tl::unexpected<Error> too_large(const Position& where) {
    const Text most = limit_text(Limit::analysis_bytes);
    return fail(ErrorCode::analysis_unreadable,
                {fmt::format("fichier de plus de {}", most.fr), fmt::format("file of more than {}", most.en)}, where,
                how_to_raise(Limit::analysis_bytes));
}

}  // namespace

Result<std::string> read_text(const std::filesystem::path& file) {
    const Position where{file.string()};
    std::error_code error;
    const auto status = std::filesystem::status(file, error);
    if (error || !std::filesystem::exists(status)) {
        return fail(ErrorCode::analysis_unreadable, {"fichier introuvable", "no such file"}, where);
    }
    if (!std::filesystem::is_regular_file(status)) {
        return fail(ErrorCode::analysis_unreadable, {"ce n'est pas un fichier", "not a file"}, where);
    }
    std::ifstream stream(file, std::ios::binary);
    std::string text;
    // Piece by piece up to the bound and beyond: the size on disk may change meanwhile.
    constexpr std::size_t kPiece = std::size_t{1} << 16;
    const auto most = static_cast<std::size_t>(limit(Limit::analysis_bytes));
    while (stream && text.size() <= most) {
        const std::size_t before = text.size();
        text.resize(before + kPiece);
        stream.read(text.data() + before, static_cast<std::streamsize>(kPiece));
        text.resize(before + static_cast<std::size_t>(stream.gcount()));
    }
    if (!stream && !stream.eof()) {
        return fail(ErrorCode::analysis_unreadable, {"lecture impossible", "cannot be read"}, where);
    }
    if (text.size() > most) return too_large(where);
    return text;
}

Result<Node> parse_text(std::string_view text, const std::string& name, Format format, const Limits& within) {
    if (text.size() > static_cast<std::size_t>(within.of(Limit::analysis_bytes))) return too_large(Position{name});
    text = without_bom(text);
    return format == Format::json ? parse_json(text, name, within) : parse_toml(text, name, within);
}

}  // namespace terracord::config

#include "runs/finished_run.hpp"

#include <fmt/format.h>

#include <fstream>
#include <limits>
#include <system_error>

#include "model/run.hpp"
#include "runs/json_cutter.hpp"

namespace terracord::runs {

namespace fs = std::filesystem;
using config::Kind;
using config::Node;

namespace {

constexpr const char* kSummary = "summary.json";
constexpr const char* kFindings = "findings.jsonl";
constexpr int kFormat = 1;  // of these files; raised when a reader would misunderstand them

tl::unexpected<Error> no_run(const fs::path& where, Text message) {
    return fail(ErrorCode::run_missing, std::move(message), Position{where.string(), 0, 0},
                {"Nommez le dossier donné à check -o.", "Name the folder that was given to check -o."});
}

tl::unexpected<Error> corrupt(Text message, const std::string& file, int line) {
    return fail(ErrorCode::run_corrupt, std::move(message), Position{file, line, 0},
                {"Relancez l'analyse, ou reprenez le dossier là où il est conservé.",
                 "Run the analysis again, or fetch the folder from where it was kept."});
}

// What the parser of analysis files finds is, here, damage to a result.
tl::unexpected<Error> damaged(Error error) {
    if (error.code != ErrorCode::run_missing) error.code = ErrorCode::run_corrupt;
    return tl::unexpected(std::move(error));
}

// The value of a piece. Only objects can be parsed by themselves, others inside of one.
Result<Node> parsed(const JsonPiece& piece, const std::string& name) {
    const bool object = !piece.text.empty() && piece.text.front() == '{';
    const std::string text = object ? std::string(piece.text) : fmt::format("{{\"_\":{}}}", piece.text);
    auto node = config::parse_piece({.text = text, .name = name, .line = piece.line});
    if (!node) return damaged(node.error());
    return object ? std::move(*node) : std::move(node->members.front().value);
}

// Puts a member, or one element more of it, into a table.
void put(Node& table, const JsonPiece& piece, Node value) {
    table.kind = Kind::table;
    if (!piece.element) {
        table.members.push_back({std::string(piece.member), std::move(value), piece.line, 1});
        return;
    }
    if (table.members.empty() || table.members.back().key != piece.member) {
        Node list;
        list.kind = Kind::array;
        list.file = value.file;
        list.line = piece.line;
        list.column = 1;
        table.members.push_back({std::string(piece.member), std::move(list), piece.line, 1});
    }
    table.members.back().value.items.push_back(std::move(value));
}

Result<std::string> bytes_at(const fs::path& file, std::uint64_t offset, std::uint64_t bytes) {
    std::ifstream in(file, std::ios::binary);
    std::string text(bytes, '\0');
    in.seekg(static_cast<std::streamoff>(offset));
    in.read(text.data(), static_cast<std::streamsize>(bytes));
    if (!in || static_cast<std::uint64_t>(in.gcount()) != bytes) {
        return corrupt({"le fichier a changé pendant sa lecture", "the file changed while it was read"}, file.string(),
                       0);
    }
    return text;
}

// Was this file of the run delivered, and is it as long as it was?
Result<void> check_output(const Node& manifest, const fs::path& folder, const std::string& name) {
    const fs::path file = folder / name;
    std::error_code status;
    for (const Node& output : list_of(manifest, {"outputs"})) {
        if (text_of(output, {"path"}) != name) continue;
        const auto bytes = fs::file_size(file, status);
        if (status) {
            return corrupt({fmt::format("fichier absent, alors que le manifeste le nomme : {}", name),
                            fmt::format("file missing, though the manifest names it: {}", name)},
                           file.string(), 0);
        }
        const auto written = static_cast<std::uint64_t>(integer_of(output, {"bytes"}));
        if (bytes == written) return {};
        return corrupt({fmt::format("{} octets, alors que {} ont été écrits{}", bytes, written,
                                    bytes < written ? " : le fichier est tronqué" : ""),
                        fmt::format("{} bytes, but {} were written{}", bytes, written,
                                    bytes < written ? ": the file is truncated" : "")},
                       file.string(), 0);
    }
    return fail(
        ErrorCode::run_missing,
        {fmt::format("ce dossier ne contient pas {}", name), fmt::format("this folder holds no {}", name)},
        Position{folder.string(), 0, 0},
        {"Relancez check avec --format json parmi les formats.", "Run check again with json among the formats."});
}

}  // namespace

Result<FinishedRun> FinishedRun::open(const fs::path& folder) {
    FinishedRun run;
    run.folder_ = folder;
    if (auto read = run.read_manifest(); !read) return tl::unexpected(read.error());
    if (auto read = run.read_summary(); !read) return tl::unexpected(read.error());
    if (auto read = run.index_findings(); !read) return tl::unexpected(read.error());
    return run;
}

Result<void> FinishedRun::read_manifest() {
    std::error_code status;
    if (!fs::is_directory(folder_, status)) return no_run(folder_, {"ce n'est pas un dossier", "not a folder"});
    const fs::path file = folder_ / model::kManifestName;
    std::ifstream in(file, std::ios::binary);
    if (!in || !fs::is_regular_file(file, status)) {
        return no_run(folder_, {fmt::format("pas de {} dans ce dossier", model::kManifestName),
                                fmt::format("no {} in this folder", model::kManifestName)});
    }
    const std::string name = file.string();
    auto cut = cut_json(*in.rdbuf(), name, [&](const JsonPiece& piece) -> Result<bool> {
        auto value = parsed(piece, name);
        if (!value) return tl::unexpected(value.error());
        put(manifest_, piece, std::move(*value));
        return true;
    });
    if (!cut) return cut;
    if (text_of(manifest_, {"terracord", "tool"}) != "terracord")
        return no_run(folder_, {"le manifeste n'est pas de Terracord", "the manifest is not Terracord's"});
    if (integer_of(manifest_, {"format"}) != kFormat) {
        return no_run(folder_, {"ces résultats sont d'une autre version de Terracord, qui les écrit autrement",
                                "these results are of another version of Terracord, which writes them differently"});
    }
    return {};
}

Result<void> FinishedRun::read_summary() {
    if (auto sound = check_output(manifest_, folder_, kSummary); !sound) return sound;
    const fs::path file = folder_ / kSummary;
    const std::string name = file.string();
    std::ifstream in(file, std::ios::binary);
    bool listed = false;
    auto cut = cut_json(*in.rdbuf(), name, [&](const JsonPiece& piece) -> Result<bool> {
        if (piece.member != "projects") {
            auto value = parsed(piece, name);
            if (!value) return tl::unexpected(value.error());
            put(summary_, piece, std::move(*value));
            return true;
        }
        listed = true;
        if (!piece.element) return true;
        auto value = parsed(piece, name);
        if (!value) return tl::unexpected(value.error());
        const std::string id = text_of(*value, {"project_id"});
        if (id.empty() || !at_.emplace(id, ids_.size()).second) {
            return corrupt({fmt::format("projet sans identifiant, ou présent deux fois : « {} »", id),
                            fmt::format("project without identifier, or there twice: '{}'", id)},
                           name, piece.line);
        }
        ids_.push_back(id);
        projects_.push_back({piece.offset, piece.text.size(), piece.line});
        return true;
    });
    if (!cut) return cut;
    if (listed && node_at(summary_, {"totals"}) != nullptr) return {};
    return corrupt({"« projects » ou « totals » manque", "'projects' or 'totals' is missing"}, name, 0);
}

Result<void> FinishedRun::index_findings() {
    if (auto sound = check_output(manifest_, folder_, kFindings); !sound) return sound;
    findings_.resize(ids_.size());
    const fs::path file = folder_ / kFindings;
    std::ifstream in(file, std::ios::binary);
    Span span;
    for (std::string line; std::getline(in, line); ++span.line) {
        if (in.eof()) {
            return corrupt({"la dernière ligne n'est pas finie : le fichier est tronqué",
                            "the last line is not finished: the file is truncated"},
                           file.string(), span.line);
        }
        span.bytes = line.size() + 1;
        if (auto taken = index_line(line, span); !taken) return taken;
        span.offset += span.bytes;
    }
    return {};
}

Result<void> FinishedRun::index_line(const std::string& line, const Span& span) {
    const std::string name = (folder_ / kFindings).string();
    std::optional<Node> project;
    auto cut = cut_json(line, name, span.line, [&](const JsonPiece& piece) -> Result<bool> {
        if (piece.member != "project_id") return true;
        auto value = parsed(piece, name);
        if (!value) return tl::unexpected(value.error());
        project = std::move(*value);
        return false;
    });
    if (!cut) return cut;
    Span* lines = nullptr;
    if (project && project->kind == Kind::null) lines = &others_;
    if (project && project->kind == Kind::string) {
        const auto at = at_.find(project->text);
        if (at != at_.end()) lines = &findings_[at->second];
    }
    if (lines == nullptr) {
        return corrupt({fmt::format("constat d'un projet absent de {}", kSummary),
                        fmt::format("finding of a project that is not in {}", kSummary)},
                       name, span.line);
    }
    if (lines->bytes == 0) {
        *lines = span;
    } else if (lines->offset + lines->bytes == span.offset) {
        lines->bytes += span.bytes;
    } else {
        return corrupt(
            {"les constats d'un projet ne se suivent pas", "the findings of a project do not stand together"}, name,
            span.line);
    }
    return {};
}

std::optional<std::size_t> FinishedRun::find(std::string_view project_id) const {
    const auto found = at_.find(std::string(project_id));
    return found == at_.end() ? std::nullopt : std::optional(found->second);
}

Result<std::vector<Node>> FinishedRun::lines(const Span& span) const {
    std::vector<Node> nodes;
    if (span.bytes == 0) return nodes;
    const fs::path file = folder_ / kFindings;
    const auto text = bytes_at(file, span.offset, span.bytes);
    if (!text) return tl::unexpected(text.error());
    int line = span.line;
    for (std::size_t from = 0; from < text->size(); ++line) {
        const std::size_t end = text->find('\n', from);
        auto node = config::parse_piece(
            {.text = std::string_view(*text).substr(from, end - from), .name = file.string(), .line = line});
        if (!node) return damaged(node.error());
        nodes.push_back(std::move(*node));
        from = end == std::string::npos ? text->size() : end + 1;
    }
    return nodes;
}

Result<FinishedProject> FinishedRun::project(std::size_t i) const {
    const fs::path file = folder_ / kSummary;
    const Span& span = projects_.at(i);
    const auto text = bytes_at(file, span.offset, span.bytes);
    if (!text) return tl::unexpected(text.error());
    auto summary = config::parse_piece({.text = *text, .name = file.string(), .line = span.line});
    if (!summary) return damaged(summary.error());
    auto findings = lines(findings_[i]);
    if (!findings) return tl::unexpected(findings.error());
    return FinishedProject{ids_[i], std::move(*summary), std::move(*findings)};
}

Result<std::vector<Node>> FinishedRun::other_findings() const { return lines(others_); }

const Node* node_at(const Node& node, Path path) {
    const Node* at = &node;
    for (const std::string_view key : path) {
        at = at->find(key);
        if (at == nullptr) return nullptr;
    }
    return at;
}

std::string text_of(const Node& node, Path path) {
    const Node* at = node_at(node, path);
    return at != nullptr && at->kind == Kind::string ? at->text : std::string();
}

double number_of(const Node& node, Path path) {
    const Node* at = node_at(node, path);
    const bool number = at != nullptr && (at->kind == Kind::real || at->kind == Kind::integer);
    return number ? at->real : std::numeric_limits<double>::quiet_NaN();
}

std::int64_t integer_of(const Node& node, Path path) {
    const Node* at = node_at(node, path);
    return at != nullptr && at->kind == Kind::integer ? at->integer : 0;
}

bool flag_of(const Node& node, Path path) {
    const Node* at = node_at(node, path);
    return at != nullptr && at->kind == Kind::boolean && at->boolean;
}

Text both_of(const Node& node, Path path) {
    const Node* at = node_at(node, path);
    return at == nullptr ? Text{} : Text{text_of(*at, {"fr"}), text_of(*at, {"en"})};
}

const std::vector<Node>& list_of(const Node& node, Path path) {
    static const std::vector<Node> kNone;
    const Node* at = node_at(node, path);
    return at != nullptr && at->kind == Kind::array ? at->items : kNone;
}

}  // namespace terracord::runs

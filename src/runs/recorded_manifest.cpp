#include "runs/recorded_manifest.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

#include "base/hash.hpp"
#include "config/node.hpp"
#include "model/run.hpp"

namespace terracord::runs {

namespace fs = std::filesystem;
using config::Kind;
using config::Node;

namespace {

std::string text_of(const Node& table, std::string_view key) {
    const Node* node = table.find(key);
    return node != nullptr && node->kind == Kind::string ? node->text : std::string();
}

std::map<std::string, std::string> texts_of(const Node& root, std::string_view key) {
    std::map<std::string, std::string> texts;
    const Node* table = root.find(key);
    if (table == nullptr || table->kind != Kind::table) return texts;
    for (const config::Member& member : table->members) {
        if (member.value.kind == Kind::string) texts[member.key] = member.value.text;
    }
    return texts;
}

bool is_sha256(const std::string& text) {
    constexpr std::size_t kDigits = 64;
    return text.size() == kDigits && std::all_of(text.begin(), text.end(), [](unsigned char c) {
               return std::isdigit(c) != 0 || (c >= 'a' && c <= 'f');
           });
}

// An output lies in the run's folder, whatever its name says.
bool stays_inside(const std::string& path) {
    const fs::path normal = fs::path(path).lexically_normal();
    return !normal.empty() && normal.is_relative() && *normal.begin() != ".." && normal != ".";
}

bool read_files(const Node& root, std::string_view key, std::vector<RecordedFile>& files) {
    const Node* list = root.find(key);
    if (list == nullptr || list->kind != Kind::array) return false;
    for (const Node& item : list->items) {
        if (item.kind != Kind::table) return false;
        RecordedFile file{.path = text_of(item, "path"), .sha256 = text_of(item, "sha256"), .bytes = 0};
        if (file.path.empty() || (!file.sha256.empty() && !is_sha256(file.sha256))) return false;
        if (const Node* bytes = item.find("bytes"); bytes != nullptr && bytes->kind == Kind::integer)
            file.bytes = static_cast<std::uint64_t>(std::max<std::int64_t>(0, bytes->integer));
        files.push_back(std::move(file));
    }
    return true;
}

tl::unexpected<Error> no_manifest(const fs::path& file, const Text& why) {
    return fail(ErrorCode::manifest_unreadable, why, Position{file.string()},
                Text{"Donnez le dossier de sortie d'une exécution (celui de manifest.json), ou son archive.",
                     "Give the output folder of a run (the one of manifest.json), or its archive."});
}

}  // namespace

Result<RecordedManifest> read_manifest(const fs::path& folder) {
    const fs::path file = folder / model::kManifestName;
    std::error_code status;
    if (!fs::exists(folder, status)) {
        return fail(ErrorCode::file_not_found,
                    {fmt::format("« {} » n'existe pas", folder.string()),
                     fmt::format("'{}' does not exist", folder.string())},
                    Position{folder.string()}, {"Vérifiez le chemin.", "Check the path."});
    }
    if (!fs::is_regular_file(file, status))
        return no_manifest(file, {"le dossier ne contient pas de manifest.json", "the folder holds no manifest.json"});
    const auto text = config::read_text(file);
    if (!text) return no_manifest(file, text.error().message);
    const auto root = config::parse_text(*text, file.string(), config::Format::json);
    if (!root) return no_manifest(file, root.error().message);
    const Text broken{"ce n'est pas le manifeste d'une exécution de Terracord",
                      "this is not the manifest of a run of Terracord"};
    const Node* provenance = root->kind == Kind::table ? root->find("terracord") : nullptr;
    const Node* analysis = root->kind == Kind::table ? root->find("analysis") : nullptr;
    if (provenance == nullptr || provenance->kind != Kind::table || analysis == nullptr ||
        analysis->kind != Kind::table)
        return no_manifest(file, broken);
    RecordedManifest manifest;
    manifest.sha256 = sha256(*text);
    manifest.title = text_of(*provenance, "title");
    manifest.date = text_of(*provenance, "date");
    manifest.version = text_of(*provenance, "version");
    if (const Node* crs = provenance->find("crs"); crs != nullptr && crs->kind == Kind::table)
        manifest.crs = text_of(*crs, "code");
    manifest.libraries = texts_of(*root, "libraries");
    manifest.parameters = texts_of(*root, "parameters");
    // The name alone: where the file is now is for whoever verifies to say.
    manifest.analysis = fs::path(text_of(*analysis, "path")).filename().string();
    manifest.analysis_sha256 = text_of(*analysis, "sha256");
    const bool whole = read_files(*root, "inputs", manifest.inputs) && read_files(*root, "outputs", manifest.outputs);
    if (!whole || manifest.analysis.empty() || !is_sha256(manifest.analysis_sha256)) return no_manifest(file, broken);
    for (const RecordedFile& output : manifest.outputs) {
        if (stays_inside(output.path)) continue;
        return no_manifest(file, {fmt::format("la sortie « {} » n'est pas dans le dossier", output.path),
                                  fmt::format("the output '{}' is not in the folder", output.path)});
    }
    return manifest;
}

std::string list_parameter(const std::vector<std::string>& items) {
    std::string written;
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (i > 0) written += ',';
        for (const char c : items[i]) {
            if (c == ',') {
                written += "%2C";
            } else if (c == '%') {
                written += "%25";
            } else {
                written += c;
            }
        }
    }
    return written;
}

std::vector<std::string> parameter_list(std::string_view written) {
    std::vector<std::string> items;
    if (written.empty()) return items;
    items.emplace_back();
    for (std::size_t i = 0; i < written.size(); ++i) {
        if (written[i] == ',') {
            items.emplace_back();
        } else if (written.substr(i, 3) == "%2C" || written.substr(i, 3) == "%25") {
            items.back() += written[i + 2] == 'C' ? ',' : '%';
            i += 2;
        } else {
            items.back() += written[i];
        }
    }
    return items;
}

}  // namespace terracord::runs

#include "config/read_report.hpp"

#include "config/keys.hpp"
#include "config/read_sources.hpp"

namespace terracord::config {

namespace {

const std::vector<std::string> kStandings{"working", "validated"};

std::optional<bool> validated(std::string_view word) {
    if (word == kStandings[0]) return false;
    if (word == kStandings[1]) return true;
    return std::nullopt;
}

std::filesystem::path read_path(const Node& node, const std::filesystem::path& folder, Errors& errors) {
    auto path = join_path(folder, node);
    if (path) return std::move(*path);
    errors.push_back(path.error());
    return {};
}

std::optional<model::Background> read_background(const Node& node, const std::filesystem::path& folder,
                                                 Errors& errors) {
    const TableReader reader(node, kBackgroundKeys, errors);
    model::Background background;
    background.position = node.position();
    background.written = reader.words("source");
    background.credit = reader.words("credit");
    if (const Node* source = reader.get("source")) background.path = read_path(*source, folder, errors);
    if (background.path.empty() || background.credit.empty()) return std::nullopt;
    return background;
}

}  // namespace

model::ReportSpec read_report(const Node& node, const std::filesystem::path& folder, Errors& errors) {
    const TableReader reader(node, kReportKeys, errors);
    model::ReportSpec report;
    report.service = reader.string("service");
    report.author = reader.string("author");
    report.reference = reader.string("reference");
    report.validated = reader.word<bool>("status", validated, kStandings).value_or(false);
    report.score = reader.boolean("score", false);
    if (const Node* logo = reader.get("logo")) {
        report.logo = read_path(*logo, folder, errors);
        report.logo_position = logo->position();
    }
    if (const Node* background = reader.get("background"))
        report.background = read_background(*background, folder, errors);
    return report;
}

}  // namespace terracord::config

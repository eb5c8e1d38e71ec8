#include "review/select.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace terracord::review {

using runs::text_of;

namespace {

constexpr std::size_t kMostNamed = 8;

std::string listed(const std::vector<std::string>& words) {
    std::string out;
    for (std::size_t i = 0; i < words.size() && i < kMostNamed; ++i) out += (i == 0 ? "" : ", ") + words[i];
    return out + (words.size() > kMostNamed ? ", …" : "");
}

Text nearest(const std::string& word, const std::vector<std::string>& candidates) {
    const std::string near = nearest_word(word, candidates);
    if (!near.empty()) return {fmt::format("Vouliez-vous dire « {} » ?", near), fmt::format("Did you mean '{}'?", near)};
    return {fmt::format("Il y a : {}.", listed(candidates)), fmt::format("There are: {}.", listed(candidates))};
}

// Variants of one project: "P1/a", "P1/b".
std::vector<std::string> variants_of(const runs::FinishedRun& run, const std::string& code) {
    std::vector<std::string> found;
    for (const std::string& id : run.project_ids()) {
        if (id.starts_with(code + "/")) found.push_back(id);
    }
    return found;
}

Result<std::size_t> project_of(const runs::FinishedRun& run, const std::string& word) {
    if (const auto found = run.find(word)) return *found;
    const std::vector<std::string> variants = variants_of(run, word);
    if (variants.size() == 1) return *run.find(variants.front());
    const Position where{run.folder().string(), 0, 0};
    if (!variants.empty()) {
        return fail(ErrorCode::unknown_reference,
                    {fmt::format("le projet « {} » a {} variantes", word, variants.size()),
                     fmt::format("project '{}' has {} variants", word, variants.size())},
                    where, {fmt::format("Nommez-en une : {}.", listed(variants)), fmt::format("Name one: {}.", listed(variants))});
    }
    return fail(ErrorCode::unknown_reference,
                {fmt::format("pas de projet « {} » dans ces résultats", word), fmt::format("no project '{}' in these results", word)},
                where, nearest(word, run.project_ids()));
}

bool is_named(const config::Node& finding, const std::string& word) {
    const std::string check = text_of(finding, {"check", "id"});
    return check == word || check + "/" + text_of(finding, {"document", "id"}) == word ||
           text_of(finding, {"finding_id"}) == word;
}

}  // namespace

Result<Selected> select(const runs::FinishedRun& run, const std::string& project, const std::string& check) {
    const auto at = project_of(run, project);
    if (!at) return tl::unexpected(at.error());
    auto read = run.project(*at);
    if (!read) return tl::unexpected(read.error());
    Selected selected{.run = &run, .project = std::move(*read), .findings = {}, .one_check = !check.empty()};
    std::vector<std::string> checks;
    for (std::size_t i = 0; i < selected.project.findings.size(); ++i) {
        const config::Node& finding = selected.project.findings[i];
        if (check.empty() || is_named(finding, check)) selected.findings.push_back(i);
        const std::string id = text_of(finding, {"check", "id"});
        if (std::find(checks.begin(), checks.end(), id) == checks.end()) checks.push_back(id);
    }
    if (!check.empty() && selected.findings.empty()) {
        return fail(ErrorCode::unknown_reference,
                    {fmt::format("pas de contrôle « {} » sur le projet « {} »", check, selected.project.id),
                     fmt::format("no check '{}' on project '{}'", check, selected.project.id)},
                    Position{run.folder().string(), 0, 0}, nearest(check, checks));
    }
    return selected;
}

}  // namespace terracord::review

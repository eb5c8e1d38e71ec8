#include "report/digest.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "report/members.hpp"
#include "wording/numbers.hpp"
#include "wording/phrases.hpp"
#include "wording/typography.hpp"

namespace terracord::report {

namespace {

using model::Verdict;
using wording::Noun;
using wording::Phrase;

constexpr std::size_t kNameWidth = 40;
constexpr std::size_t kReasonWidth = 120;
constexpr std::size_t kMostCauses = 5;

class DigestSink final : public model::Sink {
   public:
    DigestSink(RunDigest& digest, std::size_t most) : digest_(digest), most_(most) {}

    Result<void> begin(const model::RunInfo& run) override {
        digest_ = {};
        digest_.title = run.analysis->title;
        digest_.date = run.analysis->date;
        run_ = &run;
        return {};
    }

    Result<void> project(const model::ProjectResult& result) override {
        ++digest_.projects;
        for (const model::Finding& finding : result.findings) {
            if (finding.reason != model::Reason::document_missing || !finding.mandatory) continue;
            if (!seen_.insert(finding.document_id).second) continue;
            ++digest_.missing_count;
            if (digest_.missing.size() < most_) digest_.missing.push_back(missing_line(finding));
        }
        if (digest_.rows.size() == most_) return {};
        const model::Summary& summary = result.summary;
        const bool needs = summary.needs != model::NeedsRollup::nothing_checked;
        digest_.rows.push_back({result.project.id, name_of(result.project), summary.documents_label,
                                needs ? summary.needs_label : Text{}, summary.counts});
        return {};
    }

    Result<void> end(const model::RunTotals& totals) override {
        take_failures(*run_);
        for (const model::Decided& decided : totals.decisions) {
            ++digest_.decisions[decided.standing];
            if (decided.standing == model::Standing::holds || decided.standing == model::Standing::superseded) continue;
            ++digest_.open_count;
            if (digest_.open_decisions.size() == most_) continue;
            digest_.open_decisions.push_back({decided.decision.finding,
                                              wording::label("standing", model::code(decided.standing)),
                                              joined_texts(decided.why)});
        }
        digest_.cause_count = static_cast<std::int64_t>(totals.open.size());
        digest_.open.assign(totals.open.begin(),
                            totals.open.begin() + static_cast<std::ptrdiff_t>(std::min(kMostCauses, totals.open.size())));
        return {};
    }
    [[nodiscard]] bool needs_account() const override { return false; }
    [[nodiscard]] std::string name() const override { return "digest"; }

   private:
    void take_failures(const model::RunInfo& run) {
        digest_.failed = static_cast<std::int64_t>(run.failed_projects.size());
        for (const model::FailedProject& failed : run.failed_projects) {
            if (digest_.failures.size() == most_) break;
            digest_.failures.push_back({failed.id, title_of(failed.error.code)});
        }
    }

    static Text missing_line(const model::Finding& finding) {
        const Text label{wording::one_line(finding.document_title.fr), wording::one_line(finding.document_title.en)};
        return wording::say(Phrase::document_missing, {{"label", label}});
    }

    RunDigest& digest_;
    const model::RunInfo* run_ = nullptr;
    std::size_t most_;
    std::set<std::string> seen_;  // types of the profile: a handful
};

std::string counts_text(const model::Counts& counts, Lang lang) {
    std::string out;
    for (const auto& [verdict, noun] :
         {std::pair(Verdict::conflict, Noun::conflict), std::pair(Verdict::reservation, Noun::reservation),
          std::pair(Verdict::attention, Noun::attention), std::pair(Verdict::not_assessable, Noun::not_assessable)}) {
        if (counts.of(verdict) == 0) continue;
        if (!out.empty()) out += ", ";
        out += wording::counted(noun, counts.of(verdict)).in(lang);
    }
    return out.empty() ? wording::say(Phrase::run_nothing_open, {}).in(lang) : out;
}

std::string padded(std::string text, std::size_t width) {
    const std::size_t shown = wording::characters(text);
    if (shown < width) text.append(width - shown, ' ');
    return text;
}

std::string row_name(const RunDigest::Row& row) {
    const std::string id = wording::one_line(row.project_id, kNameWidth);
    if (row.project_name.empty() || row.project_name == row.project_id) return id;
    return id + "  " + wording::one_line(row.project_name, kNameWidth);
}

void append_rows(std::string& out, const RunDigest& digest, Lang lang) {
    std::size_t name_width = 0;
    std::size_t label_width = 0;
    for (const RunDigest::Row& row : digest.rows) {
        name_width = std::max(name_width, wording::characters(row_name(row)));
        label_width = std::max(label_width, wording::characters(row.documents_label.in(lang)));
    }
    for (const RunDigest::Row& row : digest.rows) {
        out += "  " + padded(row_name(row), name_width) + "  " + padded(row.documents_label.in(lang), label_width) +
               "  " + counts_text(row.counts, lang);
        if (!row.needs_label.empty()) out += "  [" + row.needs_label.in(lang) + "]";
        out += '\n';
    }
    const std::int64_t more = digest.projects - static_cast<std::int64_t>(digest.rows.size());
    if (more > 0)
        out += "  " +
               wording::say(Phrase::run_more_projects, {{"projects", wording::counted(Noun::project, more)}}).in(lang) +
               "\n";
}

// Decisions in one line, then those to look at again.
void append_decisions(std::string& out, const RunDigest& digest, Lang lang) {
    if (digest.decisions.empty()) return;
    Text counts;
    for (const auto& [standing, count] : digest.decisions) {
        const Text label = wording::label("standing", model::code(standing));
        const std::string number = std::to_string(count) + " ";
        counts.fr += (counts.fr.empty() ? "" : ", ") + number + label.fr;
        counts.en += (counts.en.empty() ? "" : ", ") + number + label.en;
    }
    out += wording::say(Phrase::run_decisions, {{"counts", counts}}).in(lang) + "\n";
    for (const RunDigest::OpenDecision& one : digest.open_decisions) {
        out += "  " + wording::one_line(one.finding) + "  " + one.standing.in(lang);
        if (!one.why.empty()) out += " (" + wording::one_line(one.why.in(lang), kReasonWidth) + ")";
        out += "\n";
    }
    const std::int64_t more = digest.open_count - static_cast<std::int64_t>(digest.open_decisions.size());
    if (more > 0) out += "  … +" + std::to_string(more) + "\n";
}

void append_causes(std::string& out, const RunDigest& digest, Lang lang) {
    if (digest.open.empty()) return;
    out += wording::say(Phrase::run_to_supply, {}).in(lang) + "\n";
    for (const model::OpenCause& cause : digest.open) {
        out += "  " + wording::say(Phrase::run_cause, {{"supply", cause.supply},
                                                       {"checks", wording::counted(Noun::check, cause.verdicts)},
                                                       {"projects", wording::counted(Noun::project, cause.projects)}})
                          .in(lang) +
               "\n";
    }
    const std::int64_t more = digest.cause_count - static_cast<std::int64_t>(digest.open.size());
    if (more > 0) out += "  " + wording::say(Phrase::run_more_causes, {{"number", wording::count(more)}}).in(lang) + "\n";
}

}  // namespace

std::unique_ptr<model::Sink> make_digest_sink(RunDigest& digest, std::size_t most) {
    return std::make_unique<DigestSink>(digest, most);
}

std::string first_lines(const RunDigest& digest, Lang lang) {
    std::string out;
    for (const Text& missing : digest.missing) out += missing.in(lang) + "\n";
    const std::int64_t more = digest.missing_count - static_cast<std::int64_t>(digest.missing.size());
    if (more > 0)
        out +=
            wording::say(Phrase::run_more_documents, {{"documents", wording::counted(Noun::document, more)}}).in(lang) +
            "\n";
    out += wording::say(Phrase::run_heading, {{"title", same_text(wording::one_line(digest.title))},
                                              {"date", wording::date(digest.date)},
                                              {"projects", wording::counted(Noun::project, digest.projects)}})
               .in(lang);
    out += '\n';
    append_rows(out, digest, lang);
    for (const RunDigest::Failure& failure : digest.failures) {
        const Text project = same_text(wording::one_line(failure.project_id, kNameWidth));
        out += "  " + wording::say(Phrase::run_failed_project, {{"project", project}, {"why", failure.why}}).in(lang) +
               "\n";
    }
    const std::int64_t more_failed = digest.failed - static_cast<std::int64_t>(digest.failures.size());
    if (more_failed > 0)
        out += "  " +
               wording::say(Phrase::run_more_projects, {{"projects", wording::counted(Noun::project, more_failed)}})
                   .in(lang) +
               "\n";
    append_decisions(out, digest, lang);
    append_causes(out, digest, lang);
    out += wording::disclaimer().in(lang) + "\n";
    return out;
}

}  // namespace terracord::report

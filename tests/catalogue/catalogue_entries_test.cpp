// Every entry of the catalogue answers as it says, on the cases of this folder.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <memory>

#include "case.hpp"
#include "case_file.hpp"
#include "catalogue/resolve.hpp"
#include "config/read_checks.hpp"
#include "engine/run.hpp"
#include "gdal/initialise.hpp"
#include "report/json_sinks.hpp"
#include "report/manifest.hpp"
#include "review/explain.hpp"
#include "support/temporary_folder.hpp"
#include "verdict/grade.hpp"
#include "verdict/thresholds.hpp"
#include "wording/numbers.hpp"
#include "wording/phrases.hpp"
#include "wording/typography.hpp"

namespace terracord::catalogue_cases {
namespace {

using model::Finding;
using model::Verdict;

// From the folder itself: a new entry is tested without building anything.
const catalogue::CatalogueData& shipped() {
    static const catalogue::CatalogueData data = [] {
        auto read = catalogue::load_catalogue("data");
        if (!read) throw std::runtime_error(format_error(read.error().front(), Lang::en));
        return std::move(*read);
    }();
    return data;
}

const std::vector<Case>& cases() {
    static const std::vector<Case> all = read_cases("tests/catalogue");
    return all;
}

class Keeping final : public model::Sink {
   public:
    explicit Keeping(std::vector<model::ProjectResult>& results) : results_(results) {}
    Result<void> begin(const model::RunInfo&) override { return {}; }
    Result<void> project(const model::ProjectResult& result) override {
        results_.push_back(result);
        return {};
    }
    Result<void> end(const model::RunTotals&) override { return {}; }
    [[nodiscard]] std::string name() const override { return "keeping"; }

   private:
    std::vector<model::ProjectResult>& results_;
};

// What came out of a case: the finding it is about, and what `explain` says of it.
struct Outcome {
    std::optional<Finding> finding;
    std::string why;  // there is no finding
    std::string date;
    std::vector<Text> first_lines;  // of the check, and of its project
    std::vector<Text> page_one;
    std::string text;
};

std::string explained(const Case& one, const engine::Outcome& run, const std::filesystem::path& folder, Outcome& out) {
    auto outputs = report::hash_outputs(folder);
    if (!outputs) return format_error(outputs.error(), Lang::en);
    const report::ManifestFacts facts{.run = &run.info, .parameters = {}, .outputs = std::move(*outputs), .skipped = {}};
    if (auto written = report::write_manifest(folder, facts); !written) return format_error(written.error(), Lang::en);
    const auto read = runs::FinishedRun::open(folder);
    if (!read) return format_error(read.error(), Lang::en);
    const std::string project = read->project_ids().front();
    const std::string check = one.entry + "/" + out.finding->document_id;
    const auto selected = review::select(*read, project, check);
    if (!selected) return format_error(selected.error(), Lang::en);
    out.first_lines = review::first_lines(*selected);
    out.text = review::explanation_text(*selected, Lang::fr);
    const auto whole = review::select(*read, project, "");
    if (!whole) return format_error(whole.error(), Lang::en);
    out.page_one = review::first_lines(*whole);
    return {};
}

Outcome made(const Case& one) {
    const testing::TemporaryFolder folder;
    QuietLog log;
    Outcome out;
    const auto file = write_case(one, shipped(), folder.path());
    const auto analysis = catalogue::load_analysis(file, shipped(), log);
    if (!analysis) {
        for (const Error& error : analysis.error()) out.why += format_error(error, Lang::en) + "\n";
        return out;
    }
    out.date = analysis->date;
    const std::filesystem::path results = folder.path() / "results";
    std::filesystem::create_directory(results);
    std::vector<model::ProjectResult> kept;
    engine::Sinks sinks;
    sinks.push_back(std::make_unique<Keeping>(kept));
    sinks.push_back(report::make_summary_json_sink(results));
    sinks.push_back(report::make_findings_jsonl_sink(results));
    engine::RunOptions options;
    options.spill = folder.path() / "spill";
    const auto run = engine::run(*analysis, options, sinks, log, {});
    sinks.clear();
    out.why = !run ? format_error(run.error(), Lang::en) : kept.empty() ? "no project came out" : "";
    if (!out.why.empty()) return out;
    for (const Finding& finding : kept.front().findings) {
        const bool document = !one.expected.document || finding.document_id == *one.expected.document;
        if (!out.finding && finding.check_id == one.entry && document) out.finding = finding;
    }
    out.why = out.finding ? explained(one, *run, results, out) : "no finding of " + one.entry;
    return out;
}

// Each case is run once, for all tests.
const std::vector<Outcome>& outcomes() {
    static const std::vector<Outcome> all = [] {
        gdal::initialise();
        std::vector<Outcome> made_of;
        for (const Case& one : cases()) made_of.push_back(made(one));
        return made_of;
    }();
    return all;
}

double amount(const Finding& finding, const std::string& name) {
    const model::Amounts& strict = finding.measures.strict;
    if (name == "area_m2") return strict.area_m2;
    if (name == "share") return strict.share;
    if (name == "outside_area_m2") return strict.outside_area_m2;
    if (name == "zone_share") return strict.zone_share;
    if (name == "length_m") return strict.length_m;
    if (name == "count") return static_cast<double>(strict.count);
    if (name == "distance_m") return strict.distance_m;
    if (name == "value") return strict.value;
    for (const model::Figure& figure : finding.measures.figures) {
        if (figure.name == name && figure.value) return *figure.value;
    }
    return std::nan("");
}

void compare(const Case& one, const Finding& finding) {
    EXPECT_EQ(model::code(finding.verdict), model::code(one.expected.verdict)) << finding.sentence.en;
    if (one.expected.reason) {
        EXPECT_EQ(model::code(finding.reason), *one.expected.reason) << finding.sentence.en;
    }
    if (one.expected.reading) {
        EXPECT_EQ(model::code(finding.reading), *one.expected.reading) << finding.sentence.en;
    }
    for (const auto& [name, value] : one.expected.amounts)
        EXPECT_NEAR(amount(finding, name), value, 1e-6 * std::max(1.0, value)) << name;
    if (one.expected.says_fr) {
        EXPECT_THAT(finding.sentence.fr, ::testing::HasSubstr(*one.expected.says_fr));
    }
    if (one.expected.says_en) {
        EXPECT_THAT(finding.sentence.en, ::testing::HasSubstr(*one.expected.says_en));
    }
}

TEST(CatalogueEntries, answer_as_their_cases_say) {
    for (std::size_t i = 0; i < cases().size(); ++i) {
        const Case& one = cases()[i];
        SCOPED_TRACE(one.where + ": " + one.entry + ", " + one.name);
        const Outcome& outcome = outcomes()[i];
        EXPECT_TRUE(outcome.finding) << outcome.why;
        if (outcome.finding) compare(one, *outcome.finding);
    }
}

// --- what explain says

// The lines of a finding: verdict, what blocks, what would clear it, what is not assessable, the date of the data.
void first_lines_tell(const Outcome& outcome) {
    const Finding& finding = *outcome.finding;
    ASSERT_EQ(outcome.first_lines.size(), 5U);
    const auto& lines = outcome.first_lines;
    using ::testing::HasSubstr;
    using ::testing::Not;
    using ::testing::StartsWith;
    const Text verdict = finding.reading == model::NeedReading::none
                             ? wording::label("verdict", model::code(finding.verdict))
                             : wording::label("need_reading", model::code(finding.reading));
    EXPECT_THAT(lines[0].fr, ::testing::EndsWith(verdict.fr));
    EXPECT_THAT(lines[0].en, ::testing::EndsWith(verdict.en));
    const bool blocks = finding.verdict == Verdict::conflict || finding.verdict == Verdict::reservation;
    EXPECT_THAT(lines[1].en, HasSubstr(blocks ? finding.sentence.en : "nothing"));
    EXPECT_THAT(lines[2].en, StartsWith("What would clear it: "));
    if (blocks) {
        EXPECT_THAT(lines[2].en, Not(HasSubstr("nothing to clear")));
        EXPECT_THAT(lines[2].fr, Not(HasSubstr("rien n'est à lever")));
    }
    EXPECT_THAT(lines[3].en, StartsWith("Not assessable: "));
    if (finding.verdict == Verdict::not_assessable) {
        EXPECT_THAT(lines[3].en, HasSubstr(finding.supply.en));
        EXPECT_THAT(lines[3].fr, HasSubstr(finding.supply.fr));
    }
    EXPECT_THAT(lines[4].fr, HasSubstr(wording::date(outcome.date).fr));
    EXPECT_THAT(lines[4].en, HasSubstr(wording::date(outcome.date).en));
    if (finding.reason != model::Reason::document_missing && !finding.document_id.empty()) {
        EXPECT_THAT(lines[4].fr, HasSubstr(wording::one_line(finding.document_title.fr)));
    }
}

// Nothing else needs to be opened: what was found, the rule, its reference, the document, the thresholds.
void text_is_complete(const Outcome& outcome) {
    using ::testing::HasSubstr;
    const Finding& finding = *outcome.finding;
    EXPECT_THAT(outcome.text, HasSubstr(finding.sentence.fr));
    EXPECT_THAT(outcome.text, HasSubstr(wording::one_line(finding.rule.fr, 400)));
    EXPECT_THAT(outcome.text, HasSubstr(wording::one_line(finding.reference, 400)));
    EXPECT_THAT(outcome.text, HasSubstr(finding.evidence.hash));
    for (const Text& note : finding.notes) EXPECT_THAT(outcome.text, HasSubstr(note.fr));
    if (!finding.tested.empty()) {
        EXPECT_THAT(outcome.text, HasSubstr("Seuils"));
    }
    if (!finding.reference.empty() && !finding.reference_verified) {
        EXPECT_THAT(outcome.text, HasSubstr("(à vérifier à la source)"));
    }
}

TEST(CatalogueEntries, are_explained_in_their_first_lines_at_every_reading) {
    for (std::size_t i = 0; i < cases().size(); ++i) {
        SCOPED_TRACE(cases()[i].where + ": " + cases()[i].entry + ", " + cases()[i].name);
        const Outcome& outcome = outcomes()[i];
        ASSERT_EQ(outcome.why, "");
        first_lines_tell(outcome);
        text_is_complete(outcome);
        EXPECT_LT(outcome.page_one.size(), 10U);
        EXPECT_THAT(outcome.page_one.back().fr, ::testing::HasSubstr(wording::date(outcome.date).fr));
    }
}

// --- what the cases must show

int weight(Verdict verdict) {
    switch (verdict) {
        case Verdict::conflict: return 4;
        case Verdict::reservation: return 3;
        case Verdict::attention: return 2;
        case Verdict::information: return 1;
        default: return 0;
    }
}

// The gravest verdict that the thresholds and the legal strength of an entry allow.
Verdict severest(const catalogue::Entry& entry) {
    const model::CheckSpec& check = entry.check;
    const catalogue::Standard* standard = shipped().standard(standard_of(check.layer_ref));
    const model::Relation document = standard == nullptr ? model::Relation::conformity : standard->relation;
    const model::Relation relation = check.relation ? std::min(*check.relation, document) : document;
    // The rule says, or whoever reads it; what is declared only informs.
    if (const auto* clause = std::get_if<model::Clause>(&check.kind))
        return std::min(clause->verdict, verdict::ceiling(relation, false));
    if (std::holds_alternative<model::Manual>(check.kind)) return verdict::ceiling(relation, false);
    Verdict gravest = Verdict::information;
    for (const model::Threshold& threshold : check.thresholds) {
        const bool of_zone =
            std::any_of(threshold.conditions.begin(), threshold.conditions.end(),
                        [](const auto& condition) { return verdict::at_zone_scale(condition.quantity); });
        const Verdict most = verdict::ceiling(relation, of_zone);
        const Verdict verdict = weight(threshold.verdict) > weight(most) ? most : threshold.verdict;
        if (weight(verdict) > weight(gravest)) gravest = verdict;
    }
    return gravest;
}

// A table by class, and whatever has no threshold, informs whatever it finds.
bool can_find_nothing(const catalogue::Entry& entry) {
    return !std::holds_alternative<model::Breakdown>(entry.check.kind) && !entry.check.thresholds.empty();
}

TEST(CatalogueEntries, each_have_a_case_of_every_reading) {
    for (const catalogue::Entry& entry : shipped().entries) {
        SCOPED_TRACE(entry.name);
        const auto shown = [&](Shows shows, auto holds) {
            return std::any_of(cases().begin(), cases().end(), [&](const Case& one) {
                return one.entry == entry.name && one.shows == shows && holds(one.expected);
            });
        };
        const Verdict gravest = severest(entry);
        // A need gives no conflict: its worst is that the project worsens it.
        const bool need = entry.check.side == model::Side::needs;
        EXPECT_TRUE(shown(Shows::severest,
                          [&](const Expected& e) { return e.verdict == gravest && (!need || e.reading == "worsens"); }))
            << "no case shows = \"severest\" with verdict = \"" << model::code(gravest) << '"'
            << (need ? " and reading = \"worsens\"" : "");
        EXPECT_TRUE(shown(Shows::not_assessable, [](const Expected& e) {
            return e.verdict == Verdict::not_assessable;
        })) << "no case shows = \"not_assessable\"";
        if (!can_find_nothing(entry)) continue;
        EXPECT_TRUE(shown(Shows::nothing, [&](const Expected& e) {
            return need ? e.reading && *e.reading != "worsens" : e.verdict == Verdict::coherent;
        })) << "no case shows = \"nothing\" with verdict = \"coherent\"";
    }
}

TEST(CatalogueEntries, cases_are_of_entries_that_exist) {
    for (const Case& one : cases()) {
        const bool of_engine = one.entry == verdict::kInForceCheck || one.entry == verdict::kCoverageCheck;
        EXPECT_TRUE(of_engine || shipped().entry(one.entry) != nullptr) << one.where << ": " << one.entry;
    }
}

// --- what the entries must say

void complete(const Text& text, const char* what) {
    EXPECT_FALSE(text.fr.empty()) << what;
    EXPECT_FALSE(text.en.empty()) << what;
    // The same words in both languages: only one was written.
    EXPECT_NE(text.fr, text.en) << what;
}

TEST(CatalogueEntries, say_in_both_languages_what_they_ask_and_how_each_verdict_reads) {
    for (const catalogue::Entry& entry : shipped().entries) {
        SCOPED_TRACE(entry.name);
        const model::CheckSpec& check = entry.check;
        complete(check.title, "title");
        complete(check.rule, "rule");
        complete(check.needs, "needs");
        // What a project costs is information beside the table of checks, and has no number there.
        EXPECT_TRUE(!check.number.empty() || check.theme == "cost") << "number";
        EXPECT_FALSE(check.theme.empty()) << "theme";
        EXPECT_TRUE(check.reference.empty() || entry.node.find("reference_verified") != nullptr)
            << "a reference is verified, or says that it is not";
        for (const auto& [verdict, text] : check.reads) complete(text, "reads");
        for (const model::Threshold& threshold : check.thresholds)
            EXPECT_TRUE(check.reads.count(threshold.verdict) == 1) << "reads." << model::code(threshold.verdict);
        EXPECT_EQ(check.reads.count(Verdict::not_assessable), 1U) << "reads.not_assessable";
    }
}

TEST(CatalogueEntries, say_where_their_limits_come_from) {
    for (const catalogue::Entry& entry : shipped().entries) {
        for (const model::Threshold& threshold : entry.check.thresholds)
            EXPECT_NE(threshold.origin, model::Origin::user) << entry.name;
    }
}

}  // namespace
}  // namespace terracord::catalogue_cases

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
#include "support/temporary_folder.hpp"
#include "verdict/grade.hpp"
#include "verdict/thresholds.hpp"

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

// The finding a case is about; empty, with what went wrong, where there is none.
std::pair<std::optional<Finding>, std::string> finding_of(const Case& one) {
    const testing::TemporaryFolder folder;
    QuietLog log;
    const auto file = write_case(one, shipped(), folder.path());
    const auto analysis = catalogue::load_analysis(file, shipped(), log);
    if (!analysis) {
        std::string why;
        for (const Error& error : analysis.error()) why += format_error(error, Lang::en) + "\n";
        return {std::nullopt, why};
    }
    std::vector<model::ProjectResult> results;
    engine::Sinks sinks;
    sinks.push_back(std::make_unique<Keeping>(results));
    engine::RunOptions options;
    options.spill = folder.path() / "spill";
    const auto outcome = engine::run(*analysis, options, sinks, log, {});
    if (!outcome) return {std::nullopt, format_error(outcome.error(), Lang::en)};
    if (results.empty()) return {std::nullopt, "no project came out"};
    for (const Finding& finding : results.front().findings) {
        const bool document = !one.expected.document || finding.document_id == *one.expected.document;
        if (finding.check_id == one.entry && document) return {finding, ""};
    }
    return {std::nullopt, "no finding of " + one.entry};
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
    gdal::initialise();
    for (const Case& one : cases()) {
        SCOPED_TRACE(one.where + ": " + one.entry + ", " + one.name);
        const auto [finding, why] = finding_of(one);
        EXPECT_TRUE(finding) << why;
        if (finding) compare(one, *finding);
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
        EXPECT_FALSE(check.number.empty()) << "number";
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

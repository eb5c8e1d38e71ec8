// The promises of the product that hold for any project, any layer and any footprint.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "geometry/measure.hpp"
#include "support/measuring.hpp"
#include "support/random_shapes.hpp"
#include "support/scene.hpp"
#include "verdict/open_causes.hpp"
#include "verdict/rollup.hpp"

namespace terracord {
namespace {

using geometry::Shape;
using model::Finding;
using model::Quantity;
using model::Verdict;
using testing::Answer;
using testing::Ask;
using testing::over;
using testing::RandomShapes;
using testing::Scene;

constexpr double kBearable = 0.005;  // of the subject: docs/semantics.md, "Footprint and coverage"
constexpr double kAgreement = 1e-9;

struct Drawn {
    Scene scene;
    Shape perimeter;
    std::vector<Shape> features;
};

Drawn drawn(RandomShapes& random) {
    Drawn made{.scene = {}, .perimeter = random.any(), .features = {}};
    made.scene.perimeter(made.perimeter).accuracy(random.between(0.1, 5.0));
    for (int i = random.whole(1, 5); i > 0; --i) {
        made.features.push_back(random.derived(made.perimeter));
        made.scene.feature(std::string(1, static_cast<char>('A' + i)), made.features.back());
    }
    return made;
}

// Every kind of question whose answer could be "nothing found".
void ask_everything(Scene& scene) {
    scene.ask(Ask(model::Overlap{}).id("overlap").conflict(over(Quantity::share, 0.3)).mandatory());
    scene.ask(Ask(model::Exclusion{}).id("exclusion").at_all());
    scene.ask(Ask(model::Containment{}).id("containment").reservation(over(Quantity::outside_share, 0.2)));
    scene.ask(Ask(model::Count{}).id("count").attention(over(Quantity::count, 2.0)));
}

constexpr std::array kChecks{"overlap", "exclusion", "containment", "count"};

// Share of the perimeter outside of what the document speaks of, by another way than the engine's coverage.
double uncovered(const Drawn& drawn, const Shape& footprint) {
    const double all = geometry::area(drawn.perimeter);
    return 1.0 - std::min(1.0, testing::covered(drawn.perimeter, footprint) / all);
}

TEST(Promise, GroundWithoutDataNeverYieldsCoherent) {
    RandomShapes random(101);
    int open = 0;
    for (int i = 0; i < 60; ++i) {
        Drawn made = drawn(random);
        const Shape footprint = random.derived(made.perimeter);
        ask_everything(made.scene);
        made.scene.covers(footprint);
        const double share = uncovered(made, footprint);
        if (share < kBearable + 1e-6) continue;
        ++open;
        const Answer answer = made.scene.answer();
        for (const char* check : kChecks) {
            const Finding& finding = answer.finding(check);
            // What is certain whatever lies on the rest: more than three features cannot become fewer.
            EXPECT_NE(finding.verdict, Verdict::coherent) << check << " of " << i << ", open " << share;
            EXPECT_NEAR(finding.measures.coverage.covered_share, 1.0 - share, 1e-6) << check << " of " << i;
        }
        EXPECT_EQ(answer.finding("document/coverage").verdict, Verdict::not_assessable) << i;
    }
    EXPECT_GT(open, 20) << "the shapes drawn leave ground open often enough to mean something";
}

TEST(Promise, LessCoverageNeverTurnsWhatWasFoundIntoCoherent) {
    RandomShapes random(102);
    for (int i = 0; i < 40; ++i) {
        Drawn made = drawn(random);
        ask_everything(made.scene);
        const Answer known = made.scene.answer();
        Scene narrowed = made.scene;
        narrowed.covers(random.derived(made.perimeter));
        const Answer less = narrowed.answer();
        for (const char* check : kChecks) {
            const Verdict before = known.finding(check).verdict;
            const Verdict after = less.finding(check).verdict;
            if (before == Verdict::coherent || before == Verdict::information) continue;
            EXPECT_NE(after, Verdict::coherent) << check << " of " << i;
            // What features inside made can only be made worse by more of them.
            const bool by_what_is_there = std::string_view(check) != "containment";
            if (by_what_is_there) {
                EXPECT_EQ(after, before) << check << " of " << i;
            }
        }
    }
}

TEST(Promise, SourcesOnTheSameGroundCountOnce) {
    RandomShapes random(103);
    for (int i = 0; i < 12; ++i) {
        Drawn made = drawn(random);
        ask_everything(made.scene);
        const Answer once = made.scene.answer();
        Scene doubled = made.scene;
        // The same ground again, of the same classes and with another first vertex, and once more under one class.
        for (std::size_t f = 0; f < made.features.size(); ++f)
            doubled.feature(doubled.features()[f].class_code, testing::restarted(made.features[f], 1));
        const Answer twice = doubled.answer();
        const double bound =
            kAgreement * geometry::area(made.perimeter) + 4e-9 * 4.0 * geometry::length(made.perimeter) + 1e-6;
        EXPECT_NEAR(once.finding("overlap").measures.strict.area_m2, twice.finding("overlap").measures.strict.area_m2, bound) << i;
        EXPECT_LE(twice.finding("overlap").measures.strict.area_m2, geometry::area(made.perimeter) + bound) << i;
        EXPECT_LE(twice.finding("overlap").measures.strict.share, 1.0 + bound / geometry::area(made.perimeter)) << i;
        EXPECT_EQ(once.finding("overlap").verdict, twice.finding("overlap").verdict) << i;
    }
}

TEST(Promise, TheGroundOfAProjectIsAccountedForOverAndBeyondTheEdgeOfADocument) {
    RandomShapes random(104);
    for (int i = 0; i < 40; ++i) {
        Drawn made = drawn(random);
        made.scene.partition().covers(random.derived(made.perimeter)).ask(Ask(model::Breakdown{}).id("breakdown"));
        const Answer answer = made.scene.answer();
        const model::Measures& measures = answer.finding("breakdown").measures;
        const model::Accounts& accounts = measures.accounts;
        ASSERT_TRUE(accounts.kept) << i;
        const double sum = accounts.classes_m2 - accounts.excess_m2 + accounts.slivers_m2 + accounts.gaps_m2 +
                           accounts.set_aside_m2 + accounts.uncovered_m2;
        const double all = geometry::area(made.perimeter);
        if (all < 1.0) continue;  // less than a project is, and less than rounding at the size of the features
        EXPECT_NEAR(sum, all, 1e-6 * all + 1e-9 * geometry::length(made.perimeter)) << i;
        for (const double term : {accounts.classes_m2, accounts.excess_m2, accounts.slivers_m2, accounts.gaps_m2,
                                  accounts.set_aside_m2, accounts.uncovered_m2})
            EXPECT_GE(term, -1e-6 * all) << i;
    }
}

// --- every verdict explains itself

void explains_itself(const Finding& finding) {
    SCOPED_TRACE(finding.id);
    EXPECT_FALSE(finding.sentence.fr.empty());
    EXPECT_FALSE(finding.sentence.en.empty());
    EXPECT_FALSE(finding.document_title.empty());
    // A document that was not supplied has no accuracy.
    if (finding.check_id != "document/expected") {
        EXPECT_GT(finding.tolerance_m, 0.0);
    }
    EXPECT_EQ(finding.supply.empty(), finding.verdict != Verdict::not_assessable) << "says what to supply where data lack";
    if (!finding.considering.empty()) {
        EXPECT_TRUE(finding.verdict == Verdict::conflict || finding.verdict == Verdict::reservation);
        for (const Text& clause : finding.considering) {
            EXPECT_TRUE(clause.fr.starts_with("que ") || clause.fr.starts_with("qu'")) << clause.fr;
            EXPECT_TRUE(clause.en.starts_with("that ")) << clause.en;
            EXPECT_FALSE(clause.fr.ends_with(".")) << clause.fr;
        }
    }
    for (const model::Tested& tested : finding.tested) {
        EXPECT_FALSE(model::code(tested.origin).empty());
        EXPECT_FALSE(std::isnan(tested.condition.limit));
    }
}

TEST(Promise, EveryFindingExplainsItselfAndEveryOpenOneHasExactlyOneCause) {
    RandomShapes random(105);
    for (int i = 0; i < 16; ++i) {
        Drawn made = drawn(random);
        ask_everything(made.scene);
        if (random.whole(0, 1) == 1) made.scene.covers(random.derived(made.perimeter));
        if (random.whole(0, 4) == 0) made.scene.unusable(model::Reason::layer_failed);
        if (random.whole(0, 2) == 0) made.scene.expects("ppr-flood");
        const Answer answer = made.scene.answer();
        const auto& findings = answer.result().findings;
        std::int64_t open = 0;
        for (const Finding& finding : findings) {
            explains_itself(finding);
            open += finding.verdict == Verdict::not_assessable ? 1 : 0;
        }
        const auto causes = verdict::open_causes(findings);
        std::int64_t grouped = 0;
        for (const model::OpenCause& cause : causes) {
            grouped += cause.verdicts;
            EXPECT_FALSE(cause.supply.fr.empty()) << cause.cause;
            EXPECT_FALSE(cause.title.fr.empty()) << cause.cause;
            EXPECT_FALSE(cause.checks.empty()) << cause.cause;
        }
        EXPECT_EQ(grouped, open) << i;
        const model::Summary summary = verdict::roll_up(findings, "2026-11-22");
        std::int64_t by_theme = 0;
        for (const model::GroupRollup& theme : summary.themes) {
            for (const std::int64_t count : theme.counts.by_verdict) by_theme += count;
        }
        EXPECT_EQ(by_theme, static_cast<std::int64_t>(findings.size())) << "every finding belongs to one theme";
    }
}

}  // namespace
}  // namespace terracord

#include "verdict/open_causes.hpp"

#include <gtest/gtest.h>

#include "verdict/rollup.hpp"
#include "verdict/totals.hpp"

namespace terracord::verdict {
namespace {

using model::Finding;
using model::OpenCause;
using model::Reason;
using model::Verdict;

Finding open(const std::string& check, const std::string& document, Reason reason, bool mandatory = false) {
    Finding made;
    made.check_id = check;
    made.check_title = {"Contrôle " + check, "Check " + check};
    made.document_id = document;
    made.document_title = {"PPRI du Val", "PPRI du Val"};
    made.layer = "zones";
    made.kind = "overlap";
    made.verdict = Verdict::not_assessable;
    made.reason = reason;
    made.mandatory = mandatory;
    made.supply = {"Fournir " + document + ".", "Supply " + document + "."};
    return made;
}

TEST(OpenCauses, ChecksThatOneSupplySettlesStandTogether) {
    const auto causes =
        open_causes({open("a", "ppri", Reason::not_covered), open("b", "ppri", Reason::partly_covered, true),
                     open("c", "ppri", Reason::layer_missing), open("a", "plu", Reason::not_covered)});
    ASSERT_EQ(causes.size(), 3U);
    EXPECT_EQ(causes[0].cause, "coverage");
    EXPECT_EQ(causes[0].document_id, "ppri");
    EXPECT_EQ(causes[0].verdicts, 2);
    EXPECT_EQ(causes[0].mandatory, 1);
    EXPECT_EQ(causes[0].checks, (std::vector<std::string>{"a", "b"}));
    EXPECT_EQ(causes[1].cause, "layer");
    EXPECT_EQ(causes[1].detail, "zones");
    EXPECT_EQ(causes[2].document_id, "plu");
}

TEST(OpenCauses, NothingOpenHasNoCause) {
    Finding answered = open("a", "ppri", Reason::nothing_found);
    answered.verdict = Verdict::coherent;
    Finding declared = open("b", "ppri", Reason::undeclared);
    declared.side = model::Side::declared;
    EXPECT_TRUE(open_causes({answered, declared}).empty());
}

TEST(OpenCauses, WhatIsSuppliedOnceForAllProjectsDoesNotTellTheGroundOfOne) {
    Finding partly = open("a", "ppri", Reason::partly_covered);
    partly.supply = {"Fournir les données couvrant 120 m².", "Supply data covering 120 m²."};
    const auto causes = open_causes({partly});
    EXPECT_EQ(causes[0].supply.fr.find("120"), std::string::npos);
    EXPECT_NE(causes[0].supply.fr.find("du PPRI du Val"), std::string::npos) << causes[0].supply.fr;
    EXPECT_EQ(causes[0].title.fr, "couverture incomplète\u202F: PPRI du Val");
}

TEST(OpenCauses, ANumberThatIsMissingIsAskedForOnceWhateverTheDocument) {
    Finding first = open("height", "plu-a", Reason::value_missing);
    first.measures.figures.push_back({.name = "height"});
    Finding second = open("height-2", "plu-b", Reason::value_missing);
    second.measures.figures.push_back({.name = "height"});
    const auto causes = open_causes({first, second});
    ASSERT_EQ(causes.size(), 1U);
    EXPECT_EQ(causes[0].verdicts, 2);
    EXPECT_TRUE(causes[0].document_id.empty());
}

TEST(OpenCauses, OfARunCountProjectsAndComeInTheOrderOfWhatTheySettle) {
    model::RunTotals totals;
    add_to(totals, roll_up({open("a", "ppri", Reason::document_missing, true), open("b", "plu", Reason::layer_empty)}, ""));
    add_to(totals, roll_up({open("b", "plu", Reason::layer_empty), open("c", "plu", Reason::layer_empty)}, ""));
    sort_open(totals.open);
    ASSERT_EQ(totals.open.size(), 2U);
    EXPECT_EQ(totals.open[0].cause, "document") << "mandatory ones first";
    EXPECT_EQ(totals.open[1].verdicts, 3);
    EXPECT_EQ(totals.open[1].projects, 2);
    EXPECT_EQ(totals.open[1].checks, (std::vector<std::string>{"b", "c"}));
    EXPECT_EQ(totals.projects, 2);
    EXPECT_EQ(totals.documents_rollups.at("not_demonstrated"), 1);
    EXPECT_EQ(totals.findings.of(Verdict::not_assessable), 4);
}

TEST(OpenCauses, WhatNobodyCanSupplyYetComesAfterWhatCanBeSupplied) {
    std::vector<OpenCause> causes(3);
    causes[0].cause = "version";
    causes[0].verdicts = 42;
    causes[1].cause = "layer";
    causes[1].verdicts = 1;
    causes[2].cause = "version";
    causes[2].verdicts = causes[2].mandatory = 1;
    sort_open(causes);
    EXPECT_EQ(causes[0].mandatory, 1) << "a mandatory check waits for it";
    EXPECT_EQ(causes[1].cause, "layer");
    EXPECT_EQ(causes[2].verdicts, 42);
}

}  // namespace
}  // namespace terracord::verdict

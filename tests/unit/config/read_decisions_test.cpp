#include "config/read_decisions.hpp"

#include <gtest/gtest.h>

#include <fstream>

#include "support/temporary_folder.hpp"

namespace terracord::config {
namespace {

struct Read {
    model::Analysis analysis;
    Errors errors;
};

Read read(const std::string& name, const std::string& text) {
    const terracord::testing::TemporaryFolder folder;
    std::ofstream(folder.path() / name, std::ios::binary) << text;
    Read read;
    read_decisions(folder.path() / name, read.analysis, read.errors);
    return read;
}

constexpr const char* kToml = R"(terracord = 1
tolerance = "2 m"
[[decision]]
finding = "P1/c/d"
decision = "rejected"
reason = "erreur de saisie"
author = "service urbanisme"
date = 2026-11-25
[decision.evidence]
verdict = "conflict"
area_m2 = 1250.5
box = "0 0 10 20"
[[answer]]
check = "lu"
quotation = "oui"
author = "service"
date = 2026-11-20
)";

TEST(DecisionsFile, gives_decisions_their_evidence_a_tolerance_and_answers) {
    const Read toml = read("d.toml", kToml);
    ASSERT_TRUE(toml.errors.empty()) << toml.errors.front().message.en;
    ASSERT_EQ(toml.analysis.decisions.size(), 1U);
    const model::Decision& decision = toml.analysis.decisions.front();
    EXPECT_EQ(decision.state, model::DecisionState::rejected);
    ASSERT_TRUE(decision.evidence);
    EXPECT_EQ(decision.evidence->verdict, model::Verdict::conflict);
    EXPECT_EQ(decision.evidence->area_m2, 1250.5);
    ASSERT_TRUE(decision.evidence->box);
    EXPECT_EQ(decision.evidence->box->max_y, 20.0);
    EXPECT_EQ(toml.analysis.decision_tolerance.value, 2.0);
    ASSERT_EQ(toml.analysis.answers.size(), 1U);
}

TEST(DecisionsFile, may_be_a_table_of_a_spreadsheet) {
    for (const std::string text :
         {"finding,decision,reason,author,date,evidence_verdict,evidence_area_m2,standing\n"
          "P1/c/d,accepted,\"a, \"\"b\"\"\",service,2026-11-25,reservation,12.5,holds\n",
          "\xEF\xBB\xBF"
          "finding;decision;reason;author;date;evidence_verdict;evidence_area_m2;standing\r\n"
          "P1/c/d;accepted;\"a, \"\"b\"\"\";service;2026-11-25;reservation;12,5;holds\r\n"}) {
        const Read csv = read("d.csv", text);
        ASSERT_TRUE(csv.errors.empty()) << csv.errors.front().message.en;
        ASSERT_EQ(csv.analysis.decisions.size(), 1U);
        EXPECT_EQ(csv.analysis.decisions.front().reason, "a, \"b\"");
        ASSERT_TRUE(csv.analysis.decisions.front().evidence);
        EXPECT_EQ(csv.analysis.decisions.front().evidence->area_m2, 12.5);
    }
}

TEST(DecisionsFile, reports_what_is_missing_wrong_or_never_closed_with_its_place) {
    EXPECT_EQ(read("d.toml", "terracord = 1\n[[decision]]\nfinding = \"P\"\n").errors.front().code,
              ErrorCode::missing_key);
    std::string wrong(kToml);
    wrong.replace(wrong.find("rejected"), 8, "rejectee");
    const Read read_wrong = read("d.toml", wrong);
    ASSERT_EQ(read_wrong.errors.size(), 1U);
    EXPECT_EQ(read_wrong.errors.front().code, ErrorCode::wrong_value);
    EXPECT_EQ(read_wrong.errors.front().where.line, 5);
    EXPECT_EQ(read("d.csv", "finding,decision\n\"P1,accepted\n").errors.front().code, ErrorCode::analysis_syntax);
    EXPECT_EQ(read("d.csv", "finding\nP1,accepted\n").errors.front().code, ErrorCode::analysis_syntax);
    EXPECT_FALSE(read("d.toml", "terracord = 1\n[[decision]]\nfinding = \"P\"\ndecision = \"accepted\"\nreason = \"r\"\n"
                                "author = \"a\"\ndate = 2026-11-25\nevidence = { verdict = \"conflict\", box = \"1 2\" }\n")
                     .errors.empty());
}

}  // namespace
}  // namespace terracord::config

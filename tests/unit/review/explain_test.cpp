#include "review/explain.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "support/temporary_folder.hpp"

namespace terracord::review {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

// A run in the form the files have, small enough to read.
class ExplainTest : public ::testing::Test {
   protected:
    void SetUp() override {
        write("summary.json", R"({"format":1,"terracord":{"tool":"terracord","date":"2026-11-22"},
"documents":[{"id":"ppri","title":{"fr":"PPRI du Val","en":"PPRI du Val"},"approved":"2015-01-20","obtained":"2026-09-01"},
{"id":"plu","title":{"fr":"PLU","en":"PLU"},"approved":null,"obtained":null}],
"projects":[
{"project_id":"P1","project_name":"Clos","documents":{"code":"conflict","label":{"fr":"en contradiction","en":"contradicts"}},
"needs":{"code":"nothing_checked"},"open":[{"cause":"document","supply":{"fr":"Fournir le PLH.","en":"Supply the PLH."},"verdicts":2}]},
{"project_id":"P2/a","project_name":"Variante","documents":{"label":{"fr":"rien","en":"nothing"}},"open":[]},
{"project_id":"P2/b","project_name":"Variante","documents":{"label":{"fr":"rien","en":"nothing"}},"open":[]}],
"totals":{}}
)");
        std::string lines = finding("red-zone", "ppri", "conflict") + finding("zone", "plu", "coherent") +
                            finding("zone", "ppri", "not_assessable");
        lines += R"({"finding_id":"P2/a/x/plu","project_id":"P2/a"})" "\n";
        write("findings.jsonl", lines);
        write("manifest.json", fmt::format(R"({{"format":1,"terracord":{{"tool":"terracord"}},"outputs":[)"
                                           R"({{"path":"summary.json","bytes":{}}},{{"path":"findings.jsonl","bytes":{}}}]}})",
                                           size("summary.json"), size("findings.jsonl")));
        auto opened = runs::FinishedRun::open(folder_.path());
        ASSERT_TRUE(opened.has_value()) << opened.error().message.en;
        run_.emplace(std::move(*opened));
    }
    static std::string finding(const std::string& check, const std::string& document, const std::string& verdict) {
        const std::string considering =
            verdict == "conflict" ? R"([{"fr":"qu'une emprise est située en R1","en":"that an area lies in R1"}])" : "[]";
        return fmt::format(
            R"({{"finding_id":"P1/{0}/{1}","project_id":"P1","check":{{"id":"{0}","title":{{"fr":"Zone {0}","en":"Zone {0}"}},"kind":"overlap"}},)"
            R"("document":{{"id":"{1}","title":{{"fr":"Document {1}","en":"Document {1}"}},"version":"v3","date":"2015-01-20","obtained":"2026-09-01","layer":"zones","enforceable":true}},)"
            R"("reference":"Article L. 562-1","reference_verified":false,"rule":{{"fr":"Rien n'y est admis.","en":"Nothing is allowed."}},"side":"documents","relation":"conformity",)"
            R"("verdict":"{2}","reason":"threshold_reached","subject":"perimeter","tolerance_m":5,"tolerance_origin":"scale",)"
            R"("measures":{{"subject_m2":43200,"strict":{{"area_m2":1262,"share":0.0292,"distance_m":null,"count":2}},"robust":{{"area_m2":1250,"share":0.0289,"distance_m":null,"count":2}},)"
            R"("coverage":{{"covered_share":0.83,"uncovered_m2":7344}},"accounts":null,"classes":[{{"class":"R1","sources":[{{"fid":12,"label":"R1 est"}},{{"fid":14,"label":""}}],)"
            R"("slivers":[{{"area_m2":12,"mean_width_m":0.4}}]}}]}},)"
            R"("tested":[{{"verdict":"conflict","need_reading":"none","quantity":"area","comparison":">","limit":25,"origin":"usage","strict":1262,"robust":1250,"met_strict":true,"met_robust":true}}],)"
            R"("notes":[{{"fr":"Une note.","en":"A note."}}],"sentence":{{"fr":"La phrase.","en":"The sentence."}},"supply":{{"fr":"Fournir.","en":"Supply."}},)"
            R"("considering":{3},"evidence":{{"hash":"abc"}}}})"
            "\n",
            check, document, verdict, considering);
    }
    void write(const std::string& name, const std::string& text) const {
        std::ofstream(folder_.path() / name, std::ios::binary) << text;
    }
    std::uintmax_t size(const std::string& name) const { return std::filesystem::file_size(folder_.path() / name); }
    Selected of(const std::string& project, const std::string& check = "") const {
        auto selected = select(*run_, project, check);
        EXPECT_TRUE(selected.has_value());
        return std::move(*selected);
    }
    testing::TemporaryFolder folder_;
    std::optional<runs::FinishedRun> run_;
};

TEST_F(ExplainTest, PageOneOfAProjectTellsVerdictBlockClearingOpenAndDate) {
    const auto lines = first_lines(of("P1"));
    ASSERT_EQ(lines.size(), 5U);
    EXPECT_EQ(lines[0].en, "P1 Clos: contradicts");
    EXPECT_EQ(lines[1].en, "What blocks: Zone red-zone (Document ppri)");
    EXPECT_EQ(lines[2].en, "What would clear it: Zone red-zone: meet the rule: Nothing is allowed");
    EXPECT_EQ(lines[3].en, "Not assessable: 2\u00A0checks; Supply the PLH (settles 2\u00A0checks)");
    EXPECT_EQ(lines[4].en,
              "Data: analysis as of 22\u00A0November 2026; PPRI du Val, approved on 20\u00A0January 2015, data received on "
              "1\u00A0September 2026; PLU, date received not given");
    EXPECT_EQ(first_lines(of("P2/a"))[1].en, "What blocks: nothing");
}

TEST_F(ExplainTest, OneCheckOnSeveralDocumentsIsToldForEach) {
    const auto both = first_lines(of("P1", "zone"));
    ASSERT_EQ(both.size(), 10U);
    EXPECT_EQ(both[0].en, "P1, Zone zone (Document plu): no contradiction found");
    EXPECT_EQ(both[2].en, "What would clear it: there is nothing to clear");
    EXPECT_THAT(both[3].en, HasSubstr("83\u00A0% covered, 17\u00A0% (7,344\u00A0m²) not assessable"));
    EXPECT_EQ(first_lines(of("P1", "zone/ppri")).size(), 5U);
    EXPECT_EQ(first_lines(of("P1", "P1/zone/ppri")).size(), 5U);
}

TEST_F(ExplainTest, TheTextHoldsAllThatAFindingRestsOn) {
    const std::string text = explanation_text(of("P1", "red-zone"), Lang::en);
    for (const char* part :
         {"The sentence.", "Rule: Nothing is allowed.", "Article L. 562-1 (to be verified at its source)", "version v3",
          "approved on 20\u00A0January 2015", "data received on 1\u00A0September 2026", "Layer: zones", "no. 12 “R1 est” and no. 14",
          "area 1,250\u00A0m² (strict: 1,262\u00A0m²)", "conflict if area, more than 25\u00A0m²: met (1,250\u00A0m²; professional usage)",
          "5\u00A0m (from the scale)", "1, 12\u00A0m² in all", "A note.", "P1/red-zone/ppri", "abc"})
        EXPECT_THAT(text, HasSubstr(part));
    EXPECT_THAT(explanation_text(of("P1"), Lang::fr), HasSubstr("Aucune contradiction relevée\n  Zone zone (Document plu)"));
}

TEST_F(ExplainTest, ClausesOfADecisionComeFromFindingsThatFoundOne) {
    const std::string french = considering_text(of("P1"), Lang::fr);
    EXPECT_THAT(french, HasSubstr("Considérant qu'une emprise est située en R1\u00A0;\n"));
    EXPECT_THAT(french, HasSubstr("à vérifier"));
    EXPECT_THAT(considering_text(of("P1"), Lang::en), HasSubstr("Considering that an area lies in R1;\n"));
    EXPECT_THAT(considering_text(of("P1", "zone"), Lang::fr), HasSubstr("Aucun constat ne fonde"));
}

TEST_F(ExplainTest, JsonHoldsTheFirstLinesAndTheFindingsAsTheyStand) {
    const std::string json = explanation_json(of("P1", "red-zone"));
    EXPECT_THAT(json, HasSubstr("\"first_lines\""));
    EXPECT_THAT(json, HasSubstr("\"finding_id\": \"P1/red-zone/ppri\""));
    EXPECT_THAT(json, Not(HasSubstr("P1/zone/plu")));
}

TEST_F(ExplainTest, UnknownWordsGetTheNearestOne) {
    const auto project = select(*run_, "P11", "");
    ASSERT_FALSE(project.has_value());
    EXPECT_EQ(project.error().code, ErrorCode::unknown_reference);
    EXPECT_THAT(project.error().hint.en, HasSubstr("'P1'"));
    const auto variants = select(*run_, "P2", "");
    ASSERT_FALSE(variants.has_value());
    EXPECT_THAT(variants.error().hint.en, HasSubstr("P2/a, P2/b"));
    const auto check = select(*run_, "P1", "red-zon");
    ASSERT_FALSE(check.has_value());
    EXPECT_THAT(check.error().hint.en, HasSubstr("'red-zone'"));
}

}  // namespace
}  // namespace terracord::review

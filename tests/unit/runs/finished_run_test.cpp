#include "runs/finished_run.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cmath>
#include <fstream>

#include "runs/json_cutter.hpp"
#include "support/temporary_folder.hpp"

namespace terracord::runs {
namespace {

namespace fs = std::filesystem;

class FinishedRunTest : public ::testing::Test {
   protected:
    void write(const std::string& name, const std::string& text) const {
        std::ofstream(folder_.path() / name, std::ios::binary) << text;
    }
    // The manifest lists the files as long as they are now, plus `more` bytes.
    void write_manifest(std::uintmax_t more = 0, const std::string& tool = "terracord", int format = 1) const {
        const auto bytes = [&](const char* name) { return fs::file_size(folder_.path() / name) + more; };
        write("manifest.json",
              fmt::format(R"({{"format": {}, "terracord": {{"tool": "{}"}}, "outputs": [)"
                          R"({{"path": "findings.jsonl", "bytes": {}}}, {{"path": "summary.json", "bytes": {}}}]}})",
                          format, tool, bytes("findings.jsonl"), bytes("summary.json")));
    }
    void write_run() const {
        write("summary.json", R"({"format":1,
"run":{"profile":null,"of a later version":[1,{"a":"]}"}]},
"documents":[
{"id":"plu"},
{"id":"ppr"}],
"projects":[
{"project_id":"P1","project_name":"Les \"Prés\" {[","area_m2":10.5},
{"project_id":"P2","project_name":"été"}],
"totals":{"projects":2}}
)");
        write("findings.jsonl",
              "{\"finding_id\":\"P1/a/plu\",\"project_id\":\"P1\",\"sentence\":{\"fr\":\"été\",\"en\":\"summer\"}}\n"
              "{\"finding_id\":\"P1/b/plu\",\"project_id\":\"P1\",\"mandatory\":true}\n"
              "{\"finding_id\":\"pair/c\",\"project_id\":null}\n");
        write_manifest();
    }
    Error error() const {
        const auto run = FinishedRun::open(folder_.path());
        EXPECT_FALSE(run.has_value());
        return run ? Error{} : run.error();
    }
    testing::TemporaryFolder folder_;
};

TEST_F(FinishedRunTest, HandsOverEachProjectWithItsFindings) {
    write_run();
    const auto run = FinishedRun::open(folder_.path());
    ASSERT_TRUE(run.has_value()) << run.error().message.en;
    EXPECT_EQ(run->project_ids(), (std::vector<std::string>{"P1", "P2"}));
    const auto first = run->project(*run->find("P1"));
    ASSERT_TRUE(first.has_value());
    EXPECT_EQ(text_of(first->summary, {"project_name"}), "Les \"Prés\" {[");
    EXPECT_EQ(number_of(first->summary, {"area_m2"}), 10.5);
    ASSERT_EQ(first->findings.size(), 2U);
    EXPECT_EQ(both_of(first->findings[0], {"sentence"}).fr, "été");
    EXPECT_TRUE(flag_of(first->findings[1], {"mandatory"}));
    EXPECT_EQ(first->findings[1].position().line, 2) << "positions are those of the file";
    const auto second = run->project(1);
    ASSERT_TRUE(second.has_value());
    EXPECT_TRUE(second->findings.empty());
    EXPECT_EQ(run->other_findings()->size(), 1U);
    EXPECT_FALSE(run->find("P3").has_value());
}

TEST_F(FinishedRunTest, CarriesMembersNobodyKnowsAlong) {
    write_run();
    const auto run = FinishedRun::open(folder_.path());
    ASSERT_TRUE(run.has_value());
    EXPECT_EQ(list_of(run->summary(), {"run", "of a later version"}).size(), 2U);
    EXPECT_EQ(list_of(run->summary(), {"documents"}).size(), 2U);
    EXPECT_EQ(node_at(run->summary(), {"projects"}), nullptr) << "projects are read one by one";
    EXPECT_TRUE(std::isnan(number_of(run->summary(), {"totals", "nothing", "deeper"})));
}

TEST_F(FinishedRunTest, IsNotLookedForWhereThereIsNone) {
    EXPECT_EQ(error().code, ErrorCode::run_missing) << "no manifest";
    EXPECT_EQ(FinishedRun::open(folder_.path() / "nowhere").error().code, ErrorCode::run_missing);
    write_run();
    write_manifest(0, "another tool");
    EXPECT_EQ(error().code, ErrorCode::run_missing) << "a manifest of another program";
    write_manifest(0, "terracord", 2);
    EXPECT_EQ(error().code, ErrorCode::run_missing) << "files written in another way";
    write("manifest.json", R"({"format":1,"terracord":{"tool":"terracord"},"outputs":[]})");
    EXPECT_EQ(error().code, ErrorCode::run_missing) << "a run without the files to read";
    EXPECT_NE(error().hint.en.find("json"), std::string::npos);
}

TEST_F(FinishedRunTest, SaysWhatIsTruncated) {
    write_run();
    write_manifest(7);
    EXPECT_EQ(error().code, ErrorCode::run_corrupt) << "shorter than the manifest says";
    EXPECT_NE(error().message.en.find("truncated"), std::string::npos);
    write("findings.jsonl", "{\"finding_id\":\"P1/a/plu\",\"project_id\":\"P1\"}\n{\"finding_id\":\"P1/b/plu\",\"proj");
    write_manifest();
    EXPECT_EQ(error().code, ErrorCode::run_corrupt);
    EXPECT_EQ(error().where.line, 2);
    write("findings.jsonl", "");
    write("summary.json", "{\"format\":1,\n\"projects\":[\n{\"project_id\":\"P1\"},\n");
    write_manifest();
    EXPECT_EQ(error().code, ErrorCode::run_corrupt);
    EXPECT_EQ(error().where.line, 4);
    fs::remove(folder_.path() / "findings.jsonl");
    write_run();
    fs::remove(folder_.path() / "findings.jsonl");
    EXPECT_EQ(error().code, ErrorCode::run_corrupt) << "named by the manifest, and gone";
}

TEST_F(FinishedRunTest, SaysWhatIsOutOfPlace) {
    write_run();
    const auto with_findings = [&](const std::string& text) {
        write("findings.jsonl", text);
        write_manifest();
        const Error error = this->error();
        EXPECT_EQ(error.code, ErrorCode::run_corrupt);
        return error.where.line;
    };
    EXPECT_EQ(with_findings("{\"project_id\":\"P1\"}\n{\"project_id\":\"P9\"}\n"), 2) << "a project that is not there";
    EXPECT_EQ(with_findings("{\"project_id\":\"P1\"}\n{\"project_id\":\"P2\"}\n{\"project_id\":\"P1\"}\n"), 3);
    EXPECT_EQ(with_findings("{\"a\":1}\n"), 1) << "no project named";
    EXPECT_EQ(with_findings("nonsense\n"), 1);
    write_run();
    write("summary.json", R"({"projects":[{"project_id":"P1"},{"project_id":"P1"}],"totals":{}})");
    write_manifest();
    EXPECT_EQ(error().code, ErrorCode::run_corrupt) << "a project twice";
    write("summary.json", R"({"projects":[{"project_id":"P1"},{"project_id":"P2"}]})");
    write_manifest();
    EXPECT_EQ(error().code, ErrorCode::run_corrupt) << "totals are written last";
}

TEST_F(FinishedRunTest, ReportsBrokenJsonInsideOfALineWhenItIsRead) {
    write_run();
    write("findings.jsonl", "{\"project_id\":\"P1\",\"area\":1}\n{\"project_id\":\"P1\",\"area\":tru}\n");
    write_manifest();
    const auto run = FinishedRun::open(folder_.path());
    ASSERT_TRUE(run.has_value());
    const auto project = run->project(0);
    ASSERT_FALSE(project.has_value());
    EXPECT_EQ(project.error().code, ErrorCode::run_corrupt);
    EXPECT_EQ(project.error().where.line, 2);
}

std::vector<std::string> pieces(const std::string& text) {
    std::vector<std::string> out;
    const auto cut = cut_json(text, "t", 1, [&](const JsonPiece& piece) -> Result<bool> {
        out.push_back(fmt::format("{}{}{}@{}", piece.member, piece.element ? "[]=" : "=", piece.text, piece.line));
        return true;
    });
    if (!cut) out.push_back(fmt::format("error in line {}", cut.error().where.line));
    return out;
}

TEST(JsonCutter, CutsMembersAndElements) {
    EXPECT_EQ(pieces("{ \"a\" : 1,\n\"b\":[ 1 , {\"x\":[2,3]},\n\"]\\\"}\"], \"c\":[],\"d\":null}\n"),
              (std::vector<std::string>{"a=1@1", "b[]=1@2", "b[]={\"x\":[2,3]}@2", "b[]=\"]\\\"}\"@3", "c=[]@3",
                                        "d=null@3"}));
    EXPECT_EQ(pieces("{}"), std::vector<std::string>{});
}

TEST(JsonCutter, RefusesWhatIsNoObjectOrEndsTooEarly) {
    for (const char* text : {"", "[]", "{", "{\"a\"", "{\"a\":", "{\"a\":[1", "{\"a\":[1,", "{\"a\":\"", "{\"a\":\"\\",
                             "{\"a\":1", "{\"a\":1}x", "{\"a\" 1}", "{\"a\":}", "{\"a\":1]", "{a:1}"}) {
        const auto cut = pieces(text);
        ASSERT_FALSE(cut.empty()) << text;
        EXPECT_EQ(cut.back(), "error in line 1") << text;
    }
}

}  // namespace
}  // namespace terracord::runs

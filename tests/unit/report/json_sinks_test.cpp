#include "report/json_sinks.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>

#include "report/manifest.hpp"
#include "report/map_layer.hpp"
#include "report/qml.hpp"
#include "unit/report/sample.hpp"

namespace terracord::report {
namespace {

using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::Not;
using testing::TemporaryFolder;

void write_everything(const std::filesystem::path& folder, const testing::SampleRun& sample) {
    ASSERT_TRUE(testing::pass_through(*make_summary_json_sink(folder), sample));
    ASSERT_TRUE(testing::pass_through(*make_findings_jsonl_sink(folder), sample));
    std::ofstream(folder / "stats.json") << "{}";
    auto outputs = hash_outputs(folder);
    ASSERT_TRUE(outputs);
    ASSERT_TRUE(write_manifest(folder, {.run = &sample.run,
                                        .parameters = {{"formats", "csv,json"}},
                                        .outputs = *outputs,
                                        .skipped = {{"report.pdf", {"non demandé", "not asked for"}}}}));
}

// "" where the file follows the schema, else what is wrong with it; "skip" where Debian's python3-jsonschema is absent.
std::string validate(const std::string& schema, const std::filesystem::path& file, bool lines) {
    const std::string script = R"(
import json, sys
try:
    import jsonschema
except ImportError:
    sys.exit(77)
schema = json.load(open(sys.argv[1], encoding='utf-8'))
jsonschema.Draft7Validator.check_schema(schema)
text = open(sys.argv[2], encoding='utf-8').read()
for document in (text.splitlines() if sys.argv[3] == 'lines' else [text]):
    errors = sorted(jsonschema.Draft7Validator(schema).iter_errors(json.loads(document)), key=str)
    for error in errors:
        print(list(error.path), error.message[:300], file=sys.stderr)
    if errors:
        sys.exit(1)
)";
    const std::filesystem::path script_file = file.parent_path() / "validate.py";
    std::ofstream(script_file) << script;
    const std::string command = "/usr/bin/python3 '" + script_file.string() + "' '" + "data/schema/" + schema + "' '" +
                                file.string() + "' " + (lines ? "lines" : "whole");
    const int status = std::system(command.c_str());
    std::filesystem::remove(script_file);
    if (status == 0) return "";
    return WIFEXITED(status) && (WEXITSTATUS(status) == 77 || WEXITSTATUS(status) == 127) ? "skip"
                                                                                          : "does not follow " + schema;
}

TEST(JsonOutputs, follow_their_published_schemas) {
    const TemporaryFolder folder;
    const auto sample = testing::sample_run();
    write_everything(folder.path(), *sample);
    const std::string summary = validate("summary.schema.json", folder.path() / "summary.json", false);
    if (summary == "skip") GTEST_SKIP() << "python3-jsonschema is not installed";
    EXPECT_EQ(summary, "");
    EXPECT_EQ(validate("finding.schema.json", folder.path() / "findings.jsonl", true), "");
    EXPECT_EQ(validate("manifest.schema.json", folder.path() / "manifest.json", false), "");
}

TEST(JsonOutputs, have_every_word_of_the_model_in_the_schema_and_the_style) {
    const std::filesystem::path data = std::filesystem::path("data");
    const std::string schema = testing::read(data / "schema" / "finding.schema.json");
    const std::string style = qml(*conflicts_source().layers.front(), Lang::fr);
    for (int i = 0; i <= static_cast<int>(model::Reason::rule_missing); ++i) {
        const std::string code = "\"" + std::string(model::code(static_cast<model::Reason>(i))) + "\"";
        EXPECT_THAT(schema, HasSubstr(code));
        EXPECT_THAT(style, HasSubstr(code));
    }
    for (const std::string& code : model::verdict_codes()) EXPECT_THAT(schema, HasSubstr("\"" + code + "\""));
    for (const std::string& code : model::check_kind_codes()) EXPECT_THAT(schema, HasSubstr("\"" + code + "\""));
}

TEST(FindingsJsonl, has_a_line_a_finding_whatever_the_attributes_hold) {
    const TemporaryFolder folder;
    const auto sample = testing::sample_run();
    ASSERT_TRUE(testing::pass_through(*make_findings_jsonl_sink(folder.path()), *sample));
    const std::string text = testing::read(folder.path() / "findings.jsonl");
    EXPECT_EQ(std::count(text.begin(), text.end(), '\n'), 16);
    EXPECT_THAT(text, HasSubstr(R"("sources":[{"fid":7,"label":"Zone rouge"}])"));
    EXPECT_THAT(
        text,
        HasSubstr(
            R"("condition":"area > 25 m2","quantity":"area","comparison":">","limit":25,"origin":"law","strict":5005,"robust":5000)"));
    EXPECT_THAT(text, Not(HasSubstr("coordinates")));
}

TEST(SummaryJson, holds_documents_corrections_failures_and_rollups) {
    const TemporaryFolder folder;
    const auto sample = testing::sample_run(1);
    ASSERT_TRUE(testing::pass_through(*make_summary_json_sink(folder.path()), *sample));
    const std::string text = testing::read(folder.path() / "summary.json");
    EXPECT_THAT(text, HasSubstr(R"("corrections":[{"id":"plu/status","what":"status","from":"07","to":"in_force")"));
    EXPECT_THAT(text, HasSubstr(R"("repairs":[{"fid":12,"area_before_m2":100,"area_after_m2":99)"));
    EXPECT_THAT(text, HasSubstr(R"("project_id":"P9","code":313)"));
    EXPECT_THAT(text, HasSubstr(R"("headlines":[{"fr":"Risque inondation : document non fourni")"));
    EXPECT_THAT(text, EndsWith("}\n"));
}

TEST(SummaryJson, names_no_folder_of_the_machine) {
    const TemporaryFolder folder;
    const auto sample = testing::sample_run(1);
    write_everything(folder.path(), *sample);
    for (const char* name : {"summary.json", "manifest.json", "findings.jsonl"}) {
        EXPECT_THAT(testing::read(folder.path() / name), Not(HasSubstr("somebody"))) << name;
    }
    EXPECT_THAT(testing::read(folder.path() / "summary.json"), HasSubstr(R"("where":"projets.gpkg:3:1")"));
}

TEST(Manifest, lists_outputs_with_hashes_and_statistics_without) {
    const TemporaryFolder folder;
    const auto sample = testing::sample_run(1);
    std::filesystem::create_directory(folder.path() / "sheets");
    std::ofstream(folder.path() / "sheets" / "P1.txt") << "abc";
    write_everything(folder.path(), *sample);
    const std::string text = testing::read(folder.path() / "manifest.json");
    EXPECT_THAT(text, HasSubstr(R"("path": "sheets/P1.txt",
      "sha256": "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
      "bytes": 3)"));
    EXPECT_THAT(text, HasSubstr(R"("path": "stats.json",
      "sha256": null,
      "bytes": null)"));
    EXPECT_THAT(text, Not(HasSubstr("manifest.json")));
    EXPECT_THAT(text, HasSubstr(R"("path": "analysis.toml")"));
}

TEST(Manifest, is_the_same_bytes_for_the_same_run) {
    const TemporaryFolder first;
    const TemporaryFolder second;
    const auto sample = testing::sample_run();
    write_everything(first.path(), *sample);
    write_everything(second.path(), *sample);
    EXPECT_EQ(testing::read(first.path() / "manifest.json"), testing::read(second.path() / "manifest.json"));
}

}  // namespace
}  // namespace terracord::report

#include "history/verification.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "base/hash.hpp"
#include "support/temporary_folder.hpp"

namespace terracord::history {
namespace {

using ::testing::HasSubstr;
using testing::TemporaryFolder;

void put(const std::filesystem::path& file, const std::string& text) {
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << text;
}

runs::RecordedManifest manifest_of(const std::string& analysis, const std::string& output) {
    runs::RecordedManifest manifest;
    manifest.title = "t";
    manifest.date = "2026-11-22";
    manifest.version = "1";
    manifest.analysis = "a.toml";
    manifest.analysis_sha256 = sha256(analysis);
    manifest.inputs = {{"a.toml", sha256(analysis), analysis.size()}};
    manifest.outputs = {{"out.csv", sha256(output), output.size()}, {"stats.json", "", 0}};
    return manifest;
}

class Verifications : public ::testing::Test {
   protected:
    void SetUp() override {
        put(folder_.path() / "a.toml", "analysis");
        for (const char* run : {"run", "again"}) {
            put(folder_.path() / run / "out.csv", "a,b\n1,2\n");
            put(folder_.path() / run / "stats.json", run);
            put(folder_.path() / run / "manifest.json", "{}");
        }
    }

    Verification verified(const std::map<std::string, std::string>& versions = {{"terracord", "1"}}) {
        Verification verification = verify_files(manifest_of("analysis", "a,b\n1,2\n"), folder_.path() / "run",
                                                 folder_.path() / "a.toml", versions);
        compare_replay(verification, folder_.path() / "run", folder_.path() / "again");
        return verification;
    }

    TemporaryFolder folder_;
};

TEST_F(Verifications, say_identical_where_all_bytes_are_the_same_but_those_that_may_differ) {
    EXPECT_EQ(verified().conclusion(), Conclusion::identical);
}

TEST_F(Verifications, tell_the_line_where_an_output_first_differs) {
    put(folder_.path() / "run" / "out.csv", "a,b\n1,3\n");
    const Verification verification = verified();
    EXPECT_EQ(verification.conclusion(), Conclusion::different);
    EXPECT_THAT(verification_text(verification, Lang::en), HasSubstr("out.csv (first difference: line 2)"));
}

TEST_F(Verifications, find_an_output_that_is_gone_and_one_that_is_no_longer_made) {
    std::filesystem::remove(folder_.path() / "run" / "out.csv");
    EXPECT_EQ(verified().conclusion(), Conclusion::different);
    put(folder_.path() / "run" / "out.csv", "a,b\n1,2\n");
    std::filesystem::remove(folder_.path() / "again" / "out.csv");
    EXPECT_EQ(verified().conclusion(), Conclusion::different);
}

TEST_F(Verifications, name_another_version_and_do_not_hold_the_manifest_against_it) {
    put(folder_.path() / "again" / "manifest.json", "{ }");
    EXPECT_EQ(verified().conclusion(), Conclusion::different);
    const Verification other = verified({{"terracord", "2"}});
    EXPECT_EQ(other.conclusion(), Conclusion::identical);
    EXPECT_THAT(verification_text(other, Lang::en), HasSubstr("terracord: 1 then, 2 here"));
}

TEST_F(Verifications, look_for_the_analysis_beside_the_run_and_prefer_the_one_with_its_hash) {
    const runs::RecordedManifest manifest = manifest_of("analysis", "");
    EXPECT_EQ(find_analysis(manifest, folder_.path() / "run", {}, {}), folder_.path() / "a.toml");
    put(folder_.path() / "run" / "a.toml", "another");
    EXPECT_EQ(find_analysis(manifest, folder_.path() / "run", {}, {}), folder_.path() / "a.toml");
    EXPECT_EQ(find_analysis(manifest, folder_.path() / "run", "given.toml", {}), "given.toml");
}

TEST_F(Verifications, write_names_from_a_manifest_on_one_line) {
    runs::RecordedManifest manifest = manifest_of("analysis", "x");
    manifest.outputs = {{"a\nIdentical", sha256("x"), 1}};
    const Verification verification =
        verify_files(manifest, folder_.path() / "run", folder_.path() / "a.toml", {{"terracord", "1"}});
    EXPECT_THAT(verification_text(verification, Lang::en), HasSubstr("a?Identical"));
}

}  // namespace
}  // namespace terracord::history

#include "runs/output_folder.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <set>

#include "model/run.hpp"
#include "support/temporary_folder.hpp"

namespace terracord::runs {
namespace {

namespace fs = std::filesystem;
using model::kManifestName;

void write(const fs::path& file, const std::string& text) {
    fs::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << text;
}

std::string read(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

class OutputFolderTest : public ::testing::Test {
   protected:
    fs::path target() const { return folder_.path() / "out"; }
    std::set<std::string> beside() const {
        std::set<std::string> names;
        for (const auto& entry : fs::directory_iterator(folder_.path())) names.insert(entry.path().filename().string());
        return names;
    }
    // A finished run with one output.
    void finish_run(const std::string& text) {
        auto folder = OutputFolder::prepare(target(), true);
        ASSERT_TRUE(folder.has_value());
        write(folder->building() / "findings.csv", text);
        write(
            folder->building() / kManifestName,
            R"({"terracord": {"version": "1"}, "inputs": [{"path": "projets.gpkg"}], "outputs": [{"path": "findings.csv"}, {"path": "maps/P1.png"}]})");
        ASSERT_TRUE(folder->commit().has_value());
    }
    testing::TemporaryFolder folder_;
};

TEST_F(OutputFolderTest, AppearsWhenItIsWholeOnly) {
    auto folder = OutputFolder::prepare(target(), false);
    ASSERT_TRUE(folder.has_value());
    write(folder->building() / "a.csv", "a");
    EXPECT_FALSE(fs::exists(target()));
    ASSERT_TRUE(folder->commit().has_value());
    EXPECT_EQ(read(target() / "a.csv"), "a");
    EXPECT_EQ(beside(), (std::set<std::string>{"out"}));
}

TEST_F(OutputFolderTest, LeavesNothingBehindWhenItIsGivenUp) {
    {
        auto folder = OutputFolder::prepare(target(), false);
        ASSERT_TRUE(folder.has_value());
        write(folder->building() / "a.csv", "a");
    }
    EXPECT_EQ(beside(), (std::set<std::string>{}));
}

TEST_F(OutputFolderTest, ThatExistsIsKeptWithoutOverwrite) {
    finish_run("first");
    const auto folder = OutputFolder::prepare(target(), false);
    ASSERT_FALSE(folder.has_value());
    EXPECT_EQ(folder.error().code, ErrorCode::output_exists);
    EXPECT_EQ(read(target() / "findings.csv"), "first");
    EXPECT_EQ(beside(), (std::set<std::string>{"out"}));
}

TEST_F(OutputFolderTest, OfSomebodyElseIsNeverReplaced) {
    write(target() / "thesis.odt", "years of work");
    const auto folder = OutputFolder::prepare(target(), true);
    ASSERT_FALSE(folder.has_value());
    EXPECT_EQ(folder.error().code, ErrorCode::output_not_ours);
    write(target() / kManifestName, R"({"tool": "another"})");
    EXPECT_EQ(OutputFolder::prepare(target(), true).error().code, ErrorCode::output_not_ours);
    EXPECT_EQ(read(target() / "thesis.odt"), "years of work");
}

TEST_F(OutputFolderTest, MayBeAnEmptyFolder) {
    fs::create_directory(target());
    auto folder = OutputFolder::prepare(target(), false);
    ASSERT_TRUE(folder.has_value());
    write(folder->building() / "a.csv", "a");
    ASSERT_TRUE(folder->commit().has_value());
    EXPECT_EQ(read(target() / "a.csv"), "a");
    EXPECT_EQ(beside(), (std::set<std::string>{"out"}));
}

TEST_F(OutputFolderTest, IsNeverAFileOrALink) {
    write(target(), "a file");
    EXPECT_EQ(OutputFolder::prepare(target(), true).error().code, ErrorCode::output_not_ours);
    EXPECT_EQ(read(target()), "a file");
    fs::remove(target());
    fs::create_directory(folder_.path() / "elsewhere");
    fs::create_directory_symlink(folder_.path() / "elsewhere", target());
    EXPECT_EQ(OutputFolder::prepare(target(), true).error().code, ErrorCode::output_not_ours);
}

TEST_F(OutputFolderTest, ReplacesItsOwnFilesAndCarriesTheUsersOver) {
    finish_run("first");
    write(target() / "notes" / "mine.txt", "mine");
    write(target() / "maps" / "P1.png", "listed, and gone in the new run");
    finish_run("second");
    EXPECT_EQ(read(target() / "findings.csv"), "second");
    EXPECT_EQ(read(target() / "notes" / "mine.txt"), "mine");
    EXPECT_FALSE(fs::exists(target() / "maps" / "P1.png"));
    EXPECT_EQ(beside(), (std::set<std::string>{"out"}));
}

TEST_F(OutputFolderTest, CarriesOverTheUsersFilesNamedLikeAnInputOrAWordOfTheManifest) {
    finish_run("first");
    write(target() / "projets.gpkg", "a copy the user keeps here");
    write(target() / "version", "a note");
    finish_run("second");
    EXPECT_EQ(read(target() / "projets.gpkg"), "a copy the user keeps here");
    EXPECT_EQ(read(target() / "version"), "a note");
}

TEST_F(OutputFolderTest, KeepsALinkOfTheUserALink) {
    finish_run("first");
    write(folder_.path() / "secret", "elsewhere");
    fs::create_symlink(folder_.path() / "secret", target() / "link");
    fs::create_directory_symlink(folder_.path(), target() / "folder");
    finish_run("second");
    EXPECT_TRUE(fs::is_symlink(target() / "link"));
    EXPECT_TRUE(fs::is_symlink(target() / "folder"));
    EXPECT_EQ(read(folder_.path() / "secret"), "elsewhere");
}

TEST_F(OutputFolderTest, TwoRunsAtOnceBuildApart) {
    auto first = OutputFolder::prepare(target(), false);
    auto second = OutputFolder::prepare(target(), false);
    ASSERT_TRUE(first && second);
    EXPECT_NE(first->building(), second->building());
}

TEST_F(OutputFolderTest, LeavesAForeignFileInItsWayAlone) {
    write(folder_.path() / "out.part0", "somebody's");
    { const auto folder = OutputFolder::prepare(target(), false); }
    EXPECT_EQ(read(folder_.path() / "out.part0"), "somebody's");
}

TEST_F(OutputFolderTest, IsReplacedBesideWhatAKilledRunLeft) {
    finish_run("first");
    // Killed while it removed what it had moved aside, and while it wrote.
    write(folder_.path() / "out.part0.old" / "findings.csv", "of old");
    write(folder_.path() / "out.part1" / "findings.csv", "half");
    finish_run("second");
    EXPECT_EQ(read(target() / "findings.csv"), "second");
    EXPECT_EQ(read(folder_.path() / "out.part0.old" / "findings.csv"), "of old");
    EXPECT_EQ(beside(), (std::set<std::string>{"out", "out.part0.old", "out.part1"}));
}

TEST_F(OutputFolderTest, TakesATrailingSlash) {
    auto folder = OutputFolder::prepare(target().string() + "/", false);
    ASSERT_TRUE(folder.has_value());
    EXPECT_EQ(folder->target(), target());
    ASSERT_TRUE(folder->commit().has_value());
    EXPECT_TRUE(fs::is_directory(target()));
}

TEST_F(OutputFolderTest, ThatCannotBeWrittenIsAnError) {
    const auto folder = OutputFolder::prepare("/proc/no/such/place", false);
    ASSERT_FALSE(folder.has_value());
    EXPECT_EQ(folder.error().code, ErrorCode::output_unwritable);
}

}  // namespace
}  // namespace terracord::runs

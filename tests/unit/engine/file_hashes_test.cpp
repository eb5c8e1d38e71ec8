#include "engine/file_hashes.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <string>

#include "base/hash.hpp"
#include "support/temporary_folder.hpp"

namespace terracord::engine {
namespace {

namespace fs = std::filesystem;

class FileHashesTest : public ::testing::Test {
   protected:
    fs::path file(const std::string& name, const std::string& bytes) {
        std::ofstream(folder_.path() / name, std::ios::binary) << bytes;
        return folder_.path() / name;
    }
    testing::TemporaryFolder folder_;
};

TEST_F(FileHashesTest, AreTheSameWhetherTakenAheadOrWhenAskedFor) {
    const fs::path ahead = file("ahead", std::string(3'000'001, 'a'));
    const fs::path asked = file("asked", "bytes");
    FileHashes hashes({ahead, ahead});
    EXPECT_EQ(hashes.of(ahead).value(), sha256_file(ahead).value());
    EXPECT_EQ(hashes.of(asked).value(), sha256("bytes"));
    EXPECT_EQ(hashes.of(ahead).value(), sha256_file(ahead).value());  // as often as one likes
}

TEST_F(FileHashesTest, TellOfAFileThatIsNotThere) {
    FileHashes hashes({folder_.path() / "none"});
    const auto hash = hashes.of(folder_.path() / "none");
    ASSERT_FALSE(hash.has_value());
    EXPECT_EQ(hash.error().code, ErrorCode::file_unreadable);
}

TEST_F(FileHashesTest, NobodyAskedForAreLeftUndone) {
    const fs::path big = file("big", std::string(20'000'000, 'b'));
    const FileHashes hashes({big, file("other", "bytes")});
}

TEST_F(FileHashesTest, AreTakenAheadOfTheFilesOfProjectsAndLayers) {
    model::Analysis analysis;
    analysis.projects.source.path = file("projects.gpkg", "");
    analysis.documents.resize(1);
    analysis.documents[0].layers.resize(2);
    analysis.documents[0].layers[0].source.path = file("zones.gpkg", "");
    analysis.documents[0].layers[0].more.emplace_back().path = file("more.gpkg", "");
    analysis.documents[0].layers[1].source.path = folder_.path() / "archive.zip" / "zones.shp";
    EXPECT_EQ(files_of_data(analysis), (std::vector{folder_.path() / "projects.gpkg", folder_.path() / "zones.gpkg",
                                                    folder_.path() / "more.gpkg"}));
}

}  // namespace
}  // namespace terracord::engine

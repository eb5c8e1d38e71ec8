#include "engine/input_stamps.hpp"

#include <gmock/gmock.h>

#include <fstream>

#include "base/limits.hpp"
#include "support/temporary_folder.hpp"

namespace terracord::engine {
namespace {

namespace fs = std::filesystem;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

class InputStampsOfAFolder : public ::testing::Test {
   protected:
    InputStampsOfAFolder() { analysis_.documents.emplace_back().folder = folder_; }

    void fill(int count) const {
        for (int i = 0; i < count; ++i) std::ofstream(folder_ / std::to_string(i)) << i;
    }

    const LimitsInForce twenty_{*Limits().with("folder-files=20")};
    const terracord::testing::TemporaryFolder temporary_;
    const fs::path folder_ = temporary_.path();
    model::Analysis analysis_;
};

TEST_F(InputStampsOfAFolder, every_file_is_watched_up_to_the_limit) {
    fill(20);
    const InputStamps stamps(analysis_);
    EXPECT_THAT(stamps.crowded(), IsEmpty());
    std::vector<fs::path> files;
    for (int i = 0; i < 20; ++i) files.push_back(folder_ / std::to_string(i));
    EXPECT_FALSE(stamps.changed(files));
    for (const int i : {0, 9, 19}) {
        std::ofstream(files[static_cast<std::size_t>(i)], std::ios::app) << "more";
        EXPECT_EQ(stamps.changed({files[static_cast<std::size_t>(i)]}), files[static_cast<std::size_t>(i)]);
    }
}

TEST_F(InputStampsOfAFolder, a_folder_of_more_is_named_once) {
    fill(21);
    analysis_.documents.emplace_back().folder = folder_;
    EXPECT_THAT(InputStamps(analysis_).crowded(), ElementsAre(folder_));
}

}  // namespace
}  // namespace terracord::engine

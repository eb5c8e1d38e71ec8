#include "runs/recorded_manifest.hpp"

#include <gtest/gtest.h>

#include <fstream>

#include "support/temporary_folder.hpp"

namespace terracord::runs {
namespace {

TEST(ManifestParameters, keep_lists_whatever_their_items_hold) {
    for (const std::vector<std::string>& items :
         {std::vector<std::string>{}, {"P1"}, {"P1", "P2"}, {"a,b", "50%", "%2C", "c"}}) {
        EXPECT_EQ(parameter_list(list_parameter(items)), items);
    }
}

TEST(RecordedManifest, is_refused_where_an_output_would_leave_the_folder) {
    const testing::TemporaryFolder folder;
    const auto write = [&](const std::string& path) {
        std::ofstream(folder.path() / "manifest.json")
            << R"({"terracord":{"version":"1"},"analysis":{"path":"a.toml","sha256":")" << std::string(64, 'a')
            << R"("},"inputs":[],"outputs":[{"path":")" << path << R"(","sha256":null,"bytes":null}]})";
    };
    write("out.csv");
    EXPECT_TRUE(read_manifest(folder.path()));
    for (const char* path : {"../out.csv", "/etc/hosts", "a/../../b", ""}) {
        write(path);
        const auto manifest = read_manifest(folder.path());
        ASSERT_FALSE(manifest) << path;
        EXPECT_EQ(manifest.error().code, ErrorCode::manifest_unreadable);
    }
}

}  // namespace
}  // namespace terracord::runs

#include "base/hash.hpp"

#include <gtest/gtest.h>

#include <fstream>

#include "support/temporary_folder.hpp"

namespace terracord {
namespace {

// Vectors of FIPS 180-4 / NIST CAVP.
TEST(Sha256, AgreesWithThePublishedVectors) {
    EXPECT_EQ(sha256(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    EXPECT_EQ(sha256("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    EXPECT_EQ(sha256("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"),
              "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    EXPECT_EQ(sha256(std::string(1'000'000, 'a')), "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST(Sha256, DoesNotDependOnHowTheBytesAreCut) {
    Sha256 hash;
    hash.add("a");
    hash.add("");
    hash.add("bc");
    EXPECT_EQ(hash.hex(), sha256("abc"));
}

TEST(Sha256, CountsZeroBytes) { EXPECT_NE(sha256(std::string_view("a\0", 2)), sha256("a")); }

TEST(Sha256File, ReadsFilesLongerThanItsBuffer) {
    const testing::TemporaryFolder folder;
    const std::string bytes(3'000'001, 'z');
    std::ofstream(folder.path() / "big", std::ios::binary) << bytes;
    const auto hash = sha256_file(folder.path() / "big");
    ASSERT_TRUE(hash.has_value());
    EXPECT_EQ(*hash, sha256(bytes));
}

TEST(Sha256File, EndsEarlyWhenAskedTo) {
    const testing::TemporaryFolder folder;
    std::ofstream(folder.path() / "file", std::ios::binary) << "bytes";
    std::stop_source stop;
    EXPECT_TRUE(sha256_file(folder.path() / "file", stop.get_token()).has_value());
    stop.request_stop();
    EXPECT_FALSE(sha256_file(folder.path() / "file", stop.get_token()).has_value());
}

TEST(Sha256File, SaysWhichFileIsNotThere) {
    const auto hash = sha256_file("/no/such/file");
    ASSERT_FALSE(hash.has_value());
    EXPECT_EQ(hash.error().code, ErrorCode::file_unreadable);
    EXPECT_EQ(hash.error().where.file, "/no/such/file");
}

TEST(Sha256File, FailsOnAFolder) { EXPECT_FALSE(sha256_file("/tmp").has_value()); }

}  // namespace
}  // namespace terracord

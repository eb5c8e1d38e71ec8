#include "runs/spill.hpp"

#include <gtest/gtest.h>

#include <cstring>
#include <fstream>
#include <iterator>
#include <random>

#include "runs/shard.hpp"
#include "support/shapes.hpp"
#include "support/temporary_folder.hpp"

namespace terracord::runs {
namespace {

using model::ProjectResult;
using testing::polygon;
using testing::rectangle;
using testing::ring;

// A result with something in every field that has its own type.
ProjectResult full_result() {
    ProjectResult result;
    result.project.fid = -3;
    result.project.row = 12;
    result.project.id = "P1/V2";
    result.project.name = "Secteur Nord, été";
    result.project.perimeter = polygon(ring(0, 0, 100, 100), {ring(10, 10, 5, 5)});
    result.project.area_m2 = 9975.0;
    result.project.parts.push_back({model::PartKind::road, rectangle(0, 0, 5, 5)});
    result.project.programme["housing_units"] = 42.0;
    result.project.programme["floor_area_m2"] = std::nullopt;
    model::Finding finding;
    finding.id = "P1/V2/c/d";
    finding.verdict = model::Verdict::reservation;
    finding.verdict_on_covered = model::Verdict::coherent;
    finding.reason = model::Reason::limit_to_verify;
    finding.notes = {{"une note", "a note"}, {"", ""}};
    finding.measures.strict.area_m2 = 0.1 + 0.2;
    finding.measures.coverage.uncovered = rectangle(1, 2, 3, 4);
    model::ClassHit hit;
    hit.class_code = "A";
    hit.sources = {{7, "zone A"}};
    hit.pieces = rectangle(0, 0, 1, 1);
    hit.slivers.push_back({rectangle(0, 0, 0.1, 50), 5.0, 0.1, true, 0.1});
    finding.measures.classes.push_back(hit);
    model::RasterMeasures& raster = finding.measures.raster;
    raster.measured = true;
    raster.cells = 124;
    raster.mean = 3.25;
    raster.cells_that = {{model::Comparison::less_equal, -2.5}};
    raster.values = {4.0};
    raster.unit = "°C";
    raster.most.value = std::numeric_limits<double>::infinity();
    model::Tested tested;
    tested.condition.written = "share > 1 %";
    tested.met_strict = true;
    finding.tested.push_back(tested);
    finding.stability = {.firmness = model::Firmness::fragile,
                         .basis = model::FirmnessBasis::recomputed,
                         .within_m = 4.9,
                         .flip_m = -1.3,
                         .becomes = model::Verdict::conflict,
                         .reading = model::NeedReading::none,
                         .sentence = {"fragile", "fragile"}};
    finding.clearance.clearable = model::Clearable::yes;
    finding.clearance.margins.push_back(
        {.quantity = model::Quantity::area, .limit = 100.0, .value = 250.0, .unit = {}});
    finding.clearance.retreat_m = 12.5;
    model::CutOut cut;
    cut.kept = rectangle(0, 0, 80, 100);
    cut.subject = "perimeter";
    cut.clears = {"P1/V2/c/d"};
    cut.changes.push_back({"P1/V2/e/d", {"autre", "other"}, model::Verdict::coherent, model::Verdict::attention});
    finding.clearance.cut = cut;
    finding.clearance.levers.push_back({model::LeverKind::consent, {"accord", "consent"}, "L. 621-32", true});
    result.together = cut;
    result.findings = {finding, model::Finding{}};
    return result;
}

TEST(Spill, ARecordComesBackToTheBit) {
    const std::string bytes = record_of(full_result());
    const auto back = parse_record(bytes);
    ASSERT_TRUE(back.has_value());
    EXPECT_EQ(record_of(*back), bytes);
    EXPECT_EQ(back->project.perimeter, full_result().project.perimeter);
    EXPECT_EQ(back->project.row, 12U);
    EXPECT_EQ(back->project.programme, full_result().project.programme);
    EXPECT_EQ(back->project.parts.at(0).kind, model::PartKind::road);
    ASSERT_EQ(back->findings.size(), 2U);
    const model::Finding& finding = back->findings[0];
    EXPECT_EQ(finding.verdict, model::Verdict::reservation);
    EXPECT_EQ(finding.verdict_on_covered, model::Verdict::coherent);
    EXPECT_EQ(finding.measures.strict.area_m2, 0.1 + 0.2);
    EXPECT_EQ(finding.measures.strict.distance_m, std::numeric_limits<double>::infinity());
    EXPECT_EQ(finding.notes, full_result().findings[0].notes);
    ASSERT_EQ(finding.measures.classes.size(), 1U);
    EXPECT_EQ(finding.measures.classes[0].slivers.at(0).shape, rectangle(0, 0, 0.1, 50));
    EXPECT_EQ(finding.measures.classes[0].sources.at(0).label, "zone A");
    EXPECT_EQ(finding.tested.at(0).condition.written, "share > 1 %");
    EXPECT_EQ(finding.measures.raster.mean, 3.25);
    EXPECT_EQ(finding.measures.raster.cells_that, full_result().findings[0].measures.raster.cells_that);
    EXPECT_EQ(finding.measures.raster.unit, "°C");
    EXPECT_EQ(finding.stability.flip_m, -1.3);
    EXPECT_EQ(finding.stability.becomes, model::Verdict::conflict);
    EXPECT_EQ(finding.clearance.cut.value().kept, rectangle(0, 0, 80, 100));
    EXPECT_EQ(finding.clearance.cut->changes.at(0).after, model::Verdict::attention);
    EXPECT_EQ(finding.clearance.levers.at(0).kind, model::LeverKind::consent);
    EXPECT_EQ(back->together.value().clears, std::vector<std::string>{"P1/V2/c/d"});
    EXPECT_FALSE(back->findings[1].stability.flip_m.has_value());
    EXPECT_FALSE(back->findings[1].clearance.cut.has_value());
    EXPECT_FALSE(back->findings[1].measures.raster.measured);
    EXPECT_FALSE(back->findings[1].verdict_on_covered.has_value());
}

TEST(Spill, ACutRecordIsNoRecord) {
    const std::string bytes = record_of(full_result());
    for (std::size_t size = 0; size < bytes.size(); ++size)
        ASSERT_FALSE(parse_record(std::string_view(bytes).substr(0, size))) << size;
    EXPECT_FALSE(parse_record(bytes + "x"));
}

TEST(Spill, HostileSizesAreSeenBeforeMemoryIsAskedFor) {
    const std::string bytes = record_of(full_result());
    for (std::size_t at = 0; at + 8 <= bytes.size(); ++at) {
        for (const std::uint64_t size : {~std::uint64_t{0}, std::uint64_t{1} << 62U, std::uint64_t{1} << 40U}) {
            std::string forged = bytes;
            std::memcpy(forged.data() + at, &size, sizeof size);
            (void)parse_record(forged);  // whatever it says: no crash, no gigabytes
        }
    }
}

TEST(Spill, WhateverIsAlteredStaysWithinItsWordLists) {
    const std::string bytes = record_of(full_result());
    for (std::size_t at = 0; at < bytes.size(); ++at) {
        for (const char value : {'\x7F', '\xFF', '\x20'}) {
            std::string forged = bytes;
            forged[at] = value;
            const auto back = parse_record(forged);
            if (!back) continue;
            for (const model::Finding& finding : back->findings) {
                ASSERT_LE(finding.verdict, model::Verdict::conflict) << at;
                ASSERT_LE(finding.reason, model::Reason::rule_missing) << at;
                ASSERT_LE(finding.side, model::Side::needs) << at;
            }
            ASSERT_LE(back->project.phase, model::Phase::use) << at;
        }
    }
}

TEST(Spill, NoiseIsNoRecord) {
    std::mt19937 random(1);
    for (int i = 0; i < 2000; ++i) {
        std::string bytes(random() % 400, '\0');
        for (char& c : bytes) c = static_cast<char>(random());
        EXPECT_FALSE(parse_record(bytes));
    }
}

class SpillFile : public ::testing::Test {
   protected:
    std::filesystem::path write(int records) {
        auto writer = SpillWriter::create(file_);
        EXPECT_TRUE(writer.has_value());
        for (int i = 0; i < records; ++i) EXPECT_TRUE(writer->write(full_result()).has_value());
        EXPECT_TRUE(writer->finish().has_value());
        return file_;
    }
    // Records read until the end, or -1 where the file is found corrupt.
    static int read(const std::filesystem::path& file) {
        auto reader = SpillReader::open(file);
        if (!reader) return -1;
        for (int count = 0;; ++count) {
            const auto record = reader->next();
            if (!record) {
                EXPECT_EQ(record.error().code, ErrorCode::spill_corrupt);
                return -1;
            }
            if (!*record) return count;
        }
    }
    testing::TemporaryFolder folder_;
    std::filesystem::path file_ = folder_.path() / "spill";
};

TEST_F(SpillFile, ComesBackInOrder) {
    EXPECT_EQ(read(write(3)), 3);
    EXPECT_EQ(read(write(0)), 0);
}

TEST_F(SpillFile, ATruncatedFileIsSeenAtAnyLength) {
    write(2);
    const auto size = std::filesystem::file_size(file_);
    for (std::uintmax_t cut = size; cut-- > 0; cut -= std::min<std::uintmax_t>(cut, 40)) {
        std::filesystem::resize_file(file_, cut);
        ASSERT_EQ(read(file_), -1) << cut;
    }
}

// A disk or a transfer that turns one bit of a number: without a check of the bytes it would be another, sound, number.
TEST_F(SpillFile, OneBitTurnedIsSeenWhereverItStands) {
    write(1);
    std::string bytes;
    {
        std::ifstream in(file_, std::ios::binary);
        bytes.assign(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
    }
    for (std::size_t at = 0; at < bytes.size(); ++at) {
        std::string turned = bytes;
        turned[at] = static_cast<char>(turned[at] ^ (1 << (at % 8)));
        std::ofstream(file_, std::ios::binary | std::ios::trunc) << turned;
        ASSERT_EQ(read(file_), -1) << at;
    }
}

TEST_F(SpillFile, OneBitTurnedInTheAccountOfAShardIsSeen) {
    ShardAccount account;
    account.number = {.index = 2, .count = 3};
    account.info.tool_version = "1";
    account.info.areal_scale_min = 0.999;
    ASSERT_TRUE(write_account(folder_.path(), account));
    const auto file = folder_.path() / kAccountName;
    std::string bytes;
    {
        std::ifstream in(file, std::ios::binary);
        bytes.assign(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
    }
    ASSERT_EQ(read_account(folder_.path())->info.areal_scale_min, 0.999);
    for (std::size_t at = 0; at < bytes.size(); ++at) {
        std::string turned = bytes;
        turned[at] = static_cast<char>(turned[at] ^ (1 << (at % 8)));
        std::ofstream(file, std::ios::binary | std::ios::trunc) << turned;
        ASSERT_FALSE(read_account(folder_.path()).has_value()) << at;
    }
}

TEST_F(SpillFile, WithoutAnEndIsSeen) {
    auto writer = SpillWriter::create(file_);
    ASSERT_TRUE(writer && writer->write(full_result()));
    { const SpillWriter gone = std::move(*writer); }  // the process ended
    EXPECT_EQ(read(file_), -1);
}

TEST_F(SpillFile, OfAnotherKindIsRefused) {
    std::ofstream(file_, std::ios::binary) << "something else altogether, and long enough";
    EXPECT_EQ(SpillReader::open(file_).error().code, ErrorCode::spill_corrupt);
    EXPECT_EQ(SpillReader::open(folder_.path() / "none").error().code, ErrorCode::file_not_found);
}

TEST_F(SpillFile, ThatCannotBeWrittenIsAnError) {
    EXPECT_EQ(SpillWriter::create(folder_.path() / "no" / "such" / "folder").error().code,
              ErrorCode::output_unwritable);
    auto full = SpillWriter::create("/dev/full");
    if (full) {
        Result<void> done = full->write(full_result());
        if (done) done = full->finish();
        EXPECT_FALSE(done.has_value());
    }
}

}  // namespace
}  // namespace terracord::runs

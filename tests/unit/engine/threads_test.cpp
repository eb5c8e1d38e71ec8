// The same bytes whatever the number of threads and the size of the blocks.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <fstream>
#include <random>

#include "engine/evaluate.hpp"
#include "engine/pass_one.hpp"
#include "support/temporary_folder.hpp"

namespace terracord::engine {
namespace {

namespace fs = std::filesystem;

constexpr int kProjects = 60;

// Rotated squares of many sizes about Orléans, in Lambert-93 (declared as GDAL writes it).
void write_squares(const fs::path& file, int count, std::uint32_t seed, double largest) {
    std::mt19937 random(seed);
    std::uniform_real_distribution<double> place(0.0, 2000.0);
    std::uniform_real_distribution<double> size(5.0, largest);
    std::ofstream out(file, std::ios::binary);
    out << R"({"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::2154"}},"features":[)";
    for (int i = 0; i < count; ++i) {
        const double x = 618'000.0 + place(random);
        const double y = 6'755'000.0 + place(random);
        const double a = size(random);
        const double b = size(random);
        out << (i == 0 ? "" : ",")
            << fmt::format(
                   R"({{"type":"Feature","properties":{{"code":"P{}","zone":"Z{}"}},"geometry":{{"type":"Polygon","coordinates":)"
                   "[[[{},{}],[{},{}],[{},{}],[{},{}],[{},{}]]]}}}}",
                   i, i % 4, x, y, x + a, y + b, x + a - b, y + a + b, x - b, y + a, x, y);
    }
    out << "]}";
}

class Threads : public ::testing::Test {
   protected:
    void SetUp() override {
        write_squares(folder_.path() / "projects.geojson", kProjects, 1, 120.0);
        write_squares(folder_.path() / "zones.geojson", 150, 2, 400.0);
        analysis_.date = "2026-11-22";
        analysis_.crs = "EPSG:2154";
        analysis_.projects.source = {.path = folder_.path() / "projects.geojson", .written = "projects.geojson"};
        analysis_.projects.id = "code";
        model::DocumentSpec document;
        document.id = "plu";
        document.status = model::DocumentStatus::in_force;
        document.covers_everywhere = true;
        document.accuracy = {2.0};
        model::LayerSpec layer;
        layer.name = "zones";
        layer.source = {.path = folder_.path() / "zones.geojson", .written = "zones.geojson"};
        layer.class_fields = {"zone"};
        document.layers.push_back(layer);
        analysis_.documents.push_back(document);
        for (const model::CheckKind& kind :
             {model::CheckKind(model::Overlap{}), model::CheckKind(model::Breakdown{}),
              model::CheckKind(model::Containment{}), model::CheckKind(model::Count{})}) {
            model::CheckSpec check;
            check.id = std::string(model::code(kind));
            check.kind = kind;
            model::Threshold threshold;
            threshold.conditions = {{.quantity = model::Quantity::area,
                                     .comparison = model::Comparison::greater,
                                     .limit = 100.0,
                                     .written = {}}};
            check.thresholds = {threshold};
            analysis_.checks.push_back(check);
        }
        crs_ = gdal::Crs::parse("EPSG:2154").value();
        store_ = layers::load(analysis_, *crs_, 2, log_);
        ASSERT_TRUE(store_->complete);
        ASSERT_EQ(store_->layers[0][0].shapes.size(), 150U);
    }

    // The bytes of the spill.
    std::string pass(unsigned jobs, std::size_t block) {
        auto reader = layers::ProjectReader::open(analysis_, *crs_, log_);
        EXPECT_TRUE(reader.has_value());
        const Plan plan = make_plan(analysis_, *store_, reader->conditions());
        const fs::path file = folder_.path() / "spill";
        auto spill = runs::SpillWriter::create(file);
        RunOptions options;
        options.jobs = jobs;
        options.block = block;
        SpillTaker taker(*spill);
        const auto first = pass_one(plan, options, *reader, taker, log_, {});
        EXPECT_TRUE(first.has_value());
        EXPECT_EQ(first->projects, kProjects);
        EXPECT_TRUE(spill->finish().has_value());
        std::ifstream in(file, std::ios::binary);
        return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
    }

    testing::TemporaryFolder folder_;
    QuietLog log_;
    model::Analysis analysis_;
    std::optional<gdal::Crs> crs_;
    std::shared_ptr<const layers::LayerStore> store_;
};

TEST_F(Threads, AndBlocksOfAnySizeGiveTheSameBytes) {
    const std::string expected = pass(1, 512);
    EXPECT_GT(expected.size(), 10'000U);
    EXPECT_TRUE(pass(1, 7) == expected);
    EXPECT_TRUE(pass(1, 1) == expected);
    EXPECT_TRUE(pass(2, 512) == expected);
    EXPECT_TRUE(pass(2, 13) == expected);
    EXPECT_TRUE(pass(8, 512) == expected);
    EXPECT_TRUE(pass(8, 5) == expected);
}

TEST_F(Threads, KeepTheOrderOfTheInput) {
    (void)pass(8, 16);
    auto reader = runs::SpillReader::open(folder_.path() / "spill");
    ASSERT_TRUE(reader.has_value());
    for (int i = 0; i < kProjects; ++i) {
        const auto record = reader->next();
        ASSERT_TRUE(record && *record);
        EXPECT_EQ((*record)->project.id, fmt::format("P{}", i));
        EXPECT_EQ((*record)->project.row, static_cast<std::size_t>(i));
        EXPECT_EQ((*record)->findings.size(), 6U);  // in force, coverage, four checks
    }
}

TEST_F(Threads, StopWhenAsked) {
    auto reader = layers::ProjectReader::open(analysis_, *crs_, log_);
    const Plan plan = make_plan(analysis_, *store_, reader->conditions());
    auto spill = runs::SpillWriter::create(folder_.path() / "spill");
    std::stop_source stop;
    stop.request_stop();
    SpillTaker taker(*spill);
    const auto first = pass_one(plan, {.jobs = 4, .block = 16}, *reader, taker, log_, stop.get_token());
    ASSERT_TRUE(first.has_value());
    EXPECT_TRUE(first->stopped);
    EXPECT_EQ(first->projects, 0);
}

}  // namespace
}  // namespace terracord::engine

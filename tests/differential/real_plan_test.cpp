// The real PLUi 241800432: its 14 planning sectors (OAP) against its zones.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cmath>
#include <cstdlib>
#include <filesystem>

#include "boost_areas.hpp"
#include "gdal/vector_reader.hpp"
#include "geometry/measure.hpp"
#include "layers/repair.hpp"
#include "slab_areas.hpp"
#include "support/measuring.hpp"

namespace terracord::differential {
namespace {

namespace fs = std::filesystem;

fs::path plan() {
    const char* given = std::getenv("TERRACORD_SHARED");
    const fs::path shared = given != nullptr ? fs::path(given) : fs::current_path() / ".." / "shared";
    for (const fs::path& base : {shared / "data" / "cnig-documents", shared / "cnig-documents"}) {
        if (fs::exists(base / "241800432_PLUi_20200128")) return base / "241800432_PLUi_20200128";
    }
    return {};
}

fs::path dataset(const fs::path& folder, const std::string& stem) {
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        std::string name = entry.path().filename().string();
        std::transform(name.begin(), name.end(), name.begin(),
                       [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
        if (name.find(stem) != std::string::npos && name.ends_with(".SHP")) return entry.path();
    }
    return {};
}

std::vector<testing::Feature> read(const fs::path& file, const std::string& field, const std::string& only) {
    QuietLog log;
    gdal::ReadRequest request;
    request.input = {.path = file,
                     .written = file.filename().string(),
                     .layer = "",
                     .where = "",
                     .encoding = "",
                     .crs = "EPSG:2154",
                     .position = {}};
    request.fields.push_back({.name = field, .aliases = {}, .width = 0, .required = true});
    request.target = testing::lambert_93();
    auto reader = gdal::VectorReader::open(request, log);
    if (!reader) {
        ADD_FAILURE() << format_error(reader.error(), Lang::en);
        return {};
    }
    geos::Context context;
    std::vector<testing::Feature> features;
    std::vector<gdal::Record> records;
    while (true) {
        records.clear();
        const auto count = reader->read(1000, records);
        if (!count || *count == 0) return features;
        for (gdal::Record& record : records) {
            const std::string code = record.values[0].value_or("");
            if (record.geometry_missing || (!only.empty() && code != only)) continue;
            const auto repair = layers::Mender(context).make_usable(record.fid, record.shape);
            if (repair && repair->set_aside) continue;
            features.push_back({code, std::move(record.shape)});
        }
    }
}

TEST(RealPlan, SectorsAgainstZonesAgreeWithASecondEngine) {
    const fs::path folder = plan();
    if (folder.empty()) GTEST_SKIP() << "the shared data are absent: set TERRACORD_SHARED";
    const auto zones = read(dataset(folder, "ZONE_URBA"), "TYPEZONE", "");
    const auto sectors = read(dataset(folder, "PRESCRIPTION_SURF"), "TYPEPSC", "18");
    ASSERT_EQ(sectors.size(), 14U);
    ASSERT_FALSE(zones.empty());
    int compared = 0;
    double worst = 0.0;
    for (const testing::Feature& sector : sectors) {
        const model::Measures measures = testing::overlap_of(sector.shape, zones, 0.0, model::Breakdown{});
        EXPECT_LE(std::abs(measures.accounts.error_m2), 1e-6 * measures.subject_m2);
        for (const model::ClassHit& hit : measures.classes) {
            std::vector<geometry::Shape> of_class;
            double length = geometry::length(sector.shape);
            for (const testing::Feature& zone : zones) {
                if (zone.class_code != hit.class_code || !zone.shape.box().touches(sector.shape.box())) continue;
                of_class.push_back(zone.shape);
            }
            length += geometry::length(hit.pieces);
            const double limit = 1e-9 * hit.strict.area_m2 + 4e-9 * length;
            const auto boost = boost_covered(sector.shape, of_class);
            const double second =
                boost && std::abs(*boost - hit.strict.area_m2) <= limit ? *boost : slab_covered(sector.shape, of_class);
            EXPECT_NEAR(hit.strict.area_m2, second, limit) << hit.class_code;
            worst = std::max(worst, std::abs(hit.strict.area_m2 - second) / limit);
            ++compared;
        }
    }
    std::fputs(fmt::format("{} sectors, {} areas by class compared; worst agreement {:.3f} of the bound\n",
                           sectors.size(), compared, worst)
                   .c_str(),
               stdout);
    EXPECT_GE(compared, 14);
}

}  // namespace
}  // namespace terracord::differential

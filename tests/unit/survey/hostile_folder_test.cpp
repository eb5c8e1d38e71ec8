// Whatever lies in a folder, an inspection comes to an end and says what it could not read.
#include <gtest/gtest.h>

#include <random>

#include "files.hpp"
#include "survey/inspection.hpp"
#include "survey/inspection_json.hpp"
#include "survey/inspection_text.hpp"

namespace terracord::survey {
namespace {

using testing::shipped;
using testing::write;

std::string noise(std::uint32_t seed, std::size_t size) {
    std::mt19937 engine(seed);
    std::string bytes(size, '\0');
    for (char& byte : bytes) byte = static_cast<char>(engine() & 0xFFU);
    return bytes;
}

TEST(HostileFolder, noise_in_every_format_is_reported_and_never_read_as_data) {
    const testing::TemporaryFolder folder;
    std::uint32_t seed = 1;
    for (const char* name : {"ZONE_URBA.shp", "ZONE_URBA.dbf", "a.gpkg", "b.geojson", "c.gml", "d.tab", "e.mif",
                             "f.fgb", "g.zip", "h.json", "PRESCRIPTION_SURF.gml", "i.csv", "j.tif"})
        write(folder.path() / name, noise(seed++, 4096));
    QuietLog log;
    const Inspection seen = inspect({folder.path()}, shipped(), {}, log);
    EXPECT_FALSE(seen.complete());
    for (const Lang lang : {Lang::fr, Lang::en}) EXPECT_FALSE(to_text(seen, lang).empty());
    EXPECT_FALSE(to_json(seen, "1").empty());
}

TEST(HostileFolder, a_good_plan_cut_anywhere_is_told_as_far_as_it_goes) {
    const testing::TemporaryFolder folder;
    testing::write_plan(folder.path() / "plu");
    std::ifstream file(folder.path() / "plu" / "ZONE_URBA.geojson", std::ios::binary);
    const std::string whole((std::istreambuf_iterator<char>(file)), {});
    for (std::size_t cut = 0; cut < whole.size(); cut += 331) {
        write(folder.path() / "plu" / "ZONE_URBA.geojson", whole.substr(0, cut));
        QuietLog log;
        const Inspection seen = inspect({folder.path() / "plu"}, shipped(), {}, log);
        EXPECT_FALSE(to_text(seen, Lang::fr).empty()) << cut;
    }
}

TEST(HostileFolder, names_and_values_with_control_characters_do_not_break_lines_or_json) {
    const testing::TemporaryFolder folder;
    write(folder.path() / "plu" / "ZONE_URBA.csv",
          "WKT,LIBELLE,TYPEZONE,LIBELONG\n\"POLYGON ((0 0,1 0,1 1,0 0))\",\"A\x1b[31m\",\"U\",\"x\ny\"\n");
    write(folder.path() / "a\nb.csv", "WKT,nom\n\"POINT (1 1)\",\"\xff\xfe\"\n");
    QuietLog log;
    const Inspection seen = inspect({folder.path()}, shipped(), {}, log);
    EXPECT_EQ(to_text(seen, Lang::fr).find('\x1b'), std::string::npos);
    EXPECT_EQ(to_json(seen, "1").find('\x1b'), std::string::npos);
}

TEST(HostileFolder, an_empty_folder_holds_nothing) {
    const testing::TemporaryFolder folder;
    QuietLog log;
    const Inspection seen = inspect({folder.path()}, shipped(), {}, log);
    EXPECT_FALSE(seen.anything());
    EXPECT_TRUE(seen.complete());
}

}  // namespace
}  // namespace terracord::survey

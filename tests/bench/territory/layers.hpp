// The layers of the territory, one function each. They draw from seeds of their own: each layer is the same, whatever
// else is made beside it.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "ground.hpp"
#include "layer_file.hpp"

namespace terracord::bench {

struct Zone {
    Geometry area;
    std::string code;
};

// A plan's zones: they cover the ground once, and share their wiggly borders vertex by vertex. Some 9,000 with holes.
[[nodiscard]] std::vector<Zone> make_zones(const Ground& ground);
void write_zoning(const std::vector<Zone>& zones, const std::filesystem::path& folder);

// Prescriptions of a plan, 15,000 patches and strips that overlap each other.
void write_prescriptions(const Ground& ground, const std::filesystem::path& folder);
// Green corridors, 3,000, of up to 2,000 vertices.
void write_corridors(const Ground& ground, const std::filesystem::path& folder);
// Four classes of flood hazard along a river, each one multipolygon of 100,000 to 245,000 vertices.
void write_flood(const Ground& ground, const std::filesystem::path& folder);

struct Road {
    Points points;
    int rank = 0;  // 0: the widest
};
[[nodiscard]] std::vector<Road> make_roads(const Ground& ground);
void write_roads(const std::vector<Road>& roads, const std::filesystem::path& folder);
// Bands of noise as a model on cells of 10 m gives them: stairs, 24,000 holes, one polygon of 325,000 vertices.
void write_noise(const Ground& ground, const std::vector<Road>& roads, const std::filesystem::path& folder);
// A heat network, stops and schools.
void write_facilities(const Ground& ground, const std::filesystem::path& folder);

// Warmth of the town, 5 m cells of 32 bits, deflate in tiles.
void write_climate(const Ground& ground, const std::filesystem::path& folder);

// Perimeters: S 1,000 urban projects, M 20,000 permits, some of them ending at a zone's border as parcels do; L 200,000
// and XL 2,000,000 parcels side by side.
void write_perimeters(const Ground& ground, const std::vector<Zone>& zones, const std::string& size,
                      const std::filesystem::path& folder);

// The ground all documents speak of, for the coverage of layers that do not fill it.
void write_extent(const Ground& ground, const std::filesystem::path& folder);

}  // namespace terracord::bench

// Roads, a heat network, stops and schools.
#include <array>
#include <cmath>
#include <numbers>

#include "layers.hpp"

namespace terracord::bench {

namespace {

Points winding(Random& random, Point from, int points, double step, double bend) {
    Points made;
    double heading = random.between(0.0, 2.0 * std::numbers::pi);
    for (int i = 0; i < points; ++i) {
        made.push_back(from);
        heading += bend * random.bell();
        from = {from.x + step * std::cos(heading), from.y + step * std::sin(heading)};
    }
    return made;
}

void write_points(const Ground& ground, const std::filesystem::path& folder, const std::string& name, int count,
                  std::uint64_t seed, const std::array<const char*, 2>& codes, int every) {
    LayerFile file(folder, name, wkbPoint);
    Random random(seed);
    for (int i = 0; i < count; ++i) {
        const Point at = Ground::to_map(ground.somewhere(random));
        file.add(OGRPoint(at.x, at.y), codes[i % every == 0 ? 1 : 0]);
    }
}

}  // namespace

std::vector<Road> make_roads(const Ground& ground) {
    Random random(41);
    std::vector<Road> roads;
    const int wide = ground.count(600);
    for (int i = 0; i < ground.count(30000); ++i) {
        const bool highway = i < wide;
        const Point from = highway ? ground.anywhere(random) : ground.somewhere(random);
        const int points = highway ? 40 : random.whole(3, 14);
        Road road{winding(random, from, points, highway ? 60.0 : 25.0, 0.12), highway ? 0 : random.whole(1, 4)};
        const auto beyond = [&](Point p) {
            return p.x < 0 || p.y < 0 || p.x > ground.width() || p.y > ground.height();
        };
        std::size_t within = 0;
        while (within < road.points.size() && !beyond(road.points[within])) ++within;
        road.points.resize(within);
        if (within > 1) roads.push_back(std::move(road));
    }
    return roads;
}

void write_roads(const std::vector<Road>& roads, const std::filesystem::path& folder) {
    static constexpr std::array<const char*, 4> kCodes{"highway", "main road", "street", "path"};
    LayerFile file(folder, "roads", wkbLineString);
    for (const Road& road : roads) file.add(*line(road.points), kCodes[static_cast<std::size_t>(road.rank)]);
}

void write_facilities(const Ground& ground, const std::filesystem::path& folder) {
    {
        LayerFile file(folder, "heat", wkbLineString);
        Random random(51);
        for (int i = 0; i < ground.count(1500); ++i) {
            Point from = ground.anywhere(random);
            while (ground.density(from) < 0.5) from = ground.anywhere(random);
            const int points = random.whole(2, 25);
            file.add(*line(winding(random, from, points, 18.0, 0.3)), i % 3 == 0 ? "primary" : "secondary");
        }
    }
    write_points(ground, folder, "stops", ground.count(3000), 61, {"bus", "tram"}, 9);
    write_points(ground, folder, "schools", ground.count(400), 71, {"school", "secondary school"}, 3);
}

}  // namespace terracord::bench

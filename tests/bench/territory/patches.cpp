// Layers that overlap themselves: patches, and strips about a winding line.
#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "layers.hpp"

namespace terracord::bench {

namespace {

struct Strip {
    int points = 0;
    double step = 0.0;
    double bend = 0.0;
    double half_width = 0.0;
    int quarter = 0;  // segments of a quarter of a circle at its ends
};

Geometry strip(Random& random, Point from, const Strip& wanted) {
    Points axis;
    double heading = random.between(0.0, 2.0 * std::numbers::pi);
    for (int i = 0; i < wanted.points; ++i) {
        axis.push_back(from);
        heading += wanted.bend * random.bell();
        from = {from.x + wanted.step * std::cos(heading), from.y + wanted.step * std::sin(heading)};
    }
    return Geometry(line(axis)->Buffer(wanted.half_width, wanted.quarter));
}

// Sizes spread like those of real patches: many small ones, few large.
double spread(Random& random, double small, double factor, double most) {
    return std::min(small * std::exp(factor * std::abs(random.bell())), most);
}

}  // namespace

void write_prescriptions(const Ground& ground, const std::filesystem::path& folder) {
    static constexpr std::array<const char*, 10> kCodes{"01", "02", "05", "07", "15", "18", "25", "31", "39", "44"};
    LayerFile file(folder, "prescriptions", wkbMultiPolygon);
    Random random(21);
    for (int i = ground.count(15000); i > 0; --i) {
        const Point place = ground.somewhere(random);
        Geometry area;
        if (random.unit() < 0.7) {
            const double radius = spread(random, 8.0, 1.6, 900.0);
            const int points = std::clamp(static_cast<int>(radius * random.between(0.4, 2.5)), 6, 500);
            area = polygon(blob(random, place, radius, points, 0.45));
        } else {
            const int points = random.whole(4, 40);
            area = strip(random, place, {points, 25.0, 0.25, random.between(3.0, 30.0), 4});
        }
        area = rounded(std::move(area));
        if (!area->IsValid())
            area = rounded(polygon({place, {place.x + 40.0, place.y}, {place.x + 30.0, place.y + 35.0}}));
        file.add(*area, kCodes[static_cast<std::size_t>(random.whole(0, 10))]);
    }
}

void write_corridors(const Ground& ground, const std::filesystem::path& folder) {
    static constexpr std::array<const char*, 5> kCodes{"reservoir", "corridor", "wetland", "wood", "hedge"};
    LayerFile file(folder, "corridors", wkbMultiPolygon);
    Random random(31);
    for (int made = 0; made < ground.count(3000);) {
        const Point place = ground.anywhere(random);
        const double radius = spread(random, 40.0, 1.1, 2500.0);
        Geometry area;
        if (random.unit() < 0.6) {
            const int points = std::clamp(static_cast<int>(radius * random.between(0.6, 2.5)), 12, 2000);
            area = polygon(blob(random, place, radius, points, 0.5));
        } else {
            const int points = random.whole(10, 150);
            area = strip(random, place, {points, 20.0, 0.15, random.between(5.0, 60.0), 6});
        }
        area = rounded(std::move(area));
        if (!area->IsValid()) continue;
        file.add(*area, kCodes[static_cast<std::size_t>(random.whole(0, 5))]);
        ++made;
    }
}

}  // namespace terracord::bench

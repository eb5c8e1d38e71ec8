#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>

#include "layers.hpp"

namespace terracord::bench {

namespace {

// One perimeter in this many ends at the border of the zone it lies in.
constexpr int kSnapped = 4;
constexpr double kLeast = 25.0;  // square metres

// Which zones may have ground at a place: their boxes on a grid of 250 m.
class ZoneGrid {
   public:
    explicit ZoneGrid(const std::vector<Zone>& zones) : zones_(zones), boxes_(zones.size()) {
        for (std::size_t i = 0; i < zones.size(); ++i) {
            OGREnvelope& box = boxes_[i];
            zones[i].area->getEnvelope(&box);
            for (int x = cell(box.MinX); x <= cell(box.MaxX); ++x)
                for (int y = cell(box.MinY); y <= cell(box.MaxY); ++y) cells_[{x, y}].push_back(i);
        }
    }

    // The largest part of the perimeter in one zone, where its border crosses it: a polygon whose vertices along the
    // border are the zone's own. Null where no border crosses, or what is left is no simple parcel.
    [[nodiscard]] Geometry snapped(const OGRGeometry& perimeter) const {
        OGREnvelope box;
        perimeter.getEnvelope(&box);
        const double whole = perimeter.toMultiPolygon()->get_Area();
        const auto found = cells_.find({cell((box.MinX + box.MaxX) / 2.0), cell((box.MinY + box.MaxY) / 2.0)});
        if (found == cells_.end()) return nullptr;
        Geometry best;
        double most = 0.0;
        for (const std::size_t i : found->second) {
            if (!boxes_[i].Intersects(box)) continue;
            Geometry piece(zones_[i].area->Intersection(&perimeter));
            if (!piece || wkbFlatten(piece->getGeometryType()) != wkbPolygon) continue;
            const double area = piece->toPolygon()->get_Area();
            if (area <= most) continue;
            most = area;
            best = std::move(piece);
        }
        if (most < kLeast || most > 0.999 * whole) return nullptr;
        best = rounded(std::move(best));
        return best->IsValid() ? std::move(best) : nullptr;
    }

   private:
    static int cell(double metres) { return static_cast<int>(std::floor(metres / 250.0)); }

    const std::vector<Zone>& zones_;
    std::vector<OGREnvelope> boxes_;
    std::map<std::pair<int, int>, std::vector<std::size_t>> cells_;
};

struct Sizes {
    double median_m2 = 0.0;
    double spread = 0.0;
    double most_m2 = 0.0;
};

Points building_plot(Random& random, double area) {
    const double turn = random.between(0.0, std::numbers::pi);
    const double ratio = random.between(0.4, 1.0);
    const double w = std::sqrt(area / ratio) / 2.0;
    const double h = w * ratio;
    Points corners{{-w, -h}, {w, -h}, {w, h}, {-w, h}};
    if (random.unit() >= 0.5) corners = {{-w, -h}, {w, -h}, {w, 0.0}, {0.0, 0.0}, {0.0, h}, {-w, h}};
    for (Point& p : corners)
        p = {p.x * std::cos(turn) - p.y * std::sin(turn), p.x * std::sin(turn) + p.y * std::cos(turn)};
    return corners;
}

// A plot with right angles, or an outline of up to 200 vertices.
Geometry free_perimeter(const Ground& ground, Random& random, const Sizes& sizes) {
    while (true) {
        const Point place = ground.somewhere(random);
        const double area = std::min(sizes.most_m2, sizes.median_m2 * std::exp(sizes.spread * random.bell()));
        const double radius = std::sqrt(area / std::numbers::pi);
        const double margin = radius + 400.0;
        if (place.x < margin || place.y < margin || place.x > ground.width() - margin ||
            place.y > ground.height() - margin)
            continue;
        Points outline;
        if (random.unit() < 0.4) {
            outline = building_plot(random, area);
            for (Point& p : outline) p = {p.x + place.x, p.y + place.y};
        } else {
            const int points = std::clamp(static_cast<int>(radius * random.between(0.2, 1.2)), 8, 200);
            outline = blob(random, place, radius, points, 0.35);
        }
        Geometry made = rounded(polygon(outline));
        if (made->IsValid()) return made;
    }
}

struct Block {
    double x = 0.0;
    double y = 0.0;
    double width = 0.0;
    double height = 0.0;
};

// Blocks of 1 km, cut in two until they are parcels, smaller in towns and with `scale`; streets between large ones.
std::vector<Block> cut_blocks(const Ground& ground, double scale) {
    std::vector<Block> open;
    for (double x = 0.0; x < ground.width(); x += 1000.0)
        for (double y = 0.0; y < ground.height(); y += 1000.0) open.push_back({x, y, 1000.0, 1000.0});
    Random random(103);
    std::vector<Block> parcels;
    while (!open.empty()) {
        const Block b = open.back();
        open.pop_back();
        const double density = ground.density({b.x + b.width / 2.0, b.y + b.height / 2.0});
        const double wanted = scale * (420.0 + 26000.0 * std::pow(1.0 - density, 2.2));
        if (b.width * b.height <= wanted * random.between(0.6, 2.4)) {
            if (b.width > 2.0 && b.height > 2.0) parcels.push_back(b);
            continue;
        }
        const double t = random.between(0.33, 0.67);
        const double street = b.width * b.height > 30000.0 ? 5.0 : 0.0;
        if (b.width > b.height * random.between(0.7, 1.4)) {
            const double m = b.width * t;
            open.push_back({b.x, b.y, m - street, b.height});
            open.push_back({b.x + m + street, b.y, b.width - m - street, b.height});
        } else {
            const double m = b.height * t;
            open.push_back({b.x, b.y, b.width, m - street});
            open.push_back({b.x, b.y + m + street, b.width, b.height - m - street});
        }
    }
    return parcels;
}

Points parcel_outline(const Block& b, std::uint64_t number) {
    Points outline;
    const auto side = [&](Point from, Point to) {
        const int stretches = 1 + static_cast<int>(std::hypot(to.x - from.x, to.y - from.y) / 45.0) +
                              (mix(number * 7 + static_cast<std::uint64_t>(from.x)) % 3 == 0 ? 1 : 0);
        for (int k = 0; k < stretches; ++k)
            outline.push_back(bent({from.x + (to.x - from.x) * k / stretches, from.y + (to.y - from.y) * k / stretches},
                                   Bend::parcels));
    };
    const Point sw{b.x, b.y};
    const Point se{b.x + b.width, b.y};
    const Point ne{b.x + b.width, b.y + b.height};
    const Point nw{b.x, b.y + b.height};
    side(sw, se);
    side(se, ne);
    side(ne, nw);
    side(nw, sw);
    return outline;
}

// `count` parcels, in the order they were cut, spread over the ground by lot.
void write_parcels(const Ground& ground, const ZoneGrid& zones, int count, double scale, LayerFile& file) {
    std::vector<Block> blocks = cut_blocks(ground, scale);
    // A smaller ground may have fewer parcels of this size: smaller ones then.
    while (blocks.size() < static_cast<std::size_t>(count) * 21 / 20) blocks = cut_blocks(ground, scale *= 0.8);
    std::vector<std::pair<std::uint64_t, std::size_t>> lots;
    for (std::size_t i = 0; i < blocks.size(); ++i) lots.emplace_back(mix(i * 77 + 5), i);
    std::sort(lots.begin(), lots.end());
    std::vector<std::size_t> chosen;
    for (const auto& [lot, i] : lots) {
        if (chosen.size() == static_cast<std::size_t>(count)) break;
        if (polygon(parcel_outline(blocks[i], i))->IsValid()) chosen.push_back(i);
    }
    if (chosen.size() < static_cast<std::size_t>(count)) stop("too few parcels are valid");
    std::sort(chosen.begin(), chosen.end());
    for (const std::size_t i : chosen) {
        Geometry parcel = rounded(polygon(parcel_outline(blocks[i], i)));
        if (mix(i) % kSnapped == 0)
            if (Geometry piece = zones.snapped(*parcel)) parcel = std::move(piece);
        file.add(*parcel, "parcel");
    }
}

}  // namespace

void write_perimeters(const Ground& ground, const std::vector<Zone>& zones, const std::string& size,
                      const std::filesystem::path& folder) {
    const ZoneGrid grid(zones);
    LayerFile file(folder, "projects_" + size, wkbMultiPolygon);
    if (size == "L") return write_parcels(ground, grid, ground.count(200000), 0.5, file);
    if (size == "XL") return write_parcels(ground, grid, ground.count(2000000), 0.045, file);
    const bool few = size == "S";
    Random random(few ? 101 : 102);
    const Sizes sizes = few ? Sizes{40000.0, 1.2, 4e6} : Sizes{3000.0, 1.3, 5e5};
    for (int i = 0; i < ground.count(few ? 1000 : 20000); ++i) {
        Geometry perimeter = free_perimeter(ground, random, sizes);
        if (i % kSnapped == 0)
            if (Geometry piece = grid.snapped(*perimeter)) perimeter = std::move(piece);
        file.add(*perimeter, i % 3 != 0 ? "permit" : few ? "urban project" : "development permit");
    }
}

void write_extent(const Ground& ground, const std::filesystem::path& folder) {
    LayerFile file(folder, "extent", wkbMultiPolygon);
    const double w = ground.width() + 1000.0;
    const double h = ground.height() + 1000.0;
    file.add(*rounded(polygon({{-1000.0, -1000.0}, {w, -1000.0}, {w, h}, {-1000.0, h}})), "extent");
}

}  // namespace terracord::bench

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "gdal/crs.hpp"
#include "gdal/crs_data.hpp"

namespace terracord::gdal {
namespace {

using geometry::Box;
using geometry::Point;

constexpr double kBeyondZone = 1.0;  // degrees beyond its area that a local system is still met with
constexpr double kWidening = 2.0;    // degrees about an area of use: real layers run a little over

bool inside(const AreaOfUse& area, Point at, double widened) {
    if (at.y < area.south - widened || at.y > area.north + widened) return false;
    if (area.west <= area.east) {
        return at.x >= area.west - widened && at.x <= area.east + widened;
    }
    return at.x >= area.west - widened || at.x <= area.east + widened;
}

bool looks_geographic(const Box& box) {
    return box.min_x >= -180.0 && box.max_x <= 180.0 && box.min_y >= -90.0 && box.max_y <= 90.0;
}

// No layer lies within some kilometres of the origin of a map grid; drawings and lists of numbers do.
bool looks_projected(const Box& box) {
    constexpr double kFar = 10000.0;
    return std::max({std::abs(box.min_x), std::abs(box.max_x), std::abs(box.min_y), std::abs(box.max_y)}) >= kFar;
}

// Longitude and latitude of a point that the system maps back onto itself; nullopt outside its domain.
std::optional<Point> position(const Crs& crs, Point at) {
    std::vector<Point> points{at};
    crs.data().lonlat(points);
    const Point there = points[0];
    if (!std::isfinite(there.x) || std::abs(there.x) > 180.0 || std::abs(there.y) > 90.0) return std::nullopt;
    const Crs::Data& data = crs.data();
    if (!data.to_lonlat) return there;
    const std::scoped_lock lock(data.guard);
    const PJ_COORD back = proj_trans(data.to_lonlat.get(), PJ_INV,
                                     proj_coord((there.x - data.meridian_degrees) / data.degrees_per_unit,
                                                there.y / data.degrees_per_unit, 0.0, 0.0));
    proj_errno_reset(data.to_lonlat.get());
    if (!(std::hypot(back.xy.x - at.x, back.xy.y - at.y) < 1.0)) return std::nullopt;
    return there;
}

std::string grouped(double value, const char* separator) {
    std::string digits = fmt::format("{:.0f}", std::abs(value));
    for (auto at = static_cast<std::ptrdiff_t>(digits.size()) - 3; at > 0; at -= 3) {
        digits.insert(static_cast<std::size_t>(at), separator);
    }
    return value < -0.5 ? "-" + digits : digits;
}

std::string range(double low, double high, bool degrees) {
    const auto one = [&](double value) { return degrees ? fmt::format("{:.5f}", value) : grouped(value, "\u00a0"); };
    const double step = degrees ? 1e-5 : 1.0;
    return high - low < step ? one(low) : fmt::format("{}–{}", one(low), one(high));
}

}  // namespace

const std::vector<std::string>& well_known_codes() {
    static const std::vector<std::string> codes{
        "EPSG:2154",  "EPSG:4326",  "EPSG:3942", "EPSG:3943",  "EPSG:3944",  "EPSG:3945",  "EPSG:3946",  "EPSG:3947",
        "EPSG:3948",  "EPSG:3949",  "EPSG:3950", "EPSG:27572", "EPSG:27561", "EPSG:27562", "EPSG:27563", "EPSG:27564",
        "EPSG:5490",  "EPSG:2972",  "EPSG:2975", "EPSG:4471",  "EPSG:4559",  "EPSG:32631", "EPSG:32630", "EPSG:32632",
        "EPSG:25832", "EPSG:25833", "EPSG:2056", "EPSG:3035",  "EPSG:3857"};
    return codes;
}

std::vector<std::string> candidates(const Box& box, std::optional<Box> near_lonlat) {
    std::vector<std::string> found;
    if (box.empty() || !std::isfinite(box.width()) || !std::isfinite(box.height())) return found;
    const Point centre{(box.min_x + box.max_x) / 2.0, (box.min_y + box.max_y) / 2.0};
    // Local systems are used a little beyond their zone; one that covers the world explains nothing: it comes last.
    std::vector<std::string> beyond;
    std::vector<std::string> far;
    for (const std::string& code : well_known_codes()) {
        const auto crs = Crs::parse(code);
        if (!crs || !crs->data().area) continue;
        if (crs->geographic() ? !looks_geographic(box) : !looks_projected(box)) continue;
        const auto at = position(*crs, centre);
        const AreaOfUse& area = *crs->data().area;
        if (!at || !inside(area, *at, kBeyondZone)) continue;
        const bool near = !near_lonlat || near_lonlat->touches(Box{at->x, at->y, at->x, at->y});
        const bool worldwide = area.east - area.west >= 359.0 && !crs->geographic();
        (!near || worldwide ? far : (inside(area, *at, 0.0) ? found : beyond)).push_back(code);
    }
    found.insert(found.end(), beyond.begin(), beyond.end());
    found.insert(found.end(), far.begin(), far.end());
    return found;
}

bool plausible(const Crs& crs, const Box& box) {
    if (box.empty()) return true;
    if (!std::isfinite(box.width()) || !std::isfinite(box.height())) return true;  // judged point by point on reading
    if (crs.geographic() && !(box.min_x >= -360.0 && box.max_x <= 360.0 && box.min_y >= -90.001 && box.max_y <= 90.001))
        return false;
    if (!crs.data().area) return true;
    // One part inside is enough: a stray point or a wide layer is no reason to refuse the rest.
    constexpr int kSteps = 8;
    std::vector<Point> grid;
    grid.reserve((kSteps + 1) * (kSteps + 1));
    for (int i = 0; i <= kSteps; ++i) {
        for (int j = 0; j <= kSteps; ++j) {
            grid.push_back({box.min_x + box.width() * i / kSteps, box.min_y + box.height() * j / kSteps});
        }
    }
    crs.data().lonlat(grid);
    return std::any_of(grid.begin(), grid.end(), [&](Point at) {
        if (!std::isfinite(at.x)) return false;
        if (at.x > 180.0) at.x -= 360.0;
        return inside(*crs.data().area, at, kWidening);
    });
}

Text describe(const Box& box) {
    if (box.empty()) return {"aucune coordonnée", "no coordinates"};
    const bool degrees = looks_geographic(box);
    return same_text(
        fmt::format("E {}, N {}", range(box.min_x, box.max_x, degrees), range(box.min_y, box.max_y, degrees)));
}

Text advise(const Box& box) {
    constexpr std::size_t kMost = 3;
    std::vector<std::string> codes = candidates(box);
    if (codes.empty()) {
        return {"Demandez le système de coordonnées au producteur, puis ajoutez par exemple crs = \"EPSG:2154\".",
                "Ask the producer for the coordinate system, then add for example crs = \"EPSG:2154\"."};
    }
    if (codes.size() > kMost) codes.resize(kMost);
    std::string names;
    for (const std::string& code : codes) {
        const auto crs = Crs::parse(code);
        names += fmt::format("{}{} ({})", names.empty() ? "" : ", ", code, crs ? crs->name() : "");
    }
    return {fmt::format("{} ? Vérifiez, puis ajoutez crs = \"{}\".", names, codes.front()),
            fmt::format("{}? Check, then add crs = \"{}\".", names, codes.front())};
}

}  // namespace terracord::gdal

// What a Crs holds. The PROJ objects are shared by all users of the value and therefore used under `guard` only.
#pragma once

#include <geodesic.h>

#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "gdal/crs.hpp"
#include "gdal/proj_handles.hpp"

namespace terracord::gdal {

// Degrees; west may be greater than east (across the antimeridian).
struct AreaOfUse {
    double west = -180.0;
    double south = -90.0;
    double east = 180.0;
    double north = 90.0;
};

struct Crs::Data {
    std::string code;
    std::string name;
    std::string wkt;
    bool metric = false;
    bool geographic = false;
    bool unknown_datum = false;
    double unit_m = 0.0;  // of the axes of a projected system
    double semi_major_m = 0.0;
    double inverse_flattening = 0.0;
    std::optional<AreaOfUse> area;

    mutable std::mutex guard;
    ProjContext context;
    ProjObject crs;                 // 2D, as defined
    ProjObject normalised;          // easting/longitude first
    ProjObject to_lonlat;           // to the longitude and latitude of its own datum; null: it is geographic itself
    double degrees_per_unit = 1.0;  // of those, and the longitude of their origin
    double meridian_degrees = 0.0;
    geod_geodesic geodesic{};

    // What proj_create understands: the code, else the WKT.
    [[nodiscard]] const std::string& definition() const { return code.empty() ? wkt : code; }
    // In place, degrees from Greenwich; points that have no image become NaN. Takes the guard.
    void lonlat(std::vector<geometry::Point>& points) const;
};

// The well-known systems tried against coordinates, most likely in France first.
[[nodiscard]] const std::vector<std::string>& well_known_codes();

// The named system this one with an unknown datum stands for: `preferred` if it fits, else a well-known projected one.
[[nodiscard]] std::optional<Crs> named_equivalent(const Crs& crs, const std::optional<Crs>& preferred,
                                                  std::string* assumption);

// "E 1 618 059, N 7 189 787" or "lon 1,90930 à 1,91200 ..." for messages.
[[nodiscard]] Text describe(const geometry::Box& box);

// "EPSG:2154 ? EPSG:3857 ? Ajoutez crs = ..." after a missing or wrong declaration; also when nothing fits.
[[nodiscard]] Text advise(const geometry::Box& box);

}  // namespace terracord::gdal

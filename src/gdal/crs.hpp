// Coordinate reference systems and the operations between them (PROJ; no network, no ballpark operations).
// A Crs costs some milliseconds to make and little to copy; it is an immutable value, safe to share (calls that need
// PROJ take turns on a lock inside). A Transform belongs to one thread.
//
//   const auto lambert = Crs::parse("EPSG:2154");
//   const auto to_map = Transform::make(*lambert, *Crs::parse("EPSG:4326"));
//   const std::size_t lost = to_map->apply(shape.points());
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "geometry/box.hpp"

namespace terracord::gdal {

class Crs {
   public:
    // "EPSG:2154", WKT, PROJ string. Error 402.
    static Result<Crs> parse(const std::string& text, const Position& where = {});

    [[nodiscard]] const std::string& code() const;  // "EPSG:2154"; "" where no authority names it
    [[nodiscard]] const std::string& name() const;
    [[nodiscard]] const std::string& wkt() const;  // WKT2:2019, one line
    [[nodiscard]] bool projected_in_metres() const;
    [[nodiscard]] bool geographic() const;
    // Same system, whatever it is called. `assumption` says so where the datum is unknown but all else is equal.
    [[nodiscard]] bool same_as(const Crs& other, std::string* assumption = nullptr) const;

    struct Data;
    explicit Crs(std::shared_ptr<const Data> data) : data_(std::move(data)) {}
    [[nodiscard]] const Data& data() const { return *data_; }

   private:
    std::shared_ptr<const Data> data_;
};

class Transform {
   public:
    // The best operation that needs no missing grid and is no ballpark one, about `extent` (in `from`) where it is
    // known. Error 406.
    static Result<Transform> make(const Crs& from, const Crs& to, const Position& where = {},
                                  const std::optional<geometry::Box>& extent = {});
    ~Transform();
    Transform(Transform&&) noexcept;
    Transform& operator=(Transform&&) noexcept;

    // x/y (easting, northing; longitude, latitude) in place, rounded to 1e-6 m (1e-11 degrees);
    // points that fail become NaN and are counted in the result.
    [[nodiscard]] std::size_t apply(std::span<geometry::Point> points) const;
    [[nodiscard]] const std::string& operation() const;  // "" for the identity
    [[nodiscard]] double accuracy_m() const;             // 0 for the identity, -1: unknown
    // A more accurate operation whose grid is not installed; "" where there is none.
    [[nodiscard]] const std::string& better_operation() const;

   private:
    struct State;
    explicit Transform(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

// Ratio of planar to ellipsoidal area about a point of the projected CRS. NaN where it cannot be had.
[[nodiscard]] double areal_scale(const Crs& crs, geometry::Point at);

// Area on the ellipsoid of a closed ring given in the CRS, m2, its edges as geodesics (geometry/geodesic_area.hpp; where
// they are long, PROJ's geographiclib). Positive.
[[nodiscard]] double ellipsoidal_area(const Crs& crs, std::span<const geometry::Point> ring);

// Does this box of coordinates fit the CRS's area of use, generously widened?
[[nodiscard]] bool plausible(const Crs& crs, const geometry::Box& box);

// Which well-known systems (France first) could these coordinates be in, best first: codes such as "EPSG:3948".
[[nodiscard]] std::vector<std::string> candidates(const geometry::Box& box,
                                                  std::optional<geometry::Box> near_lonlat = {});

// "GDAL" "GEOS" ... -> version, "EPSG" -> version of PROJ's database.
[[nodiscard]] std::string gdal_version();
[[nodiscard]] std::string proj_version();
[[nodiscard]] std::string epsg_version();

}  // namespace terracord::gdal

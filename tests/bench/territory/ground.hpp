// The ground the territory lies on: its extent in Lambert-93, its towns, its river. Everything else is drawn on it.
// Coordinates are metres from the south-west corner until `to_map`. Immutable once built.
#pragma once

#include <cstdint>
#include <vector>

#include "random.hpp"

namespace terracord::bench {

struct Point {
    double x = 0.0;
    double y = 0.0;
};
using Points = std::vector<Point>;

// To the millimetre, as surveys are delivered.
[[nodiscard]] double millimetre(double metres);

class Ground {
   public:
    // 25 x 20 km; a twentieth is 5 x 5 km with a twentieth of everything.
    explicit Ground(bool twentieth);

    [[nodiscard]] double width() const { return width_; }
    [[nodiscard]] double height() const { return height_; }
    // How many there are, of a thing of which the whole territory has `whole`.
    [[nodiscard]] int count(int whole) const { return twentieth_ ? whole / 20 : whole; }
    // 1 in the middle of a town, towards 0 in the country.
    [[nodiscard]] double density(Point place) const;
    // Somewhere; mostly in towns.
    [[nodiscard]] Point somewhere(Random& random) const;
    [[nodiscard]] Point anywhere(Random& random) const;
    // How far the river's middle is, north or south.
    [[nodiscard]] double to_river(Point place) const;
    // The affine transformation of a north-up raster with square cells.
    [[nodiscard]] std::vector<double> raster_transform(double cell) const;

    [[nodiscard]] static Point to_map(Point place);

   private:
    bool twentieth_;
    double width_;
    double height_;
    Points towns_;
};

// Bends straight lines, everywhere alike and without folding, so that grids look grown. Two ways.
enum class Bend { zones, parcels };
[[nodiscard]] Point bent(Point place, Bend bend);

// A closed outline about `centre`, without its last point: a circle made rough and flattened.
[[nodiscard]] Points blob(Random& random, Point centre, double radius, int points, double roughness);

}  // namespace terracord::bench

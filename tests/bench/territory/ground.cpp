#include "ground.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace terracord::bench {

namespace {

// About Orléans.
constexpr Point kOrigin{606000.0, 6745000.0};
constexpr double kWholeWidth = 25000.0;
constexpr double kWholeHeight = 20000.0;
constexpr double kTwentiethSide = 5000.0;

}  // namespace

double millimetre(double metres) { return std::round(metres * 1000.0) / 1000.0; }

Ground::Ground(bool twentieth)
    : twentieth_(twentieth),
      width_(twentieth ? kTwentiethSide : kWholeWidth),
      height_(twentieth ? kTwentiethSide : kWholeHeight) {
    Random random(7);
    towns_.push_back({0.48 * width_, 0.525 * height_});
    for (int i = count(21); i > 0; --i) {
        const double x = random.between(800.0, width_ - 800.0);
        towns_.push_back({x, random.between(800.0, height_ - 800.0)});
    }
}

double Ground::density(Point place) const {
    double most = 0.0;
    for (std::size_t i = 0; i < towns_.size(); ++i) {
        const double away = std::hypot(place.x - towns_[i].x, place.y - towns_[i].y);
        const double reach = i == 0 ? 0.14 * width_ : 900.0;
        most = std::max(most, std::exp(-away * away / (2.0 * reach * reach)));
    }
    return most;
}

Point Ground::anywhere(Random& random) const {
    const double x = random.between(0.0, width_);
    return {x, random.between(0.0, height_)};
}

Point Ground::somewhere(Random& random) const {
    while (true) {
        const Point place = anywhere(random);
        if (random.unit() < 0.06 + 0.94 * density(place)) return place;
    }
}

double Ground::to_river(Point place) const {
    const double bend = 1800.0 * std::sin(place.x / 4300.0) + 600.0 * std::sin(place.x / 1500.0 + 1.0) +
                        250.0 * std::sin(place.x / 600.0);
    return std::abs(place.y - 0.475 * height_ - bend * height_ / kWholeHeight);
}

std::vector<double> Ground::raster_transform(double cell) const {
    return {kOrigin.x, cell, 0.0, kOrigin.y + height_, 0.0, -cell};
}

Point Ground::to_map(Point place) { return {millimetre(kOrigin.x + place.x), millimetre(kOrigin.y + place.y)}; }

Point bent(Point place, Bend bend) {
    const double a = bend == Bend::parcels ? 0.7 : 0.0;
    const double b = bend == Bend::parcels ? 1.9 : 0.0;
    return {place.x + 55.0 * std::sin(place.y / 520.0 + a) + 140.0 * std::sin(place.y / 2900.0 + place.x / 4100.0 + b),
            place.y + 55.0 * std::sin(place.x / 610.0 + b) + 140.0 * std::sin(place.x / 3300.0 - place.y / 3700.0 + a)};
}

Points blob(Random& random, Point centre, double radius, int points, double roughness) {
    const std::uint64_t seed = random.next() & 0xffffff;
    const double flat = random.between(0.5, 1.0);
    const double turn = random.between(0.0, std::numbers::pi);
    Points outline;
    outline.reserve(static_cast<std::size_t>(points));
    for (int i = 0; i < points; ++i) {
        const double angle = 2.0 * std::numbers::pi * i / points;
        const double c = std::cos(angle);
        const double s = std::sin(angle);
        const double coarse = value_noise(c * 2.0 + 10.0, s * 2.0 + 10.0, seed);
        const double fine = value_noise(c * 9.0 + 50.0, s * 9.0 + 50.0, seed + 1);
        const double reach = radius * (1.0 + roughness * (0.8 * coarse + 0.35 * fine));
        const double x = reach * c;
        const double y = reach * s * flat;
        outline.push_back(
            {centre.x + x * std::cos(turn) - y * std::sin(turn), centre.y + x * std::sin(turn) + y * std::cos(turn)});
    }
    return outline;
}

}  // namespace terracord::bench

#include "random.hpp"

#include <cmath>

namespace terracord::bench {

namespace {

double corner(int column, int row, std::uint64_t seed) {
    const std::uint64_t place = static_cast<std::uint64_t>(static_cast<std::uint32_t>(column)) << 32 |
                                static_cast<std::uint64_t>(static_cast<std::uint32_t>(row));
    return static_cast<double>(mix(place ^ mix(seed)) >> 11) * 0x1p-52 - 1.0;
}

double ease(double t) { return t * t * t * (t * (t * 6.0 - 15.0) + 10.0); }

}  // namespace

std::uint64_t mix(std::uint64_t value) {
    value += 0x9E3779B97F4A7C15ULL;
    value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9ULL;
    value = (value ^ (value >> 27)) * 0x94D049BB133111EBULL;
    return value ^ (value >> 31);
}

std::uint64_t Random::next() {
    state_ += 0x9E3779B97F4A7C15ULL;
    return mix(state_);
}

double Random::unit() { return static_cast<double>(next() >> 11) * 0x1p-53; }

double Random::between(double from, double to) { return from + (to - from) * unit(); }

int Random::whole(double from, double to) { return static_cast<int>(between(from, to)); }

double Random::bell() {
    double sum = 0.0;
    for (int i = 0; i < 12; ++i) sum += unit();
    return sum - 6.0;
}

double value_noise(double x, double y, std::uint64_t seed) {
    const int column = static_cast<int>(std::floor(x));
    const int row = static_cast<int>(std::floor(y));
    const double u = ease(x - std::floor(x));
    const double v = ease(y - std::floor(y));
    const double a = corner(column, row, seed);
    const double b = corner(column + 1, row, seed);
    const double c = corner(column, row + 1, seed);
    const double d = corner(column + 1, row + 1, seed);
    return a + (b - a) * u + (c - a) * v + (a - b - c + d) * u * v;
}

double fractal_noise(double x, double y, double wavelength, int octaves, std::uint64_t seed, double gain) {
    double sum = 0.0;
    double height = 1.0;
    for (int i = 0; i < octaves; ++i) {
        sum += height * value_noise(x / wavelength, y / wavelength, seed + static_cast<std::uint64_t>(i));
        wavelength /= 2.0;
        height *= gain;
    }
    return sum;
}

}  // namespace terracord::bench

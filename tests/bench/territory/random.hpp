// Numbers that look random and are the same on every run: no library's generator, whose sequence may change. Pure.
#pragma once

#include <cstdint>

namespace terracord::bench {

// splitmix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014).
[[nodiscard]] std::uint64_t mix(std::uint64_t value);

class Random {
   public:
    explicit Random(std::uint64_t seed) : state_(mix(seed)) {}
    std::uint64_t next();
    double unit();  // [0, 1)
    double between(double from, double to);
    int whole(double from, double to);  // between, without its fraction
    double bell();                      // about normal: mean 0, deviation 1, within 6

   private:
    std::uint64_t state_;
};

// Smooth noise within [-1, 1] whose cells are one unit wide (value noise, quintic interpolation).
[[nodiscard]] double value_noise(double x, double y, std::uint64_t seed);
// The sum of `octaves` of it, each of half the wavelength and `gain` times the height of the one before.
[[nodiscard]] double fractal_noise(double x, double y, double wavelength, int octaves, std::uint64_t seed,
                                   double gain = 0.5);

}  // namespace terracord::bench

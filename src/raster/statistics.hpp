// What the cells under an area say, each weighted by the ground it stands for. docs/checks/raster.md holds the
// definitions. Belongs to one thread.
#pragma once

#include <cstdint>
#include <map>
#include <utility>
#include <vector>

#include "base/error.hpp"
#include "model/check.hpp"

namespace terracord::raster {

// Distinct values beyond which a raster holds measures, not classes.
inline constexpr std::size_t kMostClasses = 256;

struct ClassShare {
    double value = 0.0;
    double share = 0.0;  // of the ground with a value
};

struct Summary {
    std::int64_t cells = 0;  // with a value
    std::int64_t cells_without = 0;
    double valued = 0.0;   // weight of the cells with a value
    double without = 0.0;  // and of those without
    double mean = 0.0;     // these have a meaning where valued > 0
    double minimum = 0.0;
    double maximum = 0.0;
    double sum = 0.0;
    double percentile = 0.0;  // if asked for
    double share = 0.0;       // of the ground with a value, what the check counts: cells that pass, classes named
    std::vector<ClassShare> classes;  // if asked for, by value
};

class Accumulator {
   public:
    explicit Accumulator(const model::Raster& asked);

    // A cell: its value (not a number: none), the ground it stands for and the fraction of it that is covered.
    void add(double value, double weight, double fraction);
    // Error 332: classes are asked for and the values are none.
    Result<Summary> finish();

   private:
    [[nodiscard]] bool passes(double value) const;
    [[nodiscard]] double percentile_of(double weight);

    const model::Raster& asked_;
    Summary out_;
    double weighted_ = 0.0;  // sum of value x weight
    double passing_ = 0.0;   // weight of the cells that pass
    bool fractions_ = false;
    std::map<double, double> classes_;                // value -> weight
    std::vector<std::pair<double, double>> ordered_;  // value, weight: for percentiles
};

}  // namespace terracord::raster

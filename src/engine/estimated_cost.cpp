#include "engine/estimated_cost.hpp"

namespace terracord::engine {

namespace {
constexpr double kProject = 1.0;
constexpr double kVertex = 1.0 / 64.0;
constexpr double kHectare = 1.0 / 8.0;
constexpr double kSquareMetresPerHectare = 10000.0;
}  // namespace

double estimated_cost(const model::Project& project) {
    return kProject + kVertex * static_cast<double>(project.perimeter.points().size()) +
           kHectare * project.area_m2 / kSquareMetresPerHectare;
}

}  // namespace terracord::engine

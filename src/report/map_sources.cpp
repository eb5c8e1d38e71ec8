#include <array>

#include "report/map_layer.hpp"

namespace terracord::report {

std::span<const MapSource* const> map_sources() {
    static const std::array<const MapSource*, 8> kAll{
        &projects_source(), &conflicts_source(),   &not_assessable_source(), &slivers_source(),
        &adjusted_source(), &differences_source(), &needs_source(),          &faults_source()};
    return kAll;
}

}  // namespace terracord::report

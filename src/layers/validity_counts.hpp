// How the validity of areas as read was settled, for stats.json.
#pragma once

#include <cstdint>

namespace terracord::layers {

struct ValidityCounts {
    std::uint64_t proved = 0;  // by geometry::ValidityProof
    std::uint64_t asked = 0;   // what it left open: GEOS was asked

    void add(const ValidityCounts& other) {
        proved += other.proved;
        asked += other.asked;
    }
};

}  // namespace terracord::layers

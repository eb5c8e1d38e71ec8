// What one shard of a run has found of two documents against each other: the features of the tiles that are its own,
// each against the whole of the other document. Together the shards' parts hold every feature once.
#pragma once

#include <cstdint>
#include <limits>
#include <map>
#include <string>
#include <vector>

#include "base/text.hpp"
#include "geometry/shape.hpp"

namespace terracord::model {

// A feature that has something to do with the other document.
struct MetFeature {
    struct Shared {
        std::string name;  // class of the other document's feature
        geometry::Shape ground;
    };
    bool of_a = true;
    std::uint32_t feature = 0;                      // in its layer
    std::string name;                               // its class
    std::vector<Shared> shared;                     // of features of a: in the order of the other's features
    geometry::Shape alone{geometry::Family::area};  // where the other document speaks and has nothing
    geometry::Shape open{geometry::Family::area};   // beyond its footprint
};

struct ComparedPart {
    std::string id;
    double tolerance_m = 0.0;
    std::vector<MetFeature> met;             // features of a, then of b, each in the order of its layer
    std::map<std::string, double> ground_a;  // m2 by class; the first shard's alone
    std::map<std::string, double> ground_b;
    double a_m2 = 0.0;  // likewise
    double b_m2 = 0.0;
    Text problem;  // why there is nothing; empty: there is
    static constexpr std::uint64_t kNowhere = std::numeric_limits<std::uint64_t>::max();
    std::uint64_t failed_at = kNowhere;  // in the order of `met`: of the parts that failed the first is told
};

}  // namespace terracord::model

// Who a project concerns: communes, neighbourhoods and inhabitants within some distances of its perimeter.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "base/position.hpp"
#include "base/text.hpp"
#include "base/units.hpp"
#include "model/source.hpp"

namespace terracord::model {

// A layer to count in or to name places by.
struct ConcernedLayer {
    std::string layer_ref;           // "population.cells", or "filosofi:cells"
    std::string count;               // column; empty: a layer that only names places
    double each = 1.0;               // inhabitants (dwellings) to one of `count`
    std::vector<CodeMatch> imputed;  // all of these: the number is an estimate
    std::string where;
    std::optional<std::size_t> selection;  // in Analysis::selections, once bound
    Position position;
};

struct ConcernedSpec {
    std::vector<Metres> within;  // ascending
    std::optional<ConcernedLayer> population;
    std::optional<ConcernedLayer> dwellings;
    std::optional<ConcernedLayer> neighbourhoods;  // priority neighbourhoods (QPV) or the like
    Position position;
};

struct NamedPlace {
    std::string id;
    std::string name;
};

// A number of people or dwellings; empty: not asked, or not to be told, with the reason.
struct Counted {
    std::optional<double> number;
    double imputed = 0.0;  // of it, estimates
    Text problem;
};

struct ConcernedWithin {
    double metres = 0.0;
    std::vector<NamedPlace> communes;
    std::vector<NamedPlace> neighbourhoods;
    Text neighbourhoods_problem;
    Counted inhabitants;
    Counted dwellings;
};

}  // namespace terracord::model

// The programme of projects as tables write it: numbers with their units and slips, and the table of destinations.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.hpp"
#include "base/log.hpp"
#include "gdal/crs.hpp"
#include "model/analysis.hpp"
#include "model/project.hpp"

namespace terracord::layers {

// A value of the programme: "1 250,5", "12,50 m", "R+2" for levels, "oui". The unit, where one is written, must be the
// quantity's. The error says in words what is wrong: no number, negative, beyond any building.
[[nodiscard]] tl::expected<double, Text> programme_value(std::string_view quantity, std::string_view text);

// Values that contradict each other become unknown, each with its reason: more social dwellings than dwellings, a
// footprint larger than the land.
[[nodiscard]] std::vector<Text> contradictions(model::Project& project);

// Rows of the table of destinations, by project code.
struct DestinationRows {
    struct Row {
        model::Destination destination;
        std::optional<model::PartKind> part;
    };
    std::map<std::string, std::vector<Row>> rows;
    std::set<std::string> spoiled;  // codes of projects one of whose rows cannot be read
    std::vector<std::filesystem::path> files;
    bool complete = true;
};
// Errors of VectorReader::open; rows that cannot be used are reported (313) and spoil their project's destinations
// only.
[[nodiscard]] Result<DestinationRows> read_destinations(const model::DestinationsSource& source, const gdal::Crs& crs,
                                                        Log& log);

}  // namespace terracord::layers

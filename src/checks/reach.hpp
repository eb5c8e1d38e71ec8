// What people can get to, and how far it is: destinations before and after a project, the ground within reach of them,
// as the crow flies or along a network of lines. The rules are those of docs/checks/access.md.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "checks/measure.hpp"
#include "index/street_graph.hpp"

namespace terracord::checks {

// Each place is one destination: an area with all that touches it, a point, a line.
struct Destinations {
    std::vector<geometry::Shape> places;
    std::int64_t too_small = 0;
};

// Those of a task's layer within `around` of its subject, none smaller than `least`. `changes`: as the project leaves
// and makes them; null: as they are. One query of the index, one union.
Result<Destinations> destinations(const Task& task, double around, double least, const model::Changes* changes);

// Does the project change anything of the kind?
[[nodiscard]] bool says_yes(const model::Project& project, const std::string& column);

// A further layer that must be there once it was asked for: error 314 where it cannot be used. Nothing: not asked for.
Result<std::optional<Task>> needed_companion(const Task& task, std::string_view role);

// The lines of a network around a subject.
struct Network {
    index::StreetGraph streets;
    double snap = 0.0;
};
// Nothing: as the crow flies. Error 314: a network was asked for and cannot be used.
Result<std::optional<Network>> network_around(const Task& task, double metres, double snap);

// How far each place is from the subject; infinity: not connected.
[[nodiscard]] std::vector<double> distances(const Task& task, const std::vector<geometry::Shape>& places,
                                            const Network* network);
// How many of the places are on no line.
[[nodiscard]] std::int64_t unattached(const std::vector<geometry::Shape>& places, const Network& network);

// The ground from which one of the places is no farther than `within`. Along a network: the leg to it counts, and no
// ground farther than its snap from a line; only around `box`. Never more than as the crow flies.
Result<geometry::Shape> ground_within_reach(const Task& task, const std::vector<geometry::Shape>& places, double within,
                                            const Network* network, const geometry::Box& box);

}  // namespace terracord::checks

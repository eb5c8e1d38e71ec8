#include "checks/reach.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <set>

#include "base/written_number.hpp"
#include "geometry/measure.hpp"

namespace terracord::checks {

using geometry::Family;
using geometry::Shape;

namespace {

constexpr double kSlack = 1e-9;  // of an area, against the last bits

// Small areas count with what touches them, wherever that lies: neighbours are added until the family is whole. One
// that is large enough by itself needs none.
void add_touching(const Task& task, double least, std::set<std::uint32_t>& features) {
    const layers::Layer& layer = task.layer();
    std::vector<std::uint32_t> open(features.begin(), features.end());
    std::vector<std::uint32_t> near;
    while (!open.empty()) {
        const std::uint32_t one = open.back();
        open.pop_back();
        if (layer.shapes[one].family() != Family::area || geometry::area(layer.shapes[one]) >= least) continue;
        layer.index.query(layer.boxes[one], near);
        for (const std::uint32_t other : near) {
            if (!task.selects(other) || layer.shapes[other].family() != Family::area || features.contains(other))
                continue;
            if (!task.worker.meet(layer.shapes[one], layer.shapes[other])) continue;
            features.insert(other);
            open.push_back(other);
        }
    }
}

Result<Shape> parts_of(const Task& task, const std::vector<model::PartKind>& kinds) {
    std::vector<Shape> shapes;
    for (const model::Part& part : task.project->parts) {
        if (std::find(kinds.begin(), kinds.end(), part.kind) != kinds.end()) shapes.push_back(part.shape);
    }
    return task.worker.unite(shapes, Family::area);
}

// Ground that areas lose to the project: its parts of these kinds, or all of it where it does not tell its parts.
Result<Shape> taken_ground(const Task& task, const model::Changes& changes) {
    const model::Project& project = *task.project;
    if (says_yes(project, changes.takes_column)) return project.perimeter;
    if (changes.takes.empty()) return Shape(Family::area);
    if (project.parts.empty()) return project.perimeter;
    return parts_of(task, changes.takes);
}

Result<Shape> changed_areas(const Task& task, const model::Changes& changes, Shape areas) {
    if (!areas.empty()) {
        const auto taken = taken_ground(task, changes);
        if (!taken) return tl::unexpected(taken.error());
        auto rest = task.worker.subtract(areas, *taken);
        if (!rest) return tl::unexpected(rest.error());
        areas = std::move(*rest);
    }
    std::vector<Shape> all;
    if (!changes.brings.empty()) {
        auto brought = parts_of(task, changes.brings);
        if (!brought) return tl::unexpected(brought.error());
        if (!brought->empty()) all.push_back(std::move(*brought));
    }
    if (says_yes(*task.project, changes.brings_column)) all.push_back(task.project->perimeter);
    if (all.empty()) return areas;
    if (!areas.empty()) all.push_back(std::move(areas));
    return task.worker.unite(all, Family::area);
}

}  // namespace

bool says_yes(const model::Project& project, const std::string& column) {
    if (column.empty()) return false;
    const auto said = project.declarations.find(column);
    if (said == project.declarations.end()) return false;
    constexpr std::array<std::string_view, 6> kYes{"oui", "o", "yes", "y", "true", "vrai"};
    const std::string word = folded(plain_blanks(said->second));
    if (const auto number = written_number(word)) return number->value > 0.0;
    return std::find(kYes.begin(), kYes.end(), word) != kYes.end();
}

Result<Destinations> destinations(const Task& task, double around, double least, const model::Changes* changes) {
    const layers::Layer& layer = task.layer();
    auto& candidates = task.worker.scratch();
    layer.index.query(task.worker.subject().box().widened(around), candidates);
    std::set<std::uint32_t> features;
    for (const std::uint32_t i : candidates) {
        if (task.selects(i)) features.insert(i);
    }
    if (least > 0.0) add_touching(task, least, features);

    Destinations out;
    std::vector<Shape> areas;
    Shape points(Family::point);
    const bool clears = changes != nullptr && says_yes(*task.project, changes->takes_column);
    for (const std::uint32_t i : features) {
        const Shape& shape = layer.shapes[i];
        if (shape.family() == Family::area) {
            areas.push_back(shape);
            continue;
        }
        if (least > 0.0) {
            ++out.too_small;
            continue;
        }
        if (clears && task.worker.meet(shape, task.project->perimeter)) continue;
        if (shape.family() == Family::point) {
            points.append(shape);
        } else {
            out.places.push_back(shape);
        }
    }
    auto whole = task.worker.unite(areas, Family::area);
    if (whole && changes != nullptr) whole = changed_areas(task, *changes, std::move(*whole));
    if (!whole) return tl::unexpected(whole.error());
    for (std::size_t part = 0; part < whole->part_count(); ++part) {
        Shape one = whole->part(part);
        if (geometry::area(one) >= least * (1.0 - kSlack)) {
            out.places.push_back(std::move(one));
        } else {
            ++out.too_small;
        }
    }
    // The same stop twice is one stop.
    if (!points.empty()) {
        const auto distinct = task.worker.unite(std::vector<Shape>{points}, Family::point);
        if (!distinct) return tl::unexpected(distinct.error());
        for (std::size_t part = 0; part < distinct->part_count(); ++part) out.places.push_back(distinct->part(part));
    }
    return out;
}

Result<std::optional<Task>> needed_companion(const Task& task, std::string_view role) {
    if (auto found = task.companion(role)) return std::optional<Task>(std::move(found));
    const bool bound = std::any_of(task.spec.also.begin(), task.spec.also.end(), [&](const model::Companion& one) {
        if (one.role != role || !one.selection || task.analysis == nullptr) return false;
        // A role of a standard is asked for where a document holds it; a layer that the user named must be there.
        const bool by_role = one.layer_ref.find(':') != std::string::npos;
        const layers::Layer& layer = task.store.layer_of(task.analysis->selections[*one.selection]);
        return !(by_role && layer.reason == model::Reason::layer_missing);
    });
    if (!bound) return std::optional<Task>();
    return fail(ErrorCode::document_layer_missing,
                Text{fmt::format("la couche « {} » que ce contrôle demande n'est pas exploitable", role),
                     fmt::format("the layer '{}' this check asks for cannot be used", role)},
                task.spec.position,
                Text{"Fournir une couche lisible, ou l'ôter de « also ».",
                     "Supply a readable layer, or take it out of 'also'."});
}

Result<std::optional<Network>> network_around(const Task& task, double metres, double snap) {
    const auto lines = needed_companion(task, "network");
    if (!lines) return tl::unexpected(lines.error());
    if (!*lines) return std::optional<Network>();
    const layers::Layer& layer = (*lines)->layer();
    std::vector<std::uint32_t> near;
    layer.index.query(task.worker.subject().box().widened(metres + snap), near);
    std::vector<Shape> shapes;
    for (const std::uint32_t i : near) {
        if ((*lines)->selects(i) && layer.shapes[i].family() == Family::line) shapes.push_back(layer.shapes[i]);
    }
    return std::optional<Network>(Network{index::StreetGraph(shapes), snap});
}

std::vector<double> distances(const Task& task, const std::vector<Shape>& places, const Network* network) {
    std::vector<double> out;
    out.reserve(places.size());
    std::optional<index::Distances> along;
    if (network != nullptr)
        along = network->streets.from(network->streets.landings(task.worker.subject(), network->snap));
    for (const Shape& place : places) {
        const double straight = task.worker.distance(place);
        // Who is there needs no way.
        const bool there = straight <= 0.0;
        out.push_back(!along || there ? straight : along->to(network->streets.landings(place, network->snap)));
    }
    return out;
}

std::int64_t unattached(const std::vector<Shape>& places, const Network& network) {
    return std::count_if(places.begin(), places.end(),
                         [&](const Shape& place) { return network.streets.landings(place, network.snap).empty(); });
}

namespace {

// Ground around a stretch reaches as far as its distance leaves: the snap, or less near the end. What is left is taken
// in tenths of the snap, always the lower one.
constexpr int kSteps = 10;

void add_line(Shape& lines, const index::Stretch& stretch, double from, double to) {
    const double whole = stretch.to_m - stretch.from_m;
    const auto at = [&](double metres) {
        const double share = whole > 0.0 ? (metres - stretch.from_m) / whole : 0.0;
        return geometry::Point{stretch.from.x + share * (stretch.to.x - stretch.from.x),
                               stretch.from.y + share * (stretch.to.y - stretch.from.y)};
    };
    lines.add_point(whole > 0.0 ? at(from) : stretch.from);
    lines.add_point(whole > 0.0 ? at(to) : stretch.to);
    lines.end_ring();
    lines.end_part();
}

std::vector<Shape> by_radius(const std::vector<index::Stretch>& stretches, double within, double snap,
                             const geometry::Box& box) {
    std::vector<Shape> lines(kSteps + 1, Shape(Family::line));
    const double step = snap / kSteps;
    for (const index::Stretch& stretch : stretches) {
        geometry::Box around;
        around.add(stretch.from);
        around.add(stretch.to);
        if (!around.widened(snap).touches(box)) continue;
        for (int k = kSteps; k > 0; --k) {
            // Where the distance leaves at least k steps, and less than one more.
            const double far = within - k * step;
            const double near = k == kSteps ? -1.0 : within - (k + 1) * step;
            if (stretch.to_m <= near || stretch.from_m > far) continue;
            const double from = std::max(stretch.from_m, near);
            const double to = std::min(stretch.to_m, far);
            if (to > from || stretch.to_m == stretch.from_m)
                add_line(lines[static_cast<std::size_t>(k)], stretch, from, to);
        }
    }
    return lines;
}

}  // namespace

Result<Shape> ground_within_reach(const Task& task, const std::vector<Shape>& places, double within,
                                  const Network* network, const geometry::Box& box) {
    std::vector<Shape> grounds;
    if (network == nullptr) {
        std::array<Shape, 3> families{Shape(Family::point), Shape(Family::line), Shape(Family::area)};
        for (const Shape& place : places) {
            if (place.box().widened(within).touches(box))
                families[static_cast<std::size_t>(place.family()) - 1].append(place);
        }
        for (const Shape& family : families) {
            if (family.empty()) continue;
            auto wide = task.worker.widen(family, within);
            if (!wide) return wide;
            grounds.push_back(std::move(*wide));
        }
        return task.worker.unite(grounds, Family::area);
    }
    std::vector<index::Landing> landings;
    for (const Shape& place : places) {
        const auto own = network->streets.landings(place, network->snap);
        landings.insert(landings.end(), own.begin(), own.end());
        if (place.family() == Family::area && place.box().touches(box)) grounds.push_back(place);
    }
    const auto stretches = network->streets.from(landings).within(within);
    const auto lines = by_radius(stretches, within, network->snap, box);
    for (std::size_t k = 1; k < lines.size(); ++k) {
        if (lines[k].empty()) continue;
        auto wide = task.worker.widen(lines[k], static_cast<double>(k) * network->snap / kSteps);
        if (!wide) return wide;
        grounds.push_back(std::move(*wide));
    }
    return task.worker.unite(grounds, Family::area);
}

}  // namespace terracord::checks

#include "checks/people.hpp"

#include <cmath>
#include <optional>

#include "geometry/measure.hpp"

namespace terracord::checks {

using geometry::Family;
using geometry::Shape;

namespace {

// How much there is of a shape: ground, length, or points.
double extent(const Shape& shape) {
    switch (shape.family()) {
        case Family::area: return geometry::area(shape);
        case Family::line: return geometry::length(shape);
        case Family::point: return static_cast<double>(shape.part_count());
        case Family::none: break;
    }
    return 0.0;
}

Result<double> share_on(const Task& task, const Shape& shape, const geometry::Box& box, const Shape& ground) {
    if (!box.touches(ground.box()) || !task.worker.meet(shape, ground)) return 0.0;
    const auto inside = task.worker.intersect(shape, ground);
    if (!inside) return tl::unexpected(inside.error());
    const double whole = extent(shape);
    return whole > 0.0 ? extent(*inside) / whole : 0.0;
}

// Dwellings of a cell, and those of them on the ground.
struct Spread {
    double all = 0.0;
    double there = 0.0;
};

Result<Spread> spread(const Task& dwellings, const Shape& cell, const Shape& on_ground) {
    Spread out;
    std::vector<std::uint32_t> near;
    dwellings.layer().index.query(cell.box(), near);
    for (const std::uint32_t i : near) {
        if (!dwellings.selects(i)) continue;
        const double units = dwellings.binding().amounts[i];
        if (std::isnan(units) || units <= 0.0) continue;
        const Shape& building = dwellings.layer().shapes[i];
        const geometry::Box& box = dwellings.layer().boxes[i];
        const auto in_cell = share_on(dwellings, building, box, cell);
        if (!in_cell) return tl::unexpected(in_cell.error());
        if (*in_cell <= 0.0) continue;
        const auto there = share_on(dwellings, building, box, on_ground);
        if (!there) return tl::unexpected(there.error());
        out.all += units * *in_cell;
        out.there += units * *there;
    }
    return out;
}

bool is_imputed(const Task& task, std::uint32_t feature) {
    const auto& imputed = task.binding().imputed;
    if (!imputed.empty() && imputed[feature] != 0) return true;
    return task.is_doubtful(feature);
}

// The same cell twice is one cell; two households at one address are two.
bool drawn_before(const layers::Layer& layer, const std::vector<std::uint32_t>& features, std::size_t at) {
    const Shape& shape = layer.shapes[features[at]];
    if (shape.family() != Family::area) return false;
    for (std::size_t before = 0; before < at; ++before) {
        if (layer.boxes[features[before]] == layer.boxes[features[at]] && layer.shapes[features[before]] == shape)
            return true;
    }
    return false;
}

}  // namespace

Result<People> people_on(const Task& task, const Shape& ground, double each, const Task* dwellings) {
    People people;
    if (ground.empty()) return people;
    const layers::Layer& layer = task.layer();
    std::vector<std::uint32_t> near;
    layer.index.query(ground.box(), near);
    std::vector<std::uint32_t> mine;
    for (const std::uint32_t i : near) {
        if (task.selects(i)) mine.push_back(i);
    }
    for (std::size_t at = 0; at < mine.size(); ++at) {
        const std::uint32_t i = mine[at];
        const Shape& shape = layer.shapes[i];
        const auto share = share_on(task, shape, layer.boxes[i], ground);
        if (!share) return tl::unexpected(share.error());
        if (*share <= 0.0 || drawn_before(layer, mine, at)) continue;
        const double number = task.binding().amounts[i] * each;
        if (std::isnan(number)) {
            people.unknown = true;
            continue;
        }
        double part = *share;
        bool by_area = false;
        if (dwellings != nullptr && *share < 1.0) {
            const auto there = task.worker.intersect(shape, ground);
            if (!there) return tl::unexpected(there.error());
            const auto units = spread(*dwellings, shape, *there);
            if (!units) return tl::unexpected(units.error());
            by_area = units->all <= 0.0;
            if (!by_area) part = units->there / units->all;
        }
        people.number += number * part;
        if (by_area) people.by_area += number * part;
        if (is_imputed(task, i)) people.imputed += number * part;
    }
    return people;
}

}  // namespace terracord::checks

#include <algorithm>
#include <map>

#include "checks/hits.hpp"
#include "checks/kinds.hpp"
#include "geometry/measure.hpp"

namespace terracord::checks {

using geometry::Family;
using geometry::Shape;

namespace {

// What of the lines runs within reach of the parts, and what does not.
struct Followed {
    double lines_m = 0.0;
    Shape missed{Family::line};
};

Result<Followed> follow(const Task& task, const Shape& lines, double reach) {
    Followed out;
    out.lines_m = geometry::length(lines);
    const auto near = task.worker.widen(task.worker.subject(), reach);
    if (!near) return tl::unexpected(near.error());
    auto missed = task.worker.subtract(lines, *near);
    if (!missed) return tl::unexpected(missed.error());
    out.missed = std::move(*missed);
    return out;
}

void weigh(model::Amounts& amounts, const Followed& followed) {
    amounts.lines_m = followed.lines_m;
    amounts.length_m = geometry::length(followed.missed);
    amounts.followed_share =
        followed.lines_m > 0.0 ? std::clamp(1.0 - amounts.length_m / followed.lines_m, 0.0, 1.0) : 1.0;
}

// Lines are where their document says, give or take its accuracy: the lenient value stands beside.
Result<void> measure_lines(const Task& task, double reach, const Shape& lines, model::ClassHit& hit) {
    auto firm = follow(task, lines, reach + task.tolerance_m);
    if (!firm) return tl::unexpected(firm.error());
    const auto strict = follow(task, lines, reach);
    if (!strict) return tl::unexpected(strict.error());
    weigh(hit.robust, *firm);
    weigh(hit.strict, *strict);
    hit.pieces = firm->missed.empty() ? strict->missed : std::move(firm->missed);
    return {};
}

}  // namespace

Result<void> measure_kind(const model::Alignment& kind, const Task& task, model::Measures& out) {
    const layers::Layer& layer = task.layer();
    const Shape& ground = task.ground();
    auto& candidates = task.worker.scratch();
    layer.index.query(ground.box(), candidates);
    const std::vector<std::uint32_t> mine = candidates;
    std::map<std::uint32_t, std::vector<Shape>> pieces;
    std::map<std::uint32_t, std::vector<std::uint32_t>> features;
    for (const std::uint32_t i : mine) {
        if (!task.selects(i) || layer.shapes[i].family() != Family::line) continue;
        auto piece = task.worker.intersect(layer.shapes[i], ground);
        if (!piece) return tl::unexpected(piece.error());
        if (piece->empty()) continue;
        pieces[task.binding().class_of[i]].push_back(std::move(*piece));
        features[task.binding().class_of[i]].push_back(i);
    }
    std::vector<Shape> all;
    for (const auto& [class_index, shapes] : pieces) {
        auto lines = task.worker.unite(shapes, Family::line);
        if (!lines) return tl::unexpected(lines.error());
        model::ClassHit hit;
        hit.class_code = task.binding().classes[class_index];
        for (const std::uint32_t i : features.at(class_index)) {
            note_doubt(task, i, out);
            hit.sources.push_back(task.source(i));
        }
        hit.label = hit.sources.size() == 1 ? hit.sources.front().label : std::string();
        if (auto measured = measure_lines(task, kind.within.value, *lines, hit); !measured) return measured;
        all.push_back(std::move(*lines));
        out.classes.push_back(std::move(hit));
    }
    const auto whole = task.worker.unite(all, Family::line);
    if (!whole) return tl::unexpected(whole.error());
    model::ClassHit total;
    if (auto measured = measure_lines(task, kind.within.value, *whole, total); !measured) return measured;
    out.strict = total.strict;
    out.robust = total.robust;
    for (const model::ClassHit& hit : out.classes) out.strict.count += static_cast<std::int64_t>(hit.sources.size());
    out.robust.count = out.strict.count;
    return {};
}

}  // namespace terracord::checks

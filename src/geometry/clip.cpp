#include "geometry/clip.hpp"

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <tuple>
#include <utility>

#include "base/limits.hpp"
#include "geometry/edges_near.hpp"
#include "geometry/measure.hpp"
#include "geometry/plain_crossing.hpp"

namespace terracord::geometry {

namespace {

constexpr std::uint8_t kUnknown = 2;
// What crosses more often, or would have to be compared more often, is left to those who count before they begin.
constexpr std::int64_t kMostCrossings = 10'000;
constexpr std::size_t kMostCompared = 1'000'000;

}  // namespace

void Clip::Border::begin(const Shape& of, const EdgeTree* with) {
    shape = &of;
    tree = with;
    interior_left.assign(of.ring_count(), kUnknown);
}

std::uint32_t Clip::Border::ring_of(std::uint32_t edge) const {
    const auto& ends = shape->ring_ends();
    return static_cast<std::uint32_t>(std::upper_bound(ends.begin(), ends.end(), edge) - ends.begin());
}

bool Clip::Border::left(std::uint32_t ring) {
    std::uint8_t& known = interior_left[ring];
    if (known == kUnknown) {
        const auto& ends = shape->part_ends();
        const auto part = static_cast<std::size_t>(std::upper_bound(ends.begin(), ends.end(), ring) - ends.begin());
        const bool shell = shape->part_begin(part) == ring;
        const bool turns_left = tree != nullptr ? tree->counter_clockwise(ring) : signed_area(shape->ring(ring)) > 0.0;
        known = turns_left == shell ? 1 : 0;
    }
    return known == 1;
}

bool Clip::Border::holds(Point point) const { return geometry::holds(*shape, tree, point); }

void Clip::begin_subject(const Shape& subject) {
    subject_tree_ = EdgeTree(subject);
    subject_.begin(subject, &subject_tree_);
    subject_box_ = subject.box();
}

std::optional<Clip::Common> Clip::with(const Shape& area) {
    edges_near(area, subject_box_, edges_);
    return common(area, nullptr, edges_);
}

std::optional<Clip::Common> Clip::with(const Shape& area, const EdgeTree& tree, std::span<const std::uint32_t> edges) {
    return common(area, &tree, edges);
}

std::optional<Clip::Common> Clip::common(const Shape& area, const EdgeTree* tree,
                                         std::span<const std::uint32_t> edges) {
    area_.begin(area, tree);
    crossings_.clear();
    rings_.clear();
    const auto points = area.points();
    const auto most = static_cast<std::size_t>(std::min(kMostCrossings, limit(Limit::overlay_crossings)));
    std::size_t compared = 0;
    for (const std::uint32_t edge : edges) {
        subject_tree_.query(*subject_.shape, edge_box(points[edge], points[edge + 1]), near_);
        compared += near_.size();
        if (compared > kMostCompared) return std::nullopt;
        for (const std::uint32_t other : near_) {
            if (!cross(edge, other) || crossings_.size() > most) return std::nullopt;
        }
    }
    if (!put_in_order(area_, &Crossing::area_edge, &Crossing::along_area) ||
        !put_in_order(subject_, &Crossing::subject_edge, &Crossing::along_subject))
        return std::nullopt;
    for (std::uint32_t i = 0; i < crossings_.size(); ++i) {
        if (crossings_[i].enters && !crossings_[i].walked && !walk(i)) return std::nullopt;
    }

    // A ring that is not crossed lies in the other area as a whole, or not at all.
    std::size_t of_area = 0;
    std::size_t of_subject = 0;
    std::uint32_t known = 0;  // rings up to here have been looked at
    for (const std::uint32_t edge : edges) {
        const std::uint32_t ring = area_.ring_of(edge);
        if (ring < known) continue;
        known = ring + 1;
        if (area_.crossed[ring] != 0 || !subject_.holds(area.ring(ring).front())) continue;
        add_ring(area_, ring);
        ++of_area;
        if (!rings_.end_ring()) return std::nullopt;
    }
    for (std::uint32_t ring = 0; ring < subject_.shape->ring_count(); ++ring) {
        if (subject_.crossed[ring] != 0 || !area_.holds(subject_.shape->ring(ring).front())) continue;
        add_ring(subject_, ring);
        ++of_subject;
        if (!rings_.end_ring()) return std::nullopt;
    }
    if (rings_.empty()) return Common{};
    if (crossings_.empty() && of_area == 0 && of_subject == subject_.shape->ring_count())
        return Common{.what = What::whole_subject, .piece = {}};
    if (crossings_.empty() && of_subject == 0 && of_area == area.ring_count())
        return Common{.what = What::whole_area, .piece = {}};
    auto piece = rings_.assembled();
    if (!piece) return std::nullopt;
    return Common{.what = What::piece, .piece = std::move(*piece)};
}

// Notes where two edges cross. False where they meet otherwise, or nobody can tell.
bool Clip::cross(std::uint32_t area_edge, std::uint32_t subject_edge) {
    const Point a = area_.shape->points()[area_edge];
    const Point b = area_.shape->points()[area_edge + 1];
    const Point c = subject_.shape->points()[subject_edge];
    const Point d = subject_.shape->points()[subject_edge + 1];
    PlainCrossing crossing;
    switch (meet(a, b, c, d, crossing)) {
        case Meeting::apart: return true;
        case Meeting::touches:
        case Meeting::unclear: return false;
        case Meeting::crosses: break;
    }
    // It passes to the left of the subject's edge; the interior of either is left or right of the ring as drawn.
    const bool into_subject = crossing.to_the_left == subject_.left(subject_.ring_of(subject_edge));
    crossings_.push_back({.point = crossing.point,
                          .area_edge = area_edge,
                          .subject_edge = subject_edge,
                          .along_area = crossing.along_first,
                          .along_subject = crossing.along_second,
                          .enters = into_subject == area_.left(area_.ring_of(area_edge))});
    return true;
}

// False where two crossings of one edge are too near to each other.
bool Clip::put_in_order(Border& border, std::uint32_t Crossing::*edge, double Crossing::*along) {
    border.crossed.assign(border.shape->ring_count(), 0);
    border.order.resize(crossings_.size());
    border.next.resize(crossings_.size());
    border.previous.resize(crossings_.size());
    std::iota(border.order.begin(), border.order.end(), 0U);
    std::sort(border.order.begin(), border.order.end(), [&](std::uint32_t i, std::uint32_t j) {
        return std::tuple(crossings_[i].*edge, crossings_[i].*along, i) <
               std::tuple(crossings_[j].*edge, crossings_[j].*along, j);
    });
    const auto points = border.shape->points();
    for (std::size_t begin = 0; begin < border.order.size();) {
        const std::uint32_t ring = border.ring_of(crossings_[border.order[begin]].*edge);
        const std::uint32_t ring_end = border.shape->ring_ends()[ring];
        border.crossed[ring] = 1;
        std::size_t end = begin;
        while (end < border.order.size() && crossings_[border.order[end]].*edge < ring_end) ++end;
        for (std::size_t i = begin; i < end; ++i) {
            const std::uint32_t one = border.order[i];
            const std::uint32_t other = border.order[i + 1 == end ? begin : i + 1];
            border.next[one] = other;
            border.previous[other] = one;
            if (i + 1 == end || crossings_[one].*edge != crossings_[other].*edge) continue;
            const std::uint32_t first = crossings_[one].*edge;
            const double apart = crossings_[other].*along - crossings_[one].*along;
            if (!(apart * distance(points[first], points[first + 1]) > kApart)) return false;
        }
        begin = end;
    }
    return true;
}

// The ring that begins where the area's border enters the subject: along it to where it leaves, then along the
// subject's border to where the area's enters again.
bool Clip::walk(std::uint32_t begin) {
    const auto next_of = [](Border& border, std::uint32_t crossing, std::uint32_t edge) {
        return border.left(border.ring_of(edge)) ? border.next[crossing] : border.previous[crossing];
    };
    std::uint32_t at = begin;
    do {
        Crossing& entry = crossings_[at];
        if (!entry.enters || entry.walked) return false;
        entry.walked = true;
        const std::uint32_t leaves = next_of(area_, at, entry.area_edge);
        if (crossings_[leaves].enters || crossings_[leaves].walked) return false;
        crossings_[leaves].walked = true;
        rings_.add_point(entry.point);
        follow(area_, &Crossing::area_edge, &Crossing::along_area, at, leaves);
        rings_.add_point(crossings_[leaves].point);
        at = next_of(subject_, leaves, crossings_[leaves].subject_edge);
        follow(subject_, &Crossing::subject_edge, &Crossing::along_subject, leaves, at);
    } while (at != begin);
    return rings_.end_ring();
}

// The vertices of a ring between two of its crossings, with the interior on the left.
void Clip::follow(Border& border, std::uint32_t Crossing::*edge, double Crossing::*along, std::uint32_t from,
                  std::uint32_t to) {
    const std::uint32_t first = crossings_[from].*edge;
    const std::uint32_t last = crossings_[to].*edge;
    const std::uint32_t ring = border.ring_of(first);
    const auto points = border.shape->ring(ring);
    const auto begin = static_cast<std::uint32_t>(points.data() - border.shape->points().data());
    const auto count = static_cast<std::uint32_t>(points.size() - 1);  // edges, and vertices
    const bool forward = border.left(ring);
    const bool ahead =
        forward ? crossings_[to].*along > crossings_[from].*along : crossings_[to].*along < crossings_[from].*along;
    std::uint32_t vertices = (forward ? last + count - first : first + count - last) % count;
    if (vertices == 0 && !ahead) vertices = count;
    for (std::uint32_t i = 0; i < vertices; ++i) {
        const std::uint32_t vertex = forward ? first - begin + 1 + i : first - begin + count - i;
        rings_.add_point(points[vertex % count]);
    }
}

void Clip::add_ring(Border& border, std::uint32_t ring) {
    const auto points = border.shape->ring(ring);
    if (border.left(ring)) {
        for (const Point& point : points.first(points.size() - 1)) rings_.add_point(point);
    } else {
        for (std::size_t i = points.size() - 1; i > 0; --i) rings_.add_point(points[i]);
    }
}

}  // namespace terracord::geometry

#include "geometry/shape.hpp"

namespace terracord::geometry {

std::span<const Point> Shape::ring(std::size_t index) const {
    const std::size_t begin = index == 0 ? 0 : ring_ends_[index - 1];
    return std::span<const Point>(points_).subspan(begin, ring_ends_[index] - begin);
}

Box Shape::box() const {
    Box box;
    for (const Point& point : points_) box.add(point);
    return box;
}

void Shape::end_ring() {
    const std::size_t begin = ring_ends_.empty() ? 0 : ring_ends_.back();
    if (points_.size() == begin) return;
    if (family_ == Family::area && !(points_[begin] == points_.back())) {
        const Point first = points_[begin];
        points_.push_back(first);
    }
    ring_ends_.push_back(static_cast<std::uint32_t>(points_.size()));
}

void Shape::end_part() {
    const std::size_t begin = part_ends_.empty() ? 0 : part_ends_.back();
    if (ring_ends_.size() == begin) return;
    part_ends_.push_back(static_cast<std::uint32_t>(ring_ends_.size()));
}

void Shape::append(const Shape& other) {
    if (other.empty()) return;
    if (family_ == Family::none) family_ = other.family_;
    const auto point_offset = static_cast<std::uint32_t>(points_.size());
    const auto ring_offset = static_cast<std::uint32_t>(ring_ends_.size());
    points_.insert(points_.end(), other.points_.begin(), other.points_.end());
    for (const std::uint32_t end : other.ring_ends_) ring_ends_.push_back(end + point_offset);
    for (const std::uint32_t end : other.part_ends_) part_ends_.push_back(end + ring_offset);
}

Shape Shape::part(std::size_t index) const {
    Shape single(family_);
    for (std::size_t r = part_begin(index); r < part_end(index); ++r) {
        const auto points = ring(r);
        single.points_.insert(single.points_.end(), points.begin(), points.end());
        single.ring_ends_.push_back(static_cast<std::uint32_t>(single.points_.size()));
    }
    single.end_part();
    return single;
}

Shape Shape::from_arrays(Family family, std::vector<Point> points, std::vector<std::uint32_t> ring_ends,
                         std::vector<std::uint32_t> part_ends) {
    Shape shape(family);
    shape.points_ = std::move(points);
    shape.ring_ends_ = std::move(ring_ends);
    shape.part_ends_ = std::move(part_ends);
    return shape;
}

}  // namespace terracord::geometry

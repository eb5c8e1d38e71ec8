// A plain 2D geometry: coordinates in one array, rings and parts as offsets into it. No foreign library.
// Units are those of the coordinate system it was read or transformed into (metres in the computing CRS).
// Value type; const use is safe for concurrent readers.
//
// area:  part = polygon = consecutive rings, the first one its shell, the others its holes; rings are closed
//        (last point equals first).
// line:  part = one ring = one line string.
// point: part = one ring = one point.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "geometry/box.hpp"

namespace terracord::geometry {

enum class Family : std::uint8_t { none, point, line, area };

class Shape {
   public:
    Shape() = default;
    explicit Shape(Family family) : family_(family) {}

    [[nodiscard]] Family family() const { return family_; }
    [[nodiscard]] bool empty() const { return points_.empty(); }
    [[nodiscard]] std::size_t point_count() const { return points_.size(); }
    [[nodiscard]] std::size_t ring_count() const { return ring_ends_.size(); }
    [[nodiscard]] std::size_t part_count() const { return part_ends_.size(); }
    [[nodiscard]] std::span<const Point> points() const { return points_; }
    [[nodiscard]] std::span<Point> points() { return points_; }
    [[nodiscard]] std::span<const Point> ring(std::size_t index) const;
    // First ring of a part and one past its last ring.
    [[nodiscard]] std::size_t part_begin(std::size_t part) const { return part == 0 ? 0 : part_ends_[part - 1]; }
    [[nodiscard]] std::size_t part_end(std::size_t part) const { return part_ends_[part]; }
    [[nodiscard]] Box box() const;

    // Building: points, then end_ring(), then end_part(). An open area ring is closed, an empty ring is dropped.
    void add_point(Point point) { points_.push_back(point); }
    void end_ring();
    void end_part();
    // Appends the parts of another shape of the same family.
    void append(const Shape& other);
    // One part as a shape of its own.
    [[nodiscard]] Shape part(std::size_t index) const;
    void reserve(std::size_t points) { points_.reserve(points); }

    bool operator==(const Shape&) const = default;

    // The flat arrays themselves, for serialisation.
    [[nodiscard]] const std::vector<std::uint32_t>& ring_ends() const { return ring_ends_; }
    [[nodiscard]] const std::vector<std::uint32_t>& part_ends() const { return part_ends_; }
    static Shape from_arrays(Family family, std::vector<Point> points, std::vector<std::uint32_t> ring_ends,
                             std::vector<std::uint32_t> part_ends);

   private:
    Family family_ = Family::none;
    std::vector<Point> points_;
    std::vector<std::uint32_t> ring_ends_;  // one past the last point of each ring
    std::vector<std::uint32_t> part_ends_;  // one past the last ring of each part
};

}  // namespace terracord::geometry

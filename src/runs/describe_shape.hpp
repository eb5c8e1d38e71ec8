// describe(archive, shape): rings and parts are checked before they are taken.
#pragma once

#include <cstdint>
#include <vector>

#include "geometry/shape.hpp"
#include "runs/archive.hpp"
#include "runs/word_lists.hpp"

namespace terracord::runs {

template <class A, class T>
void describe_raw(A& a, std::vector<T>& v) {
    static_assert(std::is_trivially_copyable_v<T>);
    if constexpr (A::kReading) {
        v.resize(a.count(sizeof(T)));
    } else {
        a.value(static_cast<std::uint64_t>(v.size()));
    }
    a.bytes(v.data(), v.size() * sizeof(T));
}

inline bool sound(const std::vector<geometry::Point>& points, const std::vector<std::uint32_t>& rings,
                  const std::vector<std::uint32_t>& parts) {
    const auto ascends_to = [](const std::vector<std::uint32_t>& ends, std::size_t last) {
        std::uint32_t before = 0;
        for (const std::uint32_t end : ends) {
            if (end <= before || end > last) return false;
            before = end;
        }
        return before == last;
    };
    return ascends_to(rings, points.size()) && ascends_to(parts, rings.size());
}

template <class A>
void describe(A& a, geometry::Shape& v) {
    auto family = v.family();
    a.value(family);
    std::vector<geometry::Point> points;
    std::vector<std::uint32_t> rings;
    std::vector<std::uint32_t> parts;
    if constexpr (!A::kReading) {
        points.assign(v.points().begin(), v.points().end());
        rings = v.ring_ends();
        parts = v.part_ends();
    }
    describe_raw(a, points);
    describe_raw(a, rings);
    describe_raw(a, parts);
    if constexpr (A::kReading) {
        if (!a.ok() || !sound(points, rings, parts)) {
            a.spoil();
            return;
        }
        v = geometry::Shape::from_arrays(family, std::move(points), std::move(rings), std::move(parts));
    }
}

}  // namespace terracord::runs

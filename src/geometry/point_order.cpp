#include "geometry/point_order.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <utility>

#include "geometry/plain_crossing.hpp"

namespace terracord::geometry {

namespace {

constexpr std::size_t kFew = 256;  // are compared with one another
constexpr unsigned kDigits = 3;
constexpr unsigned kDigitBits = 11;
constexpr std::size_t kDigitValues = std::size_t{1} << kDigitBits;
constexpr unsigned kKeyBits = 32;
static_assert(kDigits * kDigitBits >= kKeyBits);

std::size_t digit(std::uint32_t key, unsigned which) { return (key >> (which * kDigitBits)) % kDigitValues; }

}  // namespace

// By the digits of the keys, the last one first; each pass keeps the order of the one before.
void PointOrder::sort_by_key() {
    std::array<std::array<std::uint32_t, kDigitValues>, kDigits> begin{};
    for (const Keyed& one : keyed_) {
        for (unsigned which = 0; which < kDigits; ++which) ++begin[which][digit(one.key, which)];
    }
    scratch_.resize(keyed_.size());
    for (unsigned which = 0; which < kDigits; ++which) {
        std::uint32_t sum = 0;
        for (std::uint32_t& count : begin[which]) sum += std::exchange(count, sum);
        for (const Keyed& one : keyed_) scratch_[begin[which][digit(one.key, which)]++] = one;
        keyed_.swap(scratch_);
    }
}

std::span<const std::uint32_t> PointOrder::of(std::span<const Point> points) {
    const auto earlier = [&](std::uint32_t a, std::uint32_t b) {
        return points[a] == points[b] ? a < b : sooner(points[a], points[b]);
    };
    order_.resize(points.size());
    for (std::uint32_t i = 0; i < order_.size(); ++i) order_[i] = i;
    const auto [first, last] =
        std::minmax_element(points.begin(), points.end(), [](const Point& a, const Point& b) { return a.x < b.x; });
    // Rounding keeps the order: a key is never higher than that of a point farther along x.
    const double scale = points.size() < kFew ? 0.0 : (last->x - first->x) / std::numeric_limits<std::uint32_t>::max();
    if (!(scale > 0.0)) {
        std::sort(order_.begin(), order_.end(), earlier);
        return order_;
    }
    keyed_.resize(points.size());
    for (std::uint32_t i = 0; i < keyed_.size(); ++i) {
        const double steps =
            std::min((points[i].x - first->x) / scale, double{std::numeric_limits<std::uint32_t>::max()});
        keyed_[i] = {.key = static_cast<std::uint32_t>(steps), .position = i};
    }
    sort_by_key();
    for (std::size_t i = 0; i < keyed_.size(); ++i) order_[i] = keyed_[i].position;
    for (std::size_t i = 0; i < keyed_.size();) {
        std::size_t next = i + 1;
        while (next < keyed_.size() && keyed_[next].key == keyed_[i].key) ++next;
        if (next > i + 1)
            std::sort(order_.begin() + static_cast<std::ptrdiff_t>(i),
                      order_.begin() + static_cast<std::ptrdiff_t>(next), earlier);
        i = next;
    }
    return order_;
}

}  // namespace terracord::geometry

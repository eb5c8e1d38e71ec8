#include "engine/hilbert.hpp"

#include <algorithm>
#include <utility>

namespace terracord::engine {

namespace {

constexpr std::uint32_t kSide = 1U << 16U;

std::uint32_t cell(double value, double low, double length) {
    const double span = length > 0.0 ? length : 1.0;
    return static_cast<std::uint32_t>(
        std::clamp((value - low) / span * (kSide - 1), 0.0, static_cast<double>(kSide - 1)));
}

}  // namespace

std::uint32_t hilbert_code(const geometry::Box& extent, geometry::Point point) {
    std::uint32_t x = cell(point.x, extent.min_x, extent.width());
    std::uint32_t y = cell(point.y, extent.min_y, extent.height());
    std::uint32_t code = 0;
    for (std::uint32_t s = kSide / 2; s > 0; s /= 2) {
        const std::uint32_t right = (x & s) != 0U ? 1U : 0U;
        const std::uint32_t upper = (y & s) != 0U ? 1U : 0U;
        code += s * s * ((3U * right) ^ upper);
        if (upper == 0U) {
            if (right == 1U) {
                x = kSide - 1U - x;
                y = kSide - 1U - y;
            }
            std::swap(x, y);
        }
    }
    return code;
}

}  // namespace terracord::engine

#include "needs/amounts.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace terracord::needs {

using model::Millionths;

namespace {

constexpr double kLargest = 1e12;  // square metres of twice the land there is in France

}  // namespace

Millionths to_millionths(double value) { return std::llround(std::clamp(value, -kLargest, kLargest) * model::kMillion); }

std::vector<Millionths> apportion(Millionths total, std::span<const double> shares) {
    std::vector<Millionths> parts(shares.size(), 0);
    const double sum = std::accumulate(shares.begin(), shares.end(), 0.0);
    if (!(sum > 0.0)) return parts;
    const Millionths sign = total < 0 ? -1 : 1;
    const auto whole = static_cast<long double>(total * sign);
    std::vector<long double> rests(shares.size(), 0.0L);
    Millionths left = total * sign;
    for (std::size_t i = 0; i < shares.size(); ++i) {
        const long double exact = whole * (static_cast<long double>(shares[i]) / static_cast<long double>(sum));
        parts[i] = static_cast<Millionths>(std::floor(exact));
        rests[i] = exact - static_cast<long double>(parts[i]);
        left -= parts[i];
    }
    std::vector<std::size_t> order(shares.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return rests[a] > rests[b]; });
    // Rounding leaves less than one millionth a part; a rounding of the shares themselves may take one back.
    for (std::size_t k = 0; left != 0; k = (k + 1) % order.size()) {
        const std::size_t i = order[left > 0 ? k : order.size() - 1 - k];
        if (!(shares[i] > 0.0)) continue;
        parts[i] += left > 0 ? 1 : -1;
        left += left > 0 ? -1 : 1;
    }
    for (Millionths& part : parts) part *= sign;
    return parts;
}

}  // namespace terracord::needs

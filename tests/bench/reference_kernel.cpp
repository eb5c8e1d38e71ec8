// The yardstick of the regression check: a fixed piece of arithmetic and memory work, like that of a run and part of
// none. A run's time divided by this one's, measured beside it, says the same on a busy machine and on an idle one.
// Never change it: stored ratios (baseline.json) would mean nothing any more.
//
// Prints a number that depends on all that was computed.
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <thread>
#include <vector>

namespace {

constexpr int kEdges = 2000;
constexpr int kRounds = 12;
constexpr std::size_t kKeys = 1'000'000;

struct Edge {
    double x1, y1, x2, y2;
};

std::vector<Edge> star(double cx, double cy, double radius, int lobes) {
    std::vector<Edge> edges;
    const auto at = [&](int i) {
        const double angle = 2.0 * 3.14159265358979323846 * i / kEdges;
        const double reach = radius * (1.0 + 0.3 * std::sin(lobes * angle));
        return std::pair(cx + reach * std::cos(angle), cy + reach * std::sin(angle));
    };
    for (int i = 0; i < kEdges; ++i) {
        const auto [x1, y1] = at(i);
        const auto [x2, y2] = at((i + 1) % kEdges);
        edges.push_back({x1, y1, x2, y2});
    }
    return edges;
}

// Every edge with every other: the width they share, times the lower of their middles.
double shared(const std::vector<Edge>& a, const std::vector<Edge>& b) {
    double sum = 0.0;
    for (const Edge& e : a) {
        const double e_low = std::min(e.x1, e.x2);
        const double e_high = std::max(e.x1, e.x2);
        for (const Edge& f : b) {
            const double from = std::max(e_low, std::min(f.x1, f.x2));
            const double to = std::min(e_high, std::max(f.x1, f.x2));
            const double width = std::max(0.0, to - from);
            const double height = std::min(e.y1 + e.y2, f.y1 + f.y2) / 2.0;
            sum += (e.x1 < e.x2) == (f.x1 < f.x2) ? width * height : -width * height;
        }
    }
    return sum;
}

double work(int seed) {
    const std::vector<Edge> a = star(0.0, 0.0, 100.0, 5 + seed);
    double sum = 0.0;
    for (int i = 0; i < kRounds; ++i) sum += shared(a, star(10.0 * i, 5.0 * i, 90.0, 7 + i));
    std::vector<std::uint64_t> keys(kKeys);
    std::uint64_t state = 88172645463325252ULL + static_cast<std::uint64_t>(seed);
    for (std::uint64_t& key : keys) {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        key = state;
    }
    std::sort(keys.begin(), keys.end());
    return sum + static_cast<double>(keys[kKeys / 2] >> 40);
}

}  // namespace

int main() {
    double other = 0.0;
    std::thread second([&] { other = work(1); });
    const double mine = work(0);
    second.join();
    std::printf("%.17g\n", mine + other);
    return 0;
}

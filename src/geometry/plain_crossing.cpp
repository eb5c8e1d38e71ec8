#include "geometry/plain_crossing.hpp"

#include <algorithm>
#include <cmath>

#include "geometry/edges_near.hpp"
#include "geometry/turn.hpp"

namespace terracord::geometry {

namespace {

// Of lines more alike the place of a crossing is too uncertain: sine of the angle between them.
constexpr double kLeastSine = 1e-6;

}  // namespace

bool between(Point a, Point b, Point point) { return edge_box(a, b).touches(edge_box(point, point)); }

double distance(Point a, Point b) {
    const double x = b.x - a.x;
    const double y = b.y - a.y;
    return std::sqrt(x * x + y * y);
}

Meeting meet(Point a, Point b, Point c, Point d, PlainCrossing& crossing) {
    const Turn side_a = turn(c, d, a);
    const Turn side_b = turn(c, d, b);
    if (side_a == Turn::unclear || side_b == Turn::unclear) return Meeting::unclear;
    if (side_a == side_b && side_a != Turn::straight) return Meeting::apart;
    const Turn side_c = turn(a, b, c);
    const Turn side_d = turn(a, b, d);
    if (side_c == Turn::unclear || side_d == Turn::unclear) return Meeting::unclear;
    if (side_c == side_d && side_c != Turn::straight) return Meeting::apart;
    if ((side_a == Turn::straight && between(c, d, a)) || (side_b == Turn::straight && between(c, d, b)) ||
        (side_c == Turn::straight && between(a, b, c)) || (side_d == Turn::straight && between(a, b, d)))
        return Meeting::touches;
    // A point that is in line with an edge, beyond its ends: the lines meet there, the edges do not.
    if (side_a == Turn::straight || side_b == Turn::straight || side_c == Turn::straight || side_d == Turn::straight)
        return Meeting::apart;

    const auto [low, high] = std::minmax({a, b}, sooner);
    const auto [from, to] = std::minmax({c, d}, sooner);
    const Point along{high.x - low.x, high.y - low.y};
    const Point across{to.x - from.x, to.y - from.y};
    const Point between_starts{from.x - low.x, from.y - low.y};
    const double divisor = along.x * across.y - along.y * across.x;
    const double first = distance(low, high);
    const double second = distance(from, to);
    if (!(std::abs(divisor) > kLeastSine * first * second)) return Meeting::unclear;
    const double t = (between_starts.x * across.y - between_starts.y * across.x) / divisor;
    const double u = (between_starts.x * along.y - between_starts.y * along.x) / divisor;
    if (!(std::min(t, 1.0 - t) * first > kApart) || !(std::min(u, 1.0 - u) * second > kApart)) return Meeting::unclear;
    // In the boxes of both edges, whatever rounding says: exact where one of them runs along an axis.
    const Box one = edge_box(low, high);
    const Box other = edge_box(from, to);
    crossing.point = {
        std::clamp(low.x + t * along.x, std::max(one.min_x, other.min_x), std::min(one.max_x, other.max_x)),
        std::clamp(low.y + t * along.y, std::max(one.min_y, other.min_y), std::min(one.max_y, other.max_y))};
    crossing.along_first = low == a ? t : 1.0 - t;
    crossing.along_second = from == c ? u : 1.0 - u;
    crossing.to_the_left = side_b == Turn::left;
    return Meeting::crosses;
}

}  // namespace terracord::geometry

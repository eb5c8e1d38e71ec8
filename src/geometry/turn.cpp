#include "geometry/turn.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace terracord::geometry {

namespace {

Turn sign(double value) {
    if (value > 0.0) return Turn::left;
    return value < 0.0 ? Turn::right : Turn::straight;
}

// Is `difference`, the rounded a - b, the true one? (D. E. Knuth's two-sum.)
bool exact(double a, double b, double difference) {
    const double b_taken = a - difference;
    const double a_taken = difference + b_taken;
    return a - a_taken == 0.0 && b_taken - b == 0.0;
}

Turn compared(double a, double b, double c, double d) {
    const double left = a * b;
    const double right = c * d;
    // Rounding keeps the order: products that differ once rounded differ that way.
    if (left != right) return sign(left - right);
    return sign(std::fma(a, b, -left) - std::fma(c, d, -right));
}

// Below this a product may have lost digits to underflow.
constexpr double kSmallest = 1e-270;

bool sound(double product, double a, double b) { return std::abs(product) > kSmallest || a == 0.0 || b == 0.0; }

}  // namespace

Turn turn(Point a, Point b, Point c) {
    const double ax = a.x - c.x;
    const double ay = a.y - c.y;
    const double bx = b.x - c.x;
    const double by = b.y - c.y;
    // A difference is nought where the coordinates are equal, and only there: points in a row along an axis, or one
    // point twice.
    if ((ax == 0.0 || by == 0.0) && (ay == 0.0 || bx == 0.0)) return Turn::straight;
    const double left = ax * by;
    const double right = ay * bx;
    const double determinant = left - right;
    constexpr double kUnit = std::numeric_limits<double>::epsilon() / 2.0;
    constexpr double kBound = (3.0 + 16.0 * kUnit) * kUnit;
    const double size = std::abs(left) + std::abs(right);
    if (size > kSmallest && std::abs(determinant) > kBound * size) return sign(determinant);
    if (!exact(a.x, c.x, ax) || !exact(a.y, c.y, ay) || !exact(b.x, c.x, bx) || !exact(b.y, c.y, by))
        return Turn::unclear;
    if (!sound(left, ax, by) || !sound(right, ay, bx)) return Turn::unclear;
    return compared(ax, by, ay, bx);
}

bool passes_left_of(Point a, Point b, Point point) {
    if ((a.y > point.y) == (b.y > point.y)) return false;
    if (std::max(a.x, b.x) < point.x) return true;
    if (std::min(a.x, b.x) > point.x) return false;
    const Turn side = a.y < b.y ? turn(a, b, point) : turn(b, a, point);
    if (side != Turn::unclear) return side == Turn::right;
    return (b.x - a.x) * ((point.y - a.y) / (b.y - a.y)) + a.x < point.x;
}

}  // namespace terracord::geometry

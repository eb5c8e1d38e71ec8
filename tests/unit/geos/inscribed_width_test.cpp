#include <gtest/gtest.h>

#include "geos/overlay.hpp"
#include "support/shapes.hpp"

namespace terracord::geos {
namespace {

using geometry::Shape;
using testing::polygon;
using testing::rectangle;

double width_of(const Shape& shape, double tolerance) {
    Context context;
    const auto width = inscribed_width(Geometry::from_shape(context, shape), tolerance);
    return width ? *width : -1.0;
}

TEST(InscribedWidth, OfASquareIsItsSide) {
    EXPECT_NEAR(width_of(rectangle(0, 0, 20, 20), 0.1), 20.0, 0.1);
    EXPECT_NEAR(width_of(rectangle(652709, 6862305, 20, 20), 0.1), 20.0, 0.1);
}

TEST(InscribedWidth, OfAStripIsItsNarrowSide) {
    EXPECT_NEAR(width_of(rectangle(0, 0, 100, 0.5), 0.01), 0.5, 0.01);
    EXPECT_NEAR(width_of(rectangle(0, 0, 3, 400), 0.1), 3.0, 0.1);
}

TEST(InscribedWidth, OfATriangleIsTheDiameterOfItsIncircle) {
    EXPECT_NEAR(width_of(polygon({{0, 0}, {40, 0}, {0, 30}}), 0.01), 20.0, 0.01);
}

TEST(InscribedWidth, IsNeverMoreThanTheTrueOnePlusTheTolerance) {
    for (const double side : {0.3, 1.0, 4.9, 5.0, 5.1, 12.0})
        EXPECT_LE(width_of(rectangle(0, 0, side, 50), 0.1), side + 0.1 + 1e-12);
}

TEST(InscribedWidth, LooksAtTheWidestPlace) {
    const Shape arm = polygon({{0, 0}, {20, 0}, {20, 9}, {120, 9}, {120, 9.5}, {20, 9.5}, {20, 20}, {0, 20}});
    EXPECT_NEAR(width_of(arm, 0.1), 20.0, 0.1);
}

TEST(InscribedWidth, OfAHairAlongAStraightBorderIsFoundAtOnce) {
    // Two drawings of one border, a micrometre apart over half a kilometre: GEOS would lay 5e8 squares along it.
    EXPECT_LE(width_of(rectangle(652709, 6862305, 500, 0x1p-20), 0.1), 0.1);
    EXPECT_LE(width_of(rectangle(652709, 6862305, 0x1p-20, 5000), 0.1), 0.1);
}

}  // namespace
}  // namespace terracord::geos

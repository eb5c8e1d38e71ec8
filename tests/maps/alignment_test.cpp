#include "support/maps.hpp"

namespace terracord::maps {
namespace {

// P09: at least 70 % of the line is taken up, below 50 % it is contradicted.
Ask alignment(double within = 15.0) {
    return Ask(Alignment{{within}})
        .of_parts({PartKind::road})
        .conflict(under(Quantity::followed_share, 0.5))
        .reservation(under(Quantity::followed_share, 0.7));
}

// A perimeter of 200 m x 100 m with a street to create along y = 50.
Scene street(const geometry::Shape& road) {
    Scene scene;
    scene.perimeter(on_map(rectangle(0, 0, 200, 100)));
    scene.feature("A", on_map(line({{-100, 50}, {300, 50}})));
    scene.project().parts.push_back({PartKind::road, on_map(road)});
    return scene.ask(alignment());
}

TEST(AlignmentCheck, FollowsTheLineAsFarAsItLiesInThePerimeter) {
    const Answer answer = street(rectangle(0, 55, 200, 8)).answer();
    EXPECT_EQ(answer.measures().robust.lines_m, 200.0);
    EXPECT_EQ(answer.measures().robust.followed_share, 1.0);
    EXPECT_EQ(answer.verdict(), Verdict::coherent);
}

TEST(AlignmentCheck, WhatNoPartReachesIsMissed) {
    const Answer answer = street(rectangle(0, 45, 60, 8)).answer();
    EXPECT_NEAR(answer.measures().strict.length_m, 200.0 - 60.0 - 15.0, 0.1);
    EXPECT_EQ(answer.verdict(), Verdict::conflict);
    EXPECT_EQ(answer.finding().subject, "road");
    EXPECT_EQ(street(rectangle(0, 45, 110, 8)).answer().verdict(), Verdict::reservation);
}

TEST(AlignmentCheck, AStreetElsewhereIsAnotherStreet) {
    EXPECT_EQ(street(rectangle(0, 0, 200, 8)).answer().measures().robust.followed_share, 0.0);
}

TEST(AlignmentCheck, WithoutALineToFollowThereIsNothingToMiss) {
    Scene scene = street(rectangle(0, 45, 60, 8));
    scene.features().front().shape = on_map(line({{-100, 500}, {300, 500}}));
    EXPECT_EQ(scene.answer().verdict(), Verdict::coherent);
    EXPECT_EQ(scene.answer().reason(), Reason::nothing_found);
}

TEST(AlignmentCheck, AProjectThatTellsNoPartsCannotBeCompared) {
    Scene scene = street(rectangle(0, 45, 60, 8));
    scene.project().parts.clear();
    EXPECT_EQ(Scene(scene).answer().verdict(), Verdict::not_assessable);
    EXPECT_EQ(Scene(scene).answer().reason(), Reason::parts_unknown);
    scene.project().parts.push_back({PartKind::built, on_map(rectangle(0, 0, 10, 10))});
    EXPECT_EQ(Scene(scene).answer().reason(), Reason::parts_unknown);
}

}  // namespace
}  // namespace terracord::maps

// Pieces narrower than the document's accuracy.
#include "support/maps.hpp"

namespace terracord::maps {
namespace {

constexpr std::string_view kPerimeter = R"(
    PPPPPPPPPP
    PPPPPPPPPP)";  // 100 m x 20 m from the drawing's corner

Scene beside(double depth, double accuracy) {
    Scene scene;
    scene.perimeter(kPerimeter).accuracy(accuracy).feature("A", on_map(rectangle(100 - depth, -50, 200, 200)));
    return scene;
}

TEST(Sliver, IsKeptInTheLedgerAndInTheStrictValue) {
    const Answer answer = beside(0.8, 5.0).ask(Ask(Exclusion{}).at_all()).answer();
    EXPECT_NEAR(answer.area(), 16.0, 1e-6);
    EXPECT_EQ(answer.measures().robust.area_m2, 0.0);
    ASSERT_EQ(answer.measures().classes.size(), 1U);
    ASSERT_EQ(answer.measures().classes[0].slivers.size(), 1U);
    EXPECT_NEAR(answer.measures().classes[0].slivers[0].mean_width_m, 0.77, 0.01);
    EXPECT_TRUE(answer.measures().classes[0].pieces.empty());
}

TEST(Sliver, WiderThanTheCadastreIsALimitToVerify) {
    const Answer answer = beside(0.8, 5.0).ask(Ask(Exclusion{}).at_all()).answer();
    EXPECT_EQ(answer.verdict(), Verdict::reservation);
    EXPECT_EQ(answer.reason(), Reason::limit_to_verify);
}

TEST(Sliver, NarrowerThanTheCadastreIsAContactOfEdges) {
    const Answer answer = beside(0.3, 5.0).ask(Ask(Exclusion{}).at_all()).answer();
    EXPECT_EQ(answer.verdict(), Verdict::information);
    EXPECT_EQ(answer.reason(), Reason::edge_contact);
}

TEST(Sliver, OfTenCentimetresAlongABorderIsAContactAndNothingToClear) {
    const Answer answer = beside(0.1, 5.0).ask(Ask(Exclusion{}).at_all()).answer();
    EXPECT_EQ(answer.verdict(), Verdict::information);
    EXPECT_EQ(answer.reason(), Reason::edge_contact);
    EXPECT_NEAR(answer.area(), 2.0, 1e-6);
    EXPECT_EQ(answer.finding().clearance.clearable, model::Clearable::unexamined);
}

TEST(Sliver, OfADocumentThatIsNotEnforceableIsAContactOfEdges) {
    const Answer answer = beside(0.8, 5.0).status(DocumentStatus::approved).ask(Ask(Exclusion{}).at_all()).answer();
    EXPECT_EQ(answer.reason(), Reason::edge_contact);
}

TEST(Sliver, IsNoneWhereTheDocumentIsMoreAccurate) {
    const Answer answer = beside(0.8, 0.5).ask(Ask(Exclusion{}).at_all()).answer();
    EXPECT_EQ(answer.verdict(), Verdict::conflict);
    EXPECT_NEAR(answer.measures().robust.area_m2, 16.0, 1e-6);
}

TEST(Sliver, ASmallPlotUnderALargeProjectIsNone) {
    // 20 m x 20 m in the red zone under 50 ha.
    const Answer answer = Scene()
                              .perimeter(on_map(rectangle(0, 0, 1000, 500)))
                              .accuracy(5.0)
                              .feature("R", on_map(rectangle(100, 100, 20, 20)))
                              .ask(overlap())
                              .answer();
    EXPECT_EQ(answer.verdict(), Verdict::conflict);
    EXPECT_EQ(answer.measures().robust.area_m2, 400.0);
}

TEST(Sliver, OfSeveralClassesThatMakeOneRobustPieceTogetherIsDrawn) {
    // Two strips of 3 m of two classes side by side: each under the accuracy, together over it.
    const Answer answer = Scene()
                              .perimeter(kPerimeter)
                              .accuracy(5.0)
                              .feature("A", on_map(rectangle(94, 0, 3, 20)))
                              .feature("B", on_map(rectangle(97, 0, 3, 20)))
                              .ask(overlap())
                              .answer();
    EXPECT_EQ(answer.verdict(), Verdict::conflict);
    EXPECT_EQ(answer.measures().robust.area_m2, 120.0);
    for (const model::ClassHit& hit : answer.measures().classes) EXPECT_FALSE(hit.pieces.empty());
}

TEST(Sliver, DrawnFromFarAlongALongStraightBorderIsMeasuredAtOnce) {
    // The same border drawn twice, a micrometre apart over five kilometres.
    const Answer answer = Scene()
                              .perimeter(on_map(rectangle(0, 0, 5000, 100)))
                              .accuracy(5.0)
                              .feature("A", on_map(rectangle(0, 100 - 0x1p-20, 5000, 300)))
                              .ask(Ask(Exclusion{}).at_all())
                              .answer();
    EXPECT_EQ(answer.reason(), Reason::edge_contact);
}

TEST(Sliver, DoesNotWeighMoreThanAWiderOverlapWould) {
    const auto verdict = [](double depth) {
        return beside(depth, 5.0).ask(Ask(Overlap{}).attention(over(Quantity::area, 100))).answer().verdict();
    };
    EXPECT_EQ(verdict(20.0), Verdict::attention);
    EXPECT_EQ(verdict(0.8), Verdict::attention);
}

}  // namespace
}  // namespace terracord::maps

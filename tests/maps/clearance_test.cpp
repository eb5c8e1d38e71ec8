// What would clear a contradiction or a reservation, tried on the very checks.
#include <gmock/gmock.h>

#include "geometry/measure.hpp"
#include "support/maps.hpp"

namespace terracord::maps {
namespace {

using model::Clearable;
using ::testing::HasSubstr;

Scene hectare() { return Scene().perimeter(on_map(rectangle(0, 0, 100, 100))).accuracy(5.0); }
Ask over_100() { return Ask(Overlap{}).conflict(over(Quantity::area, 100.0)); }

const model::Clearance& clearance(const Answer& answer) { return answer.finding().clearance; }

TEST(Clearance, CutsOutTheGroundTheConflictRestsOnAndNoMore) {
    const Answer answer = hectare().feature("A", on_map(rectangle(80, -50, 100, 200))).ask(over_100()).answer();
    ASSERT_EQ(clearance(answer).clearable, Clearable::yes);
    const model::CutOut& cut = clearance(answer).cut.value();
    EXPECT_NEAR(cut.lost_m2, 2000.0, 1e-3);
    EXPECT_NEAR(cut.lost_share, 0.2, 1e-6);
    EXPECT_NEAR(geometry::area(cut.kept), 8000.0, 1e-3);
    EXPECT_EQ(cut.widened_m, 0.0);
    EXPECT_EQ(cut.parts, 1);
    EXPECT_TRUE(cut.buildable);
    EXPECT_EQ(cut.clears, std::vector<std::string>{answer.finding().id});
    EXPECT_TRUE(cut.changes.empty());
    EXPECT_THAT(plain(clearance(answer).sentence.fr),
                HasSubstr("Pour le lever : retirer 2 000 m² (20 %) du périmètre ; il en reste 8 000 m², d'un seul tenant."));
    EXPECT_THAT(plain(clearance(answer).sentence.en), HasSubstr("take 2,000 m² (20 %) out of the perimeter"));
}

TEST(Clearance, SaysSoWhereTheWholeProjectLiesInIt) {
    const Answer answer = hectare().feature("A", on_map(rectangle(-50, -50, 300, 300))).ask(over_100()).answer();
    EXPECT_EQ(clearance(answer).clearable, Clearable::nothing);
    EXPECT_FALSE(clearance(answer).cut.has_value());
    EXPECT_THAT(plain(clearance(answer).sentence.fr), HasSubstr("Aucune découpe ne le lève"));
}

TEST(Clearance, TellsInHowManyPartsTheProjectIsLeftAndWhichAreTooSmall) {
    const Answer halves = hectare().feature("A", on_map(rectangle(40, -50, 20, 200))).ask(over_100()).answer();
    EXPECT_EQ(clearance(halves).cut.value().parts, 2);
    EXPECT_EQ(clearance(halves).cut.value().crumbs, 0);
    const Answer crumb = hectare().feature("A", on_map(rectangle(4, -50, 20, 200))).ask(over_100()).answer();
    EXPECT_EQ(clearance(crumb).cut.value().parts, 2);
    EXPECT_EQ(clearance(crumb).cut.value().crumbs, 1);
    EXPECT_TRUE(clearance(crumb).cut.value().buildable);
    const Answer strip = hectare().feature("A", on_map(rectangle(4, -50, 200, 200))).ask(over_100()).answer();
    EXPECT_FALSE(clearance(strip).cut.value().buildable);
    EXPECT_THAT(plain(clearance(strip).sentence.fr), HasSubstr("trop petit ou trop étroit pour y construire"));
}

TEST(Clearance, TellsWhatOtherChecksThenSay) {
    Scene scene = hectare();
    scene.feature("A", on_map(rectangle(60, -50, 100, 200))).feature("B", on_map(rectangle(-50, -50, 95, 200)));
    scene.ask(over_100().only("A"));
    scene.ask(Ask(Overlap{}).id("half").reservation(over(Quantity::share, 0.5)).only("B"));
    const Answer answer = scene.answer();
    EXPECT_EQ(answer.finding("half").verdict, Verdict::coherent);
    const model::CutOut& cut = clearance(answer).cut.value();
    ASSERT_EQ(cut.changes.size(), 1u);
    EXPECT_EQ(cut.changes[0].finding, answer.finding("half").id);
    EXPECT_EQ(cut.changes[0].before, Verdict::coherent);
    EXPECT_EQ(cut.changes[0].after, Verdict::reservation);
    EXPECT_EQ(cut.rerun, 2);
}

TEST(Clearance, OfSeveralContradictionsIsOneCutOutTogether) {
    Scene scene = hectare();
    scene.feature("A", on_map(rectangle(80, -50, 100, 200))).feature("B", on_map(rectangle(-50, 90, 200, 200)));
    scene.ask(over_100().only("A"));
    scene.ask(over_100().id("second").only("B"));
    const Answer answer = scene.answer();
    EXPECT_NEAR(clearance(answer).cut.value().lost_m2, 2000.0, 1e-3);
    ASSERT_TRUE(answer.result().together.has_value());
    EXPECT_NEAR(answer.result().together->lost_m2, 2800.0, 1e-3);
    EXPECT_EQ(answer.result().together->clears.size(), 2u);
}

TEST(Clearance, OfALimitToVerifyTakesTheSliverToo) {
    const Answer answer = hectare().feature("A", on_map(rectangle(98, -50, 100, 200))).ask(over_100()).answer();
    EXPECT_EQ(answer.reason(), Reason::limit_to_verify);
    EXPECT_NEAR(clearance(answer).cut.value().lost_m2, 200.0, 1e-3);
}

TEST(Clearance, OfWhatLiesOutsideKeepsThePartInside) {
    const Answer answer = hectare()
                              .feature("A", on_map(rectangle(-50, -50, 120, 300)))
                              .ask(Ask(Containment{}).conflict(over(Quantity::outside_area, 1.0)))
                              .answer();
    EXPECT_EQ(answer.verdict(), Verdict::conflict);
    EXPECT_NEAR(clearance(answer).cut.value().kept_m2, 7000.0, 1e-3);
}

TEST(Clearance, TellsTheDistanceToTheThreshold) {
    const Answer answer = hectare()
                              .feature("A", on_map(rectangle(80, -50, 100, 200)))
                              .ask(Ask(Overlap{}).conflict(over(Quantity::share, 0.1)))
                              .answer();
    ASSERT_EQ(clearance(answer).margins.size(), 1u);
    EXPECT_NEAR(clearance(answer).margins[0].excess(), 0.1, 1e-9);
    EXPECT_THAT(plain(clearance(answer).sentence.fr), HasSubstr("20 % pour 10 %, soit 10 %"));
}

TEST(Clearance, OfADistanceIsTheRetreat) {
    const Ask near = Ask(Distance{Metres{50.0}}).reservation(under(Quantity::distance, 50.0));
    const Answer answer = hectare().feature("A", on_map(rectangle(130, 0, 10, 10))).ask(near).answer();
    EXPECT_NEAR(clearance(answer).retreat_m.value(), 20.0, 1e-9);
    EXPECT_FALSE(clearance(answer).cut.has_value());
    EXPECT_THAT(plain(clearance(answer).first.fr), HasSubstr("reculer de 20 m"));
}

TEST(Clearance, OfASetbackIsTheRetreatAndTheGroundBehindIt) {
    const Setback keep{.distance = {.fixed = Metres{75.0}, .column = {}, .codes = {}}};
    const Answer answer = Scene()
                              .perimeter(on_map(rectangle(0, 60, 100, 50)))
                              .feature("A", on_map(line({{-1000, 0}, {1000, 0}})))
                              .ask(Ask(keep).conflict(over(Quantity::area, 1.0)))
                              .answer();
    EXPECT_NEAR(clearance(answer).retreat_m.value(), 15.0, 1e-9);
    EXPECT_NEAR(clearance(answer).cut.value().lost_m2, 1500.0, 1e-3);
}

TEST(Clearance, OfBuiltPartsMovesWhatIsBuiltAndLeavesThePerimeter) {
    Scene scene = hectare();
    scene.feature("A", on_map(rectangle(80, -50, 100, 200))).ask(over_100().forbids_building());
    scene.project().parts.push_back({PartKind::built, on_map(rectangle(60, 40, 40, 20))});
    const Answer answer = scene.answer();
    EXPECT_EQ(answer.verdict(), Verdict::conflict);
    const model::CutOut& cut = clearance(answer).cut.value();
    EXPECT_EQ(cut.subject, "built");
    EXPECT_NEAR(cut.lost_m2, 400.0, 1e-3);
    EXPECT_NEAR(cut.kept_m2, 400.0, 1e-3);
}

TEST(Clearance, OfTreesLeavesThemOutOfThePerimeter) {
    const Answer answer = hectare().feature("A", on_map(point(50, 50))).ask(Ask(Exclusion{}).at_all()).answer();
    EXPECT_EQ(answer.verdict(), Verdict::conflict);
    const model::CutOut& cut = clearance(answer).cut.value();
    EXPECT_GT(cut.widened_m, 0.0);
    EXPECT_LT(cut.lost_m2, 1.0);
    EXPECT_EQ(cut.parts, 1);
}

TEST(Clearance, IsAskedOfContradictionsAndReservationsAlone) {
    const Answer answer = hectare()
                              .feature("A", on_map(rectangle(80, -50, 100, 200)))
                              .ask(Ask(Overlap{}).attention(over(Quantity::area, 100.0)))
                              .answer();
    EXPECT_EQ(answer.verdict(), Verdict::attention);
    EXPECT_EQ(clearance(answer).clearable, Clearable::unexamined);
    EXPECT_TRUE(clearance(answer).sentence.empty());
}

}  // namespace
}  // namespace terracord::maps

// Areas by class; in a partition every square metre of the project has one place in the accounts.
#include "support/maps.hpp"

namespace terracord::maps {
namespace {

void expect_closed(const Answer& answer) {
    const model::Measures& m = answer.measures();
    EXPECT_TRUE(m.accounts.kept);
    EXPECT_LE(std::abs(m.accounts.error_m2), 1e-6 * m.subject_m2);
    EXPECT_NEAR(m.accounts.classes_m2 - m.accounts.excess_m2 + m.accounts.slivers_m2 + m.accounts.gaps_m2 +
                    m.accounts.set_aside_m2 + m.accounts.uncovered_m2,
                m.subject_m2, 1e-6 * m.subject_m2);
}

TEST(BreakdownCheck, GivesTheAreaOfEachClass) {
    const Answer answer = Scene()
                              .perimeter(R"(
                                  .PPPP.
                                  .PPPP.)")
                              .zones(R"(
                                  AABBBB
                                  AAABCC)")
                              .partition()
                              .ask(Ask(Breakdown{}))
                              .answer();
    EXPECT_EQ(answer.verdict(), Verdict::information);
    EXPECT_EQ(answer.reason(), Reason::measured);
    EXPECT_EQ(answer.area_of("A"), 3 * kCell);
    EXPECT_EQ(answer.area_of("B"), 4 * kCell);
    EXPECT_EQ(answer.area_of("C"), 1 * kCell);
    EXPECT_EQ(answer.measures().accounts.excess_m2, 0.0);
    expect_closed(answer);
}

TEST(BreakdownCheck, BooksDoubleCoverAsExcess) {
    const Answer answer =
        Scene().perimeter("PPPP").zones("AAA.").zones(".BBB").partition().ask(Ask(Breakdown{})).answer();
    EXPECT_EQ(answer.measures().accounts.classes_m2, 6 * kCell);
    EXPECT_EQ(answer.measures().accounts.excess_m2, 2 * kCell);
    EXPECT_EQ(answer.area(), 4 * kCell);
    expect_closed(answer);
}

TEST(BreakdownCheck, BooksDoubleCoverWithinAClassNowhere) {
    const Answer answer =
        Scene().perimeter("PPPP").zones("AAA.").zones(".AAA").partition().ask(Ask(Breakdown{})).answer();
    EXPECT_EQ(answer.measures().accounts.excess_m2, 0.0);
    EXPECT_EQ(answer.area_of("A"), 4 * kCell);
    expect_closed(answer);
}

TEST(BreakdownCheck, BooksGapsUncoveredAndSetAsideGroundApart) {
    const Answer answer = Scene()
                              .perimeter(R"(
                                  PPPPPPPPPP)")
                              .zones(R"(
                                  AAA..BB...)")
                              .set_aside(R"(
                                  ...X......)")
                              .covers(R"(
                                  XXXXXXXX..)")
                              .partition()
                              .ask(Ask(Breakdown{}))
                              .answer();
    const model::Accounts& accounts = answer.measures().accounts;
    EXPECT_EQ(accounts.classes_m2, 5 * kCell);
    EXPECT_EQ(accounts.set_aside_m2, 1 * kCell);
    EXPECT_EQ(accounts.gaps_m2, 2 * kCell);
    EXPECT_EQ(accounts.uncovered_m2, 2 * kCell);
    expect_closed(answer);
    EXPECT_EQ(answer.verdict(), Verdict::not_assessable);
    EXPECT_EQ(answer.measures().coverage.uncovered_m2, 5 * kCell);
    EXPECT_EQ(answer.measures().coverage.set_aside_m2, 1 * kCell);
}

TEST(BreakdownCheck, BooksSliversOnce) {
    const Answer answer = Scene()
                              .perimeter("PPPPPPPPPP")
                              .accuracy(5.0)
                              .feature("A", on_map(rectangle(-50, -50, 149.2, 100)))
                              .feature("B", on_map(rectangle(99.2, -50, 100, 100)))
                              .partition()
                              .ask(Ask(Breakdown{}))
                              .answer();
    EXPECT_NEAR(answer.measures().accounts.classes_m2, 992.0, 1e-6);
    EXPECT_EQ(answer.measures().accounts.excess_m2, 0.0);
    expect_closed(answer);
    // The strip of B is a sliver of its class; with A beside it, it is part of the robust whole.
    EXPECT_EQ(answer.measures().robust.area_m2, 1000.0);
}

TEST(BreakdownCheck, ASliverAloneIsNoReservation) {
    const Answer answer = Scene()
                              .perimeter("PPPPPPPPPP")
                              .accuracy(5.0)
                              .feature("B", on_map(rectangle(99.2, -50, 100, 100)))
                              .ask(Ask(Breakdown{}))
                              .answer();
    EXPECT_EQ(answer.verdict(), Verdict::information);
    EXPECT_EQ(answer.reason(), Reason::measured);
}

TEST(BreakdownCheck, OfAProjectWithAHoleCloses) {
    const Answer answer = Scene()
                              .perimeter(R"(
                                  PPPPP
                                  P...P
                                  PPPPP)")
                              .zones(R"(
                                  AABBB
                                  AABBB
                                  CCCC.)")
                              .partition()
                              .ask(Ask(Breakdown{}))
                              .answer();
    EXPECT_EQ(answer.area_of("A"), 3 * kCell);
    EXPECT_EQ(answer.area_of("B"), 4 * kCell);
    EXPECT_EQ(answer.area_of("C"), 4 * kCell);
    expect_closed(answer);
}

TEST(BreakdownCheck, MayHaveThresholds) {
    const Answer answer = Scene()
                              .perimeter("PPPP")
                              .zones("AABB")
                              .partition()
                              .ask(Ask(Breakdown{}).conflict(over(Quantity::share, 0.4)).only("A"))
                              .answer();
    EXPECT_EQ(answer.verdict(), Verdict::conflict);
    EXPECT_EQ(answer.area(), 2 * kCell);
}

}  // namespace
}  // namespace terracord::maps

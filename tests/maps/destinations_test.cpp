// The programme's destinations against what zones allow, condition and forbid.
#include "support/maps.hpp"

namespace terracord::maps {
namespace {

model::Destinations rules() {
    model::Destinations kind;
    kind.defaults = {{.when = {{"TYPEZONE", {"U"}}}, .others = Verdict::coherent, .allowed = {}, .why = {}},
                     {.when = {{"TYPEZONE", {"AUc"}}}, .others = Verdict::reservation, .allowed = {}, .why = {}},
                     {.when = {{"TYPEZONE", {"A"}}}, .others = Verdict::conflict, .allowed = {"11"}, .why = {}}};
    kind.words = {{"habitation", {"20"}}, {"commerce", {"31", "32"}}};
    return kind;
}

Ask destinations() {
    return Ask(rules()).conflict(over(Quantity::share, 0.01)).reservation(over(Quantity::value, 0.01));
}

Scene site() {
    return Scene()
        .perimeter(R"(
            PPPPPPPPPP
            PPPPPPPPPP)")
        .zones(R"(
            AAAAAAAAAB
            AAAAAAAAAB)");
}

TEST(Destinations, AForbiddenOneContradictsOnTheShareOfItsZone) {
    const Answer answer =
        site().says("A", "DESTOUI", "21-31").says("B", "DESTNON", "20").destination("21").ask(destinations()).answer();
    EXPECT_EQ(answer.verdict(), Verdict::conflict);
    EXPECT_DOUBLE_EQ(answer.share(), 0.1);
    EXPECT_EQ(answer.classes(), "B");
    EXPECT_EQ(answer.measures().figures.front().name, "destination_forbidden");
    EXPECT_EQ(answer.measures().figures.front().written, "DESTNON 20");
}

TEST(Destinations, WithAPlaceOnlyItsOwnGroundCounts) {
    const auto placed = [](std::string_view place) {
        return site()
            .says("A", "DESTOUI", "21")
            .says("B", "DESTNON", "21")
            .destination("21", place)
            .ask(destinations())
            .answer();
    };
    EXPECT_EQ(placed("PPPP......").verdict(), Verdict::coherent);
    const Answer across = placed("........PP");
    EXPECT_EQ(across.verdict(), Verdict::conflict);
    EXPECT_EQ(across.area(), kCell);
}

TEST(Destinations, AConditionedOneIsAReservation) {
    const Answer answer =
        site().says("A", "DESTCDT", "21").says("B", "DESTOUI", "20").destination("21").ask(destinations()).answer();
    EXPECT_EQ(answer.verdict(), Verdict::reservation);
    EXPECT_DOUBLE_EQ(answer.measures().robust.value, 0.9);
}

TEST(Destinations, AWholeDestinationOfWhichAPartIsForbiddenIsConditioned) {
    const Answer answer =
        site().says("A", "DESTNON", "22").says("B", "DESTOUI", "20").destination("20").ask(destinations()).answer();
    EXPECT_EQ(answer.verdict(), Verdict::reservation);
}

TEST(Destinations, NamedNowhereAreNotAssessableAndNotAllowed) {
    const Answer answer =
        site().says("A", "DESTOUI", "31").says("B", "DESTOUI", "21").destination("21").ask(destinations()).answer();
    EXPECT_EQ(answer.verdict(), Verdict::not_assessable);
    EXPECT_EQ(answer.reason(), Reason::rule_missing);
}

TEST(Destinations, WhereTheZoneIsSilentItsTypeSpeaks) {
    const auto typed = [](const char* type, const char* destination) {
        return Scene()
            .perimeter("PP")
            .zones("AA")
            .says("A", "TYPEZONE", type)
            .destination(destination)
            .ask(destinations())
            .answer();
    };
    EXPECT_EQ(typed("U", "51").verdict(), Verdict::coherent);
    EXPECT_EQ(typed("AUc", "21").verdict(), Verdict::reservation);
    EXPECT_EQ(typed("A", "21").verdict(), Verdict::conflict);
    EXPECT_EQ(typed("A", "11").verdict(), Verdict::coherent);
    EXPECT_EQ(typed("A", "10").verdict(), Verdict::reservation);
    EXPECT_EQ(typed("Nh", "21").reason(), Reason::rule_missing);
}

TEST(Destinations, WordsOfFormerPlansAreInterpreted) {
    const Answer answer = Scene()
                              .perimeter("PP")
                              .zones("AA")
                              .says("A", "DESTNON", "habitation-commerce")
                              .destination("21")
                              .ask(destinations())
                              .answer();
    EXPECT_EQ(answer.verdict(), Verdict::conflict);
    EXPECT_TRUE(answer.measures().figures.front().interpreted);
}

TEST(Destinations, PrescriptionsForbidAndExceptionsCondition) {
    const Answer forbidden = Scene()
                                 .perimeter("PPPP")
                                 .zones("AAAA")
                                 .zones("F...")
                                 .says("A", "DESTOUI", "20-30")
                                 .called("F", "Commerce interdit")
                                 .destination("31")
                                 .ask(destinations().only("A").also("forbidden", "F"))
                                 .answer();
    EXPECT_EQ(forbidden.verdict(), Verdict::conflict);
    EXPECT_DOUBLE_EQ(forbidden.share(), 0.25);

    const Answer excepted = Scene()
                                .perimeter("PPPP")
                                .zones("AAAA")
                                .zones("XXXX")
                                .says("A", "TYPEZONE", "A")
                                .called("X", "STECAL")
                                .destination("21")
                                .ask(destinations().only("A").also("exceptions", "X"))
                                .answer();
    EXPECT_EQ(excepted.verdict(), Verdict::reservation);
}

TEST(Destinations, WithoutAProgrammeAreNotAssessableOrNotDue) {
    EXPECT_EQ(site().says("A", "DESTOUI", "20").ask(destinations()).answer().reason(), Reason::value_missing);
    EXPECT_EQ(site().phase(Phase::design).ask(destinations().due(Phase::programming)).answer().reason(),
              Reason::phase_not_due);
}

}  // namespace
}  // namespace terracord::maps

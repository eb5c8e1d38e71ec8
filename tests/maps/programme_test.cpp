// Numbers of the programme against the rules of zones and prescriptions.
#include "support/maps.hpp"

namespace terracord::maps {
namespace {

using model::Indicator;

model::Programme compare(Indicator indicator, bool at_most = true, model::Combine combine = model::Combine::strictest) {
    model::Programme kind;
    kind.indicator = indicator;
    kind.at_most = at_most;
    kind.ruled = true;
    kind.combine = combine;
    kind.rule = model::code(indicator);
    kind.attributes = {"HAUTEUR_METRES_MAX"};
    return kind;
}

// More than a metre beyond is a contradiction, within a metre of the rule a point of measure to settle.
Ask height() {
    return Ask(compare(Indicator::height))
        .conflict(over(Quantity::excess, 1.0))
        .reservation(over(Quantity::excess, -1.0));
}

model::RuleRow row(std::string zone, std::string rule, std::string min, std::string max, std::string unit = {}) {
    return {.zone = std::move(zone),
            .commune = {},
            .rule = std::move(rule),
            .destination = {},
            .min = std::move(min),
            .max = std::move(max),
            .unit = std::move(unit),
            .source = "art. 10",
            .date = {},
            .status = {},
            .line = 2};
}

Scene two_zones() {
    return Scene()
        .perimeter(R"(
            PPPP
            PPPP)")
        .zones(R"(
            AAAB
            AAAB)");
}

TEST(Programme, ComparesWithTheAttributeOfThePrescription) {
    const Answer answer = two_zones()
                              .says("A", "LIB_ATTR1", "HAUTEUR_METRES_MAX")
                              .says("A", "LIB_VAL1", "12,50 m")
                              .programme("height_m", 14.0)
                              .ask(height().only("A"))
                              .answer();
    EXPECT_EQ(answer.verdict(), Verdict::conflict);
    ASSERT_FALSE(answer.measures().figures.empty());
    const model::Figure& figure = answer.measures().figures.front();
    EXPECT_EQ(figure.value, 14.0);
    EXPECT_EQ(figure.limit, 12.5);
    EXPECT_EQ(figure.written, "12,50 m");
    EXPECT_TRUE(figure.interpreted);
    EXPECT_DOUBLE_EQ(answer.measures().robust.excess, 1.5);
    EXPECT_EQ(answer.classes(), "A");
}

TEST(Programme, WithinTheMarginIsAReservationOnBothSidesOfTheRule) {
    for (const double metres : {11.6, 12.0, 13.0}) {
        const Answer answer =
            two_zones().called("A", "H max 12 m").programme("height_m", metres).ask(height().only("A")).answer();
        EXPECT_EQ(answer.verdict(), Verdict::reservation) << metres;
    }
    EXPECT_EQ(
        two_zones().called("A", "H max 12 m").programme("height_m", 11.0).ask(height().only("A")).answer().verdict(),
        Verdict::coherent);
}

TEST(Programme, AsksTheTableWhereNoPrescriptionLies) {
    const Answer answer = two_zones()
                              .called("A", "H max 15 m")
                              .rule(row("B*", "height", "", "9", "m"))
                              .programme("height_m", 12.0)
                              .ask(height().only("A").also("zones", "B"))
                              .answer();
    EXPECT_EQ(answer.verdict(), Verdict::conflict);
    EXPECT_EQ(answer.measures().figures.front().limit, 9.0);
    EXPECT_EQ(answer.measures().figures.front().where, "zone B");
    EXPECT_EQ(answer.measures().figures.front().written, "9 m (art. 10)");
    EXPECT_EQ(answer.classes(), "B");
}

TEST(Programme, TheMostParticularNameOfTheTableHolds) {
    const Answer answer = two_zones()
                              .rule(row("*", "height", "", "20 m"))
                              .rule(row("A", "height", "", "10 m"))
                              .rule(row("B", "height", "", "12 m"))
                              .rule(row("A", "floors", "", "R+9"))
                              .programme("height_m", 15.0)
                              .ask(height().only("-").also("zones", "AB"))
                              .answer();
    EXPECT_EQ(answer.measures().figures.front().limit, 10.0);
    EXPECT_EQ(answer.classes(), "A");
}

TEST(Programme, WithoutARuleIsNotAssessable) {
    const Answer answer =
        two_zones().programme("height_m", 5.0).ask(height().only("A").also("zones", "AB").mandatory()).answer();
    EXPECT_EQ(answer.verdict(), Verdict::not_assessable);
    EXPECT_EQ(answer.reason(), Reason::rule_missing);
    EXPECT_EQ(answer.rollup(), DocumentsRollup::not_demonstrated);
}

TEST(Programme, AnUnreadablePrescriptionHidesTheRuleOfItsZone) {
    const Answer answer = two_zones()
                              .called("A", "12 m à l'égout, 15 m au faîtage")
                              .rule(row("B", "height", "", "9 m"))
                              .programme("height_m", 8.0)
                              .ask(height().only("A").also("zones", "B"))
                              .answer();
    EXPECT_EQ(answer.reason(), Reason::rule_missing);
}

TEST(Programme, AContradictionWithOneZoneStandsWhateverTheOthersSay) {
    const Answer answer = two_zones()
                              .rule(row("B", "height", "", "9 m"))
                              .programme("height_m", 15.0)
                              .ask(height().only("-").also("zones", "AB"))
                              .answer();
    EXPECT_EQ(answer.verdict(), Verdict::conflict);
    EXPECT_EQ(answer.measures().figures.front().where, "zone B");
}

TEST(Programme, WithoutAValueIsNotAssessableAndNeverZero) {
    for (const bool declared : {true, false}) {
        Scene scene = two_zones().called("A", "H max 12 m");
        if (declared) scene.programme("height_m", std::nullopt);
        const Answer answer = scene.ask(height().only("A")).answer();
        EXPECT_EQ(answer.verdict(), Verdict::not_assessable);
        EXPECT_EQ(answer.reason(), Reason::value_missing);
    }
}

TEST(Programme, BeforeItsPhaseAMissingValueIsNotDueAndAKnownOneCounts) {
    const auto asked = [](std::optional<double> value) {
        return two_zones()
            .called("A", "H max 12 m")
            .phase(Phase::design)
            .programme("height_m", value)
            .ask(height().only("A").due(Phase::programming).mandatory())
            .answer();
    };
    EXPECT_EQ(asked(std::nullopt).verdict(), Verdict::not_applicable);
    EXPECT_EQ(asked(std::nullopt).reason(), Reason::phase_not_due);
    EXPECT_NE(asked(std::nullopt).rollup(), DocumentsRollup::not_demonstrated);
    EXPECT_EQ(asked(20.0).verdict(), Verdict::conflict);
}

TEST(Programme, APrescriptionElsewhereIsNothingFound) {
    const Answer answer = Scene()
                              .perimeter("PP....")
                              .zones("....AA")
                              .called("A", "H max 3 m")
                              .programme("height_m", 50.0)
                              .ask(height())
                              .answer();
    EXPECT_EQ(answer.verdict(), Verdict::coherent);
    EXPECT_EQ(answer.reason(), Reason::nothing_found);
}

TEST(Programme, CoverageOfSeveralZonesIsWeighedByTheirGround) {
    // 6 cells at 50 %, 2 at 10 %: 40 % of the whole.
    const auto covering = [](double footprint) {
        return two_zones()
            .rule(row("A", "lot_coverage", "", "50 %"))
            .rule(row("B", "lot_coverage", "", "10", "%"))
            .programme("footprint_m2", footprint)
            .ask(Ask(compare(Indicator::lot_coverage, true, model::Combine::weighted))
                     .conflict(over(Quantity::excess, 0.0))
                     .only("-")
                     .also("zones", "AB"))
            .answer();
    };
    const Answer equal = covering(0.4 * 8 * kCell);
    EXPECT_EQ(equal.verdict(), Verdict::coherent);
    EXPECT_NEAR(*equal.measures().figures.front().limit, 0.4, 1e-12);
    EXPECT_EQ(covering(0.41 * 8 * kCell).verdict(), Verdict::conflict);
}

TEST(Programme, TheGroundOfARatioMayLeavePartsOut) {
    model::Programme kind = compare(Indicator::lot_coverage, true, model::Combine::weighted);
    kind.without = {PartKind::road};
    const Answer answer = Scene()
                              .perimeter("PPPP")
                              .parts("bbrr")
                              .zones("AAAA")
                              .called("A", "CES 0,60")
                              .programme("footprint_m2", kCell)
                              .ask(Ask(kind).conflict(over(Quantity::excess, 0.0)))
                              .answer();
    EXPECT_DOUBLE_EQ(answer.measures().robust.value, 0.5);
    EXPECT_EQ(answer.verdict(), Verdict::coherent);
}

TEST(Programme, ShareOfSocialDwellingsIsRoundedUp) {
    const auto social = [](double units) {
        return two_zones()
            .called("A", "20 % de logements sociaux")
            .programme("housing_units", 33.0)
            .programme("social_units", units)
            .ask(Ask(compare(Indicator::social_share, false)).conflict(over(Quantity::excess, 0.0)).only("A"))
            .answer();
    };
    EXPECT_EQ(social(6.0).verdict(), Verdict::conflict);
    EXPECT_EQ(social(6.0).measures().figures.front().limit, 7.0);
    EXPECT_EQ(social(7.0).verdict(), Verdict::coherent);
}

TEST(Programme, ParkingIsCappedNearAStation) {
    model::Programme kind = compare(Indicator::car_places, false);
    kind.weights = {{"near_station", 1.0}, {"near_station_social", 0.5}};
    const auto places = [&](double reach) {
        return two_zones()
            .points("......S")
            .rule(row("A", "car_places", "1,5 place/logement", ""))
            .rule(row("B", "car_places", "1 place/logement", ""))
            .programme("housing_units", 10.0)
            .programme("social_units", 4.0)
            .programme("car_places", 9.0)
            .ask(Ask(kind)
                     .conflict(over(Quantity::excess, 0.0))
                     .only("-")
                     .also("zones", "AB")
                     .also("stations", "S", reach))
            .answer();
    };
    EXPECT_EQ(places(10.0).measures().figures.front().limit, 15.0);
    EXPECT_EQ(places(10.0).verdict(), Verdict::conflict);
    EXPECT_EQ(places(500.0).measures().figures.front().limit, 8.0);
    EXPECT_EQ(places(500.0).verdict(), Verdict::coherent);
}

TEST(Programme, ParkingOfADestinationNeedsItsFloorArea) {
    model::Programme kind = compare(Indicator::car_places, false);
    model::RuleRow offices = row("A", "car_places", "1 place/50 m2", "");
    offices.destination = "53";
    Scene scene = Scene().perimeter("PP").zones("AA").rule(offices).programme("car_places", 10.0).destination("53");
    scene.ask(Ask(kind).conflict(over(Quantity::excess, 0.0)).only("-").also("zones", "A"));
    EXPECT_EQ(scene.answer().reason(), Reason::value_missing);
    scene.project().destinations.front().floor_area_m2 = 501.0;
    EXPECT_EQ(scene.answer().measures().figures.front().limit, 11.0);
    EXPECT_EQ(scene.answer().verdict(), Verdict::conflict);
}

TEST(Programme, ARuleMarkedAsAnExampleContradictsNobody) {
    model::RuleRow example = row("A", "height", "", "9 m");
    example.status = "exemple";
    const Answer answer = Scene()
                              .perimeter("PP")
                              .zones("AA")
                              .rule(example)
                              .programme("height_m", 30.0)
                              .ask(height().only("-").also("zones", "A"))
                              .answer();
    EXPECT_EQ(answer.verdict(), Verdict::reservation);
}

TEST(Programme, ATriggerOfProcedureAsksNoDocument) {
    model::Programme kind;
    kind.indicator = Indicator::site_area;
    const Ask ask =
        Ask(kind).when(Verdict::information, {condition(Quantity::value, Comparison::greater_equal, 8 * kCell)});
    EXPECT_EQ(two_zones().ask(Ask(ask).of_no_document()).answer().verdict(), Verdict::information);
    const Answer below = Scene().perimeter("PPP").zones("AAA").ask(Ask(ask).of_no_document()).answer();
    EXPECT_EQ(below.verdict(), Verdict::coherent);
    EXPECT_EQ(below.reason(), Reason::below_threshold);
    EXPECT_EQ(below.finding().document_id, "general");
}

TEST(Programme, AConditionOnTheProgrammeDecidesWhetherTheQuestionArises) {
    const auto asked = [](std::optional<double> units) {
        return Scene()
            .perimeter("PP")
            .zones("AA")
            .programme("housing_units", units)
            .ask(overlap().given({"housing_units", Comparison::greater, 0.0, "housing_units > 0"}))
            .answer();
    };
    EXPECT_EQ(asked(0.0).reason(), Reason::not_concerned);
    EXPECT_EQ(asked(3.0).verdict(), Verdict::conflict);
    EXPECT_EQ(asked(std::nullopt).verdict(), Verdict::not_assessable);
    EXPECT_EQ(asked(std::nullopt).reason(), Reason::value_missing);
}

TEST(Programme, AConditionOnDestinationsCoversTheWholeAndItsParts) {
    const auto asked = [](const char* declared, const char* wanted) {
        return Scene()
            .perimeter("PP")
            .zones("AA")
            .destination(declared)
            .ask(overlap().for_destinations({wanted}))
            .answer();
    };
    EXPECT_EQ(asked("43", "43").verdict(), Verdict::conflict);
    EXPECT_EQ(asked("43", "40").verdict(), Verdict::conflict);
    EXPECT_EQ(asked("40", "43").verdict(), Verdict::conflict);
    EXPECT_EQ(asked("51", "43").reason(), Reason::not_concerned);
    EXPECT_EQ(Scene().perimeter("PP").zones("AA").ask(overlap().for_destinations({"43"})).answer().reason(),
              Reason::value_missing);
    EXPECT_EQ(Scene()
                  .perimeter("PP")
                  .zones("AA")
                  .programme("housing_units", 12.0)
                  .ask(overlap().for_destinations({"20", "43"}))
                  .answer()
                  .verdict(),
              Verdict::conflict);
}

}  // namespace
}  // namespace terracord::maps

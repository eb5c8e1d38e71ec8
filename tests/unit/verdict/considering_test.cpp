#include "verdict/considering.hpp"

#include <gtest/gtest.h>

namespace terracord::verdict {
namespace {

using model::Finding;
using model::Reason;
using model::Verdict;

Finding red_zone() {
    Finding made;
    made.check_id = "red-zone";
    made.check_title = {"Zone d'interdiction", "Prohibition zone"};
    made.document_id = "ppri";
    made.document_title = {"PPRI du Val", "PPRI du Val"};
    made.document_date = "2015-01-20";
    made.kind = "overlap";
    made.subject = "perimeter";
    made.verdict = Verdict::conflict;
    made.reason = Reason::threshold_reached;
    made.reference = "Article L. 562-1 du code de l'environnement";
    made.rule = {"Aucune construction nouvelle n'y est admise.", "No new building is allowed there."};
    made.measures.subject_m2 = 43'200.0;
    made.measures.strict.area_m2 = made.measures.robust.area_m2 = 1250.0;
    made.measures.strict.share = made.measures.robust.share = 1250.0 / 43'200.0;
    model::Tested tested;
    tested.condition = {model::Quantity::area, model::Comparison::greater, 25.0, ""};
    tested.strict = tested.robust = 1250.0;
    tested.met_strict = tested.met_robust = tested.met_whole = true;
    made.tested.push_back(tested);
    model::ClassHit hit;
    hit.class_code = "R1";
    hit.strict = hit.robust = made.measures.strict;
    hit.sources = {{12, "R1 est"}, {3, "R1 ouest"}};
    made.measures.classes.push_back(hit);
    return made;
}

TEST(Considering, SaysTheFactsTheRuleAndTheConclusion) {
    const auto clauses = considering(red_zone(), {});
    ASSERT_EQ(clauses.size(), 3U);
    EXPECT_TRUE(clauses[0].fr.starts_with("qu'une emprise de ")) << clauses[0].fr;
    EXPECT_NE(clauses[0].fr.find("1\u202F250\u00A0m²"), std::string::npos) << clauses[0].fr;
    EXPECT_EQ(
        clauses[1].fr,
        "que l'article L. 562-1 du code de l'environnement dispose en substance qu'aucune construction nouvelle n'y "
        "est admise");
    EXPECT_EQ(
        clauses[1].en,
        "that article L. 562-1 du code de l'environnement provides in substance that no new building is allowed there");
    EXPECT_EQ(clauses[2].fr, "qu'en l'état le projet méconnaît cette règle");
}

TEST(Considering, ToldApartByWhatTheVerdictAsks) {
    Finding finding = red_zone();
    finding.verdict = Verdict::reservation;
    finding.reason = Reason::constraint;
    EXPECT_NE(considering(finding, {}).back().fr.find("n'implanter aucune construction"), std::string::npos);
    finding.reason = Reason::threshold_reached;
    EXPECT_EQ(considering(finding, {"Une étude est à produire.", "A study is to be made."}).back().fr,
              "que le projet ne peut être admis que sous la réserve suivante\u202F: une étude est à produire");
    finding.verdict = Verdict::conflict;
    finding.relation = model::Relation::compatibility;
    EXPECT_NE(considering(finding, {}).back().fr.find("à l'échelle de la zone"), std::string::npos);
}

TEST(Considering, AReferenceNobodyReadIsMarked) {
    Finding finding = red_zone();
    finding.reference_verified = false;
    EXPECT_NE(considering(finding, {})[1].fr.find("(référence à vérifier)"), std::string::npos);
    finding.reference = "Articles L. 1 et L. 2 du code";
    EXPECT_NE(considering(finding, {})[1].fr.find("les articles L. 1 et L. 2"), std::string::npos);
    finding.reference.clear();
    finding.rule = {};
    EXPECT_EQ(considering(finding, {})[1].en, "that the rule examined is “Prohibition zone” (PPRI du Val)")
        << "no rule is made up";
}

TEST(Considering, NothingFoundsADecisionThatIsNotEstablished) {
    const auto none = [](const auto& change) {
        Finding finding = red_zone();
        change(finding);
        EXPECT_TRUE(considering(finding, {}).empty()) << finding.id;
    };
    none([](Finding& f) { f.verdict = Verdict::not_assessable; });
    none([](Finding& f) { f.verdict = Verdict::attention; });
    none([](Finding& f) { f.verdict = Verdict::coherent; });
    none([](Finding& f) { f.enforceable = false; });
    none([](Finding& f) { f.relation = model::Relation::guidance; });
    none([](Finding& f) { f.side = model::Side::needs; });
    none([](Finding& f) {
        f.verdict = Verdict::reservation;
        f.reason = Reason::limit_to_verify;
    });
    none([](Finding& f) {
        f.verdict = Verdict::reservation;
        f.reason = Reason::document_status_unknown;
    });
    none([](Finding& f) { f.measures.doubtful.features.push_back({1, "UA"}); });
}

}  // namespace
}  // namespace terracord::verdict

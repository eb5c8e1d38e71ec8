// Two documents against each other, on drawn maps.
#include "checks/compare.hpp"

#include <algorithm>

#include "support/maps.hpp"
#include "verdict/comparison.hpp"

namespace terracord::maps {
namespace {

using model::Accord;
using model::Compared;
using testing::Drawing;
using testing::Feature;

// A document a and a document b of one layer each.
class Pair {
   public:
    Pair() {
        for (const char* id : {"a", "b"}) {
            model::DocumentSpec document = testing::document_in_force();
            document.id = id;
            document.title = {id, id};
            document.layers.emplace_back();
            analysis_.documents.push_back(std::move(document));
        }
        for (const std::size_t document : {0U, 1U}) {
            model::CheckSpec selection;
            selection.document = document;
            analysis_.selections.push_back(std::move(selection));
        }
        spec_.id = "pair";
        spec_.title = {"Deux documents", "Two documents"};
        spec_.a_ref = "a.zones";
        spec_.b_ref = "b.zones";
        spec_.b = 1;
    }

    Pair& a(std::string_view drawing) { return draw(0, drawing); }
    Pair& b(std::string_view drawing) { return draw(1, drawing); }
    Pair& feature(std::size_t side, std::string class_code, geometry::Shape shape) {
        features_[side].push_back({std::move(class_code), std::move(shape)});
        return *this;
    }
    Pair& covers(std::size_t side, std::string_view drawing) {
        const Drawing map(drawing);
        footprints_[side] = map.area(map.letters());
        return *this;
    }
    Pair& rule(std::string of_a, std::string of_b, Accord accord) {
        spec_.matrix.push_back({std::move(of_a), std::move(of_b), accord});
        return *this;
    }
    Pair& otherwise(Accord accord) {
        spec_.otherwise = accord;
        return *this;
    }
    Pair& status(std::size_t side, DocumentStatus status) {
        analysis_.documents[side].status = status;
        return *this;
    }

    [[nodiscard]] Compared compared(unsigned jobs = 1) const {
        layers::LayerStore store(testing::lambert_93());
        for (const std::size_t side : {0U, 1U}) {
            store.layers.push_back({});
            store.layers.back().push_back(testing::layer_of(features_[side]));
            store.bindings.push_back(testing::binding_of(features_[side]));
            const bool everywhere = footprints_[side].empty();
            store.footprints.push_back({.everywhere = everywhere, .shape = footprints_[side], .problem = {}});
        }
        layers::Worker worker(store);
        QuietLog log;
        Compared comparison =
            checks::conclude(spec_, {checks::compare_part(analysis_, spec_, store, jobs, {}, log)}, worker).value();
        comparison.finding = verdict::comparison_finding(analysis_, spec_, comparison, {});
        return comparison;
    }

   private:
    Pair& draw(std::size_t side, std::string_view drawing) {
        const Drawing map(drawing);
        for (const char letter : map.letters()) feature(side, std::string(1, letter), map.area(letter));
        return *this;
    }

    model::Analysis analysis_;
    model::ComparisonSpec spec_;
    std::vector<Feature> features_[2];
    geometry::Shape footprints_[2]{geometry::Shape(geometry::Family::area), geometry::Shape(geometry::Family::area)};
};

const model::ClassPair* pair_of(const Compared& comparison, const std::string& a, const std::string& b) {
    const auto found = std::find_if(comparison.pairs.begin(), comparison.pairs.end(),
                                    [&](const model::ClassPair& pair) { return pair.a == a && pair.b == b; });
    return found == comparison.pairs.end() ? nullptr : &*found;
}

TEST(Comparison, MeasuresEachPairOfClassesAndItsShareOfBoth) {
    const Compared comparison = Pair().a("UUUUNN....").b("..RRRRRR..").rule("U", "R", Accord::conflict).compared();
    const model::ClassPair* pair = pair_of(comparison, "U", "R");
    ASSERT_NE(pair, nullptr);
    EXPECT_EQ(pair->accord, Accord::conflict);
    EXPECT_EQ(pair->strict_m2, 2 * kCell);
    EXPECT_EQ(pair->share_of_a, 2.0 / 4.0);
    EXPECT_EQ(pair->share_of_b, 2.0 / 6.0);
    EXPECT_EQ(pair_of(comparison, "N", "R")->strict_m2, 2 * kCell);
    EXPECT_EQ(pair_of(comparison, "U", "")->strict_m2, 2 * kCell);
    EXPECT_EQ(pair_of(comparison, "", "R")->strict_m2, 2 * kCell);
    EXPECT_EQ(comparison.conflict_m2, 2 * kCell);
    EXPECT_EQ(comparison.patches.size(), 1u);
    EXPECT_EQ(comparison.finding.verdict, Verdict::attention);
    EXPECT_EQ(comparison.finding.subject, "pair");
}

TEST(Comparison, AccountsForTheGroundOfBoth) {
    const Compared comparison = Pair().a("UUUUNN....").b("..RRRRRR..").covers(1, "..XXXXXX..").compared();
    EXPECT_EQ(comparison.a_m2, 6 * kCell);
    EXPECT_EQ(comparison.b_m2, 6 * kCell);
    EXPECT_EQ(comparison.common_m2, 4 * kCell);
    EXPECT_EQ(comparison.only_a_m2, 0.0);
    EXPECT_EQ(comparison.open_a_m2, 2 * kCell);  // the other document says nothing there
    EXPECT_EQ(comparison.only_b_m2, 2 * kCell);
    EXPECT_EQ(comparison.finding.verdict, Verdict::not_assessable);
    EXPECT_FALSE(comparison.finding.supply.fr.empty());
}

TEST(Comparison, OfNeutralClassesLeavesNoPatch) {
    const Compared neutral = Pair().a("UUUU").b("RRRR").compared();
    EXPECT_TRUE(neutral.patches.empty());
    EXPECT_EQ(neutral.finding.verdict, Verdict::coherent);
    const Compared agreed =
        Pair().a("UUUU").b("RRRR").otherwise(Accord::conflict).rule("U", "R", Accord::agree).compared();
    EXPECT_TRUE(agreed.patches.empty());
    const Compared conflicting = Pair().a("UUUU").b("RRRR").otherwise(Accord::conflict).compared();
    EXPECT_EQ(conflicting.patches.size(), 1u);
}

TEST(Comparison, TakesTheFirstRuleThatFitsAndBeginnings) {
    const Compared comparison = Pair()
                                    .feature(0, "UA1", on_map(rectangle(0, 0, 20, 10)))
                                    .feature(0, "UB", on_map(rectangle(20, 0, 20, 10)))
                                    .feature(1, "R", on_map(rectangle(0, 0, 40, 10)))
                                    .rule("UA*", "R", Accord::agree)
                                    .rule("U*", "*", Accord::conflict)
                                    .compared();
    EXPECT_EQ(pair_of(comparison, "UA1", "R")->accord, Accord::agree);
    EXPECT_EQ(pair_of(comparison, "UB", "R")->accord, Accord::conflict);
}

TEST(Comparison, OfAClassAndNothingIsAPairWhereTheOtherDocumentSpeaks) {
    const Compared comparison = Pair().a("UUUU").b("..RR").rule("U", "", Accord::conflict).compared();
    EXPECT_EQ(comparison.conflict_m2, 2 * kCell);
    // A rule for any class is none for no feature.
    EXPECT_EQ(Pair().a("UUUU").b("..RR").rule("U", "*", Accord::conflict).compared().conflict_m2, 2 * kCell);
}

TEST(Comparison, ThatDiffersBySliversOnlyIsInformation) {
    const Compared comparison = Pair()
                                    .feature(0, "U", on_map(rectangle(0, 0, 50.5, 100)))
                                    .feature(1, "R", on_map(rectangle(50, 0, 50, 100)))
                                    .rule("U", "R", Accord::conflict)
                                    .compared();
    EXPECT_NEAR(comparison.conflict_m2, 50.0, 1e-6);
    EXPECT_EQ(comparison.conflict_robust_m2, 0.0);
    ASSERT_EQ(comparison.patches.size(), 1u);
    EXPECT_TRUE(comparison.patches[0].sliver);
    EXPECT_EQ(comparison.finding.verdict, Verdict::information);
}

TEST(Comparison, CountsGroundThatIsDrawnTwiceOnce) {
    const Compared comparison =
        Pair().a("UUUU").a(".UU.").b("RRRR").b("RR..").rule("U", "R", Accord::conflict).compared();
    EXPECT_EQ(comparison.a_m2, 4 * kCell);
    EXPECT_EQ(comparison.common_m2, 4 * kCell);
    EXPECT_EQ(comparison.conflict_m2, 4 * kCell);
    EXPECT_EQ(pair_of(comparison, "U", "R")->share_of_a, 1.0);
}

TEST(Comparison, OfADraftIsAtMostAPointOfAttention) {
    Pair pair;
    pair.a("UUUU").b("RRRR").rule("U", "R", Accord::conflict).status(1, DocumentStatus::draft);
    EXPECT_EQ(pair.compared().finding.verdict, Verdict::attention);
}

TEST(Comparison, IsTheSameOnSeveralThreads) {
    Pair pair;
    pair.a("UUNNUUNN\nAAUUAAUU").b("RRRBBBRR\nRBRBRBRB").rule("U", "R", Accord::conflict);
    const Compared one = pair.compared(1);
    const Compared four = pair.compared(4);
    ASSERT_EQ(one.patches.size(), four.patches.size());
    for (std::size_t i = 0; i < one.patches.size(); ++i) EXPECT_EQ(one.patches[i].area_m2, four.patches[i].area_m2);
    EXPECT_EQ(one.common_m2, four.common_m2);
}

// --- one document, two classes on one spot

TEST(DoubleMapped, GroundOfTwoZonesFoundsAtMostAReservation) {
    Scene scene;
    scene.perimeter("PPPPPPPPPP").zones("NNNN......").zones("..UUUUUUUU").partition();
    const auto ask = [](double limit) { return Ask(Overlap{}).only("N").conflict(over(Quantity::area, limit)); };
    // 400 m2 of N, 200 of them also U.
    const Answer rests = Scene(scene).ask(ask(300.0)).answer();
    EXPECT_EQ(rests.verdict(), Verdict::reservation);
    EXPECT_EQ(rests.measures().doubtful.firm.area_m2, 2 * kCell);
    EXPECT_NE(rests.finding().notes.at(0).fr.find("deux classes du zonage"), std::string::npos);
    EXPECT_EQ(Scene(scene).ask(ask(100.0)).answer().verdict(), Verdict::conflict);
}

TEST(DoubleMapped, GroundOfZonesThatGiveOneAnswerIsNoDoubt) {
    const Answer answer = Scene()
                              .perimeter("PPPPPPPPPP")
                              .zones("NNNN......")
                              .zones("..AAUUUUUU")
                              .partition()
                              .ask(Ask(Overlap{}).only("NA").conflict(over(Quantity::area, 300.0)))
                              .answer();
    EXPECT_EQ(answer.verdict(), Verdict::conflict);
    EXPECT_TRUE(answer.measures().doubtful.features.empty());
}

TEST(DoubleMapped, StripsNarrowerThanTheAccuracyAreNoDoubt) {
    Scene scene;
    scene.perimeter("PPPPPPPPPP").partition().accuracy(1.0);
    scene.feature("N", on_map(rectangle(0, 0, 50.4, 10))).feature("U", on_map(rectangle(50, 0, 50, 10)));
    const Answer answer = scene.ask(Ask(Overlap{}).only("N").conflict(over(Quantity::area, 100.0))).answer();
    EXPECT_TRUE(answer.measures().doubtful.features.empty());
}

}  // namespace
}  // namespace terracord::maps

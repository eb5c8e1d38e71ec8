// What may never happen to a verdict, whatever the case.
#include <gtest/gtest.h>

#include <algorithm>

#include "geometry/measure.hpp"
#include "support/random_shapes.hpp"
#include "support/scene.hpp"

namespace terracord {
namespace {

using model::Quantity;
using model::Verdict;
using testing::Answer;
using testing::Ask;
using testing::over;
using testing::RandomShapes;
using testing::Scene;
using testing::under;

// How grave a verdict of a document check is, from good to bad.
int weight(Verdict verdict) {
    switch (verdict) {
        case Verdict::conflict: return 3;
        case Verdict::reservation: return 2;
        case Verdict::attention: return 1;
        default: return 0;
    }
}

Scene random_case(RandomShapes& random) {
    Scene scene;
    const geometry::Shape perimeter = random.any();
    scene.perimeter(perimeter).accuracy(random.between(0.1, 5.0));
    for (int i = random.whole(1, 5); i > 0; --i)
        scene.feature(std::string(1, static_cast<char>('A' + i)), random.derived(perimeter));
    return scene;
}

TEST(VerdictProperty, RaisingAMinimumNeverImprovesAGrade) {
    RandomShapes random(5);
    for (int i = 0; i < 25; ++i) {
        const Scene scene = random_case(random);
        int before = 0;
        for (const double minimum : {0.0, 10.0, 100.0, 1000.0, 1e5}) {
            Scene asked(scene);
            const int now =
                weight(asked.ask(Ask(model::Overlap{}).conflict(under(Quantity::area, minimum))).answer().verdict());
            EXPECT_GE(now, before) << i << " at " << minimum;
            before = now;
        }
    }
}

TEST(VerdictProperty, LoweringAMaximumNeverImprovesAGrade) {
    RandomShapes random(6);
    for (int i = 0; i < 25; ++i) {
        const Scene scene = random_case(random);
        int before = 0;
        for (const double maximum : {1e5, 1000.0, 100.0, 10.0, 0.0}) {
            Scene asked(scene);
            const int now =
                weight(asked.ask(Ask(model::Overlap{}).conflict(over(Quantity::area, maximum))).answer().verdict());
            EXPECT_GE(now, before) << i << " at " << maximum;
            before = now;
        }
    }
}

TEST(VerdictProperty, AnotherFeatureNeverImprovesAnExclusion) {
    RandomShapes random(7);
    for (int i = 0; i < 60; ++i) {
        Scene scene = random_case(random);
        scene.ask(Ask(model::Exclusion{}).at_all());
        const Answer before = scene.answer();
        scene.feature("Z", random.derived(scene.project().perimeter));
        const Answer after = scene.answer();
        EXPECT_GE(weight(after.verdict()), weight(before.verdict())) << i;
        EXPECT_GE(after.area(),
                  before.area() - 1e-9 * before.area() - 4e-9 * 10.0 * geometry::length(scene.project().perimeter))
            << i;
    }
}

std::vector<double> values(const model::Finding& finding) {
    const model::Measures& m = finding.measures;
    std::vector<double> all{m.strict.area_m2,
                            m.robust.area_m2,
                            m.strict.share,
                            static_cast<double>(m.strict.count),
                            static_cast<double>(finding.verdict),
                            static_cast<double>(finding.reason)};
    for (const model::ClassHit& hit : m.classes) all.push_back(hit.strict.area_m2);
    return all;
}

void expect_alike(const model::Finding& a, const model::Finding& b, double subject_m2, int i) {
    const auto x = values(a);
    const auto y = values(b);
    ASSERT_EQ(x.size(), y.size()) << i;
    for (std::size_t n = 0; n < x.size(); ++n)
        EXPECT_NEAR(x[n], y[n], 1e-9 * subject_m2 + 1e-6) << i << ", value " << n;
}

TEST(VerdictProperty, TheOrderOfFeaturesChangesNothing) {
    RandomShapes random(8);
    for (int i = 0; i < 60; ++i) {
        Scene scene = random_case(random);
        scene.ask(Ask(model::Overlap{}).conflict(over(Quantity::share, 0.2)).attention(over(Quantity::area, 1.0)));
        const Answer before = scene.answer();
        std::reverse(scene.features().begin(), scene.features().end());
        expect_alike(before.finding(), scene.answer().finding(), scene.project().area_m2, i);
    }
}

TEST(VerdictProperty, TheOrderOfChecksChangesNothingToTheBit) {
    RandomShapes random(9);
    for (int i = 0; i < 30; ++i) {
        Scene scene = random_case(random);
        scene.ask(Ask(model::Overlap{}).id("a").conflict(over(Quantity::share, 0.2)));
        scene.ask(Ask(model::Exclusion{}).id("b").at_all());
        scene.ask(Ask(model::Containment{}).id("c").conflict(over(Quantity::outside_area, 1.0)));
        scene.ask(Ask(model::Distance{{50}}).id("d").conflict(under(Quantity::distance, 50)));
        const Answer before = scene.answer();
        std::reverse(scene.asks().begin(), scene.asks().end());
        const Answer after = scene.answer();
        for (const char* id : {"a", "b", "c", "d"}) {
            EXPECT_EQ(values(before.finding(id)), values(after.finding(id))) << i << id;
            EXPECT_EQ(before.finding(id).id, after.finding(id).id);
        }
    }
}

TEST(VerdictProperty, NamesChangeNothing) {
    RandomShapes random(10);
    for (int i = 0; i < 30; ++i) {
        Scene scene = random_case(random);
        scene.ask(Ask(model::Exclusion{}).at_all());
        const Answer before = scene.answer();
        scene.project().id = scene.project().code = "../<script>";
        scene.document().id = "x/y";
        const Answer after = scene.answer();
        EXPECT_EQ(values(before.finding()), values(after.finding())) << i;
        EXPECT_NE(before.finding().id, after.finding().id);
    }
}

TEST(VerdictProperty, LessCoverageNeverClears) {
    RandomShapes random(11);
    for (int i = 0; i < 40; ++i) {
        Scene scene = random_case(random);
        scene.ask(Ask(model::Overlap{}).conflict(over(Quantity::share, 0.3)));
        const Verdict covered = scene.answer().verdict();
        const Verdict uncovered = scene.covers("X").answer().verdict();  // a cell somewhere
        EXPECT_NE(uncovered, Verdict::coherent) << i;
        if (covered == Verdict::conflict) {
            EXPECT_EQ(uncovered, Verdict::conflict) << i;
        }
    }
}

}  // namespace
}  // namespace terracord

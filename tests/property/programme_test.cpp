// Relations between programmes and rules that hold for any numbers.
#include <gtest/gtest.h>

#include <random>

#include "support/maps.hpp"

namespace terracord::maps {
namespace {

using model::Indicator;

// How grave, apart from what cannot be assessed.
int weight(Verdict verdict) {
    switch (verdict) {
        case Verdict::conflict: return 3;
        case Verdict::reservation: return 2;
        default: return 1;
    }
}

model::Programme height() {
    model::Programme kind;
    kind.ruled = true;
    kind.rule = "height";
    return kind;
}

Verdict of_height(double metres, double first, double second) {
    const auto row = [](const char* zone, double limit) {
        model::RuleRow made;
        made.zone = zone;
        made.rule = "height";
        made.max = std::to_string(limit);
        return made;
    };
    return Scene()
        .perimeter("PPPP")
        .zones("AABB")
        .rule(row("A", first))
        .rule(row("B", second))
        .programme("height_m", metres)
        .ask(Ask(height())
                 .conflict(over(Quantity::excess, 1.0))
                 .reservation(over(Quantity::excess, -1.0))
                 .only("-")
                 .also("zones", "AB"))
        .answer()
        .verdict();
}

TEST(ProgrammeProperties, MoreHeightIsNeverBetterAndAStricterRuleNeither) {
    std::mt19937 random(20261122);
    std::uniform_real_distribution<double> metres(3.0, 30.0);
    for (int i = 0; i < 200; ++i) {
        const double first = metres(random);
        const double second = metres(random);
        const double low = metres(random);
        const double more = metres(random) / 10.0;
        EXPECT_LE(weight(of_height(low, first, second)), weight(of_height(low + more, first, second)));
        EXPECT_LE(weight(of_height(low, first, second)), weight(of_height(low, first - more / 2.0, second)));
        EXPECT_EQ(of_height(low, first, second), of_height(low, second, first));
    }
}

Verdict of_social(int units, int social, double share) {
    model::Programme kind;
    kind.indicator = Indicator::social_share;
    kind.at_most = false;
    kind.ruled = true;
    kind.rule = "social_share";
    model::RuleRow row;
    row.zone = "A";
    row.rule = "social_share";
    row.min = std::to_string(share);
    return Scene()
        .perimeter("PP")
        .zones("AA")
        .rule(row)
        .programme("housing_units", units)
        .programme("social_units", social)
        .ask(Ask(kind).conflict(over(Quantity::excess, 0.0)).only("-").also("zones", "A"))
        .answer()
        .verdict();
}

TEST(ProgrammeProperties, EnoughSocialDwellingsIsTheSmallestWholeNumberThatReachesTheShare) {
    std::mt19937 random(7);
    for (int i = 0; i < 200; ++i) {
        const int units = 1 + static_cast<int>(random() % 200);
        const int percent = static_cast<int>(random() % 101);
        const int needed = (units * percent + 99) / 100;
        EXPECT_EQ(of_social(units, needed, percent / 100.0), Verdict::coherent) << units << ' ' << percent;
        if (needed > 0) {
            EXPECT_EQ(of_social(units, needed - 1, percent / 100.0), Verdict::conflict) << units << ' ' << percent;
        }
    }
}

}  // namespace
}  // namespace terracord::maps

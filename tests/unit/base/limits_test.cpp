#include "base/limits.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

namespace terracord {
namespace {

using ::testing::HasSubstr;

TEST(Limits, EachHasANameOfItsOwnAndStandsAtItsPlace) {
    std::set<std::string_view> names;
    std::size_t place = 0;
    for (const LimitSpec& spec : limit_specs()) {
        EXPECT_EQ(static_cast<std::size_t>(spec.limit), place++) << spec.name;
        EXPECT_TRUE(names.insert(spec.name).second) << spec.name;
        EXPECT_GE(spec.standard, 1);
        EXPECT_LE(spec.standard, spec.highest);
        EXPECT_FALSE(spec.fr.empty() || spec.en.empty());
        EXPECT_EQ(Limits().of(spec.limit), spec.standard);
    }
}

TEST(Limits, AreRaisedAndLoweredByName) {
    const auto raised = Limits().with("overlay-crossings=20M");
    ASSERT_TRUE(raised);
    EXPECT_EQ(raised->of(Limit::overlay_crossings), 20'000'000);
    EXPECT_EQ(raised->of(Limit::analysis_bytes), Limits().of(Limit::analysis_bytes));
    const auto both = raised->with("analysis-bytes=2K");
    ASSERT_TRUE(both);
    EXPECT_EQ(both->of(Limit::analysis_bytes), 2048);
    EXPECT_EQ(both->changed(), "analysis-bytes=2048,overlay-crossings=20000000");
    EXPECT_EQ(Limits().changed(), "");
    EXPECT_EQ(both->at_least_standard().of(Limit::analysis_bytes), Limits().of(Limit::analysis_bytes));
    EXPECT_EQ(both->at_least_standard().of(Limit::overlay_crossings), 20'000'000);
}

TEST(Limits, AnUnknownNameIsAnsweredByTheNearestOrByAllOfThem) {
    const auto misspelt = Limits().with("overlay-crossing=5");
    ASSERT_FALSE(misspelt);
    EXPECT_EQ(misspelt.error().code, ErrorCode::usage);
    EXPECT_THAT(misspelt.error().hint.en, HasSubstr("overlay-crossings"));
    const auto unknown = Limits().with("everything=5");
    ASSERT_FALSE(unknown);
    EXPECT_THAT(unknown.error().message.fr, HasSubstr("everything"));
}

TEST(Limits, AValueThatIsNoWholeNumberFromOneIsRefused) {
    for (const char* value : {"", "0", "-1", "1.5", "many", "5X", "M", " 5", "9223372036854775807",
                              "99999999999999999999", "9000000000G"}) {
        const auto refused = Limits().with(std::string("analysis-bytes=") + value);
        ASSERT_FALSE(refused) << value;
        EXPECT_EQ(refused.error().code, ErrorCode::usage);
        EXPECT_THAT(refused.error().hint.en, HasSubstr("--limit analysis-bytes="));
    }
    EXPECT_FALSE(Limits().with("analysis-bytes"));
    EXPECT_FALSE(Limits().with("analysis-levels=201"));
    EXPECT_TRUE(Limits().with("analysis-levels=200"));
}

TEST(Limits, HoldForTheLifeOfTheirHolder) {
    const auto lowered = Limits().with("value-bytes=7");
    ASSERT_TRUE(lowered);
    {
        const LimitsInForce held(*lowered);
        EXPECT_EQ(limit(Limit::value_bytes), 7);
        const Error error = beyond_limit(Limit::value_bytes, {"trop", "too much"}, Position{"f"});
        EXPECT_EQ(error.code, ErrorCode::limit_reached);
        EXPECT_EQ(error.message.en, "too much (limit value-bytes)");
        EXPECT_THAT(error.hint.fr, HasSubstr("--limit value-bytes="));
    }
    EXPECT_EQ(limits_in_force(), Limits());
    EXPECT_EQ(limit_text(Limit::value_bytes).en, "16 MiB");
    EXPECT_EQ(limit_text(Limit::feature_vertices).en, "20,000,000");
}

}  // namespace
}  // namespace terracord

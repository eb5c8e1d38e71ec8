#include "config/thresholds.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace terracord::config {
namespace {

using model::Comparison;
using model::Quantity;
using testing::HasSubstr;

model::Condition read(std::string_view text) {
    const auto condition = parse_condition(text, {});
    EXPECT_TRUE(condition) << text << ": " << (condition ? "" : condition.error().message.en);
    return condition.value_or(model::Condition{});
}

Error refusal(std::string_view text) {
    const auto condition = parse_condition(text, Position{"f", 2, 3});
    EXPECT_FALSE(condition) << text;
    return condition ? Error{} : condition.error();
}

TEST(Condition, turns_units_into_metres_square_metres_and_shares) {
    EXPECT_DOUBLE_EQ(read("area > 25 m2").limit, 25.0);
    EXPECT_DOUBLE_EQ(read("area >= 0.5 ha").limit, 5000.0);
    EXPECT_DOUBLE_EQ(read("outside_area > 2 km2").limit, 2e6);
    EXPECT_DOUBLE_EQ(read("share > 1 %").limit, 0.01);
    EXPECT_DOUBLE_EQ(read("share > 1%").limit, 0.01);
    EXPECT_DOUBLE_EQ(read("outside_share <= 0.25").limit, 0.25);
    EXPECT_DOUBLE_EQ(read("zone_share < 100 %").limit, 1.0);
    EXPECT_DOUBLE_EQ(read("distance < 100 m").limit, 100.0);
    EXPECT_DOUBLE_EQ(read("length > 1.2 km").limit, 1200.0);
    EXPECT_DOUBLE_EQ(read("count >= 1").limit, 1.0);
}

TEST(Condition, a_computed_number_has_any_unit_and_may_be_negative) {
    EXPECT_DOUBLE_EQ(read("value > 3.0").limit, 3.0);
    EXPECT_DOUBLE_EQ(read("value > 10 ha").limit, 1e5);
    EXPECT_DOUBLE_EQ(read("value < 20 %").limit, 0.2);
    EXPECT_DOUBLE_EQ(read("excess > -1 m").limit, -1.0);
    EXPECT_EQ(read("excess>-1m").written, "excess > -1 m");
    EXPECT_THAT(refusal("area > -1 m2").message.en, HasSubstr("cannot be read"));
}

TEST(Condition, names_no_quantity_where_there_is_only_one) {
    const auto condition = parse_condition("> 3.0", {}, Quantity::value);
    ASSERT_TRUE(condition);
    EXPECT_EQ(condition->quantity, Quantity::value);
    EXPECT_EQ(condition->written, "value > 3.0");
    EXPECT_THAT(refusal("> 3.0").message.en, HasSubstr("quantity is missing"));
}

TEST(Condition, accepts_typographic_signs_and_writes_them_one_way) {
    const auto condition = read("  area≥0.50 m²  ");
    EXPECT_EQ(condition.quantity, Quantity::area);
    EXPECT_EQ(condition.comparison, Comparison::greater_equal);
    EXPECT_EQ(condition.written, "area >= 0.50 m2");
    EXPECT_EQ(read("distance ≤ 1 km").written, "distance <= 1 km");
    EXPECT_EQ(read("share>1\u202F%").written, "share > 1 %");
    EXPECT_EQ(read("count<3").written, "count < 3");
}

TEST(Condition, tells_which_unit_a_limit_needs) {
    EXPECT_EQ(refusal("area > 25").message.en, "threshold 'area > 25': the unit is missing");
    EXPECT_EQ(refusal("area > 25").hint.en, "An area needs a unit: m2, ha or km2.");
    EXPECT_EQ(refusal("distance < 100").hint.en, "A length needs a unit: m or km.");
    EXPECT_EQ(refusal("area > 25 m").hint.en, "An area needs a unit: m2, ha or km2.");
    EXPECT_EQ(refusal("count > 1 m").hint.en, "A count has no unit.");
    EXPECT_EQ(refusal("share > 1 ha").hint.en, "A share goes from 0 to 1, or from 0 to 100 %.");
    EXPECT_EQ(refusal("area > 25").code, ErrorCode::bad_threshold);
    EXPECT_EQ(refusal("area > 25").where.str(), "f:2:3");
}

TEST(Condition, refuses_what_is_no_limit) {
    for (const auto* text :
         {"area > -1 m2", "area > nan m2", "area > inf m2", "area > . m2", "area > 1.2.3 m2", "area >", "area > m2"}) {
        EXPECT_THAT(refusal(text).message.en, HasSubstr("cannot be read")) << text;
    }
    EXPECT_THAT(refusal("area > 1e3 m2").message.en, HasSubstr("unexpected unit"));
    EXPECT_THAT(refusal("area > 0,5 ha").hint.en, HasSubstr("decimal separator"));
    EXPECT_THAT(refusal("share > 1.5").message.en, HasSubstr("over 1"));
    EXPECT_THAT(refusal("share > 101 %").message.en, HasSubstr("over 1"));
    EXPECT_THAT(refusal("area > " + std::string(400, '9') + " m2").message.en, HasSubstr("cannot be read"));
}

TEST(Condition, names_the_nearest_quantity) {
    EXPECT_EQ(refusal("aera > 1 m2").hint.en, "Did you mean 'area'?");
    EXPECT_EQ(refusal("> 3.0").message.en, "threshold '> 3.0': the quantity is missing");
    EXPECT_THAT(refusal("area 25 m2").message.en, HasSubstr("comparison"));
    EXPECT_THAT(refusal("area = 25 m2").message.en, HasSubstr("comparison"));
    EXPECT_THAT(refusal("").message.en, HasSubstr("quantity is missing"));
}

TEST(Condition, speaks_both_languages) {
    EXPECT_EQ(refusal("area > 25").message.fr, "seuil « area > 25 » : l'unité manque");
    EXPECT_EQ(refusal("area > 25").hint.fr, "Une surface demande une unité : m2, ha ou km2.");
}

TEST(Length, needs_a_unit_and_no_sign) {
    EXPECT_DOUBLE_EQ(parse_length("1 m", {})->value, 1.0);
    EXPECT_DOUBLE_EQ(parse_length("0.5 km", {})->value, 500.0);
    for (const auto* text : {"1", "-1 m", "1 ha", "", "m", "1,5 m"}) EXPECT_FALSE(parse_length(text, {})) << text;
}

}  // namespace
}  // namespace terracord::config

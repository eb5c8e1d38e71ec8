#include "checks/parking.hpp"

#include <gtest/gtest.h>

namespace terracord::checks {
namespace {

TEST(ParkingNorm, is_read_by_dwelling_by_floor_area_or_plainly) {
    EXPECT_EQ(parking_norm("1,5 place/logement")->per_unit, 1.5);
    EXPECT_EQ(parking_norm("2 places par logement")->per_unit, 2.0);
    EXPECT_EQ(parking_norm("1 place pour 2 logements")->per_unit, 0.5);
    EXPECT_EQ(parking_norm("1,5")->per_unit, 1.5);
    EXPECT_EQ(parking_norm("1 place pour 50 m²")->per_m2, 0.02);
    EXPECT_EQ(parking_norm("1 place / 60 m2 de SDP")->per_m2, 1.0 / 60.0);
    EXPECT_EQ(parking_norm("12 places")->plain, 12.0);
    EXPECT_EQ(parking_norm("1 place vélo/logement")->per_unit, 1.0);
}

TEST(ParkingNorm, in_steps_or_in_words_is_not_read) {
    for (const char* text : {"1 place par tranche de 60 m2", "selon les besoins", "1 place pour 10 lits", "-1", ""})
        EXPECT_FALSE(parking_norm(text)) << text;
}

}  // namespace
}  // namespace terracord::checks

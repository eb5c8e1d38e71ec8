#include "layers/attribute_names.hpp"

#include <gtest/gtest.h>

namespace terracord::layers {
namespace {

TEST(AttributeNames, names_may_be_cut_but_never_before_their_bound) {
    EXPECT_TRUE(same_attribute("HAUTEUR_METRES_MAX", "HAUTEUR_METRES_MAX"));
    EXPECT_TRUE(same_attribute("hauteur metres max", "HAUTEUR_METRES_MAX"));
    EXPECT_TRUE(same_attribute("HAUTEUR_METRES_MA", "HAUTEUR_METRES_MAX"));
    EXPECT_TRUE(same_attribute("HAUTEUR_RPLUS_ETAG", "HAUTEUR_RPLUS_ETAGES"));
    EXPECT_FALSE(same_attribute("HAUTEUR_METRES_M", "HAUTEUR_METRES_MAX"));
    EXPECT_FALSE(same_attribute("COEF_EMPRISE_SOL", "COEF_EMPRISE_SOL_MAX"));
    EXPECT_FALSE(same_attribute("COEF_EMPRISE_SOL_MIN", "COEF_EMPRISE_SOL_MAX"));
    EXPECT_FALSE(same_attribute("HAUTEUR", "HAUTEUR_METRES_MAX"));
    EXPECT_FALSE(same_attribute("", ""));
}

}  // namespace
}  // namespace terracord::layers

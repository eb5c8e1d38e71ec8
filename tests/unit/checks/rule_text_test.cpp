// Limits as real plans write them, in attributes and in labels.
#include "checks/rule_text.hpp"

#include <gtest/gtest.h>

#include <limits>

namespace terracord::checks {
namespace {

constexpr double kNone = -1.0;

struct Value {
    const char* text;
    const char* unit;
    double limit;
};

TEST(RuleText, reads_the_values_of_the_optional_pairs) {
    for (const Value& one : {Value{"12,50 m", "m", 12.5},
                             Value{"12.5m", "m", 12.5},
                             Value{"9", "m", 9.0},
                             Value{"12 mètres", "m", 12.0},
                             Value{"20%", "share", 0.2},
                             Value{"20 %", "share", 0.2},
                             Value{"0,4", "share", 0.4},
                             Value{"40", "share", 0.4},
                             Value{"R+2", "floors", 3.0},
                             Value{"R + 2 + C", "floors", 3.0},
                             Value{"R+0", "floors", 1.0},
                             Value{"3 niveaux", "floors", 3.0},
                             Value{"0,35", "", 0.35},
                             Value{"60 logts/ha", "per_ha", 60.0},
                             Value{"60 logements par hectare", "per_ha", 60.0},
                             Value{"125 m NGF", "m", kNone},
                             Value{"12 m²", "m", kNone},
                             Value{"-3 m", "m", kNone},
                             Value{"sans objet", "m", kNone},
                             Value{"140", "share", kNone},
                             Value{"12 m à 15 m", "m", kNone}}) {
        EXPECT_EQ(limit_of_value(one.text, one.unit).value_or(kNone), one.limit) << one.text;
    }
}

struct Label {
    const char* text;
    const char* unit;
    bool at_most;
    double limit;
};

TEST(RuleText, reads_the_one_limit_a_label_states) {
    for (const Label& one :
         {Label{"H max 12 m", "m", true, 12.0}, Label{"Hauteur maximale : 12,50 m", "m", true, 12.5},
          Label{"hauteur max. 9", "m", true, 9.0}, Label{"Hauteur plafonnée à 15 mètres", "m", true, 15.0},
          Label{"H min 6 m - H max 12 m", "m", true, 12.0}, Label{"H min 6 m - H max 12 m", "m", false, 6.0},
          Label{"12 m maximum", "m", true, 12.0}, Label{"R+2 ou 9 m", "m", true, 9.0},
          Label{"R+2 ou 9 m", "floors", true, 3.0}, Label{"40%", "share", true, 0.4},
          Label{"CES 0,40", "share", true, 0.4}, Label{"Emprise au sol max 20 %", "share", true, 0.2},
          Label{"Densité minimale 60 logts/ha", "per_ha", false, 60.0}, Label{"25 log./ha", "per_ha", false, 25.0},
          Label{"30 % de logements sociaux", "share", false, 0.3}, Label{"CBS 0,3", "", false, 0.3}}) {
        EXPECT_EQ(limit_in_text(one.text, one.unit, one.at_most).value_or(kNone), one.limit) << one.text;
    }
}

TEST(RuleText, reads_nothing_where_there_are_several_limits_or_none) {
    for (const Label& one :
         {Label{"12 m à l'égout, 15 m au faîtage", "m", true, 0}, Label{"voir règlement, article 10", "m", true, 0},
          Label{"Hauteur limitée à la cote 125 m NGF", "m", true, 0}, Label{"Zone UB2", "m", true, 0},
          Label{"recul de 5 m min", "m", true, 0}, Label{"20 % ou 30 % selon les secteurs", "share", true, 0},
          Label{"Secteur 3", "share", true, 0}, Label{"parcelle de 500 m²", "m", true, 0},
          Label{"H max 12 m", "m", false, 0}, Label{"", "m", true, 0}}) {
        EXPECT_FALSE(limit_in_text(one.text, one.unit, one.at_most)) << one.text;
    }
}

}  // namespace
}  // namespace terracord::checks

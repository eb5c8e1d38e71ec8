#include "engine/open_accounts.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace terracord::engine {
namespace {

model::Finding with_error(double error_m2) {
    model::Finding finding;
    finding.id = "P01/zones/plu";
    finding.measures.subject_m2 = 10000.0;
    finding.measures.accounts.kept = true;
    finding.measures.accounts.error_m2 = error_m2;
    return finding;
}

TEST(OpenAccounts, ground_without_a_place_is_a_fault_of_the_program_that_names_the_finding) {
    for (const double error : {0.011, -0.011, std::nan("")}) {
        const auto open = open_accounts(with_error(error));
        ASSERT_TRUE(open) << error;
        EXPECT_EQ(open->code, ErrorCode::internal);
        EXPECT_NE(open->message.fr.find("P01/zones/plu"), std::string::npos);
        EXPECT_NE(open->message.en.find("10000.00"), std::string::npos) << open->message.en;
    }
}

TEST(OpenAccounts, a_millionth_of_the_project_is_rounding) {
    EXPECT_FALSE(open_accounts(with_error(0.0099)));
    EXPECT_FALSE(open_accounts(with_error(-0.0099)));
}

TEST(OpenAccounts, nothing_is_asked_where_none_were_kept) {
    model::Finding finding = with_error(50.0);
    finding.measures.accounts.kept = false;
    EXPECT_FALSE(open_accounts(finding));
}

}  // namespace
}  // namespace terracord::engine

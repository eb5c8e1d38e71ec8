#include "survey/find_documents.hpp"

#include <gtest/gtest.h>

#include "files.hpp"

namespace terracord::survey {
namespace {

using testing::shipped;

TEST(FindDocuments, a_folder_of_the_cnig_is_one_document_wherever_its_tables_lie) {
    const testing::TemporaryFolder folder;
    const auto root = folder.path() / "45234_PLU_20220407";
    testing::write(root / "DOC_URBA.csv", "IDURBA\nx\n");
    testing::write(root / "Donnees_geographiques" / "ZONE_URBA.csv", "WKT,LIBELLE\nPOINT (1 1),U\n");
    const Found found = find_documents(folder.path(), shipped());
    ASSERT_EQ(found.documents.size(), 1U);
    EXPECT_EQ(found.documents[0].standard->id, "cnig-plu");
    EXPECT_EQ(found.documents[0].source, root);
    EXPECT_EQ(found.documents[0].tables.size(), 2U);
    EXPECT_TRUE(found.others.empty());
}

TEST(FindDocuments, two_plans_side_by_side_are_two_documents) {
    const testing::TemporaryFolder folder;
    testing::write(folder.path() / "a" / "ZONE_URBA.csv", "WKT,LIBELLE\n");
    testing::write(folder.path() / "b" / "ZONE_URBA.csv", "WKT,LIBELLE\n");
    const Found found = find_documents(folder.path(), shipped());
    ASSERT_EQ(found.documents.size(), 2U);
    EXPECT_EQ(found.documents[1].source, folder.path() / "b");
}

TEST(FindDocuments, a_folder_for_each_table_of_one_risk_plan_is_one_document) {
    const testing::TemporaryFolder folder;
    testing::write(folder.path() / "plan" / "1" / "N_ZONE_REG_PPRN_20200002_S_038.csv", "WKT,codezone\n");
    testing::write(folder.path() / "plan" / "2" / "N_PERIMETRE_PPRN_20200002_S_038.csv", "WKT,id_gaspar\n");
    const Found found = find_documents(folder.path(), shipped());
    ASSERT_EQ(found.documents.size(), 1U);
    EXPECT_EQ(found.documents[0].source, folder.path() / "plan");
}

TEST(FindDocuments, what_no_standard_knows_is_listed_apart) {
    const testing::TemporaryFolder folder;
    testing::write(folder.path() / "haies.csv", "WKT,nom\nPOINT (1 1),a\n");
    const Found found = find_documents(folder.path() / "haies.csv", shipped());
    EXPECT_TRUE(found.documents.empty());
    ASSERT_EQ(found.others.size(), 1U);
    EXPECT_EQ(found.others[0].name, "haies");
}

TEST(FindDocuments, a_path_that_is_not_there_is_said) {
    const Found found = find_documents("/nowhere/at/all", shipped());
    ASSERT_EQ(found.unlisted.size(), 1U);
    EXPECT_EQ(found.unlisted[0].error.code, ErrorCode::file_not_found);
}

}  // namespace
}  // namespace terracord::survey

#include "report/digest.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/report/sample.hpp"

namespace terracord::report {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

RunDigest digest_of(const testing::SampleRun& sample, std::size_t most) {
    RunDigest digest;
    EXPECT_TRUE(testing::pass_through(*make_digest_sink(digest, most), sample));
    return digest;
}

TEST(FirstLines, begin_with_the_documents_that_were_not_supplied) {
    const auto sample = testing::sample_run();
    const std::string text = first_lines(digest_of(*sample, 20), Lang::fr);
    EXPECT_THAT(text, StartsWith("Risque inondation : document non fourni\nSecteur \"Nord\" (date d'analyse"));
    EXPECT_THAT(first_lines(digest_of(*sample, 20), Lang::en), StartsWith("Flood risk: document not supplied\n"));
}

TEST(FirstLines, give_a_line_a_project_with_label_and_counts) {
    const auto sample = testing::sample_run();
    const std::string text = first_lines(digest_of(*sample, 20), Lang::fr);
    EXPECT_THAT(text, HasSubstr("  P1  Îlot P1  en contradiction, en l'état, avec une règle opposable  "
                                "1\u00A0contradiction, 1\u00A0réserve, "
                                "1\u00A0vérification non évaluable\n"));
    EXPECT_THAT(text, HasSubstr("  P9\u202F: non traité (projet inexploitable)\n"));
    EXPECT_THAT(text, HasSubstr("sans valeur juridique"));
}

TEST(FirstLines, stay_short_for_many_projects) {
    const auto sample = testing::sample_run(50);
    const RunDigest digest = digest_of(*sample, 3);
    EXPECT_EQ(digest.rows.size(), 3U);
    EXPECT_THAT(first_lines(digest, Lang::fr), HasSubstr("… et 47\u00A0projets de plus"));
    EXPECT_THAT(first_lines(digest, Lang::en), HasSubstr("… and 47\u00A0projects more"));
}

TEST(FirstLines, keep_hostile_names_on_one_line) {
    auto sample = testing::sample_run(1);
    sample->projects[0].project.name = "a\x1B[31m\nb\u202Ec" + std::string(500, 'x');
    sample->analysis.title = "t\r\nt";
    const std::string text = first_lines(digest_of(*sample, 3), Lang::fr);
    EXPECT_THAT(text, Not(HasSubstr("\x1B")));
    EXPECT_THAT(text, Not(HasSubstr("\u202E")));
    EXPECT_EQ(std::count(text.begin(), text.end(), '\n'), 7) << "two of them are of the sample's decisions";
}

}  // namespace
}  // namespace terracord::report

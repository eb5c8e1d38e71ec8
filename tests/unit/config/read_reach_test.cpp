#include "config/read_reach.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "config/read_checks.hpp"
#include "unit/config/reading.hpp"

namespace terracord::config {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

struct Read {
    model::CheckSpec check;
    std::vector<std::string> errors;
};

Read read(const std::string& text) {
    const auto node = parse_text("id = 'c'\nlayer = 'd.l'\n" + text, "check.toml", Format::toml);
    Errors errors;
    Read out;
    out.check = read_check(node.value(), Completeness::whole, errors);
    out.errors = lines_of(errors);
    return out;
}

TEST(ReadReach, access_has_a_distance_a_least_area_and_what_the_project_changes) {
    const auto [check, errors] = read(
        "measure = 'access'\nwithin = '300 m'\nminimum_area = '0.5 ha'\nsnap = '20 m'\nbrings = ['open', 'kept']\n"
        "takes = 'none'\nbrings_column = 'parc'\npeople_per_dwelling = 2\nconsult = { fr = 'Ville', en = 'Town' }\n"
        "also = { network = 'd.ways' }\nfamily = 'needs'\nworsens = 'share < 50 %'\n");
    EXPECT_THAT(errors, IsEmpty());
    const auto& access = std::get<model::Access>(check.kind);
    EXPECT_EQ(access.within.value, 300.0);
    EXPECT_EQ(access.least.value, 5000.0);
    EXPECT_EQ(access.snap.value, 20.0);
    EXPECT_THAT(access.changes.brings, ElementsAre(model::PartKind::open, model::PartKind::kept));
    EXPECT_THAT(access.changes.takes, IsEmpty());
    EXPECT_EQ(access.changes.brings_column, "parc");
    EXPECT_EQ(access.people_per_dwelling, 2.0);
    EXPECT_TRUE(access.people_declared);
    EXPECT_EQ(check.consult.en, "Town");
    EXPECT_EQ(check.also.front().role, "network");
}

TEST(ReadReach, what_is_built_takes_destinations_unless_told) {
    const auto [check, errors] = read("measure = 'access'\nwithin = '300 m'\n");
    EXPECT_THAT(errors, IsEmpty());
    EXPECT_THAT(std::get<model::Access>(check.kind).changes.takes,
                ElementsAre(model::PartKind::built, model::PartKind::road));
    EXPECT_FALSE(std::get<model::Access>(check.kind).people_declared);
}

TEST(ReadReach, a_population_counts_inhabitants_or_dwellings_times_a_household) {
    const auto people = read("measure = 'population'\nwithin = '1 km'\ninhabitants = 'ind'\nimputed = { est = '1' }\n");
    EXPECT_THAT(people.errors, IsEmpty());
    EXPECT_EQ(std::get<model::Population>(people.check.kind).count, "ind");
    EXPECT_EQ(std::get<model::Population>(people.check.kind).each, 1.0);
    EXPECT_EQ(std::get<model::Population>(people.check.kind).imputed.front().field, "est");
    const auto dwellings = read("measure = 'population'\nwithin = '100 m'\ndwellings = 'logts'\n");
    EXPECT_THAT(dwellings.errors, IsEmpty());
    EXPECT_EQ(std::get<model::Population>(dwellings.check.kind).each, model::kPeoplePerDwelling);
    EXPECT_THAT(read("measure = 'population'\nwithin = '1 km'\n").errors, ElementsAre(HasSubstr("inhabitants")));
    EXPECT_THAT(read("measure = 'population'\nwithin = '1 km'\ninhabitants = 'a'\ndwellings = 'b'\n").errors,
                ElementsAre(HasSubstr("one of the two")));
}

TEST(ReadReach, land_names_what_it_consumes) {
    const auto [check, errors] = read(
        "measure = 'land'\ngroups = [ { when = { CS = 'CS1.*' }, is = 'artificialised' }, { when = { CS = '*' }, is = "
        "'natural' } ]\n"
        "consumes = 'natural'\nattention = 'area > 1 ha'\n");
    EXPECT_THAT(errors, IsEmpty());
    EXPECT_EQ(std::get<model::Land>(check.kind).groups.size(), 2U);
    EXPECT_THAT(std::get<model::Land>(check.kind).consumes, ElementsAre("natural"));
    EXPECT_THAT(
        read("measure = 'land'\ngroups = [ { when = { CS = 'CS1.*' }, is = 'built' } ]\nconsumes = 'bilt'\n").errors,
        ElementsAre(HasSubstr("no group 'bilt'")));
    EXPECT_THAT(read("measure = 'land'\n").errors, ElementsAre(HasSubstr("'groups'"), HasSubstr("'consumes'")));
}

TEST(ReadReach, keys_of_other_measures_are_told) {
    EXPECT_THAT(read("measure = 'overlap'\nminimum_area = '1 ha'\n").errors,
                ElementsAre(HasSubstr("'minimum_area' is for the measure access")));
    EXPECT_THAT(read("measure = 'access'\nwithin = '300 m'\nsnap = '0 m'\n").errors, ElementsAre(HasSubstr("snap")));
    EXPECT_THAT(read("measure = 'access'\nwithin = '300 m'\nbrings = 'opn'\n").errors,
                ElementsAre(HasSubstr("no kind of part")));
    EXPECT_THAT(read("measure = 'access'\nwithin = '300 m'\npeople_per_dwelling = 200\n").errors,
                ElementsAre(HasSubstr("per dwelling")));
    EXPECT_THAT(read("measure = 'access'\nwithin = '300 m'\nworsens = 'gain < 0'\n").errors,
                ElementsAre(HasSubstr("needs")));
}

TEST(ReadTerritoryAims, objectives_link_checks_and_needs) {
    const auto analysis =
        analysis_of(with_head("[[objective]]\nid = 'green'\ntitle = 'Des parcs'\nsource = 'PCAET'\nrule = 'majority'\n"
                              "by = [ { check = 'park', contrary = 'attention' }, { need = 'housing' } ]\n"));
    ASSERT_EQ(analysis.objectives.size(), 1U);
    const auto& objective = analysis.objectives.front();
    EXPECT_EQ(objective.rule, model::ObjectiveRule::majority);
    EXPECT_FALSE(objective.links[0].need);
    EXPECT_THAT(objective.links[0].contrary, ElementsAre(model::Verdict::attention));
    EXPECT_TRUE(objective.links[1].need);
    EXPECT_EQ(objective.links[1].id, "housing");
}

TEST(ReadTerritoryAims, an_objective_written_twice_or_without_a_link_is_told) {
    EXPECT_THAT(errors_of(with_head("[[objective]]\nid = 'a'\ntitle = 't'\nsource = 's'\nby = []\n")),
                ElementsAre(HasSubstr("'by' is empty")));
    EXPECT_THAT(errors_of(with_head(
                    "[[objective]]\nid = 'a'\ntitle = 't'\nsource = 's'\nby = [ { check = 'x' } ]\n"
                    "[[objective]]\nid = 'a'\ntitle = 't'\nsource = 's'\nby = [ { check = 'x', need = 'y' } ]\n")),
                ElementsAre(HasSubstr("written twice"), HasSubstr("one of the two")));
}

TEST(ReadTerritoryAims, who_is_concerned_is_asked_within_100_and_300_m_unless_told) {
    const auto analysis = analysis_of(with_head(
        "[concerned]\npopulation = { layer = 'filosofi:cells', inhabitants = 'IND' }\nneighbourhoods = 'ville.qpv'\n"));
    ASSERT_TRUE(analysis.concerned);
    EXPECT_THAT(analysis.concerned->within, ElementsAre(Metres{100.0}, Metres{300.0}));
    EXPECT_EQ(analysis.concerned->population->count, "IND");
    EXPECT_EQ(analysis.concerned->neighbourhoods->layer_ref, "ville.qpv");
    EXPECT_THAT(errors_of(with_head("[concerned]\npopulation = { layer = 'a.b' }\n")),
                ElementsAre(HasSubstr("'inhabitants'")));
}

}  // namespace
}  // namespace terracord::config

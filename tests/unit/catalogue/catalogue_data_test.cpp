#include "catalogue/catalogue_data.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "config/read_checks.hpp"
#include "unit/config/reading.hpp"

namespace terracord::catalogue {
namespace {

using testing::Contains;
using testing::ElementsAre;

std::vector<std::string> errors_of(const std::map<std::string, std::string>& files) {
    const auto data = read_catalogue(files);
    return data ? std::vector<std::string>{} : config::lines_of(data.error());
}

const CatalogueData& shipped() {
    static const CatalogueData data = load_catalogue().value();
    return data;
}

TEST(Catalogue, ships_standards_checks_and_profiles) {
    const auto data = load_catalogue();
    ASSERT_TRUE(data) << config::lines_of(data.error()).front();
    for (const char* name : {"cnig-plu", "cnig-scot", "cnig-sup", "filosofi", "gtfs", "lcz", "ocs-ge", "ppr", "tri",
                             "terracord-ecology", "terracord-water"})
        EXPECT_THAT(data->standard_names(), Contains(name));
    EXPECT_THAT(data->profile_names(), ElementsAre("zac", "subdivision", "building", "facility"));
    EXPECT_THAT(data->entry_names(), Contains("plu/classified-wood"));
}

TEST(Catalogue, every_check_has_a_title_in_both_languages_and_a_layer_of_a_standard) {
    for (const Entry& entry : shipped().entries) {
        EXPECT_FALSE(entry.check.title.fr.empty() || entry.check.title.en.empty()) << entry.name;
        EXPECT_NE(entry.check.title.fr, entry.check.title.en) << entry.name;
        EXPECT_FALSE(entry.check.theme.empty()) << entry.name;
        if (!model::reads_layer(entry.check.kind)) continue;  // they speak of a document as a whole
        const auto ref = config::split_layer_ref(entry.check.layer_ref);
        // A number of the programme against thresholds alone asks no document.
        if (entry.check.layer_ref.empty() && std::holds_alternative<model::Programme>(entry.check.kind)) continue;
        ASSERT_TRUE(ref.standard) << entry.name;
        const Standard& standard = *shipped().standard(ref.owner);
        const auto role = std::find_if(standard.roles.begin(), standard.roles.end(),
                                       [&](const Role& r) { return r.layer.name == ref.layer; });
        ASSERT_NE(role, standard.roles.end()) << entry.name;
        for (const auto& match : entry.check.match) {
            EXPECT_TRUE(std::any_of(role->layer.fields.begin(), role->layer.fields.end(),
                                    [&](const auto& f) { return f.name == match.field; }))
                << entry.name << " " << match.field;
        }
    }
}

TEST(Catalogue, no_limit_that_ships_passes_for_the_users_own) {
    for (const Entry& entry : shipped().entries) {
        for (const auto& threshold : entry.check.thresholds)
            EXPECT_NE(threshold.origin, model::Origin::user) << entry.name;
    }
}

TEST(Catalogue, classes_and_labels_of_a_standard_are_fields_of_it) {
    for (const Standard& standard : shipped().standards) {
        for (const Role& role : standard.roles) {
            std::vector<std::string> names = role.layer.class_fields;
            if (!role.layer.label_field.empty()) names.push_back(role.layer.label_field);
            for (const auto& name : names) {
                EXPECT_TRUE(std::any_of(role.layer.fields.begin(), role.layer.fields.end(),
                                        [&](const auto& f) { return f.name == name; }))
                    << standard.id << " " << role.layer.name << " " << name;
            }
        }
    }
}

TEST(Catalogue, every_profile_expects_the_plan_the_flood_risk_and_the_easements) {
    for (const Profile& profile : shipped().profiles) {
        std::map<std::string, model::ExpectedDocument> expected;
        for (const auto& document : profile.expected) expected[document.type] = document;
        EXPECT_EQ(expected.at("plu").label.fr, "Plan local d'urbanisme");
        EXPECT_EQ(expected.at("ppr-flood").label.fr, "Risque inondation");
        EXPECT_EQ(expected.at("ppr-flood").label.en, "Flood risk");
        EXPECT_EQ(expected.at("sup").label.fr, "Servitudes d'utilité publique");
        for (const auto* type : {"plu", "ppr-flood", "sup"}) EXPECT_TRUE(expected.at(type).mandatory) << type;
        for (const auto* type : {"ecology", "heat-network", "scot"}) EXPECT_FALSE(expected.at(type).mandatory) << type;
    }
}

TEST(Catalogue, knows_what_the_states_of_a_local_plan_mean) {
    const auto& codes = shipped().standard("cnig-plu")->document->status_codes;
    EXPECT_EQ(codes.at("03"), model::DocumentStatus::in_force);
    EXPECT_EQ(codes.at("07"), model::DocumentStatus::approved);
    EXPECT_EQ(codes.at("08"), model::DocumentStatus::partly_annulled);
    EXPECT_EQ(codes.size(), 9U);
}

TEST(Catalogue, errors_of_its_files_have_places_too) {
    EXPECT_THAT(errors_of({{"catalogue/a.toml", "[[check]]\nid = 'x'\nlayer = 'nothing:zones'\nmeasure = 'count'\n"}}),
                ElementsAre("E208 3:9 unknown standard 'nothing'"));
    EXPECT_THAT(errors_of({{"catalogue/a.toml",
                            "[[profile]]\nname = 'p'\ntitle = 'x'\n[[profile.document]]\ntype = 'a'\nlabel = "
                            "'x'\nchecks = ['y']\n"}}),
                ElementsAre("E208 1:1 unknown check 'y'"));
    EXPECT_THAT(errors_of({{"catalogue/a.toml", "x = 1\n"}}),
                ElementsAre("E203 1:1 unknown key 'x' (table 'catalogue')"));
    EXPECT_THAT(errors_of({{"standards/a.toml", "x = = 1\n"}}).front().substr(0, 8), "E202 1:5");
    const std::string standard =
        "id = 's'\ntitle = 'x'\ntype = 't'\nrelation = 'conformity'\naccuracy = { default = '5' }\nrole = []\nfields = "
        "{}\n";
    EXPECT_THAT(errors_of({{"standards/a.toml", standard}}), ElementsAre("E206 5:24 '5' is no length"));
}

TEST(Catalogue, names_are_given_once) {
    const std::string standard =
        "id = 's'\ntitle = 'x'\ntype = 't'\nrelation = 'conformity'\naccuracy = { default = '5 m' }\nrole = []\nfields "
        "= {}\n";
    EXPECT_THAT(errors_of({{"standards/a.toml", standard}, {"standards/b.toml", standard}}),
                ElementsAre("E207 1:1 's' written twice"));
}

TEST(Catalogue, a_folder_overrides_and_adds_files) {
    const auto folder = std::filesystem::temp_directory_path() / "terracord_catalogue_test";
    std::filesystem::remove_all(folder);
    std::filesystem::create_directories(folder / "catalogue");
    std::ofstream(folder / "catalogue" / "mine.toml")
        << "[[check]]\nid = 'mine/x'\nlayer = 'cnig-plu:zones'\nmeasure = 'exclusion'\n";
    std::ofstream(folder / "catalogue" / "profiles.toml") << "";
    std::ofstream(folder / "catalogue" / "sup.toml") << "";
    const auto data = load_catalogue(folder);
    ASSERT_TRUE(data);
    EXPECT_NE(data->entry("mine/x"), nullptr);
    EXPECT_EQ(data->entry("sup/pipeline"), nullptr);
    EXPECT_NE(data->entry("plu/zone-breakdown"), nullptr);
    std::filesystem::remove_all(folder);
    EXPECT_FALSE(load_catalogue(folder));
}

}  // namespace
}  // namespace terracord::catalogue

#include "catalogue/resolve.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>

#include "unit/config/reading.hpp"

namespace terracord::catalogue {
namespace {

using config::Format;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

const CatalogueData& shipped() {
    static const CatalogueData data = load_catalogue().value();
    return data;
}

// A log that remembers.
class Remembering final : public Log {
   public:
    void report(Level, const Error& what) override { errors.push_back(what); }
    void say(Level, const Text& what) override { said.push_back(what.en); }
    void progress(const Text&, std::uint64_t, std::uint64_t) override {}
    Errors errors;
    std::vector<std::string> said;
};

// A folder with an analysis file and documents as CSV tables, which need no geometry to be recognised.
class Resolve : public testing::Test {
   protected:
    void SetUp() override {
        const auto* test = testing::UnitTest::GetInstance()->current_test_info();
        folder_ = std::filesystem::temp_directory_path() / (std::string("terracord_resolve_") + test->name());
        std::filesystem::remove_all(folder_);
        write("plu/Donnees_geographiques/41175_ZONE_URBA_20200128.csv",
              "LIBELLE,TYPEZONE,IDURBA\nUA,U,41175_PLU_20200128\n");
        write("plu/Donnees_geographiques/41175_PRESCRIPTION_SURF_20200128.csv",
              "LIBELLE,TYPEPSC,STYPEPSC\nEBC,01,01\n");
        write("plu/41175_DOC_URBA_20200128.csv",
              "IDURBA,TYPEDOC,ETAT,DATAPPRO,DATEFIN,TYPEREF\n\"41175_PLU_20200128\",PLU,\"03\",20200128,,\"01\"\n");
    }
    void TearDown() override { std::filesystem::remove_all(folder_); }

    void write(const std::string& file, std::string_view text) const {
        std::filesystem::create_directories((folder_ / file).parent_path());
        std::ofstream(folder_ / file) << text;
    }

    tl::expected<model::Analysis, Errors> load(const std::string& rest) {
        write("a.toml", config::with_head(rest));
        return load_analysis(folder_ / "a.toml", shipped(), log_);
    }
    model::Analysis loaded(const std::string& rest) {
        auto analysis = load(rest);
        EXPECT_TRUE(analysis) << (analysis ? "" : config::lines_of(analysis.error()).front());
        return analysis ? std::move(*analysis) : model::Analysis{};
    }
    std::vector<std::string> errors(const std::string& rest) {
        const auto analysis = load(rest);
        return analysis ? std::vector<std::string>{} : config::lines_of(analysis.error());
    }

    std::filesystem::path folder_;
    Remembering log_;
};

const std::string kPlu =
    "[[document]]\nid = 'plui'\nstandard = 'cnig-plu'\nsource = 'plu'\n";  // lines 7 to 10 after the head

std::vector<std::string> bound(const model::Analysis& analysis) {
    std::vector<std::string> lines;
    for (const auto& check : analysis.checks) {
        if (check.document == model::kNone) continue;  // of the programme alone
        const auto& document = analysis.documents[check.document];
        lines.push_back(check.id + " " + document.id + "." + document.layers[check.layer].name);
    }
    return lines;
}

TEST_F(Resolve, a_document_of_a_standard_gets_its_layers_and_what_its_table_says) {
    const auto analysis = loaded(kPlu);
    const auto& plu = analysis.documents.at(0);
    EXPECT_EQ(plu.type, "plu");
    EXPECT_EQ(plu.version, "41175_PLU_20200128");
    EXPECT_EQ(plu.status, model::DocumentStatus::in_force);
    EXPECT_EQ(plu.declared_status, "03");
    EXPECT_EQ(plu.approved, "2020-01-28");
    EXPECT_EQ(plu.ends, "");
    EXPECT_DOUBLE_EQ(plu.accuracy.value, 0.5);
    EXPECT_EQ(plu.accuracy_origin, model::AccuracyOrigin::standard);
    ASSERT_EQ(plu.layers.size(), 7U);
    EXPECT_EQ(plu.layers[0].source.path, folder_ / "plu/Donnees_geographiques/41175_ZONE_URBA_20200128.csv");
    EXPECT_EQ(plu.layers[0].source.written, "plu/Donnees_geographiques/41175_ZONE_URBA_20200128.csv");
    EXPECT_TRUE(plu.layers[0].partition && plu.layers[0].required && !plu.layers[0].may_be_empty);
    EXPECT_TRUE(plu.layers[1].source.given());
    EXPECT_FALSE(plu.layers[2].source.given());  // no table, no error
    EXPECT_THAT(plu.layers[1].class_fields, ElementsAre("TYPEPSC", "STYPEPSC"));
}

TEST_F(Resolve, a_check_of_the_catalogue_is_overlaid_by_the_users_keys) {
    const auto analysis =
        loaded(kPlu + "[[check]]\nuse = 'plu/classified-wood'\nconflict = 'area > 1 ha'\nid = 'wood'\n");
    ASSERT_EQ(analysis.checks.size(), 1U);
    const auto& check = analysis.checks[0];
    EXPECT_EQ(check.id, "wood");
    EXPECT_EQ(check.use, "plu/classified-wood");
    EXPECT_EQ(check.title.fr, "Espace boisé classé");
    EXPECT_TRUE(check.forbids_building);
    ASSERT_EQ(check.thresholds.size(), 1U);
    EXPECT_EQ(check.thresholds[0].conditions[0].written, "area > 1 ha");
    EXPECT_EQ(check.thresholds[0].origin, model::Origin::user);
    EXPECT_EQ(check.position.line, 11);
    EXPECT_THAT(bound(analysis), ElementsAre("wood plui.prescriptions_surf"));
}

TEST_F(Resolve, a_check_of_a_standard_binds_to_each_of_its_documents) {
    const std::string other = "[[document]]\nid = 'other'\nstandard = 'cnig-plu'\nsource = 'plu'\n";
    EXPECT_THAT(bound(loaded(kPlu + other + "[[check]]\nuse = 'plu/zone-breakdown'\n")),
                ElementsAre("plu/zone-breakdown plui.zones", "plu/zone-breakdown other.zones"));
    EXPECT_THAT(bound(loaded(kPlu + other + "[[check]]\nuse = 'plu/zone-breakdown'\ndocuments = 'other'\n")),
                ElementsAre("plu/zone-breakdown other.zones"));
}

TEST_F(Resolve, a_check_of_the_users_own_binds_to_a_layer_of_a_standard) {
    EXPECT_THAT(
        bound(loaded(
            kPlu +
            "[[check]]\nid = 'c'\nlayer = 'plui.infos_surf'\nmeasure = 'overlap'\nmatch = { TYPEINF = '02' }\n")),
        ElementsAre("c plui.infos_surf"));
}

TEST_F(Resolve, a_profile_brings_its_documents_and_checks) {
    write("a.toml", "");
    const auto analysis = loaded(
        "[[check]]\nuse = 'plu/classified-wood'\n[[check]]\nuse = 'plu/zone-breakdown'\nmandatory = false\n" + kPlu);
    EXPECT_EQ(analysis.checks.size(), 2U);
    EXPECT_EQ(analysis.checks[0].mandatory, std::nullopt);

    write("b.toml",
          "profile = 'zac'\n" +
              config::with_head(
                  "[[check]]\nuse = 'plu/classified-wood'\n[[check]]\nuse = 'plu/zone-breakdown'\nmandatory = false\n" +
                  kPlu));
    const auto with_profile = load_analysis(folder_ / "b.toml", shipped(), log_);
    ASSERT_TRUE(with_profile);
    EXPECT_EQ(with_profile->profile_title.fr, "Zone d'aménagement concerté");
    EXPECT_EQ(with_profile->expected.size(), 6U);
    // And what it asks of a programme, of no document.
    const auto of_the_plan = std::count_if(with_profile->checks.begin(), with_profile->checks.end(),
                                           [](const auto& check) { return check.document == 0; });
    EXPECT_GE(of_the_plan, static_cast<std::ptrdiff_t>(with_profile->expected[0].checks.size()));
    EXPECT_LT(of_the_plan, static_cast<std::ptrdiff_t>(with_profile->checks.size()));
    EXPECT_EQ(with_profile->checks[0].id, "plu/classified-wood");
    EXPECT_EQ(with_profile->checks[0].mandatory, true);
    EXPECT_EQ(with_profile->checks[1].mandatory, false);
    EXPECT_EQ(with_profile->checks[2].mandatory, true);
}

TEST_F(Resolve, a_signed_correction_keeps_what_the_data_say) {
    const auto analysis =
        loaded(kPlu + "status = { value = 'draft', reason = 'r', author = 'a', date = 2026-11-02 }\n");
    const auto& plu = analysis.documents.at(0);
    EXPECT_EQ(plu.status, model::DocumentStatus::draft);
    ASSERT_EQ(plu.corrections.size(), 1U);
    EXPECT_EQ(plu.corrections[0].from, "03");
    EXPECT_EQ(plu.corrections[0].to, "draft");
}

TEST_F(Resolve, a_plain_status_may_not_contradict_the_data) {
    EXPECT_THAT(errors(kPlu + "status = 'draft'\n"),
                ElementsAre("E206 7:1 document 'plui': its data say 'in_force' (03), not 'draft'"));
    EXPECT_THAT(errors(kPlu + "status = 'in_force'\n"), IsEmpty());
}

TEST_F(Resolve, the_date_of_the_analysis_decides_what_is_in_force) {
    const std::string document = "[[document]]\nid = 'd'\nlayer = { l = { source = 'l.shp' } }\nstatus = 'in_force'\n";
    EXPECT_EQ(loaded(document + "approved = 2026-11-22\n").documents[0].status, model::DocumentStatus::in_force);
    EXPECT_EQ(loaded(document + "approved = 2026-11-23\n").documents[0].status, model::DocumentStatus::approved);
    EXPECT_EQ(loaded(document + "ends = 2026-11-22\n").documents[0].status, model::DocumentStatus::in_force);
    EXPECT_EQ(loaded(document + "ends = 2026-11-21\n").documents[0].status, model::DocumentStatus::set_aside);
}

TEST_F(Resolve, of_several_rows_the_one_of_the_zones_is_taken) {
    write("plu/41175_DOC_URBA_20200128.csv",
          "IDURBA,ETAT,DATAPPRO,TYPEREF\n\"41175_PLU_20100101\",\"05\",20100101,\"04\"\n\"41175_PLU_20200128\",\"03\","
          "20200128,\"04\"\n\"41175_PLU_20250101\",\"07\",20250101,\"04\"\n");
    const auto analysis = loaded(kPlu);
    EXPECT_EQ(analysis.documents[0].version, "41175_PLU_20200128");
    EXPECT_DOUBLE_EQ(analysis.documents[0].accuracy.value, 5.0);
    EXPECT_THAT(log_.said, ElementsAre("document 'plui': version 41175_PLU_20200128 taken, 2 others set aside"));
}

TEST_F(Resolve, the_users_layers_change_the_standards_and_add_to_them) {
    const auto analysis = loaded(kPlu +
                                 "layer = { zones = { label = 'LIBELLE', may_be_empty = true }, extra = { source = "
                                 "'x.shp' }, infos_pct = { source = 'i.shp' } }\n");
    const auto& layers = analysis.documents[0].layers;
    ASSERT_EQ(layers.size(), 8U);
    EXPECT_EQ(layers[0].label_field, "LIBELLE");
    EXPECT_TRUE(layers[0].may_be_empty && layers[0].source.given());
    EXPECT_EQ(layers[6].source.path, folder_ / "i.shp");
    EXPECT_EQ(layers[7].name, "extra");
    EXPECT_THAT(errors(kPlu + "layer = { zone = { label = 'x' } }\n"),
                ElementsAre("E204 11:11 layer 'zone' is not the standard's and has no source"));
}

TEST_F(Resolve, two_tables_for_one_layer_are_not_chosen_silently) {
    write("plu/old/41175_ZONE_URBA_20100101.csv", "LIBELLE\n");
    const auto found = errors(kPlu);
    ASSERT_EQ(found.size(), 1U);
    EXPECT_THAT(found[0], HasSubstr("E208 7:1 document 'plui': several tables for 'zones'"));
    EXPECT_THAT(errors(kPlu + "layer = { zones = { source = 'plu/old/41175_ZONE_URBA_20100101.csv' } }\n"), IsEmpty());
}

TEST_F(Resolve, a_folder_that_is_not_there_is_told_to_the_log) {
    const auto analysis = loaded("[[document]]\nid = 'plui'\nstandard = 'cnig-plu'\nsource = 'nowhere'\n");
    ASSERT_FALSE(log_.errors.empty());
    EXPECT_EQ(log_.errors[0].code, ErrorCode::file_not_found);
    EXPECT_EQ(analysis.documents[0].layers.size(), 7U);
    EXPECT_FALSE(analysis.documents[0].layers[0].source.given());
}

TEST_F(Resolve, every_reference_that_is_not_known_is_told_with_the_nearest) {
    const auto analysis =
        load("[[document]]\nid = 'd'\nstandard = 'cnig-pl'\nsource = 'plu'\n" + kPlu +
             "[[check]]\nuse = 'plu/classified-woods'\n"
             "[[check]]\nid = 'c'\nlayer = 'plui.zone'\nmeasure = 'breakdown'\n"
             "[[check]]\nid = 'e'\nlayer = 'plui.zones'\nmeasure = 'overlap'\nmatch = { TYPZONE = 'N' }\n"
             "[[check]]\nuse = 'ppr/prohibition-zone'\n");
    ASSERT_FALSE(analysis);
    EXPECT_THAT(
        config::lines_of(analysis.error()),
        ElementsAre("E208 7:1 unknown standard 'cnig-pl'",
                    "E208 16:7 'plu/classified-woods' is no check of the catalogue",
                    "E208 19:9 document 'plui' has no layer 'zone'", "E208 21:1 layer 'zones' has no field 'TYPZONE'",
                    "E208 26:1 check 'ppr/prohibition-zone': no document of the standard ppr"));
    EXPECT_EQ(analysis.error()[0].hint.en, "Did you mean 'cnig-plu'?");
    EXPECT_EQ(analysis.error()[1].hint.en, "Did you mean 'plu/classified-wood'?");
    EXPECT_EQ(analysis.error()[2].hint.en, "Did you mean 'zones'?");
    EXPECT_EQ(analysis.error()[3].hint.fr, "Vouliez-vous écrire « TYPEZONE » ?");
}

TEST_F(Resolve, an_unknown_profile_and_a_statement_it_does_not_expect_are_errors) {
    write("b.toml", "profile = 'zack'\n" + config::with_head(""));
    const auto unknown = load_analysis(folder_ / "b.toml", shipped(), log_);
    ASSERT_FALSE(unknown);
    EXPECT_THAT(config::lines_of(unknown.error()), ElementsAre("E208 1:11 unknown profile 'zack'"));
    EXPECT_EQ(unknown.error()[0].hint.en, "Did you mean 'zac'?");
    write("c.toml",
          "profile = 'zac'\n" +
              config::with_head("[[statement]]\ntype = 'ppr-floods'\nreason = 'r'\nauthor = 'a'\ndate = 2026-01-01\n"));
    const auto statement = load_analysis(folder_ / "c.toml", shipped(), log_);
    ASSERT_FALSE(statement);
    EXPECT_THAT(config::lines_of(statement.error()),
                ElementsAre("E208 8:1 the profile expects no document 'ppr-floods'"));
}

TEST_F(Resolve, one_id_stands_for_one_check_of_a_document) {
    EXPECT_THAT(errors(kPlu + "[[check]]\nuse = 'plu/zone-breakdown'\n[[check]]\nuse = 'plu/zone-breakdown'\n"),
                ElementsAre("E207 13:1 check 'plu/zone-breakdown' written twice"));
    EXPECT_THAT(
        errors(kPlu + "[[check]]\nuse = 'plu/zone-breakdown'\n[[check]]\nuse = 'plu/zone-breakdown'\nid = 'b'\n"),
        IsEmpty());
}

TEST_F(Resolve, errors_of_the_file_and_of_the_catalogue_come_together) {
    EXPECT_THAT(errors(kPlu + "titel = 'x'\n[[check]]\nuse = 'plu/none-such-at-all'\nconflict = 'area > 1'\n"),
                ElementsAre("E203 11:1 unknown key 'titel' (table '[[document]]')",
                            "E208 13:7 'plu/none-such-at-all' is no check of the catalogue",
                            "E209 14:12 threshold 'area > 1': the unit is missing"));
}

TEST_F(Resolve, a_quantity_the_entry_does_not_measure_is_told_once_merged) {
    EXPECT_THAT(errors(kPlu + "[[check]]\nuse = 'plu/zone-breakdown'\nconflict = 'distance < 1 m'\n"),
                ElementsAre("E209 13:12 this check does not measure 'distance'"));
}

TEST_F(Resolve, documents_must_be_of_the_standard) {
    EXPECT_THAT(errors(kPlu + "[[document]]\nid = 'd'\nlayer = { l = { source = 'l' } }\n[[check]]\nuse = "
                              "'plu/zone-breakdown'\ndocuments = ['d']\n"),
                ElementsAre("E208 16:13 document 'd' is not of the standard cnig-plu"));
}

TEST_F(Resolve, coverage_may_name_a_layer_of_the_standard) {
    EXPECT_EQ(loaded(kPlu + "coverage = { layer = 'zones' }\n").documents[0].coverage_layer, "zones");
    EXPECT_THAT(errors(kPlu + "coverage = { layer = 'zone' }\n"),
                ElementsAre("E208 7:1 document 'plui' has no layer 'zone'"));
}

TEST_F(Resolve, a_profile_brings_checks_of_documents_it_does_not_expect_where_they_are_supplied) {
    const auto with = [&](const std::string& rest) {
        write("b.toml", "profile = 'zac'\n" + config::with_head(rest));
        return load_analysis(folder_ / "b.toml", shipped(), log_).value();
    };
    const auto water =
        with("[[document]]\nid = 'w'\nstandard = 'terracord-water'\nlayer = { wetlands = { source = 'zh.shp' } }\n");
    EXPECT_THAT(bound(water), ElementsAre("water/wetland w.wetlands", "water/watercourse w.watercourses",
                                          "water/wetland-procedure w.wetlands"));
    for (const auto& check : water.checks) EXPECT_NE(check.mandatory, true) << check.id;
    EXPECT_THAT(bound(with("")), IsEmpty());
}

TEST_F(Resolve, an_entry_that_binds_nobody_is_not_made_mandatory_by_the_profile) {
    write("b.toml", "profile = 'zac'\n" + config::with_head(kPlu));
    const auto analysis = load_analysis(folder_ / "b.toml", shipped(), log_);
    ASSERT_TRUE(analysis);
    std::map<std::string, std::optional<bool>> mandatory;
    for (const auto& check : analysis->checks) mandatory[check.id] = check.mandatory;
    EXPECT_EQ(mandatory.at("plu/classified-wood"), true);
    EXPECT_EQ(mandatory.at("plu/soil-information-sector"), false);
}

// --- entries changed by the user

const model::Threshold* threshold_of(const model::CheckSpec& check, model::Verdict verdict) {
    for (const auto& threshold : check.thresholds) {
        if (threshold.verdict == verdict) return &threshold;
    }
    return nullptr;
}

TEST_F(Resolve, false_takes_a_threshold_of_the_entry_away) {
    const auto analysis = loaded(kPlu + "[[check]]\nuse = 'plu/ecological-area'\nconflict = false\n");
    ASSERT_EQ(analysis.checks.size(), 1U);
    EXPECT_EQ(threshold_of(analysis.checks[0], model::Verdict::conflict), nullptr);
    EXPECT_NE(threshold_of(analysis.checks[0], model::Verdict::reservation), nullptr);
    EXPECT_THAT(errors(kPlu + "[[check]]\nuse = 'plu/ecological-area'\nconflict = true\n"),
                ElementsAre("E205 13:12 'conflict' expects a text, a table or false, not true or false"));
}

TEST_F(Resolve, an_exclusion_without_its_threshold_is_not_stricter_than_before) {
    const auto analysis = loaded(kPlu + "[[check]]\nuse = 'plu/heritage-area'\nconflict = false\n");
    ASSERT_EQ(analysis.checks.size(), 1U);
    EXPECT_THAT(analysis.checks[0].thresholds, IsEmpty());
}

TEST_F(Resolve, a_threshold_takes_the_place_of_the_entrys_verdict_and_back) {
    const auto with_threshold = loaded(kPlu + "[[check]]\nuse = 'plu/heritage-area'\nconflict = 'area > 5 m2'\n");
    ASSERT_EQ(with_threshold.checks.size(), 1U);
    EXPECT_NE(threshold_of(with_threshold.checks[0], model::Verdict::conflict), nullptr);
    EXPECT_EQ(threshold_of(with_threshold.checks[0], model::Verdict::reservation), nullptr);
}

TEST_F(Resolve, reads_are_taken_verdict_by_verdict) {
    const auto analysis = loaded(kPlu + "[[check]]\nuse = 'plu/classified-wood'\nreads = { conflict = 'Ours' }\n");
    ASSERT_EQ(analysis.checks.size(), 1U);
    EXPECT_EQ(analysis.checks[0].reads.at(model::Verdict::conflict).en, "Ours");
    EXPECT_THAT(analysis.checks[0].reads.at(model::Verdict::reservation).en, HasSubstr("trees are to be kept"));
}

TEST_F(Resolve, a_reference_of_ones_own_is_not_marked_by_what_the_entry_knew_of_its_own) {
    const std::string use = "[[check]]\nuse = 'plu/way-to-keep'\n";
    EXPECT_FALSE(loaded(kPlu + use).checks.at(0).reference_verified);
    EXPECT_TRUE(loaded(kPlu + use + "reference = 'Notre règlement, article 3'\n").checks.at(0).reference_verified);
}

// --- an own catalogue

TEST_F(Resolve, an_own_catalogue_adds_checks_and_stands_in_for_shipped_ones) {
    write("ours.toml",
          "[[check]]\nuse = 'plu/classified-wood'\nconflict = 'area > 99 m2'\n[[check]]\nid = 'ours/x'\nlayer = "
          "'cnig-plu:zones'\nmeasure = 'breakdown'\n");
    write("a.toml", "catalogue = 'ours.toml'\n" + config::with_head(kPlu + "[[check]]\nuse = 'plu/classified-wood'\n"
                                                                           "[[check]]\nuse = 'ours/x'\n"));
    const auto analysis = load_analysis(folder_ / "a.toml", shipped(), log_);
    ASSERT_TRUE(analysis) << config::lines_of(analysis.error()).front();
    ASSERT_EQ(analysis->checks.size(), 2U);
    const auto* conflict = threshold_of(analysis->checks[0], model::Verdict::conflict);
    ASSERT_NE(conflict, nullptr);
    EXPECT_EQ(conflict->conditions.at(0).written, "area > 99 m2");
    EXPECT_TRUE(analysis->checks[0].forbids_building);
    EXPECT_EQ(analysis->checks[1].id, "ours/x");
    EXPECT_THAT(analysis->files, ElementsAre(folder_ / "ours.toml"));
}

TEST_F(Resolve, what_is_wrong_with_an_own_catalogue_is_told_with_its_place) {
    const auto with = [&](const std::string& text) {
        write("ours.toml", text);
        write("a.toml", "catalogue = ['ours.toml']\n" + config::with_head(kPlu));
        const auto analysis = load_analysis(folder_ / "a.toml", shipped(), log_);
        return analysis ? std::vector<std::string>{} : config::lines_of(analysis.error());
    };
    EXPECT_THAT(with("[[check]]\nid = 'plu/classified-wood'\nlayer = 'cnig-plu:zones'\nmeasure = 'breakdown'\n"),
                ElementsAre("E207 1:1 the catalogue already has a check 'plu/classified-wood'"));
    EXPECT_THAT(with("[[check]]\nuse = 'plu/clasified-wood'\n"),
                ElementsAre("E208 2:7 'plu/clasified-wood' is no check of the catalogue"));
    EXPECT_THAT(with("[[check]]\nuse = 'plu/classified-wood'\nconflit = 'area > 1 m2'\n"),
                ElementsAre("E203 3:1 unknown key 'conflit' (table '[[check]]')"));
}

// --- layers named one by one

TEST_F(Resolve, a_document_of_a_standard_may_name_its_layers_one_by_one) {
    const auto analysis = loaded(
        "[[document]]\nid = 'w'\nstandard = 'terracord-water'\nlayer = { wetlands = { source = 'zh.shp', columns = { "
        "KIND = 'type_zh' } } }\n[[document]]\nid = 'r'\nstandard = 'terracord-water'\nlayer = { watercourses = { "
        "source = 'ce.shp' } }\n[[check]]\nuse = 'water/wetland'\n[[check]]\nuse = 'water/watercourse'\n");
    EXPECT_THAT(bound(analysis), ElementsAre("water/wetland w.wetlands", "water/watercourse r.watercourses"));
    ASSERT_FALSE(analysis.documents.empty());
    EXPECT_EQ(analysis.documents[0].type, "water");
    EXPECT_EQ(analysis.documents[0].layers.at(0).fields.at(0).name, "KIND");
    EXPECT_EQ(analysis.documents[0].layers.at(0).fields.at(0).column, "type_zh");
}

TEST_F(Resolve, a_layer_that_no_document_names_is_asked_for_all_the_same) {
    const auto analysis = loaded(
        "[[document]]\nid = 'w'\nstandard = 'terracord-water'\nlayer = { wetlands = { source = 'zh.shp' } }\n"
        "[[check]]\nuse = 'water/watercourse'\n");
    EXPECT_THAT(bound(analysis), ElementsAre("water/watercourse w.watercourses"));
    EXPECT_FALSE(analysis.documents.at(0).layers.at(1).source.given());
}

TEST_F(Resolve, a_column_is_given_to_a_field_of_the_standard) {
    EXPECT_THAT(
        errors("[[document]]\nid = 'w'\nstandard = 'terracord-water'\nlayer = { wetlands = { source = 'zh.shp', "
               "columns = { KIMD = 'x' } } }\n"),
        ElementsAre("E208 10:55 layer 'wetlands' has no field 'KIMD'"));
}

// --- checks that use another's result, exceptions, rules without a layer

const std::string kClause = "[[check]]\nid = 'c'\ndocument = 'plui'\nmeasure = 'clause'\n";

TEST_F(Resolve, a_trigger_is_the_check_on_the_same_document) {
    const auto analysis = loaded(kPlu + "[[check]]\nuse = 'plu/classified-wood'\n" + kClause +
                                 "when = { check = 'plu/classified-wood', verdicts = 'conflict' }\n");
    ASSERT_EQ(analysis.checks.size(), 2U);
    EXPECT_THAT(analysis.checks[1].when->checks, ElementsAre(0U));
}

TEST_F(Resolve, a_trigger_must_be_there) {
    EXPECT_THAT(errors(kPlu + kClause + "when = { check = 'plu/classified-wod', verdicts = 'conflict' }\n"),
                ElementsAre("E208 15:18 check 'c': no check 'plu/classified-wod'"));
}

TEST_F(Resolve, checks_that_wait_for_each_other_are_an_error) {
    const auto lines = errors(kPlu + kClause + "when = { check = 'd', verdicts = 'conflict' }\n" +
                              "[[check]]\nid = 'd'\ndocument = 'plui'\nmeasure = 'clause'\n"
                              "when = { check = 'c', verdicts = 'conflict' }\n");
    ASSERT_EQ(lines.size(), 1U);
    EXPECT_THAT(lines[0], HasSubstr("E211"));
    EXPECT_THAT(lines[0], HasSubstr("which depends on it"));
}

TEST_F(Resolve, an_exception_is_looked_for_in_the_document_of_its_check) {
    const auto analysis = loaded(kPlu + "[[check]]\nuse = 'plu/agricultural-or-natural-zone'\n");
    ASSERT_EQ(analysis.selections.size(), 1U);
    EXPECT_THAT(analysis.checks.at(0).exceptions.at(0).selections, ElementsAre(0U));
    EXPECT_EQ(analysis.documents[0].layers.at(analysis.selections[0].layer).name, "prescriptions_surf");
}

TEST_F(Resolve, an_answer_is_to_a_question_and_says_what_it_concludes) {
    const std::string manual = kPlu + "[[check]]\nid = 'm'\ndocument = 'plui'\nmeasure = 'manual'\nquestion = 'Q'\n";
    const std::string signed_by = "quotation = 'q'\nauthor = 'a'\ndate = 2026-01-02\n";
    EXPECT_THAT(errors(manual + "[[answer]]\ncheck = 'n'\nverdict = 'coherent'\n" + signed_by),
                ElementsAre(HasSubstr("no manual or declared check 'n'")));
    EXPECT_THAT(errors(manual + "[[answer]]\ncheck = 'm'\n" + signed_by),
                ElementsAre(HasSubstr("missing key 'verdict'")));
    EXPECT_THAT(errors(manual + "[[answer]]\ncheck = 'm'\nverdict = 'coherent'\n" + signed_by), IsEmpty());
}

TEST_F(Resolve, a_declaration_needs_a_document_from_the_analysis) {
    EXPECT_THAT(errors(kPlu + "[[check]]\nuse = 'commitments/participation'\n"),
                ElementsAre(HasSubstr("'document' or 'standard' is missing")));
    EXPECT_THAT(errors(kPlu + "[[check]]\nuse = 'commitments/participation'\ndocument = 'plui'\n"), IsEmpty());
}

TEST_F(Resolve, both_sides_of_a_comparison_are_layers) {
    const std::string comparison = kPlu + "[[comparison]]\nid = 'x'\nmatrix = []\n";
    EXPECT_THAT(errors(comparison + "a = 'plui.zones'\nb = 'plui.zons'\n"),
                ElementsAre(HasSubstr("document 'plui' has no layer 'zons'")));
    const auto analysis = loaded(comparison + "a = 'plui.zones'\nb = 'plui.prescriptions_surf'\n");
    ASSERT_EQ(analysis.selections.size(), 2U);
    EXPECT_EQ(analysis.comparisons.at(0).b, 1U);
}

}  // namespace
}  // namespace terracord::catalogue

#include "config/read_checks.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/config/reading.hpp"

namespace terracord::config {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

struct Outcome {
    model::CheckSpec check;
    std::vector<std::string> errors;
};

Outcome read(std::string_view toml, Completeness completeness = Completeness::whole) {
    const auto node = parse_text(toml, "f", Format::toml);
    EXPECT_TRUE(node);
    Errors errors;
    Outcome outcome{read_check(*node, completeness, errors), {}};
    outcome.errors = lines_of(errors);
    return outcome;
}

constexpr std::string_view kHead = "id = 'a'\nlayer = 'd.l'\n";

Outcome read_after_head(const std::string& rest) { return read(std::string(kHead) + rest); }

TEST(ReadCheck, reads_all_it_is_told) {
    const auto [check, errors] = read(R"(
id = "red-zone"
title = { fr = "Zone rouge", en = "Red zone" }
note = "N"
theme = "risk"
layer = "ppri.zones"
where = "codezone LIKE 'R%'"
match = { TYPEPSC = " 05 ", STYPEPSC = ["01", "02*"] }
projects = "nb > 0"
measure = "overlap"
subject = ["built", "road"]
forbids = "building"
relation = "compatibility"
family = "documents"
mandatory = true
emphasis = true
phase = "works"
class = ["a", "b"]
reference = "R. 1"
attention = "share > 0"
conflict = { all = ["area > 25 m2", "share > 0.1 %"], origin = "law" }
reservation = { any = ["area > 5 m2", "zone_share > 0.5"] }
)");
    EXPECT_THAT(errors, IsEmpty());
    EXPECT_EQ(check.id, "red-zone");
    EXPECT_EQ(check.title.fr, "Zone rouge");
    EXPECT_EQ(check.title.en, "Red zone");
    EXPECT_EQ(check.note.en, "N");
    EXPECT_EQ(check.layer_ref, "ppri.zones");
    ASSERT_EQ(check.match.size(), 2U);
    EXPECT_THAT(check.match[0].values, ElementsAre("05"));
    EXPECT_THAT(check.match[1].values, ElementsAre("01", "02*"));
    EXPECT_THAT(check.parts, ElementsAre(model::PartKind::built, model::PartKind::road));
    EXPECT_TRUE(check.forbids_building && check.mandatory == true && check.emphasis);
    EXPECT_EQ(check.relation, model::Relation::compatibility);
    EXPECT_EQ(check.due, model::Phase::works);
    EXPECT_THAT(check.class_fields, ElementsAre("a", "b"));
    ASSERT_EQ(check.thresholds.size(), 3U);
    EXPECT_EQ(check.thresholds[0].verdict, model::Verdict::conflict);
    EXPECT_EQ(check.thresholds[0].origin, model::Origin::law);
    EXPECT_TRUE(check.thresholds[0].all);
    EXPECT_EQ(check.thresholds[0].conditions.size(), 2U);
    EXPECT_EQ(check.thresholds[1].verdict, model::Verdict::reservation);
    EXPECT_FALSE(check.thresholds[1].all);
    EXPECT_EQ(check.thresholds[2].verdict, model::Verdict::attention);
    EXPECT_EQ(check.thresholds[2].position.str(), "f:20:13");
}

TEST(ReadCheck, an_exclusion_without_thresholds_conflicts_with_anything) {
    const auto [check, errors] = read_after_head("measure = 'exclusion'\n");
    EXPECT_THAT(errors, IsEmpty());
    ASSERT_EQ(check.thresholds.size(), 1U);
    const auto& threshold = check.thresholds[0];
    EXPECT_EQ(threshold.verdict, model::Verdict::conflict);
    EXPECT_EQ(threshold.origin, model::Origin::tool_default);
    EXPECT_FALSE(threshold.all);
    EXPECT_EQ(threshold.conditions.size(), 3U);
    EXPECT_EQ(read_after_head("measure = 'exclusion'\nverdict = 'reservation'\n").check.thresholds[0].verdict,
              model::Verdict::reservation);
}

TEST(ReadCheck, a_distance_looks_as_far_as_its_largest_limit) {
    const auto [check, errors] =
        read_after_head("measure = 'distance'\nreservation = 'distance < 10 m'\nattention = 'distance <= 0.1 km'\n");
    EXPECT_THAT(errors, IsEmpty());
    EXPECT_DOUBLE_EQ(std::get<model::Distance>(check.kind).search.value, 100.0);
    EXPECT_THAT(read_after_head("measure = 'distance'\n").errors,
                ElementsAre("E204 3:11 a check of distance needs at least one threshold"));
}

TEST(ReadCheck, every_measure_says_what_it_measures) {
    const std::vector<std::pair<std::string, std::string>> cases{
        {"overlap", "length > 1 m"},    {"containment", "area > 1 m2"}, {"distance", "count >= 1"},
        {"length", "area > 1 m2"},      {"count", "share > 0"},         {"breakdown", "count >= 1"},
        {"exclusion", "distance < 1 m"}};
    for (const auto& [measure, threshold] : cases) {
        const auto errors = read_after_head("measure = '" + measure + "'\nattention = '" + threshold + "'\n").errors;
        ASSERT_EQ(errors.size(), 1U) << measure;
        EXPECT_TRUE(errors[0].starts_with("E209 4:13 this check does not measure")) << errors[0];
    }
}

TEST(ReadCheck, a_raster_is_asked_one_of_six_questions) {
    const auto [mean, none] = read_after_head("measure = 'raster_mean'\nunit = '°C'\nattention = '> 3.0'\n");
    EXPECT_THAT(none, IsEmpty());
    EXPECT_EQ(std::get<model::Raster>(mean.kind).unit, "°C");
    EXPECT_EQ(mean.thresholds[0].conditions[0].quantity, model::Quantity::value);
    EXPECT_EQ(mean.thresholds[0].conditions[0].written, "value > 3.0");
    const auto [share, errors] =
        read_after_head("measure = 'raster_share'\ncells = ['>= 1', '< -0.5']\nreservation = 'area > 500 m2'\n");
    EXPECT_THAT(errors, IsEmpty());
    EXPECT_THAT(std::get<model::Raster>(share.kind).cells,
                ElementsAre(model::CellTest{model::Comparison::greater_equal, 1.0},
                            model::CellTest{model::Comparison::less, -0.5}));
    const auto [classes, wrong] =
        read_after_head("measure = 'raster_classes'\nvalues = ['4', '5']\nnames = { 4 = 'forte', 5 = 'très forte' }\n");
    EXPECT_THAT(wrong, IsEmpty());
    EXPECT_THAT(std::get<model::Raster>(classes.kind).values, ElementsAre(4.0, 5.0));
    EXPECT_EQ(std::get<model::Raster>(classes.kind).names.at(1).name, "très forte");
    EXPECT_EQ(std::get<model::Raster>(read_after_head("measure = 'raster_percentile'\npercentile = 90\n").check.kind)
                  .percentile,
              90.0);
}

TEST(ReadCheck, a_raster_says_which_percentile_and_which_cells) {
    EXPECT_THAT(read_after_head("measure = 'raster_percentile'\n").errors,
                ElementsAre("E204 3:11 missing key 'percentile': raster_percentile needs it"));
    EXPECT_THAT(read_after_head("measure = 'raster_share'\n").errors,
                ElementsAre("E204 3:11 missing key 'cells': raster_share needs it"));
    EXPECT_THAT(read_after_head("measure = 'raster_percentile'\npercentile = 101\n").errors,
                ElementsAre("E206 4:14 a percentile goes from 0 to 100"));
    EXPECT_THAT(read_after_head("measure = 'raster_share'\ncells = '3 m'\n").errors,
                ElementsAre("E209 4:9 '3 m' cannot be read"));
    EXPECT_THAT(read_after_head("measure = 'raster_classes'\nvalues = 'high'\n").errors,
                ElementsAre("E206 4:10 'high' is no code of a raster"));
}

TEST(ReadCheck, the_keys_of_rasters_are_for_rasters) {
    EXPECT_THAT(read_after_head("measure = 'overlap'\nunit = 'm'\n").errors,
                ElementsAre("E206 4:8 'unit' is for the measure raster_..."));
    EXPECT_THAT(read_after_head("measure = 'raster_mean'\ncells = '> 3'\n").errors,
                ElementsAre("E206 4:9 'cells' is for the measure raster_share"));
    EXPECT_THAT(read_after_head("measure = 'raster_mean'\nattention = 'share > 1 %'\n").errors,
                ElementsAre("E209 4:13 this check does not measure 'share'"));
}

TEST(ReadCheck, needs_have_their_own_thresholds) {
    const auto [check, errors] =
        read_after_head("measure = 'count'\nfamily = 'needs'\ncontributes = 'count >= 2'\nworsens = 'count < 1'\n");
    EXPECT_THAT(errors, IsEmpty());
    ASSERT_EQ(check.thresholds.size(), 2U);
    EXPECT_EQ(check.thresholds[0].reading, model::NeedReading::worsens);
    EXPECT_EQ(check.thresholds[1].reading, model::NeedReading::contributes);
    EXPECT_THAT(read_after_head("measure = 'count'\nworsens = 'count < 1'\n").errors,
                ElementsAre("E209 4:11 'worsens' is for a check of needs"));
}

TEST(ReadCheck, reports_every_wrong_value_with_its_place) {
    EXPECT_THAT(
        read_after_head("measure = 'overlaps'\nrelation = 'conform'\nphase = 'now'\nfamily = 'x'\nforbids = "
                        "'roads'\nsubject = ['built', 'roof']\nmandatory = 'yes'\n")
            .errors,
        ElementsAre("E205 9:13 'mandatory' expects true or false, not a text",
                    "E206 4:12 'relation': 'conform' is not allowed", "E206 6:10 'family': 'x' is not allowed",
                    "E206 5:9 'phase': 'now' is not allowed", "E206 8:21 'subject': 'roof' is not allowed",
                    "E206 7:11 'forbids': 'roads' is not allowed", "E206 3:11 'measure': 'overlaps' is not allowed"));
}

TEST(ReadCheck, codes_are_texts) {
    EXPECT_THAT(read_after_head("measure = 'count'\nmatch = { TYPEPSC = 5 }\n").errors,
                ElementsAre("E205 4:21 a code is a text in quotes, or a list of such texts"));
    EXPECT_THAT(read_after_head("measure = 'count'\nmatch = { TYPEPSC = ['1', 5] }\n").errors,
                ElementsAre("E205 4:27 a code is a text in quotes, or a list of such texts"));
    EXPECT_THAT(read_after_head("measure = 'count'\nmatch = { TYPEPSC = [] }\n").errors,
                ElementsAre("E206 4:21 'TYPEPSC': empty code"));
    EXPECT_THAT(read_after_head("measure = 'count'\nmatch = {}\n").errors, ElementsAre("E206 4:9 'match' is empty"));
}

TEST(ReadCheck, a_threshold_is_all_or_any) {
    EXPECT_THAT(read_after_head("measure = 'count'\nconflict = { all = ['count > 1'], any = ['count > 2'] }\n").errors,
                ElementsAre("E209 4:12 a threshold has either 'all' or 'any'"));
    EXPECT_THAT(read_after_head("measure = 'count'\nconflict = { origin = 'law' }\n").errors,
                ElementsAre("E209 4:12 a threshold has either 'all' or 'any'"));
    EXPECT_THAT(read_after_head("measure = 'count'\nconflict = { all = [] }\n").errors,
                ElementsAre("E209 4:20 threshold without condition"));
    EXPECT_THAT(read_after_head("measure = 'count'\nconflict = { all = ['count > 1'], origin = 'me' }\n").errors,
                ElementsAre("E206 4:44 'origin': 'me' is not allowed"));
    EXPECT_THAT(read_after_head("measure = 'count'\nconflict = { all = ['count > 1'], from = 'me' }\n").errors,
                ElementsAre("E203 4:35 unknown key 'from' (table 'threshold')"));
    EXPECT_THAT(read_after_head("measure = 'count'\nconflict = 5\n").errors,
                ElementsAre("E205 4:12 'conflict' expects a text, a table or false, not an integer"));
}

TEST(ReadCheck, verdict_is_for_a_bare_exclusion) {
    EXPECT_THAT(read_after_head("measure = 'count'\nverdict = 'conflict'\n").errors,
                ElementsAre("E206 4:11 'verdict' is for an exclusion without thresholds, or a clause"));
    EXPECT_THAT(read_after_head("measure = 'exclusion'\nverdict = 'coherent'\n").errors,
                ElementsAre("E206 4:11 'verdict': 'coherent' is not allowed"));
}

TEST(ReadCheck, names_a_layer_of_a_document_or_of_a_standard) {
    EXPECT_EQ(split_layer_ref("plui.zones").owner, "plui");
    EXPECT_FALSE(split_layer_ref("plui.zones").standard);
    EXPECT_TRUE(split_layer_ref("cnig-plu:zones").standard);
    EXPECT_EQ(split_layer_ref("cnig-plu:zones").layer, "zones");
    for (const auto* ref : {"zones", "", ".", "a.", ".b", "a.b.c", "a:b.c"})
        EXPECT_EQ(split_layer_ref(ref).owner, "") << ref;
    EXPECT_THAT(read("id = 'a'\nlayer = 'zones'\nmeasure = 'count'\n").errors,
                ElementsAre("E206 2:9 'zones' names no layer"));
}

TEST(ReadCheck, needs_an_id_a_layer_and_a_measure_unless_the_catalogue_gives_them) {
    EXPECT_THAT(read("theme = 'x'\n").errors, ElementsAre("E204 1:1 missing key 'id' (table '[[check]]')",
                                                          "E204 1:1 missing key 'layer' (table '[[check]]')",
                                                          "E204 1:1 missing key 'measure' (table '[[check]]')"));
    EXPECT_THAT(read("use = 'plu/x'\nconflict = 'area > 1 m2'\n", Completeness::partial).errors, IsEmpty());
}

}  // namespace
}  // namespace terracord::config

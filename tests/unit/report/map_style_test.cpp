#include "report/map_style.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "report/qml.hpp"
#include "wording/phrases.hpp"

namespace terracord::report {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

std::vector<const MapLayer*> all_layers() {
    std::vector<const MapLayer*> all;
    for (const MapSource* source : map_sources()) all.insert(all.end(), source->layers.begin(), source->layers.end());
    for (const MapSource* source : {&findings_source(), &documents_source()}) all.push_back(source->layers.front());
    return all;
}

std::vector<std::string> values_of(const MapStyle& style) {
    std::vector<std::string> values;
    for (const Category& category : style.categories) values.push_back(category.value);
    return values;
}

TEST(MapLayers, have_names_for_people_in_both_languages) {
    for (const MapLayer* layer : all_layers()) {
        EXPECT_FALSE(layer->title.fr.empty() || layer->title.en.empty()) << layer->name;
        EXPECT_FALSE(layer->description.fr.empty() || layer->description.en.empty()) << layer->name;
        std::set<std::string> names;
        for (const Column& column : layer->columns) {
            EXPECT_FALSE(column.alias.fr.empty() || column.alias.en.empty()) << layer->name << "." << column.name;
            EXPECT_TRUE(names.insert(column.name).second) << layer->name << "." << column.name << " twice";
        }
    }
}

TEST(MapLayers, take_their_lists_of_codes_from_wording) {
    const auto labels = wording::all_labels();
    for (const MapLayer* layer : all_layers()) {
        for (const Column& column : layer->columns) {
            if (column.values.empty()) continue;
            const std::string prefix = std::string(column.values) + "/";
            EXPECT_TRUE(std::any_of(labels.begin(), labels.end(),
                                    [&](const wording::Entry& entry) { return entry.name.starts_with(prefix); }))
                << layer->name << "." << column.name << " has no list " << column.values;
        }
    }
}

TEST(MapStyles, have_a_category_for_every_word) {
    for (const MapLayer* layer : conflicts_source().layers) {
        const auto values = values_of(map_style(*layer));
        EXPECT_THAT(values, ::testing::IsSupersetOf({"conflict", "reservation", "attention"}));
    }
    const auto rollups = values_of(map_style(*projects_source().layers.front()));
    EXPECT_EQ(rollups.size(), 5U);
    EXPECT_THAT(values_of(map_style(*needs_source().layers.front())), ::testing::SizeIs(8));
    for (const MapSource* source : map_sources()) {
        for (const MapLayer* layer : source->layers) {
            EXPECT_GE(map_style(*layer).categories.size(), 2U) << layer->name;
            EXPECT_FALSE(map_style(*layer).tip.empty()) << layer->name;
        }
    }
}

TEST(MapStyles, name_only_columns_that_are_there) {
    for (const MapSource* source : map_sources()) {
        for (const MapLayer* layer : source->layers) {
            for (const Text& line : map_style(*layer).tip) {
                for (const std::string& name : {line.fr, line.en}) {
                    EXPECT_TRUE(std::any_of(layer->columns.begin(), layer->columns.end(),
                                            [&](const Column& column) { return column.name == name; }))
                        << layer->name << " has no column " << name;
                }
            }
        }
    }
}

TEST(MapStyles, differ_by_more_than_colour) {
    for (const MapSource* source : map_sources()) {
        for (const MapLayer* layer : source->layers) {
            const auto categories = map_style(*layer).categories;
            for (std::size_t i = 0; i < categories.size(); ++i) {
                for (std::size_t j = i + 1; j < categories.size(); ++j) {
                    const cartography::Style& a = categories[i].style;
                    const cartography::Style& b = categories[j].style;
                    EXPECT_FALSE(a.fill == b.fill && a.line == b.line && a.hatch == b.hatch && a.dash == b.dash &&
                                 a.line_mm == b.line_mm && categories[i].label.fr != categories[j].label.fr &&
                                 layer->name != "needs")
                        << layer->name << ": " << categories[i].value << " looks like " << categories[j].value;
                }
            }
        }
    }
}

TEST(Qml, speaks_the_language_asked_for) {
    const MapLayer& layer = *conflicts_source().layers.front();
    EXPECT_THAT(qml(layer, Lang::fr), HasSubstr(R"(label="Contradiction")"));
    EXPECT_THAT(qml(layer, Lang::fr), HasSubstr(R"(name="Constat rédigé")"));
    EXPECT_THAT(qml(layer, Lang::en), HasSubstr(R"(label="Conflict")"));
    EXPECT_THAT(qml(layer, Lang::en), HasSubstr("&quot;verdict_en&quot;"));
}

TEST(Qml, hatches_with_lines_and_not_with_a_brush) {
    const std::string style = qml(*conflicts_source().layers.front(), Lang::fr);
    EXPECT_THAT(style, HasSubstr("LinePatternFill"));
    EXPECT_THAT(style, Not(HasSubstr("diagonal")));
}

TEST(Qml, escapes_in_its_tips_what_features_hold) {
    const std::string style = qml(*conflicts_source().layers.front(), Lang::fr);
    EXPECT_THAT(style, HasSubstr("'&amp;lt;'"));
    EXPECT_THAT(style, Not(HasSubstr("[% &quot;")));  // no bare field
}

TEST(PlainWords, hold_nothing_that_qgis_would_run) {
    EXPECT_EQ(plain_words("Plan [% env('HOME') %]"), "Plan [ % env('HOME') %]");
    EXPECT_EQ(plain_words("[[%%"), "[[ %%");
    EXPECT_EQ(plain_words("a\x01" "b\xFF"), "a\uFFFD" "b\uFFFD");
}

TEST(QuotedText, ends_where_it_should) {
    EXPECT_EQ(quoted_text(R"(l'eau\)"), R"('l''eau\\')");
    EXPECT_EQ(quoted_field(R"(a"b)"), R"("a""b")");
}

}  // namespace
}  // namespace terracord::report

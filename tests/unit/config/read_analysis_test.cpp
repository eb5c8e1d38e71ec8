#include "config/read_analysis.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "base/hash.hpp"
#include "config/keys.hpp"
#include "unit/config/reading.hpp"

namespace terracord::config {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

const std::string kDocument =
    "[[document]]\nid = 'd'\nlayer = { l = { source = 'l.shp' } }\n";  // lines 7 to 9 after the head

std::vector<std::string> errors_after_document(const std::string& rest) {
    return errors_of(with_head(kDocument + rest));
}

// All of an analysis but places, to compare.
std::string shown(const model::Analysis& a) {
    std::ostringstream out;
    const auto source = [&](const model::VectorSource& s) {
        out << s.path << '|' << s.written << '|' << s.layer << '|' << s.where << '|' << s.encoding << '|' << s.crs
            << '\n';
    };
    out << a.title << a.date << model::code(a.phase) << a.crs << a.profile << '\n';
    if (a.territory) {
        source(a.territory->communes);
        out << a.territory->id << a.territory->name << '\n';
    }
    source(a.projects.source);
    out << a.projects.id << a.projects.name << a.projects.variant << a.projects.phase << a.projects.dissolve << '\n';
    for (const auto& [quantity, column] : a.projects.programme.columns) out << quantity << '=' << column << '\n';
    if (a.projects.parts) {
        source(a.projects.parts->source);
        out << a.projects.parts->project_column << a.projects.parts->kind_column << '\n';
    }
    for (const auto& d : a.documents) {
        out << d.id << d.title.fr << d.title.en << d.type << d.standard << d.version << d.approved << d.ends
            << d.obtained << d.reference << model::code(d.relation) << model::code(d.status) << d.accuracy.value
            << static_cast<int>(d.accuracy_origin) << d.folder << d.folder_written << d.covers_everywhere
            << d.coverage_reason << d.coverage_layer << '\n';
        for (const auto& c : d.corrections) out << c.what << c.from << c.to << c.reason << c.author << c.date << '\n';
        if (d.coverage) source(*d.coverage);
        for (const auto& l : d.layers) {
            out << l.name << l.label_field << l.partition << l.may_be_empty
                << fmt::format("{}", fmt::join(l.class_fields, "-")) << '\n';
            source(l.source);
        }
    }
    for (const auto& c : a.checks) {
        out << c.id << c.use << c.title.fr << c.layer_ref << c.where << model::code(c.kind)
            << (c.mandatory ? (*c.mandatory ? "yes" : "no") : "rule") << c.forbids_building << c.parts.size();
        for (const auto& m : c.match) out << m.field << fmt::format("{}", fmt::join(m.values, "-"));
        for (const auto& t : c.thresholds) {
            out << model::code(t.verdict) << model::code(t.reading) << t.all << model::code(t.origin);
            for (const auto& condition : t.conditions) out << condition.written << condition.limit;
        }
        out << '\n';
    }
    for (const auto& s : a.statements) out << s.type << s.reason << s.author << s.date << '\n';
    return out.str();
}

std::string content(const std::string& file) {
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

TEST(ReadAnalysis, the_least_file_has_defaults) {
    const auto analysis = analysis_of(with_head(""));
    EXPECT_EQ(analysis.title, "a");
    EXPECT_EQ(analysis.date, "2026-11-22");
    EXPECT_EQ(analysis.phase, model::Phase::programming);
    EXPECT_EQ(analysis.projects.id, "@fid");
    EXPECT_EQ(analysis.projects.source.path, "in/projects.gpkg");
    EXPECT_EQ(analysis.projects.source.written, "projects.gpkg");
    EXPECT_EQ(analysis.projects.source.position.str(), "in/a.toml:4:10");
    EXPECT_EQ(analysis.sha256, sha256(with_head("")));
}

TEST(ReadAnalysis, toml_and_json_give_the_same_analysis) {
    const std::string folder = "tests/unit/config/corpus/good/";
    const auto toml = read_analysis(folder + "full.toml");
    const auto json = read_analysis(folder + "full.json");
    ASSERT_TRUE(toml) << lines_of(toml.error()).front();
    ASSERT_TRUE(json) << lines_of(json.error()).front();
    EXPECT_EQ(shown(toml->analysis), shown(json->analysis));
    EXPECT_EQ(toml->analysis.sha256, sha256(content(folder + "full.toml")));
}

TEST(ReadAnalysis, reads_all_of_a_full_file) {
    const auto draft = read_analysis("tests/unit/config/corpus/good/full.toml");
    ASSERT_TRUE(draft);
    const auto& a = draft->analysis;
    EXPECT_EQ(a.territory->communes.layer, "communes");
    EXPECT_EQ(a.projects.programme.columns.at("footprint_m2"), "emprise");
    EXPECT_EQ(a.projects.parts->kind_column, "nature");
    ASSERT_EQ(a.documents.size(), 4U);
    EXPECT_EQ(a.documents[0].corrections.at(0).author, "DDT");
    EXPECT_EQ(a.documents[0].coverage_layer, "zones");
    EXPECT_TRUE(a.documents[0].layers.empty());  // the standard's, later
    EXPECT_EQ(draft->document_layers[0].members.size(), 2U);
    const auto& ppri = a.documents[1];
    EXPECT_EQ(ppri.title.en, "Flood plan");
    EXPECT_DOUBLE_EQ(ppri.accuracy.value, 5.0);
    EXPECT_EQ(ppri.accuracy_origin, model::AccuracyOrigin::scale);
    EXPECT_EQ(ppri.ends, "2030-02-28");
    EXPECT_EQ(ppri.coverage->layer, "perimetre");
    EXPECT_EQ(ppri.layers.at(0).source.path, "tests/unit/config/corpus/good/zonage.zip/zonage.shp");
    EXPECT_THAT(ppri.layers.at(0).class_fields, ElementsAre("codezone", "typereg"));
    EXPECT_TRUE(ppri.layers.at(0).partition);
    EXPECT_TRUE(ppri.layers.at(1).may_be_empty);
    EXPECT_TRUE(a.documents[2].covers_everywhere);
    EXPECT_EQ(a.documents[2].accuracy_origin, model::AccuracyOrigin::declared);
    EXPECT_EQ(a.documents[3].layers.at(0).source.path, "/data/tvb.shp");
    EXPECT_EQ(a.documents[3].accuracy_origin, model::AccuracyOrigin::assumed);
    ASSERT_EQ(a.checks.size(), 5U);
    EXPECT_EQ(a.checks[0].use, "plu/agricultural-or-natural-zone");
    EXPECT_EQ(a.checks[1].position.str(), "tests/unit/config/corpus/good/full.toml:66:1");
    EXPECT_EQ(a.statements.at(0).type, "sup");
}

TEST(ReadAnalysis, every_error_of_a_file_is_told_at_once_in_its_order) {
    EXPECT_THAT(
        errors_of("terracord = 2\n"
                  "titel = 'x'\n"
                  "date = 2026-11-22\n"
                  "phase = 'building'\n"
                  "[projects]\n"
                  "surce = 'a'\n"
                  "[[document]]\n"
                  "id = 'é'\n"
                  "[[check]]\n"
                  "id = 'c'\n"
                  "layer = 'd.l'\n"
                  "measure = 'overlap'\n"
                  "conflict = 'area > 1'\n"),
        ElementsAre("E206 1:13 unknown format 2", "E203 2:1 unknown key 'titel' (table 'analysis')",
                    "E206 4:9 'phase': 'building' is not allowed", "E204 5:1 missing key 'source' (table '[projects]')",
                    "E203 6:1 unknown key 'surce' (table '[projects]')",
                    "E204 7:1 the document has neither 'layer' nor 'standard' nor 'coverage'",
                    "E206 8:6 'é' is no identifier", "E209 13:12 threshold 'area > 1': the unit is missing"));
}

TEST(ReadAnalysis, errors_name_the_nearest_key_in_both_languages) {
    const auto draft = read_analysis_text(
        with_head("[[statement]]\ntype = 'x'\nreason = 'x'\nauthor = 'x'\ndate = 2026-11-22\nautor = 'x'\n"), "a.toml",
        Format::toml);
    ASSERT_FALSE(draft);
    const Error& error = draft.error().front();
    EXPECT_EQ(format_error(error, Lang::en),
              "E203 a.toml:12:1: unknown key 'autor' (table '[[statement]]')\n     Did you mean 'author'?");
    EXPECT_EQ(
        format_error(error, Lang::fr),
        "E203 a.toml:12:1: clé « autor » inconnue (table « [[statement]] »)\n     Vouliez-vous écrire « author » ?");
}

TEST(ReadAnalysis, an_empty_file_lacks_the_required_keys) {
    EXPECT_THAT(errors_of(""), ElementsAre("E204 1:1 missing key 'date' (table 'analysis')",
                                           "E204 1:1 missing key 'projects' (table 'analysis')",
                                           "E204 1:1 missing key 'terracord' (table 'analysis')"));
    EXPECT_EQ(errors_of("{}", Format::json).size(), 3U);
}

TEST(ReadAnalysis, a_date_is_a_day_that_exists) {
    const auto with_date = [](const std::string& date) {
        return errors_of("terracord = 1\nprojects = { source = 'p' }\ndate = " + date + "\n");
    };
    EXPECT_THAT(with_date("2028-02-29"), IsEmpty());
    EXPECT_THAT(with_date("'2026-11-22'"), IsEmpty());
    EXPECT_THAT(with_date("'2026-02-30'"), ElementsAre("E206 3:8 '2026-02-30' is no date"));
    EXPECT_THAT(with_date("'22/11/2026'"), ElementsAre("E206 3:8 '22/11/2026' is no date"));
    EXPECT_THAT(with_date("'2026-1-2'"), ElementsAre("E206 3:8 '2026-1-2' is no date"));
    EXPECT_THAT(with_date("2026-11-22T10:00:00"),
                ElementsAre("E205 3:8 'date' expects a date (2026-11-22), not a time"));
    EXPECT_THAT(with_date("20261122"), ElementsAre("E205 3:8 'date' expects a date (2026-11-22), not an integer"));
    EXPECT_EQ(with_date("2026-02-30").front().substr(0, 4), "E202");  // TOML's own grammar
}

TEST(ReadAnalysis, json_places_are_those_of_the_values) {
    EXPECT_THAT(
        errors_of(
            "{\n  \"terracord\": \"1\",\n  \"date\": \"2026-13-01\",\n  \"projects\": {\"source\": 3}, \"x\": 1\n}",
            Format::json),
        ElementsAre("E205 2:16 'terracord' expects an integer, not a text", "E206 3:11 '2026-13-01' is no date",
                    "E205 4:26 'source' expects a text in quotes, not an integer",
                    "E203 4:30 unknown key 'x' (table 'analysis')"));
}

TEST(ReadAnalysis, ids_are_given_once) {
    EXPECT_THAT(errors_after_document(kDocument), ElementsAre("E207 10:1 document 'd' written twice"));
    const std::string check = "[[check]]\nid = 'c'\nlayer = 'd.l'\nmeasure = 'count'\n";
    EXPECT_THAT(errors_after_document(check + check), ElementsAre("E207 14:1 check 'c' written twice"));
    const std::string statement = "[[statement]]\ntype = 'x'\nreason = 'x'\nauthor = 'x'\ndate = 2026-11-22\n";
    EXPECT_THAT(errors_of(with_head(statement + statement)), ElementsAre("E207 12:1 statement 'x' written twice"));
}

TEST(ReadAnalysis, references_must_be_known) {
    EXPECT_THAT(errors_after_document("[[check]]\nid = 'c'\nlayer = 'e.l'\nmeasure = 'count'\n"),
                ElementsAre("E208 12:9 unknown document 'e'"));
    EXPECT_THAT(errors_after_document("[[check]]\nid = 'c'\nlayer = 'd.m'\nmeasure = 'count'\n"),
                ElementsAre("E208 12:9 document 'd' has no layer 'm'"));
    EXPECT_THAT(errors_after_document("[[check]]\nuse = 'x'\ndocuments = ['d', 'f']\n"),
                ElementsAre("E208 12:19 unknown document 'f'"));
    EXPECT_THAT(errors_after_document("coverage = { layer = 'm' }\n"),
                ElementsAre("E208 7:1 document 'd' has no layer 'm'"));
}

TEST(ReadAnalysis, a_reference_is_not_judged_behind_a_document_without_id) {
    EXPECT_THAT(errors_of(with_head("[[document]]\nlayer = { l = { source = 'l.shp' } }\n[[check]]\nid = 'c'\nlayer = "
                                    "'e.l'\nmeasure = 'count'\n")),
                ElementsAre("E204 7:1 missing key 'id' (table '[[document]]')"));
}

TEST(ReadAnalysis, a_document_has_a_standard_or_layers) {
    EXPECT_THAT(errors_of(with_head("[[document]]\nid = 'd'\nstandard = 'cnig-plu'\n")),
                ElementsAre("E204 9:12 a document of a standard needs 'source' or 'layer'"));
    EXPECT_THAT(errors_after_document("source = 'x'\n"), ElementsAre("E204 10:10 'source' needs 'standard'"));
    EXPECT_THAT(errors_of(with_head("[[document]]\nid = 'd'\nlayer = { l = { class = 'x' } }\n")),
                ElementsAre("E204 9:15 layer 'l' has no source"));
    EXPECT_THAT(errors_of(with_head("[[document]]\nid = 'd'\nlayer = { 'l.m' = { source = 'x' } }\n")),
                ElementsAre("E206 9:11 'l.m' is no identifier"));
    EXPECT_THAT(errors_of(with_head("[[document]]\nid = 'd'\nlayer = { l = 'x' }\n")).front(),
                "E205 9:15 layer: a table is expected, not a text");
}

TEST(ReadAnalysis, accuracy_has_one_origin_and_a_unit) {
    EXPECT_THAT(errors_after_document("accuracy = '5'\n"), ElementsAre("E206 10:12 '5' is no length"));
    EXPECT_THAT(errors_after_document("accuracy = '0 m'\n"),
                ElementsAre("E206 10:12 'accuracy': the accuracy would be 0 m"));
    EXPECT_THAT(errors_after_document("scale = -5\n"),
                ElementsAre("E206 10:9 'scale': the accuracy would be -0.005 m"));
    EXPECT_THAT(errors_after_document("scale = 5000\naccuracy = '1 m'\n"),
                ElementsAre("E206 11:12 'scale' or 'accuracy', not both"));
}

TEST(ReadAnalysis, a_status_is_a_word_or_a_signed_correction) {
    EXPECT_THAT(errors_after_document("status = 'valid'\n"),
                ElementsAre("E206 10:10 'status': 'valid' is not allowed"));
    EXPECT_THAT(errors_after_document("status = { value = 'in_force' }\n"),
                ElementsAre("E204 10:10 missing key 'author' (table 'status')",
                            "E204 10:10 missing key 'date' (table 'status')",
                            "E204 10:10 missing key 'reason' (table 'status')"));
}

TEST(ReadAnalysis, coverage_is_one_of_three_things) {
    EXPECT_THAT(errors_after_document("coverage = { everywhere = true }\n"),
                ElementsAre("E204 10:12 missing key 'reason' (table 'coverage')"));
    EXPECT_THAT(errors_after_document("coverage = { everywhere = false, reason = 'x' }\n"),
                ElementsAre("E206 10:27 'everywhere' can only be true"));
    EXPECT_THAT(errors_after_document("coverage = { }\n"),
                ElementsAre("E206 10:12 'coverage' is a source, { layer } or { everywhere, reason }"));
}

TEST(ReadAnalysis, sources_are_local_files_and_folders) {
    for (const auto* path : {"https://example.org/a.gpkg", "/vsicurl/x", "/vsizip/x.zip", "a\\u0000b"}) {
        EXPECT_THAT(
            errors_of("terracord = 1\ndate = 2026-11-22\nprojects = { source = \"" + std::string(path) + "\" }\n"),
            ElementsAre("E206 3:23 a source is a local file or folder"))
            << path;
    }
    EXPECT_EQ(
        analysis_of("terracord = 1\ndate = 2026-11-22\nprojects = { source = '../x/./p.shp' }\n").projects.source.path,
        "x/p.shp");
}

TEST(ReadAnalysis, a_source_may_be_a_table_of_a_database_and_shows_no_user) {
    const auto source = [](const std::string& written) {
        return analysis_of("terracord = 1\ndate = 2026-11-22\nprojects = { source = '" + written +
                           "', layer = 'urba.p' }\n")
            .projects.source;
    };
    EXPECT_EQ(source("PG:service=plan user=bob").written, "PG:service=plan/urba.p");
    EXPECT_EQ(source("PG:service=plan user=bob").layer, "urba.p");
    EXPECT_EQ(source("PG:service=plan user=bob").path.string(), R"(PG:service='plan' user='bob')");
    for (const auto* wrong : {"PG://x", "PG:service=plan password=x"}) {
        const auto said =
            errors_of("terracord = 1\ndate = 2026-11-22\nprojects = { source = \"" + std::string(wrong) + "\" }\n");
        ASSERT_EQ(said.size(), 1U) << wrong;
        EXPECT_EQ(said.front().rfind("E206 3:23 ", 0), 0U) << said.front();
    }
}

TEST(ReadAnalysis, a_text_in_one_language_serves_for_both) {
    const auto title = [](const std::string& value) {
        return analysis_of(with_head(kDocument + "title = " + value + "\n")).documents[0].title;
    };
    EXPECT_EQ(title("'x'"), same_text("x"));
    EXPECT_EQ(title("{ fr = 'x' }"), same_text("x"));
    EXPECT_EQ(title("{ en = 'y', fr = 'x' }").en, "y");
    EXPECT_THAT(errors_after_document("title = {}\n"), ElementsAre("E206 10:9 empty text"));
    EXPECT_THAT(errors_after_document("title = { de = 'x' }\n"),
                ElementsAre("E203 10:11 unknown key 'de' (table '{ fr, en }')"));
}

TEST(ReadAnalysis, a_document_without_title_is_called_by_its_id) {
    EXPECT_EQ(analysis_of(with_head(kDocument)).documents[0].title, same_text("d"));
}

TEST(ReadAnalysis, a_lenient_reading_gives_what_there_is_beside_the_errors) {
    const auto reading = read_analysis_text_leniently(with_head(kDocument + "typo = 1\n"), "a.toml", Format::toml);
    ASSERT_TRUE(reading.draft);
    EXPECT_EQ(reading.errors.size(), 1U);
    EXPECT_EQ(reading.draft->analysis.documents.size(), 1U);
    EXPECT_FALSE(read_analysis_text_leniently("a = = 1", "a.toml", Format::toml).draft);
}

TEST(ReadAnalysis, a_missing_file_is_one_error) {
    const auto draft = read_analysis("no/such.toml");
    ASSERT_FALSE(draft);
    EXPECT_THAT(lines_of(draft.error()), ElementsAre("E201 0:0 no such file"));
}

// Every key of every table, each given a value of a type it never takes: an error of type at that very value, and no
// more.
TEST(ReadAnalysis, a_list_of_files_is_one_layer_in_the_order_written) {
    const auto analysis =
        analysis_of(with_head("[[document]]\nid = 'd'\nlayer = { l = { source = ['p/1.json', 'p/2.json', 'p/3.json'], "
                              "crs = 'EPSG:2154' } }\n"));
    const model::LayerSpec& layer = analysis.documents.at(0).layers.at(0);
    EXPECT_EQ(layer.source.path, "in/p/1.json");
    EXPECT_EQ(layer.source.written, "p/1.json");
    ASSERT_EQ(layer.more.size(), 2U);
    EXPECT_EQ(layer.more[0].path, "in/p/2.json");
    EXPECT_EQ(layer.more[1].written, "p/3.json");
    EXPECT_EQ(layer.more[1].crs, "EPSG:2154");
    EXPECT_EQ(layer.more[1].position.line, 9U);
}

TEST(ReadAnalysis, a_list_of_files_holds_each_once_and_nothing_but_files) {
    const auto errors = [](const std::string& list) {
        return errors_of(with_head("[[document]]\nid = 'd'\nlayer = { l = { source = " + list + " } }\n"));
    };
    EXPECT_THAT(errors("['a.json', 'p/../a.json']"), ElementsAre("E206 9:37 'p/../a.json' is twice in the list"));
    EXPECT_THAT(errors("['a.json', 'PG:service=plan']"), ElementsAre("E206 9:37 a list of sources is made of files"));
    EXPECT_THAT(errors("['a.json', 'http://x/b.json']"), ElementsAre("E206 9:37 a source is a local file or folder"));
    EXPECT_THAT(errors("[]"), ElementsAre("E206 9:26 'source' is empty"));
}

TEST(ReadAnalysis, every_key_refuses_a_wrong_type_at_its_value) {
    for (const TableKeys* table : all_tables()) {
        for (const Key& key : table->keys) {
            const auto node = parse_text("\n\"" + std::string(key.name) + "\" = 12:00:00\n", "f", Format::toml);
            ASSERT_TRUE(node);
            Errors errors;
            const TableReader reader(*node, *table, errors, Missing::allow);
            ASSERT_EQ(errors.size(), 1U) << key.name;
            EXPECT_EQ(errors[0].code, ErrorCode::wrong_type) << key.name;
            EXPECT_EQ(errors[0].where.str(), fmt::format("f:2:{}", key.name.size() + 6)) << key.name;
            EXPECT_FALSE(reader.has(key.name));
        }
    }
}

}  // namespace
}  // namespace terracord::config

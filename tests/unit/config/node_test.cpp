#include "config/node.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

namespace terracord::config {
namespace {

using testing::HasSubstr;

std::string places(const Node& node) {
    std::string text = std::to_string(node.line) + ":" + std::to_string(node.column);
    for (const Member& member : node.members) {
        text += " " + member.key + "@" + std::to_string(member.line) + ":" + std::to_string(member.column) + "=" +
                places(member.value);
    }
    for (const Node& item : node.items) text += " [" + places(item) + "]";
    return text;
}

Error error_of(std::string_view text, Format format) {
    const auto node = parse_text(text, "f", format);
    return node ? Error{} : node.error();
}

TEST(Node, keeps_the_order_and_the_places_of_toml) {
    const auto node = parse_text("z = 1\na = 'é'\nm = { k = [true, 2.5] }\n", "f", Format::toml);
    ASSERT_TRUE(node);
    EXPECT_EQ(places(*node), "1:1 z@1:1=1:5 a@2:1=2:5 m@3:1=3:5 k@3:7=3:11 [3:12] [3:18]");
    EXPECT_EQ(node->find("a")->text, "é");
}

TEST(Node, keeps_the_order_and_the_places_of_json) {
    const auto node = parse_text("{\"z\": -1.5e2,\n \"é\\\"\\\\\": \"a\\\"b\",\n\"m\":{\"k\":[true,2 , null,{}]}}", "f",
                                 Format::json);
    ASSERT_TRUE(node);
    EXPECT_EQ(places(*node), "1:1 z@1:2=1:7 é\"\\@2:2=2:11 m@3:1=3:5 k@3:6=3:10 [3:11] [3:16] [3:20] [3:25]");
    EXPECT_EQ(node->find("z")->kind, Kind::real);
    EXPECT_EQ(node->find("é\"\\")->text, "a\"b");
}

TEST(Node, keeps_types_apart) {
    const auto node = parse_text("a = 1\nb = 1.0\nc = 2026-11-22\nd = 12:00:00\ne = '1'\nf = true", "f", Format::toml);
    ASSERT_TRUE(node);
    EXPECT_EQ(node->find("a")->kind, Kind::integer);
    EXPECT_EQ(node->find("b")->kind, Kind::real);
    EXPECT_EQ(node->find("c")->kind, Kind::date);
    EXPECT_EQ(node->find("c")->text, "2026-11-22");
    EXPECT_EQ(node->find("d")->kind, Kind::date_time);
    EXPECT_EQ(node->find("e")->kind, Kind::string);
    EXPECT_EQ(node->find("f")->kind, Kind::boolean);
}

TEST(Node, skips_a_byte_order_mark_and_reads_windows_line_ends) {
    for (const auto format : {Format::toml, Format::json}) {
        const auto node = parse_text(format == Format::toml ? "\xEF\xBB\xBF"
                                                              "a = 1\r\nb = 2\r\n"
                                                            : "\xEF\xBB\xBF{\"a\": 1,\r\n\"b\": 2}",
                                     "f", format);
        ASSERT_TRUE(node);
        EXPECT_EQ(node->member("b")->line, 2);
        EXPECT_EQ(node->member("b")->column, 1);
    }
}

TEST(Node, stops_at_the_first_syntax_error_of_toml_with_its_place) {
    const Error error = error_of("a = 1\nb = = 2\n", Format::toml);
    EXPECT_EQ(error.code, ErrorCode::analysis_syntax);
    EXPECT_EQ(error.where.str(), "f:2:5");
}

TEST(Node, tells_that_codes_need_quotes) {
    EXPECT_EQ(error_of("zone = N\n", Format::toml).hint.en, "Texts and codes are written in quotes: \"N\".");
    EXPECT_EQ(error_of("\ninsee = 01001\n", Format::toml).hint.en, "Texts and codes are written in quotes: \"01001\".");
    EXPECT_EQ(error_of("a = 1 1\n", Format::toml).hint.en, "");
}

TEST(Node, tells_of_accents_outside_quotes) {
    const auto place = [](std::string_view text) { return error_of(text, Format::toml).where.str(); };
    EXPECT_EQ(place("zone = é\n"), "f:1:8");
    EXPECT_EQ(place("a = [\n  é\n]\n"), "f:2:3");
    EXPECT_EQ(place("a = 'é' # é\nb = \"\"\"é\"\"\"\"\nclé = 1\n"), "f:3:3");
    EXPECT_EQ(place("a = = 1\nb = é\n"), "f:1:5");
    EXPECT_EQ(error_of("zone = é\n", Format::toml).hint.en, "Texts and codes are written in quotes.");
    EXPECT_TRUE(parse_text("a = \"\\\"é\"\nb = '''é \\'''\nc = [\"é\", 'é']", "f", Format::toml));
}

TEST(Node, survives_texts_the_toml_library_breaks_on) {
    // The first four meet an assertion of toml++ 3.3.
    for (const auto* text : {"a = 1\n[#b]\n", "a = 1\n[>b]\n", "a = 1\n[[[b]]\n", "a = 1\nm = { b = 1, }\"c\" = 2 }\n",
                             "a = 1\nm = { , }\n", "a = 1\n[.a]\n", "a = 1\n[[ ]]\n"}) {
        const Error error = error_of(text, Format::toml);
        EXPECT_EQ(error.code, ErrorCode::analysis_syntax) << text;
        EXPECT_EQ(error.where.line, 2) << text;
    }
}

TEST(Node, refuses_a_key_written_twice) {
    EXPECT_EQ(error_of("a = 1\na = 2\n", Format::toml).where.line, 2);
    const Error error = error_of("{\"a\": 1,\n  \"a\": 2}", Format::json);
    EXPECT_EQ(error.code, ErrorCode::duplicate_id);
    EXPECT_EQ(error.where.str(), "f:2:3");
}

TEST(Node, tells_where_json_goes_wrong) {
    EXPECT_EQ(error_of("{\"a\": 1,\n  b: 2}", Format::json).where.str(), "f:2:3");
    EXPECT_EQ(error_of("{\"a\": 1", Format::json).code, ErrorCode::analysis_syntax);
    EXPECT_EQ(error_of("", Format::json).code, ErrorCode::analysis_syntax);
    EXPECT_EQ(error_of("{\"a\": 1} x", Format::json).where.str(), "f:1:10");
    EXPECT_EQ(error_of("{\"a\": 1e999}", Format::json).code, ErrorCode::analysis_syntax);
    EXPECT_EQ(error_of("{\"a\": \"\xC3\x28\"}", Format::json).code, ErrorCode::analysis_syntax);
    EXPECT_EQ(error_of("[1]", Format::json).code, ErrorCode::wrong_type);
}

TEST(Node, bounds_nesting_and_size) {
    for (const auto format : {Format::toml, Format::json}) {
        std::string deep = format == Format::toml ? "a = " : "{\"a\": ";
        deep += std::string(100, '[') + std::string(100, ']') + (format == Format::toml ? "\n" : "}");
        EXPECT_THAT(error_of(deep, format).message.en, HasSubstr("nested levels"));
    }
    EXPECT_EQ(error_of(std::string(50'000, '['), Format::json).code, ErrorCode::analysis_syntax);
    std::string many = "{\"a\": [1";
    for (std::int64_t i = 0; i < limit(Limit::analysis_values); ++i) many += ",1";
    EXPECT_THAT(error_of(many + "]}", Format::json).message.en, HasSubstr("values"));
    EXPECT_EQ(error_of(std::string(static_cast<std::size_t>(limit(Limit::analysis_bytes)) + 1, ' '), Format::json).code,
              ErrorCode::analysis_unreadable);
}

TEST(Node, numbers_beyond_64_bits_are_reals) {
    const auto node = parse_text("{\"a\": 18446744073709551615, \"b\": -9223372036854775808}", "f", Format::json);
    ASSERT_TRUE(node);
    EXPECT_EQ(node->find("a")->kind, Kind::real);
    EXPECT_EQ(node->find("b")->kind, Kind::integer);
}

TEST(Node, overlay_replaces_whole_values_and_keeps_places) {
    const auto base = parse_text("a = 1\nb = { x = 1, y = 2 }\n", "base", Format::toml);
    const auto top = parse_text("\nb = { x = 3 }\nc = 4\n", "top", Format::toml);
    ASSERT_TRUE(base && top);
    const Node merged = overlay(*base, *top);
    ASSERT_EQ(merged.members.size(), 3U);
    EXPECT_EQ(merged.find("a")->position().str(), "base:1:5");
    EXPECT_EQ(merged.find("b")->position().str(), "top:2:5");
    EXPECT_EQ(merged.find("b")->find("y"), nullptr);
    EXPECT_EQ(merged.find("c")->integer, 4);
}

TEST(ReadText, tells_why_a_file_cannot_be_read) {
    const auto missing = read_text("no/such/file.toml");
    ASSERT_FALSE(missing);
    EXPECT_EQ(missing.error().code, ErrorCode::analysis_unreadable);
    EXPECT_EQ(missing.error().where.str(), "no/such/file.toml");
    EXPECT_FALSE(read_text("."));
}

}  // namespace
}  // namespace terracord::config

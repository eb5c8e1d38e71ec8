// The keys of the reader and the published JSON Schema say the same, and no file the reader accepts is refused by an
// editor.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validator.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>

#include "config/keys.hpp"
#include "unit/config/reading.hpp"

namespace terracord::config {
namespace {

using nlohmann::json;

json to_json(const Node& node) {
    switch (node.kind) {
        case Kind::null: return nullptr;
        case Kind::boolean: return node.boolean;
        case Kind::integer: return node.integer;
        case Kind::real: return node.real;
        case Kind::string:
        case Kind::date:
        case Kind::date_time: return node.text;
        case Kind::array: {
            json items = json::array();
            for (const Node& item : node.items) items.push_back(to_json(item));
            return items;
        }
        case Kind::table: {
            json table = json::object();
            for (const Member& member : node.members) table[member.key] = to_json(member.value);
            return table;
        }
    }
    return nullptr;
}

const json& schema_text() {
    static const json schema = json::parse(std::ifstream("data/schema/analysis.schema.json"));
    return schema;
}

bool schema_accepts(const json& document) {
    valijson::Schema schema;
    valijson::SchemaParser(valijson::SchemaParser::kDraft7)
        .populateSchema(valijson::adapters::NlohmannJsonAdapter(schema_text()), schema);
    valijson::Validator validator;
    return validator.validate(schema, valijson::adapters::NlohmannJsonAdapter(document), nullptr);
}

std::vector<std::filesystem::path> corpus(const std::string& kind) {
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator("tests/unit/config/corpus/" + kind))
        files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    return files;
}

TEST(Schema, has_the_keys_of_the_reader_both_ways) {
    for (const TableKeys* table : all_tables()) {
        SCOPED_TRACE(std::string(table->name));
        const json& object =
            table->schema.empty() ? schema_text() : schema_text().at("definitions").at(std::string(table->schema));
        EXPECT_EQ(object.at("additionalProperties"), false);
        std::set<std::string> keys;
        std::set<std::string> required;
        for (const Key& key : table->keys) {
            keys.insert(std::string(key.name));
            if (key.required) required.insert(std::string(key.name));
            ASSERT_TRUE(object.at("properties").contains(std::string(key.name))) << key.name;
            EXPECT_EQ(object.at("properties").at(std::string(key.name)).at("description"), std::string(key.about))
                << key.name;
        }
        std::set<std::string> properties;
        for (const auto& [name, unused] : object.at("properties").items()) properties.insert(name);
        EXPECT_EQ(keys, properties);
        EXPECT_EQ(required, object.value("required", std::set<std::string>{}));
    }
}

TEST(Schema, every_definition_with_keys_is_read_by_the_reader) {
    std::set<std::string> known;
    for (const TableKeys* table : all_tables()) known.insert(std::string(table->schema));
    for (const auto& [name, definition] : schema_text().at("definitions").items()) {
        EXPECT_TRUE(!definition.contains("properties") || known.contains(name)) << name;
    }
}

TEST(Schema, accepts_all_the_reader_accepts) {
    for (const auto& file : corpus("good")) {
        const auto draft = read_analysis(file);
        EXPECT_TRUE(draft) << file << ": " << (draft ? "" : lines_of(draft.error()).front());
        const auto node = parse_text(read_text(file).value(), file.string(), format_of(file));
        ASSERT_TRUE(node);
        EXPECT_TRUE(schema_accepts(to_json(*node))) << file;
    }
}

TEST(Schema, and_the_reader_refuse_the_same_structures) {
    for (const auto& file : corpus("bad")) {
        EXPECT_FALSE(read_analysis(file)) << file;
        const auto node = parse_text(read_text(file).value(), file.string(), format_of(file));
        ASSERT_TRUE(node);
        EXPECT_FALSE(schema_accepts(to_json(*node))) << file;
    }
}

}  // namespace
}  // namespace terracord::config

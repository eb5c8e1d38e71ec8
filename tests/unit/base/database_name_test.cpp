#include "base/database_name.hpp"

#include <gtest/gtest.h>

namespace terracord {
namespace {

std::string label(const std::string& written) {
    const auto name = parse_database(written);
    return name ? name->label : "E" + std::to_string(static_cast<int>(name.error().code));
}

TEST(DatabaseName, ShowsServiceHostAndDatabaseAndNoUser) {
    EXPECT_EQ(label("PG:service=plan"), "PG:service=plan");
    EXPECT_EQ(label("PG:host=sig.example.org port=5433 dbname=plans user=lecture sslmode=require"),
              "PG:host=sig.example.org port=5433 dbname=plans");
    EXPECT_EQ(label("PG: dbname = 'base de plans'  host=sig"), "PG:host=sig dbname=base de plans");
}

TEST(DatabaseName, KeepsWhatItIsToldForTheConnection) {
    EXPECT_EQ(parse_database("PG:service=plan user='d''x'").has_value(), false);
    EXPECT_EQ(parse_database("PG:service=plan user='d\\'x'")->connection, "service='plan' user='d\\'x'");
}

TEST(DatabaseName, RefusesAPasswordAndNeverRepeatsIt) {
    for (const char* written :
         {"PG:service=plan password=hunter2", "PG:service=plan password='hunter2", "PG:passfile=hunter2 host=a",
          "PG:dbname='host=a password=hunter2'", "PG:dbname=postgresql://u:hunter2@a/b", "PG:service=plan hunter2",
          "PG:host=a PASSWORD=hunter2"}) {
        const auto name = parse_database(written);
        ASSERT_FALSE(name) << written;
        EXPECT_EQ(name.error().code, ErrorCode::wrong_value) << written;
        const Error& error = name.error();
        for (const std::string& text : {error.message.fr, error.message.en, error.hint.fr, error.hint.en})
            EXPECT_EQ(text.find("hunter2"), std::string::npos) << text;
    }
}

TEST(DatabaseName, RefusesWordsThatCouldDoSomethingElse) {
    for (const char* written : {"PG:service=plan options='-c search_path=x'", "PG:service=plan tables=a",
                                "PG:", "PG:user=x", "PG:service=plan\nno rows"})
        EXPECT_EQ(label(written), "E206") << written;
}

TEST(TableInput, ComesBackFromItsPath) {
    const TableInput input{.name = "PG:service=plan/urba.zonage (a#b, geom)", .sha256 = "00ff", .bytes = 12};
    const auto back = table_input(table_input_path(input));
    ASSERT_TRUE(back);
    EXPECT_EQ(back->name, input.name);
    EXPECT_EQ(back->sha256, input.sha256);
    EXPECT_EQ(back->bytes, input.bytes);
    EXPECT_FALSE(table_input("zones.gpkg"));
    EXPECT_FALSE(table_input("folder/PG:service=plan#sha256=00:1"));
}

}  // namespace
}  // namespace terracord

// What many findings of a page have in common, each written once at its end: texts, checks, documents. Findings name
// them by position. Belongs to one thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/json_writer.hpp"
#include "model/finding.hpp"

namespace terracord::report {

class HtmlTables {
   public:
    // At most so many bytes of texts are kept; those that come later stand where they are used.
    explicit HtmlTables(std::size_t most_bytes) : room_(most_bytes) {}

    // A value: the position of the text, or the text itself.
    void write_text(JsonWriter& json, const Text& text);
    // key: the text; nothing where it is empty.
    void write_optional(JsonWriter& json, std::string_view key, const Text& text);
    // key: the texts; nothing where there are none.
    void write_list(JsonWriter& json, std::string_view key, const std::vector<Text>& texts);

    // Positions.
    std::size_t check(const model::Finding& finding);
    std::size_t document(const model::Finding& finding);

    // The tables as members of an object that is open: "texts", "checks", "docs".
    void write(JsonWriter& json) const;

   private:
    std::size_t room_;
    std::vector<Text> texts_;
    std::unordered_map<std::string, std::size_t> known_texts_;

    struct Check {
        std::string id;
        Text title;
        std::string theme;
        model::Side side = model::Side::documents;
        std::string kind;
    };
    std::vector<Check> checks_;
    std::unordered_map<std::string, std::size_t> known_checks_;

    struct Document {
        std::string id;
        Text title;
        std::string version;
        std::string approved;
        std::string obtained;
        bool project = false;  // another project of the run, not a document
    };
    std::vector<Document> documents_;
    std::unordered_map<std::string, std::size_t> known_documents_;
};

// A text as a value of its own: one string where both languages say the same, else [French, English].
void write_page_text(JsonWriter& json, const Text& text);

}  // namespace terracord::report

#include "report/html_tables.hpp"

#include <initializer_list>
#include <string_view>
#include <utility>

namespace terracord::report {

namespace {

// Each piece with its length before it: no text can pass for another one.
std::string key_of(std::initializer_list<std::string_view> pieces) {
    std::string key;
    for (const std::string_view piece : pieces) key.append(std::to_string(piece.size())).append(":").append(piece);
    return key;
}

}  // namespace

void write_page_text(JsonWriter& json, const Text& text) {
    if (text.fr == text.en) {
        json.string(text.fr);
    } else {
        json.begin_array().string(text.fr).string(text.en).end_array();
    }
}

void HtmlTables::write_text(JsonWriter& json, const Text& text) {
    std::string key = key_of({text.fr, text.en});
    const auto known = known_texts_.find(key);
    if (known != known_texts_.end()) {
        json.integer(static_cast<std::int64_t>(known->second));
        return;
    }
    if (key.size() > room_) {
        write_page_text(json, text);
        return;
    }
    room_ -= key.size();
    json.integer(static_cast<std::int64_t>(texts_.size()));
    known_texts_.emplace(std::move(key), texts_.size());
    texts_.push_back(text);
}

void HtmlTables::write_optional(JsonWriter& json, std::string_view key, const Text& text) {
    if (text.empty()) return;
    json.key(key);
    write_text(json, text);
}

void HtmlTables::write_list(JsonWriter& json, std::string_view key, const std::vector<Text>& texts) {
    if (texts.empty()) return;
    json.key(key).begin_array();
    for (const Text& text : texts) write_text(json, text);
    json.end_array();
}

std::size_t HtmlTables::check(const model::Finding& finding) {
    // Findings on documents themselves have no title: their document is what they are about.
    const std::string key = key_of({finding.check_id, finding.check_title.fr, finding.check_title.en,
                                    model::code(finding.side)});
    const auto [at, fresh] = known_checks_.emplace(key, checks_.size());
    if (fresh) checks_.push_back({finding.check_id, finding.check_title, finding.theme, finding.side, finding.kind});
    return at->second;
}

std::size_t HtmlTables::document(const model::Finding& finding) {
    const std::string key = key_of({finding.document_id, finding.document_version, finding.document_date,
                                    finding.document_title.fr, finding.document_title.en});
    const auto [at, fresh] = known_documents_.emplace(key, documents_.size());
    if (fresh) {
        documents_.push_back({finding.document_id, finding.document_title, finding.document_version,
                              finding.document_date, finding.document_obtained, finding.kind == "projects"});
    }
    return at->second;
}

void HtmlTables::write(JsonWriter& json) const {
    json.key("texts").begin_array();
    for (const Text& text : texts_) write_page_text(json, text);
    json.end_array().key("checks").begin_array();
    for (const Check& check : checks_) {
        json.begin_object().key("id").string(check.id).key("title");
        write_page_text(json, check.title);
        json.key("theme").string(check.theme).key("side").string(model::code(check.side));
        json.key("kind").string(check.kind).end_object();
    }
    json.end_array().key("docs").begin_array();
    for (const Document& document : documents_) {
        json.begin_object().key("id").string(document.id).key("title");
        write_page_text(json, document.title);
        if (!document.version.empty()) json.key("version").string(document.version);
        if (!document.approved.empty()) json.key("approved").string(document.approved);
        if (!document.obtained.empty()) json.key("obtained").string(document.obtained);
        if (document.project) json.key("project").boolean(true);
        json.end_object();
    }
    json.end_array();
}

}  // namespace terracord::report

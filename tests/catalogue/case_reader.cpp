#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <stdexcept>

#include "case.hpp"
#include "config/node.hpp"

namespace terracord::catalogue_cases {

namespace {

using config::Kind;
using config::Member;
using config::Node;

[[noreturn]] void refuse(const Node& node, const std::string& why) {
    const Position where = node.position();
    throw std::runtime_error(fmt::format("{}:{}: {}", where.file, where.line, why));
}

std::string text_of(const Node& node) {
    if (node.kind != Kind::string) refuse(node, "a text is expected");
    return node.text;
}

std::string json_text(const std::string& text) {
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') out += '\\';
        out += c;
    }
    return out + "\"";
}

std::string json_value(const Node& node) {
    switch (node.kind) {
        case Kind::string: return json_text(node.text);
        case Kind::integer: return fmt::format("{}", node.integer);
        case Kind::real: return fmt::format("{}", node.real);
        case Kind::boolean: return node.boolean ? "true" : "false";
        default: refuse(node, "an attribute is a text, a number, true or false");
    }
}

Attributes attributes_of(const Node& node) {
    if (node.kind != Kind::table) refuse(node, "a table of attributes is expected");
    Attributes attributes;
    for (const Member& member : node.members) attributes[member.key] = json_value(member.value);
    return attributes;
}

geometry::Family family_of(const Node& node) {
    const std::string word = text_of(node);
    if (word == "area") return geometry::Family::area;
    if (word == "line") return geometry::Family::line;
    if (word == "point") return geometry::Family::point;
    refuse(node, "geometry is area, line or point");
}

Layer layer_of(const Node& node) {
    if (node.kind != Kind::table) refuse(node, "a layer is a table");
    Layer layer;
    for (const Member& member : node.members) {
        if (member.key == "map") {
            layer.map = text_of(member.value);
        } else if (member.key == "geometry") {
            layer.family = family_of(member.value);
        } else if (member.key == "source") {
            layer.source = text_of(member.value);
        } else if (member.key.size() == 1) {
            layer.features[member.key.front()] = attributes_of(member.value);
        } else {
            refuse(member.value, fmt::format("'{}': map, geometry, source, or a letter of the map", member.key));
        }
    }
    return layer;
}

Expected expected_of(const Node& node) {
    Expected expected;
    bool verdict = false;
    for (const Member& member : node.members) {
        const Node& value = member.value;
        if (member.key == "verdict") {
            const auto read = model::verdict_from(text_of(value));
            if (!read) refuse(value, "no such verdict");
            expected.verdict = *read;
            verdict = true;
        } else if (member.key == "reason") {
            expected.reason = text_of(value);
        } else if (member.key == "reading") {
            expected.reading = text_of(value);
        } else if (member.key == "says" || member.key == "says_fr") {
            expected.says_fr = text_of(value);
        } else if (member.key == "says_en") {
            expected.says_en = text_of(value);
        } else if (member.key == "document") {
            expected.document = text_of(value);
        } else if (value.kind == Kind::integer || value.kind == Kind::real) {
            expected.amounts[member.key] = value.real;
        } else {
            refuse(value, fmt::format("'{}' is nothing to expect", member.key));
        }
    }
    if (!verdict) refuse(node, "a case expects a verdict");
    return expected;
}

Shows shows_of(const Node& node) {
    const std::string word = text_of(node);
    if (word == "severest") return Shows::severest;
    if (word == "nothing") return Shows::nothing;
    if (word == "not_assessable") return Shows::not_assessable;
    refuse(node, "shows is severest, nothing or not_assessable");
}

bool read_text_key(const Member& member, Case& one) {
    const std::map<std::string, std::string*> texts{{"entry", &one.entry},
                                                    {"name", &one.name},
                                                    {"standard", &one.standard},
                                                    {"project", &one.project},
                                                    {"parts", &one.parts},
                                                    {"covers", &one.covers},
                                                    {"in_document", &one.in_document},
                                                    {"in_check", &one.in_check},
                                                    {"in_analysis", &one.in_analysis},
                                                    {"in_projects", &one.in_projects}};
    const auto found = texts.find(member.key);
    if (found == texts.end()) return false;
    *found->second = text_of(member.value);
    return true;
}

Case case_of(const Node& node) {
    Case one;
    one.where = fmt::format("{}:{}", node.position().file, node.line);
    bool expects = false;
    for (const Member& member : node.members) {
        if (read_text_key(member, one)) continue;
        const Node& value = member.value;
        if (member.key == "shows") {
            one.shows = shows_of(value);
        } else if (member.key == "cell") {
            one.cell = value.real;
        } else if (member.key == "columns") {
            one.columns = attributes_of(value);
        } else if (member.key == "expect") {
            one.expected = expected_of(value);
            expects = true;
        } else if (member.key == "layers") {
            for (const Member& layer : value.members) one.layers[layer.key] = layer_of(layer.value);
        } else if (member.key == "files") {
            for (const Member& file : value.members) one.files[file.key] = text_of(file.value);
        } else {
            refuse(value, fmt::format("a case has no key '{}'", member.key));
        }
    }
    if (!expects || one.entry.empty() || one.name.empty() || one.project.empty())
        refuse(node, "a case has an entry, a name, a project and what it expects");
    return one;
}

}  // namespace

std::vector<Case> read_cases(const std::string& folder) {
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        if (entry.path().extension() == ".toml") files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    std::vector<Case> cases;
    for (const auto& file : files) {
        const auto text = config::read_text(file);
        if (!text) throw std::runtime_error(text.error().message.en);
        const auto root = config::parse_text(*text, file.string(), config::Format::toml);
        if (!root) throw std::runtime_error(format_error(root.error(), Lang::en));
        for (const Member& member : root->members) {
            if (member.key != "case") refuse(member.value, "a file of cases holds [[case]] alone");
            for (const Node& node : member.value.items) cases.push_back(case_of(node));
        }
    }
    return cases;
}

}  // namespace terracord::catalogue_cases

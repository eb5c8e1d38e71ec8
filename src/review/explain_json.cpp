#include "base/json_writer.hpp"
#include "review/explain.hpp"

namespace terracord::review {

namespace {

using config::Kind;
using config::Node;

void write(JsonWriter& json, const Node& node) {
    switch (node.kind) {
        case Kind::null: json.null(); return;
        case Kind::boolean: json.boolean(node.boolean); return;
        case Kind::integer: json.integer(node.integer); return;
        case Kind::real: json.number(node.real); return;
        case Kind::string:
        case Kind::date:
        case Kind::date_time: json.string(node.text); return;
        case Kind::array:
            json.begin_array();
            for (const Node& item : node.items) write(json, item);
            json.end_array();
            return;
        case Kind::table: break;
    }
    json.begin_object();
    for (const config::Member& member : node.members) {
        json.key(member.key);
        write(json, member.value);
    }
    json.end_object();
}

}  // namespace

std::string explanation_json(const Selected& selected) {
    std::string out;
    JsonWriter json(out, 2);
    json.begin_object().key("format").integer(1);
    if (const Node* provenance = selected.run->summary().find("terracord")) {
        json.key("terracord");
        write(json, *provenance);
    }
    json.key("project_id").string(selected.project.id).key("first_lines").begin_array();
    for (const Text& line : first_lines(selected))
        json.begin_object().key("fr").string(line.fr).key("en").string(line.en).end_object();
    json.end_array().key("project");
    write(json, selected.project.summary);
    json.key("findings").begin_array();
    for (const std::size_t i : selected.findings) write(json, selected.project.findings[i]);
    json.end_array().end_object();
    out += '\n';
    return out;
}

}  // namespace terracord::review

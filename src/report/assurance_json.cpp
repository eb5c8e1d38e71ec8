#include "report/assurance_json.hpp"

#include "report/members.hpp"

namespace terracord::report {

namespace {

void write_stability(JsonWriter& json, const model::Stability& stability) {
    if (stability.firmness == model::Firmness::unexamined) return;
    json.key("stability").begin_object().key("firmness").string(model::code(stability.firmness));
    json.key("basis").string(model::code(stability.basis)).key("within_m").number(stability.within_m);
    json.key("flip_m").number(stability.flip_m.value_or(model::kUnknown));
    write_optional(json, "becomes", stability.becomes ? model::code(*stability.becomes) : std::string_view());
    write_text(json, "sentence", stability.sentence);
    json.end_object();
}

void write_cut(JsonWriter& json, const model::CutOut& cut) {
    json.begin_object().key("subject").string(cut.subject);
    json.key("kept_m2").number(cut.kept_m2).key("lost_m2").number(cut.lost_m2);
    json.key("lost_share").number(cut.lost_share).key("widened_m").number(cut.widened_m);
    json.key("parts").integer(cut.parts).key("crumbs").integer(cut.crumbs);
    json.key("largest_part_m2").number(cut.largest_part_m2).key("widest_m").number(cut.widest_m);
    json.key("buildable").boolean(cut.buildable).key("clears").begin_array();
    for (const std::string& id : cut.clears) json.string(id);
    json.end_array().key("changes").begin_array();
    for (const model::Change& change : cut.changes) {
        json.begin_object().key("finding_id").string(change.finding);
        json.key("before").string(model::code(change.before)).key("after").string(model::code(change.after));
        json.end_object();
    }
    json.end_array().key("rerun").integer(cut.rerun);
    write_text(json, "sentence", cut.sentence);
    json.end_object();
}

void write_clearance(JsonWriter& json, const model::Clearance& clearance) {
    if (clearance.clearable == model::Clearable::unexamined) return;
    json.key("clearance")
        .begin_object()
        .key("clearable")
        .string(model::code(clearance.clearable))
        .key("margins")
        .begin_array();
    for (const model::Margin& margin : clearance.margins) {
        json.begin_object().key("quantity").string(model::code(margin.quantity));
        json.key("comparison").string(model::code(margin.comparison)).key("limit").number(margin.limit);
        json.key("value").number(margin.value).key("excess").number(margin.excess());
        json.key("unit").string(margin.unit).end_object();
    }
    json.end_array().key("retreat_m").number(clearance.retreat_m.value_or(model::kUnknown)).key("cut");
    if (clearance.cut) {
        write_cut(json, *clearance.cut);
    } else {
        json.null();
    }
    json.key("levers").begin_array();
    for (const model::Lever& lever : clearance.levers) {
        json.begin_object().key("kind").string(model::code(lever.kind));
        write_text(json, "text", lever.text);
        write_optional(json, "reference", lever.reference);
        json.key("verified").boolean(lever.verified).end_object();
    }
    json.end_array();
    write_text(json, "first", clearance.first);
    write_text(json, "sentence", clearance.sentence);
    json.end_object();
}

}  // namespace

void write_assurance(JsonWriter& json, const model::Finding& finding) {
    write_stability(json, finding.stability);
    write_clearance(json, finding.clearance);
}

}  // namespace terracord::report

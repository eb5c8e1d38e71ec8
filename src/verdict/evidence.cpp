#include "verdict/evidence.hpp"

#include <algorithm>

#include "base/hash.hpp"
#include "base/json_writer.hpp"

namespace terracord::verdict {

namespace {

void add(JsonWriter& json, const model::Amounts& amounts) {
    json.begin_array();
    for (const double value :
         {amounts.area_m2, amounts.share, amounts.outside_area_m2, amounts.outside_share, amounts.zone_share,
          amounts.length_m, amounts.border_length_m, amounts.distance_m, amounts.value, amounts.excess, amounts.width_m,
          amounts.cut_share, amounts.remaining_area_m2, amounts.cumulated_share, amounts.followed_share})
        json.number(value);
    json.integer(amounts.count).end_array();
}

void add_classes(JsonWriter& json, const std::vector<model::ClassHit>& classes) {
    json.begin_array();
    for (const model::ClassHit& hit : classes) {
        json.string(hit.class_code);
        add(json, hit.strict);
        add(json, hit.robust);
        std::vector<std::string> labels;
        for (const model::SourceFeature& source : hit.sources) labels.push_back(source.label);
        std::sort(labels.begin(), labels.end());
        for (const std::string& label : labels) json.string(label);
    }
    json.end_array();
}

void add_figures(JsonWriter& json, const std::vector<model::Figure>& figures) {
    json.begin_array();
    for (const model::Figure& figure : figures) {
        json.string(figure.name).number(figure.value.value_or(model::kUnknown));
        json.number(figure.limit.value_or(model::kUnknown)).boolean(figure.at_most).string(figure.where);
    }
    json.end_array();
}

}  // namespace

std::string evidence_hash(const model::Finding& finding) {
    std::string text;
    JsonWriter json(text);
    json.begin_array().string(finding.check_id).string(finding.document_id).string(finding.document_version);
    json.string(finding.document_date).string(finding.document_obtained).string(finding.subject);
    json.number(finding.tolerance_m).string(model::code(finding.relation)).boolean(finding.enforceable);
    const model::Measures& measures = finding.measures;
    json.number(measures.subject_m2).number(measures.subject_length_m);
    add(json, measures.strict);
    add(json, measures.robust);
    add_classes(json, measures.classes);
    add_figures(json, measures.figures);
    json.number(measures.coverage.covered_share).number(measures.coverage.uncovered_m2);
    json.number(measures.coverage.set_aside_m2).boolean(measures.coverage.sufficient);
    json.begin_array();
    for (const model::Tested& tested : finding.tested) {
        json.string(model::code(tested.verdict)).string(model::code(tested.condition.quantity));
        json.string(model::code(tested.condition.comparison)).number(tested.condition.limit);
        json.string(model::code(tested.origin)).number(tested.strict).number(tested.robust);
    }
    json.end_array().begin_array();
    if (finding.reply) json.string(finding.reply->quotation).string(finding.reply->author).string(finding.reply->date);
    json.end_array().end_array();
    return sha256(text);
}

}  // namespace terracord::verdict

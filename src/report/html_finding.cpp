#include "report/html_finding.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "report/drawn_shape.hpp"
#include "report/members.hpp"

namespace terracord::report {

namespace {

using model::Finding;
using model::Verdict;

constexpr std::size_t kMostSources = 8;  // of a class, by name
constexpr int kDecimals = 4;             // of measures, as in the GeoJSON files and the GeoPackage
constexpr int kShareDecimals = 9;

// What was measured: [column of the GeoPackage, robust, strict]; what is zero or unknown in both is left out.
void write_measures(JsonWriter& json, const model::Measures& measures) {
    struct Column {
        const char* name;
        double model::Amounts::* member;
        int decimals;
    };
    static constexpr std::array kColumns{
        Column{"area_m2", &model::Amounts::area_m2, kDecimals},
        Column{"share", &model::Amounts::share, kShareDecimals},
        Column{"outside_area_m2", &model::Amounts::outside_area_m2, kDecimals},
        Column{"outside_share", &model::Amounts::outside_share, kShareDecimals},
        Column{"zone_share", &model::Amounts::zone_share, kShareDecimals},
        Column{"length_m", &model::Amounts::length_m, kDecimals},
        Column{"distance_m", &model::Amounts::distance_m, kDecimals},
        Column{"value", &model::Amounts::value, kDecimals},
        Column{"excess", &model::Amounts::excess, kDecimals},
        Column{"width_m", &model::Amounts::width_m, kDecimals},
        Column{"remaining_area_m2", &model::Amounts::remaining_area_m2, kDecimals},
        Column{"cumulated_share", &model::Amounts::cumulated_share, kShareDecimals},
        Column{"followed_share", &model::Amounts::followed_share, kShareDecimals},
        Column{"served_share", &model::Amounts::served_share, kShareDecimals},
        Column{"gain", &model::Amounts::gain, kDecimals}};
    const auto told = [](double value) { return std::isfinite(value) && value != 0.0; };
    json.key("m").begin_array();
    for (const Column& column : kColumns) {
        const double robust = measures.robust.*column.member;
        const double strict = measures.strict.*column.member;
        if (!told(robust) && !told(strict)) continue;
        json.begin_array().string(column.name).fixed(robust, column.decimals);
        json.fixed(strict, column.decimals).end_array();
    }
    if (measures.robust.count != 0 || measures.strict.count != 0) {
        json.begin_array().string("count").integer(measures.robust.count).integer(measures.strict.count).end_array();
    }
    json.end_array();
}

// [condition, verdict, robust value, met by it, met by the strict one, origin, quantity]
void write_tested(JsonWriter& json, const Finding& finding) {
    if (finding.tested.empty()) return;
    json.key("t").begin_array();
    for (const model::Tested& tested : finding.tested) {
        const bool need = tested.reading != model::NeedReading::none;
        json.begin_array().string(condition_code(tested.condition));
        json.string(need ? model::code(tested.reading) : model::code(tested.verdict)).number(tested.robust);
        json.boolean(tested.met_robust).boolean(tested.met_strict).string(model::code(tested.origin));
        json.string(model::code(tested.condition.quantity)).end_array();
    }
    json.end_array();
}

void write_figures(JsonWriter& json, const model::Measures& measures) {
    if (measures.figures.empty()) return;
    json.key("fig").begin_array();
    for (const model::Figure& figure : measures.figures) {
        json.begin_array().string(figure.name).string(figure.unit).number(figure.value.value_or(model::kUnknown));
        json.number(figure.limit.value_or(model::kUnknown)).boolean(figure.at_most).string(figure.written).end_array();
    }
    json.end_array();
}

// [class, label, area, number of features, [their labels or numbers]]
void write_sources(JsonWriter& json, const model::Measures& measures) {
    if (measures.classes.empty()) return;
    json.key("src").begin_array();
    for (const model::ClassHit& hit : measures.classes) {
        json.begin_array().string(hit.class_code).string(hit.label).fixed(hit.robust.area_m2, kDecimals);
        json.integer(static_cast<std::int64_t>(hit.sources.size())).begin_array();
        for (std::size_t i = 0; i < std::min(hit.sources.size(), kMostSources); ++i) {
            json.begin_array().integer(hit.sources[i].fid).string(hit.sources[i].label).end_array();
        }
        json.end_array().end_array();
    }
    json.end_array();
}

// [class, label, shape]; of what could not be assessed the ground without data.
void write_shapes(JsonWriter& json, const Finding& finding, HtmlShapes& shapes) {
    const bool open = finding.verdict == Verdict::not_assessable && !finding.measures.coverage.uncovered.empty();
    if (!finding.on_map() && !open) return;
    json.key("g").begin_array();
    if (open) {
        json.begin_array().string("").string("");
        shapes.write(json, finding.measures.coverage.uncovered);
        json.end_array();
    } else {
        for (const model::ClassHit& hit : finding.measures.classes) {
            const geometry::Shape shape = drawn(hit, finding.reason == model::Reason::limit_to_verify);
            if (shape.empty()) continue;
            json.begin_array().string(hit.class_code).string(hit.label);
            shapes.write(json, shape);
            json.end_array();
        }
    }
    json.end_array();
}

void write_consulted(JsonWriter& json, const Finding& finding, HtmlTables& tables) {
    if (finding.consult.empty()) return;
    json.key("ask").begin_array();
    for (const model::Consulted& one : finding.consult) tables.write_text(json, one.who);
    json.end_array();
}

void write_reply(JsonWriter& json, const Finding& finding) {
    if (!finding.reply) return;
    json.key("reply").begin_array().string(finding.reply->quotation).string(finding.reply->author);
    json.string(finding.reply->date).end_array();
}

void write_decision(JsonWriter& json, const Finding& finding, HtmlTables& tables) {
    if (!finding.decision) return;
    const model::Decided& decided = *finding.decision;
    json.key("dec").begin_object().key("state").string(model::code(decided.decision.state));
    json.key("standing").string(model::code(decided.standing)).key("reason").string(decided.decision.reason);
    json.key("author").string(decided.decision.author).key("date").string(decided.decision.date);
    tables.write_list(json, "why", decided.why);
    json.end_object();
}

void write_stricter(JsonWriter& json, const Finding& finding, HtmlTables& tables) {
    if (finding.stricter.empty()) return;
    json.key("under").begin_array();
    for (const model::StricterRule& rule : finding.stricter) {
        json.begin_array();
        tables.write_text(json, rule.check_title);
        tables.write_text(json, rule.document_title);
        json.string(model::code(rule.verdict)).fixed(rule.area_m2, kDecimals).end_array();
    }
    json.end_array();
}

void write_basis(JsonWriter& json, const Finding& finding, HtmlTables& tables) {
    json.key("rel").string(model::code(finding.relation)).key("why").string(model::code(finding.reason));
    if (finding.mandatory) json.key("must").boolean(true);
    if (finding.emphasis) json.key("emph").boolean(true);
    if (!finding.enforceable) json.key("enf").boolean(false);
    if (!finding.layer.empty()) json.key("layer").string(finding.layer);
    if (!finding.law_date.empty()) json.key("law").string(finding.law_date);
    tables.write_optional(json, "ref", same_text(finding.reference));
    if (!finding.reference_verified) json.key("unread").boolean(true);
    tables.write_optional(json, "rule", finding.rule);
    tables.write_optional(json, "place", finding.place);
    tables.write_optional(json, "ask_text", finding.question);
    json.key("sub").string(finding.subject).key("tol").fixed(finding.tolerance_m, kDecimals);
    json.key("tolo").string(code(finding.tolerance_origin));
    json.key("cov").fixed(finding.measures.coverage.covered_share, kShareDecimals);
}

}  // namespace

void write_page_finding(JsonWriter& json, const Finding& finding, bool plain, HtmlShapes& shapes, HtmlTables& tables) {
    json.begin_object();
    const bool nothing_to_say = (finding.verdict == Verdict::coherent || finding.verdict == Verdict::not_applicable) &&
                                finding.side != model::Side::needs && !finding.decision && finding.notes.empty();
    if (!nothing_to_say || plain) tables.write_optional(json, "s", finding.sentence);
    if (nothing_to_say) {
        json.end_object();
        return;
    }
    json.key("id").string(finding.id);
    write_basis(json, finding, tables);
    write_measures(json, finding.measures);
    write_tested(json, finding);
    write_figures(json, finding.measures);
    write_sources(json, finding.measures);
    tables.write_optional(json, "supply", finding.supply);
    tables.write_list(json, "notes", finding.notes);
    tables.write_list(json, "facts", finding.considering);
    tables.write_optional(json, "firm", finding.stability.sentence);
    if (finding.stability.firmness == model::Firmness::fragile) json.key("fragile").boolean(true);
    tables.write_optional(json, "clear", finding.clearance.sentence);
    write_consulted(json, finding, tables);
    write_reply(json, finding);
    write_decision(json, finding, tables);
    write_stricter(json, finding, tables);
    write_shapes(json, finding, shapes);
    json.end_object();
}

}  // namespace terracord::report

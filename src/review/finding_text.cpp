#include <cmath>

#include "base/units.hpp"
#include "model/check.hpp"
#include "review/explain.hpp"
#include "verdict/figure_text.hpp"
#include "verdict/sentence.hpp"
#include "wording/numbers.hpp"
#include "wording/phrases.hpp"
#include "wording/typography.hpp"

namespace terracord::review {

namespace {

using config::Node;
using model::Quantity;
using runs::both_of;
using runs::flag_of;
using runs::integer_of;
using runs::list_of;
using runs::node_at;
using runs::number_of;
using runs::text_of;
using wording::Phrase;

constexpr std::size_t kMostSources = 8;
constexpr std::size_t kLongest = 400;

Text label(const char* code) { return wording::label("explain", code); }

Text on_one_line(const Text& text) {
    return {wording::one_line(text.fr, kLongest), wording::one_line(text.en.empty() ? text.fr : text.en, kLongest)};
}

Text quoted(const std::string& value) {
    return wording::say(Phrase::quoted, {{"value", same_text(wording::one_line(value))}});
}

void add(Text& all, const Text& one, const char* between = " ; ") {
    if (one.empty()) return;
    const std::string english = std::string(between) == " ; " ? "; " : between;
    all = all.empty() ? one : Text{all.fr + between + one.fr, all.en + english + one.en};
}

// Of values and excesses: the unit of the first figure, or of the raster.
std::string unit_of(const Node& finding) {
    const auto& figures = list_of(finding, {"measures", "figures"});
    return figures.empty() ? text_of(finding, {"measures", "raster", "unit"}) : text_of(figures.front(), {"unit"});
}

Text quantity_value(Quantity quantity, double value, const std::string& unit) {
    switch (quantity) {
        case Quantity::area:
        case Quantity::outside_area:
        case Quantity::remaining_area: return wording::area(SquareMetres{value});
        case Quantity::length:
        case Quantity::distance:
        case Quantity::width: return wording::length(Metres{value});
        case Quantity::count: return wording::number(value, 0);
        case Quantity::value:
        case Quantity::excess: return verdict::figure_value(unit, value);
        default: return wording::share(Share{value});
    }
}

struct Measured {
    const char* key;
    Quantity quantity;
    bool none_where_absent = false;
};
constexpr Measured kMeasured[] = {{"area_m2", Quantity::area, true},
                                  {"share", Quantity::share, true},
                                  {"outside_area_m2", Quantity::outside_area, true},
                                  {"outside_share", Quantity::outside_share, true},
                                  {"zone_share", Quantity::zone_share, true},
                                  {"length_m", Quantity::length, true},
                                  {"distance_m", Quantity::distance},
                                  {"count", Quantity::count, true},
                                  {"value", Quantity::value},
                                  {"excess", Quantity::excess},
                                  {"width_m", Quantity::width},
                                  {"cut_share", Quantity::cut_share},
                                  {"remaining_area_m2", Quantity::remaining_area},
                                  {"cumulated_share", Quantity::cumulated_share},
                                  {"followed_share", Quantity::followed_share}};

// An amount that is left out is none; a distance, and what only some kinds measure, is unknown.
double amount_of(const Node& amounts, const Measured& one) {
    const double known = number_of(amounts, {one.key});
    return one.none_where_absent && std::isnan(known) ? 0.0 : known;
}

// "surface 1 250 m² (strict : 1 262 m²)": both values wherever they read differently.
Text measures(const Node& finding) {
    const Node* strict = node_at(finding, {"measures", "strict"});
    const Node* robust = node_at(finding, {"measures", "robust"});
    Text all;
    if (strict == nullptr || robust == nullptr) return all;
    const bool contained = text_of(finding, {"check", "kind"}) == "containment";
    for (const Measured& one : kMeasured) {
        const bool outside = one.quantity == Quantity::outside_area || one.quantity == Quantity::outside_share;
        if (outside && !contained) continue;
        const double s = amount_of(*strict, one);
        const double r = amount_of(*robust, one);
        if (!std::isfinite(s) || (s == 0.0 && (std::isnan(r) || r == 0.0) && one.quantity != Quantity::distance))
            continue;
        const std::string unit = unit_of(finding);
        const Text decisive = quantity_value(one.quantity, std::isfinite(r) ? r : s, unit);
        const Text whole = quantity_value(one.quantity, s, unit);
        const Text name = wording::label("quantity", model::code(one.quantity));
        add(all, decisive == whole ? wording::say(Phrase::explain_measure, {{"name", name}, {"value", decisive}})
                                   : wording::say(Phrase::explain_measure_both,
                                                  {{"name", name}, {"value", decisive}, {"strict", whole}}));
    }
    return all;
}

Text figures(const Node& finding) {
    Text all;
    for (const Node& figure : list_of(finding, {"measures", "figures"})) {
        const std::string name = text_of(figure, {"name"});
        const std::string unit = text_of(figure, {"unit"});
        const double value = number_of(figure, {"value"});
        const double limit = number_of(figure, {"limit"});
        if (text_of(finding, {"check", "kind"}) == "destinations") continue;
        const Text shown =
            std::isfinite(value) ? verdict::figure_value(unit, value) : wording::say(Phrase::unknown_value, {});
        Text one = wording::say(Phrase::explain_measure, {{"name", wording::label("figure", name)}, {"value", shown}});
        if (std::isfinite(limit)) {
            one = wording::say(flag_of(figure, {"at_most"}) ? Phrase::explain_ceiling : Phrase::explain_floor,
                               {{"value", one}, {"limit", verdict::figure_value(unit, limit)}});
        }
        const std::string where = wording::one_line(text_of(figure, {"where"}));
        if (!where.empty()) one = {one.fr + " (" + where + ")", one.en + " (" + where + ")"};
        add(all, one);
    }
    return all;
}

// "plus de 25 m² : atteint (1 250 m²), valeur par défaut de l'outil".
Text thresholds(const Node& finding) {
    Text all;
    for (const Node& tested : list_of(finding, {"tested"})) {
        const auto quantity = model::quantity_from(text_of(tested, {"quantity"}));
        if (!quantity) continue;
        const std::string unit = unit_of(finding);
        model::Condition condition;
        condition.quantity = *quantity;
        condition.limit = number_of(tested, {"limit"});
        const std::string comparison = text_of(tested, {"comparison"});
        condition.comparison = comparison == ">"    ? model::Comparison::greater
                               : comparison == ">=" ? model::Comparison::greater_equal
                               : comparison == "<"  ? model::Comparison::less
                                                    : model::Comparison::less_equal;
        const double robust = number_of(tested, {"robust"});
        const double strict = number_of(tested, {"strict"});
        const Phrase phrase = flag_of(tested, {"met_robust"})   ? Phrase::explain_threshold_met
                              : flag_of(tested, {"met_strict"}) ? Phrase::explain_threshold_strict
                                                                : Phrase::explain_threshold_not_met;
        const double value = phrase == Phrase::explain_threshold_strict ? strict : robust;
        const Text shown =
            std::isfinite(value) ? quantity_value(*quantity, value, unit) : wording::say(Phrase::unknown_value, {});
        const std::string reading = text_of(tested, {"need_reading"});
        const Text grade = reading.empty() || reading == "none"
                               ? wording::label("verdict", text_of(tested, {"verdict"}))
                               : wording::label("need_reading", reading);
        add(all, wording::say(phrase,
                              {{"verdict", grade},
                               {"name", wording::label("quantity", model::code(*quantity))},
                               {"condition", verdict::condition_text(condition, text_of(finding, {"subject"}), unit)},
                               {"value", shown},
                               {"origin", wording::label("origin", text_of(tested, {"origin"}))}}));
    }
    return all;
}

// "n° 12 « UA », n° 14 « UB » et 3 autres".
Text sources(const Node& finding) {
    std::vector<Text> named;
    std::int64_t more = 0;
    for (const Node& hit : list_of(finding, {"measures", "classes"})) {
        for (const Node& source : list_of(hit, {"sources"})) {
            if (named.size() == kMostSources) {
                ++more;
                continue;
            }
            const Text number = same_text(std::to_string(integer_of(source, {"fid"})));
            const std::string text = text_of(source, {"label"});
            named.push_back(text.empty() ? wording::say(Phrase::explain_source, {{"number", number}})
                                         : wording::say(Phrase::explain_source_label,
                                                        {{"number", number}, {"label", quoted(text)}}));
        }
    }
    if (more > 0)
        named.push_back(
            wording::say(more == 1 ? Phrase::and_other : Phrase::and_others, {{"number", wording::count(more)}}));
    return wording::joined(named);
}

Text slivers(const Node& finding) {
    std::int64_t count = 0;
    double area = 0.0;
    double widest = 0.0;
    for (const Node& hit : list_of(finding, {"measures", "classes"})) {
        for (const Node& sliver : list_of(hit, {"slivers"})) {
            ++count;
            area += number_of(sliver, {"area_m2"});
            widest = std::max(widest, number_of(sliver, {"mean_width_m"}));
        }
    }
    if (count == 0) return {};
    return wording::say(Phrase::explain_slivers, {{"number", wording::count(count)},
                                                  {"area", wording::area(SquareMetres{area})},
                                                  {"width", wording::length(Metres{widest})}});
}

Text coverage(const Node& finding) {
    const double covered = number_of(finding, {"measures", "coverage", "covered_share"});
    const double open = number_of(finding, {"measures", "coverage", "uncovered_m2"});
    if (!std::isfinite(covered)) return {};
    if (!(open > 0.0) && covered >= 1.0) return wording::say(Phrase::explain_covered_whole, {});
    return wording::say(Phrase::explain_covered, {{"covered", wording::share(Share{covered})},
                                                  {"share", wording::share(Share{std::max(0.0, 1.0 - covered)})},
                                                  {"area", wording::area(SquareMetres{open})}});
}

Text accounts(const Node& finding) {
    const Node* kept = node_at(finding, {"measures", "accounts"});
    if (kept == nullptr || kept->kind != config::Kind::table) return {};
    return wording::say(Phrase::explain_accounts,
                        {{"subject", wording::area(SquareMetres{number_of(finding, {"measures", "subject_m2"})})},
                         {"classes", wording::area(SquareMetres{number_of(*kept, {"classes_m2"})})},
                         {"excess", wording::area(SquareMetres{number_of(*kept, {"excess_m2"})})},
                         {"slivers", wording::area(SquareMetres{number_of(*kept, {"slivers_m2"})})},
                         {"gaps", wording::area(SquareMetres{number_of(*kept, {"gaps_m2"})})},
                         {"set_aside", wording::area(SquareMetres{number_of(*kept, {"set_aside_m2"})})},
                         {"uncovered", wording::area(SquareMetres{number_of(*kept, {"uncovered_m2"})})}});
}

Text document(const Node& finding) {
    Text all = on_one_line(both_of(finding, {"document", "title"}));
    const auto dated = [&](const char* key, Phrase phrase) {
        const std::string date = text_of(finding, {"document", key});
        if (!date.empty()) add(all, wording::say(phrase, {{"date", wording::date(date)}}), ", ");
    };
    if (all.empty()) return all;
    const std::string version = wording::one_line(text_of(finding, {"document", "version"}));
    if (!version.empty()) add(all, wording::say(Phrase::explain_version, {{"version", same_text(version)}}), ", ");
    dated("date", Phrase::explain_approved);
    if (text_of(finding, {"document", "obtained"}).empty())
        add(all, wording::say(Phrase::explain_not_received, {}), ", ");
    dated("obtained", Phrase::explain_received);
    add(all, wording::label("relation", text_of(finding, {"relation"})));
    const bool supplied =
        text_of(finding, {"reason"}) != "document_missing" && text_of(finding, {"reason"}) != "document_cleared";
    const bool binds = text_of(finding, {"relation"}) != "guidance";  // guidance says it already
    if (supplied && binds && !flag_of(finding, {"document", "enforceable"}))
        add(all, wording::say(Phrase::explain_not_enforceable, {}));
    return all;
}

Text reference(const Node& finding) {
    const std::string text = wording::one_line(text_of(finding, {"reference"}), kLongest);
    if (text.empty()) return {};
    return wording::say(
        flag_of(finding, {"reference_verified"}) ? Phrase::explain_reference : Phrase::explain_reference_doubt,
        {{"reference", same_text(text)}});
}

Text reply(const Node& finding) {
    const std::string quotation = text_of(finding, {"reply", "quotation"});
    if (quotation.empty()) return {};
    Text all = quoted(quotation);
    const std::string author = wording::one_line(text_of(finding, {"reply", "author"}));
    const std::string date = text_of(finding, {"reply", "date"});
    if (!author.empty()) add(all, same_text(author), ", ");
    if (!date.empty()) add(all, wording::date(date), ", ");
    return all;
}

Text tolerance(const Node& finding) {
    const double metres = number_of(finding, {"tolerance_m"});
    if (!(metres > 0.0)) return {};
    return wording::say(Phrase::explain_tolerance,
                        {{"tolerance", wording::length(Metres{metres})},
                         {"origin", wording::label("accuracy_origin", text_of(finding, {"tolerance_origin"}))}});
}

}  // namespace

Text name_of(const Node& finding) {
    Text title = on_one_line(both_of(finding, {"check", "title"}));
    if (title.empty()) title = same_text(text_of(finding, {"check", "id"}));
    const Text document = on_one_line(both_of(finding, {"document", "title"}));
    if (document.empty() || document == title) return title;
    return {title.fr + " (" + document.fr + ")", title.en + " (" + document.en + ")"};
}

std::string without_label(const std::string& text) {
    const Text label = wording::label("explain", "clearance");
    for (const std::string& word : {label.fr, label.en}) {
        if (!text.starts_with(word)) continue;
        const std::size_t colon = text.find(": ", word.size());
        if (colon != std::string::npos) return text.substr(colon + 2);
    }
    return text;
}

std::vector<Line> lines_of(const Node& finding) {
    std::vector<Line> lines;
    const auto line = [&](const char* code, const Text& value) {
        if (!value.empty()) lines.push_back({label(code), value});
    };
    line("sentence", both_of(finding, {"sentence"}));
    const Text clearance = both_of(finding, {"clearance", "sentence"});
    line("clearance", {without_label(clearance.fr), without_label(clearance.en)});
    line("supply", both_of(finding, {"supply"}));
    line("stability", both_of(finding, {"stability", "sentence"}));
    line("rule", on_one_line(both_of(finding, {"rule"})));
    line("reference", reference(finding));
    line("question", on_one_line(both_of(finding, {"question"})));
    line("place", on_one_line(both_of(finding, {"place"})));
    line("reply", reply(finding));
    line("document", document(finding));
    const std::string layer = text_of(finding, {"document", "layer"});
    line("layer", layer.empty() ? Text{} : same_text(wording::one_line(layer)));
    line("sources", sources(finding));
    Text subject;
    const double ground = number_of(finding, {"measures", "subject_m2"});
    if (ground > 0.0)
        subject = {
            wording::label("part", text_of(finding, {"subject"})).fr + ", " + wording::area(SquareMetres{ground}).fr,
            wording::label("part", text_of(finding, {"subject"})).en + ", " + wording::area(SquareMetres{ground}).en};
    line("subject", subject);
    line("measures", measures(finding));
    line("figures", figures(finding));
    line("thresholds", thresholds(finding));
    line("tolerance", tolerance(finding));
    line("coverage", coverage(finding));
    line("slivers", slivers(finding));
    line("accounts", accounts(finding));
    for (const Node& exception : list_of(finding, {"measures", "exceptions"}))
        line("exception", on_one_line(both_of(exception, {"title"})));
    line("doubt", on_one_line(both_of(finding, {"measures", "doubtful", "what"})));
    for (const Node& note : list_of(finding, {"notes"})) line("note", {text_of(note, {"fr"}), text_of(note, {"en"})});
    line("finding", same_text(text_of(finding, {"finding_id"})));
    const std::string evidence = text_of(finding, {"evidence", "hash"});
    if (!evidence.empty()) line("evidence", same_text(evidence));
    return lines;
}

}  // namespace terracord::review

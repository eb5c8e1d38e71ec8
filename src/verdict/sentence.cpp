#include "verdict/sentence.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "verdict/figure_text.hpp"
#include "verdict/ground_fact.hpp"
#include "verdict/quantity_text.hpp"
#include "verdict/thresholds.hpp"
#include "wording/numbers.hpp"
#include "wording/phrases.hpp"
#include "wording/typography.hpp"

namespace terracord::verdict {

namespace {

using model::Comparison;
using model::DocumentsRollup;
using model::Finding;
using model::NeedsRollup;
using model::Quantity;
using model::Reason;
using model::Relation;
using model::Verdict;
using wording::Argument;
using wording::Noun;
using wording::Phrase;

constexpr std::size_t kClassesNamed = 3;
constexpr std::size_t kPartsNamed = 6;
constexpr double kWhole = 1.0 - 1e-9;  // shares agree to 1e-9 (docs/semantics.md)
constexpr int kMostExtraDecimals = 4;

Text line(const Text& text, std::size_t longest = 80) {
    return {wording::one_line(text.fr, longest), wording::one_line(text.en.empty() ? text.fr : text.en, longest)};
}

Text subject_form(std::string_view list, std::string_view subject) {
    std::vector<Text> forms;
    for (std::size_t from = 0; from < subject.size();) {
        const std::size_t to = std::min(subject.find(';', from), subject.size());
        if (to > from) forms.push_back(wording::label(list, subject.substr(from, to - from)));
        from = to + 1;
    }
    if (forms.empty()) forms.push_back(wording::label(list, "perimeter"));
    return wording::joined(forms);
}

// « R1 – Zone d'interdiction »; the label alone where it already tells the class. The number of a feature that is a
// zone of its own ("1AUh#69") says nothing to people.
Text class_name(const model::ClassHit& hit, bool by_feature = false) {
    std::string code = wording::one_line(hit.class_code, 40);
    if (by_feature) code = code.substr(0, code.rfind('#'));
    const std::string label = wording::one_line(hit.label, 60);
    if (code.empty() && label.empty()) return {};
    std::string shown = label.empty() ? code : label;
    if (!code.empty() && !label.empty() && label.find(code) == std::string::npos) shown = code + " – " + label;
    return wording::say(Phrase::quoted, {{"value", same_text(shown)}});
}

std::vector<const model::ClassHit*> by_size(const Finding& finding) {
    std::vector<const model::ClassHit*> hits;
    for (const model::ClassHit& hit : finding.measures.classes) {
        if (!hit.class_code.empty() || !hit.label.empty()) hits.push_back(&hit);
    }
    // Classes that both take the whole subject are as large as each other, whatever their last digits say.
    const auto size = [](const model::ClassHit* hit) {
        constexpr double kParts = 1e4;  // of a square metre, of a metre
        return std::tuple(std::round(hit->strict.area_m2 * kParts), std::round(hit->strict.length_m * kParts),
                          hit->strict.count);
    };
    std::stable_sort(hits.begin(), hits.end(), [&](const auto* a, const auto* b) { return size(a) > size(b); });
    return hits;
}

// At most three classes, largest first, then "et N autres". Empty where the layer has no classes.
Text class_names(const Finding& finding) {
    struct Named {
        Text name;
        std::int64_t zones = 1;  // of this name
    };
    std::vector<Named> all;
    const bool by_feature = finding.kind == "consumption";
    for (const auto* hit : by_size(finding)) {
        Text name = class_name(*hit, by_feature);
        const auto same = std::find_if(all.begin(), all.end(), [&](const Named& one) { return one.name == name; });
        if (by_feature && same != all.end())
            ++same->zones;
        else
            all.push_back({std::move(name)});
    }
    std::vector<Text> named;
    for (const Named& one : all) {
        if (named.size() == kClassesNamed) {
            const auto others = static_cast<std::int64_t>(all.size() - kClassesNamed);
            named.push_back(wording::say(others == 1 ? Phrase::and_other : Phrase::and_others,
                                         {{"number", wording::count(others)}}));
            break;
        }
        named.push_back(one.zones == 1 ? one.name
                                       : wording::say(Phrase::several_zones,
                                                      {{"name", one.name}, {"number", wording::count(one.zones)}}));
    }
    return wording::joined(named);
}

Text compared(Comparison comparison, const Text& value) {
    constexpr std::array kPhrases{Phrase::less_than, Phrase::at_most, Phrase::more_than,
                                  Phrase::at_least};  // by Comparison
    return wording::say(kPhrases[static_cast<std::size_t>(comparison)], {{"value", value}});
}

// The threshold of an exclusion that states none: any contact at all. There is no limit to tell.
bool asks_for_anything(const model::Tested& tested) {
    const model::Condition& condition = tested.condition;
    const bool above_nothing = condition.comparison == model::Comparison::greater && condition.limit == 0.0;
    const bool at_least_one = condition.quantity == Quantity::count &&
                              condition.comparison == model::Comparison::greater_equal && condition.limit == 1.0;
    // "Beyond the rule at all": the rule itself is told.
    if (above_nothing && condition.quantity == Quantity::excess) return true;
    return tested.origin == model::Origin::tool_default && (above_nothing || at_least_one);
}

// What the phrases of a finding share, whatever was measured: the check, the document, the subject.
std::vector<Argument> shared_arguments(const Finding& finding) {
    const wording::NounPhrase french = wording::french_title(finding.document_title.fr);
    const std::string english = line(finding.document_title).en;
    Text dated;
    const bool own_law = !finding.law_date.empty();
    const Text law = own_law ? wording::date(finding.law_date) : Text{};
    if (!finding.document_date.empty()) {
        dated = wording::say(own_law ? Phrase::approved_on_law_of : Phrase::approved_on,
                             {{"approved", {wording::agreed("approuvé", french.gender), "approved"}},
                              {"date", wording::date(wording::one_line(finding.document_date, 40))},
                              {"law", law}});
    } else if (own_law) {
        dated = wording::say(Phrase::law_of, {{"law", law}});
    }
    return {Argument{"check", line(finding.check_title.empty() ? same_text(finding.check_id) : finding.check_title)},
            Argument{"label", line(finding.document_title)},
            Argument{"the_document", {french.the, english}},
            Argument{"of_document", {french.of_the, english}},
            Argument{"dated", dated},
            Argument{"on_day", own_law ? Text{"à la date du droit applicable", "on the date of the law that applies"}
                                       : Text{"à la date de l'analyse", "on the date of the analysis"}},
            Argument{"the_subject", subject_form("the_part", finding.subject)},
            Argument{"of_subject", subject_form("of_part", finding.subject)},
            Argument{"to_subject", subject_form("to_part", finding.subject)},
            Argument{"in_subject", subject_form("in_part", finding.subject)},
            Argument{"tolerance", wording::length(Metres{finding.tolerance_m})}};
}

// A run asks the same check about the same document for each project: each thread keeps what it has worked out, under
// all that it depends on.
std::shared_ptr<const std::vector<Argument>> kept_arguments(const Finding& finding) {
    constexpr std::size_t kMostKept = 1'000;
    thread_local std::unordered_map<std::string, std::shared_ptr<const std::vector<Argument>>> kept;
    std::string key;
    for (const std::string* part :
         {&finding.check_id, &finding.check_title.fr, &finding.check_title.en, &finding.document_title.fr,
          &finding.document_title.en, &finding.document_date, &finding.law_date, &finding.subject}) {
        const std::size_t length = part->size();
        key.append(reinterpret_cast<const char*>(&length), sizeof(length));
        key += *part;
    }
    key.append(reinterpret_cast<const char*>(&finding.tolerance_m), sizeof(finding.tolerance_m));
    const auto found = kept.find(key);
    if (found != kept.end()) return found->second;
    if (kept.size() == kMostKept) kept.clear();
    auto made = std::make_shared<const std::vector<Argument>>(shared_arguments(finding));
    kept.emplace(std::move(key), made);
    return made;
}

// The finding's own words: what it is about, what was measured, what follows.
class Speaker {
   public:
    explicit Speaker(const Finding& finding) : finding_(finding), shared_(kept_arguments(finding)) {}

    [[nodiscard]] Text say(Phrase phrase, std::initializer_list<Argument> own) const {
        return wording::say(phrase, own, *shared_);
    }
    // "of the zone UA"; of the check where the layer has no classes.
    [[nodiscard]] const Text& of_what() const {
        return named(of_what_, Phrase::of_check, Phrase::of_class);
    }
    [[nodiscard]] const Text& where() const { return named(where_, Phrase::where_check, Phrase::where_class); }

    enum class Topic { area, outside, length, count, distance, figure, raster, passage, zone, line };
    [[nodiscard]] bool tells_the_rule() const {
        const auto& figures = finding_.measures.figures;
        return finding_.kind == "destinations" ||
               (finding_.kind == "programme" && !figures.empty() && figures.front().limit.has_value());
    }

    // The number that is missing, or the rule, by name.
    [[nodiscard]] Text value_missing() const {
        const auto& figures = finding_.measures.figures;
        if (finding_.kind != "programme" || figures.empty()) return say(Phrase::value_missing, {});
        return say(Phrase::value_missing_named, {{"figure", wording::label("figure", figures.front().name)}});
    }
    [[nodiscard]] Text rule_missing() const {
        if (finding_.kind == "destinations") {
            return say(Phrase::destination_unknown, {{"destinations", destination_names("destination_unknown")},
                                                     {"zones", destination_zones("destination_unknown")}});
        }
        if (finding_.measures.figures.empty()) return say(Phrase::value_missing, {});
        const model::Figure& figure = finding_.measures.figures.front();
        const Text where = figure.where.empty() ? Text{}
                                                : Text{" (" + wording::one_line(figure.where, 80) + ")",
                                                       " (" + wording::one_line(figure.where, 80) + ")"};
        return say(Phrase::rule_missing, {{"figure", wording::label("figure", figure.name)},
                                          {"value", figure_value(figure.unit, figure.value.value_or(0.0))},
                                          {"where", where}});
    }

    [[nodiscard]] Topic topic() const {
        if (finding_.measures.raster.measured) return Topic::raster;
        if (!finding_.measures.figures.empty()) return Topic::figure;
        if (finding_.kind == "distance" || finding_.kind == "access") return Topic::distance;
        if (finding_.kind == "length" || finding_.kind == "frontage") return Topic::length;
        if (finding_.kind == "alignment") return Topic::line;
        // What slivers alone take is spoken of as an area.
        if (finding_.kind == "corridor" && finding_.measures.robust.area_m2 > 0.0)
            return std::isfinite(finding_.measures.robust.width_m) ? Topic::passage : Topic::area;
        if (finding_.kind == "consumption" && finding_.measures.robust.area_m2 > 0.0) return Topic::zone;
        if (finding_.kind == "count") return Topic::count;
        if (finding_.kind == "containment") {
            const auto decided = deciding(finding_);
            const bool inside =
                !decided.empty() && std::none_of(decided.begin(), decided.end(), [](const model::Tested* tested) {
                    const Quantity quantity = tested->condition.quantity;
                    return quantity == Quantity::outside_area || quantity == Quantity::outside_share;
                });
            return inside ? Topic::area : Topic::outside;
        }
        const model::Amounts& strict = finding_.measures.strict;
        if (strict.area_m2 > 0.0) return Topic::area;
        if (strict.length_m > 0.0) return Topic::length;
        return strict.count > 0 ? Topic::count : Topic::area;
    }

    // With as many decimals as keep the value apart from the limits it was compared with.
    [[nodiscard]] Text shown(const model::Amounts& amounts, Quantity quantity) const {
        const double value = value_of(amounts, quantity);
        Text text;
        for (int extra = 0; extra <= kMostExtraDecimals; ++extra) {
            text = quantity_text(quantity, value, extra, unit());
            const bool like_a_limit =
                std::any_of(finding_.tested.begin(), finding_.tested.end(), [&](const model::Tested& tested) {
                    const model::Condition& condition = tested.condition;
                    return condition.quantity == quantity && condition.limit != value &&
                           quantity_text(quantity, condition.limit, extra, unit()) == text;
                });
            if (!like_a_limit) break;
        }
        return text;
    }

    // What was measured, without a final stop.
    [[nodiscard]] Text fact(const model::Amounts& amounts) const {
        if (auto own = ground_fact(finding_, amounts, {*shared_, of_what(), where()},
                                   [&](Quantity quantity) { return shown(amounts, quantity); }))
            return *own;
        switch (topic()) {
            case Topic::area: return amounts.area_m2 > 0.0 ? area_fact(amounts) : nothing();
            case Topic::outside: return outside_fact(amounts);
            case Topic::length: return amounts.length_m > 0.0 ? length_fact(amounts) : nothing();
            case Topic::count: return amounts.count > 0 ? count_fact(amounts) : nothing();
            case Topic::distance: return distance_fact(amounts);
            case Topic::figure: return figure_fact();
            case Topic::raster: return raster_fact(amounts);
            case Topic::passage:
            case Topic::zone:
            case Topic::line: return nothing();
        }
        return {};
    }

    // " (seuil : plus de 25 m², valeur par défaut de l'outil)"; empty without thresholds.
    [[nodiscard]] Text thresholds() const {
        std::vector<Text> seen;
        Text limits;
        for (const model::Tested* tested : deciding(finding_)) {
            if (asks_for_anything(*tested)) continue;
            Text limit = condition_text(tested->condition, finding_.subject, unit());
            if (tested->origin != model::Origin::user) {
                limit =
                    wording::say(Phrase::limit_with_origin,
                                 {{"limit", limit}, {"origin", wording::label("origin", model::code(tested->origin))}});
            }
            if (std::find(seen.begin(), seen.end(), limit) != seen.end()) continue;
            limits = limits.empty() ? limit : wording::say(Phrase::limit_next, {{"before", limits}, {"limit", limit}});
            seen.push_back(std::move(limit));
        }
        if (seen.empty()) return {};
        return wording::say(seen.size() == 1 ? Phrase::thresholds_one : Phrase::thresholds_many, {{"limits", limits}});
    }

    // What the verdict asks of the project.
    [[nodiscard]] Text consequence() const {
        if (finding_.side == model::Side::needs) {
            if (finding_.reading == model::NeedReading::contributes) return say(Phrase::consequence_contributes, {});
            if (finding_.reading == model::NeedReading::worsens) return say(Phrase::consequence_worsens, {});
            if (finding_.verdict == Verdict::information || finding_.verdict == Verdict::coherent)
                return say(Phrase::consequence_neutral, {});
        }
        if (finding_.kind == "projects" && finding_.on_map()) return say(Phrase::consequence_projects, {});
        switch (finding_.verdict) {
            case Verdict::conflict:
                return say(finding_.relation == Relation::compatibility ? Phrase::consequence_conflict_objective
                                                                        : Phrase::consequence_conflict,
                           {});
            case Verdict::reservation: return say(reservation_phrase(), {});
            case Verdict::attention:
                return say(binding() ? Phrase::consequence_attention : Phrase::consequence_attention_guidance, {});
            case Verdict::information: return say(Phrase::consequence_information, {});
            case Verdict::coherent: return say(Phrase::consequence_none, {});
            case Verdict::not_assessable:
            case Verdict::not_applicable: break;
        }
        return wording::label("verdict", model::code(finding_.verdict));
    }

    // Of the figure that decides; empty without figures.
    [[nodiscard]] std::string_view unit() const {
        return finding_.measures.figures.empty() ? std::string_view() : finding_.measures.figures.front().unit;
    }

    [[nodiscard]] bool binding() const { return finding_.enforceable && finding_.relation != Relation::guidance; }

    // The amount the check is about: "800 m²", "35 m", "3 objets". Empty where there is nothing, unless zero counts.
    [[nodiscard]] Text amount(const model::Amounts& amounts, bool zero = false) const {
        switch (topic()) {
            case Topic::length:
                return amounts.length_m > 0.0 || zero ? wording::length(Metres{amounts.length_m}) : Text{};
            case Topic::count:
                return amounts.count > 0 || zero ? wording::counted(Noun::object, amounts.count) : Text{};
            case Topic::outside:
                return amounts.outside_area_m2 > 0.0 || zero ? wording::area(SquareMetres{amounts.outside_area_m2})
                                                             : Text{};
            case Topic::figure:
            case Topic::raster:
            case Topic::passage:
            case Topic::zone:
            case Topic::line:
            case Topic::distance: return {};
            case Topic::area: break;
        }
        return amounts.area_m2 > 0.0 || zero ? wording::area(SquareMetres{amounts.area_m2}) : Text{};
    }

   private:
    [[nodiscard]] Phrase reservation_phrase() const {
        if (finding_.relation == Relation::consideration) return Phrase::consequence_reservation_consideration;
        if (finding_.relation == Relation::compatibility) return Phrase::consequence_reservation_objective;
        return finding_.emphasis ? Phrase::consequence_reservation_strong : Phrase::consequence_reservation;
    }

    [[nodiscard]] Text nothing() const { return say(Phrase::fact_nothing, {{"of_what", of_what()}}); }

    [[nodiscard]] Text area_fact(const model::Amounts& amounts) const {
        const Text area = shown(amounts, Quantity::area);
        Text fact = amounts.share >= kWhole
                        ? say(Phrase::fact_whole, {{"area", area}, {"where", where()}})
                        : say(Phrase::fact_area,
                              {{"area", area}, {"share", shown(amounts, Quantity::share)}, {"where", where()}});
        const bool zones = std::any_of(finding_.tested.begin(), finding_.tested.end(), [](const model::Tested& tested) {
            return tested.condition.quantity == Quantity::zone_share;
        });
        if (!zones) return fact;
        return say(Phrase::fact_zone_share,
                   {{"fact", std::move(fact)}, {"share", shown(amounts, Quantity::zone_share)}});
    }

    [[nodiscard]] Text outside_fact(const model::Amounts& amounts) const {
        if (amounts.outside_area_m2 <= 0.0) return say(Phrase::fact_inside, {});
        const Text area = shown(amounts, Quantity::outside_area);
        if (amounts.outside_share >= kWhole) return say(Phrase::fact_outside_whole, {{"area", area}});
        return say(Phrase::fact_outside, {{"area", area}, {"share", shown(amounts, Quantity::outside_share)}});
    }

    [[nodiscard]] Text length_fact(const model::Amounts& amounts) const {
        const Text length = shown(amounts, Quantity::length);
        if (amounts.border_length_m <= 0.0)
            return say(Phrase::fact_length, {{"length", length}, {"of_what", of_what()}});
        return say(
            Phrase::fact_length_border,
            {{"length", length}, {"border", wording::length(Metres{amounts.border_length_m})}, {"of_what", of_what()}});
    }

    [[nodiscard]] Text count_fact(const model::Amounts& amounts) const {
        return say(Phrase::fact_count, {{"objects", wording::counted(Noun::object, amounts.count)},
                                        {"lies", wording::noun_for(Noun::lies, amounts.count)},
                                        {"of_what", of_what()}});
    }

    // « 21 – logement », « 43 – … »: of the figures called `name`, each code once.
    [[nodiscard]] std::vector<std::string> codes_of(std::string_view name) const {
        std::vector<std::string> codes;
        for (const model::Figure& figure : finding_.measures.figures) {
            if (figure.name != name) continue;
            const std::string code = figure.where.substr(0, figure.where.find('|'));
            if (std::find(codes.begin(), codes.end(), code) == codes.end()) codes.push_back(code);
        }
        return codes;
    }

    [[nodiscard]] Text destination_names(std::string_view name) const {
        std::vector<Text> names;
        for (const std::string& code : codes_of(name)) {
            const Text label = wording::label("destination", code);
            names.push_back(wording::say(
                Phrase::quoted,
                {{"value", label.fr == code ? same_text(code) : Text{code + " " + label.fr, code + " " + label.en}}}));
        }
        return wording::joined(names);
    }

    // " en « UB » et « N »": the zones of the figures called `name`; empty where none has a name.
    [[nodiscard]] Text destination_zones(std::string_view name) const {
        std::vector<std::string> seen;
        std::vector<Text> zones;
        for (const model::Figure& figure : finding_.measures.figures) {
            const auto bar = figure.where.find('|');
            if (figure.name != name || bar == std::string::npos || bar + 1 == figure.where.size()) continue;
            const std::string zone = wording::one_line(figure.where.substr(bar + 1), 60);
            if (std::find(seen.begin(), seen.end(), zone) != seen.end()) continue;
            seen.push_back(zone);
            if (zones.size() < kClassesNamed)
                zones.push_back(wording::say(Phrase::quoted, {{"value", same_text(zone)}}));
        }
        if (seen.size() > kClassesNamed) {
            const auto others = static_cast<std::int64_t>(seen.size() - kClassesNamed);
            zones.push_back(wording::say(others == 1 ? Phrase::and_other : Phrase::and_others,
                                         {{"number", wording::count(others)}}));
        }
        if (zones.empty()) return {};
        return wording::say(Phrase::in_zones, {{"zones", wording::joined(zones)}});
    }

    [[nodiscard]] Text destination_fact() const {
        const std::string& name = finding_.measures.figures.front().name;
        const bool one = codes_of(name).size() == 1;
        const bool forbidden = name == "destination_forbidden";
        const double share = forbidden ? finding_.measures.strict.share : finding_.measures.strict.value;
        Phrase phrase = one ? Phrase::fact_destination_allowed : Phrase::fact_destinations_allowed;
        if (forbidden) phrase = one ? Phrase::fact_destination_forbidden : Phrase::fact_destinations_forbidden;
        if (name == "destination_conditional")
            phrase = one ? Phrase::fact_destination_conditional : Phrase::fact_destinations_conditional;
        return say(phrase, {{"destinations", destination_names(name)},
                            {"zones", destination_zones(name)},
                            {"area", wording::area(SquareMetres{share * finding_.measures.subject_m2})},
                            {"share", wording::share(Share{share})}});
    }

    // " (zone UB, « H max 12,50 m », valeur interprétée)"
    [[nodiscard]] static Text figure_origin(const model::Figure& figure) {
        std::vector<Text> parts;
        const std::string where = wording::one_line(figure.where, 60);
        const std::string written = wording::one_line(figure.written, 80);
        if (!where.empty() && where != written) parts.push_back(same_text(where));
        if (!written.empty()) parts.push_back(wording::say(Phrase::quoted, {{"value", same_text(written)}}));
        if (figure.interpreted) parts.push_back(wording::say(Phrase::figure_interpreted, {}));
        if (parts.empty()) return {};
        Text all = parts.front();
        for (std::size_t i = 1; i < parts.size(); ++i) {
            all.fr += ", " + parts[i].fr;
            all.en += ", " + parts[i].en;
        }
        return {" (" + all.fr + ")", " (" + all.en + ")"};
    }

    // A value and its limit, with as many decimals as keep them apart.
    [[nodiscard]] static std::pair<Text, Text> value_and_limit(const model::Figure& figure) {
        std::pair<Text, Text> texts;
        for (int extra = 0; extra <= kMostExtraDecimals; ++extra) {
            texts = {figure_value(figure.unit, *figure.value, extra), figure_value(figure.unit, *figure.limit, extra)};
            if (texts.first != texts.second || *figure.value == *figure.limit) break;
        }
        return texts;
    }

    [[nodiscard]] Text figure_fact() const {
        const model::Figure& figure = finding_.measures.figures.front();
        if (finding_.kind == "destinations") return destination_fact();
        if (figure.value && figure.limit) {
            const auto [value, limit] = value_and_limit(figure);
            return say(figure.at_most ? Phrase::fact_figure_ceiling : Phrase::fact_figure_floor,
                       {{"figure", wording::label("figure", figure.name)},
                        {"value", value},
                        {"limit", limit},
                        {"origin", figure_origin(figure)}});
        }
        if (figure.value && finding_.kind == "programme") {
            return say(Phrase::fact_figure_alone, {{"figure", wording::label("figure", figure.name)},
                                                   {"value", shown(finding_.measures.robust, Quantity::value)}});
        }
        const Text value =
            figure.value ? figure_value(figure.unit, *figure.value) : wording::say(Phrase::figure_unknown, {});
        return say(Phrase::fact_figure, {{"figure", wording::label("figure", figure.name)}, {"value", value}});
    }

    [[nodiscard]] Text raster_fact(const model::Amounts& amounts) const {
        const model::RasterMeasures& raster = finding_.measures.raster;
        if (raster.cells == 0) return say(Phrase::fact_raster_unknown, {});
        const Argument cells{"cells", raster_cells()};
        const std::string& kind = finding_.kind;
        if (kind == "raster_share" || kind == "raster_classes") return raster_ground(amounts, cells);
        const Argument value{"value", shown(amounts, Quantity::value)};
        if (kind == "raster_min") return say(Phrase::fact_raster_min, {value, cells});
        if (kind == "raster_max") return say(Phrase::fact_raster_max, {value, cells});
        if (kind == "raster_mean") return say(Phrase::fact_raster_mean, {value, cells});
        constexpr double kHundred = 100.0;
        return say(Phrase::fact_raster_percentile,
                   {value, cells, {"percent", wording::share(Share{raster.percentile / kHundred})}});
    }

    // The ground that passes, or lies in the classes that count.
    [[nodiscard]] Text raster_ground(const model::Amounts& amounts, const Argument& cells) const {
        const model::RasterMeasures& raster = finding_.measures.raster;
        const bool classes = finding_.kind == "raster_classes";
        const Argument what = classes ? Argument{"classes", counted_classes()} : Argument{"condition", cells_that()};
        if (amounts.area_m2 <= 0.0)
            return say(classes ? Phrase::fact_raster_classes_none : Phrase::fact_raster_share_none, {what, cells});
        // Of the whole subject: what is said of ground nobody knows is said apart.
        const Text share = raster.valued_m2 >= kWhole * finding_.measures.subject_m2
                               ? shown(amounts, Quantity::share)
                               : wording::share(Share{amounts.area_m2 / finding_.measures.subject_m2});
        return say(classes ? Phrase::fact_raster_classes : Phrase::fact_raster_share,
                   {{"area", shown(amounts, Quantity::area)}, {"share", share}, what, cells});
    }

    // " (124 cellules ; valeurs connues sur 98 % du périmètre)"
    [[nodiscard]] Text raster_cells() const {
        const model::RasterMeasures& raster = finding_.measures.raster;
        const Argument cells{"cells", wording::counted(Noun::cell, raster.cells)};
        const double known = raster.valued_m2 / finding_.measures.subject_m2;
        if (known >= kWhole) return say(Phrase::raster_cells, {cells});
        return say(Phrase::raster_cells_partly, {cells, {"share", wording::share(Share{known})}});
    }

    // « plus de 3 °C », « au moins 1 m et moins de 2 m »
    [[nodiscard]] Text cells_that() const {
        Text all;
        for (const model::CellTest& test : finding_.measures.raster.cells_that) {
            const Text one = compared(test.comparison, figure_value(finding_.measures.raster.unit, test.limit));
            all = all.empty() ? one : wording::say(Phrase::both_conditions, {{"first", all}, {"second", one}});
        }
        return all;
    }

    [[nodiscard]] Text counted_classes() const {
        const std::vector<double>& values = finding_.measures.raster.values;
        std::vector<Text> names;
        for (const auto* hit : by_size(finding_)) {
            const bool counts = values.empty() || std::any_of(values.begin(), values.end(), [&](double value) {
                                    return std::strtod(hit->class_code.c_str(), nullptr) == value;
                                });
            if (counts) names.push_back(class_name(*hit));
        }
        return wording::joined(names);
    }

    [[nodiscard]] Text distance_fact(const model::Amounts& amounts) const {
        if (std::isfinite(amounts.distance_m)) {
            if (amounts.distance_m <= 0.0) return say(Phrase::fact_distance_zero, {{"of_what", of_what()}});
            return say(Phrase::fact_distance,
                       {{"of_what", of_what()}, {"distance", shown(amounts, Quantity::distance)}});
        }
        double search = 0.0;
        for (const model::Tested& tested : finding_.tested) {
            if (tested.condition.quantity == Quantity::distance) search = std::max(search, tested.condition.limit);
        }
        if (search <= 0.0) return say(Phrase::fact_distance_none_near, {{"of_what", of_what()}});
        return say(Phrase::fact_distance_none, {{"of_what", of_what()}, {"distance", wording::length(Metres{search})}});
    }

    const Finding& finding_;
    std::shared_ptr<const std::vector<Argument>> shared_;
    // Made when first asked for: many sentences name no class.
    const Text& named(std::optional<Text>& kept, Phrase of_check, Phrase of_classes) const {
        if (!kept) {
            const Text classes = class_names(finding_);
            kept = classes.empty() ? say(of_check, {}) : say(of_classes, {{"classes", classes}});
        }
        return *kept;
    }

    mutable std::optional<Text> of_what_;
    mutable std::optional<Text> where_;
};

using Topic = Speaker::Topic;

// --- a sentence for each reason

Text concluded(const Speaker& speaker, const model::Amounts& amounts) {
    return speaker.say(Phrase::conclusion, {{"fact", speaker.fact(amounts)},
                                            {"consequence", speaker.consequence()},
                                            {"thresholds", speaker.thresholds()}});
}

// What was compared with the threshold that decided: outside of the exceptions that would lower it.
const model::Amounts& decided_amounts(const Finding& finding) {
    if (finding.reason == Reason::excepted) return finding.measures.robust;
    const auto decided = deciding(finding);
    return decided.empty() ? finding.measures.robust
                           : binding_amounts(finding.measures, decided.front()->verdict, Values::robust);
}

Text constraint(const Finding& finding, const Speaker& speaker) {
    const model::Amounts& amounts = decided_amounts(finding);
    Phrase phrase = Phrase::constraint_area;
    if (finding.verdict == Verdict::conflict) {
        phrase = amounts.share >= kWhole ? Phrase::constraint_unavoidable : Phrase::constraint_too_large;
    } else if (!speaker.binding()) {
        phrase = Phrase::constraint_guidance;
    } else if (speaker.topic() == Topic::length) {
        phrase = Phrase::constraint_line;
    } else if (speaker.topic() == Topic::count) {
        phrase = amounts.count == 1 ? Phrase::constraint_point : Phrase::constraint_points;
    }
    return speaker.say(phrase, {{"fact", speaker.fact(amounts)}});
}

bool overlaps_by_slivers(const Finding& finding, const Speaker& speaker) {
    return finding.measures.widest_sliver_m > 0.0 && speaker.topic() == Topic::area;
}

Text limit_to_verify(const Finding& finding, const Speaker& speaker) {
    const model::Measures& measures = finding.measures;
    if (measures.uncertain_m > 0.0) {
        return speaker.say(Phrase::limit_to_verify_edge, {{"fact", speaker.fact(measures.strict)},
                                                          {"margin", wording::length(Metres{measures.uncertain_m})},
                                                          {"thresholds", speaker.thresholds()}});
    }
    if (!overlaps_by_slivers(finding, speaker)) {
        return speaker.say(Phrase::limit_to_verify_fact,
                           {{"fact", speaker.fact(measures.strict)}, {"thresholds", speaker.thresholds()}});
    }
    if (measures.robust.area_m2 > 0.0) {
        return speaker.say(Phrase::limit_to_verify_partly, {{"fact", speaker.fact(measures.robust)},
                                                            {"value", speaker.shown(measures.strict, Quantity::area)},
                                                            {"thresholds", speaker.thresholds()}});
    }
    return speaker.say(Phrase::limit_to_verify, {{"value", speaker.shown(measures.strict, Quantity::area)},
                                                 {"of_what", speaker.of_what()},
                                                 {"width", wording::length(Metres{measures.widest_sliver_m})},
                                                 {"thresholds", speaker.thresholds()}});
}

Text edge_contact(const Finding& finding, const Speaker& speaker) {
    if (!overlaps_by_slivers(finding, speaker))
        return speaker.say(Phrase::edge_contact_fact, {{"fact", speaker.fact(finding.measures.strict)}});
    return speaker.say(Phrase::edge_contact, {{"value", speaker.shown(finding.measures.strict, Quantity::area)},
                                              {"of_what", speaker.of_what()},
                                              {"width", wording::length(Metres{finding.measures.widest_sliver_m})}});
}

Text covered(const Finding& finding) {
    const double share = finding.measures.coverage.covered_share;
    return share >= kWhole ? wording::say(Phrase::covered_whole, {}) : wording::share(Share{share});
}

Text nothing_found(const Finding& finding, const Speaker& speaker) {
    if (speaker.topic() == Topic::outside) return speaker.say(Phrase::nothing_found_inside, {});
    if (speaker.topic() == Topic::distance || speaks_of_its_own(finding.kind))
        return concluded(speaker, finding.measures.strict);
    return speaker.say(Phrase::nothing_found, {{"of_what", speaker.of_what()}, {"covered", covered(finding)}});
}

Text measured(const Finding& finding, const Speaker& speaker) {
    const bool table = finding.kind == "breakdown" || finding.kind == "raster_classes";
    if (!table || finding.measures.classes.empty()) {
        return speaker.say(Phrase::measured, {{"fact", speaker.fact(finding.measures.strict)}});
    }
    std::vector<Text> parts;
    const auto hits = by_size(finding);
    for (const auto* hit : hits) {
        if (parts.size() == kPartsNamed) {
            const auto others = static_cast<std::int64_t>(hits.size() - kPartsNamed);
            parts.push_back(wording::say(others == 1 ? Phrase::and_other : Phrase::and_others,
                                         {{"number", wording::count(others)}}));
            break;
        }
        parts.push_back(wording::say(Phrase::breakdown_part, {{"share", wording::share(Share{hit->strict.share})},
                                                              {"class", class_name(*hit)}}));
    }
    return speaker.say(Phrase::measured_breakdown, {{"area", wording::area(SquareMetres{finding.measures.subject_m2})},
                                                    {"parts", wording::joined(parts)}});
}

Text partly_covered(const Finding& finding, const Speaker& speaker) {
    const model::Coverage& coverage = finding.measures.coverage;
    const Text share = wording::share(Share{std::max(0.0, 1.0 - coverage.covered_share)});
    const Text area = wording::area(SquareMetres{coverage.uncovered_m2});
    // Of the document itself, no check.
    if (finding.kind.empty()) return speaker.say(Phrase::document_covers_partly, {{"share", share}, {"area", area}});
    const Verdict found = finding.verdict_on_covered.value_or(Verdict::coherent);
    if (looks_around(finding.kind)) {
        return speaker.say(Phrase::partly_covered_around,
                           {{"share", share}, {"verdict", wording::label("verdict", model::code(found))}});
    }
    if (speaker.topic() == Topic::raster) {
        return speaker.say(Phrase::partly_covered_cells, {{"fact", speaker.fact(finding.measures.strict)},
                                                          {"share", share},
                                                          {"area", area},
                                                          {"verdict", wording::label("verdict", model::code(found))}});
    }
    const model::Amounts& strict = finding.measures.strict;
    const bool something = strict.area_m2 > 0.0 || strict.length_m > 0.0 || strict.count > 0;
    if ((found == Verdict::coherent && !something) || found == Verdict::not_applicable)
        return speaker.say(
            Phrase::partly_covered,
            {{"covered", wording::share(Share{coverage.covered_share})}, {"share", share}, {"area", area}});
    return speaker.say(Phrase::partly_covered_found,
                       {{"share", share}, {"area", area}, {"verdict", wording::label("verdict", model::code(found))}});
}

Text near_limit(const Finding& finding, const Speaker& speaker) {
    const model::NearMiss& near = finding.measures.near;
    return speaker.say(Phrase::near_limit, {{"objects", wording::counted(Noun::object, near.count)},
                                            {"lies", wording::noun_for(Noun::lies, near.count)},
                                            {"of_what", speaker.of_what()},
                                            {"distance", wording::length(Metres{near.nearest_m})}});
}

Text document_cleared(const Speaker& speaker, const model::Statement* statement) {
    if (statement == nullptr) return speaker.say(Phrase::document_cleared, {});
    return speaker.say(Phrase::document_cleared_by, {{"author", same_text(wording::one_line(statement->author))},
                                                     {"date", wording::date(wording::one_line(statement->date, 40))},
                                                     {"reason", same_text(wording::one_line(statement->reason, 200))}});
}

Text document_missing(const Speaker& speaker) {
    Text out = speaker.say(Phrase::document_missing, {});
    const Text after = speaker.say(Phrase::document_missing_after, {});
    out.fr += after.fr;
    out.en += after.en;
    return out;
}

Text set_aside(const Finding& finding, const Speaker& speaker) {
    const double area = finding.measures.coverage.set_aside_m2;
    // Where a check looks around, that ground is not the subject's.
    if (area <= 0.0 || looks_around(finding.kind)) return speaker.say(Phrase::set_aside_somewhere, {});
    return speaker.say(Phrase::set_aside_in_the_way, {{"area", wording::area(SquareMetres{area})}});
}

Text layer_failed(const Speaker& speaker, const Text& problem) {
    if (problem.empty()) return speaker.say(Phrase::layer_failed, {});
    return speaker.say(Phrase::layer_failed_why, {{"problem", line(problem, 200)}});
}

Text phase_not_due(const Speaker& speaker, const std::optional<model::Phase>& due) {
    if (!due) return speaker.say(Phrase::phase_not_due_later, {});
    return speaker.say(Phrase::phase_not_due, {{"phase", wording::label("phase", model::code(*due))}});
}

}  // namespace

std::vector<const model::Tested*> deciding(const Finding& finding) {
    std::vector<const model::Tested*> out;
    if (finding.reason == Reason::below_threshold || finding.reason == Reason::nothing_found) {
        for (const model::Tested& tested : finding.tested) {
            if (!tested.met_robust) out.push_back(&tested);
        }
        return out;
    }
    const bool by_strict = finding.reason == Reason::limit_to_verify || finding.reason == Reason::edge_contact;
    const bool excepted = finding.reason == Reason::excepted;
    const auto met = [&](const model::Tested& tested) {
        return by_strict ? tested.met_strict : excepted ? tested.met_whole : tested.met_robust;
    };
    // Conditions of one verdict and reading stand side by side and make one threshold. The heaviest threshold that is
    // met decided: caps only lower what a verdict becomes.
    const std::vector<model::Tested>& all = finding.tested;
    const model::Tested* heaviest = nullptr;
    for (std::size_t from = 0, to = 0; from < all.size(); from = to) {
        const auto alike = [&](const model::Tested& tested) {
            return tested.verdict == all[from].verdict && tested.reading == all[from].reading;
        };
        while (to < all.size() && alike(all[to])) ++to;
        const std::span<const model::Tested> group(all.data() + from, to - from);
        const bool reached =
            all[from].all ? std::all_of(group.begin(), group.end(), met) : std::any_of(group.begin(), group.end(), met);
        const bool already = by_strict && std::all_of(group.begin(), group.end(), [&](const model::Tested& tested) {
                                 return tested.met_robust || !tested.met_strict;
                             });
        if (reached && !already && (heaviest == nullptr || all[from].verdict > heaviest->verdict))
            heaviest = &all[from];
    }
    if (heaviest == nullptr) return out;
    for (const model::Tested& tested : all) {
        if (met(tested) && tested.verdict == heaviest->verdict && tested.reading == heaviest->reading)
            out.push_back(&tested);
    }
    return out;
}

Text condition_text(const model::Condition& condition, const std::string& subject, std::string_view unit) {
    Text value = quantity_text(condition.quantity, condition.limit, 0, unit);
    if (condition.quantity == Quantity::excess && condition.limit < 0.0) {
        // Near its limit without reaching it.
        return wording::say(Phrase::margin_under, {{"value", figure_value(unit, -condition.limit)}});
    }
    if (condition.quantity == Quantity::excess) value = wording::say(Phrase::beyond_rule, {{"value", value}});
    const Argument of_subject{"of_subject", subject_form("of_part", subject)};
    switch (condition.quantity) {
        case Quantity::share: value = wording::say(Phrase::share_of_subject, {{"value", value}, of_subject}); break;
        case Quantity::outside_share:
            value = wording::say(Phrase::share_outside_subject, {{"value", value}, of_subject});
            break;
        case Quantity::outside_area: value = wording::say(Phrase::area_outside, {{"value", value}}); break;
        case Quantity::zone_share: value = wording::say(Phrase::share_of_zones, {{"value", value}}); break;
        case Quantity::cut_share: value = wording::say(Phrase::share_of_passage, {{"value", value}}); break;
        case Quantity::width: value = wording::say(Phrase::width_of_passage, {{"value", value}}); break;
        case Quantity::remaining_area: value = wording::say(Phrase::area_remaining, {{"value", value}}); break;
        case Quantity::cumulated_share: value = wording::say(Phrase::share_of_zone_by_all, {{"value", value}}); break;
        case Quantity::followed_share: value = wording::say(Phrase::share_of_lines, {{"value", value}}); break;
        case Quantity::served_share: value = wording::say(Phrase::share_of_people, {{"value", value}}); break;
        case Quantity::gain: value = wording::say(Phrase::people_gained, {{"value", value}}); break;
        case Quantity::area:
        case Quantity::length:
        case Quantity::count:
        case Quantity::distance:
        case Quantity::value:
        case Quantity::excess: break;
    }
    return compared(condition.comparison, value);
}

namespace {

// Where a text that has to be read stands: "article 11, page 34".
Text place_of(const Finding& finding) {
    return finding.place.empty() ? wording::say(Phrase::place_unknown, {}) : line(finding.place);
}

Text reply_of(const Finding& finding) {
    if (!finding.reply) return {};
    const model::Reply& reply = *finding.reply;
    const Argument quotation{"quotation", same_text(wording::one_line(reply.quotation, 200))};
    if (reply.author.empty()) return wording::say(Phrase::quoted_by_project, {quotation});
    return wording::say(Phrase::quoted_by, {quotation,
                                            {"author", same_text(wording::one_line(reply.author))},
                                            {"date", wording::date(wording::one_line(reply.date, 40))}});
}

// Rules and declarations that no geometry answers.
Text stated(const Finding& finding, const Speaker& speaker) {
    switch (finding.reason) {
        case Reason::whole_document:
            return speaker.say(Phrase::whole_document, {{"consequence", speaker.consequence()}});
        case Reason::unanswered:
            return speaker.say(Phrase::unanswered,
                               {{"question", line(finding.question, 200)}, {"place", place_of(finding)}});
        case Reason::answered:
            return speaker.say(Phrase::answered,
                               {{"reply", reply_of(finding)}, {"consequence", speaker.consequence()}});
        case Reason::declared: return speaker.say(Phrase::declared, {{"reply", reply_of(finding)}});
        default: return speaker.say(Phrase::undeclared, {{"question", line(finding.question, 200)}});
    }
}

// " 800 m² sont couverts par l'exception « STECAL » ..."
Text exceptions_said(const Finding& finding) {
    Text out;
    const auto add = [&](const Text& sentence) {
        out.fr += " " + sentence.fr;
        out.en += " " + sentence.en;
    };
    if (finding.verdict == Verdict::coherent || finding.verdict == Verdict::not_applicable) return out;
    const Speaker speaker(finding);
    for (const model::ExceptedGround& exception : finding.measures.exceptions) {
        const Argument title{"exception", line(exception.title)};
        if (!exception.usable)
            add(wording::say(Phrase::exception_unknown, {title, {"why", line(exception.problem, 120)}}));
        const Text taken = speaker.amount(exception.taken);
        if (taken.empty()) continue;
        add(wording::say(Phrase::exception_taken, {title,
                                                   {"taken", taken},
                                                   {"rest", speaker.amount(exception.strict, true)},
                                                   {"verdict", wording::label("verdict", model::code(exception.to))}}));
    }
    return out;
}

Text stricter_said(const Finding& finding) {
    if (finding.stricter.empty()) return {};
    const model::StricterRule& first = finding.stricter.front();
    const Text sentence =
        wording::say(finding.stricter.size() == 1 ? Phrase::stricter_rule : Phrase::stricter_rules,
                     {{"check", line(first.check_title)},
                      {"document", line(first.document_title)},
                      {"verdict", wording::label("verdict", model::code(first.verdict))},
                      {"area", wording::area(SquareMetres{first.area_m2})},
                      {"others", wording::count(static_cast<std::int64_t>(finding.stricter.size() - 1))}});
    return {" " + sentence.fr, " " + sentence.en};
}

Text plain_sentence(const Finding& finding, const SentenceContext& context) {
    const Speaker speaker(finding);
    switch (finding.reason) {
        case Reason::threshold_reached:
            // The whole perimeter, or more than the programme leaves unbuilt: say why it is no mere constraint.
            if (finding.forbids_building && finding.verdict == Verdict::conflict && finding.subject == "perimeter")
                return constraint(finding, speaker);
            return concluded(speaker, decided_amounts(finding));
        case Reason::excepted: return concluded(speaker, decided_amounts(finding));
        case Reason::constraint: return constraint(finding, speaker);
        case Reason::limit_to_verify: return limit_to_verify(finding, speaker);
        case Reason::edge_contact: return edge_contact(finding, speaker);
        case Reason::below_threshold:
            // The rule is told beside the number: there is no further threshold to explain.
            if (speaker.tells_the_rule()) {
                return speaker.say(Phrase::conclusion, {{"fact", speaker.fact(finding.measures.robust)},
                                                        {"consequence", speaker.consequence()},
                                                        {"thresholds", {}}});
            }
            return speaker.say(Phrase::below_threshold, {{"fact", speaker.fact(finding.measures.robust)},
                                                         {"consequence", speaker.consequence()},
                                                         {"thresholds", speaker.thresholds()}});
        case Reason::nothing_found: return nothing_found(finding, speaker);
        case Reason::measured: return measured(finding, speaker);
        case Reason::partly_covered: return partly_covered(finding, speaker);
        case Reason::not_covered:
            return speaker.say(finding.kind.empty() ? Phrase::document_covers_nothing : Phrase::not_covered, {});
        case Reason::near_limit: return near_limit(finding, speaker);
        case Reason::document_missing: return document_missing(speaker);
        case Reason::document_unused: return speaker.say(Phrase::document_unused, {});
        case Reason::document_cleared: return document_cleared(speaker, context.statement);
        case Reason::document_not_in_force:
            return speaker.say(finding.kind.empty() && context.status != model::DocumentStatus::set_aside
                                   ? Phrase::document_not_in_force
                                   : Phrase::document_set_aside,
                               {});
        case Reason::document_in_force: return speaker.say(Phrase::document_in_force, {});
        case Reason::document_status_unknown:
            return speaker.say(context.status == model::DocumentStatus::partly_annulled
                                   ? Phrase::document_partly_annulled
                                   : Phrase::document_status_unknown,
                               {});
        case Reason::document_covers: return speaker.say(Phrase::document_covers, {});
        case Reason::layer_missing: return speaker.say(Phrase::layer_missing, {});
        case Reason::layer_empty: return speaker.say(Phrase::layer_empty, {});
        case Reason::layer_failed: return layer_failed(speaker, context.problem);
        case Reason::set_aside_in_the_way: return set_aside(finding, speaker);
        case Reason::overlay_failed: return speaker.say(Phrase::overlay_failed, {});
        case Reason::limit_reached:
            return speaker.say(Phrase::limit_reached, {{"problem", line(context.problem, 300)}});
        case Reason::not_concerned: return speaker.say(Phrase::not_concerned, {});
        case Reason::phase_not_due: return phase_not_due(speaker, context.due);
        case Reason::no_such_part: return speaker.say(Phrase::no_such_part, {});
        case Reason::corridor_end:
            return speaker.say(Phrase::corridor_end, {{"fact", speaker.fact(finding.measures.robust)}});
        case Reason::parts_unknown: return speaker.say(Phrase::parts_unknown, {});
        case Reason::not_triggered: return speaker.say(Phrase::not_triggered, {{"other", line(context.other)}});
        case Reason::trigger_open: return speaker.say(Phrase::trigger_open, {{"other", line(context.other)}});
        case Reason::whole_document:
        case Reason::unanswered:
        case Reason::answered:
        case Reason::declared:
        case Reason::undeclared: return stated(finding, speaker);
        case Reason::value_missing: return speaker.value_missing();
        case Reason::rule_missing: return speaker.rule_missing();
    }
    return wording::label("reason", model::code(finding.reason));
}

// A contact to verify, and a thing near by, are no verdict on the rule: nothing follows yet.
bool concludes(Reason reason) {
    switch (reason) {
        case Reason::limit_to_verify:
        case Reason::edge_contact:
        case Reason::near_limit: return false;
        default: return true;
    }
}

void append(std::string& sentence, const std::string& what) {
    if (what.empty()) return;
    sentence += " " + what;
    constexpr std::string_view kStops = ".!?";
    if (kStops.find(sentence.back()) == std::string_view::npos) sentence += ".";
}

}  // namespace

Text sentence(const Finding& finding, const SentenceContext& context) {
    Text out = plain_sentence(finding, context);
    if (!context.reads.empty() && concludes(finding.reason)) {
        const Text reads = line(context.reads, 300);
        append(out.fr, reads.fr);
        append(out.en, reads.en);
    }
    // Who reads only the sentence must know that it rests on data that contradict themselves.
    if (!finding.measures.doubtful.features.empty() && finding.on_map()) {
        const Text doubt = wording::say(Phrase::doubtful_data, {{"what", line(finding.measures.doubtful.what, 200)}});
        out.fr += " " + doubt.fr;
        out.en += " " + doubt.en;
    }
    // So must he know of an exception, and of a graver rule on the same ground.
    const Text exceptions = exceptions_said(finding);
    out.fr += exceptions.fr;
    out.en += exceptions.en;
    const Text stricter = stricter_said(finding);
    out.fr += stricter.fr;
    out.en += stricter.en;
    return out;
}

Text fact_of(const Finding& finding) { return Speaker(finding).fact(decided_amounts(finding)); }

Text supply(const Finding& finding, const SentenceContext& context) {
    if (finding.verdict != Verdict::not_assessable) return {};
    if (!context.supply.empty()) return context.supply;
    const Speaker speaker(finding);
    switch (finding.reason) {
        case Reason::document_missing: return speaker.say(Phrase::supply_document, {});
        case Reason::partly_covered: {
            if (looks_around(finding.kind)) return speaker.say(Phrase::supply_coverage_around, {});
            const Text area = wording::area(SquareMetres{finding.measures.coverage.uncovered_m2});
            // Less than what may stay uncovered where no piece is wider than the accuracy (docs/semantics.md).
            constexpr double kSmallShare = 0.005;
            const bool small = finding.measures.coverage.covered_share > 1.0 - kSmallShare;
            return speaker.say(small ? Phrase::supply_coverage_small : Phrase::supply_coverage, {{"area", area}});
        }
        case Reason::not_covered: return speaker.say(Phrase::supply_coverage_all, {});
        case Reason::document_unused: return speaker.say(Phrase::supply_check, {});
        case Reason::document_not_in_force:
        case Reason::document_status_unknown: return speaker.say(Phrase::supply_version, {});
        case Reason::layer_missing: return speaker.say(Phrase::supply_layer, {});
        case Reason::layer_empty: return speaker.say(Phrase::supply_filled_layer, {});
        case Reason::layer_failed: return speaker.say(Phrase::supply_readable_layer, {});
        case Reason::set_aside_in_the_way: return speaker.say(Phrase::supply_geometry, {});
        case Reason::overlay_failed: return speaker.say(Phrase::supply_overlay, {});
        case Reason::limit_reached: return speaker.say(Phrase::supply_limit, {});
        case Reason::value_missing: return speaker.say(Phrase::supply_value, {});
        case Reason::trigger_open: return speaker.say(Phrase::supply_trigger, {});
        case Reason::unanswered: return speaker.say(Phrase::supply_answer, {{"place", place_of(finding)}});
        case Reason::undeclared: return speaker.say(Phrase::supply_declaration, {});
        case Reason::rule_missing:
            return speaker.say(finding.kind == "destinations" ? Phrase::supply_destinations : Phrase::supply_rule, {});
        case Reason::parts_unknown: return speaker.say(Phrase::supply_parts, {});
        case Reason::corridor_end:
        case Reason::threshold_reached:
        case Reason::constraint:
        case Reason::limit_to_verify:
        case Reason::edge_contact:
        case Reason::below_threshold:
        case Reason::nothing_found:
        case Reason::measured:
        case Reason::near_limit:
        case Reason::document_cleared:
        case Reason::document_in_force:
        case Reason::document_covers:
        case Reason::not_concerned:
        case Reason::phase_not_due:
        case Reason::no_such_part:
        case Reason::excepted:
        case Reason::not_triggered:
        case Reason::whole_document:
        case Reason::answered:
        case Reason::declared: break;
    }
    return speaker.say(Phrase::supply_other, {});
}

Text headline(const Finding& finding) {
    const Text title = line(finding.check_title.empty() ? finding.document_title : finding.check_title);
    const Text document = line(finding.document_title);
    if (finding.reason == Reason::document_missing)
        return wording::say(Phrase::document_missing, {{"label", document}});
    // A need that a project worsens is no mere information.
    const Text verdict = finding.side == model::Side::needs && finding.reading != model::NeedReading::none
                             ? wording::label("need_reading", model::code(finding.reading))
                             : wording::label("verdict", model::code(finding.verdict));
    if (document.empty() || title == document)
        return wording::say(Phrase::headline_of, {{"check", title}, {"verdict", verdict}});
    if (!finding.on_map() || finding.kind.empty() || finding.kind == "need")
        return wording::say(Phrase::headline, {{"check", title}, {"document", document}, {"verdict", verdict}});

    const Speaker speaker(finding);
    const model::Measures& measures = finding.measures;
    const bool strict = finding.reason == Reason::limit_to_verify;
    const model::Amounts& amounts = strict ? measures.strict : measures.robust;
    if (speaker.topic() == Topic::figure) {
        const model::Figure& figure = measures.figures.front();
        const Text value = finding.kind == "destinations" ? wording::area(SquareMetres{amounts.area_m2})
                           : figure.value                 ? figure_value(figure.unit, *figure.value)
                                                          : wording::say(Phrase::figure_unknown, {});
        return wording::say(Phrase::headline_value,
                            {{"check", title}, {"document", document}, {"verdict", verdict}, {"value", value}});
    }
    const bool ground = finding.kind == "raster_share" || finding.kind == "raster_classes";
    const std::array quantities{Quantity::area,
                                Quantity::outside_area,
                                Quantity::length,
                                Quantity::count,
                                Quantity::distance,
                                Quantity::value,
                                ground ? Quantity::area : Quantity::value,
                                Quantity::width,
                                Quantity::zone_share,
                                Quantity::followed_share};  // by Topic
    const Quantity quantity = quantities[static_cast<std::size_t>(speaker.topic())];
    // A rule of the whole document was read, not measured.
    if (quantity == Quantity::area && amounts.area_m2 <= 0.0)
        return wording::say(Phrase::headline, {{"check", title}, {"document", document}, {"verdict", verdict}});
    const Text value =
        quantity == Quantity::count ? wording::counted(Noun::object, amounts.count) : speaker.shown(amounts, quantity);
    return wording::say(Phrase::headline_value,
                        {{"check", title}, {"document", document}, {"verdict", verdict}, {"value", value}});
}

Text documents_label(DocumentsRollup rollup, const RollupFacts& facts) {
    switch (rollup) {
        case DocumentsRollup::conflict: return wording::say(Phrase::rollup_conflict, {});
        case DocumentsRollup::not_demonstrated: {
            const Text label =
                facts.reservations <= 0
                    ? wording::say(Phrase::rollup_not_demonstrated, {})
                    : wording::say(Phrase::rollup_not_demonstrated_with,
                                   {{"reservations", wording::counted(Noun::reservation, facts.reservations)}});
            if (!facts.covered) return label;
            return wording::say(Phrase::rollup_covered, {{"label", label},
                                                         {"covered", wording::share(Share{*facts.covered})},
                                                         {"share", wording::share(Share{1.0 - *facts.covered})}});
        }
        case DocumentsRollup::reservations: return wording::say(Phrase::rollup_reservations, {});
        case DocumentsRollup::no_contradiction: {
            const Text label = facts.conducted == 1
                                   ? wording::say(Phrase::rollup_no_contradiction_one, {})
                                   : wording::say(Phrase::rollup_no_contradiction,
                                                  {{"checks", wording::counted(Noun::check, facts.conducted)}});
            if (facts.date_of_data.empty()) return label;
            return wording::say(Phrase::rollup_data_of,
                                {{"label", label}, {"date", wording::date(facts.date_of_data)}});
        }
        case DocumentsRollup::nothing_checked: return wording::say(Phrase::rollup_nothing_checked, {});
    }
    return {};
}

Text needs_label(NeedsRollup rollup, const RollupFacts& facts) {
    constexpr std::array kPhrases{Phrase::needs_worsens, Phrase::needs_not_assessable, Phrase::needs_contributes,
                                  Phrase::needs_neutral, Phrase::needs_nothing_checked};  // by NeedsRollup
    const Text label = wording::say(kPhrases[static_cast<std::size_t>(rollup)], {});
    if (facts.needs.empty() || rollup == NeedsRollup::neutral || rollup == NeedsRollup::nothing_checked) return label;
    std::vector<Text> names;
    for (const Text& need : facts.needs) names.push_back(line(need));
    return wording::say(Phrase::needs_named, {{"label", label}, {"needs", wording::joined(names)}});
}

}  // namespace terracord::verdict

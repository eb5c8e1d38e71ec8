#include "config/thresholds.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <cmath>

namespace terracord::config {

using model::Comparison;
using model::Condition;
using model::Quantity;

namespace {

constexpr std::array kThresholdKeyList{
    Key{"all", Type::strings, false, "Conditions that must all hold."},
    Key{"any", Type::strings, false, "Conditions of which one is enough."},
    Key{"origin", Type::string, false,
        "Where the limit comes from: law, document, usage, default, user (the default)."},
};

enum class Dimension : std::uint8_t { length, area, share, number, any };

struct Unit {
    std::string_view name;
    std::string_view canonical;
    double factor;
};

constexpr std::array kLengthUnits{Unit{"m", "m", 1.0}, Unit{"km", "km", 1000.0}};
constexpr std::array kAreaUnits{Unit{"m2", "m2", 1.0}, Unit{"m²", "m2", 1.0}, Unit{"ha", "ha", 1e4},
                                Unit{"km2", "km2", 1e6}, Unit{"km²", "km2", 1e6}};
constexpr std::array kShareUnits{Unit{"%", "%", 0.01}, Unit{"", "", 1.0}};
constexpr std::array kNumberUnits{Unit{"", "", 1.0}};
// What a kind computes may be any of these.
constexpr std::array kAnyUnits{Unit{"", "", 1.0},     Unit{"%", "%", 0.01},    Unit{"m", "m", 1.0},
                               Unit{"km", "km", 1e3}, Unit{"m2", "m2", 1.0},   Unit{"m²", "m2", 1.0},
                               Unit{"ha", "ha", 1e4}, Unit{"km2", "km2", 1e6}, Unit{"km²", "km2", 1e6}};

std::span<const Unit> units_of(Dimension dimension) {
    switch (dimension) {
        case Dimension::length: return kLengthUnits;
        case Dimension::area: return kAreaUnits;
        case Dimension::share: return kShareUnits;
        case Dimension::number: return kNumberUnits;
        case Dimension::any: return kAnyUnits;
    }
    return {};
}

Dimension dimension_of(Quantity quantity) {
    switch (quantity) {
        case Quantity::area:
        case Quantity::outside_area:
        case Quantity::remaining_area: return Dimension::area;
        case Quantity::share:
        case Quantity::outside_share:
        case Quantity::zone_share:
        case Quantity::cut_share:
        case Quantity::cumulated_share:
        case Quantity::served_share:
        case Quantity::followed_share: return Dimension::share;
        case Quantity::length:
        case Quantity::distance:
        case Quantity::width: return Dimension::length;
        case Quantity::count: return Dimension::number;
        case Quantity::value:
        case Quantity::gain:
        case Quantity::excess: return Dimension::any;
    }
    return Dimension::number;
}

void skip_blanks(std::string_view& text) {
    while (!text.empty()) {
        if (std::isspace(static_cast<unsigned char>(text.front())) != 0) {
            text.remove_prefix(1);
        } else if (text.substr(0, 2) == "\u00A0") {
            text.remove_prefix(2);
        } else if (text.substr(0, 3) == "\u202F") {
            text.remove_prefix(3);
        } else {
            return;
        }
    }
}

std::string_view take_word(std::string_view& text) {
    std::size_t size = 0;
    while (size < text.size() && (std::isalpha(static_cast<unsigned char>(text[size])) != 0 || text[size] == '_'))
        ++size;
    const std::string_view word = text.substr(0, size);
    text.remove_prefix(size);
    return word;
}

std::optional<Comparison> take_comparison(std::string_view& text) {
    struct Sign {
        std::string_view sign;
        Comparison comparison;
    };
    constexpr std::array kSigns{Sign{">=", Comparison::greater_equal}, Sign{"<=", Comparison::less_equal},
                                Sign{"≥", Comparison::greater_equal},  Sign{"≤", Comparison::less_equal},
                                Sign{">", Comparison::greater},        Sign{"<", Comparison::less}};
    for (const Sign& sign : kSigns) {
        if (text.substr(0, sign.sign.size()) != sign.sign) continue;
        text.remove_prefix(sign.sign.size());
        return sign.comparison;
    }
    return std::nullopt;
}

struct Amount {
    double number = 0.0;
    std::string_view digits;
    std::string_view unit;  // whatever follows
};

// Digits with at most one point; no sign, no exponent, no names: what a limit looks like.
std::optional<Amount> take_amount(std::string_view text) {
    skip_blanks(text);
    Amount amount;
    std::size_t size = 0;
    while (size < text.size() && (std::isdigit(static_cast<unsigned char>(text[size])) != 0 || text[size] == '.'))
        ++size;
    amount.digits = text.substr(0, size);
    const auto [end, error] = std::from_chars(amount.digits.data(), amount.digits.data() + size, amount.number);
    if (size == 0 || error != std::errc{} || end != amount.digits.data() + size || !std::isfinite(amount.number))
        return std::nullopt;
    text.remove_prefix(size);
    skip_blanks(text);
    while (!text.empty() && std::isspace(static_cast<unsigned char>(text.back())) != 0) text.remove_suffix(1);
    amount.unit = text;
    return amount;
}

const Unit* find_unit(Dimension dimension, std::string_view name) {
    const auto units = units_of(dimension);
    const auto found = std::find_if(units.begin(), units.end(), [&](const Unit& unit) { return unit.name == name; });
    return found == units.end() ? nullptr : &*found;
}

Text unit_hint(Dimension dimension) {
    switch (dimension) {
        case Dimension::length: return {"Une longueur demande une unité : m ou km.", "A length needs a unit: m or km."};
        case Dimension::area:
            return {"Une surface demande une unité : m2, ha ou km2.", "An area needs a unit: m2, ha or km2."};
        case Dimension::share:
            return {"Une part va de 0 à 1, ou de 0 à 100 %.", "A share goes from 0 to 1, or from 0 to 100 %."};
        case Dimension::number: return {"Un nombre n'a pas d'unité.", "A count has no unit."};
        case Dimension::any:
            return {"L'unité est m, km, m2, ha, km2, % ou aucune.", "The unit is m, km, m2, ha, km2, % or none."};
    }
    return {};
}

// What a number that cannot be read most likely is.
Text number_hint(std::string_view text) {
    if (text.find(',') != std::string_view::npos) {
        return {"Le séparateur décimal est le point : 0.5.", "The decimal separator is the point: 0.5."};
    }
    return {"Une limite est un nombre positif, sans signe ni exposant : 25, 0.5.",
            "A limit is a positive number without sign or exponent: 25, 0.5."};
}

Text form_hint() {
    return {"Un seuil s'écrit « grandeur comparaison limite » : \"share > 1 %\".",
            "A threshold is written 'quantity comparison limit': \"share > 1 %\"."};
}

}  // namespace

const TableKeys kThresholdKeys{"threshold", "threshold_table", kThresholdKeyList};

Result<Condition> parse_condition(std::string_view text, const Position& where, std::optional<Quantity> only) {
    const std::string_view whole = text;
    const auto refuse = [&](Text why, Text hint) -> tl::unexpected<Error> {
        return fail(ErrorCode::bad_threshold,
                    {fmt::format("seuil « {} » : {}", whole, why.fr), fmt::format("threshold '{}': {}", whole, why.en)},
                    where, std::move(hint));
    };

    skip_blanks(text);
    const std::string_view word = take_word(text);
    if (word.empty() && !only) return refuse({"la grandeur manque", "the quantity is missing"}, form_hint());
    const auto quantity = word.empty() ? only : model::quantity_from(word);
    if (!quantity) {
        return refuse({fmt::format("grandeur « {} » inconnue", word), fmt::format("unknown quantity '{}'", word)},
                      suggestion(word, model::quantity_codes()));
    }
    skip_blanks(text);
    const auto comparison = take_comparison(text);
    if (!comparison)
        return refuse({"la comparaison manque (<, <=, >, >=)", "the comparison is missing (<, <=, >, >=)"},
                      form_hint());

    const Dimension dimension = dimension_of(*quantity);
    // Heights above a datum, temperatures and margins go below zero; lengths, areas and shares do not.
    skip_blanks(text);
    const bool negative = dimension == Dimension::any && text.substr(0, 1) == "-";
    if (negative) text.remove_prefix(1);
    const auto amount = take_amount(text);
    if (!amount) return refuse({"la limite ne se lit pas", "the limit cannot be read"}, number_hint(text));
    const Unit* unit = find_unit(dimension, amount->unit);
    if (unit == nullptr) {
        if (amount->unit.empty()) return refuse({"l'unité manque", "the unit is missing"}, unit_hint(dimension));
        if (amount->unit.front() == ',')
            return refuse({"la limite ne se lit pas", "the limit cannot be read"}, number_hint(","));
        return refuse(
            {fmt::format("unité « {} » inattendue", amount->unit), fmt::format("unexpected unit '{}'", amount->unit)},
            unit_hint(dimension));
    }
    Condition condition;
    condition.quantity = *quantity;
    condition.comparison = *comparison;
    condition.limit = unit->name == "%" ? amount->number / 100.0 : amount->number * unit->factor;
    if (negative) condition.limit = -condition.limit;
    if (dimension == Dimension::share && condition.limit > 1.0) {
        return refuse({"la part dépasse 1", "the share is over 1"}, unit_hint(dimension));
    }
    condition.written =
        fmt::format("{} {} {}{}{}{}", model::code(*quantity), model::code(*comparison), negative ? "-" : "",
                    amount->digits, unit->canonical.empty() ? "" : " ", unit->canonical);
    return condition;
}

Result<model::CellTest> parse_cell_test(std::string_view text, const Position& where) {
    const std::string_view whole = text;
    skip_blanks(text);
    const auto comparison = take_comparison(text);
    skip_blanks(text);
    const bool negative = text.substr(0, 1) == "-";
    if (negative) text.remove_prefix(1);
    const auto amount = take_amount(text);
    if (!comparison || !amount || !amount->unit.empty()) {
        return fail(ErrorCode::bad_threshold,
                    {fmt::format("« {} » ne se lit pas", whole), fmt::format("'{}' cannot be read", whole)}, where,
                    {"Une comparaison et un nombre sans unité : \"> 3.0\", \"<= -2\".",
                     "A comparison and a number without unit: \"> 3.0\", \"<= -2\"."});
    }
    return model::CellTest{*comparison, negative ? -amount->number : amount->number};
}

Result<model::ProgrammeCondition> parse_programme_condition(std::string_view text,
                                                            const std::vector<std::string>& quantities,
                                                            const Position& where) {
    std::string_view rest = text;
    const auto refuse = [&](Text hint) {
        return fail(ErrorCode::bad_threshold,
                    {fmt::format("« {} » n'est pas une condition sur le programme", text),
                     fmt::format("'{}' is no condition on the programme", text)},
                    where, std::move(hint));
    };
    skip_blanks(rest);
    std::size_t size = 0;
    while (size < rest.size() && (std::isalnum(static_cast<unsigned char>(rest[size])) != 0 || rest[size] == '_'))
        ++size;
    model::ProgrammeCondition condition;
    condition.quantity = rest.substr(0, size);
    rest.remove_prefix(size);
    if (std::find(quantities.begin(), quantities.end(), condition.quantity) == quantities.end())
        return refuse(suggestion(condition.quantity, quantities));
    skip_blanks(rest);
    const auto comparison = take_comparison(rest);
    if (!comparison) return refuse({"Par exemple : housing_units >= 20.", "For instance: housing_units >= 20."});
    const auto amount = take_amount(rest);
    if (!amount || !amount->unit.empty()) return refuse(number_hint(rest));
    condition.comparison = *comparison;
    condition.limit = amount->number;
    condition.written = fmt::format("{} {} {}", condition.quantity, model::code(condition.comparison), amount->digits);
    return condition;
}

Result<SquareMetres> parse_area(std::string_view text, const Position& where) {
    const auto amount = take_amount(text);
    const Unit* unit = amount ? find_unit(Dimension::area, amount->unit) : nullptr;
    if (unit == nullptr) {
        return fail(ErrorCode::wrong_value,
                    {fmt::format("« {} » n'est pas une surface", text), fmt::format("'{}' is no area", text)}, where,
                    amount ? unit_hint(Dimension::area) : number_hint(text));
    }
    return SquareMetres{amount->number * unit->factor};
}

Result<Metres> parse_length(std::string_view text, const Position& where) {
    const auto amount = take_amount(text);
    const Unit* unit = amount ? find_unit(Dimension::length, amount->unit) : nullptr;
    if (unit == nullptr) {
        return fail(ErrorCode::wrong_value,
                    {fmt::format("« {} » n'est pas une longueur", text), fmt::format("'{}' is no length", text)}, where,
                    amount ? unit_hint(Dimension::length) : number_hint(text));
    }
    return Metres{amount->number * unit->factor};
}

std::vector<Quantity> quantities_of(const model::CheckKind& kind) {
    struct Visitor {
        std::vector<Quantity> operator()(const model::Overlap&) const {
            return {Quantity::area, Quantity::share, Quantity::zone_share};
        }
        std::vector<Quantity> operator()(const model::Exclusion&) const {
            return {Quantity::area, Quantity::share, Quantity::zone_share, Quantity::length, Quantity::count};
        }
        std::vector<Quantity> operator()(const model::Containment&) const {
            return {Quantity::outside_area, Quantity::outside_share, Quantity::share};
        }
        std::vector<Quantity> operator()(const model::Distance&) const { return {Quantity::distance}; }
        std::vector<Quantity> operator()(const model::Length&) const { return {Quantity::length}; }
        std::vector<Quantity> operator()(const model::Count&) const { return {Quantity::count}; }
        std::vector<Quantity> operator()(const model::Breakdown&) const { return {Quantity::area, Quantity::share}; }
        std::vector<Quantity> operator()(const model::Raster& raster) const {
            const bool ground = raster.statistic == model::RasterStatistic::share ||
                                raster.statistic == model::RasterStatistic::classes;
            return ground ? std::vector{Quantity::share, Quantity::area} : std::vector{Quantity::value};
        }
        std::vector<Quantity> operator()(const model::Corridor&) const {
            return {Quantity::width, Quantity::cut_share, Quantity::area, Quantity::share};
        }
        std::vector<Quantity> operator()(const model::Frontage&) const { return {Quantity::length}; }
        std::vector<Quantity> operator()(const model::Setback&) const {
            return {Quantity::area, Quantity::share, Quantity::distance};
        }
        std::vector<Quantity> operator()(const model::Consumption&) const {
            return {Quantity::zone_share, Quantity::remaining_area, Quantity::cumulated_share, Quantity::area,
                    Quantity::share};
        }
        std::vector<Quantity> operator()(const model::Alignment&) const {
            return {Quantity::followed_share, Quantity::length};
        }
        std::vector<Quantity> operator()(const model::Projects&) const { return {Quantity::area, Quantity::share}; }
        // Nothing is measured: the rule, or whoever reads it, says the verdict.
        std::vector<Quantity> operator()(const model::Clause&) const { return {}; }
        std::vector<Quantity> operator()(const model::Manual&) const { return {}; }
        std::vector<Quantity> operator()(const model::Declared&) const { return {}; }
        std::vector<Quantity> operator()(const model::Programme&) const { return {Quantity::excess, Quantity::value}; }
        std::vector<Quantity> operator()(const model::Destinations&) const {
            return {Quantity::share, Quantity::area, Quantity::value};
        }
        std::vector<Quantity> operator()(const model::Access&) const {
            return {Quantity::share, Quantity::area, Quantity::distance, Quantity::count, Quantity::value};
        }
        std::vector<Quantity> operator()(const model::Population&) const {
            return {Quantity::value, Quantity::served_share, Quantity::gain};
        }
        std::vector<Quantity> operator()(const model::Land&) const { return {Quantity::area, Quantity::share}; }
    };
    return std::visit(Visitor{}, kind);
}

namespace {

void add_condition(const Node& node, const std::vector<Quantity>& allowed, model::Threshold& threshold,
                   Errors& errors) {
    auto condition = parse_condition(node.text, node.position(),
                                     allowed.size() == 1 ? std::optional(allowed.front()) : std::nullopt);
    if (!condition) {
        errors.push_back(condition.error());
        return;
    }
    if (!allowed.empty() && std::find(allowed.begin(), allowed.end(), condition->quantity) == allowed.end()) {
        std::string list;
        for (const Quantity quantity : allowed) list += (list.empty() ? "" : ", ") + std::string(model::code(quantity));
        const auto word = model::code(condition->quantity);
        errors.push_back(Error{ErrorCode::bad_threshold,
                               {fmt::format("ce contrôle ne mesure pas « {} »", word),
                                fmt::format("this check does not measure '{}'", word)},
                               node.position(),
                               {"Il mesure : " + list + ".", "It measures: " + list + "."}});
        return;
    }
    threshold.conditions.push_back(std::move(*condition));
}

std::vector<std::string> origin_words() {
    std::vector<std::string> words;
    for (const auto origin : {model::Origin::law, model::Origin::document, model::Origin::usage,
                              model::Origin::tool_default, model::Origin::user}) {
        words.emplace_back(model::code(origin));
    }
    return words;
}

}  // namespace

std::optional<model::Threshold> read_threshold(const Node& node, const std::vector<Quantity>& allowed, Errors& errors) {
    const std::size_t before = errors.size();
    model::Threshold threshold;
    threshold.position = node.position();
    if (node.kind == Kind::string) {
        add_condition(node, allowed, threshold, errors);
    } else {
        const TableReader reader(node, kThresholdKeys, errors);
        const Node* all = reader.get("all");
        const Node* any = reader.get("any");
        threshold.all = any == nullptr;
        threshold.origin = reader.word("origin", &model::origin_from, origin_words()).value_or(model::Origin::user);
        if ((all != nullptr && any != nullptr) || (node.find("all") == nullptr && node.find("any") == nullptr)) {
            reader.report(ErrorCode::bad_threshold,
                          {"un seuil a soit « all », soit « any »", "a threshold has either 'all' or 'any'"},
                          node.position());
            return std::nullopt;
        }
        if (const Node* list = all != nullptr ? all : any; list != nullptr) {
            if (list->kind == Kind::string) add_condition(*list, allowed, threshold, errors);
            for (const Node& item : list->items) add_condition(item, allowed, threshold, errors);
            if (list->kind == Kind::array && list->items.empty()) {
                reader.report(ErrorCode::bad_threshold, {"seuil sans condition", "threshold without condition"},
                              list->position());
            }
        }
    }
    if (errors.size() != before || threshold.conditions.empty()) return std::nullopt;
    return threshold;
}

}  // namespace terracord::config

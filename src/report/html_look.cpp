#include "report/html_look.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "base/json_writer.hpp"
#include "cartography/palette.hpp"
#include "model/need.hpp"
#include "report/html_tables.hpp"
#include "wording/phrases.hpp"

namespace terracord::report {

namespace {

using cartography::Style;
using model::NeedsRollup;
using model::UnitState;

constexpr std::array<std::string_view, 22> kLists{
    "page",         "verdict", "documents_rollup", "needs_rollup", "theme",           "relation",
    "phase",        "reason",  "document_status",  "side",         "quantity",        "unit_state",
    "need_reading", "cause",   "origin",           "part",         "accuracy_origin", "kind",
    "figure",       "unit",    "decision",         "standing"};

std::string_view code_of(cartography::Hatch hatch) {
    constexpr std::array<std::string_view, 5> kCodes{"none", "rising", "falling", "crossed", "dotted"};
    return kCodes[static_cast<std::size_t>(hatch)];
}

std::string_view code_of(cartography::Dash dash) {
    constexpr std::array<std::string_view, 3> kCodes{"solid", "dashed", "dotted"};
    return kCodes[static_cast<std::size_t>(dash)];
}

void write_style(JsonWriter& json, std::string_view key, const Style& style) {
    constexpr double kOpaque = 255.0;
    constexpr int kDecimals = 3;
    std::array<char, 7> buffer{};
    json.key(key).begin_object().key("fill").string(cartography::hex(style.fill, buffer));
    json.key("opacity").fixed(style.fill.alpha / kOpaque, kDecimals);
    json.key("line").string(cartography::hex(style.line, buffer)).key("hatch").string(code_of(style.hatch));
    json.key("dash").string(code_of(style.dash)).key("width").fixed(style.line_mm, kDecimals);
    json.key("mark").string(style.mark).end_object();
}

// More than was wanted: neither a lack nor an answer.
Style over_committed() {
    Style style = cartography::style_named("sliver");
    style.mark = "▲";
    return style;
}

// Where a unit stands has the colours of what the projects make of its need.
Style style_of(UnitState state) {
    switch (state) {
        case UnitState::shortfall:
        case UnitState::exceeded: return cartography::style_of(NeedsRollup::worsens);
        case UnitState::nearly_met:
        case UnitState::tight: return cartography::style_of(model::Verdict::reservation);
        case UnitState::met:
        case UnitState::within: return cartography::style_of(NeedsRollup::contributes);
        case UnitState::over: return over_committed();
        case UnitState::not_assessable: break;
    }
    return cartography::style_of(NeedsRollup::not_assessable);
}

}  // namespace

std::string page_words() {
    std::string out;
    JsonWriter json(out);
    json.begin_object();
    for (const wording::Entry& entry : wording::all_labels()) {
        const std::string_view list = entry.name.substr(0, entry.name.find('/'));
        if (std::find(kLists.begin(), kLists.end(), list) == kLists.end()) continue;
        json.key(entry.name);
        write_page_text(json, wording::label(list, entry.name.substr(list.size() + 1)));
    }
    json.end_object();
    return out;
}

std::string page_palette() {
    std::string out;
    JsonWriter json(out);
    json.begin_object().key("verdicts").begin_object();
    for (const std::string& code : model::verdict_codes())
        write_style(json, code, cartography::style_of(*model::verdict_from(code)));
    json.end_object().key("documents").begin_object();
    for (const auto rollup : {model::DocumentsRollup::conflict, model::DocumentsRollup::not_demonstrated,
                              model::DocumentsRollup::reservations, model::DocumentsRollup::no_contradiction,
                              model::DocumentsRollup::nothing_checked})
        write_style(json, model::code(rollup), cartography::style_of(rollup));
    json.end_object().key("needs").begin_object();
    for (const auto rollup : {NeedsRollup::worsens, NeedsRollup::not_assessable, NeedsRollup::contributes,
                              NeedsRollup::neutral, NeedsRollup::nothing_checked})
        write_style(json, model::code(rollup), cartography::style_of(rollup));
    json.end_object().key("states").begin_object();
    for (const auto state : {UnitState::not_assessable, UnitState::shortfall, UnitState::nearly_met, UnitState::met,
                             UnitState::over, UnitState::within, UnitState::tight, UnitState::exceeded})
        write_style(json, model::code(state), style_of(state));
    json.end_object().key("named").begin_object();
    for (const std::string_view name : cartography::style_names())
        write_style(json, name, cartography::style_named(name));
    json.end_object().end_object();
    return out;
}

}  // namespace terracord::report

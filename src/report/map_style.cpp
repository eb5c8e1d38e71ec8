#include "report/map_style.hpp"

#include <array>
#include <utility>

#include "wording/phrases.hpp"
#include "wording/typography.hpp"

namespace terracord::report {

namespace {

using cartography::Dash;
using cartography::Hatch;
using cartography::Style;
using model::Verdict;

// From the least to the gravest: the gravest lies on top.
constexpr std::array kOnMap{Verdict::attention, Verdict::reservation, Verdict::conflict};

Text both(const char* name) { return {std::string(name) + "_fr", std::string(name) + "_en"}; }
Text field(const char* name) { return {quoted_field(name), quoted_field(name)}; }

Text caption(std::string_view list, std::string_view code) {
    const Text words = wording::label(list, code);
    return {wording::capitalised(words.fr), wording::capitalised(words.en)};
}

std::string_view marker_of(Verdict verdict) {
    return verdict == Verdict::conflict ? "diamond" : verdict == Verdict::reservation ? "triangle" : "circle";
}

// Where the perimeter stands for a finding without a place of its own: its outline, hardly any fill.
Style outlined(Style style) {
    constexpr std::uint8_t kFaint = 25;
    style.fill.alpha = kFaint;
    style.hatch = Hatch::none;
    style.dash = Dash::dashed;
    style.line_mm *= 1.6;
    return style;
}

Style with(Style style, Hatch hatch) {
    style.hatch = hatch;
    return style;
}

Style faded(Style style, std::uint8_t alpha) {
    style.fill.alpha = alpha;
    return style;
}

MapStyle conflicts(bool areas) {
    MapStyle style;
    style.expression = areas ? R"("verdict" || if("place" = 'perimeter', '_perimeter', ''))" : "verdict";
    if (areas) {
        for (const Verdict verdict : kOnMap) {
            const std::string code(model::code(verdict));
            Text label = caption("verdict", code);
            label.fr += " (tout le périmètre)";
            label.en += " (whole perimeter)";
            style.categories.push_back({code + "_perimeter", label, outlined(cartography::style_of(verdict))});
        }
    }
    for (const Verdict verdict : kOnMap) {
        const std::string code(model::code(verdict));
        style.categories.push_back(
            {code, caption("verdict", code), cartography::style_of(verdict), marker_of(verdict)});
    }
    style.label = {R"("verdict_fr" || '\n' || coalesce(nullif("class", ''), "check_fr"))",
                   R"("verdict_en" || '\n' || coalesce(nullif("class", ''), "check_en"))"};
    style.display = {R"("check_fr" || ' – ' || "project_name")", R"("check_en" || ' – ' || "project_name")"};
    style.tip = {both("verdict"), both("check"), same_text("project_name"), both("sentence"), same_text("reference")};
    return style;
}

MapStyle projects() {
    MapStyle style;
    style.expression = "documents_code";
    for (int i = static_cast<int>(model::DocumentsRollup::nothing_checked); i >= 0; --i) {
        const auto rollup = static_cast<model::DocumentsRollup>(i);
        const std::string code(model::code(rollup));
        style.categories.push_back({code, caption("documents_rollup", code), cartography::style_of(rollup)});
    }
    style.label = style.display = field("project_name");
    style.tip = {same_text("project_name"), both("documents_label"), both("headlines")};
    return style;
}

MapStyle not_assessable() {
    MapStyle style;
    style.expression = R"(if("mandatory", 'mandatory', 'optional'))";
    const Text label = caption("verdict", "not_assessable");
    Style mandatory = cartography::style_of(Verdict::not_assessable);
    mandatory.line_mm *= 2;
    style.categories = {{"optional", label, cartography::style_of(Verdict::not_assessable)},
                        {"mandatory",
                         {label.fr + ", contrôle obligatoire", label.en + ", mandatory check"},
                         mandatory}};
    style.label = {R"("document_fr" || '\n' || "cause_fr")", R"("document_en" || '\n' || "cause_en")"};
    style.display = {R"("document_fr" || ' – ' || "project_name")", R"("document_en" || ' – ' || "project_name")"};
    style.tip = {both("document"), both("cause"), both("sentence"), both("supply")};
    return style;
}

MapStyle slivers() {
    const Style& plain = cartography::style_named("sliver");
    MapStyle style;
    style.expression = "cause";
    style.categories = {{"digitising", caption("sliver_cause", "digitising"), plain},
                        {"accuracy", caption("sliver_cause", "accuracy"), with(plain, Hatch::rising)}};
    style.display = field("sliver_id");
    style.tip = {both("cause"), same_text("mean_width_m"), same_text("project_name")};
    return style;
}

MapStyle adjusted() {
    const Style& plain = cartography::style_named("adjusted");
    Style all = with(plain, Hatch::dotted);
    all.dash = Dash::solid;
    MapStyle style;
    style.expression = "scope";
    const auto suggested = [](const char* code) {
        const Text scope = wording::label("cut_scope", code);
        return Text{"Découpe suggérée " + scope.fr, "Suggested cut-out " + scope.en};
    };
    style.categories = {{"finding", suggested("finding"), plain},
                        {"contradictions", suggested("contradictions"), all}};
    style.display = field("adjusted_id");
    style.tip = {both("sentence"), both("status")};
    return style;
}

MapStyle differences() {
    MapStyle style;
    style.expression = "width";
    style.categories = {
        {"sliver", caption("data_fault_width", "sliver"), cartography::style_named("sliver")},
        {"wide", caption("data_fault_width", "wide"), with(cartography::style_named("overlap"), Hatch::crossed)}};
    style.display = field("patch_id");
    style.tip = {both("comparison"), same_text("a_class"), same_text("b_class"), both("sentence")};
    return style;
}

// Blue where a need is met, red where it is not; what is near its limit is paler and hatched.
MapStyle needs() {
    constexpr std::uint8_t kFull = 150;
    constexpr std::uint8_t kPale = 45;
    const Style& bad = cartography::style_of(model::NeedsRollup::worsens);
    const Style& good = cartography::style_of(model::NeedsRollup::contributes);
    const std::array<std::pair<model::UnitState, Style>, 8> states{
        {{model::UnitState::not_assessable,
          with(cartography::style_of(model::NeedsRollup::not_assessable), Hatch::falling)},
         {model::UnitState::shortfall, with(faded(bad, kFull), Hatch::crossed)},
         {model::UnitState::nearly_met, with(faded(bad, kPale), Hatch::rising)},
         {model::UnitState::met, faded(good, kPale)},
         {model::UnitState::over, with(faded(good, kFull), Hatch::dotted)},
         {model::UnitState::within, faded(good, kPale)},
         {model::UnitState::tight, with(faded(bad, kPale), Hatch::rising)},
         {model::UnitState::exceeded, with(faded(bad, kFull), Hatch::crossed)}}};
    MapStyle style;
    style.expression = "state";
    for (const auto& [state, look] : states) {
        const std::string code(model::code(state));
        style.categories.push_back({code, caption("unit_state", code), look});
    }
    const std::string level = R"("unit_name" || if("level" IS NULL, '', '\n' || round(100 * "level") || ' %'))";
    style.label = same_text(level);
    style.display = {R"("unit_name" || ' – ' || "need_fr")", R"("unit_name" || ' – ' || "need_en")"};
    style.tip = {same_text("unit_name"), both("need"), both("state"), both("why")};
    return style;
}

MapStyle faults() {
    MapStyle style;
    style.expression = "fault";
    for (const char* code : {"overlap", "gap"})
        style.categories.push_back({code, caption("data_fault", code), cartography::style_named(code)});
    style.display = field("fault_id");
    style.tip = {both("what")};
    return style;
}

}  // namespace

MapStyle map_style(const MapLayer& layer) {
    if (layer.name == "conflicts") return conflicts(true);
    if (layer.name == "conflicts_lines" || layer.name == "conflicts_points") return conflicts(false);
    if (layer.name == "projects") return projects();
    if (layer.name == "not_assessable") return not_assessable();
    if (layer.name == "slivers") return slivers();
    if (layer.name == "adjusted_perimeters") return adjusted();
    if (layer.name == "difference_patches") return differences();
    if (layer.name == "needs") return needs();
    if (layer.name == "data_quality") return faults();
    return {};
}

std::string quoted_field(std::string_view name) {
    std::string out = "\"";
    for (const char letter : name) out.append(letter == '"' ? 2 : 1, letter);
    return out + "\"";
}

std::string quoted_text(std::string_view text) {
    std::string out = "'";
    for (const char letter : text) {
        if (letter == '\\' || letter == '\'') out += letter;
        out += letter;
    }
    return out + "'";
}

}  // namespace terracord::report

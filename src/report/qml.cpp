#include "report/qml.hpp"

#include <sstream>

#include "base/json_writer.hpp"
#include "report/clean_text.hpp"
#include "wording/phrases.hpp"

namespace terracord::report {

namespace {

using cartography::Colour;
using cartography::Dash;
using cartography::Hatch;
using cartography::Style;
using geometry::Family;

std::string millimetres(double value) {
    std::string text;
    append_fixed(text, value, 2);
    return text;
}

std::string colour(const Colour& value) {
    return std::to_string(value.red) + "," + std::to_string(value.green) + "," + std::to_string(value.blue) + "," +
           std::to_string(value.alpha);
}

Colour opaque(Colour value) {
    value.alpha = 255;
    return value;
}

const char* dash_name(Dash dash) { return dash == Dash::dashed ? "dash" : dash == Dash::dotted ? "dot" : "solid"; }

pugi::xml_node add_symbol_layer(pugi::xml_node symbol, const char* type) {
    pugi::xml_node layer = symbol.append_child("layer");
    layer.append_attribute("class") = type;
    layer.append_attribute("enabled") = "1";
    layer.append_attribute("locked") = "0";
    layer.append_attribute("pass") = "0";
    pugi::xml_node map = layer.append_child("Option");
    map.append_attribute("type") = "Map";
    return map;
}

pugi::xml_node open_symbol(pugi::xml_node parent, const std::string& name, const char* type) {
    pugi::xml_node symbol = parent.append_child("symbol");
    symbol.append_attribute("type") = type;
    symbol.append_attribute("name") = name.c_str();
    symbol.append_attribute("alpha") = "1";
    symbol.append_attribute("clip_to_extent") = "1";
    symbol.append_attribute("force_rhr") = "0";
    return symbol;
}

void add_line(pugi::xml_node symbol, const Colour& ink, double width, Dash dash) {
    pugi::xml_node map = add_symbol_layer(symbol, "SimpleLine");
    add_option(map, "line_color", colour(ink));
    add_option(map, "line_style", dash_name(dash));
    add_option(map, "line_width", millimetres(width));
    add_option(map, "line_width_unit", "MM");
    add_option(map, "joinstyle", "round");
    add_option(map, "capstyle", dash == Dash::solid ? "round" : "flat");
}

// Lines of their own, not a brush of Qt: a brush becomes pixels on paper.
void add_hatch(pugi::xml_node symbol, const std::string& owner, const Style& style, int angle, Dash dash) {
    constexpr double kThin = 0.25;
    pugi::xml_node map = add_symbol_layer(symbol, "LinePatternFill");
    add_option(map, "angle", std::to_string(angle));
    add_option(map, "distance", millimetres(style.hatch_mm));
    add_option(map, "distance_unit", "MM");
    add_option(map, "line_width", millimetres(kThin));
    add_option(map, "line_width_unit", "MM");
    add_option(map, "color", colour(style.line));
    pugi::xml_node line = open_symbol(map.parent(), "@" + owner + "@" + std::to_string(angle), "line");
    add_line(line, style.line, kThin, dash);
}

void add_fill(pugi::xml_node symbol, const std::string& name, const Style& style) {
    constexpr int kRising = 45;
    constexpr int kFalling = 135;
    pugi::xml_node map = add_symbol_layer(symbol, "SimpleFill");
    add_option(map, "color", colour(style.fill));
    add_option(map, "style", style.fill.alpha == 0 ? "no" : "solid");
    add_option(map, "outline_color", colour(style.line));
    add_option(map, "outline_style", dash_name(style.dash));
    add_option(map, "outline_width", millimetres(style.line_mm));
    add_option(map, "outline_width_unit", "MM");
    add_option(map, "joinstyle", "round");
    if (style.hatch == Hatch::rising || style.hatch == Hatch::crossed)
        add_hatch(symbol, name, style, kRising, Dash::solid);
    if (style.hatch == Hatch::falling || style.hatch == Hatch::crossed)
        add_hatch(symbol, name, style, kFalling, Dash::solid);
    if (style.hatch == Hatch::dotted) add_hatch(symbol, name, style, kRising, Dash::dotted);
}

// A line in its colour, cased by a darker and wider one.
void add_cased_line(pugi::xml_node symbol, const Style& style) {
    constexpr double kCore = 0.5;
    constexpr double kCasing = 1.0;
    const Colour core = style.fill.alpha == 0 ? style.line : opaque(style.fill);
    if (core != style.line) add_line(symbol, style.line, style.line_mm + kCasing, Dash::solid);
    add_line(symbol, core, style.line_mm + (core == style.line ? 0.0 : kCore), style.dash);
}

void add_marker(pugi::xml_node symbol, const Category& category) {
    pugi::xml_node map = add_symbol_layer(symbol, "SimpleMarker");
    const Style& style = category.style;
    add_option(map, "name", std::string(category.marker));
    add_option(map, "color", colour(style.fill.alpha == 0 ? style.line : opaque(style.fill)));
    add_option(map, "outline_color", colour(style.line));
    add_option(map, "outline_width", millimetres(style.line_mm));
    add_option(map, "outline_width_unit", "MM");
    add_option(map, "size", category.marker == "circle" ? "2.4" : "3.8");
    add_option(map, "size_unit", "MM");
}

void add_renderer(pugi::xml_node parent, const MapLayer& layer, const MapStyle& style, Lang lang) {
    pugi::xml_node renderer = parent.append_child("renderer-v2");
    renderer.append_attribute("type") = "categorizedSymbol";
    renderer.append_attribute("attr") = style.expression.c_str();
    renderer.append_attribute("forceraster") = "0";
    renderer.append_attribute("symbollevels") = "1";  // the order of the categories
    renderer.append_attribute("enableorderby") = "0";
    pugi::xml_node categories = renderer.append_child("categories");
    pugi::xml_node symbols = renderer.append_child("symbols");
    for (std::size_t i = 0; i < style.categories.size(); ++i) {
        const Category& one = style.categories[i];
        pugi::xml_node category = categories.append_child("category");
        category.append_attribute("render") = "true";
        category.append_attribute("symbol") = std::to_string(i).c_str();
        category.append_attribute("value") = clean_text(one.value).c_str();
        category.append_attribute("label") = plain_words(one.label.in(lang)).c_str();
        add_symbol(symbols, std::to_string(i), layer.family, one);
    }
}

void add_labels(pugi::xml_node parent, const MapLayer& layer, const MapStyle& style, Lang lang) {
    pugi::xml_node labeling = parent.append_child("labeling");
    labeling.append_attribute("type") = "simple";
    pugi::xml_node settings = labeling.append_child("settings");
    settings.append_attribute("calloutType") = "simple";
    pugi::xml_node text = settings.append_child("text-style");
    text.append_attribute("fieldName") = style.label.in(lang).c_str();
    text.append_attribute("isExpression") = "1";
    text.append_attribute("fontFamily") = "DejaVu Sans";
    text.append_attribute("fontSize") = "8";
    text.append_attribute("fontSizeUnit") = "Point";
    text.append_attribute("fontWeight") = "50";  // without it QGIS takes the thinnest
    text.append_attribute("textColor") = "30,30,30,255";
    text.append_attribute("textOpacity") = "1";
    text.append_attribute("allowHtml") = "0";
    pugi::xml_node halo = text.append_child("text-buffer");
    halo.append_attribute("bufferDraw") = "1";
    halo.append_attribute("bufferSize") = "0.9";
    halo.append_attribute("bufferSizeUnits") = "MM";
    halo.append_attribute("bufferColor") = "255,255,255,255";
    halo.append_attribute("bufferOpacity") = "0.9";
    halo.append_attribute("bufferJoinStyle") = "128";
    pugi::xml_node format = settings.append_child("text-format");
    format.append_attribute("wrapChar") = "";
    format.append_attribute("autoWrapLength") = "24";
    format.append_attribute("multilineAlign") = "1";
    pugi::xml_node placement = settings.append_child("placement");
    if (layer.family == Family::area) {
        placement.append_attribute("placement") = "1";
        placement.append_attribute("centroidWhole") = "0";
        placement.append_attribute("centroidInside") = "1";
        placement.append_attribute("fitInPolygonOnly") = "0";
    } else {
        placement.append_attribute("placement") = layer.family == Family::line ? "2" : "6";
        placement.append_attribute("dist") = "1.5";
    }
    pugi::xml_node rendering = settings.append_child("rendering");
    rendering.append_attribute("scaleVisibility") = "1";
    rendering.append_attribute("scaleMin") = "1";
    rendering.append_attribute("scaleMax") = "25000";
    rendering.append_attribute("obstacle") = "0";
    rendering.append_attribute("displayAll") = "0";
    rendering.append_attribute("drawLabels") = "1";
}

// The codes of a list with what they read.
void add_value_map(pugi::xml_node widget, std::string_view list, Lang lang) {
    pugi::xml_node map = widget.append_child("config").append_child("Option");
    map.append_attribute("type") = "Map";
    pugi::xml_node values = map.append_child("Option");
    values.append_attribute("type") = "List";
    values.append_attribute("name") = "map";
    const std::string prefix = std::string(list) + "/";
    for (const wording::Entry& entry : wording::all_labels()) {
        if (!entry.name.starts_with(prefix)) continue;
        const std::string code(entry.name.substr(prefix.size()));
        pugi::xml_node one = values.append_child("Option");
        one.append_attribute("type") = "Map";
        add_option(one, wording::label(list, code, lang).c_str(), code);
    }
}

void add_fields(pugi::xml_node parent, const MapLayer& layer, Lang lang) {
    pugi::xml_node fields = parent.append_child("fieldConfiguration");
    pugi::xml_node aliases = parent.append_child("aliases");
    for (std::size_t i = 0; i < layer.columns.size(); ++i) {
        const Column& column = layer.columns[i];
        pugi::xml_node field = fields.append_child("field");
        field.append_attribute("name") = column.name.c_str();
        field.append_attribute("configurationFlags") = "None";
        pugi::xml_node widget = field.append_child("editWidget");
        widget.append_attribute("type") = column.values.empty() ? "TextEdit" : "ValueMap";
        if (column.values.empty()) {
            widget.append_child("config").append_child("Option");
        } else {
            add_value_map(widget, column.values, lang);
        }
        pugi::xml_node alias = aliases.append_child("alias");
        alias.append_attribute("field") = column.name.c_str();
        alias.append_attribute("index") = std::to_string(i).c_str();
        alias.append_attribute("name") = column.alias.in(lang).c_str();
    }
}

// The table shows one language; the columns of the other one are there, hidden.
void add_table(pugi::xml_node parent, const MapLayer& layer, Lang lang) {
    const std::string_view other = lang == Lang::fr ? "_en" : "_fr";
    pugi::xml_node columns = parent.append_child("attributetableconfig").append_child("columns");
    for (const Column& column : layer.columns) {
        pugi::xml_node one = columns.append_child("column");
        one.append_attribute("type") = "field";
        one.append_attribute("name") = column.name.c_str();
        one.append_attribute("width") = "-1";
        one.append_attribute("hidden") = column.name.ends_with(other) ? "1" : "0";
    }
}

// QGIS shows tips as HTML and 3.22 has no function that escapes it.
std::string escaped_field(const std::string& name) {
    return "[% replace(replace(replace(coalesce(" + quoted_field(name) +
           ", ''), '&', '&amp;'), '<', '&lt;'), '>', '&gt;') %]";
}

std::string tip_of(const MapStyle& style, Lang lang) {
    std::string html;
    for (const Text& line : style.tip) {
        const std::string value = escaped_field(line.in(lang));
        html += html.empty() ? "<b>" + value + "</b>" : "<br/>" + value;
    }
    return html;
}

int geometry_number(Family family) {  // QgsWkbTypes::GeometryType
    return family == Family::point ? 0 : family == Family::line ? 1 : family == Family::area ? 2 : 4;
}

}  // namespace

void add_option(pugi::xml_node map, const char* name, const std::string& value) {
    pugi::xml_node option = map.append_child("Option");
    option.append_attribute("type") = "QString";
    option.append_attribute("name") = name;
    option.append_attribute("value") = value.c_str();
}

std::string plain_words(std::string_view words) {
    std::string out = clean_text(words);
    for (std::size_t at = out.find("[%"); at != std::string::npos; at = out.find("[%", at + 2)) out.insert(at + 1, " ");
    return out;
}

void add_symbol(pugi::xml_node symbols, const std::string& name, Family family, const Category& category) {
    if (family == Family::area) {
        add_fill(open_symbol(symbols, name, "fill"), name, category.style);
    } else if (family == Family::line) {
        add_cased_line(open_symbol(symbols, name, "line"), category.style);
    } else {
        add_marker(open_symbol(symbols, name, "marker"), category);
    }
}

void add_style(pugi::xml_node parent, const MapLayer& layer, const MapStyle& style, Lang lang) {
    if (!style.categories.empty()) add_renderer(parent, layer, style, lang);
    if (!style.label.empty()) add_labels(parent, layer, style, lang);
    add_fields(parent, layer, lang);
    add_table(parent, layer, lang);
    if (!style.tip.empty()) parent.append_child("mapTip").text() = tip_of(style, lang).c_str();
    if (!style.display.empty()) parent.append_child("previewExpression").text() = style.display.in(lang).c_str();
}

std::string qml(const MapLayer& layer, const MapStyle& style, Lang lang) {
    pugi::xml_document document;
    document.append_child(pugi::node_doctype).set_value("qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'");
    pugi::xml_node root = document.append_child("qgis");
    root.append_attribute("version") = "3.22.16";
    root.append_attribute("styleCategories") = "Symbology|Labeling|Fields|Forms|AttributeTable|MapTips";
    root.append_attribute("labelsEnabled") = style.label.empty() ? "0" : "1";
    add_style(root, layer, style, lang);
    root.append_child("layerGeometryType").text() = geometry_number(layer.family);
    std::ostringstream out;
    document.save(out, "  ", pugi::format_default | pugi::format_no_declaration, pugi::encoding_utf8);
    return out.str();
}

std::string qml(const MapLayer& layer, Lang lang) { return qml(layer, map_style(layer), lang); }

}  // namespace terracord::report

#include "report/qgis_layout.hpp"

#include <algorithm>

#include "base/json_writer.hpp"
#include "report/qml.hpp"
#include "wording/numbers.hpp"
#include "wording/phrases.hpp"

namespace terracord::report {

namespace {

// Types of items, QgsLayoutItemRegistry.
constexpr int kPage = 65638;
constexpr int kMap = 65639;
constexpr int kPicture = 65640;
constexpr int kLabel = 65641;
constexpr int kLegend = 65642;
constexpr int kScaleBar = 65646;

// A4 across, millimetres.
constexpr double kWidth = 297.0;
constexpr double kHeight = 210.0;

struct Place {
    double x;
    double y;
    double width;
    double height;
};
constexpr Place kMapPlace{10, 24, 204, 176};
constexpr double kColumn = 218;  // left edge of what stands beside the map
constexpr double kColumnWidth = 69;

std::string number(double value) {
    std::string text;
    append_fixed(text, value, 3);
    return text;
}

// Fixed: the same run gives the same bytes.
std::string uuid(int item) { return "{7e44ac0d-0000-4000-8000-00000000000" + std::to_string(item) + "}"; }

struct Frame {
    bool framed = false;
    bool filled = false;
};

pugi::xml_node add_item(pugi::xml_node parent, int type, const char* id, int order, const Place& place,
                        const Frame& frame = {}) {
    pugi::xml_node item = parent.append_child("LayoutItem");
    item.append_attribute("type") = type;
    item.append_attribute("id") = id;
    item.append_attribute("uuid") = uuid(order).c_str();
    item.append_attribute("templateUuid") = uuid(order).c_str();
    item.append_attribute("size") = (number(place.width) + "," + number(place.height) + ",mm").c_str();
    const std::string position = number(place.x) + "," + number(place.y) + ",mm";
    item.append_attribute("position") = position.c_str();
    item.append_attribute("positionOnPage") = position.c_str();
    item.append_attribute("referencePoint") = 0;
    item.append_attribute("zValue") = order;
    item.append_attribute("visibility") = 1;
    item.append_attribute("opacity") = 1;
    item.append_attribute("frame") = frame.framed ? "true" : "false";
    item.append_attribute("background") = frame.filled ? "true" : "false";
    item.append_attribute("outlineWidthM") = "0.2,mm";
    item.append_child("LayoutObject");
    return item;
}

struct Font {
    int points;
    bool bold;
};

std::string font(const Font& wanted) {
    return "DejaVu Sans," + std::to_string(wanted.points) + ",-1,5," + (wanted.bold ? "75" : "50") + ",0,0,0,0,0";
}

// `words` may hold "[% … %]" for QGIS to fill in: foreign text comes through plain_words.
void add_label(pugi::xml_node parent, const char* id, int order, const Place& place, const Font& look,
               const std::string& words) {
    constexpr int kTop = 32;
    constexpr int kLeft = 1;
    pugi::xml_node item = add_item(parent, kLabel, id, order, place);
    item.append_attribute("labelText") = words.c_str();
    item.append_attribute("htmlState") = 0;
    item.append_attribute("halign") = kLeft;
    item.append_attribute("valign") = kTop;
    item.append_attribute("marginX") = 0;
    item.append_attribute("marginY") = 0;
    item.append_child("LabelFont").append_attribute("description") = font(look).c_str();
    pugi::xml_node ink = item.append_child("FontColor");
    for (const char* part : {"red", "green", "blue"}) ink.append_attribute(part) = 30;
    ink.append_attribute("alpha") = 255;
}

void add_page(pugi::xml_node layout) {
    pugi::xml_node pages = layout.append_child("PageCollection");
    Category white{"", {}, {.fill = {255, 255, 255, 255}, .line = {255, 255, 255, 255}, .line_mm = 0.0}};
    add_symbol(pages, "", geometry::Family::area, white);
    add_item(pages, kPage, "", 0, {0, 0, kWidth, kHeight}, {.filled = true});
    pages.append_child("GuideCollection");
}

// QGIS shrinks the item to the shape of the extent it is given.
geometry::Box in_shape_of(const Place& place, const geometry::Box& box) {
    const double scale = std::max(box.width() / place.width, box.height() / place.height);
    const double x = (box.min_x + box.max_x) / 2;
    const double y = (box.min_y + box.max_y) / 2;
    return {x - scale * place.width / 2, y - scale * place.height / 2, x + scale * place.width / 2,
            y + scale * place.height / 2};
}

void add_map(pugi::xml_node layout, const geometry::Box& wanted) {
    const geometry::Box extent = in_shape_of(kMapPlace, wanted);
    constexpr int kAroundFeature = 2;
    pugi::xml_node map = add_item(layout, kMap, "map", 1, kMapPlace, {.framed = true, .filled = true});
    map.append_attribute("followPreset") = "false";
    map.append_attribute("keepLayerSet") = "false";
    map.append_attribute("drawCanvasItems") = "true";
    map.append_attribute("mapRotation") = 0;
    map.append_attribute("labelMargin") = "2,mm";
    pugi::xml_node box = map.append_child("Extent");
    box.append_attribute("xmin") = number(extent.min_x).c_str();
    box.append_attribute("ymin") = number(extent.min_y).c_str();
    box.append_attribute("xmax") = number(extent.max_x).c_str();
    box.append_attribute("ymax") = number(extent.max_y).c_str();
    map.append_child("LayerSet");
    pugi::xml_node atlas = map.append_child("AtlasMap");
    atlas.append_attribute("atlasDriven") = 1;
    atlas.append_attribute("scalingMode") = kAroundFeature;
    atlas.append_attribute("margin") = "0.35";
}

void add_legend(pugi::xml_node layout, const Sheet& sheet) {
    pugi::xml_node legend = add_item(layout, kLegend, "legend", 3, {kColumn, 24, kColumnWidth, 100}, {.filled = true});
    legend.append_attribute("title") = sheet.lang == Lang::fr ? "Légende" : "Legend";
    legend.append_attribute("resizeToContents") = 1;
    legend.append_attribute("legendFilterByMap") = 1;
    legend.append_attribute("map_uuid") = uuid(1).c_str();
    legend.append_attribute("wrapChar") = "\n";
    legend.append_attribute("symbolWidth") = 6;
    legend.append_attribute("symbolHeight") = 3.5;
    legend.append_attribute("boxSpace") = 0;
    legend.append_attribute("lineSpacing") = 0.8;
    pugi::xml_node styles = legend.append_child("styles");
    const auto style = [&](const char* name, const char* above, const Font& look) {
        pugi::xml_node one = styles.append_child("style");
        one.append_attribute("name") = name;
        one.append_attribute("alignment") = 1;
        one.append_attribute("marginTop") = above;
        one.append_attribute("marginBottom") = "1.5";
        one.append_attribute("marginLeft") = "1.5";
        one.append_child("styleFont").append_attribute("description") = font(look).c_str();
    };
    style("title", "0", {10, true});
    style("group", "2", {8, true});
    style("subgroup", "2", {7, true});
    style("symbol", "1", {7, false});
    style("symbolLabel", "1", {6, false});
    pugi::xml_node tree = legend.append_child("layer-tree-group");
    for (const SheetLayer& layer : sheet.legend) {
        pugi::xml_node one = tree.append_child("layer-tree-layer");
        one.append_attribute("id") = layer.id.c_str();
        one.append_attribute("name") = layer.name.c_str();
        one.append_attribute("checked") = "Qt::Checked";
        one.append_attribute("expanded") = 1;
    }
}

void add_scale_bar(pugi::xml_node layout) {
    constexpr int kFitWidth = 1;
    pugi::xml_node bar = add_item(layout, kScaleBar, "scale", 4, {kColumn, 150, 50, 12});
    bar.append_attribute("style") = "Single Box";
    bar.append_attribute("unitType") = "meters";
    bar.append_attribute("unitLabel") = "m";
    bar.append_attribute("numSegments") = 2;
    bar.append_attribute("numSegmentsLeft") = 0;
    bar.append_attribute("numUnitsPerSegment") = 50;
    bar.append_attribute("numMapUnitsPerScaleBarUnit") = 1;
    bar.append_attribute("segmentSizeMode") = kFitWidth;
    bar.append_attribute("minBarWidth") = 30;
    bar.append_attribute("maxBarWidth") = 45;
    bar.append_attribute("height") = 2;
    bar.append_attribute("boxContentSpace") = 0;
    bar.append_attribute("labelBarSpace") = 1;
    bar.append_attribute("mapUuid") = uuid(1).c_str();
    pugi::xml_node text = bar.append_child("text-style");
    text.append_attribute("fontFamily") = "DejaVu Sans";
    text.append_attribute("fontSize") = 7;
    text.append_attribute("fontSizeUnit") = "Point";
    text.append_attribute("fontWeight") = 50;
    text.append_attribute("textColor") = "30,30,30,255";
    text.append_attribute("textOpacity") = 1;
}

std::string provenance(const model::RunInfo& run, Lang lang) {
    const model::ReportSpec& report = run.analysis->report;
    std::string words;
    const auto line = [&](const std::string& text) {
        if (!text.empty()) words += (words.empty() ? "" : "\n") + plain_words(text);
    };
    line(report.service);
    line(report.reference);
    line((lang == Lang::fr ? "Analyse à la date du " : "Analysis as of ") +
         wording::date(run.analysis->date).in(lang));
    line(run.crs_code.empty() ? run.crs_name : run.crs_name + " (" + run.crs_code + ")");
    line("Terracord " + run.tool_version);
    line(wording::disclaimer().in(lang));
    return words;
}

}  // namespace

void add_sheet(pugi::xml_node layouts, const model::RunInfo& run, const Sheet& sheet) {
    const bool french = sheet.lang == Lang::fr;
    pugi::xml_node layout = layouts.append_child("Layout");
    layout.append_attribute("name") = french ? "Carte A4" : "A4 map";
    layout.append_attribute("units") = "mm";
    layout.append_attribute("printResolution") = 200;
    layout.append_attribute("worldFileMap") = "";
    layout.append_child("Snapper");
    layout.append_child("Grid");
    add_page(layout);
    add_map(layout, sheet.extent);
    add_label(layout, "title", 2, {10, 6, 277, 8}, {14, true}, R"([% coalesce("project_name", '') %])");
    add_label(layout, "subtitle", 5, {10, 14, 277, 8}, {9, false},
              plain_words(run.analysis->title) +
                  (french ? R"([% coalesce(' – ' || "documents_label_fr", '') %])"
                          : R"([% coalesce(' – ' || "documents_label_en", '') %])"));
    add_legend(layout, sheet);
    add_scale_bar(layout);
    pugi::xml_node north = add_item(layout, kPicture, "north", 6, {kColumn + 55, 148, 12, 14});
    north.append_attribute("file") = "arrows/NorthArrow_02.svg";
    north.append_attribute("svgFillColor") = "30,30,30,255";
    north.append_attribute("svgBorderColor") = "30,30,30,255";
    north.append_attribute("svgBorderWidth") = "0.2";
    north.append_attribute("mode") = 0;
    north.append_attribute("northMode") = 0;
    north.append_attribute("mapUuid") = uuid(1).c_str();
    add_label(layout, "provenance", 7, {kColumn, 166, kColumnWidth, 34}, {6, false}, provenance(run, sheet.lang));
    pugi::xml_node atlas = layout.append_child("Atlas");
    atlas.append_attribute("enabled") = 1;
    atlas.append_attribute("coverageLayer") = sheet.coverage_id.c_str();
    atlas.append_attribute("coverageLayerName") = "projects";
    atlas.append_attribute("hideCoverage") = 0;
    atlas.append_attribute("pageNameExpression") = R"("project_name")";
    atlas.append_attribute("filenamePattern") = R"('terracord_' || @atlas_featurenumber)";
    atlas.append_attribute("sortFeatures") = 0;
    atlas.append_attribute("filterFeatures") = 0;
}

}  // namespace terracord::report

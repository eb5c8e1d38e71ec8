#include "gdal/drawing.hpp"

#include <cpl_vsi.h>
#include <fmt/format.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <cstdlib>
#include <sstream>

#include "gdal/crs.hpp"
#include "gdal/crs_data.hpp"
#include "gdal/drawing_areas.hpp"
#include "gdal/drawing_entities.hpp"
#include "gdal/error_capture.hpp"

namespace terracord::gdal {
namespace {

using geometry::Box;
using geometry::Family;

std::string amount(std::int64_t count, const char* one, const char* many) {
    return count == 0 ? "" : fmt::format("{} {}", count, count == 1 ? one : many);
}

std::string joined(std::initializer_list<std::string> parts) {
    std::string text;
    for (const std::string& part : parts) {
        if (!part.empty()) text += (text.empty() ? "" : ", ") + part;
    }
    return text;
}

Result<std::string> choose(const std::vector<CadLayer>& layers, const Wanted& wanted) {
    if (wanted.layer.empty() && layers.size() == 1) return layers.front().name;
    if (!wanted.layer.empty()) {
        for (const CadLayer& layer : layers) {
            if (layer.name == wanted.layer) return layer.name;
        }
        for (const CadLayer& layer : layers) {
            if (same_ignoring_case(layer.name, wanted.layer)) return layer.name;
        }
    }
    constexpr std::size_t kMostListed = 20;
    Text list;
    std::vector<std::string> names;
    for (const CadLayer& layer : layers) {
        names.push_back(layer.name);
        if (names.size() > kMostListed) continue;
        const Text told = layer.told();
        list.fr += fmt::format("{}{} ({})", list.fr.empty() ? "" : " ; ", layer.name, told.fr);
        list.en += fmt::format("{}{} ({})", list.en.empty() ? "" : "; ", layer.name, told.en);
    }
    if (names.size() > kMostListed) {
        list.fr += fmt::format(" ; et {} autres", names.size() - kMostListed);
        list.en += fmt::format("; and {} more", names.size() - kMostListed);
    }
    const std::string nearest = nearest_word(wanted.layer, names);
    const auto with_closed =
        std::find_if(layers.begin(), layers.end(), [](const CadLayer& layer) { return layer.closed > 0; });
    const std::string proposed = !nearest.empty()              ? nearest
                                 : with_closed != layers.end() ? with_closed->name
                                                               : layers.front().name;
    Text message{fmt::format("« {} » a plusieurs calques : {}", wanted.written, list.fr),
                 fmt::format("'{}' has several CAD layers: {}", wanted.written, list.en)};
    if (!wanted.layer.empty()) {
        message = {
            fmt::format("« {} » n'a pas de calque « {} » ; calques : {}", wanted.written, wanted.layer, list.fr),
            fmt::format("'{}' has no CAD layer '{}'; its CAD layers: {}", wanted.written, wanted.layer, list.en)};
    }
    return fail(ErrorCode::layer_not_found, std::move(message), wanted.position,
                {fmt::format("Dites lequel dessine les surfaces, par exemple layer = \"{}\".", proposed),
                 fmt::format("Say which one draws the areas, for example layer = \"{}\".", proposed)});
}

// No drawing is in degrees: what could be is drawn about an origin of its own.
bool looks_like_degrees(const Box& box) {
    return box.min_x >= -180.0 && box.max_x <= 180.0 && box.min_y >= -90.0 && box.max_y <= 90.0;
}

std::vector<CadLayer> layers_of(const Entities& entities) {
    std::vector<CadLayer> list;
    for (const auto& [name, layer] : entities.layers) list.push_back(layer.seen);
    return list;
}

}  // namespace

Family CadLayer::family() const {
    if (closed > 0 || filled > 0) return Family::area;
    if (open > 0) return Family::line;
    return points > 0 ? Family::point : Family::none;
}

Text CadLayer::told() const {
    return {joined({amount(closed, "ligne fermée", "lignes fermées"), amount(open, "ligne ouverte", "lignes ouvertes"),
                    amount(filled, "surface remplie", "surfaces remplies"), amount(points, "point", "points"),
                    amount(texts, "texte ou cote", "textes ou cotes"), amount(blocks, "bloc", "blocs"),
                    amount(paper, "objet de l'espace papier", "objets de l'espace papier")}),
            joined({amount(closed, "closed line", "closed lines"), amount(open, "open line", "open lines"),
                    amount(filled, "filled area", "filled areas"), amount(points, "point", "points"),
                    amount(texts, "text or dimension", "texts or dimensions"), amount(blocks, "block", "blocks"),
                    amount(paper, "entity of the paper space", "entities of the paper space")})};
}

std::vector<CadLayer> cad_layers(const Dataset& drawing) { return layers_of(read_entities(drawing, Keep::numbers)); }

Result<Drawing> read_drawing(const Dataset& drawing, const Wanted& wanted) {
    const Entities numbers = read_entities(drawing, Keep::numbers);
    if (!numbers.complaint.empty()) return tl::unexpected<Error>(unreadable_drawing(wanted, numbers.complaint));
    const std::vector<CadLayer> layers = layers_of(numbers);
    if (layers.empty()) {
        return fail(ErrorCode::layer_empty,
                    {fmt::format("« {} » ne contient aucun objet dessiné", wanted.written),
                     fmt::format("'{}' holds nothing drawn", wanted.written)},
                    wanted.position,
                    {"Enregistrez de nouveau le dessin : son espace objet est vide.",
                     "Save the drawing again: its model space is empty."});
    }
    auto name = choose(layers, wanted);
    if (!name) return tl::unexpected<Error>(name.error());
    Entities entities = read_entities(drawing, Keep::all, &*name);
    const ErrorCapture quiet;
    Drawing made;
    made.unit = declared_unit(drawing);
    if (!make_features(std::move(entities.layers[*name]), wanted, made))
        return tl::unexpected<Error>(unreadable_drawing(wanted, "memory"));
    return made;
}

Error unreadable_drawing(const Wanted& wanted, const std::string& why) {
    return fail(ErrorCode::file_unreadable,
                {fmt::format("« {} » ne peut pas être lu : {}", wanted.written, why),
                 fmt::format("'{}' cannot be read: {}", wanted.written, why)},
                wanted.position,
                {"Ouvrez-le dans le logiciel de dessin et enregistrez-le de nouveau en DXF.",
                 "Open it in the drawing program and save it as DXF again."})
        .value();
}

// The header variable $INSUNITS, which stands near the beginning.
std::optional<DrawingUnit> declared_unit(const Dataset& drawing) {
    constexpr std::size_t kHead = 1 << 16;
    VSILFILE* file = VSIFOpenL(drawing.located.opened.c_str(), "rb");
    if (file == nullptr) return std::nullopt;
    std::string head(kHead, '\0');
    head.resize(VSIFReadL(head.data(), 1, head.size(), file));
    VSIFCloseL(file);
    const std::size_t at = head.find("$INSUNITS");
    if (at == std::string::npos) return std::nullopt;
    std::istringstream lines(head.substr(at));
    std::string word, group, value;
    if (!(lines >> word >> group >> value)) return std::nullopt;
    switch (std::atoi(value.c_str())) {
        case 1: return DrawingUnit{0.0254, {"pouces", "inches"}};
        case 2: return DrawingUnit{0.3048, {"pieds", "feet"}};
        case 4: return DrawingUnit{0.001, {"millimètres", "millimetres"}};
        case 5: return DrawingUnit{0.01, {"centimètres", "centimetres"}};
        case 6: return DrawingUnit{1.0, {"mètres", "metres"}};
        case 7: return DrawingUnit{1000.0, {"kilomètres", "kilometres"}};
        case 14: return DrawingUnit{0.1, {"décimètres", "decimetres"}};
        default: return std::nullopt;
    }
}

std::optional<DrawingUnit> fitting_unit(const Box& extent, const std::optional<DrawingUnit>& declared, const Crs* crs) {
    if (extent.empty()) return std::nullopt;
    const DrawingUnit metres{1.0, {"mètres", "metres"}};
    std::vector<DrawingUnit> units{metres};
    if (declared && declared->metres != 1.0) units.push_back(*declared);
    for (const DrawingUnit& unit :
         {DrawingUnit{0.001, {"millimètres", "millimetres"}}, DrawingUnit{0.01, {"centimètres", "centimetres"}}}) {
        if (!declared || declared->metres != unit.metres) units.push_back(unit);
    }
    for (const DrawingUnit& unit : units) {
        const double scale = unit.metres;
        const Box box{extent.min_x * scale, extent.min_y * scale, extent.max_x * scale, extent.max_y * scale};
        if (crs != nullptr ? plausible(*crs, box) : !looks_like_degrees(box) && !candidates(box).empty()) return unit;
    }
    return std::nullopt;
}

Error not_in_metres(const Wanted& wanted, const DrawingUnit& unit, const Box& extent) {
    const Text box = describe(extent);
    return fail(ErrorCode::drawing_unit,
                {fmt::format("« {} » est dessiné en {}, pas en mètres ({})", wanted.written, unit.name.fr, box.fr),
                 fmt::format("'{}' is drawn in {}, not in metres ({})", wanted.written, unit.name.en, box.en)},
                wanted.position,
                {fmt::format("Mettez le dessin à l'échelle dans son logiciel (facteur {}), puis enregistrez-le en "
                             "mètres.",
                             unit.metres),
                 fmt::format("Scale the drawing in its own program (factor {}), then save it in metres.", unit.metres)})
        .value();
}

Error says_other_unit(const Wanted& wanted, const DrawingUnit& declared) {
    return fail(ErrorCode::drawing_unit,
                {fmt::format("« {} » se dit en {}, mais ses coordonnées sont des mètres : lu en mètres", wanted.written,
                             declared.name.fr),
                 fmt::format("'{}' says it is in {}, but its coordinates are metres: read as metres", wanted.written,
                             declared.name.en)},
                wanted.position,
                {"Vérifiez une longueur connue, et l'unité du dessin ($INSUNITS).",
                 "Check a length you know, and the unit of the drawing ($INSUNITS)."})
        .value();
}

}  // namespace terracord::gdal

#include "gdal/drawing.hpp"

#include <cpl_vsi.h>
#include <fmt/format.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <map>
#include <sstream>

#include "gdal/error_capture.hpp"
#include "gdal/thread_option.hpp"

namespace terracord::gdal {
namespace {

using geometry::Box;
using geometry::Family;
using geometry::Point;

// A chord departs from an arc of 4 km by 1 cm; GDAL's own step of 4 degrees does so from one of 16 m.
constexpr const char* kArcStepDegrees = "0.25";
constexpr std::size_t kMostTold = 5;

enum class Kind : std::uint8_t { closed, open, filled, point, text, block, paper };

struct Entity {
    std::int64_t fid = 0;
    std::string handle;
    std::string linetype;
    std::vector<Point> points;  // of a line or a point
    std::unique_ptr<OGRGeometry> filled;
};

struct Columns {
    int layer, paper, text, block, handle, linetype;
    explicit Columns(const OGRFeatureDefn& definition)
        : layer(definition.GetFieldIndex("Layer")),
          paper(definition.GetFieldIndex("PaperSpace")),
          text(definition.GetFieldIndex("Text")),
          block(definition.GetFieldIndex("BlockName")),
          handle(definition.GetFieldIndex("EntityHandle")),
          linetype(definition.GetFieldIndex("Linetype")) {}
};

std::string text_of(const OGRFeature& feature, int column) {
    if (column < 0 || feature.IsFieldSetAndNotNull(column) == 0) return {};
    return feature.GetFieldAsString(column);
}

double apart(Point a, Point b) { return std::hypot(a.x - b.x, a.y - b.y); }

bool closes(const OGRSimpleCurve& line) {
    const int last = line.getNumPoints() - 1;
    if (last < 3) return false;
    return apart({line.getX(0), line.getY(0)}, {line.getX(last), line.getY(last)}) <= kJointMetres;
}

Kind kind_of(const OGRFeature& feature, const Columns& columns) {
    if (columns.paper >= 0 && feature.IsFieldSetAndNotNull(columns.paper) != 0 &&
        feature.GetFieldAsInteger(columns.paper) != 0)
        return Kind::paper;
    if (!text_of(feature, columns.block).empty()) return Kind::block;
    const OGRGeometry* geometry = feature.GetGeometryRef();
    if (geometry == nullptr || geometry->IsEmpty()) return Kind::text;
    const OGRwkbGeometryType type = wkbFlatten(geometry->getGeometryType());
    // A hatch bears the name of its pattern as a text.
    if (OGR_GT_IsSurface(type) != 0 || OGR_GT_IsSubClassOf(type, wkbMultiSurface) != 0 ||
        OGR_GT_IsSubClassOf(type, wkbPolyhedralSurface) != 0)
        return Kind::filled;
    if (type == wkbLineString) return closes(*geometry->toSimpleCurve()) ? Kind::closed : Kind::open;
    if (!text_of(feature, columns.text).empty()) return Kind::text;
    if (type == wkbPoint) return Kind::point;
    // Dimensions and leaders come as collections of lines and labels.
    return Kind::text;
}

// A drawing may say "nan" or "inf" where a number belongs.
bool finite(const std::vector<Point>& points) {
    return std::all_of(points.begin(), points.end(),
                       [](Point at) { return std::isfinite(at.x) && std::isfinite(at.y); });
}

// Calls `with(feature, kind, name of the CAD layer)`; answers what GDAL complained of.
template <class F>
std::string through(const Dataset& drawing, const F& with) {
    const ErrorCapture said;
    const ThreadOption step("OGR_ARC_STEPSIZE", kArcStepDegrees);
    OGRLayer* entities = drawing.handle->GetLayerByName("entities");
    if (entities == nullptr) return "no entities";
    const Columns columns(*entities->GetLayerDefn());
    entities->ResetReading();
    while (const std::unique_ptr<OGRFeature> feature{entities->GetNextFeature()}) {
        with(*feature, kind_of(*feature, columns), text_of(*feature, columns.layer), columns);
    }
    return said.failed() ? said.text() : "";
}

void count(CadLayer& layer, Kind kind) {
    switch (kind) {
        case Kind::closed: ++layer.closed; break;
        case Kind::open: ++layer.open; break;
        case Kind::filled: ++layer.filled; break;
        case Kind::point: ++layer.points; break;
        case Kind::text: ++layer.texts; break;
        case Kind::block: ++layer.blocks; break;
        case Kind::paper: ++layer.paper; break;
    }
}

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

std::string place(Point at) { return fmt::format("E {:.2f}, N {:.2f}", at.x, at.y); }

Text entity_name(const Entity& entity) {
    if (entity.handle.empty()) {
        return {fmt::format("ligne n° {}", entity.fid), fmt::format("line no. {}", entity.fid)};
    }
    return {fmt::format("ligne n° {} (repère {})", entity.fid, entity.handle),
            fmt::format("line no. {} (handle {})", entity.fid, entity.handle)};
}

// Lines whose ends meet make one. Where three ends meet nobody can say which two belong together: they stay apart.
class Joiner {
   public:
    explicit Joiner(std::vector<Entity>& lines) : lines_(lines), partner_(2 * lines.size(), kNone) {
        std::vector<std::size_t> order(partner_.size());
        for (std::size_t end = 0; end < order.size(); ++end) order[end] = end;
        std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
            const Point p = at(a), q = at(b);
            return p.x != q.x ? p.x < q.x : p.y != q.y ? p.y < q.y : a < b;
        });
        std::vector<std::size_t> met(order.size(), 0);
        for (std::size_t i = 0; i < order.size(); ++i) {
            for (std::size_t j = i + 1; j < order.size() && at(order[j]).x - at(order[i]).x <= kJointMetres; ++j) {
                if (apart(at(order[i]), at(order[j])) > kJointMetres) continue;
                for (const auto& [end, other] : {std::pair(order[i], order[j]), std::pair(order[j], order[i])}) {
                    ++met[end];
                    partner_[end] = other;
                }
            }
        }
        std::vector<std::size_t> settled(partner_.size(), kNone);
        for (std::size_t end = 0; end < settled.size(); ++end) {
            const std::size_t other = partner_[end];
            if (met[end] == 1 && met[other] == 1) settled[end] = other;
        }
        partner_ = std::move(settled);
    }

    // The chains, each named by its first line in the drawing.
    std::vector<Entity> join() {
        std::vector<Entity> chains;
        std::vector<bool> used(lines_.size(), false);
        for (std::size_t line = 0; line < lines_.size(); ++line) {
            if (used[line]) continue;
            // Back to where the chain begins, or once around.
            std::size_t begin = 2 * line;
            while (partner_[begin] != kNone && partner_[begin] / 2 != line) begin = partner_[begin] ^ 1U;
            if (partner_[begin] != kNone) begin = 2 * line;
            Entity chain;
            chain.fid = lines_[line].fid;
            chain.handle = lines_[line].handle;
            chain.linetype = lines_[line].linetype;
            for (std::size_t end = begin; end != kNone && !used[end / 2]; end = partner_[end ^ 1U]) {
                used[end / 2] = true;
                std::vector<Point>& points = lines_[end / 2].points;
                if (end % 2 == 1) std::reverse(points.begin(), points.end());
                chain.points.insert(chain.points.end(), points.begin() + (chain.points.empty() ? 0 : 1), points.end());
            }
            chains.push_back(std::move(chain));
        }
        return chains;
    }

   private:
    static constexpr std::size_t kNone = static_cast<std::size_t>(-1);
    // Even: the beginning of a line, odd: its end.
    [[nodiscard]] Point at(std::size_t end) const {
        const std::vector<Point>& points = lines_[end / 2].points;
        return end % 2 == 0 ? points.front() : points.back();
    }

    std::vector<Entity>& lines_;
    std::vector<std::size_t> partner_;
};

std::unique_ptr<OGRPolygon> polygon_of(const std::vector<Point>& points) {
    auto ring = std::make_unique<OGRLinearRing>();
    for (const Point at : points) ring->addPoint(at.x, at.y);
    ring->setPoint(ring->getNumPoints() - 1, points.front().x, points.front().y);
    auto polygon = std::make_unique<OGRPolygon>();
    polygon->addRingDirectly(ring.release());
    return polygon;
}

std::unique_ptr<OGRLineString> line_of(const std::vector<Point>& points) {
    auto line = std::make_unique<OGRLineString>();
    for (const Point at : points) line->addPoint(at.x, at.y);
    return line;
}

Box box_of(const std::vector<Point>& points) {
    Box box;
    for (const Point at : points) box.add(at);
    return box;
}

bool inside(Point at, const std::vector<Point>& ring) {
    bool in = false;
    for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
        if ((ring[i].y > at.y) != (ring[j].y > at.y) &&
            at.x < (ring[j].x - ring[i].x) * (at.y - ring[i].y) / (ring[j].y - ring[i].y) + ring[i].x)
            in = !in;
    }
    return in;
}

class Maker {
   public:
    Maker(const Wanted& wanted, Drawing& drawing) : wanted_(wanted), drawing_(drawing) {}

    // False: memory could not hold it.
    // `broken`: their place is no number; they are told as lost, whatever else there is.
    bool make(std::vector<Entity> closed, std::vector<Entity> open, std::vector<Entity> filled,
              std::vector<Entity> points, const std::vector<Entity>& broken, const CadLayer& seen) {
        for (Entity& chain : Joiner(open).join()) {
            const bool ring =
                chain.points.size() >= 4 && apart(chain.points.front(), chain.points.back()) <= kJointMetres;
            (ring ? closed : open_).push_back(std::move(chain));
        }
        std::sort(closed.begin(), closed.end(), [](const Entity& a, const Entity& b) { return a.fid < b.fid; });
        prepare(seen.name);
        const bool areas = !closed.empty();
        if (areas) {
            for (const Entity& one : closed) add(one, polygon_of(one.points));
            tell_nested(closed);
        } else if (!filled.empty()) {
            for (Entity& one : filled) add(one, std::move(one.filled));
        }
        const bool lost = areas || !filled.empty();
        for (const Entity& one : open_) {
            if (lost) drawing_.lost.insert(one.fid);
            add(one, lost ? nullptr : line_of(one.points));
        }
        for (const Entity& one : broken) {
            drawing_.lost.insert(one.fid);
            add(one, nullptr);
        }
        tell_open(lost);
        const bool lines = !open_.empty();
        if (!lost && !lines) {
            for (const Entity& one : points) add(one, std::make_unique<OGRPoint>(one.points[0].x, one.points[0].y));
        }
        tell_ignored(seen, areas ? seen.filled : 0, lost || lines ? seen.points : 0);
        return !failed_;
    }

   private:
    void prepare(const std::string& name) {
        auto* driver = GetGDALDriverManager()->GetDriverByName("Memory");
        drawing_.features.reset(driver->Create("", 0, 0, 0, GDT_Unknown, nullptr));
        layer_ = drawing_.features->CreateLayer(name.c_str(), nullptr, wkbUnknown, nullptr);
        for (const char* column : {"Layer", "EntityHandle", "Linetype"}) {
            OGRFieldDefn field(column, OFTString);
            layer_->CreateField(&field);
        }
    }

    void add(const Entity& entity, std::unique_ptr<OGRGeometry> geometry) {
        OGRFeature feature(layer_->GetLayerDefn());
        feature.SetFID(entity.fid);
        feature.SetField(0, layer_->GetName());
        if (!entity.handle.empty()) feature.SetField(1, entity.handle.c_str());
        if (!entity.linetype.empty()) feature.SetField(2, entity.linetype.c_str());
        if (geometry) feature.SetGeometryDirectly(geometry.release());
        failed_ = layer_->SetFeature(&feature) != OGRERR_NONE || failed_;
    }

    void remark(ErrorCode code, Text message, Text hint) {
        drawing_.remarks.push_back(Error{code, std::move(message), wanted_.position, std::move(hint)});
    }

    // In a layer of lines only what looks like an outline is told: its ends are near each other for its length.
    void tell_open(bool lost) {
        constexpr double kNearlyClosed = 0.2;
        std::size_t count = 0;
        Text list;
        for (const Entity& one : open_) {
            const double gap = apart(one.points.front(), one.points.back());
            double length = 0.0;
            for (std::size_t i = 1; i < one.points.size(); ++i) length += apart(one.points[i - 1], one.points[i]);
            if (!lost && (one.points.size() < 3 || gap > kNearlyClosed * length)) continue;
            if (++count > kMostTold) continue;
            const Text name = entity_name(one);
            const std::string ends = place(one.points.front());
            list.fr += fmt::format("{}{} : {:.3f} m entre {} et {}", list.fr.empty() ? "" : " ; ", name.fr, gap, ends,
                                   place(one.points.back()));
            list.en += fmt::format("{}{}: {:.3f} m between {} and {}", list.en.empty() ? "" : "; ", name.en, gap, ends,
                                   place(one.points.back()));
        }
        if (count == 0) return;
        if (count > kMostTold) {
            list.fr += fmt::format(" ; et {} autre(s)", count - kMostTold);
            list.en += fmt::format("; and {} more", count - kMostTold);
        }
        remark(ErrorCode::drawing_open,
               {fmt::format("« {} », calque {} : {} ligne(s) non fermée(s) : {}", wanted_.written, layer_->GetName(),
                            count, list.fr),
                fmt::format("'{}', CAD layer {}: {} line(s) not closed: {}", wanted_.written, layer_->GetName(), count,
                            list.en)},
               {"Fermez-les dans le dessin : jusqu'à 1 cm les extrémités sont réunies, au-delà non.",
                "Close them in the drawing: ends are joined up to 1 cm, not beyond."});
    }

    // Whether the inner one is a hole or something on top, a drawing does not say. Ground is never taken away by guess.
    void tell_nested(const std::vector<Entity>& closed) {
        std::vector<Box> boxes;
        boxes.reserve(closed.size());
        for (const Entity& one : closed) boxes.push_back(box_of(one.points));
        std::vector<std::size_t> order(closed.size());
        for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
        std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
            return boxes[a].min_x != boxes[b].min_x ? boxes[a].min_x < boxes[b].min_x : a < b;
        });
        std::vector<std::pair<std::size_t, std::size_t>> found;  // inner, outer
        for (std::size_t i = 0; i < order.size(); ++i) {
            for (std::size_t j = i + 1; j < order.size() && boxes[order[j]].min_x <= boxes[order[i]].max_x; ++j) {
                std::size_t outer = order[i], inner = order[j];
                if (boxes[inner].contains(boxes[outer])) std::swap(outer, inner);
                if (!boxes[outer].contains(boxes[inner])) continue;
                const std::vector<Point>& ring = closed[inner].points;
                const bool same = closed[outer].points == ring;
                const Point middle{(ring[0].x + ring[1].x) / 2.0, (ring[0].y + ring[1].y) / 2.0};
                if (same || inside(middle, closed[outer].points)) found.emplace_back(inner, outer);
            }
        }
        if (found.empty()) return;
        std::sort(found.begin(), found.end());
        Text list;
        for (std::size_t i = 0; i < std::min(found.size(), kMostTold); ++i) {
            const Text inner = entity_name(closed[found[i].first]), outer = entity_name(closed[found[i].second]);
            list.fr += fmt::format("{}{} dans {}", list.fr.empty() ? "" : " ; ", inner.fr, outer.fr);
            list.en += fmt::format("{}{} in {}", list.en.empty() ? "" : "; ", inner.en, outer.en);
        }
        remark(ErrorCode::drawing_content,
               {fmt::format("« {} », calque {} : {} ligne(s) fermée(s) dans une autre, prises comme des surfaces, pas "
                            "comme des trous : {}",
                            wanted_.written, layer_->GetName(), found.size(), list.fr),
                fmt::format("'{}', CAD layer {}: {} closed line(s) inside another, taken as areas, not as holes: {}",
                            wanted_.written, layer_->GetName(), found.size(), list.en)},
               {"Si c'est un trou, exportez la surface trouée d'un SIG ; sinon mettez la ligne sur un autre calque.",
                "If it is a hole, export the area with its hole from a GIS; else put the line on another CAD layer."});
    }

    void tell_ignored(const CadLayer& seen, std::int64_t filled, std::int64_t points) {
        const CadLayer left{.name = {},
                            .closed = 0,
                            .open = 0,
                            .filled = filled,
                            .points = points,
                            .texts = seen.texts,
                            .blocks = seen.blocks,
                            .paper = seen.paper};
        const Text what = left.told();
        if (what.empty()) return;
        remark(ErrorCode::drawing_content,
               {fmt::format("« {} », calque {} : laissé de côté : {}", wanted_.written, layer_->GetName(), what.fr),
                fmt::format("'{}', CAD layer {}: left aside: {}", wanted_.written, layer_->GetName(), what.en)},
               {"Si l'un d'eux dessine l'emprise, décomposez-le en lignes fermées de ce calque.",
                "If one of them draws the outline, explode it into closed lines of this CAD layer."});
    }

    const Wanted& wanted_;
    Drawing& drawing_;
    OGRLayer* layer_ = nullptr;
    std::vector<Entity> open_;
    bool failed_ = false;
};

// The header variable $INSUNITS, which stands near the beginning.
std::optional<DrawingUnit> declared_unit(const std::string& opened) {
    constexpr std::size_t kHead = 1 << 16;
    VSILFILE* file = VSIFOpenL(opened.c_str(), "rb");
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

tl::unexpected<Error> unreadable(const Wanted& wanted, const std::string& why) {
    return fail(ErrorCode::file_unreadable,
                {fmt::format("« {} » ne peut pas être lu : {}", wanted.written, why),
                 fmt::format("'{}' cannot be read: {}", wanted.written, why)},
                wanted.position,
                {"Ouvrez-le dans le logiciel de dessin et enregistrez-le de nouveau en DXF.",
                 "Open it in the drawing program and save it as DXF again."});
}

std::vector<CadLayer> layers_of(const Dataset& drawing, std::string& complaint) {
    std::map<std::string, CadLayer> layers;
    complaint = through(drawing, [&](const OGRFeature&, Kind kind, const std::string& name, const Columns&) {
        CadLayer& layer = layers[name];
        layer.name = name;
        count(layer, kind);
    });
    std::vector<CadLayer> list;
    for (auto& [name, layer] : layers) list.push_back(std::move(layer));
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

std::vector<CadLayer> cad_layers(const Dataset& drawing) {
    std::string complaint;
    return layers_of(drawing, complaint);
}

Result<Drawing> read_drawing(const Dataset& drawing, const Wanted& wanted) {
    std::string complaint;
    const std::vector<CadLayer> layers = layers_of(drawing, complaint);
    if (!complaint.empty()) return unreadable(wanted, complaint);
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
    const CadLayer& seen =
        *std::find_if(layers.begin(), layers.end(), [&](const CadLayer& layer) { return layer.name == *name; });

    std::vector<Entity> closed, open, filled, points, broken;
    through(drawing, [&](const OGRFeature& feature, Kind kind, const std::string& layer, const Columns& columns) {
        if (layer != *name || kind == Kind::text || kind == Kind::block || kind == Kind::paper) return;
        Entity entity;
        entity.fid = feature.GetFID();
        entity.handle = text_of(feature, columns.handle);
        entity.linetype = text_of(feature, columns.linetype);
        const OGRGeometry& geometry = *feature.GetGeometryRef();
        if (kind == Kind::filled) {
            entity.filled.reset(geometry.clone());
            filled.push_back(std::move(entity));
            return;
        }
        if (kind == Kind::point) {
            entity.points.push_back({geometry.toPoint()->getX(), geometry.toPoint()->getY()});
            (finite(entity.points) ? points : broken).push_back(std::move(entity));
            return;
        }
        const OGRSimpleCurve& line = *geometry.toSimpleCurve();
        for (int i = 0; i < line.getNumPoints(); ++i) entity.points.push_back({line.getX(i), line.getY(i)});
        (!finite(entity.points) ? broken : kind == Kind::closed ? closed : open).push_back(std::move(entity));
    });
    const ErrorCapture quiet;
    Drawing made;
    made.unit = declared_unit(drawing.located.opened);
    if (!Maker(wanted, made)
             .make(std::move(closed), std::move(open), std::move(filled), std::move(points), broken, seen))
        return unreadable(wanted, "memory");
    return made;
}

std::vector<DrawingUnit> other_units(const std::optional<DrawingUnit>& declared) {
    std::vector<DrawingUnit> units;
    if (declared && declared->metres != 1.0) units.push_back(*declared);
    for (const DrawingUnit& unit :
         {DrawingUnit{0.001, {"millimètres", "millimetres"}}, DrawingUnit{0.01, {"centimètres", "centimetres"}}}) {
        if (!declared || declared->metres != unit.metres) units.push_back(unit);
    }
    return units;
}

}  // namespace terracord::gdal

#include "gdal/drawing_entities.hpp"

#include <fmt/format.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <cmath>
#include <unordered_map>

#include "gdal/error_capture.hpp"
#include "gdal/thread_option.hpp"

namespace terracord::gdal {
namespace {

using geometry::Point;

// A chord departs from an arc of 4 km by 1 cm; GDAL's own step of 4 degrees does so from one of 16 m.
constexpr const char* kArcStepDegrees = "0.25";
// Where an arc has fewer points than with the step above, it is one: this step cuts all but the shortest in fewer.
constexpr const char* kCoarseStepDegrees = "45";

enum class Kind : std::uint8_t { closed, open, filled, point, text, block, paper };

struct Columns {
    int layer, paper, text, block, handle, linetype, subclasses;
    explicit Columns(const OGRFeatureDefn& definition)
        : layer(definition.GetFieldIndex("Layer")),
          paper(definition.GetFieldIndex("PaperSpace")),
          text(definition.GetFieldIndex("Text")),
          block(definition.GetFieldIndex("BlockName")),
          handle(definition.GetFieldIndex("EntityHandle")),
          linetype(definition.GetFieldIndex("Linetype")),
          subclasses(definition.GetFieldIndex("SubClasses")) {}
};

std::string text_of(const OGRFeature& feature, int column) {
    if (column < 0 || feature.IsFieldSetAndNotNull(column) == 0) return {};
    return feature.GetFieldAsString(column);
}

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
std::string through(const Dataset& drawing, const char* arc_step, const F& with) {
    const ErrorCapture said;
    const ThreadOption step("OGR_ARC_STEPSIZE", arc_step);
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

bool is_line(Kind kind) { return kind == Kind::closed || kind == Kind::open; }

void keep_entity(const OGRFeature& feature, Kind kind, const Columns& columns, CadEntities& layer) {
    if (kind == Kind::text || kind == Kind::block || kind == Kind::paper) return;
    Entity entity;
    entity.fid = feature.GetFID();
    entity.handle = text_of(feature, columns.handle);
    entity.linetype = text_of(feature, columns.linetype);
    const OGRGeometry& geometry = *feature.GetGeometryRef();
    if (kind == Kind::filled) {
        entity.filled.reset(geometry.clone());
        layer.filled.push_back(std::move(entity));
        return;
    }
    if (kind == Kind::point) {
        entity.points.push_back({geometry.toPoint()->getX(), geometry.toPoint()->getY()});
        (finite(entity.points) ? layer.points : layer.broken).push_back(std::move(entity));
        return;
    }
    const OGRSimpleCurve& line = *geometry.toSimpleCurve();
    for (int i = 0; i < line.getNumPoints(); ++i) entity.points.push_back({line.getX(i), line.getY(i)});
    const bool usable = finite(entity.points);
    (!usable ? layer.broken : kind == Kind::closed ? layer.closed : layer.open).push_back(std::move(entity));
}

}  // namespace

void DestroyGeometry::operator()(OGRGeometry* geometry) const { OGRGeometryFactory::destroyGeometry(geometry); }

Text Entity::name() const {
    if (handle.empty()) return {fmt::format("ligne n° {}", fid), fmt::format("line no. {}", fid)};
    return {fmt::format("ligne n° {} (repère {})", fid, handle), fmt::format("line no. {} (handle {})", fid, handle)};
}

double apart(Point a, Point b) { return std::hypot(a.x - b.x, a.y - b.y); }

Entities read_entities(const Dataset& drawing, Keep keep, const std::string* only) {
    Entities found;
    found.complaint =
        through(drawing, kArcStepDegrees,
                [&](const OGRFeature& feature, Kind kind, const std::string& name, const Columns& columns) {
                    CadEntities& layer = found.layers[name];
                    layer.seen.name = name;
                    count(layer.seen, kind);
                    if (keep == Keep::all && (only == nullptr || *only == name))
                        keep_entity(feature, kind, columns, layer);
                });
    return found;
}

void count_arcs(const Dataset& drawing, Entities& entities) {
    std::unordered_map<std::int64_t, std::size_t> points;
    for (const auto& [name, layer] : entities.layers) {
        for (const std::vector<Entity>* lines : {&layer.closed, &layer.open}) {
            for (const Entity& one : *lines) points[one.fid] = one.points.size();
        }
    }
    through(drawing, kCoarseStepDegrees,
            [&](const OGRFeature& feature, Kind kind, const std::string& name, const Columns& columns) {
                const auto fine = points.find(feature.GetFID());
                if (!is_line(kind) || fine == points.end()) return;
                const auto coarse = static_cast<std::size_t>(feature.GetGeometryRef()->toSimpleCurve()->getNumPoints());
                const bool spline = text_of(feature, columns.subclasses).find("AcDbSpline") != std::string::npos;
                if (spline || coarse < fine->second) ++entities.layers[name].arcs;
            });
}

}  // namespace terracord::gdal

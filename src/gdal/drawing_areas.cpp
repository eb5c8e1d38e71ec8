#include "gdal/drawing_areas.hpp"

#include <fmt/format.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <cmath>

#include "geometry/box.hpp"

namespace terracord::gdal {
namespace {

using geometry::Box;
using geometry::Point;

constexpr std::size_t kMostTold = 5;

std::string place(Point at) { return fmt::format("E {:.2f}, N {:.2f}", at.x, at.y); }

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

    bool make(CadEntities entities) {
        const CadLayer& seen = entities.seen;
        std::vector<Entity>& closed = entities.closed;
        std::vector<Entity>& filled = entities.filled;
        for (Entity& chain : Joiner(entities.open).join()) {
            const bool ring =
                chain.points.size() >= 4 && apart(chain.points.front(), chain.points.back()) <= kJointMetres;
            if (ring) ++drawing_.joined;
            (ring ? closed : open_).push_back(std::move(chain));
        }
        std::sort(closed.begin(), closed.end(), [](const Entity& a, const Entity& b) { return a.fid < b.fid; });
        prepare(seen.name);
        drawing_.areas = static_cast<std::int64_t>(closed.size());
        const bool areas = !closed.empty();
        if (areas) {
            for (const Entity& one : closed) add(one, polygon_of(one.points));
            tell_nested(closed);
        } else if (!filled.empty()) {
            for (Entity& one : filled) add(one, std::unique_ptr<OGRGeometry>(one.filled.release()));
        }
        const bool lost = areas || !filled.empty();
        for (const Entity& one : open_) {
            if (lost) drawing_.lost.insert(one.fid);
            add(one, lost ? nullptr : line_of(one.points));
        }
        // Told as lost, whatever else there is.
        for (const Entity& one : entities.broken) {
            drawing_.lost.insert(one.fid);
            add(one, nullptr);
        }
        tell_open(lost);
        const bool lines = !open_.empty();
        if (!lost && !lines) {
            for (const Entity& one : entities.points)
                add(one, std::make_unique<OGRPoint>(one.points[0].x, one.points[0].y));
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
        for (const Entity& one : open_) {
            const double gap = apart(one.points.front(), one.points.back());
            double length = 0.0;
            for (std::size_t i = 1; i < one.points.size(); ++i) length += apart(one.points[i - 1], one.points[i]);
            if (!lost && (one.points.size() < 3 || gap > kNearlyClosed * length)) continue;
            drawing_.open.push_back({one.name(), gap, one.points.front(), one.points.back()});
        }
        const std::size_t count = drawing_.open.size();
        if (count == 0) return;
        Text list;
        for (std::size_t i = 0; i < std::min(count, kMostTold); ++i) {
            const Text told = drawing_.open[i].told();
            list.fr += (i == 0 ? "" : " ; ") + told.fr;
            list.en += (i == 0 ? "" : "; ") + told.en;
        }
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
            const Text inner = closed[found[i].first].name(), outer = closed[found[i].second].name();
            list.fr += fmt::format("{}{} dans {}", list.fr.empty() ? "" : " ; ", inner.fr, outer.fr);
            list.en += fmt::format("{}{} in {}", list.en.empty() ? "" : "; ", inner.en, outer.en);
        }
        drawing_.nested = {
            fmt::format("{} ligne(s) fermée(s) dans une autre, prises comme des surfaces, pas comme des trous : {}",
                        found.size(), list.fr),
            fmt::format("{} closed line(s) inside another, taken as areas, not as holes: {}", found.size(), list.en)};
        remark(ErrorCode::drawing_content,
               {fmt::format("« {} », calque {} : {}", wanted_.written, layer_->GetName(), drawing_.nested.fr),
                fmt::format("'{}', CAD layer {}: {}", wanted_.written, layer_->GetName(), drawing_.nested.en)},
               {"Si c'est un trou, exportez la surface trouée d'un SIG ; sinon mettez la ligne sur un autre calque.",
                "If it is a hole, export the area with its hole from a GIS; else put the line on another CAD layer."});
    }

    void tell_ignored(const CadLayer& seen, std::int64_t filled, std::int64_t points) {
        drawing_.left = {.name = {},
                         .closed = 0,
                         .open = 0,
                         .filled = filled,
                         .points = points,
                         .texts = seen.texts,
                         .blocks = seen.blocks,
                         .paper = seen.paper};
        const Text what = drawing_.left.told();
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

}  // namespace

Text OpenLine::told(double metres) const {
    return {fmt::format("{} : {:.3f} m entre {} et {}", name.fr, gap * metres, place(from), place(to)),
            fmt::format("{}: {:.3f} m between {} and {}", name.en, gap * metres, place(from), place(to))};
}

bool make_features(CadEntities entities, const Wanted& wanted, Drawing& drawing) {
    return Maker(wanted, drawing).make(std::move(entities));
}

}  // namespace terracord::gdal

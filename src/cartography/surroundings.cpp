#include "cartography/surroundings.hpp"

#include <algorithm>

#include "geometry/local_area.hpp"
#include "geos/overlay.hpp"

namespace terracord::cartography {

void Surroundings::attach(const model::Analysis& analysis, std::shared_ptr<const layers::LayerStore> store) {
    analysis_ = &analysis;
    store_ = std::move(store);
    naming_.clear();
    for (const auto& layers : store_->layers) naming_.emplace_back(layers.size(), nullptr);
    for (std::size_t i = 0; i < analysis.readings() && i < store_->bindings.size(); ++i) {
        const model::CheckSpec& reading = analysis.reading(i);
        if (reading.document >= naming_.size() || reading.layer >= naming_[reading.document].size()) continue;
        const layers::Binding& binding = store_->bindings[i];
        const layers::Binding*& naming = naming_[reading.document][reading.layer];
        const std::size_t features = store_->layers[reading.document][reading.layer].shapes.size();
        if (naming == nullptr && binding.usable && binding.labels.size() == features) naming = &binding;
    }
}

std::vector<Neighbour> Surroundings::within(const geometry::Box& window) const {
    std::vector<Neighbour> found;
    if (store_ == nullptr) return found;
    std::vector<std::uint32_t> hits;
    for (std::size_t document = 0; document < store_->layers.size(); ++document) {
        const model::DocumentStatus status = analysis_->documents[document].status;
        if (status == model::DocumentStatus::set_aside || status == model::DocumentStatus::draft) continue;
        for (std::size_t position = 0; position < store_->layers[document].size(); ++position) {
            const layers::Layer& layer = store_->layers[document][position];
            if (!layer.usable || layer.raster) continue;
            const layers::Binding* naming = naming_[document][position];
            layer.index.query(window, hits);
            for (const std::uint32_t hit : hits) {
                Neighbour& neighbour = found.emplace_back();
                neighbour.document = document;
                neighbour.layer = position;
                neighbour.fid = layer.fids[hit];
                neighbour.shape = &layer.shapes[hit];
                neighbour.edges = layer.edges_of(hit);
                if (naming == nullptr) continue;
                neighbour.label = naming->labels[hit];
                if (hit < naming->class_of.size()) neighbour.feature_class = naming->classes[naming->class_of[hit]];
            }
        }
    }
    return found;
}

std::vector<Neighbour> Surroundings::communes(const geometry::Box& window) const {
    std::vector<Neighbour> found;
    if (store_ == nullptr || store_->places.shapes.empty()) return found;
    std::vector<std::uint32_t> hits;
    store_->places.index.query(window, hits);
    for (const std::uint32_t hit : hits) {
        Neighbour& place = found.emplace_back();
        place.fid = hit;
        place.label = store_->places.names[hit];
        place.shape = &store_->places.shapes[hit];
    }
    return found;
}

std::vector<geometry::Box> merged_windows(std::vector<geometry::Box> boxes) {
    std::erase_if(boxes, [](const geometry::Box& box) { return box.empty(); });
    const auto before = [](const geometry::Box& a, const geometry::Box& b) {
        return a.min_x != b.min_x ? a.min_x < b.min_x : a.min_y < b.min_y;
    };
    // A box that two have become may touch a third: sweep until nothing changes. Each sweep joins at least one pair.
    bool changed = true;
    while (changed) {
        changed = false;
        std::sort(boxes.begin(), boxes.end(), before);
        std::vector<geometry::Box> merged;
        std::vector<std::size_t> open;  // positions in `merged` that may still touch what comes
        for (const geometry::Box& box : boxes) {
            std::erase_if(open, [&](std::size_t i) { return merged[i].max_x < box.min_x; });
            const auto touching =
                std::find_if(open.begin(), open.end(), [&](std::size_t i) { return merged[i].touches(box); });
            if (touching != open.end()) {
                merged[*touching].add(box);
                changed = true;
            } else {
                open.push_back(merged.size());
                merged.push_back(box);
            }
        }
        boxes = std::move(merged);
    }
    return boxes;
}

Result<geometry::Shape> clipped(const geometry::Shape& shape, const geometry::Box& box) {
    const geometry::Box extent = shape.box();
    if (!extent.touches(box)) return geometry::Shape(shape.family());
    if (box.contains(extent)) return shape;
    geos::Context context;
    const geometry::Point origin{box.min_x, box.min_y};
    geometry::Shape window(geometry::Family::area);
    for (const geometry::Point corner : {geometry::Point{box.min_x, box.min_y}, geometry::Point{box.max_x, box.min_y},
                                         geometry::Point{box.max_x, box.max_y}, geometry::Point{box.min_x, box.max_y}})
        window.add_point(corner);
    window.end_ring();
    window.end_part();
    const auto inside = geos::intersection(geos::Geometry::from_shape(context, shape, origin),
                                           geos::Geometry::from_shape(context, window, origin));
    if (!inside) return tl::unexpected(inside.error());
    return inside->to_shape(shape.family(), origin);
}

Result<geometry::Shape> clipped(const Neighbour& neighbour, const geometry::Box& box) {
    // GEOS looks for the shell of each hole along the shells: with thousands of both it would take seconds.
    constexpr std::size_t kManyPoints = 10'000;
    const geometry::Shape& shape = *neighbour.shape;
    if (neighbour.edges != nullptr && shape.point_count() >= kManyPoints && !box.contains(shape.box())) {
        std::vector<std::uint32_t> edges;
        geometry::ValidityProof proof;
        if (auto part = geometry::area_in_box(shape, *neighbour.edges, box, edges, proof)) return std::move(*part);
    }
    return clipped(shape, box);
}

}  // namespace terracord::cartography

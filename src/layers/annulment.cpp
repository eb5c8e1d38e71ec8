#include "layers/annulment.hpp"

#include <algorithm>

#include "geos/geometry.hpp"
#include "geos/overlay.hpp"

namespace terracord::layers {

using geometry::Family;
using geometry::Shape;

namespace {

template <class T>
void keep(std::vector<T>& list, const std::vector<bool>& kept) {
    if (list.size() != kept.size()) return;  // not filled for this layer
    std::vector<T> left;
    for (std::size_t i = 0; i < kept.size(); ++i) {
        if (kept[i]) left.push_back(std::move(list[i]));
    }
    list = std::move(left);
}

void keep_positions(std::vector<std::uint32_t>& positions, const std::vector<bool>& kept) {
    std::vector<std::uint32_t> left;
    for (const std::uint32_t old : positions) {
        if (kept[old]) left.push_back(static_cast<std::uint32_t>(std::count(kept.begin(), kept.begin() + old, true)));
    }
    positions = std::move(left);
}

void drop(Layer& layer, std::vector<Binding*>& bindings, const std::vector<bool>& kept) {
    keep_positions(layer.corrected, kept);
    keep_positions(layer.envelopes, kept);
    keep(layer.fids, kept);
    keep(layer.shapes, kept);
    keep(layer.doubt, kept);
    keep(layer.correction, kept);
    keep(layer.attributes, kept);
    if (!layer.envelope_kinds.empty()) keep(layer.envelope_kinds, kept);
    if (!layer.managers.empty()) keep(layer.managers, kept);
    for (Binding* binding : bindings) {
        keep(binding->selected, kept);
        keep(binding->doubtful, kept);
        keep(binding->class_of, kept);
        keep(binding->labels, kept);
        if (!binding->values.empty()) keep(binding->values, kept);
        if (!binding->metres.empty()) keep(binding->metres, kept);
        if (!binding->carriageway.empty()) keep(binding->carriageway, kept);
        if (!binding->amounts.empty()) keep(binding->amounts, kept);
        if (!binding->imputed.empty()) keep(binding->imputed, kept);
    }
}

void cut_layer(geos::Context& context, const Shape& ground, Layer& layer, std::vector<Binding*> bindings,
               LayerStore& store, Log& log) {
    const geometry::Box box = ground.box();
    std::vector<bool> kept(layer.shapes.size(), true);
    for (std::size_t i = 0; i < layer.shapes.size(); ++i) {
        if (!layer.boxes[i].touches(box)) continue;
        if (!cut(context, ground, layer.shapes[i])) {
            store.complete = false;
            log.report(Level::error, Error{ErrorCode::overlay_failed,
                                           Text{"l'emprise annulée n'a pu être retranchée d'un objet",
                                                "the annulled ground could not be cut from a feature"},
                                           {},
                                           {}});
        }
        kept[i] = !layer.shapes[i].empty();
    }
    drop(layer, bindings, kept);
    index_features(layer);
}

}  // namespace

bool cut(geos::Context& context, const Shape& ground, Shape& shape) {
    if (shape.empty()) return true;
    const auto rest =
        geos::difference(geos::Geometry::from_shape(context, shape), geos::Geometry::from_shape(context, ground));
    if (!rest) return false;
    shape = rest->to_shape(shape.family());
    return true;
}

std::vector<Shape> annul(const model::Analysis& analysis, LayerStore& store, Log& log) {
    std::vector<Shape> annulled(analysis.documents.size(), Shape(Family::area));
    geos::Context context;
    for (std::size_t d = 0; d < analysis.documents.size(); ++d) {
        if (analysis.documents[d].status != model::DocumentStatus::partly_annulled) continue;
        std::vector<geos::Geometry> grounds;
        for (const Layer& layer : store.layers[d]) {
            for (const Shape& shape : layer.annulling) grounds.push_back(geos::Geometry::from_shape(context, shape));
        }
        if (grounds.empty()) continue;
        const auto whole = geos::unite(context, std::move(grounds));
        if (!whole) {
            store.complete = false;
            log.report(Level::error, whole.error());
            continue;
        }
        annulled[d] = whole->to_shape(Family::area);
        for (std::size_t l = 0; l < store.layers[d].size(); ++l) {
            if (!store.layers[d][l].annulling.empty()) continue;  // it says where, and stays to be read
            std::vector<Binding*> bindings;
            for (std::size_t c = 0; c < analysis.readings(); ++c) {
                const model::CheckSpec& reading = analysis.reading(c);
                if (model::reads_layer(reading.kind) && reading.document == d && reading.layer == l)
                    bindings.push_back(&store.bindings[c]);
            }
            cut_layer(context, annulled[d], store.layers[d][l], bindings, store, log);
        }
    }
    return annulled;
}

}  // namespace terracord::layers

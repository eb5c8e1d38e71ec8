#include "assurance/moved_layer.hpp"

#include <algorithm>
#include <limits>

namespace terracord::assurance {

using geometry::Box;
using geometry::Family;
using geometry::Shape;

namespace {

// What corridors and setbacks may look at beyond the limits that move.
double width_of(const layers::Binding& binding) { return binding.widest + binding.widest_carriageway; }

}  // namespace

Result<MovedLayer> MovedLayer::around(const checks::Task& task, Reach reach, bool double_mapped) {
    MovedLayer made(task, reach);
    if (auto gathered = made.gather(double_mapped); !gathered) return tl::unexpected(gathered.error());
    return made;
}

Result<void> MovedLayer::gather(bool double_mapped) {
    const layers::Layer& layer = task_->layer();
    // Limits of the cut lie so far out that what is moved there does not come in.
    constexpr double kBeyond = 1.0;
    const Box near = task_->worker.subject().box().widened(2.0 * reach_.metres + kBeyond);
    std::vector<std::uint32_t> candidates;
    if (std::holds_alternative<model::Consumption>(task_->spec.kind)) {
        for (std::uint32_t i = 0; i < layer.shapes.size(); ++i) candidates.push_back(i);
    } else {
        layer.index.query(near.widened(width_of(task_->binding())), candidates);
    }
    for (const std::uint32_t i : candidates) {
        if (!task_->selects(i)) continue;
        const bool area = layer.shapes[i].family() == Family::area;
        const bool cut = area && !reach_.whole && !reach_.bands && !near.contains(layer.boxes[i]);
        if (!cut) {
            parts_.push_back({.feature = i, .drawn = layer.shapes[i], .moves = area});
            continue;
        }
        auto piece = task_->worker.near(layer, i, near);
        if (!piece) return tl::unexpected(piece.error());
        if (!piece->empty()) parts_.push_back({.feature = i, .drawn = std::move(*piece), .moves = true});
    }
    return double_mapped ? gather_double_mapped() : Result<void>{};
}

Result<void> MovedLayer::gather_double_mapped() {
    const auto all = ground();
    if (!all) return tl::unexpected(all.error());
    if ((*all)->empty()) return {};
    std::vector<std::uint32_t> candidates;
    task_->layer().index.query((*all)->box(), candidates);
    for (const std::uint32_t i : candidates) {
        if (task_->binding().selected[i] != 0 || task_->layer().shapes[i].family() != Family::area) continue;
        auto shared = task_->worker.intersect(task_->layer().shapes[i], **all);
        if (!shared) return tl::unexpected(shared.error());
        if (!shared->empty()) parts_.push_back({.feature = i, .drawn = std::move(*shared), .moves = false});
    }
    return {};
}

// Neighbours among the selected features share a border that is no limit of the whole.
Result<const Shape*> MovedLayer::ground() {
    if (!ground_) {
        std::vector<Shape> shapes;
        for (const Part& part : parts_) {
            if (part.moves) shapes.push_back(part.drawn);
        }
        auto whole = task_->worker.unite(shapes, Family::area);
        if (!whole) return tl::unexpected(whole.error());
        ground_ = std::move(*whole);
    }
    return &*ground_;
}

Result<Shape> MovedLayer::shape_of(const Part& part, double metres) {
    if (!part.moves || reach_.bands || metres == 0.0) return part.drawn;
    if (metres > 0.0 || std::holds_alternative<model::Consumption>(task_->spec.kind))
        return task_->worker.widen(part.drawn, metres);
    return Shape(Family::area);  // inward: `move` narrows the whole first
}

void MovedLayer::start(double metres) {
    const layers::Layer& layer = task_->layer();
    const layers::Binding& binding = task_->binding();
    layer_ = layers::Layer{};
    layer_.usable = true;
    layer_.partition = layer.partition;
    layer_.family = layer.family;
    layer_.doubts = layer.doubts;
    layer_.missing_code = layer.missing_code;
    binding_ = layers::Binding{};
    binding_.classes = binding.classes;
    const double widths = std::holds_alternative<model::Corridor>(task_->spec.kind) ? 2.0 * metres : metres;
    binding_.widest = std::max(0.0, binding.widest + (reach_.bands ? widths : 0.0));
    binding_.widest_carriageway = binding.widest_carriageway;
}

void MovedLayer::add(const Part& part, Shape shape, double metres) {
    const layers::Layer& layer = task_->layer();
    const layers::Binding& binding = task_->binding();
    const std::uint32_t i = part.feature;
    const auto here = static_cast<std::uint32_t>(layer_.shapes.size());
    layer_.fids.push_back(layer.fids[i]);
    layer_.shapes.push_back(std::move(shape));
    layer_.doubt.push_back(layer.doubt.empty() ? std::uint8_t{0} : layer.doubt[i]);
    if (std::find(layer.envelopes.begin(), layer.envelopes.end(), i) != layer.envelopes.end())
        layer_.envelopes.push_back(here);
    if (!layer.envelope_kinds.empty()) layer_.envelope_kinds.push_back(layer.envelope_kinds[i]);
    if (!layer.managers.empty()) layer_.managers.push_back(layer.managers[i]);
    binding_.selected.push_back(binding.selected[i]);
    binding_.doubtful.push_back(binding.doubtful.empty() ? std::uint8_t{0} : binding.doubtful[i]);
    binding_.class_of.push_back(binding.class_of[i]);
    binding_.labels.push_back(binding.labels[i]);
    if (!binding.values.empty()) binding_.values.push_back(binding.values[i]);
    if (!layer.attributes.empty()) layer_.attributes.push_back(layer.attributes[i]);
    // A corridor is as much wider on either side.
    const double widths = std::holds_alternative<model::Corridor>(task_->spec.kind) ? 2.0 * metres : metres;
    if (!binding.metres.empty())
        binding_.metres.push_back(std::max(0.0, binding.metres[i] + (reach_.bands ? widths : 0.0)));
    if (!binding.carriageway.empty()) binding_.carriageway.push_back(binding.carriageway[i]);
}

Result<void> MovedLayer::move(double metres) {
    start(metres);
    const bool narrowed =
        metres < 0.0 && !reach_.bands && !std::holds_alternative<model::Consumption>(task_->spec.kind);
    Shape rest(Family::area);
    if (narrowed) {
        const auto all = ground();
        if (!all) return tl::unexpected(all.error());
        auto narrow = task_->worker.widen(**all, metres);
        if (!narrow) return tl::unexpected(narrow.error());
        rest = std::move(*narrow);
    }
    for (const Part& part : parts_) {
        auto shape = shape_of(part, metres);
        if (shape && narrowed && part.moves && !rest.empty()) shape = task_->worker.intersect(part.drawn, rest);
        if (!shape) return tl::unexpected(shape.error());
        if (!shape->empty()) add(part, std::move(*shape), metres);
    }
    layers::index_features(layer_, std::numeric_limits<std::size_t>::max());  // looked at once: no more would pay
    return {};
}

}  // namespace terracord::assurance

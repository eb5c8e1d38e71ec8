#include "layers/worker.hpp"

#include <algorithm>
#include <limits>
#include <optional>

#include "geometry/measure.hpp"
#include "geometry/rectangle.hpp"
#include "layers/worker_state.hpp"

namespace terracord::layers {

using geometry::Family;
using geometry::Shape;

void WorkCounts::add(const WorkCounts& other) {
    candidates += other.candidates;
    disjoint += other.disjoint;
    inside += other.inside;
    clipped += other.clipped;
    overlays += other.overlays;
    joined += other.joined;
    unions += other.unions;
    widths += other.widths;
    cells += other.cells;
    erosions += other.erosions;
    rules_apart += other.rules_apart;
    rules_met += other.rules_met;
    vertices += other.vertices;
    apart += other.apart;
    around += other.around;
    drawn += other.drawn;
    cuts += other.cuts;
    stability_bound += other.stability_bound;
    stability_examined += other.stability_examined;
    stability_trials += other.stability_trials;
    stability_steps += other.stability_steps;
    stability_failed += other.stability_failed;
    cut_outs += other.cut_outs;
    cut_checks += other.cut_checks;
    validity.add(other.validity);
}

namespace {

// A limit that a feature meets is told with the feature.
Error of_feature(Error error, const Layer& layer, std::size_t feature) {
    if (error.code != ErrorCode::limit_reached) return error;
    const std::string fid = std::to_string(layer.fids[feature]);
    error.message = {"objet n° " + fid + " : " + error.message.fr, "feature no. " + fid + ": " + error.message.en};
    return error;
}

}  // namespace

Worker::Worker(const LayerStore& store) : state_(std::make_unique<State>(store)) {}
Worker::~Worker() = default;

void Worker::begin_subject(const Shape& subject) {
    state_->prepared.reset();
    state_->subject_geometry.reset();
    state_->subject = &subject;
    state_->subject_box = subject.box();
    state_->subject_area = geometry::area(subject);
    state_->clip.begin_subject(subject);
    state_->common_ground.begin_subject(subject, state_->clip.subject_tree());
    state_->distance.begin_subject(subject, state_->clip.subject_tree());
    state_->subject_piece.reset();
    coverage_memo_.assign(state_->store.footprints.size(), std::nullopt);
}

const Shape& Worker::subject() const { return *state_->subject; }
double Worker::subject_area() const { return state_->subject_area; }

Result<Shape> Worker::inside(const Shape& feature, const geometry::Box& box) {
    const Family family = feature.family();
    if (!state_->subject_box.touches(box)) return Shape(family);
    ++counts_.candidates;
    counts_.vertices += feature.point_count();
    if (family == Family::area) {
        if (auto common = state_->clip.with(feature)) return settled(std::move(*common), feature);
        if (auto piece = arranged(feature, nullptr, box)) return std::move(*piece);
    }
    const geos::Geometry candidate = state_->of(feature);
    if (!state_->prepared_subject().intersects(candidate)) {
        ++counts_.disjoint;
        return Shape(family);
    }
    // Of areas, GEOS asks "covers" of all edges of a subject with holes: only where the piece may be all of the
    // feature.
    constexpr double kAll = 1.0 - 1e-9;
    std::optional<Result<geos::Geometry>> piece;
    if (family == Family::area) piece = geos::intersection(state_->subject_for_geos(), candidate);
    const bool may_be_all = !piece || !*piece || (*piece)->area() >= kAll * candidate.area();
    if (may_be_all && state_->prepared_subject().covers(candidate)) {
        ++counts_.inside;
        return feature;
    }
    ++counts_.overlays;
    if (!piece) piece = geos::intersection(state_->subject_for_geos(), candidate);
    if (!*piece) return tl::unexpected(piece->error());
    return (*piece)->to_shape(family, state_->store.origin);
}

Result<Shape> Worker::inside(const Layer& layer, std::size_t feature) {
    const Shape& shape = layer.shapes[feature];
    const geometry::Box& box = layer.boxes[feature];
    const geometry::EdgeTree* tree = layer.edges_of(feature);
    if (tree == nullptr || state_->subject_box.contains(box) || !state_->subject_box.touches(box)) {
        auto piece = inside(shape, box);
        if (!piece) return tl::unexpected(of_feature(piece.error(), layer, feature));
        return piece;
    }
    ++counts_.candidates;
    switch (geometry::lies(shape, *tree, state_->subject_box, state_->edges)) {
        case geometry::Lies::outside: ++counts_.apart; return Shape(Family::area);
        case geometry::Lies::inside: ++counts_.around; return subject_piece();
        case geometry::Lies::at_border: break;
    }
    if (auto common = state_->clip.with(shape, *tree, state_->edges)) {
        counts_.vertices += state_->edges.size();
        return settled(std::move(*common), shape);
    }
    if (auto piece = arranged(shape, tree, box)) return std::move(*piece);
    const geos::Geometry candidate = state_->near(layer, feature, state_->subject_box, counts_);
    if (!state_->prepared_subject().intersects(candidate)) {
        ++counts_.disjoint;
        return Shape(Family::area);
    }
    // The feature reaches beyond the subject's box: it is not covered.
    ++counts_.overlays;
    auto piece = geos::intersection(state_->subject_for_geos(), candidate);
    if (!piece) return tl::unexpected(of_feature(piece.error(), layer, feature));
    return piece->to_shape(Family::area, state_->store.origin);
}

// What the engine's own clipping says.
Result<Shape> Worker::settled(geometry::Clip::Common common, const Shape& feature) {
    switch (common.what) {
        case geometry::Clip::What::nothing: ++counts_.disjoint; return Shape(Family::area);
        case geometry::Clip::What::whole_area: ++counts_.inside; return feature;
        case geometry::Clip::What::whole_subject: ++counts_.around; return subject_piece();
        case geometry::Clip::What::piece: break;
    }
    ++counts_.clipped;
    return std::move(common.piece);
}

std::optional<Shape> Worker::arranged(const Shape& feature, const geometry::EdgeTree* tree, const geometry::Box& box) {
    const geometry::CommonGround::Member member{.area = &feature, .tree = tree, .box = box};
    auto piece = state_->common_ground.of(std::span(&member, 1));
    if (!piece) return std::nullopt;
    // No larger than the subject, nor than a small feature: what is not so is not trusted.
    const double area = geometry::area(*piece);
    const double slack = 1e-9 * area + 1e-8 * geometry::length(*piece);
    const bool too_large = tree == nullptr && area > geometry::area(feature) + slack;
    if (too_large || area > state_->subject_area + slack) return std::nullopt;
    // What is a whole reads as it is drawn.
    const auto as_many = [&](const Shape& whole) { return piece->point_count() == whole.point_count(); };
    if (piece->empty()) {
        ++counts_.disjoint;
    } else if (as_many(feature) && geometry::normalised(feature, state_->rings) == *piece) {
        ++counts_.inside;
        return feature;
    } else if (const auto whole = as_many(*state_->subject) ? std::optional(subject_piece()) : std::nullopt;
               whole && *whole && **whole == *piece) {
        ++counts_.around;
    } else {
        ++counts_.clipped;
    }
    return piece;
}

// A subject that lies in a feature as a whole must not read otherwise for having been spared an overlay: its points
// come in the order in which pieces are assembled.
Result<Shape> Worker::subject_piece() {
    if (!state_->subject_piece) {
        if (auto whole = geometry::normalised(*state_->subject, state_->rings)) {
            state_->subject_piece = std::move(*whole);
            return *state_->subject_piece;
        }
        const geometry::Box& box = state_->subject_box;
        const Shape ground = geometry::rectangle(box.widened(std::max(box.width(), box.height())));
        auto piece = geos::intersection(state_->subject_for_geos(), state_->of(ground));
        if (!piece) return tl::unexpected(piece.error());
        state_->subject_piece = piece->to_shape(Family::area, state_->store.origin);
    }
    return *state_->subject_piece;
}

// As it was drawn, or as pieces are assembled.
Result<bool> Worker::is_subject(const Shape& area) {
    // By the box and not by whether the subject's piece was ever asked for: the order of checks must not show.
    if (area.box() != state_->subject_box) return false;
    if (area == *state_->subject) return true;
    const auto whole = subject_piece();
    if (!whole) return tl::unexpected(whole.error());
    return area == *whole;
}

Result<Shape> Worker::near(const Layer& layer, std::uint32_t feature, const geometry::Box& frame) {
    if (auto shared = united_near(layer, std::span(&feature, 1), frame)) return std::move(*shared);
    ++counts_.overlays;
    auto shared =
        geos::intersection(state_->near(layer, feature, frame, counts_), state_->of(geometry::rectangle(frame)));
    if (!shared) return tl::unexpected(of_feature(shared.error(), layer, feature));
    return shared->to_shape(Family::area, state_->store.origin);
}

Result<double> Worker::length_on_border(const Shape& lines) {
    auto border = geos::boundary(state_->subject_for_geos());
    if (!border) return tl::unexpected(border.error());
    auto shared = geos::intersection(*border, state_->of(lines));
    if (!shared) return tl::unexpected(shared.error());
    return geometry::length(shared->to_shape(Family::line, state_->store.origin));
}

double Worker::distance(const Shape& feature) {
    ++counts_.candidates;
    counts_.vertices += feature.point_count();
    return state_->distance.to(feature);
}

double Worker::distance(const Layer& layer, std::size_t feature, double within) {
    const geometry::EdgeTree* tree = layer.edges_of(feature);
    ++counts_.candidates;
    if (tree == nullptr || layer.boxes[feature].empty()) {
        counts_.vertices += layer.shapes[feature].point_count();
        return state_->distance.to(layer.shapes[feature], within);
    }
    const geometry::Box reach = state_->subject_box.widened(within);
    switch (geometry::lies(layer.shapes[feature], *tree, reach, state_->edges)) {
        case geometry::Lies::outside: ++counts_.apart; return std::numeric_limits<double>::infinity();
        case geometry::Lies::inside: ++counts_.around; return 0.0;
        case geometry::Lies::at_border: break;
    }
    counts_.vertices += state_->edges.size();
    return state_->distance.to(layer.shapes[feature], *tree, state_->edges, within);
}

Result<Shape> Worker::outside_footprint(std::size_t document) {
    const Footprint& footprint = state_->store.footprints[document];
    if (footprint.everywhere) {
        return footprint.annulled.empty() ? Shape(Family::area) : inside(footprint.annulled, footprint.annulled.box());
    }
    if (footprint.shape.empty()) return subject();
    const State::Ground& ground = state_->ground_of(document);
    if (geometry::lies(footprint.shape, ground.edges, state_->subject_box, state_->edges) == geometry::Lies::inside)
        return Shape(Family::area);
    if (ground.prepared.covers(state_->subject_for_geos())) return Shape(Family::area);
    ++counts_.overlays;
    auto rest = geos::difference(state_->subject_for_geos(), ground.geometry);
    if (!rest) return tl::unexpected(rest.error());
    return rest->to_shape(Family::area, state_->store.origin);
}

bool Worker::speaks_around(std::size_t document, double metres) {
    // More than enough for what rounding adds to a buffer.
    constexpr double kBeyond = 1e-3;
    const Footprint& footprint = state_->store.footprints[document];
    const geometry::Box around = state_->subject_box.widened(metres + kBeyond);
    if (footprint.everywhere) return footprint.annulled.empty() || !footprint.annulled.box().touches(around);
    if (footprint.shape.empty()) return false;
    return geometry::lies(footprint.shape, state_->ground_of(document).edges, around, state_->edges) ==
           geometry::Lies::inside;
}

Result<Shape> Worker::outside(const Shape& area) {
    if (area.empty()) return subject();
    const auto whole = is_subject(area);
    if (!whole) return tl::unexpected(whole.error());
    if (*whole) return Shape(Family::area);
    return subtract(*state_->subject, area);
}

Result<Worker::Cells> Worker::cells(const RasterLayer& layer, const model::Raster& asked) {
    auto opened = state_->rasters.find(&layer);
    if (opened == state_->rasters.end()) {
        auto tool = RasterCells::open(layer, state_->store.crs);
        if (!tool) return tl::unexpected(tool.error());
        opened = state_->rasters.emplace(&layer, std::move(*tool)).first;
    }
    RasterCells& raster = opened->second;
    const std::uint64_t before = raster.cells_read();
    auto found = raster.under(subject(), asked);
    counts_.cells += raster.cells_read() - before;
    if (!found) return tl::unexpected(found.error());
    Cells out{.summary = std::move(found->summary),
              .beyond = Shape(Family::area),
              .without = Shape(Family::area),
              .without_drawn = found->without_drawn,
              .step_m = found->step_m};
    if (found->ground) {
        auto beyond = outside(*found->ground);
        if (!beyond) return tl::unexpected(beyond.error());
        out.beyond = std::move(*beyond);
    }
    if (!found->without.empty()) {
        auto whole = unite(found->without, Family::area);
        if (!whole) return tl::unexpected(whole.error());
        auto within = inside(*whole, whole->box());
        if (!within) return tl::unexpected(within.error());
        out.without = std::move(*within);
    }
    return out;
}

}  // namespace terracord::layers

#include "layers/worker.hpp"

#include <algorithm>
#include <limits>
#include <map>

#include "geometry/clear_disc.hpp"
#include "geometry/clip.hpp"
#include "geometry/common_ground.hpp"
#include "geometry/distance.hpp"
#include "geometry/inscribed_circle.hpp"
#include "geometry/local_area.hpp"
#include "geometry/measure.hpp"
#include "geos/geometry.hpp"
#include "geos/overlay.hpp"
#include "layers/raster_cells.hpp"

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

Shape rectangle(const geometry::Box& box) {
    Shape shape(Family::area);
    for (const geometry::Point corner : {geometry::Point{box.min_x, box.min_y}, geometry::Point{box.max_x, box.min_y},
                                         geometry::Point{box.max_x, box.max_y}, geometry::Point{box.min_x, box.max_y}})
        shape.add_point(corner);
    shape.end_ring();
    shape.end_part();
    return shape;
}

// A limit that a feature meets is told with the feature.
Error of_feature(Error error, const Layer& layer, std::size_t feature) {
    if (error.code != ErrorCode::limit_reached) return error;
    const std::string fid = std::to_string(layer.fids[feature]);
    error.message = {"objet n° " + fid + " : " + error.message.fr, "feature no. " + fid + ": " + error.message.en};
    return error;
}

}  // namespace

// Order matters: geometries must go before their context.
struct Worker::State {
    explicit State(const LayerStore& layer_store) : store(layer_store), footprints(layer_store.footprints.size()) {}

    // A document's footprint, ready for many subjects.
    struct Ground {
        geos::Geometry geometry;
        geos::Prepared prepared;
        geometry::EdgeTree edges;
    };

    const LayerStore& store;
    geos::Context context;
    const Shape* subject = nullptr;
    geometry::Box subject_box;
    double subject_area = 0.0;
    std::optional<geos::Geometry> subject_geometry;
    std::optional<geos::Prepared> prepared;
    geometry::Clip clip;
    geometry::CommonGround common_ground;
    geometry::Distance distance;
    geometry::InscribedCircle circle;
    std::vector<geometry::CommonGround::Member> members;  // scratch
    geometry::RingAssembly rings;                         // scratch
    std::optional<Shape> subject_piece;                   // as pieces are assembled; made when first asked for
    std::vector<std::uint32_t> edges;                     // scratch
    geometry::ValidityProof proof;                        // scratch
    std::vector<std::optional<Ground>> footprints;        // by document, made when first asked for

    std::map<const RasterLayer*, RasterCells> rasters;  // opened when first asked for

    // Of areas that are not the subject.
    geometry::Clip other_clip;
    geometry::CommonGround other_ground;

    // By the engine itself; nothing where it leaves the two open.
    std::optional<Shape> shared(const Shape& a, const Shape& b);
    std::optional<Shape> united(std::span<const Shape> shapes);

    geos::Geometry of(const Shape& shape) { return geos::Geometry::from_shape(context, shape, store.origin); }

    // The subject as GEOS wants it: most subjects never ask for it.
    const geos::Geometry& subject_for_geos() {
        if (!subject_geometry) subject_geometry.emplace(of(*subject));
        return *subject_geometry;
    }
    const geos::Prepared& prepared_subject() {
        if (!prepared) prepared.emplace(subject_for_geos());
        return *prepared;
    }

    // Diameter of the largest disc in an area to within `step`, or that of any disc of `enough`.
    Result<double> widest(const Shape& area, double step, double enough) {
        if (const auto diameter = circle.diameter(area, step, enough)) return *diameter;
        return geos::inscribed_width(of(area), step);
    }

    Ground& ground_of(std::size_t document) {
        auto& ground = footprints[document];
        if (!ground) {
            const Shape& shape = store.footprints[document].shape;
            geos::Geometry whole = of(shape);
            geos::Prepared ready(whole);
            ground.emplace(Ground{std::move(whole), std::move(ready), geometry::EdgeTree(shape)});
        }
        return *ground;
    }

    // The feature as far as `box` needs it: what it has in the box is the same, and none of its borders there is the
    // cut's. A feature that is not large, or not much larger than the box, and one that cannot be cut comes as it is.
    geos::Geometry near(const Layer& layer, std::size_t feature, const geometry::Box& box, WorkCounts& counts) {
        const Shape& shape = layer.shapes[feature];
        const geometry::EdgeTree* tree = layer.edges_of(feature);
        if (tree != nullptr && !box.contains(layer.boxes[feature])) {
            if (const auto part =
                    geometry::local_area(shape, *tree, box, store.origin, edges, proof, counts.vertices)) {
                ++counts.cuts;
                return geos::Geometry::from_shape(context, *part);
            }
        }
        counts.vertices += shape.point_count();
        return of(shape);
    }
};

std::optional<Shape> Worker::State::shared(const Shape& a, const Shape& b) {
    if (a.family() != Family::area || b.family() != Family::area || a.empty() || b.empty()) return std::nullopt;
    other_clip.begin_subject(b);
    if (auto common = other_clip.with(a)) {
        switch (common->what) {
            case geometry::Clip::What::nothing: return Shape(Family::area);
            case geometry::Clip::What::whole_area: return geometry::normalised(a, rings);
            case geometry::Clip::What::whole_subject: return geometry::normalised(b, rings);
            case geometry::Clip::What::piece: return std::move(common->piece);
        }
    }
    other_ground.begin_subject(b, other_clip.subject_tree());
    const geometry::CommonGround::Member member{.area = &a, .tree = nullptr, .box = a.box()};
    auto piece = other_ground.of(std::span(&member, 1));
    if (!piece) return std::nullopt;
    // No larger than either: what is not so is not trusted.
    const double area = geometry::area(*piece);
    const double slack = 1e-9 * area + 1e-8 * geometry::length(*piece);
    if (area > std::min(geometry::area(a), geometry::area(b)) + slack) return std::nullopt;
    return piece;
}

// The ground that they have in common with a frame around them all.
std::optional<Shape> Worker::State::united(std::span<const Shape> shapes) {
    if (shapes.size() > geometry::CommonGround::kMostMembers) return std::nullopt;
    std::vector<geometry::CommonGround::Member> all;
    geometry::Box around;
    double sum = 0.0;
    double most = 0.0;
    for (const Shape& shape : shapes) {
        if (shape.family() != Family::area || shape.empty()) return std::nullopt;
        all.push_back({.area = &shape, .tree = nullptr, .box = shape.box()});
        around.add(all.back().box);
        const double area = geometry::area(shape);
        sum += area;
        most = std::max(most, area);
    }
    const Shape frame = rectangle(around.widened(std::max({1.0, around.width(), around.height()})));
    const geometry::EdgeTree tree(frame);
    other_ground.begin_subject(frame, tree);
    auto whole = other_ground.of(all);
    if (!whole) return std::nullopt;
    // No more than all together, no less than any: what is not so is not trusted.
    const double area = geometry::area(*whole);
    const double slack = 1e-9 * sum + 1e-8 * geometry::length(*whole);
    if (area > sum + slack || area < most - slack) return std::nullopt;
    return whole;
}

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
    if (state_->prepared_subject().covers(candidate)) {
        ++counts_.inside;
        return feature;
    }
    ++counts_.overlays;
    auto piece = geos::intersection(state_->subject_for_geos(), candidate);
    if (!piece) return tl::unexpected(piece.error());
    return piece->to_shape(family, state_->store.origin);
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
        const Shape ground = rectangle(box.widened(std::max(box.width(), box.height())));
        auto piece = geos::intersection(state_->subject_for_geos(), state_->of(ground));
        if (!piece) return tl::unexpected(piece.error());
        state_->subject_piece = piece->to_shape(Family::area, state_->store.origin);
    }
    return *state_->subject_piece;
}

Result<Shape> Worker::near(const Layer& layer, std::size_t feature, const Shape& ground) {
    ++counts_.overlays;
    auto shared = geos::intersection(state_->near(layer, feature, ground.box(), counts_), state_->of(ground));
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
    ++counts_.overlays;
    auto rest = geos::difference(state_->subject_for_geos(), state_->of(area));
    if (!rest) return tl::unexpected(rest.error());
    return rest->to_shape(Family::area, state_->store.origin);
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

Result<Shape> Worker::unite(std::span<const Shape> shapes, Family family) {
    if (shapes.empty()) return Shape(family);
    if (shapes.size() == 1 && family == Family::area) return shapes.front();
    if (family == Family::area) {
        if (auto whole = state_->united(shapes)) {
            ++counts_.joined;
            return std::move(*whole);
        }
    }
    return unite_by_geos(shapes, family);
}

std::optional<Shape> Worker::united_near(const Layer& layer, std::span<const std::uint32_t> features,
                                         const geometry::Box& frame) {
    if (features.size() > geometry::CommonGround::kMostMembers) return std::nullopt;
    state_->members.clear();
    for (const std::uint32_t i : features)
        state_->members.push_back({.area = &layer.shapes[i], .tree = layer.edges_of(i), .box = layer.boxes[i]});
    const Shape around = rectangle(frame);
    const geometry::EdgeTree tree(around);
    state_->other_ground.begin_subject(around, tree);
    auto whole = state_->other_ground.of(state_->members);
    if (whole) ++counts_.joined;
    return whole;
}

Result<Shape> Worker::unite_by_geos(std::span<const Shape> shapes, Family family) {
    if (shapes.size() == 1 && family == Family::area) return shapes.front();
    ++counts_.unions;
    std::vector<geos::Geometry> members;
    members.reserve(shapes.size());
    for (const Shape& shape : shapes) members.push_back(state_->of(shape));
    auto whole = geos::unite(state_->context, std::move(members));
    if (!whole) return tl::unexpected(whole.error());
    return whole->to_shape(family, state_->store.origin);
}

Result<std::optional<Shape>> Worker::united_already(std::span<const Shape> pieces) {
    if (pieces.empty()) return std::optional(Shape(Family::area));
    if (pieces.size() == 1) return std::optional(pieces.front());
    for (const Shape& piece : pieces) {
        if (piece == *state_->subject) return std::optional(piece);
        // By the box and not by whether the subject's piece was ever asked for: the order of checks must not show.
        if (piece.box() != state_->subject_box) continue;
        const auto whole = subject_piece();
        if (!whole) return tl::unexpected(whole.error());
        if (piece == *whole) return std::optional(piece);
    }
    return std::optional<Shape>();
}

Result<Shape> Worker::unite_inside(const Layer& layer, std::span<const std::uint32_t> features,
                                   std::span<const Shape> pieces) {
    auto already = united_already(pieces);
    if (!already) return tl::unexpected(already.error());
    if (*already) return std::move(**already);
    state_->members.clear();
    for (const std::uint32_t i : features)
        state_->members.push_back({.area = &layer.shapes[i], .tree = layer.edges_of(i), .box = layer.boxes[i]});
    if (auto ground = state_->common_ground.of(state_->members)) {
        // No more than its pieces together, no less than any: what is not so is not trusted.
        double all = 0.0;
        double most = 0.0;
        for (const Shape& piece : pieces) {
            all += geometry::area(piece);
            most = std::max(most, geometry::area(piece));
        }
        const double slack = 1e-9 * all + 1e-8 * geometry::length(*ground);
        const double area = geometry::area(*ground);
        if (area <= all + slack && area >= most - slack) {
            ++counts_.joined;
            return std::move(*ground);
        }
    }
    return unite_pieces(pieces);
}

Result<Shape> Worker::unite_pieces(std::span<const Shape> pieces) {
    auto already = united_already(pieces);
    if (!already) return tl::unexpected(already.error());
    if (*already) return std::move(**already);
    // Pieces whose boxes touch, one to the other, are of one cluster: `cluster[i]` is its first piece.
    std::vector<geometry::Box> boxes;
    for (const Shape& piece : pieces) boxes.push_back(piece.box());
    std::vector<std::size_t> cluster(pieces.size());
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        cluster[i] = i;
        for (std::size_t j = 0; j < i; ++j) {
            if (cluster[j] == cluster[i] || !boxes[i].touches(boxes[j])) continue;
            const std::size_t first = std::min(cluster[i], cluster[j]);
            const std::size_t later = std::max(cluster[i], cluster[j]);
            std::replace(cluster.begin(), cluster.begin() + static_cast<std::ptrdiff_t>(i) + 1, later, first);
        }
    }
    Shape whole(Family::area);
    std::vector<Shape> together;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        if (cluster[i] != i) continue;
        together.clear();
        for (std::size_t j = i; j < pieces.size(); ++j) {
            if (cluster[j] == i) together.push_back(pieces[j]);
        }
        const auto one = unite_by_geos(together, Family::area);
        if (!one) return one;
        whole.append(*one);
    }
    return whole;
}

Result<Shape> Worker::intersect(const Shape& a, const Shape& b) {
    if (auto common = state_->shared(a, b)) {
        ++counts_.clipped;
        return std::move(*common);
    }
    ++counts_.overlays;
    auto shared = geos::intersection(state_->of(a), state_->of(b));
    if (!shared) return tl::unexpected(shared.error());
    return shared->to_shape(a.family(), state_->store.origin);
}

Result<Shape> Worker::subtract(const Shape& a, const Shape& b) {
    if (b.empty()) return a;
    ++counts_.overlays;
    auto rest = geos::difference(state_->of(a), state_->of(b));
    if (!rest) return tl::unexpected(rest.error());
    return rest->to_shape(a.family(), state_->store.origin);
}

Result<Shape> Worker::widen(const Shape& shape, double metres) {
    auto wide = geos::buffer(state_->of(shape), metres);
    if (!wide) return tl::unexpected(wide.error());
    return wide->to_shape(Family::area, state_->store.origin);
}

bool Worker::meet(const Shape& a, const Shape& b) {
    const geos::Geometry first = state_->of(a);
    const geos::Geometry second = state_->of(b);
    return geos::Prepared(first).intersects(second);
}

Result<double> Worker::inscribed_width(const Shape& area, double tolerance) {
    ++counts_.widths;
    return state_->widest(area, tolerance, std::numeric_limits<double>::infinity());
}

namespace {

constexpr double kWidthSteps = 50.0;  // of a tolerance, to which a width is searched

// Does a narrow piece follow the border of the subject? Its corners and the middles of its edges must all be near it: a
// strip that crosses has its corners on the border too.
bool lies_along(const Shape& piece, const Shape& subject, double reach) {
    for (std::size_t r = 0; r < piece.ring_count(); ++r) {
        const auto ring = piece.ring(r);
        for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
            const geometry::Point middle{(ring[i].x + ring[i + 1].x) / 2.0, (ring[i].y + ring[i + 1].y) / 2.0};
            if (geometry::distance_to_rings(ring[i], subject) > reach ||
                geometry::distance_to_rings(middle, subject) > reach)
                return false;
        }
    }
    return true;
}

}  // namespace

Result<Worker::Width> Worker::width_under(const Shape& part, double tolerance) {
    Width width{.area_m2 = geometry::area(part), .mean_m = 0.0, .inscribed_m = std::nullopt};
    width.mean_m = 2.0 * width.area_m2 / geometry::length(part);
    if (width.mean_m >= tolerance) return width;
    // A thin arm does not make a sliver of a body: the widest place decides. Any place wide enough will do.
    ++counts_.widths;
    const auto inscribed = state_->widest(part, tolerance / kWidthSteps, tolerance);
    if (!inscribed) return tl::unexpected(inscribed.error());
    if (*inscribed < tolerance) width.inscribed_m = *inscribed;
    return width;
}

Result<Worker::Split> Worker::split_slivers(const Shape& area, double tolerance) {
    Split split{.robust = Shape(Family::area), .slivers = {}};
    for (std::size_t i = 0; i < area.part_count(); ++i) {
        Shape part = area.part(i);
        const auto width = width_under(part, tolerance);
        if (!width) return tl::unexpected(width.error());
        if (!width->inscribed_m) {
            split.robust.append(part);
            continue;
        }
        const bool along_border = state_->subject == nullptr || lies_along(part, *state_->subject, tolerance);
        split.slivers.push_back({.shape = std::move(part),
                                 .area_m2 = width->area_m2,
                                 .mean_width_m = width->mean_m,
                                 .along_border = along_border,
                                 .inscribed_width_m = *width->inscribed_m});
    }
    return split;
}

Result<Shape> Worker::robust_part(const Shape& area, double tolerance) {
    Shape robust(Family::area);
    for (std::size_t i = 0; i < area.part_count(); ++i) {
        const Shape part = area.part(i);
        // The search tells widths to within a step, so a bound must be clear of it.
        if (geometry::widest_disc(part) < tolerance * (1.0 - 2.0 / kWidthSteps)) continue;
        const auto width = width_under(part, tolerance);
        if (!width) return tl::unexpected(width.error());
        if (!width->inscribed_m) robust.append(part);
    }
    return robust;
}

}  // namespace terracord::layers

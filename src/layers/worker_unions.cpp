// Ground put together, and what areas have in common: by the engine itself where it can, else by GEOS.
#include <algorithm>

#include "geometry/measure.hpp"
#include "geometry/rectangle.hpp"
#include "layers/worker_state.hpp"

namespace terracord::layers {

using geometry::Family;
using geometry::Shape;

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
    const Shape frame = geometry::rectangle(around.widened(std::max({1.0, around.width(), around.height()})));
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

std::optional<Shape> Worker::State::rest(const Shape& whole, const Shape& less) {
    if (whole.family() != Family::area || less.family() != Family::area || whole.empty()) return std::nullopt;
    const geometry::EdgeTree tree(whole);
    other_ground.begin_subject(whole, tree);
    const geometry::CommonGround::Member member{.area = &less, .tree = nullptr, .box = less.box()};
    auto rest = other_ground.rest_of(std::span(&member, 1));
    if (!rest) return std::nullopt;
    // No larger than the whole, and smaller by no more than what was taken: what is not so is not trusted.
    const double area = geometry::area(*rest);
    const double all = geometry::area(whole);
    const double slack = 1e-9 * all + 1e-8 * geometry::length(*rest);
    if (area > all + slack || area < all - geometry::area(less) - slack) return std::nullopt;
    return rest;
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
    const Shape around = geometry::rectangle(frame);
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
        const auto whole = is_subject(piece);
        if (!whole) return tl::unexpected(whole.error());
        if (*whole) return std::optional(piece);
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
    if (auto rest = state_->rest(a, b)) {
        ++counts_.clipped;
        return std::move(*rest);
    }
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

}  // namespace terracord::layers

// Where the closed word lists end: a byte beyond the last word was never written by us, and must not become an index.
#pragma once

#include "base/error.hpp"
#include "geometry/shape.hpp"
#include "model/assurance.hpp"
#include "model/check.hpp"
#include "model/compared.hpp"
#include "model/need.hpp"
#include "model/document.hpp"
#include "model/vocabulary.hpp"
#include "runs/archive.hpp"

namespace terracord::runs {

template <>
constexpr model::Verdict last_word() {
    return model::Verdict::conflict;
}
template <>
constexpr model::Relation last_word() {
    return model::Relation::conformity;
}
template <>
constexpr model::Phase last_word() {
    return model::Phase::use;
}
template <>
constexpr model::PartKind last_word() {
    return model::PartKind::kept;
}
template <>
constexpr model::Side last_word() {
    return model::Side::declared;
}
template <>
constexpr model::AccuracyOrigin last_word() {
    return model::AccuracyOrigin::assumed;
}
template <>
constexpr model::NeedReading last_word() {
    return model::NeedReading::not_assessable;
}
template <>
constexpr model::Reason last_word() {
    return model::Reason::limit_reached;
}
template <>
constexpr model::Accord last_word() {
    return model::Accord::conflict;
}
template <>
constexpr model::Rank last_word() {
    return model::Rank::easement;
}
template <>
constexpr model::NeedSplit last_word() {
    return model::NeedSplit::found;
}
template <>
constexpr model::Quantity last_word() {
    return model::Quantity::gain;
}
template <>
constexpr model::Comparison last_word() {
    return model::Comparison::greater_equal;
}
template <>
constexpr model::Origin last_word() {
    return model::Origin::user;
}
template <>
constexpr model::Firmness last_word() {
    return model::Firmness::fragile;
}
template <>
constexpr model::FirmnessBasis last_word() {
    return model::FirmnessBasis::recomputed;
}
template <>
constexpr model::Clearable last_word() {
    return model::Clearable::otherwise;
}
template <>
constexpr model::LeverKind last_word() {
    return model::LeverKind::procedure;
}
template <>
constexpr geometry::Family last_word() {
    return geometry::Family::area;
}
template <>
constexpr ErrorCode last_word() {
    return ErrorCode::internal;
}

}  // namespace terracord::runs

#include "checks/stricter.hpp"

#include <algorithm>
#include <optional>
#include <tuple>

#include "geometry/measure.hpp"

namespace terracord::checks {

using geometry::Family;
using geometry::Shape;
using model::Finding;

namespace {

// What a finding rests on, put together when first asked for.
struct Ground {
    std::size_t finding = 0;
    geometry::Box box;
    std::optional<Shape> shape;
};

std::vector<Ground> grounds_of(const std::vector<Finding>& findings) {
    std::vector<Ground> grounds;
    for (std::size_t i = 0; i < findings.size(); ++i) {
        if (!findings[i].on_map()) continue;
        Ground ground{.finding = i, .box = {}, .shape = {}};
        for (const model::ClassHit& hit : findings[i].measures.classes) {
            if (hit.pieces.family() == Family::area && !hit.pieces.empty()) ground.box.add(hit.pieces.box());
        }
        if (!ground.box.empty()) grounds.push_back(std::move(ground));
    }
    return grounds;
}

// The robust pieces, less what exceptions take from this verdict.
Result<const Shape*> shape_of(Ground& ground, const Finding& finding, layers::Worker& worker) {
    if (ground.shape) return &*ground.shape;
    std::vector<Shape> pieces;
    for (const model::ClassHit& hit : finding.measures.classes) {
        if (hit.pieces.family() == Family::area && !hit.pieces.empty()) pieces.push_back(hit.pieces);
    }
    auto whole = worker.unite(pieces, Family::area);
    if (!whole) return tl::unexpected(whole.error());
    for (const model::ExceptedGround& exception : finding.measures.exceptions) {
        if (exception.to >= finding.verdict || exception.ground.empty()) continue;
        whole = worker.subtract(*whole, exception.ground);
        if (!whole) return tl::unexpected(whole.error());
    }
    ground.shape = std::move(*whole);
    return &*ground.shape;
}

auto weight(const Finding& finding) { return std::tuple(finding.verdict, finding.rank); }

Result<double> common_ground(Ground& a, Ground& b, const std::vector<Finding>& findings, layers::Worker& worker) {
    const auto first = shape_of(a, findings[a.finding], worker);
    if (!first) return tl::unexpected(first.error());
    const auto second = shape_of(b, findings[b.finding], worker);
    if (!second) return tl::unexpected(second.error());
    if ((*first)->empty() || (*second)->empty()) return 0.0;
    const auto common = worker.intersect(**first, **second);
    if (!common) return tl::unexpected(common.error());
    const double tolerance = std::max(findings[a.finding].tolerance_m, findings[b.finding].tolerance_m);
    const auto split = worker.split_slivers(*common, tolerance);
    if (!split) return tl::unexpected(split.error());
    return geometry::area(split->robust);
}

}  // namespace

void find_stricter(std::vector<Finding>& findings, layers::Worker& worker) {
    std::vector<Ground> grounds = grounds_of(findings);
    for (std::size_t i = 0; i < grounds.size(); ++i) {
        for (std::size_t j = i + 1; j < grounds.size(); ++j) {
            Finding& a = findings[grounds[i].finding];
            Finding& b = findings[grounds[j].finding];
            if (weight(a) == weight(b)) continue;
            if (!grounds[i].box.touches(grounds[j].box)) {
                ++worker.tally().rules_apart;
                continue;
            }
            ++worker.tally().rules_met;
            Finding& weaker = weight(a) < weight(b) ? a : b;
            const Finding& stronger = weight(a) < weight(b) ? b : a;
            const auto common = common_ground(grounds[i], grounds[j], findings, worker);
            if (!common) {
                weaker.notes.push_back(Text{
                    "Le terrain commun avec « " + stronger.check_title.fr + " », plus stricte, n'a pu être calculé.",
                    "The ground in common with \"" + stronger.check_title.en +
                        "\", which is stricter, could not be computed."});
                continue;
            }
            if (*common <= 0.0) continue;
            weaker.stricter.push_back({.finding = stronger.id,
                                       .check_title = stronger.check_title,
                                       .document_title = stronger.document_title,
                                       .verdict = stronger.verdict,
                                       .rank = stronger.rank,
                                       .area_m2 = *common});
        }
    }
    for (const Ground& ground : grounds) {
        auto& stricter = findings[ground.finding].stricter;
        std::stable_sort(stricter.begin(), stricter.end(), [](const auto& x, const auto& y) {
            return std::tuple(x.verdict, x.rank) > std::tuple(y.verdict, y.rank);
        });
    }
}

}  // namespace terracord::checks

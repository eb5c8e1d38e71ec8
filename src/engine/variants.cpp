#include "engine/variants.hpp"

#include <algorithm>
#include <set>

namespace terracord::engine {

using model::VariantGroup;
using model::VariantRow;
using Point = VariantRow::Point;

namespace {

bool weighs(const model::Finding& finding) {
    return finding.on_map() || finding.reading == model::NeedReading::worsens;
}

std::vector<Point> points_of(const model::ProjectResult& result) {
    std::vector<Point> points;
    for (const model::Finding& finding : result.findings) {
        if (!weighs(finding)) continue;
        const Text& check = finding.check_title;
        const Text& document = finding.document_title;
        points.push_back({.key = finding.id.substr(std::min(finding.id.size(), result.project.id.size() + 1)),
                          .finding_id = finding.id,
                          .title = {check.fr + " (" + document.fr + ")", check.en + " (" + document.en + ")"},
                          .verdict = finding.verdict,
                          .area_m2 = finding.measures.robust.area_m2});
    }
    return points;
}

bool holds(const std::vector<Point>& points, const std::string& key) {
    return std::any_of(points.begin(), points.end(), [&](const Point& point) { return point.key == key; });
}

// From all that weighs to what tells the variants apart.
void compare(VariantGroup& group) {
    std::vector<std::vector<Point>> all;
    for (const VariantRow& row : group.rows) all.push_back(row.carries);
    for (std::size_t r = 0; r < all.size(); ++r) {
        VariantRow& row = group.rows[r];
        std::erase_if(row.carries, [&](const Point& point) {
            return std::all_of(all.begin(), all.end(), [&](const auto& other) { return holds(other, point.key); });
        });
        std::set<std::string> seen;
        for (const std::vector<Point>& other : all) {
            for (const Point& point : other) {
                if (!holds(all[r], point.key) && seen.insert(point.key).second) row.clears.push_back(point);
            }
        }
    }
}

}  // namespace

void Variants::see(const model::ProjectResult& result) {
    const model::Project& project = result.project;
    if (project.variant.empty()) return;
    const auto [found, fresh] = by_code_.try_emplace(project.code, groups_.size());
    if (fresh) groups_.push_back({.project_code = project.code, .operation = project.operation, .rows = {}});
    groups_[found->second].rows.push_back({.project_id = project.id,
                                           .variant = project.variant,
                                           .name = project.name,
                                           .phase = project.phase,
                                           .area_m2 = project.area_m2,
                                           .documents = result.summary.documents,
                                           .needs = result.summary.needs,
                                           .documents_label = result.summary.documents_label,
                                           .needs_label = result.summary.needs_label,
                                           .counts = result.summary.counts,
                                           .carries = points_of(result),
                                           .clears = {}});
}

std::vector<VariantGroup> Variants::finish() {
    std::erase_if(groups_, [](const VariantGroup& group) { return group.rows.size() < 2; });
    for (VariantGroup& group : groups_) compare(group);
    return std::move(groups_);
}

}  // namespace terracord::engine

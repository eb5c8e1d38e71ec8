// What the projects of each commune take and bring together: part of pass 2.
#include <algorithm>
#include <array>

#include "engine/portfolio.hpp"
#include "geometry/measure.hpp"

namespace terracord::engine {

using geometry::Family;
using geometry::Shape;

namespace {

// Declared quantities that may be added up.
constexpr std::array kSummed{"housing_units", "social_units", "floor_area_m2"};

}  // namespace

void Portfolio::note_commune(const model::Project& project, Entry& entry) {
    // The largest share comes first; a project across a border counts there.
    const std::string id = project.commune_id.substr(0, project.commune_id.find(';'));
    if (id.empty()) return;
    const auto [at, fresh] = commune_of_.emplace(id, static_cast<std::uint32_t>(communes_.size() + 1));
    if (fresh) {
        model::CommuneTotal total;
        total.commune_id = id;
        total.commune = project.commune_name.substr(0, project.commune_name.find(';'));
        for (const char* quantity : kSummed) total.sums.push_back({quantity, 0.0, 0});
        communes_.push_back(std::move(total));
    }
    entry.commune = at->second;
    entry.area_m2 = project.area_m2;
    for (const char* quantity : kSummed) entry.quantities.push_back(project.quantity(quantity));
}

// Of the variants of one project the one of the largest perimeter, the first of equals.
std::vector<bool> Portfolio::counted_once() const {
    std::vector<bool> counted(entries_.size(), true);
    std::map<std::uint32_t, std::uint32_t> best;
    for (std::uint32_t i = 0; i < entries_.size(); ++i) {
        if (entries_[i].family == 0) continue;
        const auto [at, fresh] = best.emplace(entries_[i].family, i);
        if (fresh) continue;
        const bool larger = entries_[i].area_m2 > entries_[at->second].area_m2;
        counted[larger ? at->second : i] = false;
        if (larger) at->second = i;
    }
    return counted;
}

Result<void> Portfolio::total_communes() {
    const std::vector<bool> counted = counted_once();
    for (std::uint32_t i = 0; i < entries_.size(); ++i) {
        const Entry& entry = entries_[i];
        if (entry.commune == 0 || !counted[i]) continue;
        model::CommuneTotal& total = communes_[entry.commune - 1U];
        ++total.projects;
        for (std::size_t q = 0; q < entry.quantities.size(); ++q) {
            const auto& quantity = entry.quantities[q];
            total.sums[q].sum += quantity.value_or(0.0);
            total.sums[q].unknown += quantity ? 0 : 1;
        }
        std::vector<std::uint32_t> near;
        index_.query(entry.box, near);
        std::vector<Shape> before;
        for (const std::uint32_t other : near) {
            if (other >= i || !counted[other] || entries_[other].commune != entry.commune) continue;
            auto neighbour = record(other);
            if (!neighbour) return tl::unexpected(neighbour.error());
            before.push_back(std::move(neighbour->project.perimeter));
        }
        double shared_m2 = 0.0;
        if (!before.empty()) {
            auto own = record(i);
            if (!own) return tl::unexpected(own.error());
            auto others = worker_->unite(before, Family::area);
            auto shared = others ? worker_->intersect(own->project.perimeter, *others) : others;
            // What cannot be overlaid counts whole: rather too much taken than too little.
            if (!shared)
                troubles_.push_back(shared.error());
            else
                shared_m2 = geometry::area(*shared);
        }
        total.ground_m2 += std::max(0.0, entry.area_m2 - shared_m2);
        total.shared_m2 += shared_m2;
    }
    std::sort(communes_.begin(), communes_.end(),
              [](const auto& a, const auto& b) { return a.commune_id < b.commune_id; });
    for (const model::CommuneTotal& total : communes_) {
        if (total.projects > 0) totals_.communes.push_back(total);
    }
    return {};
}

}  // namespace terracord::engine

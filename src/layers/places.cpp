#include "layers/places.hpp"

#include <algorithm>
#include <vector>

#include "geometry/measure.hpp"

namespace terracord::layers {

namespace {

constexpr double kLeastShare = 0.001;

struct Found {
    double area_m2 = 0.0;
    std::uint32_t place = 0;
};

}  // namespace

void name_places(const LayerStore& store, Worker& worker, model::Project& project) {
    const Places& places = store.places;
    if (places.shapes.empty()) return;
    std::vector<std::uint32_t> near;
    places.index.query(project.perimeter.box(), near);
    std::vector<Found> found;
    for (const std::uint32_t i : near) {
        const auto inside = worker.inside(places.shapes[i], places.shapes[i].box());
        const double area = inside ? geometry::area(*inside) : 0.0;
        if (area > kLeastShare * project.area_m2) found.push_back({area, i});
    }
    std::sort(found.begin(), found.end(), [](const Found& a, const Found& b) {
        return a.area_m2 != b.area_m2 ? a.area_m2 > b.area_m2 : a.place < b.place;
    });
    for (const Found& one : found) {
        if (!project.commune_id.empty()) {
            project.commune_id += ";";
            project.commune_name += ";";
        }
        project.commune_id += places.ids[one.place];
        project.commune_name += places.names[one.place];
    }
}

}  // namespace terracord::layers

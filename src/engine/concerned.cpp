#include "engine/concerned.hpp"

#include <algorithm>
#include <optional>

#include "checks/coverage.hpp"
#include "checks/people.hpp"
#include "geometry/measure.hpp"

namespace terracord::engine {

namespace {

using geometry::Shape;
using model::ConcernedLayer;

class Surroundings {
   public:
    Surroundings(const Plan& plan, layers::Worker& worker, const model::Project& project)
        : plan_(plan), worker_(worker), project_(project) {}

    model::ConcernedWithin within(double metres) {
        model::ConcernedWithin out;
        out.metres = metres;
        metres_ = metres;
        const auto zone = worker_.widen(project_.perimeter, metres);
        if (!zone) {
            out.inhabitants.problem = out.dwellings.problem = out.neighbourhoods_problem = zone.error().message;
            return out;
        }
        zone_ = *zone;
        const model::ConcernedSpec& asked = *plan_.analysis.concerned;
        if (asked.population) out.inhabitants = counted(*asked.population);
        if (asked.dwellings) out.dwellings = counted(*asked.dwellings);
        name_communes(out.communes);
        if (asked.neighbourhoods) name_neighbourhoods(*asked.neighbourhoods, out);
        return out;
    }

   private:
    // A look at a layer of the analysis; nothing, with the reason, where it cannot answer for the whole of the zone.
    std::optional<checks::Task> look_at(const ConcernedLayer& layer, Text& problem) {
        if (!layer.selection) {
            problem = {"couche inconnue", "unknown layer"};
            return std::nullopt;
        }
        const model::CheckSpec& spec = plan_.analysis.selections[*layer.selection];
        const model::DocumentSpec& document = plan_.analysis.documents[spec.document];
        checks::Task task{.spec = spec,
                          .check = plan_.analysis.checks.size() + *layer.selection,
                          .tolerance_m = document.accuracy.value,
                          .store = plan_.store,
                          .worker = worker_,
                          .perimeter = &project_.perimeter,
                          .analysis = &plan_.analysis,
                          .project = &project_};
        if (!task.layer().usable || !task.binding().usable) {
            problem = task.layer().usable ? task.binding().problem : task.layer().problem;
            return std::nullopt;
        }
        const auto coverage = checks::coverage_around(task, metres_);
        if (!coverage) {
            problem = coverage.error().message;
            return std::nullopt;
        }
        if (!coverage->sufficient) {
            problem = {"la donnée ne couvre pas tous les abords du périmètre",
                       "the data do not cover all that lies around"};
            return std::nullopt;
        }
        return task;
    }

    model::Counted counted(const ConcernedLayer& layer) {
        model::Counted out;
        const auto task = look_at(layer, out.problem);
        if (!task) return out;
        const auto people = checks::people_on(*task, zone_, layer.each, nullptr);
        if (!people) {
            out.problem = people.error().message;
            return out;
        }
        if (people->unknown || task->binding().unplaced > 0) {
            out.problem = {"des objets ne disent pas leur nombre, ou n'ont pas de place",
                           "features do not say their number, or have no place"};
            return out;
        }
        out.number = people->number;
        out.imputed = people->imputed;
        return out;
    }

    // More than a touch: neighbours across a border the perimeter follows are concerned from some distance on.
    bool reaches(const Shape& shape) {
        if (!shape.box().touches(zone_.box())) return false;
        if (shape.family() != geometry::Family::area) return worker_.meet(shape, zone_);
        const auto shared = worker_.intersect(shape, zone_);
        return shared && geometry::area(*shared) > 0.0;
    }

    void name_communes(std::vector<model::NamedPlace>& out) {
        const layers::Places& places = plan_.store.places;
        std::vector<std::uint32_t> near;
        if (!places.shapes.empty()) places.index.query(zone_.box(), near);
        for (const std::uint32_t i : near) {
            if (reaches(places.shapes[i])) out.push_back({places.ids[i], places.names[i]});
        }
    }

    void name_neighbourhoods(const ConcernedLayer& layer, model::ConcernedWithin& out) {
        const auto task = look_at(layer, out.neighbourhoods_problem);
        if (!task) return;
        std::vector<std::uint32_t> near;
        task->layer().index.query(zone_.box(), near);
        for (const std::uint32_t i : near) {
            if (!task->selects(i) || !reaches(task->layer().shapes[i])) continue;
            const model::NamedPlace place{task->binding().classes[task->binding().class_of[i]],
                                          task->binding().labels[i]};
            const bool named = std::any_of(out.neighbourhoods.begin(), out.neighbourhoods.end(), [&](const auto& one) {
                return one.id == place.id && one.name == place.name;
            });
            if (!named) out.neighbourhoods.push_back(place);
        }
    }

    const Plan& plan_;
    layers::Worker& worker_;
    const model::Project& project_;
    double metres_ = 0.0;
    Shape zone_;
};

}  // namespace

std::vector<model::ConcernedWithin> concerned(const Plan& plan, layers::Worker& worker, const model::Project& project) {
    std::vector<model::ConcernedWithin> out;
    if (!plan.analysis.concerned) return out;
    worker.begin_subject(project.perimeter);
    Surroundings around(plan, worker, project);
    for (const Metres within : plan.analysis.concerned->within) out.push_back(around.within(within.value));
    return out;
}

}  // namespace terracord::engine

#include "gdal/drawing_survey.hpp"

#include <fmt/format.h>
#include <ogrsf_frmts.h>

#include <algorithm>

#include "gdal/crs_data.hpp"
#include "gdal/drawing_areas.hpp"
#include "gdal/error_capture.hpp"
#include "gdal/layer_crs.hpp"

namespace terracord::gdal {
namespace {

geometry::Box extent_of(const Drawing& drawing) {
    geometry::Box box;
    OGREnvelope envelope;
    if (drawing.features && drawing.features->GetLayer(0)->GetExtent(&envelope, TRUE) == OGRERR_NONE &&
        envelope.IsInit() != 0) {
        box = {envelope.MinX, envelope.MinY, envelope.MaxX, envelope.MaxY};
    }
    return box;
}

CadLayerSurvey survey(CadEntities entities, const Wanted& wanted, const std::optional<DrawingUnit>& declared) {
    CadLayerSurvey seen;
    seen.held = entities.seen;
    seen.arcs = entities.arcs;
    seen.broken = static_cast<std::int64_t>(entities.broken.size());
    Drawing made;
    static_cast<void>(make_features(std::move(entities), wanted, made));
    seen.areas = made.areas;
    seen.joined = made.joined;
    seen.open = std::move(made.open);
    seen.nested = std::move(made.nested);
    seen.left = std::move(made.left);
    seen.extent = extent_of(made);
    seen.unit = fitting_unit(seen.extent, declared, nullptr);
    return seen;
}

Error nowhere(const Wanted& wanted, const geometry::Box& extent) {
    const Text box = describe(extent);
    return fail(ErrorCode::crs_implausible,
                {fmt::format("« {} » : ses coordonnées ({}) ne tombent dans aucun système connu, dans aucune unité",
                             wanted.written, box.fr),
                 fmt::format("'{}': its coordinates ({}) lie in no known system, in no unit", wanted.written, box.en)},
                wanted.position,
                {"Le dessin a une origine à lui : calez-le sur le cadastre dans son logiciel, puis enregistrez-le en "
                 "mètres.",
                 "The drawing has an origin of its own: place it on the cadastre in its own program, then save it in "
                 "metres."})
        .value();
}

}  // namespace

Result<DrawingSurvey> survey_drawing(const std::filesystem::path& path, const std::string& written) {
    const Wanted wanted{.path = path, .written = written, .layer = "", .with_geometry = true, .position = {}};
    auto located = locate(wanted);
    if (!located) return tl::unexpected<Error>(located.error());
    auto dataset = open_dataset(*located, wanted, {.with_geometry = true, .encoding = ""});
    if (!dataset) return tl::unexpected<Error>(dataset.error());
    Entities entities = read_entities(*dataset, Keep::all);
    if (!entities.complaint.empty()) return tl::unexpected<Error>(unreadable_drawing(wanted, entities.complaint));
    count_arcs(*dataset, entities);
    const ErrorCapture quiet;
    DrawingSurvey found;
    found.declared = declared_unit(*dataset);
    for (auto& [name, layer] : entities.layers)
        found.layers.push_back(survey(std::move(layer), wanted, found.declared));
    const auto chosen = std::max_element(
        found.layers.begin(), found.layers.end(), [](const CadLayerSurvey& a, const CadLayerSurvey& b) {
            return std::pair(a.areas, !a.extent.empty()) < std::pair(b.areas, !b.extent.empty());
        });
    if (chosen == found.layers.end() || chosen->extent.empty()) return found;
    if (!chosen->unit) {
        found.messages.push_back(nowhere(wanted, chosen->extent));
    } else if (chosen->unit->metres != 1.0) {
        found.messages.push_back(not_in_metres(wanted, *chosen->unit, chosen->extent));
    } else {
        const VectorInput input{
            .path = path, .written = written, .layer = "", .where = "", .encoding = "", .crs = "", .position = {}};
        found.messages.push_back(missing_crs(input, chosen->extent));
        if (found.declared && found.declared->metres != 1.0)
            found.messages.push_back(says_other_unit(wanted, *found.declared));
    }
    return found;
}

}  // namespace terracord::gdal

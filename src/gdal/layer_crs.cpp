#include "gdal/layer_crs.hpp"

#include <cpl_conv.h>
#include <fmt/format.h>
#include <ogr_spatialref.h>
#include <ogrsf_frmts.h>

#include <memory>

#include "gdal/crs_data.hpp"

namespace terracord::gdal {
namespace {

struct FreeText {
    void operator()(char* text) const { CPLFree(text); }
};

struct Declared {
    std::optional<Crs> crs;
    bool swap_axes = false;
};

// Drivers say in which order they give the axes; ours is easting (longitude) first.
bool swapped(const OGRSpatialReference& reference) {
    OGRSpatialReference usual(reference);
    usual.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    return usual.GetDataAxisToSRSAxisMapping() != reference.GetDataAxisToSRSAxisMapping();
}

Declared declared(const OGRSpatialReference* reference) {
    const ErrorCapture quiet;
    // "Undefined Cartesian SRS" and the like are declarations of ignorance.
    if (reference == nullptr ||
        (reference->IsProjected() == 0 && reference->IsGeographic() == 0 && reference->IsCompound() == 0))
        return {};
    if (const char* name = reference->GetName(); name != nullptr && std::string_view(name).starts_with("Undefined"))
        return {};
    char* text = nullptr;
    const char* const options[] = {"FORMAT=WKT2_2019", "MULTILINE=NO", nullptr};
    const OGRErr error = reference->exportToWkt(&text, options);
    const std::unique_ptr<char, FreeText> owned(text);
    if (error != OGRERR_NONE || text == nullptr) return {};
    auto crs = Crs::parse(text);
    if (!crs) return {};
    return {std::move(*crs), swapped(*reference)};
}

std::string label(const Crs& crs) {
    return crs.code().empty() ? crs.name() : fmt::format("{} ({})", crs.code(), crs.name());
}

Error overridden(const VectorInput& input, const Crs& declared, const Crs& told) {
    return fail(
               ErrorCode::crs_assumed,
               {fmt::format("« {} » déclare {} ; il est lu en {} comme demandé", input.written, label(declared),
                            label(told)),
                fmt::format("'{}' declares {}; it is read as {} as told", input.written, label(declared), label(told))},
               input.position)
        .value();
}

}  // namespace

Result<LayerCrs> layer_crs(const LayerCursor& cursor, const VectorInput& input, const std::optional<Crs>& target,
                           Log& log) {
    const ErrorCapture quiet;
    return reference_crs(cursor.layer().GetSpatialRef(), input, target, log);
}

Result<LayerCrs> reference_crs(const OGRSpatialReference* declaration, const VectorInput& input,
                               const std::optional<Crs>& target, Log& log) {
    Declared found = declared(declaration);
    LayerCrs result;
    result.swap_axes = found.swap_axes;
    result.crs = found.crs;
    if (!input.crs.empty()) {
        auto told = Crs::parse(input.crs, input.position);
        if (!told) return tl::unexpected<Error>(told.error());
        if (found.crs && !found.crs->same_as(*told)) log.report(Level::warning, overridden(input, *found.crs, *told));
        result.crs = std::move(*told);
    }
    if (result.crs) {
        if (auto named = named_equivalent(*result.crs, target, &result.assumption)) result.crs = std::move(*named);
    }
    return result;
}

Error missing_crs(const VectorInput& input, const geometry::Box& extent) {
    const Text where = describe(extent);
    return fail(ErrorCode::crs_missing,
                {fmt::format("« {} » ne déclare pas son système de coordonnées ({})", input.written, where.fr),
                 fmt::format("'{}' does not declare its coordinate system ({})", input.written, where.en)},
                input.position, advise(extent))
        .value();
}

Error implausible_crs(const VectorInput& input, const Crs& crs, const geometry::Box& extent) {
    const Text where = describe(extent);
    return fail(ErrorCode::crs_implausible,
                {fmt::format("« {} » : les coordonnées {} ne peuvent pas être en {}", input.written, where.fr,
                             label(crs)),
                 fmt::format("'{}': the coordinates {} cannot be in {}", input.written, where.en, label(crs))},
                input.position, advise(extent))
        .value();
}

}  // namespace terracord::gdal

#include "layers/computing_crs.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "layers/project_reader.hpp"

namespace terracord::layers {

Result<gdal::Crs> computing_crs(const model::Analysis& analysis, Log& log) {
    auto crs = analysis.crs.empty() ? ProjectReader::source_crs(analysis, log)
                                    : gdal::Crs::parse(analysis.crs, analysis.crs_position);
    if (!crs) return crs;
    if (!crs->projected_in_metres()) {
        const std::string name = crs->code().empty() ? crs->name() : crs->code();
        return fail(
            ErrorCode::crs_not_metric,
            Text{fmt::format("{} n'est pas un système projeté en mètres : les surfaces n'y ont pas de sens", name),
                 fmt::format("{} is not projected in metres: areas mean nothing in it", name)},
            analysis.crs_position.known() ? analysis.crs_position : analysis.projects.source.position,
            Text{"Indiquez le système de calcul, par exemple crs = \"EPSG:2154\" (Lambert-93).",
                 "Name the computing system, for instance crs = \"EPSG:2154\" (Lambert-93)."});
    }
    return crs;
}

Result<void> check_areal_scale(const gdal::Crs& crs, const geometry::Box& box, const Position& where, double& least,
                               double& most) {
    if (box.empty()) return {};
    const std::array<geometry::Point, 5> samples{{{box.min_x, box.min_y},
                                                  {box.max_x, box.min_y},
                                                  {box.max_x, box.max_y},
                                                  {box.min_x, box.max_y},
                                                  {(box.min_x + box.max_x) / 2.0, (box.min_y + box.max_y) / 2.0}}};
    for (const geometry::Point& sample : samples) {
        const double scale = gdal::areal_scale(crs, sample);
        if (!(std::abs(scale - 1.0) <= kMostArealDeparture)) {
            return fail(
                ErrorCode::crs_areal_scale,
                Text{fmt::format("{} : une surface y vaut {:.4f} fois la surface au sol (limite : 0,5 % d'écart)",
                                 crs.name(), scale),
                     fmt::format("{}: an area in it is {:.4f} times the area on the ground (limit: 0.5 % off)",
                                 crs.name(), scale)},
                where,
                Text{"Choisissez un système de calcul local, par exemple crs = \"EPSG:2154\" en France métropolitaine.",
                     "Choose a local computing system, for instance crs = \"EPSG:2154\" in mainland France."});
        }
        least = std::min(least, scale);
        most = std::max(most, scale);
    }
    return {};
}

std::vector<model::FailedProject> drop_distorted(const gdal::Crs& crs, const Position& where,
                                                 std::vector<model::Project>& block, double& least, double& most) {
    std::vector<model::FailedProject> failed;
    geometry::Box extent;
    for (const model::Project& project : block) extent.add(project.perimeter.box());
    // Nearly always the whole block passes at once.
    double block_least = least;
    double block_most = most;
    if (check_areal_scale(crs, extent, where, block_least, block_most)) {
        least = block_least;
        most = block_most;
        return failed;
    }
    std::erase_if(block, [&](const model::Project& project) {
        auto scale = check_areal_scale(crs, project.perimeter.box(), where, least, most);
        if (scale) return false;
        Error error = scale.error();
        error.message =
            Text{"projet " + project.id + " : " + error.message.fr, "project " + project.id + ": " + error.message.en};
        failed.push_back({project.id, std::move(error)});
        return true;
    });
    return failed;
}

}  // namespace terracord::layers

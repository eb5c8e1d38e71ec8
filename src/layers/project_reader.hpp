// Streams the projects in input order, in blocks: perimeters made usable and reprojected, parts, programme, phase.
// A reader belongs to one thread. Memory: one block, plus the ids seen.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "base/log.hpp"
#include "gdal/crs.hpp"
#include "layers/layer_store.hpp"
#include "model/analysis.hpp"
#include "model/project.hpp"
#include "model/run.hpp"

namespace terracord::layers {

class ProjectReader {
   public:
    // The CRS of the projects' source, for analyses that name none. Errors of VectorReader::open.
    static Result<gdal::Crs> source_crs(const model::Analysis& analysis, Log& log);
    // Opens perimeters and parts and looks for ids that occur twice. Errors of VectorReader::open.
    static Result<ProjectReader> open(const model::Analysis& analysis, const gdal::Crs& crs, Log& log);

    ~ProjectReader();
    ProjectReader(ProjectReader&&) noexcept;
    ProjectReader& operator=(ProjectReader&&) noexcept;

    // Replaces `block` by the next projects that can be used, at most `most`; false at the end.
    Result<bool> next(std::size_t most, std::vector<model::Project>& block);

    [[nodiscard]] const std::vector<model::FailedProject>& failed() const;
    // False: values or tables of the programme could not be used; each was reported.
    [[nodiscard]] bool complete() const;
    [[nodiscard]] const ValidityCounts& validity() const;  // of areas read so far
    [[nodiscard]] std::int64_t rows() const;               // of the source, so far
    [[nodiscard]] const std::vector<std::filesystem::path>& files() const;
    [[nodiscard]] const model::LayerAccount& account() const;
    // The distinct clauses behind Project::conditions, in order.
    [[nodiscard]] const std::vector<std::string>& conditions() const;

   private:
    struct State;
    explicit ProjectReader(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace terracord::layers

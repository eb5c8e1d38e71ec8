// From an outcome to a finished output folder: sinks, manifest, statistics, first lines, exit status.
// What `check` and `merge` have in common.
#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "cartography/surroundings.hpp"
#include "cli/commands.hpp"
#include "engine/run.hpp"
#include "gdal/crs.hpp"
#include "report/digest.hpp"
#include "report/gpkg_sink.hpp"
#include "runs/output_folder.hpp"

namespace terracord::cli {

class Delivery {
   public:
    Delivery(const DeliveryOptions& options, runs::OutputFolder& folder) : options_(options), folder_(folder) {}

    // What the maps of some format asked for lie on, for the engine to fill; null: none needs it.
    cartography::Surroundings* surroundings();
    // The sinks of the formats asked for; they write into the folder being built. `this` must outlive them.
    engine::Sinks sinks(const gdal::Crs& crs);
    // Writes manifest and statistics and puts the folder in place. The sinks must have been dropped. Errors 303, 502.
    Result<void> place(const engine::Outcome& outcome);
    // Writes manifest and statistics, puts the folder in place, prints the first lines; answers the exit status.
    // The sinks must have been dropped: their files are closed then.
    Exit finish(const engine::Outcome& outcome, ConsoleLog& log);

   private:
    void print_result(const engine::Outcome& outcome) const;
    [[nodiscard]] bool wants(const std::string& format) const;
    [[nodiscard]] std::string statistics(const engine::Outcome& outcome) const;
    [[nodiscard]] Exit status_of(const engine::Outcome& outcome, bool errors) const;

    const DeliveryOptions& options_;
    runs::OutputFolder& folder_;
    cartography::Surroundings surroundings_;
    report::RunDigest digest_;
    report::GeoPackageContents geopackage_;
    std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

}  // namespace terracord::cli

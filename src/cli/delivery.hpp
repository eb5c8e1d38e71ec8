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
#include "gdal/database_writer.hpp"
#include "report/digest.hpp"
#include "report/gpkg_sink.hpp"
#include "report/print_sinks.hpp"
#include "runs/output_folder.hpp"

namespace terracord::cli {

class Delivery {
   public:
    // `jobs`: threads that hash what was written.
    Delivery(const DeliveryOptions& options, runs::OutputFolder& folder, unsigned jobs)
        : options_(options), folder_(folder), jobs_(jobs) {}

    // What the maps of some format asked for lie on, for the engine to fill; null: none needs it.
    cartography::Surroundings* surroundings();
    // The sinks of the formats asked for; they write into the folder being built. `this` must outlive them.
    engine::Sinks sinks(const gdal::Crs& crs);
    // May the results go to the database asked for? Before anything is computed. Errors 101, 206, and of check_target.
    [[nodiscard]] Result<void> check_database() const;
    // Writes manifest and statistics and puts the folder in place. The sinks must have been dropped. Errors 303, 502.
    Result<void> place(const engine::Outcome& outcome);
    // Writes manifest and statistics, puts the folder in place, prints the first lines; answers the exit status.
    // The sinks must have been dropped: their files are closed then.
    Exit finish(const engine::Outcome& outcome, ConsoleLog& log);

   private:
    [[nodiscard]] Result<gdal::ResultsTarget> database_target() const;
    [[nodiscard]] Result<void> to_database(const engine::Outcome& outcome) const;
    void print_result(const engine::Outcome& outcome) const;
    void add_printed(engine::Sinks& sinks, const gdal::Crs& crs);
    void say_print_notes(ConsoleLog& log) const;
    [[nodiscard]] Text sheets_left_out() const;  // empty: all that were asked for are there
    // Sheets and maps by project are for runs of some hundred projects, unless somebody asks.
    [[nodiscard]] bool few_sheets() const { return options_.formats.empty() || options_.few_sheets; }
    [[nodiscard]] bool wants(const std::string& format) const;
    [[nodiscard]] std::string statistics(const engine::Outcome& outcome) const;
    [[nodiscard]] Exit status_of(const engine::Outcome& outcome, bool errors) const;

    const DeliveryOptions& options_;
    runs::OutputFolder& folder_;
    unsigned jobs_;
    cartography::Surroundings surroundings_;
    report::RunDigest digest_;
    report::GeoPackageContents geopackage_;
    report::PrintNotes print_notes_;
    std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

}  // namespace terracord::cli

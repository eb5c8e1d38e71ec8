// Printed outputs: a sheet of each project (sheets/PROJECT.pdf), its map (maps/PROJECT.png), the report of the run
// (report.pdf). Names are slugs of the ids with a short hash. Same bytes for any number of workers.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <vector>

#include "base/error.hpp"
#include "base/text.hpp"
#include "cartography/surroundings.hpp"
#include "gdal/crs.hpp"
#include "model/run.hpp"

namespace terracord::report {

// What printing has to say besides failures; read once the sinks are gone.
struct PrintNotes {
    std::vector<Error> warnings;  // logo, background: made without them
    std::int64_t left_out = 0;    // projects that got no sheet or map because nobody asked for so many
};

inline constexpr std::int64_t kMostUnasked = 200;  // projects

struct PrintOptions {
    gdal::Crs crs;  // computing CRS
    Lang lang = Lang::fr;
    const cartography::Surroundings* surroundings = nullptr;  // filled by the time the sink begins; null: none
    PrintNotes* notes = nullptr;                              // must outlive the sink; null: nobody reads them
    unsigned workers = 1;                                     // threads that draw; at least 1
    std::int64_t most_projects = 0;                           // a run of more gets no sheets (maps) at all; 0: no limit
};

// Memory: a project and its drawing a worker, and two that wait a worker. A sheet that fails costs no other: `end`
// answers the first failure in the order of the projects, once all others are written. Error 502.
[[nodiscard]] std::unique_ptr<model::Sink> make_sheets_sink(const std::filesystem::path& folder, PrintOptions options);
[[nodiscard]] std::unique_ptr<model::Sink> make_maps_sink(const std::filesystem::path& folder, PrintOptions options);

// Page one: what was examined, what comes out, what was not supplied, the map of the projects. Then the projects (the
// first kMostUnasked), the documents and their data, the needs. Memory: what those tables and the map show. Error 502.
[[nodiscard]] std::unique_ptr<model::Sink> make_report_pdf_sink(const std::filesystem::path& folder,
                                                                PrintOptions options);

}  // namespace terracord::report

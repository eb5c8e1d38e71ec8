// What the page tells of the run as a whole: what was asked, documents and how they came in, needs by unit, what was not
// assessed, data quality, provenance. Objects in one line each; they format and never compute.
#pragma once

#include <string>

#include "model/run.hpp"
#include "report/html_shapes.hpp"

namespace terracord::report {

// Known before the first project.
[[nodiscard]] std::string page_run(const model::RunInfo& run);
// Targets, supply and balance by unit, with the shapes of the units.
[[nodiscard]] std::string page_needs(const model::RunInfo& run, HtmlShapes& shapes);

// What the page leaves to other files, because it would grow too large.
struct LeftOut {
    std::int64_t plain = 0;     // projects whose findings of no contradiction have no sentence
    std::int64_t details = 0;   // projects with their roll-ups alone
    std::int64_t unlisted = 0;  // projects that are only counted
    std::int64_t shapes = 0;    // shapes that are not drawn
};
// A document the profile expects that was not supplied.
struct MissingDocument {
    Text title;
    std::int64_t projects = 0;
};
// Known after the last one.
[[nodiscard]] std::string page_totals(const model::RunInfo& run, const model::RunTotals& totals,
                                      const std::vector<MissingDocument>& missing, const LeftOut& left);

}  // namespace terracord::report

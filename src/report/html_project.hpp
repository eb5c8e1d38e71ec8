// One project in the page: a row that is always at hand (roll-ups, the key of every finding) and the details that the page
// reads when somebody looks at the project. They format and never compute.
#pragma once

#include <string>

#include "model/run.hpp"
#include "report/html_ground.hpp"
#include "report/html_shapes.hpp"
#include "report/html_tables.hpp"

namespace terracord::report {

// How much of a project the page holds.
enum class HtmlDepth : std::uint8_t {
    whole,      // every finding
    open,       // findings of no contradiction and without object have their key alone
    roll_ups,   // the row alone, without the keys of the findings
};

// What its parts share.
struct HtmlParts {
    HtmlShapes& shapes;
    HtmlTables& tables;
    HtmlGround& ground;
};

// An object in one line.
[[nodiscard]] std::string project_row(const model::ProjectResult& result, HtmlDepth depth, HtmlParts parts);
// Likewise; its findings are in the order of the row's keys.
[[nodiscard]] std::string project_details(const model::ProjectResult& result, HtmlDepth depth, HtmlParts parts);

}  // namespace terracord::report

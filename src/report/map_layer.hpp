// The layers of the maps, each defined once: its columns with their names for people, and how its rows come out of a
// run. The GeoJSON files, the GeoPackage and the QGIS styles are all made from these. Constant data, safe to share;
// rows belong to one thread.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/cell.hpp"
#include "base/error.hpp"
#include "model/run.hpp"

namespace terracord::report {

enum class ColumnType : std::uint8_t { text, whole, measure, flag };

struct Column {
    std::string name;
    ColumnType type = ColumnType::text;
    int decimals = 0;         // of a measure
    Text alias;               // what people read above it
    std::string_view values;  // the list of wording its codes belong to; empty: no codes
};

struct MapLayer {
    std::string name;  // of the file, and of the table in the GeoPackage
    Text title;
    Text description;
    geometry::Family family = geometry::Family::area;  // none: a table without places
    std::vector<Column> columns;                       // the first one is the identifier
};

// A row: cells in the order of the columns.
using TakeRow = std::function<Result<void>(const MapLayer&, const std::vector<Cell>&, const geometry::Shape&)>;

// Layers that are made together: rows of one thing by family of geometry.
struct MapSource {
    std::vector<const MapLayer*> layers;
    // Is the first layer there even without rows? The others, and it otherwise, come with their first row.
    bool (*always)(const model::RunInfo&) = nullptr;
    // Either may be null.
    Result<void> (*of_run)(const model::RunInfo&, const TakeRow&) = nullptr;
    Result<void> (*of_project)(const model::ProjectResult&, const TakeRow&) = nullptr;
};

[[nodiscard]] const MapSource& projects_source();        // every perimeter with its roll-ups
[[nodiscard]] const MapSource& conflicts_source();       // areas, lines and points
[[nodiscard]] const MapSource& not_assessable_source();  // the ground nobody could judge, and what to supply
[[nodiscard]] const MapSource& slivers_source();         // overlaps narrower than the documents' accuracy
[[nodiscard]] const MapSource& adjusted_source();        // suggested cut-outs
[[nodiscard]] const MapSource& differences_source();     // where two documents contradict each other
[[nodiscard]] const MapSource& needs_source();           // the units of every need
[[nodiscard]] const MapSource& faults_source();          // overlaps and gaps of zones that should tile

// All of the above, in this order.
[[nodiscard]] std::span<const MapSource* const> map_sources();

// Tables without places.
[[nodiscard]] const MapSource& findings_source();   // every finding, as findings.csv
[[nodiscard]] const MapSource& documents_source();  // the documents of the analysis

}  // namespace terracord::report

// Of a table of a database, a part: a reader of what these return asks the server for nothing else. Inputs that are
// files come back as they are: they are read whole. Safe to call concurrently.
#pragma once

#include <optional>

#include "gdal/crs.hpp"
#include "gdal/vector_reader.hpp"
#include "geometry/box.hpp"

namespace terracord::gdal {

// What meets this ground, in the system the reader is asked for, and what has no place. All of the table where nothing
// of it lies there: it could not be told from an empty one.
[[nodiscard]] VectorInput only_within(VectorInput input, const geometry::Box& ground);

// Columns and coordinate system, no row.
[[nodiscard]] VectorInput without_rows(VectorInput input);

// The extent of the whole table, on the server, in `target`; none for a file, or where nothing lies there. Errors of
// VectorReader::open.
[[nodiscard]] Result<std::optional<geometry::Box>> whole_extent(const VectorInput& input, const Crs& target);

struct TablePart {
    std::optional<geometry::Box> within;
    bool rows = true;
};
[[nodiscard]] TablePart part_of(const VectorInput& input);

}  // namespace terracord::gdal

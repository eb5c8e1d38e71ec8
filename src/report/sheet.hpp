// The sheet of one project, to attach to its file: one or two pages of A4; where there is more, contradictions and
// reservations stay whole and the rest says where it is to be found. And its map as a picture.
// Draws what the result says. Several threads may make sheets at once, each with its own background reader.
#pragma once

#include <string>

#include "base/error.hpp"
#include "cartography/surroundings.hpp"
#include "gdal/picture_reader.hpp"
#include "report/print_parts.hpp"

namespace terracord::report {

struct SheetGround {
    const cartography::Surroundings* surroundings = nullptr;  // null: maps show no context
    gdal::PictureReader* background = nullptr;                // null: none
    bool background_failed = false;
};

// Bytes of a PDF. Error 502.
[[nodiscard]] Result<std::string> sheet_pdf(const PrintFacts& facts, const model::ProjectResult& result,
                                            const SheetGround& ground);

// Bytes of a PNG, 1600 pixels wide. Error 502.
[[nodiscard]] Result<std::string> map_png(const PrintFacts& facts, const model::ProjectResult& result,
                                          const SheetGround& ground);

}  // namespace terracord::report

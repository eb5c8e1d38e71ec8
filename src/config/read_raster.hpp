// The keys of a check that asks a raster: percentile, cells, values, names, unit.
#pragma once

#include <optional>
#include <string_view>

#include "config/table_reader.hpp"
#include "model/check.hpp"

namespace terracord::config {

// "raster_mean" ...; nothing for other words.
[[nodiscard]] std::optional<model::CheckKind> raster_kind(std::string_view code);

// Completes a kind that asks a raster; the keys are errors beside any other kind. Errors 206, 209.
void read_raster(const TableReader& reader, model::CheckSpec& check);

// What a whole check must say: which percentile, which cells. Error 204.
void require_raster_keys(const TableReader& reader, const model::CheckSpec& check);

}  // namespace terracord::config

// Thresholds as people write them: "share > 1 %", { all = ["area > 25 m2", "share > 0.1 %"], origin = "law" }.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "base/error.hpp"
#include "base/units.hpp"
#include "config/table_reader.hpp"
#include "model/check.hpp"

namespace terracord::config {

// "area >= 0.5 ha": quantity, comparison, number, unit (required for lengths and areas). The limit is kept in metres,
// square metres, a share of 1 or a number; `written` in one spelling. "> 3.0" is enough where the measure has `only`
// one quantity. Error 209.
[[nodiscard]] Result<model::Condition> parse_condition(std::string_view text, const Position& where,
                                                       std::optional<model::Quantity> only = std::nullopt);

// What the value of a cell of a raster must be: "> 3.0", "<= -2". Error 209.
[[nodiscard]] Result<model::CellTest> parse_cell_test(std::string_view text, const Position& where);

// "housing_units >= 20": a quantity of [projects.programme], a comparison, a number. Error 209.
[[nodiscard]] Result<model::ProgrammeCondition> parse_programme_condition(std::string_view text,
                                                                          const std::vector<std::string>& quantities,
                                                                          const Position& where);

// A length with its unit: "1 m", "0.5 km". Error 206.
[[nodiscard]] Result<Metres> parse_length(std::string_view text, const Position& where);

// An area with its unit: "0.5 ha", "5000 m2". Error 206.
[[nodiscard]] Result<SquareMetres> parse_area(std::string_view text, const Position& where);

// A condition, or { all | any = [...], origin }. Errors 203, 205, 206, 209 go to `errors`; `allowed` are the quantities
// of the measure, empty where it is not known yet.
[[nodiscard]] std::optional<model::Threshold> read_threshold(const Node& node,
                                                             const std::vector<model::Quantity>& allowed,
                                                             Errors& errors);

// The quantities that thresholds of a kind of check may speak of.
[[nodiscard]] std::vector<model::Quantity> quantities_of(const model::CheckKind& kind);

extern const TableKeys kThresholdKeys;

}  // namespace terracord::config

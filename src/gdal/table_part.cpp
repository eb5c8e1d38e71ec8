#include "gdal/table_part.hpp"

#include <fmt/format.h>

#include <array>
#include <cstdlib>

#include "gdal/database_table.hpp"
#include "gdal/layer_crs.hpp"
#include "gdal/layer_cursor.hpp"
#include "gdal/transformed_box.hpp"

namespace terracord::gdal {

namespace {
// No name of a database holds a line break (parse_database): what follows one is ours.
constexpr std::string_view kWithin = "\nwithin ";
constexpr std::string_view kNoRows = "\nno rows";
}  // namespace

VectorInput only_within(VectorInput input, const geometry::Box& ground) {
    if (!in_database(input)) return input;
    input.path += fmt::format("{}{:.17g} {:.17g} {:.17g} {:.17g}", kWithin, ground.min_x, ground.min_y, ground.max_x,
                              ground.max_y);
    return input;
}

VectorInput without_rows(VectorInput input) {
    if (in_database(input)) input.path += kNoRows;
    return input;
}

TablePart part_of(const VectorInput& input) {
    const std::string& text = input.path.native();
    TablePart part;
    part.rows = text.find(kNoRows) == std::string::npos;
    if (const std::size_t at = text.find(kWithin); at != std::string::npos) {
        std::array<double, 4> numbers{};
        const char* from = text.c_str() + at + kWithin.size();
        for (double& number : numbers) {
            char* end = nullptr;
            number = std::strtod(from, &end);
            from = end;
        }
        part.within = geometry::Box{numbers[0], numbers[1], numbers[2], numbers[3]};
    }
    return part;
}

Result<std::optional<geometry::Box>> whole_extent(const VectorInput& input, const Crs& target) {
    if (!in_database(input)) return std::nullopt;
    const auto cursor = LayerCursor::open(input, true);
    if (!cursor) return tl::unexpected<Error>(cursor.error());
    QuietLog quiet;
    const auto found = layer_crs(*cursor, input, target, quiet);
    if (!found) return tl::unexpected<Error>(found.error());
    if (!found->crs) return std::nullopt;
    const auto extent = cursor->dataset().database->extent();
    if (!extent) return tl::unexpected<Error>(extent.error());
    if (extent->empty()) return std::nullopt;
    const auto operation = Transform::make(*found->crs, target, input.position, *extent);
    return operation ? transformed(*extent, *operation) : std::nullopt;
}

}  // namespace terracord::gdal

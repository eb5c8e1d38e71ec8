// Writing a GeoPackage: layers and tables of known columns, rows in any order of the layers, default styles for QGIS.
// The same calls give the same bytes on one machine: the times of the file are those of the date given. One
// transaction, written through SQLite's own cache: memory does not grow with the rows. Belongs to one thread.
// Errors: 502; 402 where GDAL does not know the coordinate system.
//
//   auto file = GeoPackageWriter::create(folder / "out.gpkg", crs, "2026-11-22");
//   auto zones = file->add_table({.name = "zones", .family = Family::area, .fields = {{"label"}}});
//   file->add_row(*zones, std::vector<Cell>{"UA"}, shape);
//   return file->close();
#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/cell.hpp"
#include "base/error.hpp"
#include "gdal/crs.hpp"
#include "geometry/shape.hpp"

namespace terracord::gdal {

enum class TableFieldType { text, whole, real, flag };

struct TableField {
    std::string name;
    TableFieldType type = TableFieldType::text;
};

struct TableSpec {
    std::string name;
    std::string title;  // must differ between the tables of a file
    std::string description;
    geometry::Family family = geometry::Family::none;  // none: a table without geometry
    std::vector<TableField> fields;
};

struct TableStyle {
    std::string table;
    std::string qml;
    std::string description;
};

class GeoPackageWriter {
   public:
    // A new file; one that is there is replaced. `date`: ISO 8601.
    static Result<GeoPackageWriter> create(const std::filesystem::path& path, const Crs& crs, std::string_view date);
    // A file that was not closed is half a file: it goes.
    ~GeoPackageWriter();
    GeoPackageWriter(GeoPackageWriter&&) noexcept;
    GeoPackageWriter& operator=(GeoPackageWriter&&) noexcept;

    // Answers the table's number, from 0.
    Result<std::size_t> add_table(const TableSpec& spec);
    // Cells by field; texts must be valid UTF-8. The shape must be of the table's family; an empty one is no geometry.
    Result<void> add_row(std::size_t table, std::span<const Cell> cells, const geometry::Shape& shape);
    // The styles QGIS takes by itself. Once, after the tables.
    Result<void> add_styles(std::span<const TableStyle> styles);
    Result<void> close();

   private:
    struct State;
    explicit GeoPackageWriter(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace terracord::gdal

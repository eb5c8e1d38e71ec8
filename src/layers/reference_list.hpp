// A list of cadastral references: which of its columns say what, and how its rows are counted. Pure; safe for
// concurrent calls.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.hpp"
#include "gdal/vector_reader.hpp"
#include "model/analysis.hpp"

namespace terracord::layers {

// Columns of a list of references, as its file names them; empty: there is none.
struct ReferenceColumns {
    std::string whole;
    std::string commune;
    std::string prefix;
    std::string section;
    std::string number;
    std::string stated_area;
};
// Those the analysis names, else by their usual names; `taken` are columns that mean something else. Error 305.
[[nodiscard]] Result<ReferenceColumns> reference_columns(const model::ParcelsSource& spec,
                                                         const model::VectorSource& list,
                                                         const std::vector<gdal::FieldInfo>& fields,
                                                         const std::vector<std::string>& taken);

// The line people see: they count those of a table from its header on; GDAL's numbers of rows differ by format.
[[nodiscard]] std::int64_t line_of(std::int64_t fid, std::string_view driver);

}  // namespace terracord::layers

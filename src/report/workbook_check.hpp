// Is a workbook whole on the disk? The library that writes it keeps its parts in files without a name, and does not ask
// whether they took all: on a full disk it delivers a workbook that lacks rows, and says nothing. So what it has
// written is read once more. O(bytes), in constant memory; safe for concurrent calls on different files.
#pragma once

#include <cstdint>
#include <filesystem>
#include <vector>

namespace terracord::report {

// `rows`: by sheet, the bytes its rows take. Every part unpacks with its checksum; the sheets hold as many bytes of rows,
// and all other parts are XML to their end.
[[nodiscard]] bool whole_workbook(const std::filesystem::path& file, const std::vector<std::uint64_t>& rows);

}  // namespace terracord::report

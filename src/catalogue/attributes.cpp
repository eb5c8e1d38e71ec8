#include "catalogue/attributes.hpp"

#include <algorithm>
#include <optional>

#include "gdal/vector_reader.hpp"

namespace terracord::catalogue {

namespace {

std::string trimmed(const std::optional<std::string>& value) {
    if (!value) return {};
    const auto first = value->find_first_not_of(" \t");
    if (first == std::string::npos) return {};
    return value->substr(first, value->find_last_not_of(" \t") - first + 1);
}

}  // namespace

std::vector<std::vector<std::string>> attributes_of(const Table& table,
                                                    const std::vector<model::CanonicalField>& columns, std::size_t most,
                                                    std::vector<std::filesystem::path>& files, Log& log) {
    gdal::ReadRequest request;
    request.input.path = table.path;
    request.input.layer = table.layer;
    request.input.written = table.path.filename().string();
    request.with_geometry = false;
    for (const auto& column : columns) request.fields.push_back({column.name, column.aliases, column.width, false});
    std::vector<std::vector<std::string>> rows;
    auto reader = gdal::VectorReader::open(request, log);
    if (!reader) {
        log.report(Level::warning, reader.error());
        return rows;
    }
    const auto& read_files = reader->info().files;
    files.insert(files.end(), read_files.begin(), read_files.end());
    std::vector<gdal::Record> records;
    constexpr std::size_t kBatch = 4096;
    while (rows.size() < most) {
        records.clear();
        const auto count = reader->read(std::min(kBatch, most - rows.size()), records);
        if (!count) log.report(Level::warning, count.error());
        if (!count || *count == 0) break;
        for (const gdal::Record& record : records) {
            std::vector<std::string>& row = rows.emplace_back();
            for (const auto& value : record.values) row.push_back(trimmed(value));
        }
    }
    return rows;
}

}  // namespace terracord::catalogue

// One GeoJSON feature collection, written feature by feature. Belongs to one thread.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

#include "base/json_writer.hpp"
#include "model/run.hpp"
#include "report/file_writer.hpp"
#include "report/lonlat.hpp"

namespace terracord::report {

class GeoJsonFile {
   public:
    // Opens `folder/name` and writes the head: type, provenance, the start of the features.
    static Result<GeoJsonFile> create(const std::filesystem::path& folder, const std::string& name,
                                      const model::RunInfo& run);

    // A feature whose id also is its first property, named `id_name`. `properties` adds the others.
    Result<void> feature(std::string_view id_name, std::string_view id,
                         const std::function<void(JsonWriter&)>& properties, const LonLat& lonlat,
                         const geometry::Shape& shape);
    Result<void> close();

   private:
    explicit GeoJsonFile(FileWriter file) : file_(std::move(file)) {}
    FileWriter file_;
    bool empty_ = true;
};

}  // namespace terracord::report

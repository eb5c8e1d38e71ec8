// The files that are one layer, read one after the other: pages of a download, or one file a commune. Which features an
// earlier file has given, and whether the download is whole. Keeps the features of all files of a layer in several.
// Belongs to one thread.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/error.hpp"
#include "gdal/extract_doubt.hpp"
#include "gdal/vector_reader.hpp"

namespace terracord::layers {

class Pages {
   public:
    // The next file.
    void begin(const gdal::VectorInput& input, const gdal::LayerInfo& info);

    // The pages of a server that keeps no order overlap: does an earlier file hold this feature? The same feature says
    // the same of itself, its identifier (column `id` of the record) among it, on the same ground; files that number
    // their features each from 1 share the numbers only. If not, it is remembered.
    [[nodiscard]] bool repeats(const gdal::Record& record, std::size_t id);

    // Once all are read: what they may lack.
    [[nodiscard]] std::vector<gdal::ExtractDoubt> doubts() const { return gdal::extract_doubts(files_); }
    // Error 324 that names the files which repeat each other; nullopt: none does.
    [[nodiscard]] std::optional<Error> overlap(const Position& where) const;

   private:
    struct Seen {
        std::vector<std::optional<std::string>> values;
        geometry::Shape shape;
        std::int64_t fid = -1;  // -1: an identifier is among the values
        std::size_t file = 0;
    };
    std::vector<gdal::Extract> files_;                                      // as read so far
    std::unordered_multimap<std::size_t, Seen> seen_;                       // by hash
    std::map<std::pair<std::size_t, std::size_t>, std::int64_t> repeated_;  // by file and the earlier one
};

}  // namespace terracord::layers

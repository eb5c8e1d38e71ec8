// Opens a located dataset for reading with an allowed driver, and leaves every input as it was: databases open as
// immutable, what GDAL would have to repair or replay is read from a temporary copy, no sidecar is written.
// A Dataset belongs to one thread.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "gdal/dataset_path.hpp"

class GDALDataset;
class OGRLayer;

namespace terracord::gdal {

// A folder of its own, removed with all it holds at the end.
class TemporaryFolder {
   public:
    static std::optional<TemporaryFolder> make();
    ~TemporaryFolder();
    TemporaryFolder(TemporaryFolder&& other) noexcept : path_(std::move(other.path_)) { other.path_.clear(); }
    TemporaryFolder& operator=(TemporaryFolder&& other) noexcept {
        path_.swap(other.path_);
        return *this;
    }
    [[nodiscard]] const std::filesystem::path& path() const { return path_; }

   private:
    explicit TemporaryFolder(std::filesystem::path path) : path_(std::move(path)) {}
    std::filesystem::path path_;
};

class DatabaseTable;

struct CloseDataset {
    void operator()(GDALDataset* dataset) const;
};

struct Dataset {
    Located located;
    std::string driver;                       // GDAL's short name
    std::optional<TemporaryFolder> copy;      // outlives `handle`
    std::shared_ptr<DatabaseTable> database;  // of a table of a database: where the copy's rows come from
    bool raw_text = false;                    // strings are bytes of an encoding nobody declared
    std::unique_ptr<GDALDataset, CloseDataset> handle;
    // All files it is made of, on the disk, sorted; of a table of a database, what was read of it (table_input_path).
    [[nodiscard]] std::vector<std::filesystem::path> files() const;
};

struct OpenOptions {
    bool with_geometry = true;
    std::string encoding;  // of shapefile tables; empty: as the file declares
};

// Errors 302 303.
[[nodiscard]] Result<Dataset> open_dataset(const Located& located, const Wanted& wanted, const OpenOptions& options);

// Is it a raster in a format of the allow-list? By content.
[[nodiscard]] bool identifies_raster(const Located& located);
// The same for rasters. Errors 302 303.
[[nodiscard]] Result<Dataset> open_raster_dataset(const Located& located, const Wanted& wanted);

// The layer named, else the only one, else the one named like the file. Error 304.
[[nodiscard]] Result<OGRLayer*> choose_layer(const Dataset& dataset, const Wanted& wanted);

}  // namespace terracord::gdal

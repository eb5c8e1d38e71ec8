// Small files for the tests of this room, made on the spot in a folder of their own.
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "base/log.hpp"
#include "gdal/vector_reader.hpp"

namespace terracord::gdal::test {

namespace fs = std::filesystem;

// Removed with all it holds at the end.
class Folder {
   public:
    Folder();
    ~Folder();
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    [[nodiscard]] const fs::path& path() const { return path_; }
    [[nodiscard]] fs::path operator/(const std::string& name) const { return path_ / name; }
    // Writes the bytes and returns the path.
    fs::path file(const std::string& name, const std::string& bytes) const;

   private:
    fs::path path_;
};

// Keeps what is reported.
class Heard final : public Log {
   public:
    void report(Level, const Error& what) override { reported.push_back(what); }
    void say(Level, const Text& what) override { said.push_back(what); }
    void progress(const Text&, std::uint64_t, std::uint64_t) override {}
    [[nodiscard]] std::size_t count(ErrorCode code) const;
    std::vector<Error> reported;
    std::vector<Text> said;
};

// A layer written by GDAL: fields are "name:type" (string, integer, real, date, list), rows give their values and a WKT
// (or "LINE TO INFINITY").
struct Row {
    std::string wkt;
    std::vector<std::string> values;
};
struct Sample {
    std::string driver = "GPKG";
    std::string layer = "zones";
    std::string crs = "EPSG:2154";
    std::string geometry = "POLYGON";  // or POINT, LINESTRING, UNKNOWN, NONE
    std::vector<std::string> fields;
    std::vector<Row> rows;
    std::vector<std::string> dataset_options;
    std::vector<std::string> layer_options;
};
void write(const fs::path& path, const Sample& sample);

// Two squares of one hectare near Orléans, with a code of zone.
Sample two_squares(const std::string& driver);

// A zip made of files and folders of the disk: name inside -> path.
void zip(const fs::path& archive, const std::map<std::string, fs::path>& members);

ReadRequest request(const fs::path& path, std::vector<std::string> fields = {});

// Everything, or the first error.
Result<std::vector<Record>> read_all(const ReadRequest& request, Log& log);

// Path -> size, time of last change and bytes, of every file below a folder.
std::map<std::string, std::string> snapshot(const fs::path& folder);

// The folder of real samples, empty where it is not there.
fs::path shared_data();

}  // namespace terracord::gdal::test

#include "samples.hpp"

#include <cpl_conv.h>
#include <cpl_string.h>
#include <cpl_vsi.h>
#include <gtest/gtest.h>
#include <ogrsf_frmts.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <limits>
#include <memory>
#include <sstream>

#include "gdal/error_capture.hpp"
#include "gdal/initialise.hpp"

namespace terracord::gdal::test {
namespace {

std::string bytes_of(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

OGRFieldType type_of(const std::string& name) {
    if (name == "integer") return OFTInteger;
    if (name == "real") return OFTReal;
    if (name == "date") return OFTDate;
    if (name == "list") return OFTStringList;
    return OFTString;
}

OGRwkbGeometryType geometry_of(const std::string& name) {
    if (name == "NONE") return wkbNone;
    if (name == "UNKNOWN") return wkbUnknown;
    return OGRFromOGCGeomType(name.c_str());
}

CPLStringList list_of(const std::vector<std::string>& options) {
    CPLStringList list;
    for (const std::string& option : options) list.AddString(option.c_str());
    return list;
}

}  // namespace

Folder::Folder() {
    std::string pattern = (fs::temp_directory_path() / "terracord-test-XXXXXX").string();
    path_ = mkdtemp(pattern.data());
}

Folder::~Folder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
}

fs::path Folder::file(const std::string& name, const std::string& bytes) const {
    fs::create_directories((path_ / name).parent_path());
    std::ofstream(path_ / name, std::ios::binary) << bytes;
    return path_ / name;
}

std::size_t Heard::count(ErrorCode code) const {
    std::size_t found = 0;
    for (const Error& error : reported) found += error.code == code ? 1U : 0U;
    return found;
}

void write(const fs::path& path, const Sample& sample) {
    initialise();
    const ErrorCapture quiet;
    CPLSetConfigOption("OGR_SQLITE_SYNCHRONOUS", "OFF");  // of databases written here only
    GDALDriver* driver = GetGDALDriverManager()->GetDriverByName(sample.driver.c_str());
    ASSERT_NE(driver, nullptr) << sample.driver;
    fs::create_directories(path.parent_path());
    const CPLStringList dataset_options = list_of(sample.dataset_options);
    GDALDataset* dataset = nullptr;
    if (fs::exists(path)) {
        dataset = static_cast<GDALDataset*>(
            GDALOpenEx(path.c_str(), GDAL_OF_VECTOR | GDAL_OF_UPDATE, nullptr, nullptr, nullptr));
    } else {
        dataset = driver->Create(path.c_str(), 0, 0, 0, GDT_Unknown, const_cast<char**>(dataset_options.List()));
    }
    ASSERT_NE(dataset, nullptr);
    OGRSpatialReference reference;
    reference.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    if (!sample.crs.empty()) reference.SetFromUserInput(sample.crs.c_str());
    const CPLStringList layer_options = list_of(sample.layer_options);
    OGRLayer* layer = dataset->CreateLayer(sample.layer.c_str(), sample.crs.empty() ? nullptr : &reference,
                                           geometry_of(sample.geometry), const_cast<char**>(layer_options.List()));
    ASSERT_NE(layer, nullptr);
    for (const std::string& field : sample.fields) {
        const auto colon = field.find(':');
        OGRFieldDefn definition(field.substr(0, colon).c_str(),
                                type_of(colon == std::string::npos ? "string" : field.substr(colon + 1)));
        ASSERT_EQ(layer->CreateField(&definition), OGRERR_NONE);
    }
    for (const Row& row : sample.rows) {
        const std::unique_ptr<OGRFeature> feature(OGRFeature::CreateFeature(layer->GetLayerDefn()));
        for (std::size_t i = 0; i < row.values.size(); ++i) {
            if (row.values[i] != "NULL") feature->SetField(static_cast<int>(i), row.values[i].c_str());
        }
        if (row.wkt == "LINE TO INFINITY") {
            auto line = std::make_unique<OGRLineString>();
            line->addPoint(618000.0, 6756000.0);
            line->addPoint(std::numeric_limits<double>::infinity(), 6756000.0);
            feature->SetGeometryDirectly(line.release());
        } else if (!row.wkt.empty()) {
            OGRGeometry* geometry = nullptr;
            ASSERT_EQ(OGRGeometryFactory::createFromWkt(row.wkt.c_str(), nullptr, &geometry), OGRERR_NONE) << row.wkt;
            feature->SetGeometryDirectly(geometry);
        }
        ASSERT_EQ(layer->CreateFeature(feature.get()), OGRERR_NONE);
    }
    GDALClose(dataset);
}

Sample two_squares(const std::string& driver) {
    return {.driver = driver,
            .fields = {"code", "nb:integer", "taux:real"},
            .rows = {{"POLYGON ((618000 6756000,618100 6756000,618100 6756100,618000 6756100,618000 6756000))",
                      {"03", "12", "0.5"}},
                     {"POLYGON ((618200 6756000,618300 6756000,618300 6756100,618200 6756100,618200 6756000))",
                      {"Évry", "2", "NULL"}}},
            .dataset_options = {},
            .layer_options = driver == "ESRI Shapefile" ? std::vector<std::string>{"ENCODING=UTF-8"}
                             : driver == "FlatGeobuf" ? std::vector<std::string>{"SPATIAL_INDEX=NO"}  // keeps the order
                                                      : std::vector<std::string>{}};
}

void zip(const fs::path& archive, const std::map<std::string, fs::path>& members) {
    initialise();
    // Keeps the archive open from the first member to the last.
    VSILFILE* whole = VSIFOpenL(("/vsizip/{" + archive.string() + "}").c_str(), "wb");
    ASSERT_NE(whole, nullptr);
    for (const auto& [name, path] : members) {
        VSILFILE* member = VSIFOpenL(("/vsizip/{" + archive.string() + "}/" + name).c_str(), "wb");
        ASSERT_NE(member, nullptr);
        const std::string bytes = bytes_of(path);
        VSIFWriteL(bytes.data(), 1, bytes.size(), member);
        VSIFCloseL(member);
    }
    VSIFCloseL(whole);
}

ReadRequest request(const fs::path& path, std::vector<std::string> fields) {
    ReadRequest wanted;
    wanted.input.path = path;
    wanted.input.written = path.filename().string();
    wanted.input.position = {"analysis.toml", 7, 1};
    for (std::string& field : fields) wanted.fields.push_back({.name = std::move(field), .aliases = {}});
    return wanted;
}

Result<std::vector<Record>> read_all(const ReadRequest& wanted, Log& log) {
    auto reader = VectorReader::open(wanted, log);
    if (!reader) return tl::unexpected<Error>(reader.error());
    std::vector<Record> records;
    for (;;) {
        const auto count = reader->read(3, records);
        if (!count) return tl::unexpected<Error>(count.error());
        if (*count == 0) return records;
    }
}

std::map<std::string, std::string> snapshot(const fs::path& folder) {
    std::map<std::string, std::string> files;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        std::ostringstream state;
        state << entry.last_write_time().time_since_epoch().count() << ' ';
        if (entry.is_regular_file()) state << bytes_of(entry.path());
        files[entry.path().string()] = state.str();
    }
    return files;
}

fs::path shared_data() {
    const char* told = std::getenv("TERRACORD_SHARED");
    const fs::path folder = fs::path(told == nullptr ? TERRACORD_SHARED_DEFAULT : told) / "data";
    std::error_code ignored;
    return fs::is_directory(folder, ignored) ? folder : fs::path();
}

}  // namespace terracord::gdal::test

#include "report/geojson_file.hpp"

#include "report/members.hpp"

namespace terracord::report {

Result<GeoJsonFile> GeoJsonFile::create(const std::filesystem::path& folder, const std::string& name,
                                        const model::RunInfo& run) {
    auto file = FileWriter::create(folder / name);
    if (!file) return tl::unexpected(file.error());
    std::string& out = file->out();
    out += "{\"type\":\"FeatureCollection\",\n\"terracord\":";
    JsonWriter json(out);
    write_provenance(json, run);
    out += ",\n\"features\":[";
    return GeoJsonFile(std::move(*file));
}

Result<void> GeoJsonFile::feature(std::string_view id_name, std::string_view id,
                                  const std::function<void(JsonWriter&)>& properties, const LonLat& lonlat,
                                  const geometry::Shape& shape) {
    std::string& out = file_.out();
    out += empty_ ? "\n" : ",\n";
    empty_ = false;
    out += R"({"type":"Feature","id":)";
    append_json_string(out, id);
    out += R"(,"properties":)";
    JsonWriter json(out);
    json.begin_object().key(id_name).string(id);
    properties(json);
    json.end_object();
    out += R"(,"geometry":)";
    lonlat.append(out, shape);
    out += '}';
    return file_.flush_if_full();
}

Result<void> GeoJsonFile::close() {
    file_.out() += "\n]}\n";
    return file_.close();
}

}  // namespace terracord::report

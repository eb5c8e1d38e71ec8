// Small documents written for a test: CSV tables with WKT, which a standard knows by their names.
#pragma once

#include <filesystem>
#include <fstream>
#include <string>

#include "catalogue/catalogue_data.hpp"
#include "gdal/initialise.hpp"
#include "support/temporary_folder.hpp"

namespace terracord::testing {

inline void write(const std::filesystem::path& file, const std::string& text) {
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << text;
}

// A plan of two zones that share a strip of 2 m, one classified wood, drawn in Lambert-93 near Orléans.
inline void write_plan(const std::filesystem::path& folder, const std::string& status = "03") {
    const auto layer = [](const std::string& features) {
        return R"({"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::2154"}},"features":[)" +
               features + "]}\n";
    };
    const auto feature = [](const std::string& properties, const std::string& ring) {
        return R"({"type":"Feature","properties":{)" + properties +
               R"(},"geometry":{"type":"Polygon","coordinates":[[)" + ring + "]]}}";
    };
    const std::string a = "[618000,6756000],[618100,6756000],[618100,6756100],[618000,6756100],[618000,6756000]";
    const std::string b = "[618098,6756000],[618200,6756000],[618200,6756100],[618098,6756100],[618098,6756000]";
    const std::string wood = "[618010,6756010],[618050,6756010],[618050,6756050],[618010,6756050],[618010,6756010]";
    write(folder / "DOC_URBA.csv", "IDURBA,ETAT,DATAPPRO\n45234_PLU_20220407," + status + ",20220407\n");
    write(folder / "ZONE_URBA.geojson",
          layer(feature(R"("LIBELLE":"UA","TYPEZONE":"U")", a) + "," + feature(R"("LIBELLE":"N","TYPEZONE":"N")", b)));
    write(folder / "PRESCRIPTION_SURF.geojson",
          layer(feature(R"("LIBELLE":"Espace boisé classé","TYPEPSC":"01","STYPEPSC":"00")", wood) + "," +
                feature(R"("LIBELLE":"Parvis","TYPEPSC":"99","STYPEPSC":"07")", wood)));
}

inline void write_projects(const std::filesystem::path& file) {
    write(
        file,
        R"({"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::2154"}},"features":[
{"type":"Feature","properties":{"code":"P1","nom":"Clos","nb_logts":12},"geometry":{"type":"Polygon","coordinates":[[[618000,6756000],[618040,6756000],[618040,6756040],[618000,6756040],[618000,6756000]]]}},
{"type":"Feature","properties":{"code":"P2","nom":"Pré","nb_logts":3},"geometry":{"type":"Polygon","coordinates":[[[618150,6756000],[618160,6756000],[618160,6756010],[618150,6756010],[618150,6756000]]]}}]}
)");
}

inline const catalogue::CatalogueData& shipped() {
    static const catalogue::CatalogueData data = [] {
        gdal::initialise();
        return catalogue::load_catalogue().value();
    }();
    return data;
}

}  // namespace terracord::testing

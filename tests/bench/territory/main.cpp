// Draws a territory that is not real and looks as if it were, for the benchmark and its tests: the same bytes each
// time.
//
// usage: territory FOLDER [--twentieth] [--only NAME,...]
//
//   --twentieth   5 x 5 km with a twentieth of everything, instead of 25 x 20 km
//   --only        of zoning, prescriptions, corridors, flood, noise, lines, climate, extent, S, M, L, XL; else all but
//   XL
#include <cpl_conv.h>

#include <algorithm>
#include <cstring>
#include <set>
#include <sstream>

#include "layers.hpp"

namespace terracord::bench {

namespace {

const std::set<std::string> kAll{"zoning",  "prescriptions", "corridors", "flood", "noise", "lines",
                                 "climate", "extent",        "S",         "M",     "L",     "XL"};

std::set<std::string> names_of(const std::string& text) {
    std::set<std::string> names;
    std::istringstream in(text);
    for (std::string name; std::getline(in, name, ',');) {
        if (!kAll.contains(name)) stop("no layer is called " + name);
        names.insert(name);
    }
    return names;
}

void write(const Ground& ground, const std::set<std::string>& names, const std::filesystem::path& folder) {
    const auto any = [&](std::initializer_list<const char*> wanted) {
        return std::any_of(wanted.begin(), wanted.end(), [&](const char* name) { return names.contains(name); });
    };
    if (any({"zoning", "S", "M", "L", "XL"})) {
        const std::vector<Zone> zones = make_zones(ground);
        if (any({"zoning"})) write_zoning(zones, folder);
        for (const char* size : {"S", "M", "L", "XL"})
            if (any({size})) write_perimeters(ground, zones, size, folder);
    }
    if (any({"prescriptions"})) write_prescriptions(ground, folder);
    if (any({"corridors"})) write_corridors(ground, folder);
    if (any({"flood"})) write_flood(ground, folder);
    if (any({"noise", "lines"})) {
        const std::vector<Road> roads = make_roads(ground);
        if (any({"lines"})) write_roads(roads, folder);
        if (any({"noise"})) write_noise(ground, roads, folder);
    }
    if (any({"lines"})) write_facilities(ground, folder);
    if (any({"climate"})) write_climate(ground, folder);
    if (any({"extent"})) write_extent(ground, folder);
}

int run(int count, char** arguments) {
    if (count < 2) stop("usage: territory FOLDER [--twentieth] [--only NAME,...]");
    bool twentieth = false;
    std::set<std::string> names = kAll;
    names.erase("XL");
    for (int i = 2; i < count; ++i) {
        if (std::strcmp(arguments[i], "--twentieth") == 0)
            twentieth = true;
        else if (std::strcmp(arguments[i], "--only") == 0 && i + 1 < count)
            names = names_of(arguments[++i]);
        else
            stop(std::string("unknown option ") + arguments[i]);
    }
    GDALAllRegister();
    // Rebuilt whenever it is incomplete, and its bytes hold no clock.
    CPLSetConfigOption("OGR_SQLITE_SYNCHRONOUS", "OFF");
    CPLSetConfigOption("OGR_CURRENT_DATE", "2026-01-01T00:00:00Z");
    CPLPushErrorHandler(CPLQuietErrorHandler);  // shapes that are tried and drawn anew are no news
    std::filesystem::create_directories(arguments[1]);
    write(Ground(twentieth), names, arguments[1]);
    return 0;
}

}  // namespace
}  // namespace terracord::bench

int main(int count, char** arguments) { return terracord::bench::run(count, arguments); }

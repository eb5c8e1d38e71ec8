// The cadastral parcels that rows of the projects' source stand for: by their references, or by a point that lies in
// them. O(parcels of the file); only those that are asked for are kept. Belongs to one thread.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "base/log.hpp"
#include "gdal/crs.hpp"
#include "gdal/vector_reader.hpp"
#include "layers/cadastral_reference.hpp"
#include "layers/repair.hpp"
#include "model/analysis.hpp"

namespace terracord::layers {

// One row: what it asks for.
struct ParcelRow {
    std::int64_t fid = 0;
    Text place;           // "demande.csv, line 3"
    std::string project;  // its id
    WrittenReference reference;
    std::string stated_area;              // as written
    std::vector<geometry::Point> points;  // instead of a reference; in the computing CRS
};

struct FoundParcels {
    std::map<std::int64_t, geometry::Shape> perimeters;  // by row; each usable
    std::map<std::string, Error> problems;               // by project: it cannot be given, whatever its other rows say
    std::vector<Text> quality;                           // stated areas far from the measured ones, parcels repaired
    std::vector<std::filesystem::path> files;
    gdal::LayerInfo info;  // of the parcels
};

// Reads the parcels once. What references lacked (319), parcels named twice (319) and stated areas far from the
// measured ones (320) are warnings. Errors of VectorReader::open; 305 where the file has no identifiers.
[[nodiscard]] Result<FoundParcels> find_parcels(const model::ParcelsSource& spec, const std::vector<ParcelRow>& rows,
                                                const gdal::Crs& crs, Mender& mender, Log& log);

}  // namespace terracord::layers

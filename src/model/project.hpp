// A project as read: its perimeter in the computing CRS, its parts and its programme.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "geometry/shape.hpp"
#include "model/programme.hpp"
#include "model/vocabulary.hpp"

namespace terracord::model {

struct Part {
    PartKind kind = PartKind::built;
    geometry::Shape shape;
};

struct Project {
    std::int64_t fid = 0;
    std::size_t row = 0;  // position in the input: the order of all outputs
    std::string id;       // "PROJECT" or "PROJECT/VARIANT", escaped parts
    std::string code;     // as the user wrote it
    std::string variant;
    std::string name;
    std::string operation;  // several projects, phases or variants make one operation; empty: none told
    Phase phase = Phase::programming;
    std::string status;         // as written; empty: not said
    std::string law_date;       // ISO 8601: the date whose law applies to it; empty: that of the analysis
    geometry::Shape perimeter;  // valid, area family
    double area_m2 = 0.0;
    double area_ellipsoidal_m2 = 0.0;  // on the ellipsoid of the computing CRS
    std::vector<Part> parts;
    std::map<std::string, std::optional<double>> programme;  // quantity -> value; nullopt: declared column, no value
    std::map<std::string, std::string> declarations;         // column -> what the project says; empty ones left out
    std::vector<Destination> destinations;
    bool destinations_given = false;  // the table of destinations has rows for it, all of them readable
    std::vector<bool> conditions;     // one per distinct projects_where of the analysis
    std::string commune_id;           // of the territory; several joined by ';', largest share first
    std::string commune_name;
    std::vector<std::string> corrections;  // ids, of Analysis::corrections
    // What tells from run to run whether the project is the same: SHA-256 of its ground to the millimetre, whatever
    // vertex its rings start at, and of what its programme and declarations say.
    std::string perimeter_digest;
    std::string programme_digest;

    [[nodiscard]] std::optional<double> quantity(const std::string& wanted) const {
        const auto found = programme.find(wanted);
        return found == programme.end() ? std::nullopt : found->second;
    }
};

}  // namespace terracord::model

// A case of a catalogue entry, as the files of this folder write it (README.md).
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "geometry/shape.hpp"
#include "model/finding.hpp"

namespace terracord::catalogue_cases {

// Attributes as GeoJSON writes them: texts in quotes, numbers and true without.
using Attributes = std::map<std::string, std::string>;

struct Layer {
    std::string map;
    geometry::Family family = geometry::Family::none;  // none: the role's
    std::map<char, Attributes> features;
    std::string source;  // a file of the case instead of a map
};

struct Expected {
    model::Verdict verdict = model::Verdict::not_assessable;
    std::optional<std::string> reason;
    std::optional<std::string> reading;     // of a need: worsens, neutral, contributes
    std::map<std::string, double> amounts;  // area_m2, share, length_m, count, distance_m
    std::optional<std::string> says_fr;
    std::optional<std::string> says_en;
    std::optional<std::string> document;  // the finding of this document
};

// What a case is an example of; an entry needs one of each (nothing only where it has that reading).
enum class Shows { more, severest, nothing, not_assessable };

struct Case {
    std::string where;  // file:line
    std::string entry;
    std::string name;
    Shows shows = Shows::more;
    std::string standard;  // of the document; empty: the entry's
    double cell = 10.0;
    std::string project;  // map; a letter a project, the first in alphabetical order is looked at
    Attributes columns;   // of the projects
    std::string parts;
    std::string covers;
    std::string in_document;  // TOML added to the tables
    std::string in_check;
    std::string in_analysis;
    std::string in_projects;
    std::map<std::string, Layer> layers;
    std::map<std::string, std::string> files;
    Expected expected;
};

// Every case of every *.toml of a folder, in order. Throws std::runtime_error with the place of what cannot be read.
[[nodiscard]] std::vector<Case> read_cases(const std::string& folder);

}  // namespace terracord::catalogue_cases

// One analysis: what to check, of which projects, against which documents, on which date. The root of the nouns.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "model/check.hpp"
#include "model/compared.hpp"
#include "model/concerned.hpp"
#include "model/decision.hpp"
#include "model/document.hpp"
#include "model/need.hpp"
#include "model/objective.hpp"
#include "model/report_spec.hpp"

namespace terracord::model {

// The table of destinations: one row a destination of a project.
struct DestinationsSource {
    VectorSource source;
    std::string project = "project";
    std::string destination = "destination";
    std::string floor_area_m2;  // column; empty: none
    std::string units;
    std::string part;  // column of the kind of part that holds it; empty: none
};

struct ProgrammeColumns {
    std::optional<DestinationsSource> table;
    std::map<std::string, std::string> columns;  // quantity ("housing_units", "footprint_m2" ...) -> column
    Position position;
};

struct PartsSource {
    VectorSource source;
    std::string project_column;
    std::string kind_column;
};

// The cadastral parcels projects are made of. The columns are of the projects' source, where it is a list of
// references; an empty one is recognised by its usual names.
struct ParcelsSource {
    VectorSource source;    // the parcels
    std::string idu;        // column of the parcels: the identifier of 14 characters; empty: by its usual names
    std::string reference;  // column of whole references ("45234 000 AB 0123")
    std::string commune;    // INSEE code
    std::string prefix;
    std::string section;
    std::string number;
    std::string stated_area;
};

struct ProjectsSpec {
    VectorSource source;
    std::string id = "@fid";  // a column, or the feature number
    std::string name;         // column; empty: the id
    std::string variant;      // column; empty: none
    std::string operation;    // column; empty: none
    std::string phase;        // column; empty: the analysis' phase
    std::string status;       // column: how sure the project is ("certain", "probable" ...); empty: none
    std::string law_date;     // column of the date whose law applies to the project; empty: that of the analysis
    ProgrammeColumns programme;
    std::optional<PartsSource> parts;
    std::optional<ParcelsSource> parcels;
    bool points_take_parcel = false;  // points stand for the parcel they lie in; else they are refused
    bool dissolve = false;            // rows that share an id are merged instead of set aside
    Position position;
};

// Names the places projects lie in (commune, district); never adds or removes ground.
struct TerritorySpec {
    VectorSource communes;
    std::string id;
    std::string name;
};

// What somebody read in a document, or what a project declares: the answer to a check that nothing can measure.
struct Answer {
    std::string check;               // id of a manual or declared check
    std::string document;            // empty: whatever document the check is bound to
    std::string project;             // its code or id; empty: every project
    std::optional<Verdict> verdict;  // of a manual check
    std::string quotation;           // what the document, or the project, says
    std::string author;
    std::string date;  // ISO 8601
    Position position;
};

// A project's perimeter replaced, or its repair taken although it changes much.
struct ProjectCorrection {
    Correction why;
    std::string project;                 // its code or id
    std::optional<VectorSource> source;  // the perimeter instead: the union of its areas
    bool accept_repair = false;
    Position position;
};

struct Analysis {
    std::filesystem::path file;  // as given on the command line
    std::string sha256;          // of its bytes
    std::string title;
    std::string date;  // ISO 8601: which versions are in force
    Phase phase = Phase::programming;
    std::string crs;  // as written; empty: the projects'
    Position crs_position;
    std::string profile;  // empty: none
    Position profile_position;
    Text profile_title;
    std::optional<TerritorySpec> territory;
    ProjectsSpec projects;
    std::vector<DocumentSpec> documents;
    std::vector<CheckSpec> checks;           // bound to documents once the catalogue has resolved them
    std::vector<CheckSpec> portfolio;        // checks of the projects against each other: bound to no document
    std::vector<CheckSpec> selections;       // layers that checks look at besides their own: a layer, match and where
    std::vector<ExpectedDocument> expected;  // from the profile
    std::vector<Statement> statements;
    std::vector<std::filesystem::path> files;  // catalogues of one's own that this is made from
    std::vector<Answer> answers;
    std::vector<ComparisonSpec> comparisons;
    std::vector<ProjectCorrection> corrections;
    std::vector<Decision> decisions;
    Metres decision_tolerance = kDecisionTolerance;
    std::vector<UnitLayerSpec> unit_layers;  // each once, however many needs speak of it
    std::vector<NeedSpec> needs;
    std::optional<ConcernedSpec> concerned;
    std::vector<ObjectiveSpec> objectives;
    bool stability = true;  // say how firm each verdict is
    bool clearance = true;  // say what would clear each contradiction and reservation
    ReportSpec report;

    // By position in LayerStore::bindings: the checks, then the selections.
    [[nodiscard]] const CheckSpec& reading(std::size_t i) const {
        return i < checks.size() ? checks[i] : selections[i - checks.size()];
    }
    [[nodiscard]] std::size_t readings() const { return checks.size() + selections.size(); }
};

}  // namespace terracord::model

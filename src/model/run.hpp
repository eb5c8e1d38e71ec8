// What outputs need to know of the run besides the projects, and the interface they stand behind.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "model/analysis.hpp"
#include "model/summary.hpp"

namespace terracord::model {

// A feature of a document (or a project) that could not be taken as it is.
struct Repair {
    std::int64_t fid = 0;
    double area_before_m2 = 0.0;
    double area_after_m2 = 0.0;
    double changed_share = 0.0;
    bool set_aside = false;
};

// A place where a partition is drawn badly.
struct TilingFault {
    bool gap = false;   // ground between features that none claims; else ground that two of them claim
    std::string first;  // of an overlap: what people call its two features
    std::string second;
    std::int64_t first_fid = 0;
    std::int64_t second_fid = 0;
    double area_m2 = 0.0;
    bool sliver = false;  // narrower than the accuracy of the document
    geometry::Shape shape;
};

// How well the features of a partition tile the ground (docs/semantics.md, "Overlaps and gaps of a partition").
struct TilingAccount {
    double zones_m2 = 0.0;
    double union_m2 = 0.0;
    std::int64_t pairs = 0;       // of features on the same ground
    std::int64_t wide_pairs = 0;  // of them, by more than a sliver
    double shared_m2 = 0.0;
    double excess_m2 = 0.0;
    std::int64_t gaps = 0;
    double gaps_m2 = 0.0;
    std::vector<TilingFault> faults;  // the largest overlaps, then the largest gaps, up to kMostFaults of either
};
inline constexpr std::size_t kMostFaults = 500;

// How one layer came in.
struct LayerAccount {
    std::string document_id;
    std::size_t document = kNone;  // in Analysis::documents: versions of one document share its id
    std::string layer;
    std::string source;  // as written
    std::string driver;
    std::string crs;        // of the file
    std::string operation;  // coordinate operation to the computing CRS; empty: none needed
    double operation_accuracy_m = 0.0;
    std::string assumption;  // CRS taken for another, and why
    std::int64_t features = 0;
    std::int64_t missing_geometries = 0;
    std::vector<Repair> repairs;
    std::vector<Text> quality;  // contradictions inside the data, each once
    std::string content;        // SHA-256 of its files' names and bytes; empty: none was read
    std::vector<std::filesystem::path> files;  // not archived
    bool usable = false;
    Text problem;                         // why not
    std::optional<TilingAccount> tiling;  // of a partition that could be used
};

// The file that makes a folder a run's.
inline constexpr const char* kManifestName = "manifest.json";

struct InputFile {
    std::string path;  // relative to the analysis file
    std::string sha256;
    std::uint64_t bytes = 0;
};

struct FailedProject {
    std::string id;
    Error error;
};

// Fixed before pass 3 starts.
struct RunInfo {
    std::string tool_version;
    std::map<std::string, std::string> library_versions;
    const Analysis* analysis = nullptr;
    std::string crs_code;  // "EPSG:2154"
    std::string crs_name;
    double areal_scale_min = 1.0;
    double areal_scale_max = 1.0;
    std::vector<LayerAccount> layers;
    std::vector<Compared> comparisons;  // in the order of the analysis
    std::vector<UnitLayer> unit_layers;  // likewise
    std::vector<NeedData> needs;
    std::vector<NeedBalance> balances;  // of the needs, over all projects
    std::vector<FailedProject> failed_projects;
    std::vector<InputFile> inputs;
    std::int64_t project_count = 0;  // usable ones
};

// What all projects together take of one zone that a check of consumption looks at. Ground that several projects share
// counts once; of the variants of one project the one that takes most.
struct ZoneTotal {
    std::string check_id;
    std::string document_id;
    std::string zone;  // class, or class and feature
    std::string label;
    double zone_m2 = 0.0;
    double taken_m2 = 0.0;
    std::int64_t projects = 0;
};

// A declared quantity over several projects.
struct QuantitySum {
    std::string quantity;  // "housing_units"
    double sum = 0.0;
    std::int64_t unknown = 0;  // projects that do not say: not in the sum, and not zero
};

// All projects of one commune together, one variant of each; a project across a border counts where most of it lies.
struct CommuneTotal {
    std::string commune_id;
    std::string commune;
    std::int64_t projects = 0;
    double ground_m2 = 0.0;  // of their perimeters, ground that several share once
    double shared_m2 = 0.0;  // what perimeters take again of ground that another has: the sum of areas less ground_m2
    std::vector<QuantitySum> sums;
};

// Effects of the projects on each other and together.
struct Portfolio {
    bool asked = false;            // some check looks at it
    std::vector<ZoneTotal> zones;  // by check, document, zone
    std::vector<CommuneTotal> communes;  // by id; where a territory is declared
    std::int64_t overlaps = 0;  // pairs of perimeters that share ground by more than a sliver; variants by themselves
    double overlap_m2 = 0.0;    // their sum over the pairs
};

// The variants of one project side by side.
struct VariantRow {
    std::string project_id;
    std::string variant;
    std::string name;
    Phase phase = Phase::programming;
    double area_m2 = 0.0;
    DocumentsRollup documents = DocumentsRollup::nothing_checked;
    NeedsRollup needs = NeedsRollup::nothing_checked;
    Text documents_label;
    Text needs_label;
    Counts counts;
    // A contradiction, a reservation or a need worsened.
    struct Point {
        std::string key;         // the finding's id without its subject
        std::string finding_id;  // in the variant that has it
        Text title;              // check and document
        Verdict verdict = Verdict::conflict;
        double area_m2 = 0.0;  // 0: not measured by ground
    };
    std::vector<Point> carries;  // that not every variant has, in the order of the analysis
    std::vector<Point> clears;   // that another variant has and this one has not; as the first that has it
};
struct VariantGroup {
    std::string project_code;
    std::string operation;
    std::vector<VariantRow> rows;  // in input order
};

// Known once every project has passed.
struct RunTotals {
    std::int64_t projects = 0;
    std::map<std::string, std::int64_t> documents_rollups;  // code -> projects
    std::map<std::string, std::int64_t> needs_rollups;
    Counts findings;
    Portfolio portfolio;
    std::vector<VariantGroup> variants;               // projects with several, in input order
    std::vector<Decided> decisions;                   // all of the analysis, in its order
    std::map<std::string, std::int64_t> corrections;  // id -> findings it counts in
    std::vector<OpenCause> open;  // most verdicts first
    std::vector<GroupTotal> themes;
    std::vector<GroupTotal> by_document;
};

// One output. begin, then project for each in input order, then end. A sink that fails is dropped; the others go on.
// Calls come one after the other, from any thread.
class Sink {
   public:
    virtual ~Sink() = default;
    // False: the account that `begin` is given may grow until `end`. The analysis, the system, the layers of documents,
    // comparisons and balances are there at once; what comes of having read all projects (their number, their layer,
    // those that failed, the scale, the hashes of inputs) is not. Where no sink needs that, projects do not wait for one
    // another.
    [[nodiscard]] virtual bool needs_account() const { return true; }
    virtual Result<void> begin(const RunInfo& run) = 0;
    virtual Result<void> project(const ProjectResult& result) = 0;
    virtual Result<void> end(const RunTotals& totals) = 0;
    [[nodiscard]] virtual std::string name() const = 0;
};

}  // namespace terracord::model

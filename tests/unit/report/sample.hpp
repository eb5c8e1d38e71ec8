// A small run near Orléans, in Lambert-93, with everything outputs have to cope with.
#pragma once

#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "gdal/crs.hpp"
#include "model/run.hpp"
#include "support/temporary_folder.hpp"

namespace terracord::report::testing {

using terracord::testing::TemporaryFolder;

inline constexpr double kEast = 618'000.0;
inline constexpr double kNorth = 6'756'000.0;

inline std::string read(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

inline void add_ring(geometry::Shape& shape, std::initializer_list<geometry::Point> points) {
    for (const geometry::Point point : points) shape.add_point({kEast + point.x, kNorth + point.y});
    shape.end_ring();
}

// A clockwise rectangle, metres from the sample's origin.
inline geometry::Shape rectangle(double x, double y, double width, double height) {
    geometry::Shape shape(geometry::Family::area);
    add_ring(shape, {{x, y}, {x, y + height}, {x + width, y + height}, {x + width, y}, {x, y}});
    shape.end_part();
    return shape;
}

inline geometry::Shape line(double x, double y, double to_x, double to_y) {
    geometry::Shape shape(geometry::Family::line);
    shape.add_point({kEast + x, kNorth + y});
    shape.add_point({kEast + to_x, kNorth + to_y});
    shape.end_ring();
    shape.end_part();
    return shape;
}

inline geometry::Shape points(std::initializer_list<geometry::Point> at) {
    geometry::Shape shape(geometry::Family::point);
    for (const geometry::Point point : at) {
        shape.add_point({kEast + point.x, kNorth + point.y});
        shape.end_ring();
        shape.end_part();
    }
    return shape;
}

// What no attribute value may do harm with.
inline std::string hostile() {
    return "=cmd|' /C calc'!A0\n</script><script>alert(\"1\")</script>,;\t\"q\" \xFF\xC3 {0} ${x} \x01 " +
           std::string(20'000, 'x');
}

struct SampleRun {
    model::Analysis analysis;
    model::RunInfo run;
    std::vector<model::ProjectResult> projects;
    model::RunTotals totals;
};

inline model::Finding finding_of(const std::string& project, const std::string& check, const std::string& document,
                                 model::Verdict verdict) {
    model::Finding finding;
    finding.id = project + "/" + check + "/" + document;
    finding.check_id = check;
    finding.check_title = {"Contrôle " + check, "Check " + check};
    finding.theme = "risk";
    finding.document_id = document;
    finding.document_title = {"PPRI du Val", "Flood risk plan of the Val"};
    finding.document_version = "45-2015";
    finding.document_date = "2015-01-20";
    finding.verdict = verdict;
    finding.kind = "overlap";
    finding.reason = model::Reason::threshold_reached;
    finding.tolerance_m = 5.0;
    finding.subject = "perimeter";
    finding.sentence = {"Phrase.", "Sentence."};
    finding.rule = {"La règle.", "The rule."};
    finding.considering = {{"que le projet est là", "that the project is there"}};
    finding.evidence.hash = std::string(64, 'e');
    return finding;
}

inline model::ClassHit hit_of(std::string code, std::string label, geometry::Shape pieces, double area_m2) {
    model::ClassHit hit;
    hit.class_code = std::move(code);
    hit.label = std::move(label);
    hit.pieces = std::move(pieces);
    hit.strict.area_m2 = hit.robust.area_m2 = area_m2;
    hit.strict.share = hit.robust.share = area_m2 / 40'000.0;
    hit.sources = {{7, hit.label}};
    return hit;
}

inline model::ProjectResult project_of(const std::string& id, double x) {
    model::ProjectResult result;
    result.project.id = result.project.code = id;
    result.project.name = "Îlot " + id;
    result.project.perimeter = rectangle(x, 0, 200, 200);
    result.project.area_m2 = 40'000.0;
    result.project.area_ellipsoidal_m2 = 40'050.5;
    result.project.commune_id = "45234";
    result.project.commune_name = "Orléans";
    result.summary.documents = model::DocumentsRollup::conflict;
    result.summary.documents_label = {"en contradiction, en l'état, avec une règle opposable",
                                      "contradicts, as it stands, an enforceable rule"};
    result.summary.counts.by_verdict = {0, 0, 1, 0, 1, 1, 1};
    result.summary.headlines = {{"Risque inondation : document non fourni", "Flood risk: document not supplied"}};
    return result;
}

inline std::vector<model::Finding> sample_findings(const std::string& id, double x) {
    using model::Verdict;
    std::vector<model::Finding> findings;

    model::Finding& conflict = findings.emplace_back(finding_of(id, "red-zone", "ppri", Verdict::conflict));
    conflict.measures.robust.area_m2 = conflict.measures.strict.area_m2 = 5'000.0;
    conflict.measures.classes = {hit_of("R1", "Zone rouge", rectangle(x, 0, 50, 50), 2'500.0),
                                 hit_of("R/2", hostile(), rectangle(x + 60, 0, 50, 50), 2'500.0)};
    conflict.measures.classes[0].slivers = {{rectangle(x, 60, 50, 0.1), 5.0, 0.0998, true, 0.1}};
    model::Tested& tested = conflict.tested.emplace_back();
    tested.condition = {model::Quantity::area, model::Comparison::greater, 25.0, "area > 25 m2"};
    tested.strict = 5'005.0;
    tested.robust = 5'000.0;
    tested.met_strict = tested.met_robust = true;
    tested.origin = model::Origin::law;
    conflict.measures.doubtful = {{{8, "Zone douteuse"}}, {"libellé et code", "label and code"}, {}};

    model::Finding& hedge = findings.emplace_back(finding_of(id, "hedge", "plu", Verdict::reservation));
    hedge.kind = "length";
    hedge.measures.classes = {hit_of("07-02", "Haie", line(x, 100, x + 150, 120), 0.0)};

    model::Finding& trees = findings.emplace_back(finding_of(id, "trees", "plu", Verdict::attention));
    trees.kind = "count";
    trees.measures.classes = {hit_of("07-03", "Arbre", points({{x + 20, 150}, {x + 60, 160}}), 0.0)};

    model::Finding& distance = findings.emplace_back(finding_of(id, "cavity", "ppri", Verdict::reservation));
    distance.kind = "distance";
    distance.measures.robust.distance_m = distance.measures.strict.distance_m = 42.0;

    model::Finding& thin = findings.emplace_back(finding_of(id, "thin", "ppri", Verdict::reservation));
    thin.reason = model::Reason::limit_to_verify;
    thin.measures.classes = {hit_of("B1", "", geometry::Shape(geometry::Family::area), 0.0)};
    thin.measures.classes[0].slivers = {{rectangle(x + 190, 0, 2, 200), 400.0, 1.98, true, 2.0}};

    model::Finding& partly = findings.emplace_back(finding_of(id, "climate", "pcaet", Verdict::not_assessable));
    partly.reason = model::Reason::partly_covered;
    partly.mandatory = true;
    partly.measures.coverage.sufficient = false;
    partly.measures.coverage.covered_share = 0.75;
    partly.measures.coverage.uncovered_m2 = 10'000.0;
    partly.measures.coverage.uncovered = rectangle(x + 150, 0, 50, 200);
    partly.supply = {"Fournir.", "Supply."};

    model::Finding& missing = findings.emplace_back(finding_of(id, "", "ppr-flood", Verdict::not_assessable));
    missing.id = id + "//ppr-flood";
    missing.check_title = {};
    missing.kind = "";
    missing.document_title = {"Risque inondation", "Flood risk"};
    missing.reason = model::Reason::document_missing;
    missing.mandatory = true;

    model::Finding& nothing = findings.emplace_back(finding_of(id, "wood", "plu", Verdict::coherent));
    nothing.reason = model::Reason::nothing_found;
    return findings;
}

// The analysis stays where it is, so that the run can point at it.
inline std::unique_ptr<SampleRun> sample_run(std::size_t projects = 2) {
    auto sample = std::make_unique<SampleRun>();
    model::Analysis& analysis = sample->analysis;
    analysis.file = "/home/somebody/secret/analysis.toml";
    analysis.sha256 = std::string(64, 'a');
    analysis.title = "Secteur \"Nord\"";
    analysis.date = "2026-11-22";
    for (const char* id : {"plu", "ppri", "pcaet"}) {
        model::DocumentSpec& document = analysis.documents.emplace_back();
        document.id = document.type = id;
        document.title = {id, id};
        document.status = model::DocumentStatus::in_force;
    }
    analysis.documents[0].corrections = {{"plu/status", "status", "07", "in_force", "délibération", "A. Martin", "2026-11-02"}};
    analysis.expected = {{"plu", {"PLU", "PLU"}, true, {}},
                         {"ppr-flood", {"Risque inondation", "Flood risk"}, true, {}}};
    analysis.statements = {{"ppr-mining", "aucun ouvrage", "DDT", "2026-10-01", {}}};

    model::RunInfo& run = sample->run;
    run.tool_version = "1.0.0";
    run.library_versions = {{"GDAL", "3.6.2"}, {"GEOS", "3.11.1"}};
    run.analysis = &analysis;
    run.crs_code = "EPSG:2154";
    run.crs_name = "RGF93 v1 / Lambert-93";
    run.project_count = static_cast<std::int64_t>(projects);
    run.inputs = {{"ppri/zonage.shp", std::string(64, 'b'), 1234}};
    model::LayerAccount& layer = run.layers.emplace_back();
    layer.document_id = "ppri";
    layer.layer = "zones";
    layer.source = "ppri/zonage.shp";
    layer.usable = true;
    layer.repairs = {{12, 100.0, 99.0, 0.01, false}};
    run.failed_projects = {
        {"P9", {ErrorCode::project_unusable, {"vide", "empty"}, {"/home/somebody/projets.gpkg", 3, 1}, {}}}};

    for (std::size_t i = 0; i < projects; ++i) {
        const std::string id = "P" + std::to_string(i + 1);
        const double x = 300.0 * static_cast<double>(i);
        model::ProjectResult& result = sample->projects.emplace_back(project_of(id, x));
        result.findings = sample_findings(id, x);
    }
    sample->totals.projects = static_cast<std::int64_t>(projects);
    sample->totals.documents_rollups = {{"conflict", sample->totals.projects}};
    sample->totals.needs_rollups = {{"nothing_checked", sample->totals.projects}};
    // One decision stands, one has lost its finding; two variants of one project.
    model::Decided decided;
    decided.decision = {.finding = "P1/c1/plu",
                        .state = model::DecisionState::accepted,
                        .reason = "avis",
                        .author = "service urbanisme",
                        .date = "2026-11-25",
                        .attachment = "avis.pdf",
                        .evidence = model::Evidence{.document_version = "45-2015",
                                                    .document_date = "2015-01-20",
                                                    .verdict = model::Verdict::conflict,
                                                    .area_m2 = 1250.0,
                                                    .box = geometry::Box{0.0, 0.0, 10.0, 20.5}},
                        .position = {}};
    decided.verdict = model::Verdict::conflict;
    if (!sample->projects.empty()) sample->projects.front().findings.front().decision = decided;
    sample->totals.decisions = {decided, decided};
    sample->totals.decisions.front().decision.reason = hostile();
    sample->totals.decisions.back().standing = model::Standing::orphaned;
    sample->totals.decisions.back().verdict.reset();
    sample->totals.decisions.back().decision.evidence.reset();
    sample->totals.decisions.back().why = {{"le projet n'est pas dans cette exécution", "the project is not in this run"}};
    sample->totals.corrections = {{"plu/status", 3}};
    model::VariantRow row;
    row.project_id = "V/A";
    row.variant = "A";
    row.carries = {{.key = "c1/plu",
                    .finding_id = "V/A/c1/plu",
                    .title = {"Zone (PLU)", "Zone (plan)"},
                    .verdict = model::Verdict::conflict,
                    .area_m2 = 120.0}};
    sample->totals.variants = {{.project_code = "V", .operation = "OP", .rows = {row, row}}};
    return sample;
}

// Runs a sink over the sample; the first failure, if any.
inline Result<void> pass_through(model::Sink& sink, const SampleRun& sample) {
    if (auto done = sink.begin(sample.run); !done) return done;
    for (const model::ProjectResult& project : sample.projects) {
        if (auto done = sink.project(project); !done) return done;
    }
    return sink.end(sample.totals);
}

inline gdal::Crs lambert93() { return *gdal::Crs::parse("EPSG:2154"); }

}  // namespace terracord::report::testing

#include "cli/delivery.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>
#include <fstream>
#include <optional>
#include <thread>

#include "base/database_name.hpp"
#include "base/embedded.hpp"
#include "base/hash.hpp"
#include "base/json_writer.hpp"
#include "base/limits.hpp"
#include "report/csv_sinks.hpp"
#include "report/file_writer.hpp"
#include "report/findings_xlsx.hpp"
#include "report/geojson_sinks.hpp"
#include "report/gpkg_sink.hpp"
#include "report/html_report.hpp"
#include "report/json_sinks.hpp"
#include "report/life_csv.hpp"
#include "report/manifest.hpp"
#include "report/needs_page.hpp"
#include "report/qgis_project.hpp"
#include "runs/recorded_manifest.hpp"
#include "wording/phrases.hpp"

namespace terracord::cli {

namespace {

constexpr const char* kGeoJson = "geojson";
constexpr const char* kCsv = "csv";
constexpr const char* kJson = "json";
constexpr const char* kMarkdown = "markdown";
constexpr const char* kHtml = "html";
constexpr const char* kGpkg = "gpkg";
constexpr const char* kQgis = "qgis";  // and the GeoPackage, whose layers it shows
constexpr const char* kXlsx = "xlsx";
constexpr const char* kPdf = "pdf";
constexpr const char* kPng = "png";
// Those whose maps show the documents around the projects.
constexpr std::array kDrawn{kHtml, kGpkg, kQgis, kPdf, kPng};

std::vector<report::Skipped> skipped_of(const model::RunInfo& info) {
    std::vector<report::Skipped> skipped;
    for (const model::LayerAccount& layer : info.layers) {
        if (!layer.usable) skipped.push_back({layer.document_id + "." + layer.layer, layer.problem});
    }
    for (const model::FailedProject& failed : info.failed_projects)
        skipped.push_back({failed.id, failed.error.message});
    return skipped;
}

// From files, by this process so far, whoever asked for them; nothing where the system does not tell.
std::optional<std::int64_t> bytes_read() {
    std::ifstream account("/proc/self/io");
    std::string name;
    for (std::int64_t bytes = 0; account >> name >> bytes;)
        if (name == "rchar:") return bytes;
    return std::nullopt;
}

}  // namespace

std::vector<std::string> format_names() {
    return {kGeoJson, kGpkg, kQgis, kCsv, kXlsx, kJson, kMarkdown, kHtml, kPdf, kPng};
}

bool Delivery::wants(const std::string& format) const {
    return options_.formats.empty() ||
           std::find(options_.formats.begin(), options_.formats.end(), format) != options_.formats.end();
}

cartography::Surroundings* Delivery::surroundings() {
    const bool drawn = std::any_of(kDrawn.begin(), kDrawn.end(), [&](const char* format) { return wants(format); });
    return drawn ? &surroundings_ : nullptr;
}

engine::Sinks Delivery::sinks(const gdal::Crs& crs) {
    const std::filesystem::path& folder = folder_.building();
    engine::Sinks sinks;
    if (wants(kGeoJson)) {
        const report::GeoJsonOptions maps{.crs = crs, .lang = options_.common.lang};
        for (const report::MapSource* source : report::map_sources())
            sinks.push_back(report::make_geojson_sink(*source, folder, maps));
    }
    if (wants(kCsv)) {
        const report::CsvStyle style = options_.french_csv ? report::CsvStyle::french : report::CsvStyle::data;
        sinks.push_back(report::make_findings_csv_sink(folder, style));
        sinks.push_back(report::make_summary_csv_sink(folder, style));
        sinks.push_back(report::make_matrix_sink(folder, style));
        sinks.push_back(report::make_cumulative_sink(folder, style));
        sinks.push_back(report::make_decisions_csv_sink(folder, style));
        sinks.push_back(report::make_corrections_csv_sink(folder, style));
        sinks.push_back(report::make_variants_csv_sink(folder, style));
        sinks.push_back(report::make_needs_csv_sink(folder, style));
        sinks.push_back(report::make_needs_projects_csv_sink(folder, style));
        sinks.push_back(report::make_consultations_sink(folder, style));
        sinks.push_back(report::make_objectives_sink(folder, style));
        sinks.push_back(report::make_concerned_sink(folder, style));
        sinks.push_back(report::make_to_supply_sink(folder, style));
        sinks.push_back(report::make_coverage_sink(folder, style));
        sinks.push_back(report::make_rollups_sink(folder, style));
        sinks.push_back(report::make_data_quality_csv_sink(folder, style));
    }
    if (wants(kJson)) {
        sinks.push_back(report::make_summary_json_sink(folder));
        sinks.push_back(report::make_findings_jsonl_sink(folder));
    }
    if (wants(kMarkdown)) sinks.push_back(report::make_needs_page_sink(folder, options_.common.lang));
    if (wants(kHtml)) {
        sinks.push_back(report::make_html_sink(
            folder,
            {.crs = crs, .lang = options_.common.lang, .data = embedded::files(), .surroundings = &surroundings_}));
    }
    if (wants(kGpkg) || wants(kQgis)) {
        sinks.push_back(report::make_gpkg_sink(
            folder, {.crs = crs, .lang = options_.common.lang, .surroundings = &surroundings_}, geopackage_));
    }
    if (wants(kQgis))
        sinks.push_back(
            report::make_qgis_project_sink(folder, {.crs = crs, .lang = options_.common.lang}, geopackage_));
    if (wants(kXlsx)) sinks.push_back(report::make_xlsx_sink(folder, options_.common.lang));
    add_printed(sinks, crs);
    sinks.push_back(report::make_digest_sink(digest_));
    return sinks;
}

void Delivery::add_printed(engine::Sinks& sinks, const gdal::Crs& crs) {
    const report::PrintOptions printed{.crs = crs,
                                       .lang = options_.common.lang,
                                       .surroundings = &surroundings_,
                                       .notes = &print_notes_,
                                       .workers = std::max(1U, std::thread::hardware_concurrency()),
                                       .most_projects = few_sheets() ? report::kMostUnasked : 0};
    if (wants(kPdf)) {
        sinks.push_back(report::make_sheets_sink(folder_.building(), printed));
        sinks.push_back(report::make_report_pdf_sink(folder_.building(), printed));
    }
    if (wants(kPng)) sinks.push_back(report::make_maps_sink(folder_.building(), printed));
}

Text Delivery::sheets_left_out() const {
    if (print_notes_.left_out == 0) return {};
    return wording::say(wording::Phrase::print_sheets_left_out,
                        {{"projects", wording::counted(wording::Noun::project, print_notes_.left_out)}});
}

void Delivery::say_print_notes(ConsoleLog& log) const {
    for (const Error& warning : print_notes_.warnings) log.report(Level::warning, warning);
    if (const Text left_out = sheets_left_out(); !left_out.empty()) log.say(Level::warning, left_out);
}

std::string Delivery::statistics(const engine::Outcome& outcome) const {
    const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - start_;
    const layers::WorkCounts& work = outcome.work;
    std::string text;
    JsonWriter json(text, 2);
    json.begin_object();
    json.key("seconds").fixed(seconds.count(), 3);
    json.key("projects").integer(outcome.totals.projects);
    if (const auto bytes = bytes_read()) json.key("bytes_read").integer(*bytes);
    const std::pair<const char*, std::uint64_t> counts[] = {{"candidates", work.candidates},
                                                            {"disjoint", work.disjoint},
                                                            {"inside", work.inside},
                                                            {"clipped", work.clipped},
                                                            {"overlays", work.overlays},
                                                            {"joined", work.joined},
                                                            {"unions", work.unions},
                                                            {"inscribed_widths", work.widths},
                                                            {"erosions", work.erosions},
                                                            {"raster_cells", work.cells},
                                                            {"vertices", work.vertices},
                                                            {"apart", work.apart},
                                                            {"around", work.around},
                                                            {"cuts", work.cuts},
                                                            {"drawn", work.drawn},
                                                            {"rules_apart", work.rules_apart},
                                                            {"rules_met", work.rules_met},
                                                            {"stability_bound", work.stability_bound},
                                                            {"stability_examined", work.stability_examined},
                                                            {"stability_trials", work.stability_trials},
                                                            {"stability_steps", work.stability_steps},
                                                            {"stability_failed", work.stability_failed},
                                                            {"cut_outs", work.cut_outs},
                                                            {"cut_checks", work.cut_checks},
                                                            {"validity_proved", work.validity.proved},
                                                            {"validity_asked", work.validity.asked}};
    for (const auto& [name, count] : counts) json.key(name).integer(static_cast<std::int64_t>(count));
    json.end_object();
    return text + "\n";
}

Exit Delivery::status_of(const engine::Outcome& outcome, bool errors) const {
    // Whatever was reported as an error cost somebody an answer, wherever it came from.
    if (!outcome.complete || errors) return Exit::partial;
    const bool reached = std::any_of(options_.fail_on.begin(), options_.fail_on.end(),
                                     [&](model::Verdict verdict) { return outcome.totals.findings.of(verdict) > 0; });
    return reached ? Exit::verdict_reached : Exit::done;
}

void Delivery::print_result(const engine::Outcome& outcome) const {
    // A shard has no roll-ups yet: they are made when the shards are joined.
    if (digest_.projects > 0) {
        std::fputs(report::first_lines(digest_, options_.common.lang).c_str(), stdout);
        return;
    }
    fmt::print(fmt::runtime(options_.common.lang == Lang::fr
                                ? "part écrite : {} projet(s) ; réunissez les parts avec terracord merge\n"
                                : "shard written: {} project(s); join the shards with terracord merge\n"),
               outcome.info.project_count);
}

Result<void> Delivery::place(const engine::Outcome& outcome) {
    const std::filesystem::path& folder = folder_.building();
    if (auto written = report::write_file(folder / report::kStatsName, statistics(outcome)); !written) return written;
    auto outputs = report::hash_outputs(folder, jobs_);
    if (!outputs) return tl::unexpected(outputs.error());
    report::ManifestFacts facts{
        .run = &outcome.info, .parameters = {}, .outputs = std::move(*outputs), .skipped = skipped_of(outcome.info)};
    facts.parameters["formats"] = runs::list_parameter(options_.formats.empty() ? format_names() : options_.formats);
    if (few_sheets()) facts.parameters["sheets"] = kFewSheets;
    if (const Text left_out = sheets_left_out(); !left_out.empty()) facts.skipped.push_back({"sheets, maps", left_out});
    facts.parameters["csv"] = options_.french_csv ? "fr" : "data";
    facts.parameters["lang"] = options_.common.lang == Lang::fr ? "fr" : "en";
    if (!outcome.only_projects.empty()) facts.parameters["projects"] = runs::list_parameter(outcome.only_projects);
    if (const std::string limits = limits_in_force().changed(); !limits.empty()) facts.parameters["limits"] = limits;
    if (!options_.common.data.empty()) {
        std::error_code status;
        const auto absolute = [&](const std::filesystem::path& path) {
            return std::filesystem::absolute(path, status).lexically_normal();
        };
        facts.parameters["data"] = absolute(options_.common.data)
                                       .lexically_relative(absolute(options_.analysis).parent_path())
                                       .generic_string();
    }
    if (auto written = report::write_manifest(folder, facts); !written) return written;
    return folder_.commit();
}

Result<void> Delivery::check_database() const {
    if (options_.database.empty()) return {};
    if (!wants(kGpkg) && !wants(kQgis)) {
        return fail(ErrorCode::usage,
                    {"--to-database reçoit les couches de terracord.gpkg, que --format laisse de côté",
                     "--to-database receives the layers of terracord.gpkg, which --format leaves out"},
                    {}, {"Ajoutez gpkg à --format.", "Add gpkg to --format."});
    }
    const auto target = database_target();
    if (!target) return tl::unexpected(target.error());
    return gdal::check_target(*target);
}

Result<gdal::ResultsTarget> Delivery::database_target() const {
    auto name = parse_database(options_.database, Position{"--to-database"});
    if (!name) return tl::unexpected(name.error());
    return gdal::ResultsTarget{
        .database = std::move(*name), .schema = options_.schema, .overwrite = options_.overwrite};
}

// After the folder is in place: what fails here costs the database its results, and nobody else theirs.
Result<void> Delivery::to_database(const engine::Outcome& outcome) const {
    if (options_.database.empty() || digest_.projects == 0) return {};
    const auto target = database_target();
    if (!target) return tl::unexpected(target.error());
    const auto manifest = sha256_file(options_.output / model::kManifestName);
    if (!manifest) return tl::unexpected(manifest.error());
    return gdal::copy_results(options_.output / report::kGeoPackageName, *target,
                              {.title = outcome.info.analysis->title,
                               .date = outcome.info.analysis->date,
                               .version = outcome.info.tool_version,
                               .manifest = *manifest});
}

Exit Delivery::finish(const engine::Outcome& outcome, ConsoleLog& log) {
    if (auto placed = place(outcome); !placed) {
        log.report(Level::error, placed.error());
        return Exit::output;
    }
    say_print_notes(log);
    if (auto copied = to_database(outcome); !copied) log.report(Level::error, copied.error());
    if (options_.common.verbosity >= 0) print_result(outcome);
    return status_of(outcome, log.errors() > 0);
}

}  // namespace terracord::cli

#include <cstdio>

#include "cli/analysis.hpp"
#include "cli/commands.hpp"
#include "cli/run_folder.hpp"
#include "gdal/initialise.hpp"
#include "history/comparison.hpp"
#include "history/comparison_maps.hpp"
#include "history/comparison_tables.hpp"
#include "report/file_writer.hpp"
#include "runs/output_folder.hpp"

namespace terracord::cli {

namespace {

Exit failed(const Error& error, Log& log) {
    log.report(Level::error, error);
    // A folder that holds no run is an input that cannot be used, not an output.
    return error.code == ErrorCode::output_not_ours ? Exit::no_input : status_of(error);
}

using Maps = std::vector<std::map<std::string, std::vector<history::GroundChange>>>;

Result<void> write_folder(const DiffOptions& options, const history::Comparison& comparison, const Maps& maps) {
    auto folder = runs::OutputFolder::prepare(options.output, false);
    if (!folder) return tl::unexpected(folder.error());
    const std::filesystem::path& building = folder->building();
    const auto style = options.french_csv ? report::CsvStyle::french : report::CsvStyle::data;
    if (auto written = report::write_file(building / "diff.json", history::comparison_json(comparison)); !written)
        return written;
    const std::string text = history::comparison_text(comparison, options.common.lang);
    if (auto written = report::write_file(building / "diff.txt", text); !written) return written;
    if (auto written = history::write_tables(building, comparison, style); !written) return written;
    if (auto written = history::write_maps(building, comparison, maps); !written) return written;
    return folder->commit();
}

}  // namespace

Exit diff(const DiffOptions& options) {
    ConsoleLog log(log_options(options.common));
    gdal::initialise();
    std::vector<RunFolder> folders;
    std::vector<runs::FinishedRun> runs;
    std::vector<std::string> names;
    for (const std::filesystem::path& named : options.runs) {
        auto folder = run_folder(named);
        if (!folder) return failed(folder.error(), log);
        auto run = runs::FinishedRun::open(folder->path);
        if (!run) return failed(run.error(), log);
        folders.push_back(std::move(*folder));
        runs.push_back(std::move(*run));
        const std::filesystem::path name = named.lexically_normal();
        names.push_back((name.has_filename() ? name.filename() : name.parent_path().filename()).string());
    }
    auto comparison = history::compare(runs, names, options.projects);
    if (!comparison) return failed(comparison.error(), log);
    Maps maps;
    for (history::Step& step : comparison->steps)
        maps.push_back(history::ground_changes(runs[step.from], runs[step.to], *comparison, step, log));
    if (!options.output.empty()) {
        if (auto written = write_folder(options, *comparison, maps); !written) return failed(written.error(), log);
    }
    if (options.common.verbosity >= 0) {
        const std::string text = options.json ? history::comparison_json(*comparison)
                                              : history::comparison_text(*comparison, options.common.lang);
        std::fwrite(text.data(), 1, text.size(), stdout);
    }
    return comparison->differs() ? Exit::verdict_reached : Exit::done;
}

}  // namespace terracord::cli

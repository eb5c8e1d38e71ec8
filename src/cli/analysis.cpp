#include "cli/analysis.hpp"

#include <algorithm>

#include "catalogue/resolve.hpp"
#include "gdal/initialise.hpp"

namespace terracord::cli {

namespace {

void report_all(const Errors& errors, Log& log) {
    for (const Error& error : errors) log.report(Level::error, error);
}

// Standards and checks of one's own decide verdicts: they are inputs of the run.
std::vector<std::filesystem::path> files_of_catalogue(const std::filesystem::path& folder) {
    std::vector<std::filesystem::path> files;
    std::error_code status;
    for (const char* part : {"standards", "catalogue"}) {
        for (std::filesystem::directory_iterator it(folder / part, status), end; !status && it != end;
             it.increment(status)) {
            if (it->path().extension() == ".toml") files.push_back(it->path());
        }
        status.clear();
    }
    std::sort(files.begin(), files.end());
    return files;
}

}  // namespace

std::optional<catalogue::CatalogueData> catalogue_for_command(const CommonOptions& options, Log& log) {
    gdal::initialise();
    auto catalogue = catalogue::load_catalogue(options.data.empty() ? std::nullopt : std::optional(options.data));
    if (!catalogue) {
        report_all(catalogue.error(), log);
        return std::nullopt;
    }
    return std::move(*catalogue);
}

std::optional<model::Analysis> read_for_command(const std::filesystem::path& file, const CommonOptions& options,
                                                Log& log) {
    const auto catalogue = catalogue_for_command(options, log);
    if (!catalogue) return std::nullopt;
    auto analysis = catalogue::load_analysis(file, *catalogue, log);
    if (!analysis) {
        report_all(analysis.error(), log);
        return std::nullopt;
    }
    if (!options.data.empty()) {
        const auto files = files_of_catalogue(options.data);
        analysis->files.insert(analysis->files.end(), files.begin(), files.end());
    }
    return std::move(*analysis);
}

Exit status_of(const Error& error) {
    switch (static_cast<int>(error.code) / 100) {
        case 1:
        case 2: return Exit::usage;
        case 5: return Exit::output;
        case 9: return Exit::internal;
        default: break;
    }
    // A computing CRS that does not qualify is a fault of the analysis, not of an input.
    const bool crs_of_analysis = error.code == ErrorCode::crs_unknown || error.code == ErrorCode::crs_not_metric ||
                                 error.code == ErrorCode::crs_areal_scale;
    return crs_of_analysis ? Exit::usage : Exit::no_input;
}

}  // namespace terracord::cli

#include <fmt/format.h>

#include <cstdio>

#include "cli/analysis.hpp"
#include "cli/commands.hpp"
#include "report/file_writer.hpp"
#include "survey/starter.hpp"

namespace terracord::cli {

namespace {

namespace fs = std::filesystem;

Exit failed(const Error& error, Log& log) {
    log.report(Level::error, error);
    return status_of(error);
}

// Never over a file unless told to.
std::optional<Error> taken(const InitOptions& options) {
    std::error_code ignored;
    if (options.output.empty() || options.overwrite || !fs::exists(options.output, ignored)) return std::nullopt;
    return Error{ErrorCode::output_exists,
                 Text{options.output.string() + " existe", options.output.string() + " exists"},
                 {},
                 Text{"Choisissez un autre nom, ou ajoutez --overwrite.", "Choose another name, or add --overwrite."}};
}

}  // namespace

Exit init(const InitOptions& options) {
    ConsoleLog log(log_options(options.common));
    if (const auto exists = taken(options)) return failed(*exists, log);
    const auto catalogue = catalogue_for_command(options.common, log);
    if (!catalogue) return Exit::usage;
    survey::StarterRequest request{
        .projects = fs::absolute(options.projects).lexically_normal(),
        .layer = options.layer,
        .where = options.where,
        .id = options.id,
        .name = options.name,
        .documents = {},
        .date = options.date,
        .profile = options.profile,
        .folder = fs::absolute(options.output.empty() ? fs::path("analysis.toml") : options.output)
                      .lexically_normal()
                      .parent_path(),
        .lang = options.common.lang};
    for (const fs::path& document : options.documents)
        request.documents.push_back(fs::absolute(document).lexically_normal());
    const auto starter = survey::start_analysis(request, *catalogue, log);
    if (!starter) return failed(starter.error(), log);
    if (options.output.empty()) {
        std::fwrite(starter->text.data(), 1, starter->text.size(), stdout);
        return Exit::done;
    }
    if (auto written = report::write_file(options.output, starter->text); !written) return failed(written.error(), log);
    if (options.common.verbosity >= 0) {
        fmt::print(stderr,
                   fmt::runtime(options.common.lang == Lang::fr
                                    ? "{} : {} document(s) reconnu(s), {} contrôle(s) du catalogue\n"
                                    : "{}: {} document(s) recognised, {} check(s) of the catalogue\n"),
                   options.output.string(), starter->documents, starter->checks);
    }
    return Exit::done;
}

}  // namespace terracord::cli

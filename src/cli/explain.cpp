#include <fmt/format.h>

#include <cstdio>
#include <system_error>

#include "cli/commands.hpp"
#include "review/explain.hpp"
#include "runs/finished_run.hpp"

namespace terracord::cli {

namespace {

Exit wrong(const Text& message, const Text& hint, Log& log) {
    log.report(Level::error, Error{ErrorCode::usage, message, {}, hint});
    return Exit::usage;
}

// A word that names nothing is a wrong command; a folder without a run, or a broken one, no usable input.
Exit failed(const Error& error, Log& log) {
    log.report(Level::error, error);
    return error.code == ErrorCode::unknown_reference ? Exit::usage : Exit::no_input;
}

}  // namespace

Exit explain(const ExplainOptions& options, const std::stop_token& stop) {
    ConsoleLog log(log_options(options.common));
    std::error_code status;
    if (!options.feature.empty()) {
        if (options.project.empty()) return explain_feature(options, stop);
        return wrong({"--feature et un projet : l'un ou l'autre", "--feature and a project: one or the other"},
                     {"terracord explain --help montre les deux usages.", "terracord explain --help shows both uses."}, log);
    }
    if (std::filesystem::is_regular_file(options.what, status)) {
        return wrong({fmt::format("{} est un fichier ; sans --feature, un dossier de résultats est attendu",
                                  options.what.string()),
                      fmt::format("{} is a file; without --feature a folder of results is expected", options.what.string())},
                     {"Nommez le dossier donné à check -o, ou ajoutez --feature.",
                      "Name the folder that was given to check -o, or add --feature."},
                     log);
    }
    const auto run = runs::FinishedRun::open(options.what);
    if (!run) return failed(run.error(), log);
    if (options.project.empty()) {
        std::string ids;
        constexpr std::size_t kMostNamed = 8;
        for (std::size_t i = 0; i < run->project_ids().size() && i < kMostNamed; ++i)
            ids += (i == 0 ? "" : ", ") + run->project_ids()[i];
        if (run->project_ids().size() > kMostNamed) ids += ", …";
        return wrong({"aucun projet n'est nommé", "no project is named"},
                     {fmt::format("Ajoutez l'identifiant d'un projet : {}.", ids),
                      fmt::format("Add the identifier of a project: {}.", ids)},
                     log);
    }
    const auto selected = review::select(*run, options.project, options.check);
    if (!selected) return failed(selected.error(), log);
    const std::string text = options.considering ? review::considering_text(*selected, options.common.lang)
                             : options.json      ? review::explanation_json(*selected)
                                                 : review::explanation_text(*selected, options.common.lang);
    std::fwrite(text.data(), 1, text.size(), stdout);
    return Exit::done;
}

}  // namespace terracord::cli

#include "history/decide.hpp"

#include <fmt/format.h>

#include <cstdio>
#include <fstream>

#include "cli/analysis.hpp"
#include "cli/commands.hpp"
#include "cli/run_folder.hpp"
#include "config/node.hpp"

namespace terracord::cli {

namespace fs = std::filesystem;

namespace {

Exit failed(const Error& error, Log& log) {
    log.report(Level::error, error);
    // A folder that holds no run is an input that cannot be used, not an output.
    return error.code == ErrorCode::output_not_ours ? Exit::no_input : status_of(error);
}

Error unwritable(const fs::path& file) {
    return Error{ErrorCode::output_unwritable,
                 {"écriture impossible", "cannot be written"},
                 Position{file.string()},
                 {"Vérifiez les droits et la place disponible.", "Check permissions and free space."}};
}

// The file with the decision added, written beside it and put in its place: it is whole at any time.
Result<void> append(const fs::path& file, const std::string& decision) {
    std::error_code status;
    std::string text;
    if (fs::exists(file, status)) {
        auto before = config::read_text(file);
        if (!before) return tl::unexpected(before.error());
        // A file that cannot be read now would not be read by the next run either.
        if (const auto root = config::parse_text(*before, file.string(), config::Format::toml); !root)
            return tl::unexpected(root.error());
        text = std::move(*before);
        if (!text.ends_with('\n')) text += '\n';
    } else {
        text = "terracord = 1\n";
    }
    fs::path building = file;
    building += ".part";
    std::ofstream out(building, std::ios::binary | std::ios::trunc);
    out << text << decision;
    out.close();
    if (!out) return tl::unexpected(unwritable(file));
    fs::rename(building, file, status);
    if (status) return tl::unexpected(unwritable(file));
    return {};
}

}  // namespace

Exit decide(const DecideOptions& options) {
    ConsoleLog log(log_options(options.common));
    const auto state = model::decision_state_from(options.state);
    if (!state) {
        log.report(Level::error, Error{ErrorCode::usage,
                                       {"une décision est prise : --accept, --reject ou --follow-up",
                                        "a decision is one of --accept, --reject and --follow-up"},
                                       {},
                                       {}});
        return Exit::usage;
    }
    if (options.file.extension() != ".toml") {
        log.report(Level::error, Error{ErrorCode::usage,
                                       {"--file est un fichier .toml", "--file is a .toml file"},
                                       Position{options.file.string()},
                                       {"Un fichier CSV ou JSON se complète à la main.",
                                        "A CSV or JSON file is completed by hand."}});
        return Exit::usage;
    }
    const auto run = run_folder(options.run);
    if (!run) return failed(run.error(), log);
    const auto decision = history::decision_toml(run->path, {.finding = options.finding,
                                                               .state = *state,
                                                               .reason = options.reason,
                                                               .author = options.author,
                                                               .date = options.date,
                                                               .attachment = options.attachment});
    if (!decision) return failed(decision.error(), log);
    if (auto written = append(options.file, *decision); !written) return failed(written.error(), log);
    if (options.common.verbosity >= 0) {
        fmt::print(fmt::runtime(options.common.lang == Lang::fr
                                    ? "décision ajoutée à {} ; l'analyse la lit par decisions = \"{}\"\n"
                                    : "decision added to {}; the analysis reads it by decisions = \"{}\"\n"),
                   options.file.string(), options.file.filename().string());
    }
    return Exit::done;
}

}  // namespace terracord::cli

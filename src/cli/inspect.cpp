#include <cstdio>

#include "cli/analysis.hpp"
#include "cli/commands.hpp"
#include "cli/versions.hpp"
#include "survey/inspection_json.hpp"
#include "survey/inspection_text.hpp"

namespace terracord::cli {

Exit inspect(const InspectOptions& options) {
    ConsoleLog log(log_options(options.common));
    const auto catalogue = catalogue_for_command(options.common, log);
    if (!catalogue) return Exit::usage;
    const survey::Inspection seen = survey::inspect(options.paths, *catalogue, {}, log);
    // What could not be read is part of the inspection; said on stderr too, for whoever keeps only stdout.
    for (const survey::PathSeen& path : seen.paths) {
        for (const survey::Unread& file : path.unread) log.report(Level::error, file.error);
    }
    const std::string text =
        options.json ? survey::to_json(seen, tool_version()) : survey::to_text(seen, options.common.lang);
    std::fwrite(text.data(), 1, text.size(), stdout);
    if (!seen.anything()) return Exit::no_input;
    return seen.complete() ? Exit::done : Exit::partial;
}

}  // namespace terracord::cli

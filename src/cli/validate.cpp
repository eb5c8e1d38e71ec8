#include <fmt/format.h>

#include <algorithm>
#include <thread>

#include "cli/analysis.hpp"
#include "cli/commands.hpp"
#include "layers/computing_crs.hpp"
#include "layers/layer_store.hpp"
#include "layers/project_reader.hpp"

namespace terracord::cli {

namespace {

constexpr std::size_t kBlock = 4096;

// Reads every project; answers how many can be used.
Result<std::int64_t> read_projects(const model::Analysis& analysis, const gdal::Crs& crs, Log& log, bool& complete) {
    auto reader = layers::ProjectReader::open(analysis, crs, log);
    if (!reader) return tl::unexpected(reader.error());
    std::int64_t usable = 0;
    std::vector<model::Project> block;
    double least = 1.0;
    double most = 1.0;
    while (true) {
        const auto more = reader->next(kBlock, block);
        if (!more) return tl::unexpected(more.error());
        if (!*more) break;
        for (const model::FailedProject& failed :
             layers::drop_distorted(crs, analysis.crs_position, block, least, most))
            log.report(Level::error, failed.error);
        usable += static_cast<std::int64_t>(block.size());
    }
    complete = complete && reader->failed().empty();
    return usable;
}

}  // namespace

Exit validate(const ValidateOptions& options) {
    ConsoleLog log(log_options(options.common));
    const auto analysis = read_for_command(options.analysis, options.common, log);
    if (!analysis) return Exit::usage;
    const auto crs = layers::computing_crs(*analysis, log);
    if (!crs) {
        log.report(Level::error, crs.error());
        return status_of(crs.error());
    }
    const auto store = layers::load(*analysis, *crs, std::max(1U, std::thread::hardware_concurrency()), log);
    bool complete = store->complete;
    const auto usable = read_projects(*analysis, *crs, log, complete);
    complete = complete && log.errors() == 0;
    if (!usable) {
        log.report(Level::error, usable.error());
        return status_of(usable.error());
    }
    const bool french = options.common.lang == Lang::fr;
    fmt::print(fmt::runtime(french ? "{} : {} projet(s) exploitable(s), {} document(s), {} contrôle(s){}\n"
                                   : "{}: {} usable project(s), {} document(s), {} check(s){}\n"),
               options.analysis.string(), *usable, analysis->documents.size(), analysis->checks.size(),
               complete ? ""
                        : (french ? " ; des entrées sont inexploitables, voir ci-dessus"
                                  : "; some inputs cannot be used, see above"));
    if (*usable == 0) return Exit::no_input;
    return complete ? Exit::done : Exit::partial;
}

}  // namespace terracord::cli

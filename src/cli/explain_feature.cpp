#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <map>
#include <memory>
#include <thread>

#include "cli/analysis.hpp"
#include "cli/commands.hpp"
#include "cli/versions.hpp"
#include "engine/run.hpp"
#include "gdal/dataset_open.hpp"
#include "layers/computing_crs.hpp"
#include "survey/touched.hpp"

namespace terracord::cli {

namespace {

Exit failed(const Error& error, Log& log) {
    log.report(Level::error, error);
    return error.code == ErrorCode::usage ? Exit::usage : status_of(error);
}

// Hands each project's findings to those it touched.
class FindingsOfTouched final : public model::Sink {
   public:
    FindingsOfTouched(const model::Analysis& analysis, survey::TouchReport& report)
        : analysis_(analysis), report_(report) {
        for (std::size_t i = 0; i < report.projects.size(); ++i) at_[report.projects[i].id] = i;
    }

    Result<void> begin(const model::RunInfo&) override { return {}; }
    Result<void> project(const model::ProjectResult& result) override {
        const auto found = at_.find(result.project.id);
        if (found == at_.end()) return {};
        for (const model::Finding& finding : result.findings) {
            if (survey::rests_on(finding, analysis_, report_.features))
                report_.projects[found->second].findings.push_back(finding);
        }
        return {};
    }
    Result<void> end(const model::RunTotals&) override { return {}; }
    [[nodiscard]] std::string name() const override { return "explain"; }

   private:
    const model::Analysis& analysis_;
    survey::TouchReport& report_;
    std::map<std::string, std::size_t> at_;
};

// The checks of the analysis, put to the touched projects alone.
std::optional<Error> add_findings(const model::Analysis& analysis, const ExplainOptions& options,
                                  survey::TouchReport& report, Log& log, const std::stop_token& stop, bool& complete) {
    if (report.projects.empty()) return std::nullopt;
    const auto scratch = gdal::TemporaryFolder::make();
    if (!scratch)
        return Error{ErrorCode::output_unwritable,
                     Text{"pas de dossier temporaire", "no temporary folder"},
                     {},
                     Text{"Vérifiez TMPDIR.", "Check TMPDIR."}};
    engine::RunOptions run_options;
    run_options.jobs = options.jobs > 0 ? options.jobs : std::max(1U, std::thread::hardware_concurrency());
    for (const survey::Touched& one : report.projects) run_options.only_projects.push_back(one.id);
    run_options.spill = scratch->path() / ".spill";
    run_options.tool_version = tool_version();
    engine::Sinks sinks;
    sinks.push_back(std::make_unique<FindingsOfTouched>(analysis, report));
    const auto outcome = engine::run(analysis, run_options, sinks, log, stop);
    if (!outcome) return outcome.error();
    complete = outcome->complete;
    return std::nullopt;
}

}  // namespace

Exit explain_feature(const ExplainOptions& options, const std::stop_token& stop) {
    ConsoleLog log(log_options(options.common));
    const auto ref = survey::parse_feature(options.feature);
    if (!ref) return failed(ref.error(), log);
    const auto analysis = read_for_command(options.what, options.common, log);
    if (!analysis) return Exit::usage;
    const auto crs = layers::computing_crs(*analysis, log);
    if (!crs) return failed(crs.error(), log);
    auto features = survey::select_features(*analysis, *ref, *crs, log);
    if (!features) return failed(features.error(), log);
    auto projects = survey::touched_projects(*analysis, *features, *crs, log);
    if (!projects) return failed(projects.error(), log);
    survey::TouchReport report{.ref = *ref,
                               .document_title = analysis->documents[features->document].title.in(options.common.lang),
                               .features = std::move(*features),
                               .projects = std::move(*projects)};
    bool complete = true;
    if (const auto error = add_findings(*analysis, options, report, log, stop, complete)) return failed(*error, log);
    if (stop.stop_requested()) return Exit::interrupted;
    const std::string text = options.json ? survey::to_json(report) : survey::to_text(report, options.common.lang);
    std::fwrite(text.data(), 1, text.size(), stdout);
    return complete ? Exit::done : Exit::partial;
}

}  // namespace terracord::cli

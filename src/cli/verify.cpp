#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <thread>

#include "base/limits.hpp"
#include "cli/analysis.hpp"
#include "cli/commands.hpp"
#include "cli/delivery.hpp"
#include "cli/run_folder.hpp"
#include "cli/versions.hpp"
#include "history/verification.hpp"
#include "layers/computing_crs.hpp"

namespace terracord::cli {

namespace fs = std::filesystem;

namespace {

Exit failed(const Error& error, Log& log) {
    log.report(Level::error, error);
    return status_of(error);
}

// The run being made again says again what it said then; only its progress is of interest.
class ReplayLog final : public Log {
   public:
    explicit ReplayLog(Log& target) : target_(target) {}
    void report(Level, const Error&) override {}
    void say(Level, const Text&) override {}
    void progress(const Text& stage, std::uint64_t done, std::uint64_t total) override {
        target_.progress(stage, done, total);
    }

   private:
    Log& target_;
};

std::map<std::string, std::string> versions_now() {
    auto versions = library_versions();
    versions["terracord"] = tool_version();
    return versions;
}

std::string parameter(const runs::RecordedManifest& manifest, const std::string& name) {
    const auto found = manifest.parameters.find(name);
    return found == manifest.parameters.end() ? std::string() : found->second;
}

Text missing_inputs(const history::Verification& verification) {
    const auto missing =
        std::count_if(verification.inputs.begin(), verification.inputs.end(),
                      [](const history::FileCheck& input) { return input.state == history::FileState::missing; });
    if (missing == 0) return {};
    return {fmt::format("{} entrée(s) manque(nt)", missing), fmt::format("{} input(s) missing", missing)};
}

// A folder that came from elsewhere does not lift the limits of this machine: whoever verifies does.
Text other_limits(const runs::RecordedManifest& manifest) {
    const std::string then = parameter(manifest, "limits");
    if (then == limits_in_force().changed()) return {};
    if (then.empty()) return {"l'exécution a eu lieu sans --limit", "the run was made without --limit"};
    std::string flags;
    for (const std::string& one : runs::parameter_list(then)) flags += " --limit " + one;
    return {"l'exécution a eu lieu avec d'autres limites ; si ses données sont sûres, donnez à verify :" + flags,
            "the run was made with other limits; if you trust its data, give verify:" + flags};
}

// Makes the run again in `target`, with the choices of its manifest. The error: why it cannot be.
Result<bool> replay(const history::Verification& verification, const fs::path& target, const VerifyOptions& options,
                    ConsoleLog& log, const std::stop_token& stop) {
    const runs::RecordedManifest& manifest = verification.manifest;
    DeliveryOptions delivery_options;
    delivery_options.common = options.common;
    delivery_options.common.verbosity = -1;
    if (const std::string lang = parameter(manifest, "lang"); !lang.empty())
        delivery_options.common.lang = lang == "en" ? Lang::en : Lang::fr;
    if (const std::string data = parameter(manifest, "data"); !data.empty())
        delivery_options.common.data = verification.analysis.parent_path() / data;
    delivery_options.analysis = verification.analysis;
    delivery_options.output = target;
    delivery_options.formats = runs::parameter_list(parameter(manifest, "formats"));
    delivery_options.few_sheets = parameter(manifest, "sheets") == kFewSheets;
    delivery_options.projects = runs::parameter_list(parameter(manifest, "projects"));
    delivery_options.french_csv = parameter(manifest, "csv") == "fr";
    for (const std::string& format : delivery_options.formats) {
        const auto known = format_names();
        if (std::find(known.begin(), known.end(), format) != known.end()) continue;
        return fail(ErrorCode::replay_impossible, {fmt::format("le format « {} » n'est pas connu de cette version", format),
                                                   fmt::format("this version does not know the format '{}'", format)});
    }
    auto folder = runs::OutputFolder::prepare(target, false);
    if (!folder) return tl::unexpected(folder.error());
    ReplayLog quiet(log);
    const auto analysis = read_for_command(delivery_options.analysis, delivery_options.common, log);
    if (!analysis) {
        return fail(ErrorCode::replay_impossible, {"le fichier d'analyse ou le catalogue ne se lit plus (voir ci-dessus)",
                                                   "the analysis file or the catalogue can no longer be read (see above)"});
    }
    const auto crs = layers::computing_crs(*analysis, quiet);
    if (!crs) return tl::unexpected(crs.error());
    engine::RunOptions run_options;
    run_options.jobs = options.jobs > 0 ? options.jobs : std::max(1U, std::thread::hardware_concurrency());
    run_options.only_projects = delivery_options.projects;
    run_options.spill = folder->building() / ".spill";
    run_options.tool_version = tool_version();
    run_options.library_versions = library_versions();
    Delivery delivery(delivery_options, *folder, run_options.jobs);
    run_options.surroundings = delivery.surroundings();
    engine::Sinks sinks = delivery.sinks(*crs);
    const auto outcome = engine::run(*analysis, run_options, sinks, quiet, stop);
    sinks.clear();
    if (!outcome) return tl::unexpected(outcome.error());
    if (outcome->stopped) return false;
    if (auto placed = delivery.place(*outcome); !placed) return tl::unexpected(placed.error());
    return true;
}

Exit status_of(history::Conclusion conclusion) {
    switch (conclusion) {
        case history::Conclusion::identical: return Exit::done;
        case history::Conclusion::different: return Exit::verdict_reached;
        case history::Conclusion::not_replayed: break;
    }
    return Exit::no_input;
}

}  // namespace

Exit verify(const VerifyOptions& options, const std::stop_token& stop) {
    ConsoleLog log(log_options(options.common));
    const auto opened = run_folder(options.folder);
    if (!opened) return failed(opened.error(), log);
    const fs::path& folder = opened->path;
    auto manifest = runs::read_manifest(folder);
    if (!manifest) return failed(manifest.error(), log);
    const fs::path analysis = history::find_analysis(*manifest, options.folder, options.analysis,
                                                     opened->unpacked ? opened->unpacked->path() : fs::path());
    std::error_code status;
    if (!options.analysis.empty() && !fs::is_regular_file(options.analysis, status)) {
        return failed(Error{ErrorCode::analysis_unreadable,
                            {fmt::format("« {} » n'existe pas", options.analysis.string()),
                             fmt::format("'{}' does not exist", options.analysis.string())},
                            Position{options.analysis.string()},
                            {"Vérifiez --analysis.", "Check --analysis."}},
                      log);
    }
    history::Verification verification =
        history::verify_files(std::move(*manifest), folder, analysis, versions_now());
    verification.not_replayed = missing_inputs(verification);
    if (verification.not_replayed.empty()) verification.not_replayed = other_limits(verification.manifest);
    if (analysis.empty()) {
        verification.not_replayed = {
            fmt::format("le fichier d'analyse « {} » n'est ni dans le dossier ni à côté : --analysis FICHIER",
                        verification.manifest.analysis),
            fmt::format("the analysis file '{}' is neither in the folder nor beside it: --analysis FILE",
                        verification.manifest.analysis)};
    }
    if (verification.not_replayed.empty()) {
        const auto scratch = gdal::TemporaryFolder::make();
        if (!scratch) {
            return failed(Error{ErrorCode::output_unwritable,
                                Text{"pas de dossier temporaire", "no temporary folder"},
                                {},
                                Text{"Vérifiez TMPDIR.", "Check TMPDIR."}},
                          log);
        }
        const fs::path target = scratch->path() / "run";
        const auto done = replay(verification, target, options, log, stop);
        if (done && !*done) return Exit::interrupted;
        if (done) {
            history::compare_replay(verification, folder, target);
        } else {
            verification.not_replayed = done.error().message;
        }
    }
    if (!verification.not_replayed.empty()) {
        log.report(Level::error,
                   Error{ErrorCode::replay_impossible,
                         verification.not_replayed,
                         Position{options.folder.string()},
                         {"Les fichiers présents ont été comparés au manifeste.",
                          "The files that are there were compared with the manifest."}});
    }
    const std::string text = options.json ? history::verification_json(verification)
                                          : history::verification_text(verification, options.common.lang);
    std::fwrite(text.data(), 1, text.size(), stdout);
    return status_of(verification.conclusion());
}

}  // namespace terracord::cli

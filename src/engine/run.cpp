#include "engine/run.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <optional>

#include "base/database_name.hpp"
#include "base/limits.hpp"
#include "base/parallel.hpp"
#include "checks/compare.hpp"
#include "engine/file_hashes.hpp"
#include "engine/fingerprints.hpp"
#include "engine/handover.hpp"
#include "engine/input_stamps.hpp"
#include "engine/pass_one.hpp"
#include "engine/portfolio.hpp"
#include "engine/takers.hpp"
#include "layers/computing_crs.hpp"
#include "layers/layer_store.hpp"
#include "layers/project_reader.hpp"
#include "runs/spill.hpp"

namespace terracord::engine {

namespace fs = std::filesystem;
using model::ProjectResult;

namespace {

// The spill is of no use to anybody once the run is over, however it ends.
class TemporaryFile {
   public:
    explicit TemporaryFile(fs::path file) : file_(std::move(file)) {}
    ~TemporaryFile() {
        std::error_code ignored;
        fs::remove(file_, ignored);
    }
    TemporaryFile(const TemporaryFile&) = delete;
    TemporaryFile& operator=(const TemporaryFile&) = delete;

   private:
    fs::path file_;
};

// `hashes` receives the hash of each file by the path it was read under.
Result<std::vector<model::InputFile>> hashed(const model::Analysis& analysis, std::vector<fs::path> files,
                                             FileHashes& taken, std::map<fs::path, std::string>& hashes) {
    files.push_back(analysis.file);
    files.insert(files.end(), analysis.files.begin(), analysis.files.end());
    for (const model::DocumentSpec& document : analysis.documents)
        files.insert(files.end(), document.files.begin(), document.files.end());
    std::error_code status;
    // What only adorns the reports is an input where it is there; where it is not, the printed outputs say so.
    std::vector<fs::path> adornments{analysis.report.logo};
    if (analysis.report.background) adornments.push_back(analysis.report.background->path);
    for (const fs::path& file : adornments) {
        if (fs::is_regular_file(file, status)) files.push_back(file);
    }
    const fs::path base = fs::absolute(analysis.file, status).lexically_normal().parent_path();
    std::vector<model::InputFile> inputs;
    for (const fs::path& file : files) {
        if (auto table = table_input(file)) {
            hashes[file] = table->sha256;
            inputs.push_back({.path = table->name, .sha256 = table->sha256, .bytes = table->bytes});
            continue;
        }
        auto hash = taken.of(file);
        if (!hash) return tl::unexpected(hash.error());
        hashes[file] = *hash;
        const fs::path absolute = fs::absolute(file, status).lexically_normal();
        inputs.push_back({.path = absolute.lexically_relative(base).generic_string(),
                          .sha256 = *hash,
                          .bytes = fs::file_size(file, status)});
    }
    std::sort(inputs.begin(), inputs.end(), [](const auto& a, const auto& b) { return a.path < b.path; });
    inputs.erase(
        std::unique(inputs.begin(), inputs.end(), [](const auto& a, const auto& b) { return a.path == b.path; }),
        inputs.end());
    return inputs;
}

// Projects that are handed on together: while they are written, the next ones are read.
constexpr std::size_t kBatch = 64;

// Passes 2 and 3 over any source of records in input order; `spills` are the files they come from.
template <class Records>
Result<bool> deliver(const model::Analysis& analysis, Records& records, const std::vector<fs::path>& spills,
                     Outcome& outcome, Sinks& sinks, unsigned jobs, Log& log, const std::stop_token& stop) {
    auto portfolio = Portfolio::gather(analysis, outcome.info, spills);
    if (!portfolio) return tl::unexpected(portfolio.error());
    outcome.info.balances = portfolio->needs();
    Handover handover(analysis, outcome, sinks, log);
    if (auto begun = handover.begin(); !begun) return tl::unexpected(begun.error());
    const Text stage{"écriture des résultats", "writing results"};
    // Nothing at the end.
    const auto next = [&]() -> Result<std::optional<ProjectResult>> {
        auto record = records.next();
        if (!record || !*record) return record;
        ProjectResult& result = **record;
        if (auto finished = portfolio->finish(result, log); !finished) return tl::unexpected(finished.error());
        handover.roll_up(result);
        handover.count(result);
        log.progress(stage, static_cast<std::uint64_t>(outcome.totals.projects),
                     static_cast<std::uint64_t>(outcome.info.project_count));
        return record;
    };
    std::vector<ProjectResult> batch;
    std::vector<ProjectResult> following;
    Result<void> read;
    bool more = true;
    const auto fill = [&] {
        while (more && following.size() < kBatch && !stop.stop_requested()) {
            auto record = next();
            if (!record) read = tl::unexpected(record.error());
            more = record && record->has_value();
            if (more) following.push_back(std::move(**record));
        }
    };
    for (fill(); read && !following.empty();) {
        if (stop.stop_requested()) {
            outcome.stopped = true;
            return true;
        }
        batch.swap(following);
        following.clear();
        in_parallel(sinks.size() + 1, jobs, {}, [&](std::size_t item, unsigned) {
            if (item == 0) {
                fill();
            } else {
                handover.give(item - 1, batch);
            }
        });
        if (auto given = handover.given(); !given) return tl::unexpected(given.error());
    }
    if (!read) return tl::unexpected(read.error());
    if (stop.stop_requested()) {
        outcome.stopped = true;
        return true;
    }
    const auto ended = handover.end(portfolio->totals());
    if (!ended) return tl::unexpected(ended.error());
    return *ended && portfolio->complete();
}

// Why one side cannot be compared; empty: it can.
Text objection(const model::Analysis& analysis, const layers::LayerStore& store, std::size_t selection) {
    const model::CheckSpec& side = analysis.selections[selection];
    const layers::Layer& layer = store.layer_of(side);
    if (!layer.usable) return layer.problem;
    const layers::Binding& binding = store.bindings[analysis.checks.size() + selection];
    if (!binding.usable) return binding.problem;
    if (analysis.documents[side.document].status == model::DocumentStatus::set_aside)
        return {"le document n'est plus en vigueur", "the document is no longer in force"};
    return {};
}

// Documents against each other: what the features of this shard's tiles have to do with the other document.
std::vector<model::ComparedPart> compare_parts(const model::Analysis& analysis, const layers::LayerStore& store,
                                               const RunOptions& options, Log& log, bool& complete) {
    std::vector<model::ComparedPart> all;
    const checks::TileShare share{.index = options.shard.index, .count = options.shard.count};
    for (const model::ComparisonSpec& spec : analysis.comparisons) {
        model::ComparedPart part;
        part.id = spec.id;
        part.problem = objection(analysis, store, spec.a);
        if (part.problem.empty()) part.problem = objection(analysis, store, spec.b);
        if (part.problem.empty()) {
            part = checks::compare_part(analysis, spec, store, options.jobs, share, log);
            complete = complete && part.problem.empty();
        } else {
            part.failed_at = 0;  // alike in all shards
        }
        all.push_back(std::move(part));
    }
    return all;
}

// By comparison, the parts of all shards.
std::vector<model::Compared> conclude_all(const model::Analysis& analysis,
                                          std::vector<std::vector<model::ComparedPart>> parts, geometry::Point origin,
                                          Log& log, bool& complete) {
    std::vector<model::Compared> all;
    const auto store = layers::bare_store(origin);
    layers::Worker worker(*store);
    for (std::size_t i = 0; i < analysis.comparisons.size(); ++i) {
        auto comparison = checks::conclude(analysis.comparisons[i], std::move(parts[i]), worker);
        if (comparison) {
            all.push_back(std::move(*comparison));
            continue;
        }
        complete = false;
        log.report(Level::error, comparison.error());
        model::Compared nothing;
        nothing.id = analysis.comparisons[i].id;
        nothing.problem = comparison.error().message;
        all.push_back(std::move(nothing));
    }
    return all;
}

tl::unexpected<Error> input_changed(const fs::path& file) {
    return fail(ErrorCode::file_unreadable,
                Text{"le fichier a changé ou disparu pendant l'exécution : rien n'est livré",
                     "the file changed or vanished during the run: nothing is delivered"},
                Position{file.string()},
                Text{"Relancez quand plus personne n'écrit dans ce fichier, ou travaillez sur une copie.",
                     "Run again once nobody writes to this file any more, or work on a copy."});
}

tl::unexpected<Error> nothing_to_check(const model::Analysis& analysis, std::int64_t rows) {
    return fail(
        ErrorCode::no_usable_project,
        Text{fmt::format("{} : aucun projet exploitable (lignes lues : {})", analysis.projects.source.written, rows),
             fmt::format("{}: no usable project (rows read: {})", analysis.projects.source.written, rows)},
        analysis.projects.source.position,
        Text{"Vérifiez la source, sa condition where, --project, et les erreurs ci-dessus.",
             "Check the source, its where condition, --project, and the errors above."});
}

// What the shards found of documents against each other, put together.
void conclude(const model::Analysis& analysis, std::vector<runs::ShardAccount>& shards, Outcome& outcome, Log& log) {
    std::vector<std::vector<model::ComparedPart>> parts(analysis.comparisons.size());
    for (runs::ShardAccount& shard : shards) {
        for (std::size_t i = 0; i < parts.size() && i < shard.compared.size(); ++i)
            parts[i].push_back(std::move(shard.compared[i]));
    }
    outcome.info.comparisons = conclude_all(analysis, std::move(parts), shards.front().origin, log, outcome.complete);
}

// Loads, compares documents and measures all projects; what is found goes to the taker that `ready` gives once the
// account of what was loaded stands in `outcome`.
Result<void> compute(const model::Analysis& analysis, const RunOptions& options, Log& log, const std::stop_token& stop,
                     runs::ShardAccount& account, Outcome& outcome, const std::function<Result<Taker*>()>& ready) {
    const auto crs = layers::computing_crs(analysis, log);
    if (!crs) return tl::unexpected(crs.error());
    InputStamps stamps(analysis);
    const Text most = limit_text(Limit::folder_files);
    for (const fs::path& folder : stamps.crowded()) {
        log.say(
            Level::warning,
            {fmt::format("« {} » contient plus de {} fichiers : les suivants ne sont surveillés qu'à partir de leur "
                         "ouverture. Donnez le dossier des seules données.",
                         folder.filename().string(), most.fr),
             fmt::format("'{}' holds more than {} files: those beyond are watched for changes from when they are "
                         "opened only. Name the folder of the data alone.",
                         folder.filename().string(), most.en)});
    }
    FileHashes taken(options.jobs > 1 ? files_of_data(analysis) : std::vector<fs::path>());
    const auto store = layers::load(analysis, *crs, options.jobs, log);
    stamps.add(store->files);
    if (options.surroundings != nullptr) options.surroundings->attach(analysis, store);
    auto reader = layers::ProjectReader::open(analysis, *crs, log);
    if (!reader) return tl::unexpected(reader.error());
    bool compared = true;
    account.number = options.shard;
    account.only_projects = options.only_projects;
    account.limits = limits_in_force().changed();
    account.compared = compare_parts(analysis, *store, options, log, compared);
    account.origin = store->origin;
    Plan plan = make_plan(analysis, *store, reader->conditions());
    plan.stop = stop;
    outcome.only_projects = options.only_projects;
    model::RunInfo& info = outcome.info;
    info.tool_version = options.tool_version;
    info.library_versions = options.library_versions;
    info.analysis = &analysis;
    info.crs_code = crs->code();
    info.crs_name = crs->name();
    for (const layers::UnitGround& ground : store->unit_layers) info.unit_layers.push_back(ground.layer);
    info.needs = store->needs;
    info.layers = store->accounts;
    const auto taker = ready();
    if (!taker) return tl::unexpected(taker.error());
    const auto first = pass_one(plan, options, *reader, **taker, log, stop);
    if (!first) return tl::unexpected(first.error());
    outcome.stopped = first->stopped;
    if (outcome.stopped) return {};
    // A shard may own none of the projects; a whole run must find some.
    if (first->projects == 0 && options.shard.whole()) {
        if (!first->failed.empty()) return tl::unexpected(first->failed.front().error);
        return nothing_to_check(analysis, reader->rows());
    }

    outcome.work = first->work;
    outcome.work.validity.add(store->validity);
    outcome.work.validity.add(reader->validity());
    info.areal_scale_min = first->areal_scale_min;
    info.areal_scale_max = first->areal_scale_max;
    info.layers.insert(info.layers.begin(), reader->account());
    info.failed_projects = reader->failed();
    info.failed_projects.insert(info.failed_projects.end(), first->failed.begin(), first->failed.end());
    info.project_count = first->projects;
    std::vector<fs::path> files = store->files;
    files.insert(files.end(), reader->files().begin(), reader->files().end());
    std::vector<fs::path> all = files;
    all.push_back(analysis.file);
    std::map<fs::path, std::string> hashes;
    auto inputs = hashed(analysis, std::move(files), taken, hashes);
    // Whatever could not be hashed because it is not there any more is told as changed.
    if (const auto file = stamps.changed(all)) return input_changed(*file);
    // The analysis was read before its stamp was taken.
    if (inputs && !analysis.sha256.empty() && hashes[analysis.file] != analysis.sha256)
        return input_changed(analysis.file);
    if (!inputs) return tl::unexpected(inputs.error());
    for (model::LayerAccount& layer : info.layers) layer.content = content_digest(layer.files, hashes);
    info.inputs = std::move(*inputs);
    outcome.complete = outcome.complete && store->complete && reader->complete() && compared && first->complete &&
                       info.failed_projects.empty();
    return {};
}

// The same with the findings in a spill.
Result<void> spilled(const model::Analysis& analysis, const RunOptions& options, const fs::path& file, Log& log,
                     const std::stop_token& stop, runs::ShardAccount& account, Outcome& outcome) {
    std::optional<runs::SpillWriter> spill;
    std::optional<SpillTaker> taker;
    auto computed = compute(analysis, options, log, stop, account, outcome, [&]() -> Result<Taker*> {
        auto created = runs::SpillWriter::create(file);
        if (!created) return tl::unexpected(created.error());
        spill.emplace(std::move(*created));
        return &taker.emplace(*spill);
    });
    if (!computed || outcome.stopped) return computed;
    return spill->finish();
}

// Where projects need not wait for one another: each goes to the sinks when it is measured.
Result<void> run_at_once(const model::Analysis& analysis, const RunOptions& options, Outcome& outcome, Sinks& sinks,
                         Log& log, const std::stop_token& stop) {
    std::vector<runs::ShardAccount> account(1);
    Handover handover(analysis, outcome, sinks, log);
    SinkTaker taker(handover, sinks.size());
    auto computed = compute(analysis, options, log, stop, account.front(), outcome, [&]() -> Result<Taker*> {
        conclude(analysis, account, outcome, log);
        if (auto begun = handover.begin(); !begun) return tl::unexpected(begun.error());
        return &taker;
    });
    if (!computed || outcome.stopped) return computed;
    const auto ended = handover.end({});
    if (!ended) return tl::unexpected(ended.error());
    outcome.complete = outcome.complete && *ended;
    return {};
}

Result<void> run_by_spill(const model::Analysis& analysis, const RunOptions& options, Outcome& outcome, Sinks& sinks,
                          Log& log, const std::stop_token& stop) {
    const TemporaryFile temporary(options.spill);
    std::vector<runs::ShardAccount> account(1);
    auto computed = spilled(analysis, options, options.spill, log, stop, account.front(), outcome);
    if (!computed || outcome.stopped) return computed;
    conclude(analysis, account, outcome, log);
    auto spill = runs::SpillReader::open(options.spill);
    if (!spill) return tl::unexpected(spill.error());
    const auto delivered = deliver(analysis, *spill, {options.spill}, outcome, sinks, options.jobs, log, stop);
    if (!delivered) return tl::unexpected(delivered.error());
    outcome.complete = outcome.complete && *delivered;
    return {};
}

}  // namespace

Result<Outcome> run(const model::Analysis& analysis, const RunOptions& options, Sinks& sinks, Log& log,
                    const std::stop_token& stop) {
    const bool wait = Portfolio::asked(analysis) || std::any_of(sinks.begin(), sinks.end(), [](const auto& sink) {
                          return sink->needs_account();
                      });
    Outcome outcome;
    const auto done = (wait ? run_by_spill : run_at_once)(analysis, options, outcome, sinks, log, stop);
    if (!done || outcome.stopped) sinks.clear();  // they look at the account of the run, and may still be at work
    if (!done) return tl::unexpected(done.error());
    return outcome;
}

Result<Outcome> run_shard(const model::Analysis& analysis, const RunOptions& options, const fs::path& folder, Log& log,
                          const std::stop_token& stop) {
    runs::ShardAccount account;
    Outcome outcome;
    auto computed = spilled(analysis, options, folder / runs::kSpillName, log, stop, account, outcome);
    if (!computed) return tl::unexpected(computed.error());
    if (outcome.stopped) return outcome;
    account.info = outcome.info;
    account.complete = outcome.complete;
    if (auto written = runs::write_account(folder, account); !written) return tl::unexpected(written.error());
    return outcome;
}

Result<Outcome> merge(const model::Analysis& analysis, const RunOptions& options, const std::vector<fs::path>& folders,
                      Sinks& sinks, Log& log, const std::stop_token& stop) {
    std::vector<runs::ShardAccount> shards;
    std::vector<fs::path> spills;
    for (const fs::path& folder : folders) {
        auto shard = runs::read_account(folder);
        if (!shard) return tl::unexpected(shard.error());
        shards.push_back(std::move(*shard));
        spills.push_back(folder / runs::kSpillName);
    }
    if (auto fit = runs::check_shards(shards, analysis.sha256); !fit) return tl::unexpected(fit.error());
    Outcome outcome;
    // Every shard reads all inputs and all projects: their accounts differ in the number of projects, and in the tiles
    // of documents against each other.
    outcome.info = shards.front().info;
    outcome.info.analysis = &analysis;
    outcome.only_projects = shards.front().only_projects;
    outcome.info.project_count = 0;
    for (const runs::ShardAccount& shard : shards) {
        outcome.info.project_count += shard.info.project_count;
        outcome.complete = outcome.complete && shard.complete;
    }
    if (outcome.info.project_count == 0) return nothing_to_check(analysis, 0);
    conclude(analysis, shards, outcome, log);
    if (options.surroundings != nullptr) {
        const auto crs = layers::computing_crs(analysis, log);
        if (!crs) return tl::unexpected(crs.error());
        options.surroundings->attach(analysis, layers::load(analysis, *crs, options.jobs, log));
    }
    auto records = runs::MergedSpill::open(spills);
    if (!records) return tl::unexpected(records.error());
    const auto delivered = deliver(analysis, *records, spills, outcome, sinks, options.jobs, log, stop);
    if (!delivered || outcome.stopped) sinks.clear();
    if (!delivered) return tl::unexpected(delivered.error());
    outcome.complete = outcome.complete && *delivered;
    return outcome;
}

}  // namespace terracord::engine

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>
#include <thread>

#include "cli/analysis.hpp"
#include "cli/commands.hpp"
#include "cli/delivery.hpp"
#include "cli/versions.hpp"
#include "layers/computing_crs.hpp"

namespace terracord::cli {

namespace {

constexpr std::uint32_t kMostShards = 100000;

// "2/7". Nothing: not a shard.
std::optional<runs::ShardNumber> shard_of(const std::string& text) {
    if (text.empty()) return runs::ShardNumber{};
    const char* end = text.data() + text.size();
    runs::ShardNumber shard;
    const auto first = std::from_chars(text.data(), end, shard.index);
    if (first.ec != std::errc{} || first.ptr == end || *first.ptr != '/') return std::nullopt;
    const auto second = std::from_chars(first.ptr + 1, end, shard.count);
    const bool sound = second.ec == std::errc{} && second.ptr == end && shard.index >= 1 &&
                       shard.index <= shard.count && shard.count <= kMostShards;
    return sound ? std::optional(shard) : std::nullopt;
}

Exit stopped(Log& log) {
    log.say(Level::warning, Text{"interrompu : rien n'a été écrit", "interrupted: nothing was written"});
    return Exit::interrupted;
}

Exit failed(const Error& error, Log& log) {
    log.report(Level::error, error);
    return status_of(error);
}

}  // namespace

Exit check(const CheckOptions& options, const std::stop_token& stop) {
    const DeliveryOptions& delivery_options = options.delivery;
    ConsoleLog log(log_options(delivery_options.common));
    const auto shard = shard_of(options.shard);
    if (!shard) {
        log.report(Level::error, Error{ErrorCode::usage,
                                       Text{"--shard " + options.shard + " : part incorrecte",
                                            "--shard " + options.shard + ": not a shard"},
                                       {},
                                       Text{"Écrivez K/N, par exemple 2/7.", "Write K/N, for instance 2/7."}});
        return Exit::usage;
    }
    auto folder = runs::OutputFolder::prepare(delivery_options.output, delivery_options.overwrite);
    if (!folder) return failed(folder.error(), log);
    const auto analysis = read_for_command(delivery_options.analysis, delivery_options.common, log);
    if (!analysis) return Exit::usage;
    const auto crs = layers::computing_crs(*analysis, log);
    if (!crs) return failed(crs.error(), log);

    engine::RunOptions run_options;
    run_options.jobs = options.jobs > 0 ? options.jobs : std::max(1U, std::thread::hardware_concurrency());
    run_options.only_projects = delivery_options.projects;
    run_options.spill = folder->building() / ".spill";
    run_options.shard = *shard;
    run_options.tool_version = tool_version();
    run_options.library_versions = library_versions();

    Delivery delivery(delivery_options, *folder, run_options.jobs);
    if (shard->whole()) {
        if (auto fit = delivery.check_database(); !fit) return failed(fit.error(), log);
    }
    if (!shard->whole()) {
        const auto outcome = engine::run_shard(*analysis, run_options, folder->building(), log, stop);
        if (!outcome) return failed(outcome.error(), log);
        return outcome->stopped ? stopped(log) : delivery.finish(*outcome, log);
    }
    run_options.surroundings = delivery.surroundings();
    engine::Sinks sinks = delivery.sinks(*crs);
    const auto outcome = engine::run(*analysis, run_options, sinks, log, stop);
    sinks.clear();
    if (!outcome) return failed(outcome.error(), log);
    return outcome->stopped ? stopped(log) : delivery.finish(*outcome, log);
}

Exit merge(const MergeOptions& options, const std::stop_token& stop) {
    const DeliveryOptions& delivery_options = options.delivery;
    ConsoleLog log(log_options(delivery_options.common));
    auto folder = runs::OutputFolder::prepare(delivery_options.output, delivery_options.overwrite);
    if (!folder) return failed(folder.error(), log);
    const auto analysis = read_for_command(delivery_options.analysis, delivery_options.common, log);
    if (!analysis) return Exit::usage;
    const auto crs = layers::computing_crs(*analysis, log);
    if (!crs) return failed(crs.error(), log);
    engine::RunOptions run_options;
    run_options.jobs = std::max(1U, std::thread::hardware_concurrency());
    Delivery delivery(delivery_options, *folder, run_options.jobs);
    if (auto fit = delivery.check_database(); !fit) return failed(fit.error(), log);
    run_options.surroundings = delivery.surroundings();
    engine::Sinks sinks = delivery.sinks(*crs);
    const auto outcome = engine::merge(*analysis, run_options, options.shards, sinks, log, stop);
    sinks.clear();
    if (!outcome) return failed(outcome.error(), log);
    return outcome->stopped ? stopped(log) : delivery.finish(*outcome, log);
}

}  // namespace terracord::cli

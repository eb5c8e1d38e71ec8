#include "engine/pass_one.hpp"

#include <algorithm>
#include <limits>
#include <numeric>
#include <optional>

#include "base/parallel.hpp"
#include "engine/estimated_cost.hpp"
#include "engine/hilbert.hpp"
#include "engine/open_accounts.hpp"
#include "layers/computing_crs.hpp"

namespace terracord::engine {

using model::Project;
using model::ProjectResult;

namespace {

// Neighbours are worked on one after the other, whatever the order of the input.
std::vector<std::size_t> order_of_work(const std::vector<Project>& block) {
    geometry::Box extent;
    for (const Project& project : block) extent.add(project.perimeter.box());
    std::vector<std::uint32_t> codes(block.size());
    for (std::size_t i = 0; i < block.size(); ++i) {
        const geometry::Box box = block[i].perimeter.box();
        codes[i] = hilbert_code(extent, {(box.min_x + box.max_x) / 2.0, (box.min_y + box.max_y) / 2.0});
    }
    std::vector<std::size_t> order(block.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return codes[a] < codes[b]; });
    return order;
}

// The projects asked for, and which of the names found one.
class Wanted {
   public:
    explicit Wanted(const RunOptions& options)
        : options_(options), missing_(options.only_projects), balance_(options.shard) {}

    void keep(std::vector<Project>& block) {
        std::vector<Project> kept;
        for (Project& project : block) {
            const auto& names = options_.only_projects;
            const auto named = [&](const std::string& name) { return name == project.code || name == project.id; };
            const bool wanted = names.empty() || std::any_of(names.begin(), names.end(), named);
            if (wanted) std::erase_if(missing_, named);
            if (wanted && balance_.takes(estimated_cost(project))) kept.push_back(std::move(project));
        }
        block = std::move(kept);
    }

    void report_missing(const Plan& plan, Log& log, PassOne& out) const {
        for (const std::string& name : missing_) {
            out.complete = false;
            log.report(Level::error, Error{ErrorCode::project_unusable,
                                           Text{"--project " + name + " : aucun projet exploitable ne porte ce nom",
                                                "--project " + name + ": no usable project has this name"},
                                           plan.analysis.projects.source.position,
                                           Text{"Les noms sont ceux de la colonne d'identifiant.",
                                                "Names are those of the identifier column."}});
        }
    }

   private:
    const RunOptions& options_;
    std::vector<std::string> missing_;
    runs::ShardBalance balance_;
};

// Did a check fail on this project although its layer had been read well?
bool failed_here(const Plan& plan, const model::Finding& finding) {
    if (finding.reason != model::Reason::layer_failed) return false;
    const auto& checks = plan.analysis.checks;
    for (std::size_t c = 0; c < checks.size(); ++c) {
        if (checks[c].id != finding.check_id) continue;
        if (checks[c].layer == model::kNone) continue;
        if (plan.analysis.documents[checks[c].document].id != finding.document_id) continue;
        return plan.store.layer_of(checks[c]).raster && plan.store.bindings[c].usable;
    }
    return false;
}

// Answers about projects that no row of the input bears: a misspelt identifier leaves its question open.
class Answered {
   public:
    explicit Answered(const model::Analysis& analysis) {
        for (const model::Answer& answer : analysis.answers) {
            if (!answer.project.empty()) waiting_.push_back(&answer);
        }
    }

    void see(const std::vector<Project>& block) {
        if (waiting_.empty()) return;
        for (const Project& project : block) {
            std::erase_if(waiting_, [&](const model::Answer* answer) {
                return answer->project == project.code || answer->project == project.id;
            });
        }
    }

    void report(Log& log) const {
        for (const model::Answer* answer : waiting_) {
            log.report(Level::warning,
                       Error{ErrorCode::unknown_reference,
                             Text{"réponse pour « " + answer->project + " » : aucun projet exploitable ne porte ce nom",
                                  "answer for '" + answer->project + "': no usable project has this name"},
                             answer->position,
                             Text{"Les noms sont ceux de la colonne d'identifiant.",
                                  "Names are those of the identifier column."}});
        }
    }

   private:
    std::vector<const model::Answer*> waiting_;
};

// The finding says so; the run must too.
void report_failures(const Plan& plan, const ProjectResult& result, Log& log, PassOne& out) {
    for (const model::Finding& finding : result.findings) {
        if (failed_here(plan, finding)) {
            out.complete = false;
            log.report(Level::error, Error{ErrorCode::file_unreadable,
                                           Text{"constat " + finding.id + " : " + finding.sentence.fr,
                                                "finding " + finding.id + ": " + finding.sentence.en},
                                           {},
                                           finding.supply});
        }
        if (const auto open = open_accounts(finding)) {
            out.complete = false;
            log.report(Level::error, *open);
        }
        if (finding.reason == model::Reason::limit_reached) {
            out.complete = false;
            const Text layer =
                finding.layer.empty() ? Text{} : Text{", couche " + finding.layer, ", layer " + finding.layer};
            log.report(Level::error, Error{ErrorCode::limit_reached,
                                           Text{"constat " + finding.id + layer.fr + " : " + finding.sentence.fr,
                                                "finding " + finding.id + layer.en + ": " + finding.sentence.en},
                                           {},
                                           finding.supply});
        }
        if (finding.reason != model::Reason::overlay_failed) continue;
        out.complete = false;
        log.report(Level::error, Error{ErrorCode::overlay_failed,
                                       Text{"constat " + finding.id + " : superposition impossible",
                                            "finding " + finding.id + ": overlay failed"},
                                       {},
                                       finding.supply});
    }
}

}  // namespace

Result<PassOne> pass_one(const Plan& plan, const RunOptions& options, layers::ProjectReader& reader, Taker& taker,
                         Log& log, const std::stop_token& stop) {
    PassOne out;
    out.areal_scale_min = std::numeric_limits<double>::infinity();
    out.areal_scale_max = -std::numeric_limits<double>::infinity();
    std::vector<std::unique_ptr<layers::Worker>> workers;
    const unsigned jobs = std::max(1U, options.jobs);
    for (unsigned j = 0; j < jobs; ++j) workers.push_back(std::make_unique<layers::Worker>(plan.store));
    const Text stage{"contrôle des projets", "checking projects"};
    Wanted wanted(options);
    Answered answered(plan.analysis);
    const auto read = [&](std::vector<Project>& block) {
        auto more = reader.next(options.block, block);
        if (!more || !*more) return more;
        for (model::FailedProject& failed : layers::drop_distorted(plan.store.crs, plan.analysis.crs_position, block,
                                                                   out.areal_scale_min, out.areal_scale_max)) {
            log.report(Level::error, failed.error);
            out.failed.push_back(std::move(failed));
        }
        answered.see(block);
        wanted.keep(block);
        return more;
    };
    std::vector<Project> block;
    std::vector<Project> following;
    std::vector<ProjectResult> results;
    auto more = read(block);
    while (more && *more) {
        const std::vector<std::size_t> order = order_of_work(block);
        results.assign(block.size(), {});
        taker.begin(block.size());
        // First what is long and cannot be shared out.
        const std::size_t tasks = taker.tasks();
        in_parallel(tasks + 1 + order.size(), jobs, stop, [&](std::size_t item, unsigned worker) {
            if (item < tasks) {
                taker.work(item);
            } else if (item == tasks) {
                more = read(following);
            } else {
                const std::size_t at = order[item - tasks - 1];
                results[at] = evaluate(plan, *workers[worker], std::move(block[at]));
                taker.prepare(at, results[at]);
            }
        });
        if (stop.stop_requested()) {
            out.stopped = true;
            return out;
        }
        if (auto settled = taker.settle(); !settled) return tl::unexpected(settled.error());
        for (const ProjectResult& result : results) report_failures(plan, result, log, out);
        out.projects += static_cast<std::int64_t>(results.size());
        taker.take(std::move(results));
        log.progress(stage, static_cast<std::uint64_t>(out.projects), 0);
        block.swap(following);
    }
    if (!more) return tl::unexpected(more.error());
    in_parallel(taker.tasks(), jobs, stop, [&](std::size_t task, unsigned) { taker.work(task); });
    if (stop.stop_requested()) {
        out.stopped = true;
        return out;
    }
    if (auto settled = taker.settle(); !settled) return tl::unexpected(settled.error());
    wanted.report_missing(plan, log, out);
    answered.report(log);
    for (const auto& worker : workers) out.work.add(worker->counts());
    return out;
}

}  // namespace terracord::engine

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <cmath>

#include "base/parallel.hpp"
#include "gdal/table_part.hpp"
#include "gdal/vector_reader.hpp"
#include "layers/annulment.hpp"
#include "layers/communes.hpp"
#include "layers/footprint.hpp"
#include "layers/layer_store.hpp"
#include "layers/load_layer.hpp"
#include "layers/load_needs.hpp"
#include "layers/nearby.hpp"
#include "layers/rule_table.hpp"
#include "layers/tiling.hpp"

namespace terracord::layers {

namespace {

struct Task {
    std::size_t document = 0;
    std::size_t layer = 0;
    std::vector<std::size_t> checks;
    LoadedLayer loaded;
    std::optional<geometry::Box> whole;  // extent of the layer, where only what lies near the projects was read
};

std::vector<Task> tasks_of(const model::Analysis& analysis) {
    std::vector<Task> tasks;
    for (std::size_t d = 0; d < analysis.documents.size(); ++d) {
        for (std::size_t l = 0; l < analysis.documents[d].layers.size(); ++l) {
            Task task{.document = d, .layer = l, .checks = {}, .loaded = {}, .whole = {}};
            for (std::size_t c = 0; c < analysis.readings(); ++c) {
                const model::CheckSpec& check = analysis.reading(c);
                if (model::reads_layer(check.kind) && check.document == d && check.layer == l) task.checks.push_back(c);
            }
            tasks.push_back(std::move(task));
        }
    }
    return tasks;
}

// `all`: of what layers hold besides, where they were read in part.
geometry::Point origin_of(const std::vector<std::vector<Layer>>& documents, geometry::Box all) {
    for (const auto& layers : documents) {
        for (const Layer& layer : layers) {
            for (const geometry::Box& box : layer.boxes) all.add(box);
        }
    }
    if (all.empty()) return {};
    constexpr double kStep = 1024.0;
    return {std::round((all.min_x + all.max_x) / 2.0 / kStep) * kStep,
            std::round((all.min_y + all.max_y) / 2.0 / kStep) * kStep};
}

Places load_places(const model::Analysis& analysis, const gdal::Crs& crs, LayerStore& store, Log& log) {
    Places places;
    if (!analysis.territory) return places;
    const model::TerritorySpec& spec = *analysis.territory;
    gdal::ReadRequest request{.input = input_of(spec.communes), .fields = {}, .conditions = {}, .target = crs};
    request.fields.push_back({.name = spec.id, .aliases = {}, .width = 0, .required = true});
    if (!spec.name.empty()) request.fields.push_back({.name = spec.name, .aliases = {}, .width = 0, .required = true});
    std::vector<gdal::Record> records;
    auto reader = gdal::VectorReader::open(request, log);
    if (reader) {
        store.files.insert(store.files.end(), reader->info().files.begin(), reader->info().files.end());
        while (true) {
            const auto count = reader->read(4096, records);
            if (!count) {
                log.report(Level::error, count.error());
                store.complete = false;
                return {};
            }
            if (*count == 0) break;
        }
    } else {
        log.report(Level::error, reader.error());
        store.complete = false;
        return {};
    }
    std::vector<geometry::Box> boxes;
    for (gdal::Record& record : records) {
        if (record.geometry_missing || record.shape.family() != geometry::Family::area) continue;
        places.ids.push_back(record.values[0].value_or(""));
        places.names.push_back(record.values.back().value_or(""));
        boxes.push_back(record.shape.box());
        places.shapes.push_back(std::move(record.shape));
    }
    places.index = index::BoxIndex(boxes);
    return places;
}

}  // namespace

namespace {

// The largest first; equal ones in the order of the layer.
template <class T>
std::vector<const T*> largest(const std::vector<T>& all) {
    std::vector<const T*> sorted;
    for (const T& one : all) sorted.push_back(&one);
    std::stable_sort(sorted.begin(), sorted.end(), [](const T* a, const T* b) { return a->area_m2 > b->area_m2; });
    if (sorted.size() > model::kMostFaults) sorted.resize(model::kMostFaults);
    return sorted;
}

// What people call the features of the layer, as some check that looks at it was told; empty: no check does.
std::vector<std::string> labels_of(const LoadedLayer& loaded) {
    for (const auto& [check, binding] : loaded.bindings) {
        if (binding.labels.size() == loaded.layer.shapes.size()) return binding.labels;
    }
    return {};
}

void add_faults(const Layer& layer, const std::vector<std::string>& labels, const Tiling& tiling,
                model::TilingAccount& account) {
    const auto label = [&](std::uint32_t i) { return i < labels.size() ? labels[i] : std::string(); };
    for (const SharedGround* ground : largest(tiling.shared)) {
        account.faults.push_back({.gap = false,
                                  .first = label(ground->first),
                                  .second = label(ground->second),
                                  .first_fid = layer.fids[ground->first],
                                  .second_fid = layer.fids[ground->second],
                                  .area_m2 = ground->area_m2,
                                  .sliver = ground->sliver,
                                  .shape = ground->shape});
    }
    for (const Gap* gap : largest(tiling.gaps)) {
        account.faults.push_back({.gap = true,
                                  .first = {},
                                  .second = {},
                                  .first_fid = 0,
                                  .second_fid = 0,
                                  .area_m2 = gap->area_m2,
                                  .sliver = gap->sliver,
                                  .shape = gap->shape});
    }
}

// The self-check of a partition, and what it tells the checks; what cannot be overlaid is no result, and is said.
std::optional<model::TilingAccount> tiling_account(Layer& layer, const std::vector<std::string>& labels,
                                                   double accuracy_m, Log& log) {
    const auto tiling = tiling_of(layer, {.accuracy_m = accuracy_m});
    if (!tiling) {
        log.report(Level::warning, tiling.error());
        return std::nullopt;
    }
    model::TilingAccount account;
    account.zones_m2 = tiling->zones_m2;
    account.union_m2 = tiling->union_m2;
    account.pairs = static_cast<std::int64_t>(tiling->shared.size());
    account.wide_pairs = std::count_if(tiling->shared.begin(), tiling->shared.end(),
                                       [](const SharedGround& ground) { return !ground.sliver; });
    account.shared_m2 = tiling->shared_m2;
    account.excess_m2 = tiling->excess_m2;
    account.gaps = static_cast<std::int64_t>(tiling->gaps.size());
    account.gaps_m2 = tiling->gaps_m2;
    add_faults(layer, labels, *tiling, account);
    layer.seams.emplace(tiling->open_edges);
    return account;
}

}  // namespace

std::shared_ptr<const LayerStore> load(const model::Analysis& analysis, const gdal::Crs& crs, unsigned jobs, Log& log) {
    auto store = std::make_shared<LayerStore>(crs);
    std::vector<Task> tasks = tasks_of(analysis);
    std::vector<BufferedLog> logs(tasks.size(), BufferedLog(log));
    std::atomic<std::size_t> begun{0};
    std::atomic<std::size_t> done{0};
    IdleThreads idle(static_cast<unsigned>(jobs - std::min<std::size_t>(jobs, tasks.size())));
    const auto ground = ground_around_projects(analysis, crs);
    const Text stage{"lecture des couches", "reading layers"};
    in_parallel(tasks.size(), jobs, {}, [&](std::size_t i, unsigned) {
        Task& task = tasks[i];
        begun.fetch_add(1);
        const bool in_part = ground && readable_in_part(analysis, task.document, task.layer, task.checks);
        task.loaded = load_layer(analysis, task.document, task.layer, task.checks, crs, idle, logs[i],
                                 in_part ? ground : std::nullopt);
        if (in_part && task.loaded.layer.usable) {
            const auto& source = analysis.documents[task.document].layers[task.layer].source;
            if (const auto whole = gdal::whole_extent(input_of(source), crs)) task.whole = *whole;
        }
        if (task.loaded.layer.usable && task.loaded.layer.partition) {
            task.loaded.account.tiling = tiling_account(task.loaded.layer, labels_of(task.loaded),
                                                        analysis.documents[task.document].accuracy.value, logs[i]);
        }
        log.progress(stage, done.fetch_add(1) + 1, tasks.size());
        if (begun == tasks.size()) idle.give(1);  // this thread finds no other layer
    });
    for (BufferedLog& one : logs) one.replay();

    geometry::Box unread;
    store->layers.resize(analysis.documents.size());
    store->bindings.resize(analysis.readings());
    for (Task& task : tasks) {
        store->layers[task.document].push_back(std::move(task.loaded.layer));
        store->accounts.push_back(std::move(task.loaded.account));
        store->accounts.back().files = task.loaded.files;
        if (task.whole) unread.add(*task.whole);
        for (auto& [check, binding] : task.loaded.bindings) store->bindings[check] = std::move(binding);
        store->files.insert(store->files.end(), task.loaded.files.begin(), task.loaded.files.end());
        store->complete = store->complete && task.loaded.complete;
        store->validity.add(task.loaded.validity);
    }

    const std::vector<geometry::Shape> annulled = annul(analysis, *store, log);
    store->footprints.resize(analysis.documents.size());
    std::vector<std::vector<std::filesystem::path>> files(analysis.documents.size());
    logs.assign(analysis.documents.size(), BufferedLog(log));
    in_parallel(analysis.documents.size(), jobs, {}, [&](std::size_t d, unsigned) {
        store->footprints[d] = footprint_of(analysis.documents[d], store->layers[d], crs, files[d], logs[d]);
        if (annulled[d].empty()) return;
        store->footprints[d].annulled = annulled[d];
        geos::Context context;
        if (!cut(context, annulled[d], store->footprints[d].shape)) store->footprints[d].failed = true;
    });
    for (BufferedLog& one : logs) one.replay();
    for (std::size_t d = 0; d < files.size(); ++d) {
        store->files.insert(store->files.end(), files[d].begin(), files[d].end());
        store->complete = store->complete && !store->footprints[d].failed;
        store->validity.add(store->footprints[d].validity);
    }
    for (const model::DocumentSpec& document : analysis.documents)
        store->rules.push_back(document.rules ? read_rule_table(*document.rules, *store, log)
                                              : std::vector<model::RuleRow>{});
    store->origin = origin_of(store->layers, unread);
    store->places = load_places(analysis, crs, *store, log);
    for (std::size_t d = 0; d < analysis.documents.size(); ++d) {
        const model::DocumentSpec& document = analysis.documents[d];
        const auto difference = communes_against_ground(document, store->footprints[d], store->places);
        const auto account =
            std::find_if(store->accounts.begin(), store->accounts.end(),
                         [&](const model::LayerAccount& one) { return one.document == d && one.usable; });
        if (!difference || account == store->accounts.end()) continue;
        account->quality.push_back(*difference);
        log.say(Level::warning, {fmt::format("document « {} » : {}", document.id, difference->fr),
                                 fmt::format("document '{}': {}", document.id, difference->en)});
    }
    load_needs(analysis, *store, log);
    std::sort(store->files.begin(), store->files.end());
    store->files.erase(std::unique(store->files.begin(), store->files.end()), store->files.end());
    return store;
}

}  // namespace terracord::layers

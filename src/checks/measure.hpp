// What a check measures of one subject: a pure function of the subject, the frozen layers and the check. No judgement.
// Definitions: docs/semantics.md. One file per kind of check. Cost: one index query, then the worker's ladder.
#pragma once

#include <optional>
#include <string_view>

#include "base/error.hpp"
#include "layers/layer_store.hpp"
#include "layers/worker.hpp"
#include "model/check.hpp"
#include "model/measures.hpp"
#include "model/project.hpp"

namespace terracord::checks {

// What one measurement needs; the worker's current subject is the subject. `check` is a position in the store's
// bindings.
struct Task {
    const model::CheckSpec& spec;
    std::size_t check = 0;
    double tolerance_m = 0.0;        // the document's accuracy
    bool declared_coverage = false;  // the footprint is not simply the union of the layer itself
    const layers::LayerStore& store;
    layers::Worker& worker;
    bool firm_only = false;                      // leave out features that contradict themselves
    const geometry::Shape* perimeter = nullptr;  // of the project, where the subject is its parts; null: the subject
    const model::Analysis* analysis = nullptr;   // for what a check looks at besides its own layer; may be left out
    const model::Project* project = nullptr;     // kinds that read the programme need it
    const model::CheckSpec* asks = nullptr;      // the check that a further layer is looked at for
    // Stand in for the store's: the same features with their limits moved (assurance). Null: as they were read.
    const layers::Layer* moved_layer = nullptr;
    const layers::Binding* moved_binding = nullptr;
    const model::Coverage* coverage = nullptr;  // where it is known already; null: to be measured
    // By document: 0 for a version the project is not put to; null: all are.
    const std::vector<std::uint8_t>* counts = nullptr;

    // The same look at a further layer; nothing: the check has none of this role, or no document holds it.
    [[nodiscard]] std::optional<Task> companion(std::string_view role) const {
        for (const model::Companion& one : spec.also) {
            if (one.role != role || !one.selection || analysis == nullptr) continue;
            Task look{.spec = analysis->selections[*one.selection],
                      .check = analysis->checks.size() + *one.selection,
                      .tolerance_m = tolerance_m,
                      .declared_coverage = declared_coverage,
                      .store = store,
                      .worker = worker,
                      .firm_only = firm_only,
                      .perimeter = perimeter,
                      .analysis = analysis,
                      .project = project,
                      .asks = &spec,
                      .counts = counts};
            if (look.layer().usable && look.binding().usable) return look;
        }
        return std::nullopt;
    }

    [[nodiscard]] const layers::Layer& layer() const {
        return moved_layer != nullptr ? *moved_layer : store.layer_of(spec);
    }
    [[nodiscard]] const geometry::Shape& ground() const { return perimeter != nullptr ? *perimeter : worker.subject(); }
    [[nodiscard]] const layers::Binding& binding() const {
        return moved_binding != nullptr ? *moved_binding : store.bindings[check];
    }
    // A feature as findings name it.
    [[nodiscard]] model::SourceFeature source(std::uint32_t feature) const {
        const auto& managers = layer().managers;
        return {layer().fids[feature], binding().labels[feature], managers.empty() ? std::string() : managers[feature]};
    }
    // Is this feature one the check speaks of?
    [[nodiscard]] bool selects(std::size_t feature) const {
        return binding().selected[feature] != 0 && !(firm_only && is_doubtful(feature));
    }
    [[nodiscard]] bool is_doubtful(std::size_t feature) const {
        if (!binding().doubtful.empty() && binding().doubtful[feature] != 0) return true;
        return !layer().doubt.empty() && layer().doubt[feature] != 0;
    }
};

// Error 316 when an overlay cannot be computed: the finding is then not assessable.
Result<model::Measures> measure(const Task& task);

// The coverage of the worker's subject by a document (without what a single layer's faults take away).
Result<model::Coverage> coverage_of(std::size_t document, double tolerance_m, layers::Worker& worker);

}  // namespace terracord::checks

#include "support/scene.hpp"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <stdexcept>

#include "geometry/measure.hpp"
#include "layers/footprint.hpp"
#include "layers/load_raster.hpp"
#include "verdict/rollup.hpp"

namespace terracord::testing {

using geometry::Family;
using geometry::Shape;

Ask& Ask::only(std::string_view classes) {
    for (const char c : classes) classes_.emplace_back(1, c);
    return *this;
}

Ask& Ask::except(model::Verdict to, std::string_view classes, std::string title) {
    model::Exception exception;
    exception.to = to;
    exception.title = {title, title};
    spec_.exceptions.push_back(std::move(exception));
    excepted_.emplace_back();
    for (const char c : classes) excepted_.back().emplace_back(1, c);
    return *this;
}

Ask& Ask::also(std::string role, std::string_view classes, double within_m) {
    model::Companion companion;
    companion.role = std::move(role);
    companion.within = {within_m};
    spec_.also.push_back(std::move(companion));
    also_classes_.emplace_back();
    for (const char c : classes) also_classes_.back().emplace_back(1, c);
    return *this;
}

const model::Finding& Answer::finding() const {
    for (const model::Finding& finding : result_.findings) {
        if (!finding.kind.empty()) return finding;
    }
    throw std::out_of_range("no check gave a finding");
}

const model::Finding& Answer::finding(std::string_view check) const {
    for (const model::Finding& finding : result_.findings) {
        if (finding.check_id == check) return finding;
    }
    throw std::out_of_range("no finding of " + std::string(check));
}

bool Answer::has(std::string_view check) const {
    for (const model::Finding& finding : result_.findings) {
        if (finding.check_id == check) return true;
    }
    return false;
}

double Answer::area_of(std::string_view class_code) const {
    for (const model::ClassHit& hit : measures().classes) {
        if (hit.class_code == class_code) return hit.strict.area_m2;
    }
    return -1.0;
}

std::string Answer::classes() const {
    std::string names;
    for (const model::ClassHit& hit : measures().classes) names += (names.empty() ? "" : " ") + hit.class_code;
    return names;
}

model::DocumentsRollup Answer::rollup() const { return verdict::roll_up(result_.findings, "2026-11-22").documents; }

Scene::Scene() {
    project_ = project_of();
    document_ = document_in_force();
    document_.covers_everywhere = true;
}

Scene& Scene::perimeter(std::string_view drawing) {
    const Drawing map(drawing);
    return perimeter(map.area(map.letters()));
}

Scene& Scene::perimeter(Shape shape) {
    project_.perimeter = std::move(shape);
    project_.area_m2 = geometry::area(project_.perimeter);
    return *this;
}

Scene& Scene::parts(std::string_view drawing) {
    const Drawing map(drawing);
    for (const auto& [letter, kind] : {std::pair('b', model::PartKind::built), std::pair('r', model::PartKind::road),
                                       std::pair('o', model::PartKind::open), std::pair('k', model::PartKind::kept)}) {
        if (Shape shape = map.area(letter); !shape.empty()) project_.parts.push_back({kind, std::move(shape)});
    }
    return *this;
}

Scene& Scene::project_where(std::string clause, bool holds) {
    clauses_.push_back(std::move(clause));
    project_.conditions.push_back(holds);
    return *this;
}

Scene& Scene::zones(std::string_view drawing) {
    const Drawing map(drawing);
    for (const char letter : map.letters()) feature(std::string(1, letter), map.area(letter));
    return *this;
}

Scene& Scene::exceptions(std::string_view drawing) {
    const Drawing map(drawing);
    for (const char letter : map.letters()) exceptions_.push_back({std::string(1, letter), map.area(letter)});
    return *this;
}

Scene& Scene::points(std::string_view drawing) {
    const Drawing map(drawing);
    for (const char letter : map.letters()) {
        for (const Shape& point : map.centres(letter)) feature(std::string(1, letter), point);
    }
    return *this;
}

Scene& Scene::feature(std::string class_code, Shape shape) {
    features_.push_back({std::move(class_code), std::move(shape)});
    return *this;
}

Scene& Scene::set_aside(std::string_view drawing) {
    const Drawing map(drawing);
    set_aside_ = map.area(map.letters());
    return *this;
}

Scene& Scene::covers(geometry::Shape ground) {
    document_.covers_everywhere = false;
    covers_ = std::move(ground);
    return *this;
}

Scene& Scene::covers(std::string_view drawing) {
    const Drawing map(drawing);
    document_.covers_everywhere = false;
    document_.coverage = model::VectorSource{.path = "drawn", .written = "drawn"};
    covers_ = map.area(map.letters());
    return *this;
}

Scene& Scene::unusable(model::Reason reason) {
    unusable_ = reason;
    return *this;
}

Scene& Scene::raster(std::string_view drawing, double side) {
    files_ = std::make_shared<TemporaryFolder>();
    const Drawing map(drawing);
    const auto& rows = map.rows();
    std::ofstream out(files_->path() / "cells.asc");
    out << "ncols " << rows.front().size() << "\nnrows " << rows.size() << "\nxllcorner " << std::fixed << kOrigin.x
        << "\nyllcorner " << kOrigin.y << "\ncellsize " << side << "\nNODATA_value -9999\n";
    for (const std::string& row : rows) {
        for (const char c : row) out << (c == '.' ? "-9999" : std::string(1, c)) << ' ';
        out << '\n';
    }
    return *this;
}

layers::Layer Scene::raster_layer(const model::LayerSpec& spec) const {
    QuietLog log;
    layers::Layer layer;
    layer.usable = true;
    layer.set_aside = Shape(Family::area);
    layer.raster = layers::open_raster(spec, lambert_93(), log).value();
    return layer;
}

Scene& Scene::expects(std::string type, bool mandatory) {
    expected_.push_back({.type = std::move(type),
                         .label = {"Document attendu", "Expected document"},
                         .mandatory = mandatory,
                         .checks = {}});
    return *this;
}

Scene& Scene::states(std::string type) {
    statements_.push_back(
        {.type = std::move(type), .reason = "il n'y en a pas", .author = "DDT", .date = "2026-10-01", .position = {}});
    return *this;
}

bool Scene::has_exceptions() const {
    return !exceptions_.empty() ||
           std::any_of(asks_.begin(), asks_.end(), [](const Ask& ask) { return !ask.excepted().empty(); });
}

model::Analysis Scene::analysis() const {
    model::Analysis analysis;
    analysis.date = "2026-11-22";
    analysis.phase = project_.phase;
    analysis.expected = expected_;
    analysis.statements = statements_;
    model::DocumentSpec document = document_;
    model::LayerSpec layer;
    layer.name = "zones";
    layer.partition = partition_;
    if (files_) {
        layer.source.path = files_->path() / "cells.asc";
        layer.source.written = "cells.asc";
        layer.source.crs = "EPSG:2154";
        layer.nodata_means = nodata_means_;
    }
    document.layers.push_back(std::move(layer));
    if (has_exceptions()) {
        layer = model::LayerSpec{};
        layer.name = "exceptions";
        document.layers.push_back(std::move(layer));
    }
    analysis.documents.push_back(std::move(document));
    analysis.answers = answers_;
    for (const Ask& ask : asks_) {
        analysis.checks.push_back(ask.spec());
        for (model::Exception& exception : analysis.checks.back().exceptions) {
            model::CheckSpec selection;
            selection.layer = 1;
            exception.selections = {analysis.selections.size()};
            analysis.selections.push_back(std::move(selection));
        }
        for (model::Companion& companion : analysis.checks.back().also) {
            companion.selection = analysis.selections.size();
            analysis.selections.push_back(check_of(model::Count{}));
        }
    }
    for (model::CheckSpec& check : analysis.checks) {
        for (std::size_t i = 0; check.when && i < analysis.checks.size(); ++i) {
            if (analysis.checks[i].id == check.when->check) check.when->checks.push_back(i);
        }
    }
    return analysis;
}

Scene& Scene::destination(std::string code, std::string_view place) {
    model::Destination one{.code = std::move(code), .floor_area_m2 = {}, .units = {}, .place = Shape(Family::area)};
    if (!place.empty()) {
        const Drawing map(place);
        one.place = map.area(map.letters());
    }
    project_.destinations.push_back(std::move(one));
    project_.destinations_given = true;
    return *this;
}

layers::Binding Scene::binding(const std::vector<std::string>& classes) const {
    layers::Binding made = binding_of(features_, classes);
    for (std::size_t i = 0; i < features_.size(); ++i) {
        const auto values = values_.find(features_[i].class_code);
        made.values.push_back(values == values_.end() ? decltype(values->second){} : values->second);
        if (const auto name = called_.find(features_[i].class_code); name != called_.end())
            made.labels[i] = name->second;
        const auto number = counts_.find(features_[i].class_code);
        made.amounts.push_back(number == counts_.end() ? model::kUnknown : number->second);
        made.imputed.push_back(imputed_.contains(features_[i].class_code) ? 1 : 0);
    }
    return made;
}

layers::LayerStore Scene::store(const model::Analysis& analysis) const {
    layers::LayerStore store(lambert_93());
    layers::Layer layer = files_ ? raster_layer(analysis.documents[0].layers[0]) : layer_of(features_);
    layer.partition = partition_;
    layer.set_aside = set_aside_;
    if (unusable_) {
        layer.usable = false;
        layer.reason = *unusable_;
        layer.problem = {"inutilisable", "not usable"};
    }
    store.layers.resize(1);
    store.layers[0].push_back(std::move(layer));
    if (has_exceptions()) {
        store.layers[0].push_back(layer_of(exceptions_));
        store.layers[0].back().usable = exceptions_usable_;
        if (!exceptions_usable_) store.layers[0].back().problem = {"table absente", "table missing"};
    }
    for (const Ask& ask : asks_) {
        store.bindings.push_back(binding(ask.classes()));
        give_lengths(ask.spec(), store.bindings.back());
    }
    for (const Ask& ask : asks_) {
        for (const auto& classes : ask.excepted()) store.bindings.push_back(binding_of(exceptions_, classes));
        for (const auto& classes : ask.also_classes()) store.bindings.push_back(binding(classes));
    }
    store.rules.push_back(rules_);
    if (covers_) {
        store.footprints.push_back({.everywhere = false, .shape = *covers_, .problem = {}, .declared = true});
    } else {
        QuietLog log;
        std::vector<std::filesystem::path> files;
        store.footprints.push_back(layers::footprint_of(analysis.documents[0], store.layers[0], store.crs, files, log));
    }
    return store;
}

// As the loader reads them from the columns.
void Scene::give_lengths(const model::CheckSpec& check, layers::Binding& binding) const {
    const auto* corridor = std::get_if<model::Corridor>(&check.kind);
    const auto* setback = std::get_if<model::Setback>(&check.kind);
    if ((corridor == nullptr || !corridor->width.given()) && setback == nullptr) return;
    const auto of = [](const Feature& feature, const std::map<std::string, double>& known,
                       const model::FeatureLength& length) {
        const auto found = known.find(feature.class_code);
        if (found != known.end()) return found->second;
        return length.fixed ? length.fixed->value : model::kUnknown;
    };
    for (const Feature& feature : features_) {
        const bool own = corridor != nullptr && feature.shape.family() == Family::area;
        const model::FeatureLength& length = corridor != nullptr ? corridor->width : setback->distance;
        binding.metres.push_back(own ? 0.0 : of(feature, metres_, length));
        binding.widest = std::max(binding.widest, binding.metres.back());
        if (setback == nullptr || (carriageway_.empty() && !setback->carriageway.given())) continue;
        binding.carriageway.push_back(of(feature, carriageway_, setback->carriageway));
        binding.widest_carriageway = std::fmax(binding.widest_carriageway, binding.carriageway.back());
    }
}

Answer Scene::answer() const {
    const model::Analysis written = analysis();
    const layers::LayerStore layers = store(written);
    const engine::Plan plan = engine::make_plan(written, layers, clauses_);
    layers::Worker worker(layers);
    return Answer(engine::evaluate(plan, worker, project_));
}

}  // namespace terracord::testing

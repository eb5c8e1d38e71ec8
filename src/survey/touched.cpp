#include "survey/touched.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>

#include "gdal/vector_reader.hpp"
#include "geometry/measure.hpp"
#include "geos/geometry.hpp"
#include "geos/overlay.hpp"
#include "layers/computing_crs.hpp"
#include "layers/load_layer.hpp"
#include "layers/project_reader.hpp"
#include "layers/repair.hpp"

namespace terracord::survey {

using geometry::Family;
using geometry::Shape;

namespace {

constexpr std::size_t kBlock = 512;

bool is_number(const std::string& text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

Result<std::pair<std::size_t, std::size_t>> position_of(const model::Analysis& analysis, const FeatureRef& ref) {
    std::vector<std::string> ids;
    for (const model::DocumentSpec& document : analysis.documents) ids.push_back(document.id);
    const auto found = std::find(ids.begin(), ids.end(), ref.document);
    const auto hint = [](const std::string& word, const std::vector<std::string>& known) {
        const std::string nearest = nearest_word(word, known);
        const std::string list = fmt::format("{}", fmt::join(known, ", "));
        return nearest.empty() ? Text{"Connus : " + list + ".", "Known: " + list + "."}
                               : Text{"Vouliez-vous dire « " + nearest + " » ?", "Did you mean '" + nearest + "'?"};
    };
    if (found == ids.end()) {
        return fail(
            ErrorCode::unknown_reference,
            {fmt::format("document « {} » inconnu", ref.document), fmt::format("unknown document '{}'", ref.document)},
            {}, hint(ref.document, ids));
    }
    const auto document = static_cast<std::size_t>(found - ids.begin());
    std::vector<std::string> names;
    for (const model::LayerSpec& layer : analysis.documents[document].layers) names.push_back(layer.name);
    const auto layer = std::find(names.begin(), names.end(), ref.layer);
    if (layer == names.end()) {
        return fail(ErrorCode::unknown_reference,
                    {fmt::format("le document « {} » n'a pas de couche « {} »", ref.document, ref.layer),
                     fmt::format("document '{}' has no layer '{}'", ref.document, ref.layer)},
                    {}, hint(ref.layer, names));
    }
    return std::pair(document, static_cast<std::size_t>(layer - names.begin()));
}

// The ground of the features once, in their highest family.
Result<Shape> together(geos::Context& context, const std::vector<Shape>& shapes, Family family) {
    if (family == Family::point) {
        Shape all(Family::point);
        for (const Shape& shape : shapes) all.append(shape);
        return all;
    }
    std::vector<geos::Geometry> members;
    for (const Shape& shape : shapes) members.push_back(geos::Geometry::from_shape(context, shape));
    auto whole = geos::unite(context, std::move(members));
    if (!whole) return tl::unexpected(whole.error());
    return whole->to_shape(family);
}

// A metre of the features in the closed project, of the project.
class Measuring {
   public:
    explicit Measuring(const SelectedFeatures& features)
        : ground_(features.ground), box_(ground_.box()), geometry_(geos::Geometry::from_shape(context_, ground_)) {
        if (!ground_.empty()) prepared_ = geos::Prepared(geometry_);
    }

    Result<std::optional<Touched>> look(const model::Project& project) {
        if (ground_.empty() || !box_.touches(project.perimeter.box())) return std::optional<Touched>();
        const geos::Geometry perimeter = geos::Geometry::from_shape(context_, project.perimeter);
        if (!prepared_.intersects(perimeter)) return std::optional<Touched>();
        auto common = geos::intersection(geometry_, perimeter);
        if (!common) return tl::unexpected(common.error());
        const Shape piece = common->to_shape(ground_.family());
        Touched touched{.id = project.id, .code = project.code, .name = project.name, .findings = {}};
        switch (ground_.family()) {
            case Family::area:
                touched.area_m2 = geometry::area(piece);
                touched.project_share = project.area_m2 > 0.0 ? touched.area_m2 / project.area_m2 : 0.0;
                touched.feature_share = touched.area_m2 / geometry::area(ground_);
                // Sharing a border is touching, not overlapping.
                if (touched.area_m2 <= 0.0) return std::optional<Touched>();
                break;
            case Family::line:
                touched.length_m = geometry::length(piece);
                touched.feature_share = touched.length_m / geometry::length(ground_);
                break;
            case Family::point: touched.count = static_cast<std::int64_t>(piece.part_count()); break;
            case Family::none: break;
        }
        return std::optional(std::move(touched));
    }

   private:
    const Shape& ground_;
    geometry::Box box_;
    geos::Context context_;
    geos::Geometry geometry_;
    geos::Prepared prepared_;
};

}  // namespace

Result<FeatureRef> parse_feature(const std::string& written) {
    const std::size_t slash = written.find('/');
    const std::size_t dot = written.find('.');
    if (slash == std::string::npos || dot == std::string::npos || dot == 0 || dot + 1 >= slash ||
        slash + 1 >= written.size()) {
        return fail(
            ErrorCode::usage,
            {fmt::format("« {} » ne désigne pas un objet", written), fmt::format("'{}' is no feature", written)}, {},
            {"Écrivez DOCUMENT.COUCHE/NUMÉRO ou DOCUMENT.COUCHE/CONDITION, par exemple plui.zones/198.",
             "Write DOCUMENT.LAYER/NUMBER or DOCUMENT.LAYER/CONDITION, for instance plui.zones/198."});
    }
    return FeatureRef{written.substr(0, dot), written.substr(dot + 1, slash - dot - 1), written.substr(slash + 1)};
}

Result<SelectedFeatures> select_features(const model::Analysis& analysis, const FeatureRef& ref, const gdal::Crs& crs,
                                         Log& log) {
    const auto position = position_of(analysis, ref);
    if (!position) return tl::unexpected(position.error());
    SelectedFeatures features{.document = position->first, .layer = position->second, .ground = Shape(Family::area)};
    const model::LayerSpec& spec = analysis.documents[features.document].layers[features.layer];
    if (!spec.source.given()) {
        return fail(ErrorCode::document_layer_missing,
                    {fmt::format("la table « {} » n'est pas dans le document « {} »", ref.layer, ref.document),
                     fmt::format("table '{}' is not in document '{}'", ref.layer, ref.document)});
    }
    gdal::ReadRequest request{.input = layers::input_of(spec.source), .fields = {}, .conditions = {}, .target = crs};
    const bool by_number = is_number(ref.which);
    if (!by_number) request.conditions.push_back(ref.which);
    if (!spec.label_field.empty()) {
        const auto known = std::find_if(spec.fields.begin(), spec.fields.end(),
                                        [&](const auto& field) { return field.name == spec.label_field; });
        request.fields.push_back(
            {spec.label_field, known == spec.fields.end() ? std::vector<std::string>{} : known->aliases, 0, false});
    }
    auto reader = gdal::VectorReader::open(request, log);
    if (!reader) return tl::unexpected(reader.error());
    geos::Context context;
    std::vector<Shape> shapes;
    Family family = Family::none;
    layers::Mender mender(context);
    std::vector<gdal::Record> batch;
    while (true) {
        batch.clear();
        const auto count = reader->read(kBlock, batch);
        if (!count) return tl::unexpected(count.error());
        if (*count == 0) break;
        for (gdal::Record& record : batch) {
            if (by_number ? std::to_string(record.fid) != ref.which : !record.conditions.front()) continue;
            features.fids.push_back(record.fid);
            features.labels.push_back(record.values.empty() ? "" : record.values.front().value_or(""));
            // What was set aside covers nothing that could be measured.
            const auto repair = mender.make_usable(record.fid, record.shape);
            if (record.geometry_missing || (repair && repair->set_aside)) {
                ++features.without_geometry;
                continue;
            }
            family = std::max(family, record.shape.family());
            shapes.push_back(std::move(record.shape));
        }
    }
    if (features.fids.empty()) {
        return fail(ErrorCode::layer_not_found,
                    {fmt::format("{}.{} : aucun objet « {} »", ref.document, ref.layer, ref.which),
                     fmt::format("{}.{}: no feature '{}'", ref.document, ref.layer, ref.which)},
                    {},
                    {"Les numéros sont ceux des fichiers de sortie (sources) ; une condition s'écrit LIBELLE = 'UA'.",
                     "Numbers are those of the output files (sources); a condition is written LIBELLE = 'UA'."});
    }
    std::erase_if(shapes, [&](const Shape& shape) { return shape.family() != family; });
    auto ground = together(context, shapes, family);
    if (!ground) return tl::unexpected(ground.error());
    features.ground = std::move(*ground);
    return features;
}

Result<std::vector<Touched>> touched_projects(const model::Analysis& analysis, const SelectedFeatures& features,
                                              const gdal::Crs& crs, Log& log) {
    auto reader = layers::ProjectReader::open(analysis, crs, log);
    if (!reader) return tl::unexpected(reader.error());
    Measuring measuring(features);
    std::vector<Touched> touched;
    std::vector<model::Project> block;
    while (true) {
        const auto more = reader->next(kBlock, block);
        if (!more) return tl::unexpected(more.error());
        if (!*more) return touched;
        for (const model::Project& project : block) {
            auto one = measuring.look(project);
            if (!one) return tl::unexpected(one.error());
            if (*one) touched.push_back(std::move(**one));
        }
    }
}

bool rests_on(const model::Finding& finding, const model::Analysis& analysis, const SelectedFeatures& features) {
    const std::string& document = analysis.documents[features.document].id;
    if (finding.document_id != document) return false;
    const bool of_layer =
        std::any_of(analysis.checks.begin(), analysis.checks.end(), [&](const model::CheckSpec& check) {
            return check.id == finding.check_id && check.document == features.document && check.layer == features.layer;
        });
    if (!of_layer) return false;
    return std::any_of(finding.measures.classes.begin(), finding.measures.classes.end(), [&](const auto& hit) {
        return std::any_of(hit.sources.begin(), hit.sources.end(), [&](const model::SourceFeature& source) {
            return std::find(features.fids.begin(), features.fids.end(), source.fid) != features.fids.end();
        });
    });
}

}  // namespace terracord::survey

#include "gdal/vector_reader.hpp"

#include <fmt/format.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "base/limits.hpp"
#include "gdal/conditions.hpp"
#include "gdal/crs_data.hpp"
#include "gdal/database_table.hpp"
#include "gdal/dataset_path.hpp"
#include "gdal/field_plan.hpp"
#include "gdal/layer_crs.hpp"
#include "gdal/layer_cursor.hpp"
#include "gdal/table_part.hpp"
#include "gdal/transformed_box.hpp"
#include "gdal/twice_encoded.hpp"

namespace terracord::gdal {
namespace {

using geometry::Box;

constexpr double kChordErrorMetres = 0.01;
constexpr double kMetresPerDegree = 111320.0;

// Formats that are UTF-8 by definition, or whose driver decodes what the file declares.
std::string encoding_of(OGRLayer& layer, const Dataset& dataset) {
    if (dataset.driver == "CSV") return {};
    if (dataset.driver != "ESRI Shapefile") return "UTF-8";
    if (dataset.raw_text) return {};
    for (const char* item : {"ENCODING_FROM_CPG", "ENCODING_FROM_LDID"}) {
        const char* declared = layer.GetMetadataItem(item, "SHAPEFILE");
        if (declared != nullptr && *declared != '\0') return declared;
    }
    return {};
}

// A few feature numbers, for the reader to look up.
struct Tally {
    std::size_t count = 0;
    std::string first;

    void add(std::int64_t fid) {
        constexpr std::size_t kShown = 5;
        if (count < kShown) first += fmt::format("{}{}", count == 0 ? "" : ", ", fid);
        if (count++ == kShown) first += "…";
    }
};

Box swapped(const Box& box) { return {box.min_y, box.min_x, box.max_y, box.max_x}; }

}  // namespace

struct VectorReader::State {
    State(LayerCursor opened, const ReadRequest& request, Log& where_to)
        : cursor(std::move(opened)),
          input(request.input),
          log(&where_to),
          with_geometry(request.with_geometry),
          loses(request.loses_what_is_beyond_limits),
          with_target(request.target.has_value()) {}

    LayerCursor cursor;
    VectorInput input;
    Log* log;
    LayerInfo info;
    bool with_geometry = true;
    bool loses = false;        // what is beyond a limit
    bool with_target = false;  // the features will be looked at, not only the layer
    FlattenOptions flattening;
    std::vector<PlannedField> fields;
    std::vector<Condition> conditions;
    std::optional<Condition> where;
    std::optional<Transform> transform;
    bool extent_checked = true;
    bool ended = false;
    Tally not_finite;
    Tally not_transformed;

    Result<void> plan_attributes(const ReadRequest& request);
    Result<void> plan_coordinates(const ReadRequest& request);
    std::optional<Error> wrong_unit();
    Result<void> fetch(const ReadRequest& request);
    void describe();
    [[nodiscard]] std::vector<int> needed_fields() const;
    [[nodiscard]] bool needs_geometry() const;
    Result<void> fill(OGRFeature& feature, Record& record);
    [[nodiscard]] Error beyond(Limit which, std::int64_t fid) const;
    Result<void> check_extent(std::span<const Record> batch);
    void apply_transform(std::span<Record> batch);
    Result<void> finish();

    [[nodiscard]] Box oriented(const Box& box) const { return flattening.swap_axes ? swapped(box) : box; }
};

Result<void> VectorReader::State::plan_attributes(const ReadRequest& request) {
    OGRFeatureDefn& definition = cursor.definition();
    if (!cursor.dataset().database && definition.GetFieldCount() == 0 && cursor.layer().GetFeatureCount(TRUE) == 0) {
        // An empty GeoJSON has no columns to miss: it is an empty layer, and nothing else is wrong with it.
        fields.assign(request.fields.size(), PlannedField{});
        return {};
    }
    auto planned = plan_fields(request.fields, definition, cursor.dataset().driver == "ESRI Shapefile", input);
    if (!planned) return tl::unexpected<Error>(planned.error());
    fields = std::move(*planned);

    ConditionFields known{.definition = &definition,
                          .widths = std::vector<int>(static_cast<std::size_t>(definition.GetFieldCount()), 0),
                          .numeric = {}};
    for (const PlannedField& field : fields) {
        if (field.index >= 0) known.widths[static_cast<std::size_t>(field.index)] = field.width;
    }
    if (cursor.untyped()) known.numeric = [this](const std::vector<int>& texts) { return cursor.numeric_kinds(texts); };
    for (const std::string& clause : request.conditions) {
        auto condition = Condition::compile(clause, known, input.position);
        if (!condition) return tl::unexpected<Error>(condition.error());
        conditions.push_back(std::move(*condition));
    }
    if (!input.where.empty()) {
        auto condition = Condition::compile(input.where, known, input.position);
        if (!condition) return tl::unexpected<Error>(condition.error());
        where = std::move(*condition);
    }
    return {};
}

Result<void> VectorReader::State::plan_coordinates(const ReadRequest& request) {
    auto found = layer_crs(cursor, input, request.target, *log);
    if (!found) return tl::unexpected<Error>(found.error());
    flattening.swap_axes = found->swap_axes;
    info.crs = found->crs;
    info.assumption = found->assumption;
    if (cursor.drawing()) {
        if (const auto unit = wrong_unit()) return tl::unexpected<Error>(*unit);
    }
    if (auto fetched = fetch(request); !fetched) return fetched;
    if (!info.crs) {
        if (!request.target) return {};
        const auto quick = cursor.declared_extent();
        return tl::unexpected<Error>(missing_crs(input, quick ? *quick : cursor.measured_extent()));
    }
    flattening.chord_error = info.crs->geographic() ? kChordErrorMetres / kMetresPerDegree : kChordErrorMetres;
    auto extent = cursor.declared_extent();
    if (extent) extent = oriented(*extent);
    // A file's header may be stale: only what is really there counts against it.
    if (extent && !plausible(*info.crs, *extent)) {
        extent = oriented(cursor.measured_extent());
        if (!plausible(*info.crs, *extent)) return tl::unexpected<Error>(implausible_crs(input, *info.crs, *extent));
    }
    extent_checked = extent.has_value();
    if (!request.target) return {};
    auto made = Transform::make(*info.crs, *request.target, input.position, extent);
    if (!made) return tl::unexpected<Error>(made.error());
    info.operation = made->operation();
    info.operation_accuracy_m = made->accuracy_m();
    if (!made->better_operation().empty()) {
        log->say(
            Level::warning,
            {fmt::format("« {} » : une transformation plus précise existe ({}), mais sa grille n'est pas installée",
                         input.written, made->better_operation()),
             fmt::format("'{}': a more accurate operation exists ({}), but its grid is not installed", input.written,
                         made->better_operation())});
    }
    transform = std::move(*made);
    return {};
}

// Coordinates are metres, or the drawing is refused: it is never scaled. What its header says is often wrong, where the
// coordinates lie is not.
std::optional<Error> VectorReader::State::wrong_unit() {
    const Drawing& drawing = *cursor.drawing();
    const Box extent = cursor.measured_extent();
    const Wanted wanted{input.path, input.written, input.layer, true, input.position};
    const auto unit = fitting_unit(extent, drawing.unit, info.crs ? &*info.crs : nullptr);
    if (!unit) return std::nullopt;
    if (unit->metres != 1.0) return not_in_metres(wanted, *unit, extent);
    if (drawing.unit && drawing.unit->metres != 1.0 && with_target)
        log->report(Level::warning, says_other_unit(wanted, *drawing.unit));
    return std::nullopt;
}

void VectorReader::State::describe() {
    const ErrorCapture quiet;
    const OGRFeatureDefn& definition = cursor.definition();
    info.driver = cursor.dataset().driver;
    info.layer = cursor.layer().GetName();
    info.feature_count = cursor.layer().GetFeatureCount(FALSE);
    for (int i = 0; i < definition.GetFieldCount(); ++i) {
        const OGRFieldDefn* field = definition.GetFieldDefn(i);
        info.fields.push_back({field->GetNameRef(), OGRFieldDefn::GetFieldTypeName(field->GetType())});
    }
    info.files = cursor.dataset().files();
    info.encoding = input.encoding.empty() ? encoding_of(cursor.layer(), cursor.dataset()) : input.encoding;
}

std::vector<int> VectorReader::State::needed_fields() const {
    std::vector<int> needed;
    for (const PlannedField& field : fields) {
        if (field.index >= 0) needed.push_back(field.index);
    }
    const auto add = [&](const Condition& condition) {
        needed.insert(needed.end(), condition.used_fields().begin(), condition.used_fields().end());
    };
    for (const Condition& condition : conditions) add(condition);
    if (where) add(*where);
    std::sort(needed.begin(), needed.end());
    needed.erase(std::unique(needed.begin(), needed.end()), needed.end());
    return needed;
}

bool VectorReader::State::needs_geometry() const {
    return with_geometry || (where && where->uses_geometry()) ||
           std::any_of(conditions.begin(), conditions.end(), [](const Condition& one) { return one.uses_geometry(); });
}

// Of a table of a database, the rows and columns that are wanted; a file has them already.
Result<void> VectorReader::State::fetch(const ReadRequest& request) {
    const auto& table = cursor.dataset().database;
    const TablePart part = part_of(input);
    if (!table || !part.rows) return {};
    std::optional<Box> ground;
    if (part.within && request.target && info.crs && !flattening.swap_axes) {
        const auto there = Transform::make(*request.target, *info.crs, input.position, part.within);
        if (there) ground = transformed(*part.within, *there);
    }
    if (ground) {
        const auto any = table->any_within(*ground);
        if (!any) return tl::unexpected<Error>(any.error());
        if (!*any) ground.reset();
    }
    return table->fetch({.fields = needed_fields(), .geometry = needs_geometry(), .within = ground});
}

Error VectorReader::State::beyond(Limit which, std::int64_t fid) const {
    const Text most = limit_text(which);
    const bool vertices = which == Limit::feature_vertices;
    return beyond_limit(which,
                        {fmt::format("« {} », objet n° {} : {} {}", input.written, fid,
                                     vertices ? "plus de sommets que" : "une valeur de plus de", most.fr),
                         fmt::format("'{}', feature no. {}: {} {}", input.written, fid,
                                     vertices ? "more vertices than" : "a value of more than", most.en)},
                        input.position);
}

Result<void> VectorReader::State::fill(OGRFeature& feature, Record& record) {
    record.fid = feature.GetFID();
    record.values.reserve(fields.size());
    const auto longest = static_cast<std::size_t>(limit(Limit::value_bytes));
    bool too_long = false;
    for (const PlannedField& field : fields) {
        record.values.push_back(field.index < 0 ? std::nullopt : field_text(feature, field.index, field.width));
        if (!record.values.back() || record.values.back()->size() <= longest) continue;
        if (!loses) return tl::unexpected(beyond(Limit::value_bytes, record.fid));
        log->report(Level::error, beyond(Limit::value_bytes, record.fid));
        record.values.back().reset();
        too_long = true;
    }
    record.conditions.reserve(conditions.size());
    for (const Condition& condition : conditions) record.conditions.push_back(condition.holds(feature));
    if (!with_geometry) return {};
    Flattened flat = cursor.shape_of(feature, flattening);
    if (flat.too_many) {
        if (!loses) return tl::unexpected(beyond(Limit::feature_vertices, record.fid));
        log->report(Level::error, beyond(Limit::feature_vertices, record.fid));
    }
    if (too_long) flat.shape = {};
    if (!flat.finite) not_finite.add(record.fid);
    record.shape = std::move(flat.shape);
    record.mixed_geometry = flat.mixed;
    record.geometry_missing = record.shape.empty();
    const bool not_closed = cursor.drawing() && cursor.drawing()->lost.contains(record.fid);
    record.geometry_lost = record.geometry_missing && (!flat.finite || flat.too_many || too_long || not_closed);
    return {};
}

// Where the file says nothing of its extent, the first batch is looked at, and all the rest only if that one is odd.
Result<void> VectorReader::State::check_extent(std::span<const Record> batch) {
    if (extent_checked || !info.crs) return {};
    Box box;
    for (const Record& record : batch) box.add(record.shape.box());
    if (box.empty()) return {};
    extent_checked = true;
    if (plausible(*info.crs, box)) return {};
    box = oriented(cursor.measured_extent());
    if (plausible(*info.crs, box)) return {};
    return tl::unexpected<Error>(implausible_crs(input, *info.crs, box));
}

void VectorReader::State::apply_transform(std::span<Record> batch) {
    if (!transform) return;
    for (Record& record : batch) {
        if (record.shape.empty() || transform->apply(record.shape.points()) == 0) continue;
        not_transformed.add(record.fid);
        record.shape = {};
        record.geometry_missing = record.geometry_lost = true;
    }
}

Result<void> VectorReader::State::finish() {
    if (std::exchange(ended, true)) return {};
    if (!cursor.failure().empty()) {
        return fail(ErrorCode::file_unreadable,
                    {fmt::format("« {} » : lecture interrompue après {} objets : {}", input.written, cursor.position(),
                                 cursor.failure()),
                     fmt::format("'{}': reading stopped after {} features: {}", input.written, cursor.position(),
                                 cursor.failure())},
                    input.position,
                    {"Le fichier est sans doute tronqué : copiez-le ou exportez-le de nouveau.",
                     "The file is probably cut short: copy or export it again."});
    }
    const auto warn = [&](ErrorCode code, Text message, Text hint = {}) {
        log->report(Level::warning, Error{code, std::move(message), input.position, std::move(hint)});
    };
    if (cursor.complaints() > 0) {
        warn(ErrorCode::file_unreadable, {fmt::format("« {} » : {} objet(s) mal formé(s) : {}", input.written,
                                                      cursor.complaints(), cursor.first_complaint()),
                                          fmt::format("'{}': {} malformed feature(s): {}", input.written,
                                                      cursor.complaints(), cursor.first_complaint())});
    }
    if (not_finite.count > 0) {
        warn(ErrorCode::geometry_missing,
             {fmt::format(
                  "« {} » : {} objet(s) sans géométrie exploitable, coordonnées infinies ou non numériques (n° {})",
                  input.written, not_finite.count, not_finite.first),
              fmt::format("'{}': {} feature(s) without usable geometry, coordinates infinite or not numbers (no. {})",
                          input.written, not_finite.count, not_finite.first)});
    }
    if (not_transformed.count > 0) {
        warn(ErrorCode::geometry_missing,
             {fmt::format(
                  "« {} » : {} objet(s) sans géométrie exploitable, hors du domaine de la transformation (n° {})",
                  input.written, not_transformed.count, not_transformed.first),
              fmt::format("'{}': {} feature(s) without usable geometry, outside the domain of the operation (no. {})",
                          input.written, not_transformed.count, not_transformed.first)});
    }
    if (const std::size_t texts = cursor.decoder().repaired(); texts > 0) {
        warn(ErrorCode::encoding,
             {fmt::format("« {} », couche {} : {} texte(s) qui ne sont pas en UTF-8 ont été lus en {}", input.written,
                          info.layer, texts, input.encoding.empty() ? "CP1252" : input.encoding),
              fmt::format("'{}', layer {}: {} text(s) that are not UTF-8 were read as {}", input.written, info.layer,
                          texts, input.encoding.empty() ? "CP1252" : input.encoding)},
             {"Indiquez encoding si les accents sont faux.", "Set encoding if accents come out wrong."});
    }
    if (const std::size_t texts = cursor.decoder().twice_encoded(); texts > 0) {
        const std::string& first = cursor.decoder().first_twice_encoded();
        const std::string meant = encoded_once(first).value_or("");
        warn(ErrorCode::encoding,
             {fmt::format("« {} », couche {} : {} texte(s) encodé(s) deux fois ont été lus comme ils étaient voulus, "
                          "« {} » pour « {} »",
                          input.written, info.layer, texts, meant, first),
              fmt::format("'{}', layer {}: {} text(s) encoded twice were read as they were meant, '{}' for '{}'",
                          input.written, info.layer, texts, meant, first)},
             {"Si le fichier annonce un autre encodage que le sien, indiquez encoding = \"UTF-8\" ; sinon, exportez-le "
              "de nouveau depuis sa source. Écrivez codes et conditions avec les vrais accents.",
              "If the file declares an encoding that is not its own, set encoding = \"UTF-8\"; otherwise export it "
              "again "
              "from its source. Write codes and conditions with the true accents."});
    }
    return {};
}

VectorReader::VectorReader(std::unique_ptr<State> state) : state_(std::move(state)) {}
VectorReader::~VectorReader() = default;
VectorReader::VectorReader(VectorReader&&) noexcept = default;
VectorReader& VectorReader::operator=(VectorReader&&) noexcept = default;

Result<VectorReader> VectorReader::open(const ReadRequest& request, Log& log) {
    auto cursor = LayerCursor::open(request.input, request.with_geometry);
    if (!cursor) return tl::unexpected<Error>(cursor.error());
    auto state = std::make_unique<State>(std::move(*cursor), request, log);
    if (auto planned = state->plan_attributes(request); !planned) return tl::unexpected<Error>(planned.error());
    if (request.with_geometry) {
        if (auto planned = state->plan_coordinates(request); !planned) return tl::unexpected<Error>(planned.error());
    } else if (auto fetched = state->fetch(request); !fetched) {
        return tl::unexpected<Error>(fetched.error());
    }
    if (state->cursor.drawing() && request.with_geometry && request.target) {
        for (const Error& remark : state->cursor.drawing()->remarks) log.report(Level::warning, remark);
    }
    state->describe();
    const std::vector<std::string>& unseen = state->cursor.dataset().located.not_looked_at;
    if (!unseen.empty() && (request.target || !request.with_geometry))
        log.report(Level::warning, not_looked_at(request.input.written, unseen, request.input.position));
    state->cursor.keep_fields(state->needed_fields(), state->needs_geometry());
    return VectorReader(std::move(state));
}

const LayerInfo& VectorReader::info() const { return state_->info; }

Result<std::size_t> VectorReader::read(std::size_t most, std::vector<Record>& out, std::size_t enough) {
    State& state = *state_;
    const std::size_t begin = out.size();
    std::size_t points = 0;
    while (!state.ended && out.size() - begin < most && points < enough) {
        const std::size_t complaints = state.cursor.complaints();
        const LayerCursor::Feature feature = state.cursor.next();
        if (!feature) {
            if (auto finished = state.check_extent({out.data() + begin, out.size() - begin}); !finished) {
                return tl::unexpected<Error>(finished.error());
            }
            state.apply_transform({out.data() + begin, out.size() - begin});
            if (auto finished = state.finish(); !finished) return tl::unexpected<Error>(finished.error());
            return out.size() - begin;
        }
        if (state.where && !state.where->holds(*feature)) continue;
        Record& record = out.emplace_back();
        if (auto filled = state.fill(*feature, record); !filled) return tl::unexpected<Error>(filled.error());
        // What the driver complains of while it reads a feature, and gives without a geometry, had one.
        if (record.geometry_missing && state.cursor.complaints() > complaints) record.geometry_lost = true;
        points += record.shape.point_count();
    }
    if (auto checked = state.check_extent({out.data() + begin, out.size() - begin}); !checked) {
        return tl::unexpected<Error>(checked.error());
    }
    state.apply_transform({out.data() + begin, out.size() - begin});
    return out.size() - begin;
}

}  // namespace terracord::gdal

#include "layers/load_layer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <set>

#include "base/written_number.hpp"
#include "gdal/table_part.hpp"
#include "geometry/measure.hpp"
#include "geos/context.hpp"
#include "geos/geometry.hpp"
#include "geos/overlay.hpp"
#include "layers/attribute_names.hpp"
#include "layers/feature_length.hpp"
#include "layers/load_raster.hpp"
#include "layers/pages.hpp"
#include "layers/proof_ahead.hpp"
#include "layers/repair.hpp"

namespace terracord::layers {

using geometry::Family;
using geometry::Shape;
using model::CheckSpec;
using model::LayerSpec;

namespace {

constexpr std::size_t kBatch = 4096;           // features read at a time
constexpr std::size_t kBatchPoints = 100'000;  // and of how many points, more or less
// What tells a feature from all others in every file of a layer; no name of a column.
const std::string kIdentifier = "@id";
// Optional pairs of columns a feature may carry; published tables have up to four.
constexpr int kMostPairs = 9;
// Features named in a note on the data.
constexpr std::size_t kMostNamed = 3;

// One name, looked up among the standard's canonical fields.
gdal::FieldRequest field_request(const LayerSpec& spec, const std::string& name, bool required) {
    for (const model::CanonicalField& field : spec.fields) {
        if (field.name != name) continue;
        // A column that the user named must be there.
        if (!field.column.empty()) return {.name = field.column, .aliases = {}, .width = field.width, .required = true};
        return {.name = name, .aliases = field.aliases, .width = field.width, .required = required};
    }
    return {.name = name, .aliases = {}, .width = 0, .required = required};
}

// Older versions of a standard lack some columns: a class or a label does without them.
bool indispensable(const LayerSpec& spec, const std::string& name) {
    return std::none_of(spec.fields.begin(), spec.fields.end(),
                        [&](const model::CanonicalField& field) { return field.name == name; });
}

std::string_view trimmed(std::string_view text) {
    const auto blank = [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; };
    while (!text.empty() && blank(text.front())) text.remove_prefix(1);
    while (!text.empty() && blank(text.back())) text.remove_suffix(1);
    return text;
}

bool same_ignoring_case(std::string_view a, std::string_view b) {
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [&](char x, char y) { return lower(x) == lower(y); });
}

// Without case and blanks, the no-break space (UTF-8: C2 A0) among them.
std::string folded(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == ' ' || c == '\t') continue;
        if (c == '\xC2' && i + 1 < text.size() && text[i + 1] == '\xA0') {
            ++i;
            continue;
        }
        out += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return out;
}

bool code_matches(std::string_view value, std::string_view pattern) {
    if (pattern.size() > 1 && pattern.starts_with('*')) {
        const bool open = pattern.ends_with('*') && pattern.size() > 2;
        const std::string_view inner = pattern.substr(1, pattern.size() - (open ? 2 : 1));
        return open ? value.find(inner) != std::string_view::npos : value.ends_with(inner);
    }
    if (pattern.ends_with('*')) return value.starts_with(pattern.substr(0, pattern.size() - 1));
    return value == pattern;
}

// The type of geometry a kind of check measures; nothing: any.
std::optional<Family> family_of(const model::CheckKind& kind) {
    if (std::holds_alternative<model::Length>(kind) || std::holds_alternative<model::Frontage>(kind) ||
        std::holds_alternative<model::Alignment>(kind))
        return Family::line;
    const auto* corridor = std::get_if<model::Corridor>(&kind);
    const bool areas =
        std::holds_alternative<model::Overlap>(kind) || std::holds_alternative<model::Containment>(kind) ||
        std::holds_alternative<model::Breakdown>(kind) || std::holds_alternative<model::Consumption>(kind) ||
        std::holds_alternative<model::Land>(kind) || (corridor != nullptr && !corridor->width.given());
    return areas ? std::optional(Family::area) : std::nullopt;
}

// The lengths a check reads from the attributes of each feature.
struct FeatureLengths {
    const model::FeatureLength* metres = nullptr;  // width of a corridor, distance of a setback
    const model::FeatureLength* carriageway = nullptr;
    bool of_lines_only = false;  // areas have their own
};

FeatureLengths lengths_of(const model::CheckKind& kind) {
    if (const auto* corridor = std::get_if<model::Corridor>(&kind); corridor != nullptr && corridor->width.given())
        return {.metres = &corridor->width, .carriageway = nullptr, .of_lines_only = true};
    if (const auto* setback = std::get_if<model::Setback>(&kind)) {
        return {.metres = &setback->distance,
                .carriageway = setback->carriageway.given() ? &setback->carriageway : nullptr,
                .of_lines_only = false};
    }
    return {};
}

// The columns and conditions that the checks of one layer ask for, each once.
struct Plan {
    gdal::ReadRequest request;
    std::map<std::string, std::size_t> column;     // field name -> Record::values
    std::map<std::string, std::size_t> condition;  // clause -> Record::conditions

    void want_field(const LayerSpec& spec, const std::string& name, bool required) {
        if (name.empty()) return;
        const auto [at, fresh] = column.emplace(name, request.fields.size());
        if (fresh) {
            request.fields.push_back(field_request(spec, name, required));
        } else {
            request.fields[at->second].required |= required;
        }
    }
    void want_condition(const std::string& clause) {
        if (clause.empty() || !condition.emplace(clause, request.conditions.size()).second) return;
        request.conditions.push_back(clause);
    }
};

const std::vector<std::string>& class_fields_of(const LayerSpec& spec, const CheckSpec& check) {
    return check.class_fields.empty() ? spec.class_fields : check.class_fields;
}

// The attributes a kind reads rules out of. A standard's optional pairs follow each other, numbered from 1.
std::vector<std::string> value_fields_of(const CheckSpec& check) {
    constexpr int kMostAttributePairs = 9;
    std::vector<std::string> fields;
    if (const auto* programme = std::get_if<model::Programme>(&check.kind); programme != nullptr && programme->ruled) {
        fields.emplace_back("TXT");
        for (int i = 1; i <= kMostAttributePairs; ++i) {
            fields.push_back(fmt::format("LIB_ATTR{}", i));
            fields.push_back(fmt::format("LIB_VAL{}", i));
        }
    }
    if (const auto* destinations = std::get_if<model::Destinations>(&check.kind)) {
        fields = {"DESTOUI", "DESTCDT", "DESTNON"};
        for (const model::DefaultDestinations& one : destinations->defaults) {
            for (const model::CodeMatch& match : one.when) {
                if (std::find(fields.begin(), fields.end(), match.field) == fields.end()) fields.push_back(match.field);
            }
        }
    }
    return fields;
}

void want_check(Plan& plan, const LayerSpec& spec, const CheckSpec& check) {
    for (const std::string& field : value_fields_of(check)) plan.want_field(spec, field, false);
    for (const std::string& field : check.class_fields) plan.want_field(spec, field, indispensable(spec, field));
    // A code that cannot be read is no "nothing found". One that came with a later edition of the standard is missing
    // on every feature.
    for (const model::CodeMatch& match : check.match) {
        const bool later = std::any_of(spec.fields.begin(), spec.fields.end(),
                                       [&](const auto& field) { return field.name == match.field && field.later; });
        plan.want_field(spec, match.field, !later);
    }
    if (const auto* population = std::get_if<model::Population>(&check.kind)) {
        plan.want_field(spec, population->count, true);
        for (const model::CodeMatch& match : population->imputed) plan.want_field(spec, match.field, true);
    }
    if (const auto* land = std::get_if<model::Land>(&check.kind)) {
        for (const model::LandGroup& group : land->groups) {
            for (const model::CodeMatch& match : group.when) plan.want_field(spec, match.field, true);
        }
    }
    plan.want_condition(check.where);
    const FeatureLengths lengths = lengths_of(check.kind);
    for (const model::FeatureLength* length : {lengths.metres, lengths.carriageway}) {
        if (length != nullptr) plan.want_field(spec, length->column, true);
    }
}

// What moved codes and corrections look at and change.
void want_amended(Plan& plan, const LayerSpec& spec) {
    const auto want = [&](const std::vector<model::CodeMatch>& when, const std::map<std::string, std::string>& set) {
        for (const model::CodeMatch& match : when) plan.want_field(spec, match.field, false);
        for (const auto& [field, code] : set) plan.want_field(spec, field, false);
    };
    for (const model::Rewrite& rewrite : spec.rewrites) want(rewrite.when, rewrite.set);
    for (const model::FeatureCorrection& correction : spec.corrections) want(correction.when, correction.set);
}

Plan base_plan(const LayerSpec& spec, const gdal::Crs& crs) {
    Plan plan;
    plan.request.input = input_of(spec.source);
    plan.request.target = crs;
    if (!spec.more.empty()) {
        plan.column.emplace(kIdentifier, plan.request.fields.size());
        plan.request.fields.push_back(
            {.name = "id", .aliases = {"gid", "fid", "ogc_fid", "objectid"}, .width = 0, .required = false});
    }
    for (const std::string& field : spec.class_fields) plan.want_field(spec, field, indispensable(spec, field));
    plan.want_field(spec, spec.label_field, indispensable(spec, spec.label_field));
    for (const model::Doubt& doubt : spec.doubts) {
        for (const model::CodeMatch& match : doubt.when) plan.want_field(spec, match.field, false);
        for (const model::CodeMatch& match : doubt.unless) plan.want_field(spec, match.field, false);
    }
    want_amended(plan, spec);
    const auto want_all = [&](const std::vector<model::CodeMatch>& matches) {
        for (const model::CodeMatch& match : matches) plan.want_field(spec, match.field, false);
    };
    want_all(spec.fictitious);
    want_all(spec.annuls);
    if (spec.envelope) {
        want_all(spec.envelope->when);
        for (const model::EnvelopeKind& kind : spec.envelope->kinds) want_all(kind.when);
    }
    if (!spec.manager_field.empty()) plan.want_field(spec, spec.manager_field, false);
    if (spec.members) plan.want_field(spec, spec.members->field, true);
    for (int n = 1; n <= kMostPairs && !spec.pair_name.empty(); ++n) {
        plan.want_field(spec, spec.pair_name + std::to_string(n), false);
        plan.want_field(spec, spec.pair_value + std::to_string(n), false);
    }
    return plan;
}

class Loading {
   public:
    Loading(const model::Analysis& analysis, std::size_t document, std::size_t layer,
            const std::vector<std::size_t>& checks, const gdal::Crs& crs, IdleThreads& idle, Log& log,
            const std::optional<geometry::Box>& within)
        : analysis_(analysis),
          document_(document),
          spec_(analysis.documents[document].layers[layer]),
          checks_(checks),
          plan_(base_plan(spec_, crs)),
          idle_(idle),
          log_(log) {
        out_.account.document_id = analysis.documents[document].id;
        out_.account.document = document;
        out_.account.layer = spec_.name;
        out_.account.source = spec_.source.written;
        out_.layer.partition = spec_.partition;
        if (within) plan_.request.input = gdal::only_within(std::move(plan_.request.input), *within);
        for (const model::Doubt& doubt : spec_.doubts) out_.layer.doubts.push_back(doubt.what);
        if (spec_.members) {
            out_.layer.doubts.push_back(
                Text{"la catégorie de l'objet n'est pas connue", "the category of the feature is not known"});
        }
        out_.layer.missing_code = spec_.missing_code;
        doubted_.resize(out_.layer.doubts.size());
    }

    LoadedLayer run() {
        if (!spec_.source.given()) {
            set_problem(model::Reason::layer_missing,
                        Text{fmt::format("la table « {} » n'est pas dans le document fourni", spec_.name),
                             fmt::format("table \"{}\" is not in the document supplied", spec_.name)});
            // A standard's optional table is often absent; one that is needed, or that the user named, is a failure.
            out_.complete = !spec_.required;
            if (spec_.required) {
                log_.report(
                    Level::error,
                    Error{ErrorCode::document_layer_missing,
                          Text{fmt::format("document « {} » : {}", out_.account.document_id, out_.account.problem.fr),
                               fmt::format("document '{}': {}", out_.account.document_id, out_.account.problem.en)},
                          spec_.position,
                          Text{"Fournissez le dossier complet du document.",
                               "Supply the whole folder of the document."}});
            }
            bind_all_to_nothing();
            return std::move(out_);
        }
        const model::DocumentSpec& document = analysis_.documents[document_];
        if (spec_.members && checks_.empty() && document.coverage_layer != spec_.name) {
            // One of many roles of a shared table, and nobody asks for it.
            set_problem(model::Reason::layer_missing, Text{"aucun contrôle ne lit cette couche d'une table partagée",
                                                           "no check reads this layer of a shared table"});
            return std::move(out_);
        }
        if (auto unique = numbers_are_unique(); !unique) {
            fail_with(unique.error());
            return std::move(out_);
        }
        auto reader = open();
        if (!reader) {
            fail_with(reader.error());
            return std::move(out_);
        }
        describe(reader->info());
        for (const std::size_t check : usable_checks_)
            value_fields_.push_back(value_fields_of(analysis_.reading(check)));
        class_texts_.resize(usable_checks_.size());
        if (auto read = read_file(*reader, spec_.source); !read) {
            fail_with(read.error());
            return std::move(out_);
        }
        for (const model::VectorSource& source : spec_.more) {
            plan_.request.input = input_of(source);
            auto next = gdal::VectorReader::open(plan_.request, log_);
            if (!next) {
                fail_with(next.error());
                return std::move(out_);
            }
            note_columns(next->info());
            out_.files.insert(out_.files.end(), next->info().files.begin(), next->info().files.end());
            if (auto read = read_file(*next, source); !read) {
                fail_with(read.error());
                return std::move(out_);
            }
        }
        note_extract();
        finish();
        return std::move(out_);
    }

   private:
    // "Nothing there" may be an answer, and some drivers read a file that fails under them as one without features: it
    // is believed when a second look says the same. Where it is no answer, nobody is advised to make it one.
    Result<void> empty_once_more(const model::VectorSource& source) {
        QuietLog quiet;
        auto again = gdal::VectorReader::open(plan_.request, quiet);
        if (!again) return tl::unexpected(again.error());
        std::vector<gdal::Record> batch;
        const auto count = again->read(1, batch);
        if (!count) return tl::unexpected(count.error());
        if (*count == 0) return {};
        return fail(ErrorCode::file_unreadable,
                    Text{fmt::format("{} : la couche « {} » s'est lue vide, puis non", source.written, spec_.name),
                         fmt::format("{}: layer \"{}\" read as empty, then not", source.written, spec_.name)},
                    spec_.position,
                    Text{"Le support est défaillant ou le fichier est en cours d'écriture : relancez sur une copie.",
                         "The medium fails or the file is being written: run again on a copy."});
    }

    // A check whose clause or column is wrong must not take the whole layer with it: when the full plan is refused,
    // each check is tried alone and only the faulty ones are left out.
    Result<gdal::VectorReader> open() {
        Plan full = plan_;
        for (const std::size_t check : checks_) want_check(full, spec_, analysis_.reading(check));
        auto reader = gdal::VectorReader::open(full.request, log_);
        if (reader) {
            plan_ = std::move(full);
            usable_checks_ = checks_;
            return reader;
        }
        const ErrorCode code = reader.error().code;
        if (code != ErrorCode::bad_condition && code != ErrorCode::column_not_found) return reader;
        QuietLog quiet;
        if (auto bare = gdal::VectorReader::open(plan_.request, quiet); !bare) return bare;
        Plan good = plan_;
        for (const std::size_t check : checks_) {
            Plan alone = plan_;
            want_check(alone, spec_, analysis_.reading(check));
            const auto trial = gdal::VectorReader::open(alone.request, quiet);
            if (trial) {
                want_check(good, spec_, analysis_.reading(check));
                usable_checks_.push_back(check);
            } else {
                leave_out(check, trial.error());
            }
        }
        plan_ = std::move(good);
        return gdal::VectorReader::open(plan_.request, log_);
    }

    void leave_out(std::size_t check, Error error) {
        error.where = analysis_.reading(check).position;
        Binding binding;
        binding.usable = false;
        binding.problem = error.message;
        out_.bindings[check] = std::move(binding);
        // A shipped check that asks for a column this version of the standard did not have is nobody's fault.
        const bool fault = analysis_.reading(check).use.empty() || error.code != ErrorCode::column_not_found;
        out_.complete = out_.complete && !fault;
        log_.report(fault ? Level::error : Level::warning, error);
    }

    void describe(const gdal::LayerInfo& info) {
        out_.account.driver = info.driver;
        out_.account.crs = info.crs ? (info.crs->code().empty() ? info.crs->name() : info.crs->code()) : "";
        out_.account.operation = info.operation;
        out_.account.operation_accuracy_m = info.operation_accuracy_m;
        out_.account.assumption = info.assumption;
        out_.files = info.files;
        note_columns(info);
    }

    // What a download left behind may lie anywhere; a partition shows the gap.
    void note_extract() {
        for (const gdal::ExtractDoubt& doubt : pages_.doubts()) {
            out_.account.quality.push_back(doubt.error.message);
            log_.report(Level::warning, doubt.error);
            if (gap_shows()) continue;
            for (const std::size_t check : usable_checks_) out_.bindings[check].unmeasured += doubt.missing;
        }
        if (const auto overlap = pages_.overlap(spec_.position)) {
            out_.account.quality.push_back(overlap->message);
            log_.report(Level::warning, *overlap);
        }
    }

    // A correction that names a feature by its number would mean one of each file.
    [[nodiscard]] Result<void> numbers_are_unique() const {
        const auto numbered =
            std::find_if(spec_.corrections.begin(), spec_.corrections.end(),
                         [](const model::FeatureCorrection& correction) { return correction.fid.has_value(); });
        if (spec_.more.empty() || numbered == spec_.corrections.end()) return {};
        return fail(
            ErrorCode::wrong_value,
            Text{fmt::format("couche « {} » : « fid » ne désigne pas un objet d'une couche en plusieurs fichiers",
                             spec_.name),
                 fmt::format("layer '{}': 'fid' names no feature of a layer in several files", spec_.name)},
            spec_.position,
            Text{"Désignez l'objet par ses attributs : match = { … }.",
                 "Name the feature by its attributes: match = { … }."});
    }

    // Which of the columns asked for the file has.
    void note_columns(const gdal::LayerInfo& info) {
        for (const auto& [name, at] : plan_.column) {
            const gdal::FieldRequest& field = plan_.request.fields[at];
            const bool there = std::any_of(info.fields.begin(), info.fields.end(), [&](const gdal::FieldInfo& column) {
                return same_ignoring_case(column.name, field.name) ||
                       std::any_of(field.aliases.begin(), field.aliases.end(),
                                   [&](const std::string& alias) { return same_ignoring_case(column.name, alias); });
            });
            if (there) present_.insert(name);
        }
    }

    // One file of the layer.
    Result<void> read_file(gdal::VectorReader& reader, const model::VectorSource& source) {
        pages_.begin(plan_.request.input, reader.info());
        std::int64_t seen = 0;
        ProofAhead proofs(idle_);
        Result<std::size_t> count = 1;
        const auto more = [&] { return count && *count > 0; };
        while (more() || !proofs.empty()) {
            if (more() && proofs.hungry()) {
                std::vector<gdal::Record> records;
                count = reader.read(kBatch, records, kBatchPoints);
                if (more()) proofs.add(std::move(records));
                continue;
            }
            ProofAhead::Batch batch = proofs.next();
            for (std::size_t i = 0; i < batch.records.size(); ++i) {
                gdal::Record& record = batch.records[i];
                ++seen;
                if (spec_.more.empty() || !pages_.repeats(record, plan_.column.at(kIdentifier)))
                    take(record, batch.proved[i] != 0);
            }
        }
        if (!count) return tl::unexpected(count.error());
        return seen == 0 ? empty_once_more(source) : Result<void>{};
    }

    // `proved`: valid, as is known.
    void take(gdal::Record& record, bool proved) {
        amend(record);
        const Member member = membership(record);
        if (member == Member::no) {
            ++others_;
            return;
        }
        ++out_.account.features;
        if (any_match(spec_.fictitious, record)) {
            take_fictitious(record);
            return;
        }
        if (record.geometry_missing) {
            ++out_.account.missing_geometries;
            for (const std::size_t check : usable_checks_)
                out_.bindings[check].unplaced += holds(check, record) ? 1 : 0;
            // It is somewhere, and nobody can say where; a partition whose union is the footprint shows the gap.
            if (!gap_shows()) count_unmeasured(record);
            return;
        }
        if (proved) {
            mender_.note_proved();
        } else if (const auto repair = mender_.make_usable(record.fid, record.shape)) {
            out_.account.repairs.push_back(*repair);
            if (repair->set_aside) {
                // Ground that cannot even be bounded may be anywhere.
                if (record.shape.empty())
                    count_unmeasured(record);
                else
                    set_aside_.push_back(std::move(record.shape));
                return;
            }
        }
        if (record.mixed_geometry) {
            // Of a collection only the highest family was kept; the rest was seen by nobody.
            ++collections_;
            count_unmeasured(record);
        }
        Layer& layer = out_.layer;
        layer.family = std::max(layer.family, record.shape.family());
        layer.fids.push_back(record.fid);
        layer.shapes.push_back(std::move(record.shape));
        const bool annuls = !spec_.annuls.empty() && all_match(spec_.annuls, record);
        if (annuls && layer.shapes.back().family() == Family::area) layer.annulling.push_back(layer.shapes.back());
        layer.doubt.push_back(member == Member::maybe ? static_cast<std::uint8_t>(layer.doubts.size())
                                                      : doubt_of(record));
        note_doubted(record, member == Member::maybe);
        const auto position = static_cast<std::uint32_t>(layer.shapes.size() - 1);
        if (!spec_.corrections.empty()) layer.correction.push_back(correction_);
        if (correction_ > 0) layer.corrected.push_back(position);
        if (spec_.envelope) {
            layer.envelope_kinds.push_back(envelope_kinds(record));
            if (layer.envelope_kinds.back() != 0) layer.envelopes.push_back(position);
        }
        if (!spec_.pair_name.empty()) layer.attributes.push_back(pairs_of(record));
        if (!spec_.manager_field.empty()) layer.managers.push_back(manager_of(record));
        note_codes(record);
        for (std::size_t i = 0; i < usable_checks_.size(); ++i) {
            const std::size_t check = usable_checks_[i];
            Binding& binding = out_.bindings[check];
            const bool selected = holds(check, record);
            const bool perhaps = !selected && may_hold(check, record, layer.doubt.back());
            binding.selected.push_back(selected || perhaps ? 1 : 0);
            binding.doubtful.push_back(perhaps ? 1 : 0);
            take_lengths(check, record, binding);
            take_amount(check, record, binding);
            std::string text = class_text(record, class_fields_of(spec_, analysis_.reading(check)));
            binding.labels.push_back(label_text(record, text));
            if (!value_fields_[i].empty()) binding.values.push_back(values_of(record, value_fields_[i]));
            if (const auto* land = std::get_if<model::Land>(&analysis_.reading(check).kind)) {
                text = land_group(*land, record);
                // Ground of a class nobody placed may be what is looked for.
                if (text == model::kUnclassified && selected) binding.doubtful.back() = 1;
            }
            class_texts_[i].push_back(std::move(text));
        }
    }

    // There is such a thing, and nobody knows where; a correction may say in which communes.
    void take_fictitious(const gdal::Record& record) {
        ++fictitious_;
        for (const std::size_t check : usable_checks_) {
            if (!holds(check, record)) continue;
            Binding& binding = out_.bindings[check];
            const model::FeatureCorrection* placed = nullptr;
            for (const model::FeatureCorrection& correction : spec_.corrections) {
                if (!correction.communes.empty() && concerns(correction, record)) placed = &correction;
            }
            if (placed == nullptr)
                ++binding.fictitious;
            else
                binding.fictitious_in.emplace_back(placed->correction, placed->communes);
        }
    }

    // As Measures::envelopes.
    [[nodiscard]] std::uint32_t envelope_kinds(const gdal::Record& record) const {
        if (!all_match(spec_.envelope->when, record)) return 0;
        std::uint32_t kinds = 0;
        for (std::size_t i = 0; i < spec_.envelope->kinds.size(); ++i) {
            if (all_match(spec_.envelope->kinds[i].when, record)) kinds |= 2U << i;
        }
        return kinds != 0 ? kinds : 1U;
    }

    void take_lengths(std::size_t check, const gdal::Record& record, Binding& binding) const {
        const FeatureLengths lengths = lengths_of(analysis_.reading(check).kind);
        const auto read = [&](const model::FeatureLength& length) {
            if (!length.attributes.empty()) return metres_of(length, paired_value(record, length.attributes));
            return metres_of(length, length.column.empty() ? std::string() : code_value(record, length.column));
        };
        if (lengths.metres != nullptr) {
            const bool own = lengths.of_lines_only && out_.layer.shapes.back().family() == Family::area;
            binding.metres.push_back(own ? 0.0 : read(*lengths.metres));
        }
        if (lengths.carriageway != nullptr) binding.carriageway.push_back(read(*lengths.carriageway));
    }

    // What a feature counts: a number that is not there, or below zero, is not known.
    void take_amount(std::size_t check, const gdal::Record& record, Binding& binding) const {
        const auto* population = std::get_if<model::Population>(&analysis_.reading(check).kind);
        if (population == nullptr) return;
        const auto number = written_number(value(record, population->count));
        binding.amounts.push_back(number && number->value >= 0.0 ? number->value : model::kUnknown);
        binding.imputed.push_back(!population->imputed.empty() && all_match(population->imputed, record) ? 1 : 0);
    }

    [[nodiscard]] std::string land_group(const model::Land& land, const gdal::Record& record) const {
        for (const model::LandGroup& group : land.groups) {
            if (all_match(group.when, record)) return group.name;
        }
        return std::string(model::kUnclassified);
    }

    [[nodiscard]] bool gap_shows() const {
        const model::DocumentSpec& document = analysis_.documents[document_];
        return spec_.partition && !document.coverage && !document.covers_everywhere && document.coverage_layer.empty();
    }

    void count_unmeasured(const gdal::Record& record) {
        for (const std::size_t check : usable_checks_) out_.bindings[check].unmeasured += holds(check, record) ? 1 : 0;
    }

    enum class Member : std::uint8_t { no, maybe, yes };

    [[nodiscard]] Member membership(const gdal::Record& record) const {
        if (!spec_.members) return Member::yes;
        const std::string found = code_value(record, spec_.members->field);
        if (found.empty()) return Member::maybe;
        if (!spec_.members->joined) return found == spec_.members->code ? Member::yes : Member::no;
        const auto codes = spec_.members->lookup.find(found);
        if (codes == spec_.members->lookup.end()) return Member::maybe;
        const bool ours =
            std::find(codes->second.begin(), codes->second.end(), spec_.members->code) != codes->second.end();
        return ours ? Member::yes : Member::no;
    }

    // Moved codes first, what the analysis corrects last; both look at what the file says.
    void amend(const gdal::Record& record) {
        amended_.clear();
        correction_ = 0;
        std::map<std::string, std::string, std::less<>> changed;
        for (const model::Rewrite& rewrite : spec_.rewrites) {
            if (!all_match(rewrite.when, record)) continue;
            for (const auto& [field, code] : rewrite.set) changed[field] = code;
        }
        for (const model::FeatureCorrection& correction : spec_.corrections) {
            if (!concerns(correction, record)) continue;
            for (const auto& [field, code] : correction.set) changed[field] = code;
            correction_ = static_cast<std::uint8_t>(correction.correction + 1);
        }
        amended_ = std::move(changed);
    }

    [[nodiscard]] bool concerns(const model::FeatureCorrection& correction, const gdal::Record& record) const {
        return (!correction.fid || *correction.fid == record.fid) && all_match(correction.when, record);
    }

    // Of the standard's optional pairs: what stands beside the first of these names.
    [[nodiscard]] std::string paired_value(const gdal::Record& record, const std::vector<std::string>& names) const {
        const auto pairs = pairs_of(record);
        for (const std::string& name : names) {
            const auto found = std::find_if(pairs.begin(), pairs.end(),
                                            [&](const auto& pair) { return same_attribute(pair.first, name); });
            if (found != pairs.end() && !found->second.empty()) return found->second;
        }
        return {};
    }

    [[nodiscard]] std::vector<std::pair<std::string, std::string>> pairs_of(const gdal::Record& record) const {
        std::vector<std::pair<std::string, std::string>> pairs;
        for (int n = 1; n <= kMostPairs; ++n) {
            const std::string_view name = value(record, spec_.pair_name + std::to_string(n));
            const std::string_view written = value(record, spec_.pair_value + std::to_string(n));
            if (!name.empty()) pairs.emplace_back(name, written);
        }
        return pairs;
    }

    // Where the feature itself leads nowhere, the empty key holds for all of the layer.
    [[nodiscard]] std::string manager_of(const gdal::Record& record) const {
        auto found = spec_.managers.find(plain_key(value(record, spec_.manager_field)));
        if (found == spec_.managers.end()) found = spec_.managers.find("");
        return found == spec_.managers.end() ? std::string() : found->second;
    }

    void note_doubted(const gdal::Record& record, bool unknown_member) {
        for (std::size_t i = 0; i < doubted_.size(); ++i) {
            const bool holds = i < spec_.doubts.size() ? contradicts(spec_.doubts[i], record) : unknown_member;
            if (!holds) continue;
            Doubted& one = doubted_[i];
            ++one.count;
            one.area_m2 += geometry::area(out_.layer.shapes.back());
            const std::string label = label_text(record, class_text(record, spec_.class_fields));
            if (one.labels.size() < kMostNamed &&
                std::find(one.labels.begin(), one.labels.end(), label) == one.labels.end())
                one.labels.push_back(label);
        }
    }

    void note_codes(const gdal::Record& record) {
        constexpr std::size_t kMostCodes = 10'000;  // beyond, it is no column of codes
        for (const std::size_t check : usable_checks_) {
            for (const model::CodeMatch& match : analysis_.reading(check).match) {
                auto& codes = codes_[match.field];
                if (codes.size() < kMostCodes) codes.insert(code_value(record, match.field));
            }
        }
    }

    // A code that occurs nowhere, beside one that only case or blanks tell from it, is a slip of the pen: exact
    // matching would find nothing and say so.
    void report_near_codes() {
        std::set<std::string> said;
        for (const std::size_t check : usable_checks_) {
            const CheckSpec& spec = analysis_.reading(check);
            for (const model::CodeMatch& match : spec.match) {
                const std::set<std::string>& codes = codes_[match.field];
                for (const std::string& wanted : match.values) {
                    if (wanted.find('*') != std::string::npos || codes.contains(wanted)) continue;
                    const auto near = std::find_if(codes.begin(), codes.end(), [&](const std::string& code) {
                        return !code.empty() && folded(code) == folded(wanted);
                    });
                    if (near == codes.end() || matches_any(match, *near)) continue;
                    if (!said.insert(match.field + "=" + wanted).second) continue;
                    log_.report(Level::warning,
                                Error{ErrorCode::wrong_value,
                                      Text{fmt::format("{}, contrôle {} : {} ne vaut nulle part « {} », mais « {} »",
                                                       spec_.source.written, spec.id, match.field, wanted, *near),
                                           fmt::format("{}, check {}: {} is nowhere '{}', but '{}'",
                                                       spec_.source.written, spec.id, match.field, wanted, *near)},
                                      spec.position,
                                      Text{"Les codes se comparent exactement, casse et blancs compris.",
                                           "Codes are compared exactly, case and blanks included."}});
                }
            }
        }
    }

    // One line a kind of contradiction, never one a feature.
    void report_quality() {
        for (std::size_t i = 0; i < doubted_.size(); ++i) {
            const Doubted& one = doubted_[i];
            if (one.count == 0) continue;
            std::string labels;
            for (const std::string& label : one.labels) labels += (labels.empty() ? "" : " ; ") + label;
            const std::string area = one.area_m2 > 0.0 ? fmt::format(", {:.1f} ha", one.area_m2 / 10'000.0) : "";
            const Text& what = out_.layer.doubts[i];
            out_.account.quality.push_back(
                Text{fmt::format("{} objet(s){} : {} ({})", one.count, area, what.fr, labels),
                     fmt::format("{} feature(s){}: {} ({})", one.count, area, what.en, labels)});
        }
        if (fictitious_ > 0) {
            out_.account.quality.push_back(
                Text{fmt::format("{} objet(s) à géométrie fictive : leur emplacement n'est pas connu", fictitious_),
                     fmt::format("{} feature(s) of fictitious geometry: their place is not known", fictitious_)});
        }
    }

    [[nodiscard]] bool any_match(const std::vector<model::CodeMatch>& matches, const gdal::Record& record) const {
        return std::any_of(matches.begin(), matches.end(), [&](const model::CodeMatch& match) {
            return matches_any(match, code_value(record, match.field));
        });
    }

    [[nodiscard]] std::string_view value(const gdal::Record& record, const std::string& field) const {
        if (const auto amended = amended_.find(field); amended != amended_.end()) return amended->second;
        const auto& text = record.values[plan_.column.at(field)];
        return text ? trimmed(*text) : std::string_view{};
    }

    [[nodiscard]] std::vector<std::pair<std::string, std::string>> values_of(
        const gdal::Record& record, const std::vector<std::string>& fields) const {
        std::vector<std::pair<std::string, std::string>> values;
        for (const std::string& field : fields) {
            if (const std::string_view text = value(record, field); !text.empty())
                values.emplace_back(field, std::string(text));
        }
        return values;
    }

    // A code as the standard writes it: "5" is "05" where codes have two digits.
    [[nodiscard]] std::string code_value(const gdal::Record& record, const std::string& field) const {
        std::string code(value(record, field));
        const bool digits = !code.empty() && code.find_first_not_of("0123456789") == std::string::npos;
        for (const model::CanonicalField& known : spec_.fields) {
            if (known.name != field || !digits || known.width <= static_cast<int>(code.size())) continue;
            code.insert(0, static_cast<std::size_t>(known.width) - code.size(), '0');
        }
        return code;
    }

    // Would the check select this feature if its missing codes were known, or if its label were right and its code
    // wrong? Then it may be what the check looks for: no "nothing found" can rest on it.
    [[nodiscard]] bool may_hold(std::size_t check, const gdal::Record& record, std::uint8_t doubt) const {
        const CheckSpec& spec = analysis_.reading(check);
        if (spec.match.empty()) return false;
        if (!spec.where.empty() && !record.conditions[plan_.condition.at(spec.where)]) return false;
        return std::all_of(spec.match.begin(), spec.match.end(), [&](const model::CodeMatch& match) {
            const std::string found = code_value(record, match.field);
            return found.empty() || matches_any(match, found) ||
                   (doubt > 0 && doubt <= spec_.doubts.size() && label_suggests(spec_.doubts[doubt - 1U], match));
        });
    }

    [[nodiscard]] static bool matches_any(const model::CodeMatch& match, std::string_view code) {
        return std::any_of(match.values.begin(), match.values.end(),
                           [&](const std::string& pattern) { return code_matches(code, pattern); });
    }

    [[nodiscard]] static bool label_suggests(const model::Doubt& doubt, const model::CodeMatch& match) {
        return std::any_of(doubt.unless.begin(), doubt.unless.end(), [&](const model::CodeMatch& suggested) {
            return suggested.field == match.field &&
                   std::any_of(suggested.values.begin(), suggested.values.end(),
                               [&](const std::string& code) { return matches_any(match, code); });
        });
    }

    [[nodiscard]] bool holds(std::size_t check, const gdal::Record& record) const {
        const CheckSpec& spec = analysis_.reading(check);
        if (!spec.where.empty() && !record.conditions[plan_.condition.at(spec.where)]) return false;
        return all_match(spec.match, record);
    }

    [[nodiscard]] bool all_match(const std::vector<model::CodeMatch>& matches, const gdal::Record& record) const {
        return std::all_of(matches.begin(), matches.end(), [&](const model::CodeMatch& match) {
            return matches_any(match, code_value(record, match.field));
        });
    }

    // Does the feature contradict itself in this way?
    [[nodiscard]] bool contradicts(const model::Doubt& doubt, const gdal::Record& record) const {
        if (!all_match(doubt.when, record)) return false;
        return doubt.unless.empty() ||
               std::any_of(doubt.unless.begin(), doubt.unless.end(), [&](const model::CodeMatch& match) {
                   const bool told = present_.contains(match.field) || amended_.contains(match.field);
                   return told && !matches_any(match, code_value(record, match.field));
               });
    }

    [[nodiscard]] std::uint8_t doubt_of(const gdal::Record& record) const {
        for (std::size_t i = 0; i < spec_.doubts.size(); ++i) {
            if (contradicts(spec_.doubts[i], record)) return static_cast<std::uint8_t>(i + 1);
        }
        return 0;
    }

    [[nodiscard]] std::string class_text(const gdal::Record& record, const std::vector<std::string>& fields) const {
        std::string text;
        for (const std::string& field : fields) {
            const std::string code = code_value(record, field);
            if (!text.empty() && !code.empty()) text += '-';
            text += code;
        }
        return text;
    }

    [[nodiscard]] std::string label_text(const gdal::Record& record, const std::string& class_text) const {
        if (spec_.label_field.empty()) return class_text;
        const std::string_view label = value(record, spec_.label_field);
        return label.empty() ? class_text : std::string(label);
    }

    void finish() {
        out_.validity = mender_.counts();
        check_families();
        place_unknown_lengths();
        sort_classes();
        Layer& layer = out_.layer;
        index_features(layer, kLargeArea, idle_);
        place_set_aside();
        report_repairs();
        report_families();
        report_quality();
        report_near_codes();
        // A shared table that speaks of other layers only says that there is nothing of this one.
        if (out_.account.features == 0 && others_ == 0 && !spec_.may_be_empty) {
            set_problem(model::Reason::layer_empty,
                        Text{"la couche ne contient aucun objet", "the layer holds no feature"});
            out_.complete = false;
            log_.report(
                Level::error,
                Error{ErrorCode::layer_empty,
                      Text{fmt::format("{} : la couche « {} » est vide", spec_.source.written, spec_.name),
                           fmt::format("{}: layer \"{}\" is empty", spec_.source.written, spec_.name)},
                      spec_.position,
                      Text{"Si l'absence d'objet a un sens (rien à signaler), écrivez may_be_empty = true.",
                           "If having no feature means something (nothing there), write may_be_empty = true."}});
            return;
        }
        if (out_.account.features > fictitious_ && layer.shapes.empty() && set_aside_.empty()) {
            set_problem(model::Reason::layer_failed,
                        Text{"aucun objet de la couche n'a de géométrie", "no feature of the layer has a geometry"});
            out_.complete = false;
            log_.report(Level::error, Error{ErrorCode::geometry_missing,
                                            Text{fmt::format("{} : aucun des {} objets n'a de géométrie",
                                                             spec_.source.written, out_.account.features),
                                                 fmt::format("{}: none of the {} features has a geometry",
                                                             spec_.source.written, out_.account.features)},
                                            spec_.position,
                                            {}});
            return;
        }
        layer.usable = true;
        out_.account.usable = true;
    }

    // A check that measures areas has nothing to say of lines: no answer is not "nothing found".
    void check_families() {
        for (const std::size_t check : usable_checks_) {
            const model::CheckKind& kind = analysis_.reading(check).kind;
            if (std::holds_alternative<model::Raster>(kind)) {
                refuse_raster(check);
                continue;
            }
            const bool any_family = std::holds_alternative<model::Distance>(kind) ||
                                    std::holds_alternative<model::Access>(kind) ||
                                    std::holds_alternative<model::Population>(kind);
            if (any_family || out_.layer.shapes.empty()) continue;
            const Family wanted = family_of(kind).value_or(out_.layer.family);
            Binding& binding = out_.bindings[check];
            std::int64_t measured = 0;
            for (std::size_t i = 0; i < out_.layer.shapes.size(); ++i) {
                if (out_.layer.shapes[i].family() == wanted)
                    ++measured;
                else
                    binding.unmeasured += binding.selected[i];
            }
            if (measured > 0) continue;
            const CheckSpec& spec = analysis_.reading(check);
            binding.usable = false;
            binding.problem = Text{
                fmt::format("la mesure « {} » ne s'applique pas au type de géométrie de la couche",
                            model::code(spec.kind)),
                fmt::format("the measure '{}' does not apply to the layer's type of geometry", model::code(spec.kind))};
            out_.complete = false;
            log_.report(
                Level::error,
                Error{
                    ErrorCode::geometry_family,
                    Text{fmt::format("{}, contrôle {} : {}", spec_.source.written, spec.id, binding.problem.fr),
                         fmt::format("{}, check {}: {}", spec_.source.written, spec.id, binding.problem.en)},
                    spec.position,
                    Text{
                        "Surfaces : overlap, containment, breakdown, consumption, corridor, land ; lignes : length, "
                        "frontage, "
                        "alignment, corridor avec « width » ; toutes : exclusion, count, distance, setback, access, "
                        "population.",
                        "Areas: overlap, containment, breakdown, consumption, corridor, land; lines: length, frontage, "
                        "alignment, corridor with 'width'; any: exclusion, count, distance, setback, access, "
                        "population."}});
        }
    }

    // A layer of features has no cells to ask.
    void refuse_raster(std::size_t check) {
        const CheckSpec& spec = analysis_.reading(check);
        Binding& binding = out_.bindings[check];
        binding.usable = false;
        binding.problem = Text{
            fmt::format("la mesure « {} » demande un raster, et la couche contient des objets", model::code(spec.kind)),
            fmt::format("the measure '{}' asks for a raster, and the layer holds features", model::code(spec.kind))};
        out_.complete = false;
        log_.report(
            Level::error,
            Error{ErrorCode::raster_measure,
                  Text{fmt::format("{}, contrôle {} : {}", spec_.source.written, spec.id, binding.problem.fr),
                       fmt::format("{}, check {}: {}", spec_.source.written, spec.id, binding.problem.en)},
                  spec.position,
                  Text{"Donnez un GeoTIFF ou une grille ASCII (.asc), ou mesurez autrement : overlap, count, "
                       "distance …",
                       "Give a GeoTIFF or an ASCII grid (.asc), or measure otherwise: overlap, count, distance ..."}});
    }

    // A feature that does not say its length may reach as far as the one that reaches farthest: that ground is unknown.
    void place_unknown_lengths() {
        for (const std::size_t check : usable_checks_) {
            Binding& binding = out_.bindings[check];
            const FeatureLengths lengths = lengths_of(analysis_.reading(check).kind);
            if (lengths.metres == nullptr || !binding.usable) continue;
            const auto largest = [](const std::vector<double>& values) {
                double most = 0.0;
                for (const double value : values) most = std::isnan(value) ? most : std::max(most, value);
                return most;
            };
            binding.widest = largest(binding.metres);
            // The table of codes tells what a feature may have even where none has it.
            for (const auto& [code, metres] : lengths.metres->codes) binding.widest = std::max(binding.widest, metres);
            binding.widest_carriageway = largest(binding.carriageway);
            const bool needs_edge = std::holds_alternative<model::Setback>(analysis_.reading(check).kind) &&
                                    std::get<model::Setback>(analysis_.reading(check).kind).from_edge;
            if (!binding.metres.empty() &&
                (binding.widest <= 0.0 || (needs_edge && binding.widest_carriageway <= 0.0))) {
                no_length_at_all(check, binding.widest <= 0.0 ? *lengths.metres : *lengths.carriageway, binding);
                continue;
            }
            const bool halved = lengths.of_lines_only;
            for (std::size_t i = 0; i < binding.metres.size(); ++i) {
                if (!std::isnan(binding.metres[i]) || binding.selected[i] == 0) continue;
                binding.selected[i] = 0;
                const auto wide =
                    geos::buffer(geos::Geometry::from_shape(context_, out_.layer.shapes[i]),
                                 halved ? binding.widest / 2.0 : binding.widest + binding.widest_carriageway / 2.0);
                if (wide) binding.unknown_ground.append(wide->to_shape(Family::area));
            }
            merge_unknown(binding);
        }
    }

    void merge_unknown(Binding& binding) {
        if (binding.unknown_ground.part_count() < 2) return;
        std::vector<geos::Geometry> parts;
        for (std::size_t i = 0; i < binding.unknown_ground.part_count(); ++i)
            parts.push_back(geos::Geometry::from_shape(context_, binding.unknown_ground.part(i)));
        if (const auto whole = geos::unite(context_, std::move(parts)))
            binding.unknown_ground = whole->to_shape(Family::area);
    }

    void no_length_at_all(std::size_t check, const model::FeatureLength& length, Binding& binding) {
        const CheckSpec& spec = analysis_.reading(check);
        binding.usable = false;
        if (!length.attributes.empty()) {
            // A standard's optional pair that a plan does not use is no fault of the file: the text has to be read.
            binding.problem =
                Text{fmt::format("aucun objet ne porte l'attribut facultatif « {} »", length.attributes.front()),
                     fmt::format("no feature bears the optional attribute \"{}\"", length.attributes.front())};
            return;
        }
        binding.problem =
            Text{fmt::format("aucun objet ne donne de longueur lisible dans la colonne « {} »", length.column),
                 fmt::format("no feature gives a readable length in column '{}'", length.column)};
        out_.complete = false;
        log_.report(Level::error,
                    Error{ErrorCode::wrong_value,
                          Text{fmt::format("{}, contrôle {} : {}", spec_.source.written, spec.id, binding.problem.fr),
                               fmt::format("{}, check {}: {}", spec_.source.written, spec.id, binding.problem.en)},
                          spec.position,
                          Text{"Vérifier la colonne, sa table « codes », ou donner « otherwise ».",
                               "Check the column, its table 'codes', or give 'otherwise'."}});
    }

    // Class texts become positions in a sorted list, so that outputs never depend on the order of features.
    void sort_classes() {
        for (std::size_t i = 0; i < usable_checks_.size(); ++i) {
            Binding& binding = out_.bindings[usable_checks_[i]];
            binding.classes = class_texts_[i];
            std::sort(binding.classes.begin(), binding.classes.end());
            binding.classes.erase(std::unique(binding.classes.begin(), binding.classes.end()), binding.classes.end());
            for (const std::string& text : class_texts_[i]) {
                const auto at = std::lower_bound(binding.classes.begin(), binding.classes.end(), text);
                binding.class_of.push_back(static_cast<std::uint32_t>(at - binding.classes.begin()));
            }
        }
    }

    // Ground an unusable feature may cover: its hull, less what its valid neighbours certainly cover.
    void place_set_aside() {
        Layer& layer = out_.layer;
        layer.set_aside = Shape(Family::area);
        std::vector<std::uint32_t> near;
        for (const Shape& hull : set_aside_) {
            std::vector<geos::Geometry> neighbours;
            layer.index.query(hull.box(), near);
            for (const std::uint32_t i : near) {
                if (layer.shapes[i].family() == Family::area && layer.partition) {
                    neighbours.push_back(geos::Geometry::from_shape(context_, layer.shapes[i]));
                }
            }
            const auto ground = geos::Geometry::from_shape(context_, hull);
            const auto taken = geos::unite(context_, std::move(neighbours));
            const auto rest =
                taken ? geos::difference(ground, *taken) : Result<geos::Geometry>(tl::unexpected(taken.error()));
            layer.set_aside.append(rest ? rest->to_shape(Family::area) : hull);
        }
        if (set_aside_.size() < 2) return;
        // Hulls overlap: their ground counts once.
        std::vector<geos::Geometry> hulls;
        for (std::size_t i = 0; i < layer.set_aside.part_count(); ++i)
            hulls.push_back(geos::Geometry::from_shape(context_, layer.set_aside.part(i)));
        if (const auto whole = geos::unite(context_, std::move(hulls))) layer.set_aside = whole->to_shape(Family::area);
    }

    void report_repairs() {
        for (const model::Repair& repair : out_.account.repairs) {
            if (!repair.set_aside && repair.changed_share <= kRepairWarningShare) continue;
            const Text message{
                fmt::format(
                    "{}, objet {} : géométrie invalide, surface {:.1f} m² avant et {:.1f} m² après réparation{}",
                    spec_.source.written, repair.fid, repair.area_before_m2, repair.area_after_m2,
                    repair.set_aside ? " ; objet écarté, son emprise est non évaluable" : ""),
                fmt::format("{}, feature {}: invalid geometry, area {:.1f} m² before and {:.1f} m² after repair{}",
                            spec_.source.written, repair.fid, repair.area_before_m2, repair.area_after_m2,
                            repair.set_aside ? "; set aside, its ground is not assessable" : "")};
            log_.report(
                Level::warning,
                Error{repair.set_aside ? ErrorCode::geometry_set_aside : ErrorCode::geometry_repaired, message,
                      spec_.position, Text{"Corrigez l'objet à la source.", "Mend the feature at its source."}});
        }
    }

    void report_families() {
        const auto others = std::count_if(out_.layer.shapes.begin(), out_.layer.shapes.end(),
                                          [&](const Shape& shape) { return shape.family() != out_.layer.family; });
        if (others + collections_ == 0) return;
        log_.report(
            Level::warning,
            Error{ErrorCode::geometry_family,
                  Text{fmt::format("{} : la couche mêle plusieurs types de géométrie ({} objets d'un autre type)",
                                   spec_.source.written, others + collections_),
                       fmt::format("{}: the layer mixes types of geometry ({} features of another type)",
                                   spec_.source.written, others + collections_)},
                  spec_.position,
                  Text{"Séparez les types en plusieurs couches.", "Split the types into several layers."}});
    }

    void set_problem(model::Reason reason, Text problem) {
        out_.layer.usable = false;
        out_.layer.reason = reason;
        out_.layer.problem = problem;
        out_.account.usable = false;
        out_.account.problem = std::move(problem);
    }

    void fail_with(const Error& error) {
        out_.layer = Layer{};
        out_.layer.partition = spec_.partition;
        set_problem(model::Reason::layer_failed, error.message);
        out_.complete = false;
        log_.report(Level::error, error);
        bind_all_to_nothing();
    }

    void bind_all_to_nothing() {
        for (const std::size_t check : checks_) {
            Binding& binding = out_.bindings[check];
            binding.selected.clear();
            binding.class_of.clear();
            binding.labels.clear();
        }
    }

    const model::Analysis& analysis_;
    std::size_t document_ = 0;
    const LayerSpec& spec_;
    const std::vector<std::size_t>& checks_;
    Plan plan_;
    IdleThreads& idle_;
    Log& log_;
    geos::Context context_;
    Mender mender_{context_};
    std::vector<std::size_t> usable_checks_;
    std::vector<std::vector<std::string>> class_texts_;   // [usable check][feature]
    std::vector<std::vector<std::string>> value_fields_;  // [usable check]
    std::vector<Shape> set_aside_;
    std::ptrdiff_t collections_ = 0;  // features of several families in one
    struct Doubted {
        std::int64_t count = 0;
        double area_m2 = 0.0;
        std::vector<std::string> labels;
    };
    std::map<std::string, std::set<std::string>> codes_;       // seen, by field that checks match
    std::vector<Doubted> doubted_;                             // by position in the layer's doubts
    std::set<std::string> present_;                            // columns asked for that the file has
    std::map<std::string, std::string, std::less<>> amended_;  // of the record at hand: codes moved or corrected
    std::uint8_t correction_ = 0;                              // of the record at hand
    std::int64_t others_ = 0;                                  // features of a shared table that are other layers'
    Pages pages_;                                              // the files, as read
    std::int64_t fictitious_ = 0;
    LoadedLayer out_;
};

}  // namespace

gdal::VectorInput input_of(const model::VectorSource& source) {
    return {.path = source.path,
            .written = source.written,
            .layer = source.layer,
            .where = source.where,
            .encoding = source.encoding,
            .crs = source.crs,
            .position = source.position};
}

LoadedLayer load_layer(const model::Analysis& analysis, std::size_t document, std::size_t layer,
                       const std::vector<std::size_t>& checks, const gdal::Crs& crs, IdleThreads& idle, Log& log,
                       const std::optional<geometry::Box>& within) {
    const model::LayerSpec& spec = analysis.documents[document].layers[layer];
    // By content: a raster needs no flag in the analysis file.
    if (spec.source.given() && gdal::is_raster(input_of(spec.source)))
        return load_raster(analysis, document, layer, checks, crs, log);
    return Loading(analysis, document, layer, checks, crs, idle, log, within).run();
}

}  // namespace terracord::layers

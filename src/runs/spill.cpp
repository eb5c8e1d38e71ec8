#include "runs/spill.hpp"

#include <fmt/format.h>

#include <cmath>

#include "runs/check_bytes.hpp"
#include "runs/describe.hpp"
#include "runs/describe_shape.hpp"

namespace terracord::runs {

using geometry::Shape;

namespace {

constexpr std::string_view kMagic = "terracord spill 3\n";
constexpr std::uint64_t kEnd = ~std::uint64_t{0};

// Declared ahead, for the lists below to find them.
template <class A>
void describe(A& a, model::Amounts& v);
template <class A>
void describe(A& a, model::Figure& v);
template <class A>
void describe(A& a, model::RasterMeasures& v);
template <class A>
void describe(A& a, model::SourceFeature& v);
template <class A>
void describe(A& a, model::Sliver& v);
template <class A>
void describe(A& a, model::ClassHit& v);
template <class A>
void describe(A& a, model::Coverage& v);
template <class A>
void describe(A& a, model::Accounts& v);
template <class A>
void describe(A& a, model::ExceptedGround& v);
template <class A>
void describe(A& a, model::Measures& v);
template <class A>
void describe(A& a, model::Tested& v);
template <class A>
void describe(A& a, model::StricterRule& v);
template <class A>
void describe(A& a, model::Reply& v);
template <class A>
void describe(A& a, model::ReachMeasures& v);
template <class A>
void describe(A& a, model::Consulted& v);
template <class A>
void describe(A& a, model::ConcernedWithin& v);
template <class A>
void describe(A& a, model::Finding& v);
template <class A>
void describe(A& a, model::Part& v);
template <class A>
void describe(A& a, model::ProjectNeed& v);
template <class A>
void describe(A& a, model::Margin& v);
template <class A>
void describe(A& a, model::Change& v);
template <class A>
void describe(A& a, model::CutOut& v);
template <class A>
void describe(A& a, model::Lever& v);

template <class A, class T>
void describe_optional(A& a, std::optional<T>& v) {
    std::uint8_t given = v.has_value() ? 1 : 0;
    a.value(given);
    if (given == 0) {
        v.reset();
        return;
    }
    if (!v) v.emplace();
    describe(a, *v);
}

template <class A, class T>
void describe_list(A& a, std::vector<T>& v) {
    describe_each(a, v, [](A& archive, T& item) { describe(archive, item); });
}

template <class A>
void describe(A& a, model::Amounts& v) {
    for (double* field : {&v.area_m2,
                          &v.share,
                          &v.outside_area_m2,
                          &v.outside_share,
                          &v.zone_share,
                          &v.length_m,
                          &v.border_length_m,
                          &v.distance_m,
                          &v.value,
                          &v.excess,
                          &v.width_m,
                          &v.cut_share,
                          &v.remaining_area_m2,
                          &v.cumulated_share,
                          &v.followed_share,
                          &v.width_before_m,
                          &v.zone_m2,
                          &v.cumulated_m2,
                          &v.marginal_m2,
                          &v.lines_m,
                          &v.served_share,
                          &v.gain}) {
        a.value(*field);
    }
    a.value(v.count);
}

template <class A>
void describe_number(A& a, std::optional<double>& v) {
    double number = v.value_or(model::kUnknown);
    a.value(number);
    v = std::isnan(number) ? std::nullopt : std::optional(number);
}

template <class A>
void describe(A& a, model::Figure& v) {
    a.value(v.name);
    a.value(v.unit);
    describe_number(a, v.value);
    describe_number(a, v.limit);
    a.value(v.at_most);
    a.value(v.written);
    a.value(v.interpreted);
    a.value(v.where);
}

template <class A>
void describe(A& a, model::RasterMeasures& v) {
    a.value(v.measured);
    if (!v.measured) return;
    a.value(v.cells);
    a.value(v.cells_without);
    for (double* field :
         {&v.valued_m2, &v.without_value_m2, &v.beyond_m2, &v.mean, &v.minimum, &v.maximum, &v.sum, &v.percentile})
        a.value(*field);
    describe_each(a, v.cells_that, [](A& archive, model::CellTest& test) {
        archive.value(test.comparison);
        archive.value(test.limit);
    });
    describe_each(a, v.values, [](A& archive, double& value) { archive.value(value); });
    a.value(v.unit);
    describe(a, v.least);
    describe(a, v.most);
}

template <class A>
void describe(A& a, model::SourceFeature& v) {
    a.value(v.fid);
    a.value(v.label);
    a.value(v.manager);
}

template <class A>
void describe(A& a, model::Sliver& v) {
    describe(a, v.shape);
    a.value(v.area_m2);
    a.value(v.mean_width_m);
    a.value(v.along_border);
    a.value(v.inscribed_width_m);
}

template <class A>
void describe(A& a, model::ClassHit& v) {
    a.value(v.class_code);
    a.value(v.label);
    describe(a, v.strict);
    describe(a, v.robust);
    describe_list(a, v.sources);
    describe(a, v.pieces);
    describe_list(a, v.slivers);
    a.value(v.sharing);
}

template <class A>
void describe(A& a, model::Coverage& v) {
    a.value(v.covered_share);
    a.value(v.uncovered_m2);
    a.value(v.set_aside_m2);
    a.value(v.sufficient);
    describe(a, v.uncovered);
}

template <class A>
void describe(A& a, model::Accounts& v) {
    a.value(v.kept);
    for (double* field :
         {&v.classes_m2, &v.excess_m2, &v.slivers_m2, &v.gaps_m2, &v.set_aside_m2, &v.uncovered_m2, &v.error_m2})
        a.value(*field);
}

template <class A>
void describe(A& a, model::ExceptedGround& v) {
    describe(a, v.title);
    a.value(v.to);
    a.value(v.usable);
    describe(a, v.problem);
    describe(a, v.taken);
    describe(a, v.strict);
    describe(a, v.robust);
    describe(a, v.firm);
    describe_list(a, v.sources);
    describe(a, v.ground);
}

template <class A>
void describe(A& a, model::ReachMeasures& v) {
    a.value(v.measured);
    if (!v.measured) return;
    for (double* field : {&v.within_m, &v.access_m, &v.snap_m, &v.least_m2, &v.share_before, &v.inhabitants,
                          &v.people_per_dwelling, &v.imputed, &v.by_area, &v.served_before, &v.served_after})
        a.value(*field);
    for (std::int64_t* field : {&v.destinations, &v.too_small, &v.unattached, &v.pieces}) a.value(*field);
    for (bool* field : {&v.network, &v.brings, &v.takes, &v.people_declared}) a.value(*field);
}

template <class A>
void describe(A& a, model::Measures& v) {
    a.value(v.subject_m2);
    a.value(v.subject_length_m);
    describe(a, v.strict);
    describe(a, v.robust);
    a.value(v.inner_sliver);
    a.value(v.widest_sliver_m);
    describe_list(a, v.classes);
    a.value(v.near.count);
    a.value(v.near.nearest_m);
    describe_list(a, v.doubtful.features);
    describe(a, v.doubtful.what);
    describe(a, v.doubtful.firm);
    describe(a, v.doubtful.double_mapped);
    describe(a, v.coverage);
    describe(a, v.accounts);
    a.value(v.beyond_search);
    a.value(v.at_end);
    a.value(v.uncertain_m);
    a.value(v.sharing);
    describe_list(a, v.figures);
    describe(a, v.raster);
    describe_list(a, v.exceptions);
    describe(a, v.reach);
}

template <class A>
void describe(A& a, model::Tested& v) {
    a.value(v.verdict);
    a.value(v.reading);
    a.value(v.condition.quantity);
    a.value(v.condition.comparison);
    a.value(v.condition.limit);
    a.value(v.condition.written);
    a.value(v.strict);
    a.value(v.robust);
    a.value(v.whole_strict);
    a.value(v.whole_robust);
    a.value(v.met_strict);
    a.value(v.met_robust);
    a.value(v.met_whole);
    a.value(v.all);
    a.value(v.origin);
}

template <class A>
void describe(A& a, model::StricterRule& v) {
    a.value(v.finding);
    describe(a, v.check_title);
    describe(a, v.document_title);
    a.value(v.verdict);
    a.value(v.rank);
    a.value(v.area_m2);
}

template <class A>
void describe(A& a, model::Reply& v) {
    a.value(v.quotation);
    a.value(v.author);
    a.value(v.date);
}

template <class A>
void describe(A& a, model::Consulted& v) {
    describe(a, v.who);
    a.value(v.by_data);
}

template <class A>
void describe_counted(A& a, model::Counted& v) {
    describe_number(a, v.number);
    a.value(v.imputed);
    describe(a, v.problem);
}

template <class A>
void describe(A& a, model::ConcernedWithin& v) {
    a.value(v.metres);
    for (std::vector<model::NamedPlace>* places : {&v.communes, &v.neighbourhoods}) {
        describe_each(a, *places, [](A& archive, model::NamedPlace& place) {
            archive.value(place.id);
            archive.value(place.name);
        });
    }
    describe(a, v.neighbourhoods_problem);
    describe_counted(a, v.inhabitants);
    describe_counted(a, v.dwellings);
}

template <class A>
void describe(A& a, model::Stability& v) {
    a.value(v.firmness);
    a.value(v.basis);
    a.value(v.within_m);
    describe_number(a, v.flip_m);
    describe_optional(a, v.becomes);
    a.value(v.reading);
    describe(a, v.sentence);
}

template <class A>
void describe(A& a, model::Margin& v) {
    a.value(v.quantity);
    a.value(v.comparison);
    a.value(v.limit);
    a.value(v.value);
    a.value(v.unit);
}

template <class A>
void describe(A& a, model::Change& v) {
    a.value(v.finding);
    describe(a, v.check_title);
    a.value(v.before);
    a.value(v.after);
}

template <class A>
void describe(A& a, model::CutOut& v) {
    describe(a, v.kept);
    a.value(v.subject);
    for (double* field : {&v.kept_m2, &v.lost_m2, &v.lost_share, &v.widened_m, &v.largest_part_m2, &v.widest_m})
        a.value(*field);
    for (std::int64_t* field : {&v.parts, &v.crumbs, &v.rerun}) a.value(*field);
    a.value(v.buildable);
    describe_list(a, v.clears);
    describe_list(a, v.changes);
    describe(a, v.sentence);
}

template <class A>
void describe(A& a, model::Lever& v) {
    a.value(v.kind);
    describe(a, v.text);
    a.value(v.reference);
    a.value(v.verified);
}

template <class A>
void describe(A& a, model::Clearance& v) {
    a.value(v.clearable);
    describe_list(a, v.margins);
    describe_number(a, v.retreat_m);
    describe_optional(a, v.cut);
    describe_list(a, v.levers);
    describe(a, v.first);
    describe(a, v.sentence);
}

template <class A>
void describe(A& a, model::Finding& v) {
    a.value(v.id);
    a.value(v.check_id);
    describe(a, v.check_title);
    a.value(v.theme);
    a.value(v.document_id);
    describe(a, v.document_title);
    a.value(v.document_version);
    a.value(v.document_date);
    a.value(v.document_obtained);
    a.value(v.layer);
    a.value(v.law_date);
    a.value(v.reference);
    a.value(v.reference_verified);
    describe(a, v.rule);
    a.value(v.relation);
    a.value(v.side);
    a.value(v.mandatory);
    a.value(v.emphasis);
    a.value(v.enforceable);
    a.value(v.forbids_building);
    a.value(v.verdict);
    describe_optional(a, v.verdict_on_covered);
    a.value(v.reading);
    a.value(v.reason);
    a.value(v.kind);
    a.value(v.tolerance_m);
    a.value(v.tolerance_origin);
    a.value(v.subject);
    describe(a, v.measures);
    describe_list(a, v.tested);
    a.value(v.rank);
    describe_list(a, v.stricter);
    describe_list(a, v.notes);
    describe(a, v.sentence);
    describe(a, v.supply);
    describe_list(a, v.considering);
    describe(a, v.question);
    describe(a, v.place);
    describe_optional(a, v.reply);
    describe_each(a, v.corrections, [](A& archive, std::string& id) { archive.value(id); });
    describe_list(a, v.consult);
    describe(a, v.stability);
    describe(a, v.clearance);
}

template <class A>
void describe(A& a, model::Part& v) {
    a.value(v.kind);
    describe(a, v.shape);
}

template <class A>
void describe_programme(A& a, std::map<std::string, std::optional<double>>& v) {
    std::uint64_t size = v.size();
    a.value(size);
    if constexpr (A::kReading) {
        for (std::uint64_t i = 0; i < size && a.ok(); ++i) {
            std::string name;
            a.value(name);
            describe_optional(a, v[name]);
        }
    } else {
        for (auto& [name, number] : v) {
            a.value(name);
            describe_optional(a, number);
        }
    }
}

template <class A>
void describe(A& a, model::Project& v) {
    a.value(v.fid);
    std::uint64_t row = v.row;
    a.value(row);
    v.row = row;
    a.value(v.id);
    a.value(v.code);
    a.value(v.variant);
    a.value(v.name);
    a.value(v.operation);
    a.value(v.phase);
    a.value(v.status);
    a.value(v.law_date);
    describe(a, v.perimeter);
    a.value(v.area_m2);
    a.value(v.area_ellipsoidal_m2);
    describe_list(a, v.parts);
    describe_programme(a, v.programme);
    a.value(v.commune_id);
    a.value(v.commune_name);
    describe_each(a, v.corrections, [](A& archive, std::string& id) { archive.value(id); });
    a.value(v.perimeter_digest);
    a.value(v.programme_digest);
}

// The answers are made in pass 2.
template <class A>
void describe(A& a, model::ProjectNeed& v) {
    a.value(v.need);
    a.value(v.reason);
    a.value(v.missing);
    describe(a, v.problem);
    a.value(v.split);
    describe(a, v.split_note);
    a.value(v.status);
    a.value(v.weight);
    describe_each(a, v.pieces, [](A& archive, model::NeedPiece& piece) {
        archive.value(piece.unit);
        archive.value(piece.share);
        archive.value(piece.supply);
        archive.value(piece.removed);
        archive.value(piece.per);
    });
    a.value(v.outside_share);
    a.value(v.outside);
    a.value(v.outside_per);
    a.value(v.overlap_m2);
}

template <class A>
void describe(A& a, model::ProjectResult& v) {
    describe(a, v.project);
    describe_list(a, v.findings);
    describe_list(a, v.needs);
    describe_list(a, v.concerned);
    describe_optional(a, v.together);
}

tl::unexpected<Error> corrupt(const std::filesystem::path& file) {
    return fail(ErrorCode::spill_corrupt,
                Text{"le fichier intermédiaire est tronqué ou altéré", "the intermediate file is truncated or altered"},
                Position{file.filename().string()}, Text{"Relancez l'analyse.", "Run the analysis again."});
}

tl::unexpected<Error> unwritable(const std::filesystem::path& file) {
    return fail(ErrorCode::output_unwritable,
                Text{"écriture impossible (disque plein ?)", "cannot be written (disk full?)"},
                Position{file.filename().string()},
                Text{"Libérez de la place ou changez de dossier.", "Free some space or choose another folder."});
}

}  // namespace

std::string record_of(const model::ProjectResult& result) {
    std::string bytes;
    ByteWriter writer(bytes);
    // `describe` takes a mutable value because it also reads; writing leaves it as it is.
    describe(writer, const_cast<model::ProjectResult&>(result));
    return bytes;
}

std::optional<model::ProjectResult> parse_record(std::string_view bytes) {
    model::ProjectResult result;
    ByteReader reader(bytes);
    describe(reader, result);
    if (!reader.at_end()) return std::nullopt;
    return result;
}

Result<SpillWriter> SpillWriter::create(const std::filesystem::path& file) {
    SpillWriter writer;
    writer.file_ = file;
    writer.out_.open(file, std::ios::binary | std::ios::trunc);
    writer.out_ << kMagic;
    if (!writer.out_) return unwritable(file);
    return writer;
}

SpillWriter::Record::Record(const model::ProjectResult& result)
    : bytes(record_of(result)), check(check_of(bytes)) {}

Result<void> SpillWriter::write(const Record& record) {
    const std::uint64_t size = record.bytes.size();
    out_.write(reinterpret_cast<const char*>(&size), sizeof size);
    out_.write(record.check.data(), static_cast<std::streamsize>(record.check.size()));
    out_.write(record.bytes.data(), static_cast<std::streamsize>(size));
    ++records_;
    if (!out_) return unwritable(file_);
    return {};
}

Result<void> SpillWriter::finish() {
    out_.write(reinterpret_cast<const char*>(&kEnd), sizeof kEnd);
    out_.write(reinterpret_cast<const char*>(&records_), sizeof records_);
    out_.close();
    if (!out_) return unwritable(file_);
    return {};
}

Result<SpillReader> SpillReader::open(const std::filesystem::path& file) {
    SpillReader reader;
    reader.file_ = file;
    std::error_code status;
    reader.size_ = std::filesystem::file_size(file, status);
    reader.in_.open(file, std::ios::binary);
    if (status || !reader.in_) {
        return fail(ErrorCode::file_not_found, Text{"fichier intermédiaire introuvable", "intermediate file not found"},
                    Position{file.string()});
    }
    std::string magic(kMagic.size(), '\0');
    reader.in_.read(magic.data(), static_cast<std::streamsize>(magic.size()));
    if (!reader.in_ || magic != kMagic) return corrupt(file);
    return reader;
}

Result<std::optional<model::ProjectResult>> SpillReader::next() {
    std::uint64_t size = 0;
    in_.read(reinterpret_cast<char*>(&size), sizeof size);
    if (!in_) return corrupt(file_);
    if (size == kEnd) {
        std::uint64_t expected = 0;
        in_.read(reinterpret_cast<char*>(&expected), sizeof expected);
        if (!in_ || expected != records_) return corrupt(file_);
        return std::nullopt;
    }
    if (size > size_) return corrupt(file_);
    std::string check(kCheckBytes, '\0');
    in_.read(check.data(), static_cast<std::streamsize>(check.size()));
    buffer_.resize(size);
    in_.read(buffer_.data(), static_cast<std::streamsize>(size));
    if (!in_) return corrupt(file_);
    if (check != check_of(buffer_)) return corrupt(file_);
    auto result = parse_record(buffer_);
    if (!result) return corrupt(file_);
    ++records_;
    return std::optional<model::ProjectResult>(std::move(*result));
}

std::uint64_t SpillReader::position() { return static_cast<std::uint64_t>(in_.tellg()); }

Result<model::ProjectResult> SpillReader::at(std::uint64_t position) {
    in_.clear();
    in_.seekg(static_cast<std::streamoff>(position));
    auto record = next();
    if (!record) return tl::unexpected(record.error());
    if (!*record) return corrupt(file_);
    return std::move(**record);
}

}  // namespace terracord::runs

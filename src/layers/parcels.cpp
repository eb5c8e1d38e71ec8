#include "layers/parcels.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <set>

#include "base/written_number.hpp"
#include "geometry/measure.hpp"
#include "geometry/nearest.hpp"
#include "geos/geometry.hpp"
#include "geos/overlay.hpp"
#include "index/box_index.hpp"
#include "layers/load_layer.hpp"
#include "layers/repair.hpp"

namespace terracord::layers {
namespace {

using geometry::Family;
using geometry::Point;
using geometry::Shape;

// The area of the land register is that of deeds, not of the plan. Tool defaults, no rule of law.
constexpr double kAreaShare = 0.05;
constexpr double kAreaLeast = 10.0;  // m²: below, rounding and drawing alone make as much
constexpr std::size_t kMostNamed = 5;
constexpr std::size_t kMostQuality = 200;

std::string quoted_areas(double stated, double measured, bool french) {
    const double change = 100.0 * (measured - stated) / std::max(stated, 1.0);
    return french ? fmt::format("{:.0f} m² déclarés, {:.0f} m² mesurés ({:+.0f} %)", stated, measured, change)
                  : fmt::format("{:.0f} m² stated, {:.0f} m² measured ({:+.0f} %)", stated, measured, change);
}

// A short list for a message: the first few, and how many more.
class Listed {
   public:
    void add(const Text& one) {
        if (count_++ >= kMostNamed) return;
        shown_.fr += (shown_.fr.empty() ? "" : " ; ") + one.fr;
        shown_.en += (shown_.en.empty() ? "" : "; ") + one.en;
    }
    [[nodiscard]] std::size_t count() const { return count_; }
    [[nodiscard]] Text text() const {
        if (count_ <= kMostNamed) return shown_;
        return {fmt::format("{} ; et {} autre(s)", shown_.fr, count_ - kMostNamed),
                fmt::format("{}; and {} more", shown_.en, count_ - kMostNamed)};
    }

   private:
    std::size_t count_ = 0;
    Text shown_;
};

// A parcel of the file that somebody asks for.
struct Parcel {
    CadastralReference reference;
    std::vector<Shape> shapes;  // of its records
    std::optional<double> contenance_m2;
    Shape whole;
    Text problem;  // why it cannot be taken
};

class Search {
   public:
    Search(const model::ParcelsSource& spec, const std::vector<ParcelRow>& rows, Mender& mender, Log& log)
        : spec_(spec), rows_(rows), mender_(mender), context_(mender.context()), log_(log) {}

    Result<FoundParcels> run(const gdal::Crs& crs) {
        read_references();
        // Which parcels the points lie in must be known before all records of these can be taken.
        locating_ = !points_.empty();
        if (locating_) {
            QuietLog quiet;  // what is to be said of the file is said when it is read for good
            if (auto read = read_parcels(crs, quiet); !read) return tl::unexpected(read.error());
            locating_ = false;
        }
        if (auto read = read_parcels(crs, log_); !read) return tl::unexpected(read.error());
        for (auto& [idu, parcel] : parcels_) put_together(parcel);
        for (std::size_t row = 0; row < rows_.size(); ++row) give(row);
        report_completions();
        report_repeated();
        report_areas();
        for (auto& [project, unknown] : unknown_) refuse(project, unknown.text());
        return std::move(found_);
    }

   private:
    void read_references() {
        asked_.resize(rows_.size());
        std::vector<geometry::Box> boxes;
        for (std::size_t row = 0; row < rows_.size(); ++row) {
            const ParcelRow& one = rows_[row];
            for (const Point at : one.points) {
                boxes.push_back({at.x, at.y, at.x, at.y});
                points_.push_back({row, at, {}});
            }
            if (!one.points.empty()) continue;
            if (one.reference.empty()) {
                unknown_[one.project].add({fmt::format("aucune référence ({})", one.place.fr),
                                           fmt::format("no reference ({})", one.place.en)});
                continue;
            }
            const auto read = read_reference(one.reference);
            if (!read) {
                unknown_[one.project].add({fmt::format("{} ({})", read.error().fr, one.place.fr),
                                           fmt::format("{} ({})", read.error().en, one.place.en)});
                continue;
            }
            asked_[row] = read->reference;
            communes_asked_.insert(read->reference.commune);
            sheets_asked_.insert(read->reference.sheet());
            parcels_[read->reference.idu()].reference = read->reference;
            for (const Completion completion : read->completions)
                completions_[completion].add({fmt::format("« {} » ({})", one.reference.shown(), one.place.fr),
                                              fmt::format("'{}' ({})", one.reference.shown(), one.place.en)});
        }
        point_index_ = index::BoxIndex(boxes);
    }

    Result<void> read_parcels(const gdal::Crs& crs, Log& log) {
        gdal::ReadRequest request{.input = input_of(spec_.source), .fields = {}, .conditions = {}, .target = crs};
        const auto want = [&](const char* name, std::vector<std::string> aliases) {
            request.fields.push_back({.name = name, .aliases = std::move(aliases), .width = 0, .required = false});
        };
        // Identifiers of the Etalab cadastre, of Parcellaire Express and of the cadastre extension of QGIS; the same in
        // parts.
        want("id", {});
        want("idu", {});
        want("id_parcelle", {"id_parcell", "geo_parcelle"});
        want("commune", {"code_insee", "insee_com", "insee"});
        want("code_dep", {});
        want("code_com", {});
        want("prefixe", {"com_abs", "ccopre"});
        want("section", {"ccosec"});
        want("numero", {"dnupla"});
        want("contenance", {"dcntpa"});
        if (!spec_.idu.empty())
            request.fields.push_back({.name = spec_.idu, .aliases = {}, .width = 0, .required = true});
        auto reader = gdal::VectorReader::open(request, log);
        if (!reader) return tl::unexpected(reader.error());
        found_.info = reader->info();
        found_.files = reader->info().files;
        std::vector<gdal::Record> records;
        std::int64_t identified = 0, read = 0;
        while (true) {
            records.clear();
            const auto count = reader->read(4096, records);
            if (!count) return tl::unexpected(count.error());
            if (*count == 0) break;
            for (gdal::Record& record : records) {
                ++read;
                if (const auto reference = identity_of(record)) {
                    ++identified;
                    take(*reference, record);
                }
            }
        }
        if (identified == 0) return tl::unexpected(no_identifier(read));
        return {};
    }

    [[nodiscard]] std::optional<CadastralReference> identity_of(const gdal::Record& record) const {
        const auto text = [&](std::size_t column) { return plain_blanks(record.values[column].value_or("")); };
        constexpr std::size_t kIds = 3, kOwn = 10;
        std::vector<std::string> whole;
        if (!spec_.idu.empty()) {
            whole.push_back(text(kOwn));
        } else {
            for (std::size_t column = 0; column < kIds; ++column) whole.push_back(text(column));
        }
        constexpr std::size_t kIdu = 14;
        for (const std::string& one : whole) {
            if (one.size() != kIdu) continue;
            WrittenReference written;
            written.whole = one;
            if (auto reference = read_reference(written)) return reference->reference;
        }
        if (!spec_.idu.empty()) return std::nullopt;
        WrittenReference parts;
        parts.commune = text(3).size() == 5 ? text(3) : text(4) + text(5);
        parts.prefix = text(6);
        parts.section = text(7);
        parts.number = text(8);
        if (parts.section.empty() || parts.number.empty()) return std::nullopt;
        auto reference = read_reference(parts);
        return reference ? std::optional(reference->reference) : std::nullopt;
    }

    [[nodiscard]] Error no_identifier(std::int64_t read) const {
        std::string columns;
        for (const gdal::FieldInfo& field : found_.info.fields) columns += (columns.empty() ? "" : ", ") + field.name;
        return fail(ErrorCode::column_not_found,
                    {fmt::format(
                         "« {} » : aucune de ses {} parcelle(s) ne porte d'identifiant cadastral ; colonnes : {}",
                         spec_.source.written, read, columns),
                     fmt::format("'{}': none of its {} parcel(s) bears a cadastral identifier; columns: {}",
                                 spec_.source.written, read, columns)},
                    spec_.source.position,
                    {"Colonnes reconnues : id (Etalab), idu (Parcellaire Express), ou commune, prefixe, section, "
                     "numero. "
                     "Sinon : parcels = { source = \"…\", idu = \"colonne\" }.",
                     "Columns known: id (Etalab), idu (Parcellaire Express), or commune, prefixe, section, numero. "
                     "Else: "
                     "parcels = { source = \"…\", idu = \"column\" }."})
            .value();
    }

    void take(const CadastralReference& reference, gdal::Record& record) {
        communes_there_.insert(reference.commune);
        if (communes_asked_.contains(reference.commune))
            sections_there_[reference.commune].insert(reference.prefix + " " + reference.section);
        if (sheets_asked_.contains(reference.sheet())) numbers_there_[reference.sheet()].insert(reference.number);
        const std::string idu = reference.idu();
        if (locating_) {
            if (take_points(idu, record.shape)) parcels_[idu].reference = reference;
            return;
        }
        const auto wanted = parcels_.find(idu);
        if (wanted == parcels_.end()) return;
        Parcel& parcel = wanted->second;
        parcel.reference = reference;
        constexpr std::size_t kContenance = 9;
        if (const auto& stated = record.values[kContenance]) parcel.contenance_m2 = stated_area_m2(*stated);
        if (record.geometry_missing || record.shape.family() != Family::area) {
            parcel.problem = {"sa parcelle n'a pas de surface dans le fichier", "its parcel has no area in the file"};
            return;
        }
        if (const auto repair = mender_.make_usable(record.fid, record.shape)) {
            const double percent = 100.0 * repair->changed_share;
            if (repair->set_aside) {
                parcel.problem = {fmt::format("sa parcelle est invalide, la réparation en change {:.0f} %", percent),
                                  fmt::format("its parcel is invalid, the repair changes {:.0f} % of it", percent)};
                return;
            }
            add_quality({fmt::format("parcelle {} réparée, {:.2f} % de sa surface changés", reference.shown(), percent),
                         fmt::format("parcel {} repaired, {:.2f} % of its area changed", reference.shown(), percent)});
        }
        parcel.shapes.push_back(std::move(record.shape));
    }

    // Does a point lie in this parcel? Each point remembers which ones.
    bool take_points(const std::string& idu, const Shape& shape) {
        if (points_.empty() || shape.family() != Family::area) return false;
        bool any = false;
        point_index_.query(shape.box(), hits_);
        for (const std::uint32_t hit : hits_) {
            if (!geometry::inside(points_[hit].at, shape)) continue;
            std::vector<std::string>& parcels = points_[hit].parcels;
            if (parcels.empty() || parcels.back() != idu) parcels.push_back(idu);
            any = true;
        }
        return any;
    }

    void put_together(Parcel& parcel) {
        if (!parcel.problem.empty() || parcel.shapes.empty()) return;
        if (parcel.shapes.size() == 1) {
            parcel.whole = std::move(parcel.shapes.front());
            return;
        }
        std::vector<geos::Geometry> members;
        for (const Shape& shape : parcel.shapes) members.push_back(geos::Geometry::from_shape(context_, shape));
        if (auto whole = geos::unite(context_, std::move(members)))
            parcel.whole = whole->to_shape(Family::area);
        else
            parcel.problem = whole.error().message;
    }

    void give(std::size_t row) {
        const ParcelRow& one = rows_[row];
        if (!one.points.empty()) {
            give_points(row);
            return;
        }
        if (!asked_[row]) return;  // told already
        const CadastralReference& reference = *asked_[row];
        const Parcel& parcel = parcels_.at(reference.idu());
        if (!parcel.problem.empty()) {
            unknown_[one.project].add({fmt::format("{} ({}) : {}", reference.shown(), one.place.fr, parcel.problem.fr),
                                       fmt::format("{} ({}): {}", reference.shown(), one.place.en, parcel.problem.en)});
            return;
        }
        if (parcel.whole.empty()) {
            const Text near = nearest(reference);
            unknown_[one.project].add({fmt::format("{} ({}) : {}", reference.shown(), one.place.fr, near.fr),
                                       fmt::format("{} ({}): {}", reference.shown(), one.place.en, near.en)});
            return;
        }
        found_.perimeters[one.fid] = parcel.whole;
        if (!given_.insert(one.project + "\n" + reference.idu()).second) {
            repeated_.add({fmt::format("{}, projet {} ({})", reference.shown(), one.project, one.place.fr),
                           fmt::format("{}, project {} ({})", reference.shown(), one.project, one.place.en)});
            return;
        }
        compare_areas(one, parcel);
    }

    void give_points(std::size_t row) {
        const ParcelRow& one = rows_[row];
        Shape whole(Family::area);
        std::set<std::string> taken;
        while (next_point_ < points_.size() && points_[next_point_].row == row) {
            const Asked& asked = points_[next_point_++];
            const auto refuse_point = [&](const Text& why) {
                unknown_[one.project].add(
                    {fmt::format("le point E {:.1f}, N {:.1f} ({}) {}", asked.at.x, asked.at.y, one.place.fr, why.fr),
                     fmt::format("the point E {:.1f}, N {:.1f} ({}) {}", asked.at.x, asked.at.y, one.place.en,
                                 why.en)});
            };
            if (asked.parcels.empty()) {
                refuse_point({"n'est dans aucune parcelle du fichier", "lies in no parcel of the file"});
                continue;
            }
            if (asked.parcels.size() > 1) {
                const std::string first = parcels_.at(asked.parcels[0]).reference.shown();
                const std::string second = parcels_.at(asked.parcels[1]).reference.shown();
                refuse_point({fmt::format("est à la fois dans {} et {}", first, second),
                              fmt::format("lies in both {} and {}", first, second)});
                continue;
            }
            const Parcel& parcel = parcels_.at(asked.parcels.front());
            if (!parcel.problem.empty()) {
                refuse_point({fmt::format("est dans {} : {}", parcel.reference.shown(), parcel.problem.fr),
                              fmt::format("lies in {}: {}", parcel.reference.shown(), parcel.problem.en)});
                continue;
            }
            if (taken.insert(asked.parcels.front()).second) whole.append(parcel.whole);
        }
        if (taken.size() > 1) {
            // Parcels share their borders: together they are one area only once united.
            std::vector<geos::Geometry> members;
            for (std::size_t part = 0; part < whole.part_count(); ++part)
                members.push_back(geos::Geometry::from_shape(context_, whole.part(part)));
            auto united = geos::unite(context_, std::move(members));
            if (!united) {
                unknown_[one.project].add(united.error().message);
                return;
            }
            whole = united->to_shape(Family::area);
        }
        if (!whole.empty()) found_.perimeters[one.fid] = std::move(whole);
    }

    // Why there is no such parcel, as far as the file can tell.
    [[nodiscard]] Text nearest(const CadastralReference& reference) const {
        if (!communes_there_.contains(reference.commune)) {
            std::string there;
            std::size_t shown = 0;
            for (const std::string& commune : communes_there_) {
                if (++shown > kMostNamed) break;
                there += (there.empty() ? "" : ", ") + commune;
            }
            if (communes_there_.size() > kMostNamed) there += ", …";
            return {fmt::format("le fichier n'a pas cette commune, mais {}", there),
                    fmt::format("the file has not this commune, but {}", there)};
        }
        const auto numbers = numbers_there_.find(reference.sheet());
        if (numbers == numbers_there_.end()) {
            const std::set<std::string>& all = sections_there_.at(reference.commune);
            const std::string wanted = reference.prefix + " " + reference.section;
            std::string near;
            std::size_t shown = 0;
            // Sections sort by their letters: those about the place where it would stand.
            auto at = all.lower_bound(wanted);
            for (int back = 0; back < 2 && at != all.begin(); ++back) --at;
            for (; at != all.end() && shown < kMostNamed; ++at, ++shown) near += (near.empty() ? "" : ", ") + *at;
            return {fmt::format("la commune n'a pas cette section ; sections voisines : {}", near),
                    fmt::format("the commune has not this section; sections near it: {}", near)};
        }
        const int wanted = std::atoi(reference.number.c_str());
        std::vector<std::pair<int, std::string>> near;
        for (const std::string& number : numbers->second)
            near.emplace_back(std::abs(std::atoi(number.c_str()) - wanted), number);
        std::sort(near.begin(), near.end());
        constexpr std::size_t kNear = 3;
        if (near.size() > kNear) near.resize(kNear);
        std::string text;
        for (const auto& [away, number] : near)
            text += fmt::format("{}{} {}", text.empty() ? "" : ", ", reference.section, number);
        return {fmt::format("pas de parcelle de ce numéro ; les plus proches : {}", text),
                fmt::format("no parcel of this number; the nearest: {}", text)};
    }

    void compare_areas(const ParcelRow& row, const Parcel& parcel) {
        const double measured = geometry::area(parcel.whole);
        std::optional<double> stated;
        if (!plain_blanks(row.stated_area).empty()) {
            stated = stated_area_m2(row.stated_area);
            if (!stated) {
                areas_.add({fmt::format("« {} » n'est pas une surface ({})", row.stated_area, row.place.fr),
                            fmt::format("'{}' is no area ({})", row.stated_area, row.place.en)});
                return;
            }
        }
        const bool of_list = stated.has_value();
        if (!of_list) stated = parcel.contenance_m2;
        if (!stated) return;
        const double difference = std::abs(*stated - measured);
        if (difference <= kAreaLeast || difference <= kAreaShare * *stated) return;
        const Text one{fmt::format("projet {}, parcelle {} ({}) : {}", row.project, parcel.reference.shown(),
                                   of_list ? row.place.fr : "contenance du fichier des parcelles",
                                   quoted_areas(*stated, measured, true)),
                       fmt::format("project {}, parcel {} ({}): {}", row.project, parcel.reference.shown(),
                                   of_list ? row.place.en : "area the file of parcels states",
                                   quoted_areas(*stated, measured, false))};
        areas_.add(one);
        add_quality(one);
    }

    void add_quality(Text one) {
        if (found_.quality.size() < kMostQuality) found_.quality.push_back(std::move(one));
    }

    void report_completions() {
        for (const auto& [completion, listed] : completions_) {
            const Text what = name_of(completion);
            warn(ErrorCode::parcel_reference,
                 {fmt::format("{} référence(s) cadastrale(s) : {} : {}", listed.count(), what.fr, listed.text().fr),
                  fmt::format("{} cadastral reference(s): {}: {}", listed.count(), what.en, listed.text().en)},
                 {"Vérifiez-les, ou écrivez les références en entier : 45234 000 AB 0123.",
                  "Check them, or write whole references: 45234 000 AB 0123."});
        }
    }

    void report_repeated() {
        if (repeated_.count() == 0) return;
        warn(ErrorCode::parcel_reference,
             {fmt::format("{} parcelle(s) nommée(s) deux fois, comptée(s) une fois : {}", repeated_.count(),
                          repeated_.text().fr),
              fmt::format("{} parcel(s) named twice, counted once: {}", repeated_.count(), repeated_.text().en)},
             {"Vérifiez qu'aucune n'en remplace une autre.", "Check that none stands in place of another."});
    }

    void report_areas() {
        if (areas_.count() == 0) return;
        warn(ErrorCode::parcel_area,
             {fmt::format("{} surface(s) déclarée(s) à plus de {:.0f} % et {:.0f} m² de la surface mesurée : {}",
                          areas_.count(), 100.0 * kAreaShare, kAreaLeast, areas_.text().fr),
              fmt::format("{} stated area(s) off the measured one by more than {:.0f} % and {:.0f} m²: {}",
                          areas_.count(), 100.0 * kAreaShare, kAreaLeast, areas_.text().en)},
             {"C'est la surface mesurée qui compte. Vérifiez la référence et la date du fichier des parcelles.",
              "The measured area is what counts. Check the reference and the date of the file of parcels."});
    }

    void warn(ErrorCode code, Text message, Text hint) {
        log_.report(Level::warning, Error{code, std::move(message), spec_.source.position, std::move(hint)});
    }

    void refuse(const std::string& project, const Text& what) {
        found_.problems.emplace(
            project,
            fail(ErrorCode::parcel_unknown,
                 {fmt::format("projet {} : {}", project, what.fr), fmt::format("project {}: {}", project, what.en)},
                 spec_.source.position,
                 {"Le projet n'est pas contrôlé sans elles. Corrigez la liste ; une parcelle divisée ou renumérotée se "
                  "cherche sur cadastre.gouv.fr, ou prenez un fichier des parcelles de la date de la liste.",
                  "The project is not checked without them. Correct the list; look up a parcel that was divided or "
                  "renumbered on cadastre.gouv.fr, or take a file of parcels of the list's date."})
                .value());
    }

    struct Asked {
        std::size_t row = 0;
        Point at;
        std::vector<std::string> parcels;
    };

    const model::ParcelsSource& spec_;
    const std::vector<ParcelRow>& rows_;
    Mender& mender_;
    geos::Context& context_;
    Log& log_;
    FoundParcels found_;
    std::vector<std::optional<CadastralReference>> asked_;  // by row
    std::map<std::string, Parcel> parcels_;                 // by IDU
    std::vector<Asked> points_;                             // in the order of their rows
    std::size_t next_point_ = 0;
    bool locating_ = false;  // this reading looks for the parcels of points only
    index::BoxIndex point_index_;
    std::vector<std::uint32_t> hits_;
    std::set<std::string> communes_asked_, sheets_asked_, communes_there_;
    std::map<std::string, std::set<std::string>> sections_there_;  // of the communes asked for
    std::map<std::string, std::set<std::string>> numbers_there_;   // of the sheets asked for
    std::map<std::string, Listed> unknown_;                        // by project
    std::map<Completion, Listed> completions_;
    std::set<std::string> given_;
    Listed repeated_, areas_;
};

}  // namespace

Result<FoundParcels> find_parcels(const model::ParcelsSource& spec, const std::vector<ParcelRow>& rows,
                                  const gdal::Crs& crs, Mender& mender, Log& log) {
    return Search(spec, rows, mender, log).run(crs);
}

}  // namespace terracord::layers

#include "layers/project_reader.hpp"

#include <fmt/format.h>

#include <map>
#include <set>

#include "base/ids.hpp"
#include "base/written_date.hpp"
#include "base/written_number.hpp"
#include "gdal/table_part.hpp"
#include "gdal/vector_reader.hpp"
#include "geometry/measure.hpp"
#include "geos/geometry.hpp"
#include "geos/overlay.hpp"
#include "layers/load_layer.hpp"
#include "layers/parcels.hpp"
#include "layers/programme_reader.hpp"
#include "layers/reference_list.hpp"
#include "layers/repair.hpp"

namespace terracord::layers {

using geometry::Family;
using geometry::Shape;
using model::Project;

namespace {

constexpr std::string_view kFid = "@fid";

// "Design " is "design": blanks and capitals are nobody's meaning.
std::string plain_word(std::string_view text) {
    std::string word;
    for (const char c : text) {
        if (c != ' ' && c != '\t') word += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return word;
}

// A correction of the analysis, and whether it has found its project.
struct ProjectCorrection {
    const model::ProjectCorrection* spec = nullptr;
    Shape perimeter;  // what to take instead; empty: the repair
    bool used = false;
};

struct PartRow {
    std::optional<model::PartKind> kind;
    std::string written_kind;
    Shape shape;
};

}  // namespace

struct ProjectReader::State {
    const model::Analysis* analysis = nullptr;
    Log* log = nullptr;
    geos::Context context;
    Mender mender{context};
    std::optional<gdal::Crs> crs;
    std::optional<gdal::VectorReader> reader;
    std::vector<std::string> conditions;
    std::vector<std::string> programme_names;  // in the order of their columns
    std::size_t id_column = 0, name_column = 0, variant_column = 0, phase_column = 0, status_column = 0,
                programme_column = 0;
    std::size_t operation_column = 0, law_column = 0;
    std::size_t declared_column = 0;
    std::vector<std::string> declared;                  // columns of declarations, each once
    std::set<std::string> repeated;                     // ids on several rows
    std::map<std::string, Project> merged;              // with `dissolve`, what repeated rows have given so far
    std::set<std::string> spoiled;                      // ids one of whose rows cannot be used: none of them is given
    std::map<std::string, std::vector<PartRow>> parts;  // by project code
    std::set<std::string> parts_used;                   // codes that found their project
    DestinationRows destinations;                       // by project code
    bool destinations_read = false;
    bool complete = true;  // false: a value or a table of the programme cannot be used
    std::vector<ProjectCorrection> corrections;
    std::optional<FoundParcels> parcels;  // of a list of references, or of points that take their parcel
    ReferenceColumns reference_columns;
    std::set<std::string> contradicted;     // id and quantity on which rows of a list differ
    std::vector<std::string> merged_order;  // ids in `merged`, as their first rows come
    std::vector<gdal::Record> batch;
    std::size_t batch_at = 0;
    std::int64_t rows = 0;
    std::size_t given = 0;
    bool ended = false;
    std::vector<model::FailedProject> failed;
    std::vector<std::filesystem::path> files;
    model::LayerAccount account;

    [[nodiscard]] const model::ProjectsSpec& spec() const { return analysis->projects; }
    // The source has no geometry of its own: each row names a parcel.
    [[nodiscard]] bool a_list() const { return spec().parcels && !spec().points_take_parcel; }
    // Rows that share an id make one project.
    [[nodiscard]] bool merges() const { return spec().dissolve || spec().parcels; }

    gdal::ReadRequest request(bool identities_only) {
        gdal::ReadRequest request;
        request.input = input_of(spec().source);
        request.loses_what_is_beyond_limits = true;  // one project does not take the others down
        const auto want = [&](const std::string& column) {
            if (column.empty() || column == kFid) return;
            request.fields.push_back({.name = column, .aliases = {}, .width = 0, .required = true});
        };
        want(spec().id);
        variant_column = request.fields.size();
        want(spec().variant);
        if (identities_only) {
            request.with_geometry = false;
            return request;
        }
        name_column = request.fields.size();
        want(spec().name);
        phase_column = request.fields.size();
        want(spec().phase);
        operation_column = request.fields.size();
        want(spec().operation);
        status_column = request.fields.size();
        want(spec().status);
        law_column = request.fields.size();
        want(spec().law_date);
        programme_column = request.fields.size();
        for (const auto& [quantity, column] : spec().programme.columns) want(column);
        declared_column = request.fields.size();
        for (const std::string& column : declared) want(column);
        request.conditions = conditions;
        request.with_geometry = !a_list();
        if (request.with_geometry) request.target = crs;
        return request;
    }

    [[nodiscard]] std::string code_of(const gdal::Record& record) const {
        if (spec().id == kFid) return std::to_string(record.fid);
        return record.values[id_column].value_or("");
    }
    [[nodiscard]] std::string variant_of(const gdal::Record& record) const {
        return spec().variant.empty() ? "" : record.values[variant_column].value_or("");
    }
    [[nodiscard]] std::string identity_of(const gdal::Record& record) const {
        const std::string variant = variant_of(record);
        std::string id = escape_id(code_of(record));
        if (!variant.empty()) id += "/" + escape_id(variant);
        return id;
    }

    void reject(const std::string& id, ErrorCode code, Text message, Text hint) {
        Error error{code, std::move(message), spec().source.position, std::move(hint)};
        log->report(Level::error, error);
        failed.push_back({id, std::move(error)});
        spoiled.insert(id);
        merged.erase(id);
    }

    // The value is unknown from here on, never zero; the rest of the project stands.
    void report_value(const std::string& id, const Text& why) {
        complete = false;
        log->report(Level::error,
                    Error{ErrorCode::project_unusable,
                          Text{fmt::format("projet {} : {} ; la valeur est tenue pour inconnue", id, why.fr),
                               fmt::format("project {}: {}; the value counts as unknown", id, why.en)},
                          spec().source.position,
                          Text{"Écrivez un nombre positif, dans l'unité de la colonne.",
                               "Write a positive number, in the unit of the column."}});
    }

    // False: no date, or one that means nothing; the project is then set aside.
    bool read_law_date(const gdal::Record& record, Project& project);
    Result<void> find_repeated();
    Result<void> read_parcels();
    [[nodiscard]] Text place_of(std::int64_t fid, const std::string& driver) const;
    Result<void> read_parts();
    Result<void> read_corrections();
    ProjectCorrection* correction_of(const Project& project);
    void report_stray_corrections();
    void read_table();
    void add_destinations(Project& project);
    std::optional<Project> project_of(gdal::Record& record);
    void add_parts(Project& project);
    void report_stray_parts();
    void merge(Project&& project);
    void complete_programme(Project& project, const Project& row);
};

bool ProjectReader::State::read_law_date(const gdal::Record& record, Project& project) {
    if (spec().law_date.empty()) return true;
    const std::string written = plain_blanks(record.values[law_column].value_or(""));
    // The empty date of the standards' tables.
    if (written.find_first_not_of("0/- :") == std::string::npos) return true;
    project.law_date = iso_date(written);
    Text why;
    if (project.law_date.empty()) {
        why = {fmt::format("« {} » n'est pas une date", written), fmt::format("'{}' is no date", written)};
    } else if (project.law_date > analysis->date) {
        why = {fmt::format("le {} est postérieur à la date de l'analyse", project.law_date),
               fmt::format("{} is later than the date of the analysis", project.law_date)};
    } else {
        if (project.law_date == analysis->date) project.law_date.clear();
        return true;
    }
    reject(
        project.id, ErrorCode::law_date_unusable,
        Text{fmt::format("projet {} : date du droit applicable (colonne {}) : {}", project.id, spec().law_date, why.fr),
             fmt::format("project {}: date of the law that applies (column {}): {}", project.id, spec().law_date,
                         why.en)},
        Text{"Écrire AAAA-MM-JJ, ou laisser vide pour la date de l'analyse.",
             "Write YYYY-MM-DD, or leave it empty for the date of the analysis."});
    return false;
}

Result<void> ProjectReader::State::find_repeated() {
    if (spec().id == kFid) return {};
    auto ids = gdal::VectorReader::open(request(true), *log);
    if (!ids) return tl::unexpected(ids.error());
    std::set<std::string> seen;
    std::vector<gdal::Record> records;
    while (true) {
        records.clear();
        const auto count = ids->read(4096, records);
        if (!count) return tl::unexpected(count.error());
        if (*count == 0) return {};
        for (const gdal::Record& record : records) {
            std::string id = identity_of(record);
            if (!seen.insert(id).second) repeated.insert(std::move(id));
        }
    }
}

Text ProjectReader::State::place_of(std::int64_t fid, const std::string& driver) const {
    const std::string name = std::filesystem::path(spec().source.written).filename().string();
    if (spec().points_take_parcel) {
        return {fmt::format("{}, objet {}", name, fid), fmt::format("{}, feature {}", name, fid)};
    }
    const std::int64_t line = line_of(fid, driver);
    return {fmt::format("{}, ligne {}", name, line), fmt::format("{}, line {}", name, line)};
}

Result<void> ProjectReader::State::read_parcels() {
    if (!spec().parcels) return {};
    gdal::ReadRequest wanted = request(true);
    if (a_list()) {
        auto table = gdal::VectorReader::open({.input = input_of(spec().source), .with_geometry = false}, *log);
        if (!table) return tl::unexpected(table.error());
        std::vector<std::string> taken{spec().id, spec().name, spec().variant};
        for (const auto& [quantity, column] : spec().programme.columns) taken.push_back(column);
        auto columns = layers::reference_columns(*spec().parcels, spec().source, table->info().fields, taken);
        if (!columns) return tl::unexpected(columns.error());
        reference_columns = std::move(*columns);
    } else {
        wanted.with_geometry = true;
        wanted.target = crs;
    }
    std::vector<std::optional<std::size_t>> at;
    for (const std::string* column :
         {&reference_columns.whole, &reference_columns.commune, &reference_columns.prefix, &reference_columns.section,
          &reference_columns.number, &reference_columns.stated_area}) {
        at.push_back(column->empty() ? std::nullopt : std::optional(wanted.fields.size()));
        if (!column->empty()) wanted.fields.push_back({.name = *column, .aliases = {}, .width = 0, .required = true});
    }
    auto listed = gdal::VectorReader::open(wanted, *log);
    if (!listed) return tl::unexpected(listed.error());
    std::vector<ParcelRow> asked;
    std::vector<gdal::Record> records;
    while (true) {
        records.clear();
        const auto count = listed->read(4096, records);
        if (!count) return tl::unexpected(count.error());
        if (*count == 0) break;
        for (const gdal::Record& record : records) {
            ParcelRow row{.fid = record.fid,
                          .place = place_of(record.fid, listed->info().driver),
                          .project = identity_of(record),
                          .reference = {},
                          .stated_area = {},
                          .points = {}};
            if (a_list()) {
                const auto text = [&](std::size_t i) { return at[i] ? record.values[*at[i]].value_or("") : ""; };
                row.reference = {text(0), text(1), text(2), text(3), text(4)};
                row.stated_area = text(5);
            } else {
                if (record.shape.family() != Family::point) continue;  // a perimeter stays what it is
                row.points.assign(record.shape.points().begin(), record.shape.points().end());
            }
            asked.push_back(std::move(row));
        }
    }
    auto found = find_parcels(*spec().parcels, asked, *crs, mender, *log);
    if (!found) return tl::unexpected(found.error());
    files.insert(files.end(), found->files.begin(), found->files.end());
    parcels = std::move(*found);
    return {};
}

Result<void> ProjectReader::State::read_parts() {
    if (!spec().parts) return {};
    const model::PartsSource& source = *spec().parts;
    gdal::ReadRequest request{.input = input_of(source.source), .fields = {}, .conditions = {}, .target = crs};
    request.fields.push_back({.name = source.project_column, .aliases = {}, .width = 0, .required = true});
    request.fields.push_back({.name = source.kind_column, .aliases = {}, .width = 0, .required = true});
    auto opened = gdal::VectorReader::open(request, *log);
    if (!opened) return tl::unexpected(opened.error());
    files.insert(files.end(), opened->info().files.begin(), opened->info().files.end());
    std::vector<gdal::Record> records;
    while (true) {
        records.clear();
        const auto count = opened->read(4096, records);
        if (!count) return tl::unexpected(count.error());
        if (*count == 0) return {};
        for (gdal::Record& record : records) {
            const std::string written = record.values[1].value_or("");
            PartRow row{
                .kind = model::part_kind_from(written), .written_kind = written, .shape = std::move(record.shape)};
            parts[record.values[0].value_or("")].push_back(std::move(row));
        }
    }
}

// A perimeter that was corrected and cannot be read: the one it replaces must not be taken for it.
Result<void> ProjectReader::State::read_corrections() {
    for (const model::ProjectCorrection& spec : analysis->corrections) {
        ProjectCorrection& correction = corrections.emplace_back();
        correction.spec = &spec;
        if (!spec.source) continue;
        gdal::ReadRequest request{.input = input_of(*spec.source), .fields = {}, .conditions = {}, .target = crs};
        auto opened = gdal::VectorReader::open(request, *log);
        if (!opened) return tl::unexpected(opened.error());
        files.insert(files.end(), opened->info().files.begin(), opened->info().files.end());
        std::vector<geos::Geometry> members;
        std::vector<gdal::Record> records;
        while (true) {
            records.clear();
            const auto count = opened->read(4096, records);
            if (!count) return tl::unexpected(count.error());
            if (*count == 0) break;
            for (gdal::Record& record : records) {
                if (record.geometry_missing || record.shape.family() != Family::area) continue;
                if (mender.make_usable(record.fid, record.shape).value_or(model::Repair{}).set_aside) continue;
                members.push_back(geos::Geometry::from_shape(context, record.shape));
            }
        }
        if (members.empty()) {
            return fail(ErrorCode::project_unusable,
                        {fmt::format("correction du projet {} : aucun périmètre exploitable dans « {} »", spec.project,
                                     spec.source->written),
                         fmt::format("correction of project {}: no usable perimeter in '{}'", spec.project,
                                     spec.source->written)},
                        spec.source->position,
                        {"Le fichier contient le périmètre à prendre, comme un polygone fermé.",
                         "The file holds the perimeter to take, as a closed polygon."});
        }
        auto whole = geos::unite(context, std::move(members));
        if (!whole) return tl::unexpected(whole.error());
        correction.perimeter = whole->to_shape(Family::area);
    }
    return {};
}

ProjectCorrection* ProjectReader::State::correction_of(const Project& project) {
    for (ProjectCorrection& correction : corrections) {
        if (correction.spec->project == project.id || correction.spec->project == project.code) return &correction;
    }
    return nullptr;
}

// A misspelt identifier would leave the uncorrected perimeter in place.
void ProjectReader::State::report_stray_corrections() {
    for (const ProjectCorrection& correction : corrections) {
        if (correction.used) continue;
        complete = false;
        log->report(Level::error,
                    Error{ErrorCode::unknown_reference,
                          Text{fmt::format("correction du projet « {} » : aucun projet lu ne porte ce nom",
                                           correction.spec->project),
                               fmt::format("correction of project '{}': no project read has this name",
                                           correction.spec->project)},
                          correction.spec->position,
                          Text{"Les noms sont ceux de la colonne d'identifiant.",
                               "Names are those of the identifier column."}});
    }
    corrections.clear();
}

// A table that cannot be read leaves the destinations unknown; the projects are checked all the same.
void ProjectReader::State::read_table() {
    if (!spec().programme.table) return;
    auto table = read_destinations(*spec().programme.table, *crs, *log);
    if (!table) {
        complete = false;
        log->report(Level::error, table.error());
        return;
    }
    destinations_read = true;
    destinations = std::move(*table);
    complete = complete && destinations.complete;
    files.insert(files.end(), destinations.files.begin(), destinations.files.end());
}

// Rows name the project, or the project and its variant.
void ProjectReader::State::add_destinations(Project& project) {
    if (!destinations_read) return;
    auto found = destinations.rows.find(project.id);
    if (found == destinations.rows.end()) found = destinations.rows.find(project.code);
    const bool spoiled_rows = destinations.spoiled.contains(project.id) || destinations.spoiled.contains(project.code);
    if (found == destinations.rows.end() || spoiled_rows) return;
    project.destinations_given = true;
    for (const DestinationRows::Row& row : found->second) {
        model::Destination destination = row.destination;
        if (!destination.place.empty()) {
            // A place that cannot be used is a place nobody knows.
            const auto repair = mender.make_usable(0, destination.place);
            if (repair && repair->set_aside) destination.place = Shape(Family::area);
        }
        if (destination.place.empty() && row.part) {
            std::vector<geos::Geometry> members;
            for (const model::Part& part : project.parts) {
                if (part.kind == *row.part) members.push_back(geos::Geometry::from_shape(context, part.shape));
            }
            if (!members.empty()) {
                if (auto whole = geos::unite(context, std::move(members)))
                    destination.place = whole->to_shape(Family::area);
            }
        }
        project.destinations.push_back(std::move(destination));
    }
}

void ProjectReader::State::add_parts(Project& project) {
    const auto found = parts.find(project.code);
    if (found == parts.end()) return;
    parts_used.insert(project.code);
    for (PartRow& row : found->second) {
        const bool usable_shape =
            row.shape.family() == Family::area && !mender.make_usable(0, row.shape).value_or(model::Repair{}).set_aside;
        if (!row.kind || !usable_shape) {
            // A part that is lost would leave its ground unchecked: say it, and check the perimeter instead.
            log->report(
                Level::error,
                Error{ErrorCode::project_unusable,
                      Text{fmt::format("projet {} : partie « {} » inexploitable, le périmètre entier est contrôlé",
                                       project.id, row.written_kind),
                           fmt::format("project {}: part \"{}\" cannot be used, the whole perimeter is checked",
                                       project.id, row.written_kind)},
                      spec().parts->source.position,
                      Text{"Une partie est une surface de nature built, road, open ou kept.",
                           "A part is an area of kind built, road, open or kept."}});
            project.parts.clear();
            return;
        }
        project.parts.push_back({*row.kind, row.shape});
    }
}

// Parts of projects that are not among those read: perhaps filtered out, perhaps misspelt.
void ProjectReader::State::report_stray_parts() {
    std::string names;
    std::size_t count = 0;
    constexpr std::size_t kMostNamed = 3;
    for (const auto& [code, unused] : parts) {
        if (parts_used.contains(code)) continue;
        if (++count <= kMostNamed) names += (names.empty() ? "" : ", ") + code;
    }
    parts.clear();
    if (count == 0) return;
    log->report(
        Level::warning,
        Error{
            ErrorCode::project_unusable,
            Text{fmt::format("{} : des parties portent un code de projet absent des projets lus ({} code(s) : {}{})",
                             spec().parts->source.written, count, names, count > kMostNamed ? ", …" : ""),
                 fmt::format("{}: parts bear a project code that no project read has ({} code(s): {}{})",
                             spec().parts->source.written, count, names, count > kMostNamed ? ", …" : "")},
            spec().parts->source.position,
            Text{"Vérifiez la colonne de rattachement des parties.", "Check the column that ties parts to projects."}});
}

std::optional<Project> ProjectReader::State::project_of(gdal::Record& record) {
    Project project;
    project.fid = record.fid;
    project.code = code_of(record);
    project.variant = variant_of(record);
    project.id = identity_of(record);
    if (plain_blanks(project.code).empty()) {
        reject(fmt::format("@{}", record.fid), ErrorCode::project_unusable,
               Text{fmt::format("objet {} : identifiant de projet vide", record.fid),
                    fmt::format("feature {}: empty project identifier", record.fid)},
               Text{"Renseignez la colonne d'identifiant.", "Fill in the identifier column."});
        return std::nullopt;
    }
    if (parcels) {
        if (spoiled.contains(project.id)) return std::nullopt;  // told with its first row
        if (const auto problem = parcels->problems.find(project.id); problem != parcels->problems.end()) {
            const Error& error = problem->second;
            reject(project.id, error.code, error.message, error.hint);
            return std::nullopt;
        }
        if (const auto perimeter = parcels->perimeters.find(record.fid); perimeter != parcels->perimeters.end()) {
            record.shape = perimeter->second;
            record.geometry_missing = false;
        }
    }
    if (repeated.contains(project.id) && !merges()) {
        reject(
            project.id, ErrorCode::duplicate_project,
            Text{fmt::format("projet {} : identifiant porté par plusieurs lignes (objet {})", project.id, record.fid),
                 fmt::format("project {}: identifier borne by several rows (feature {})", project.id, record.fid)},
            Text{"Donnez un identifiant à chaque projet, ou écrivez dissolve = true pour réunir les lignes.",
                 "Give each project its own identifier, or write dissolve = true to merge the rows."});
        return std::nullopt;
    }
    ProjectCorrection* correction = correction_of(project);
    if (correction != nullptr) {
        correction->used = true;
        project.corrections.push_back(correction->spec->why.id);
        if (!correction->perimeter.empty()) {
            record.shape = correction->perimeter;
            record.geometry_missing = false;
        }
    }
    if (record.geometry_missing || record.shape.family() != Family::area) {
        const bool missing = record.geometry_missing;
        const bool point = record.shape.family() == Family::point;
        reject(
            project.id, missing ? ErrorCode::geometry_missing : ErrorCode::project_unusable,
            missing ? Text{fmt::format("projet {} : périmètre absent ou vide", project.id),
                           fmt::format("project {}: missing or empty perimeter", project.id)}
            : point ? Text{fmt::format("projet {} : un point n'a pas de surface à contrôler", project.id),
                           fmt::format("project {}: a point has no ground to check", project.id)}
                    : Text{fmt::format("projet {} : le périmètre n'est pas une surface", project.id),
                           fmt::format("project {}: the perimeter is not an area", project.id)},
            point
                ? Text{"Dessinez le périmètre, ou prenez la parcelle où est le point : points = \"parcel\", parcels = "
                       "\"parcelles.geojson.gz\".",
                       "Draw the perimeter, or take the parcel the point lies in: points = \"parcel\", parcels = "
                       "\"parcels.geojson.gz\"."}
                : Text{"Dessinez le périmètre comme un polygone fermé.", "Draw the perimeter as a closed polygon."});
        return std::nullopt;
    }
    const bool accepted = correction != nullptr && correction->spec->accept_repair;
    if (const auto repair = mender.make_usable(record.fid, record.shape, accepted)) {
        account.repairs.push_back(*repair);
        if (repair->set_aside) {
            reject(project.id, ErrorCode::geometry_set_aside,
                   Text{fmt::format("projet {} : périmètre invalide, la réparation change {:.0f} % de sa surface",
                                    project.id, 100.0 * repair->changed_share),
                        fmt::format("project {}: invalid perimeter, its repair changes {:.0f} % of its area",
                                    project.id, 100.0 * repair->changed_share)},
                   Text{"Redessinez le périmètre sans croisement.", "Redraw the perimeter without crossings."});
            return std::nullopt;
        }
    }
    if (!read_law_date(record, project)) return std::nullopt;
    project.name = spec().name.empty() ? project.code : record.values[name_column].value_or(project.code);
    project.phase = analysis->phase;
    if (!spec().phase.empty()) {
        const std::string written = record.values[phase_column].value_or("");
        if (const auto phase = model::phase_from(plain_word(written))) {
            project.phase = *phase;
        } else if (!written.empty()) {
            log->report(
                Level::warning,
                Error{ErrorCode::project_unusable,
                      Text{fmt::format("projet {} : phase « {} » inconnue, celle de l'analyse est prise", project.id,
                                       written),
                           fmt::format("project {}: unknown phase \"{}\", the analysis' own is taken", project.id,
                                       written)},
                      spec().source.position,
                      Text{"Phases : design, programming, works, use.", "Phases: design, programming, works, use."}});
        }
    }
    if (!spec().operation.empty()) project.operation = record.values[operation_column].value_or("");
    if (!spec().status.empty()) project.status = plain_blanks(record.values[status_column].value_or(""));
    std::size_t column = programme_column;
    for (const auto& [quantity, name] : spec().programme.columns) {
        const auto& text = record.values[column++];
        project.programme[quantity] = std::nullopt;
        if (!text || plain_blanks(*text).empty()) continue;
        if (const auto value = programme_value(quantity, *text)) {
            project.programme[quantity] = *value;
        } else {
            report_value(project.id, {fmt::format("« {} » (colonne {}) : {}", *text, name, value.error().fr),
                                      fmt::format("'{}' (column {}): {}", *text, name, value.error().en)});
        }
    }
    for (std::size_t i = 0; i < declared.size(); ++i) {
        const auto& text = record.values[declared_column + i];
        if (text && text->find_first_not_of(" \t\r\n") != std::string::npos) project.declarations[declared[i]] = *text;
    }
    for (const Text& why : contradictions(project)) report_value(project.id, why);
    project.conditions = record.conditions;
    project.perimeter = std::move(record.shape);
    return project;
}

// In a list the programme stands on one row of a project, or on all; two values on two rows may be a sum or a mistake.
void ProjectReader::State::complete_programme(Project& project, const Project& row) {
    for (const auto& [quantity, value] : row.programme) {
        std::optional<double>& known = project.programme[quantity];
        const std::string which = project.id + "\n" + quantity;
        if (!value || known == value || contradicted.contains(which)) continue;
        if (!known) {
            known = value;
            continue;
        }
        contradicted.insert(which);
        report_value(project.id, {fmt::format("ses lignes disent « {} » {} et {}", quantity, *known, *value),
                                  fmt::format("its rows say '{}' {} and {}", quantity, *known, *value)});
        known.reset();
    }
}

void ProjectReader::State::merge(Project&& project) {
    auto [at, fresh] = merged.try_emplace(project.id, std::move(project));
    if (fresh) {
        merged_order.push_back(at->first);
        return;
    }
    if (a_list()) complete_programme(at->second, project);
    if (at->second.law_date != project.law_date) {
        reject(project.id, ErrorCode::law_date_unusable,
               Text{fmt::format("projet {} : ses lignes disent deux dates du droit applicable", project.id),
                    fmt::format("project {}: its rows say two dates of the law that applies", project.id)},
               Text{"Écrire la même date sur toutes les lignes d'un projet.",
                    "Write the same date on all rows of a project."});
        return;
    }
    std::vector<geos::Geometry> members;
    members.push_back(geos::Geometry::from_shape(context, at->second.perimeter));
    members.push_back(geos::Geometry::from_shape(context, project.perimeter));
    if (auto whole = geos::unite(context, std::move(members))) {
        at->second.perimeter = whole->to_shape(Family::area);
    } else {
        reject(project.id, whole.error().code, whole.error().message, whole.error().hint);
    }
}

ProjectReader::ProjectReader(std::unique_ptr<State> state) : state_(std::move(state)) {}
ProjectReader::~ProjectReader() = default;
ProjectReader::ProjectReader(ProjectReader&&) noexcept = default;
ProjectReader& ProjectReader::operator=(ProjectReader&&) noexcept = default;

Result<gdal::Crs> ProjectReader::source_crs(const model::Analysis& analysis, Log& log) {
    const model::ProjectsSpec& spec = analysis.projects;
    const model::VectorSource& source = spec.parcels && !spec.points_take_parcel ? spec.parcels->source : spec.source;
    gdal::ReadRequest request{
        .input = gdal::without_rows(input_of(source)), .fields = {}, .conditions = {}, .target = {}};
    auto opened = gdal::VectorReader::open(request, log);
    if (!opened) return tl::unexpected(opened.error());
    if (opened->info().crs) return *opened->info().crs;
    // A layer may have none as long as nobody computes with it: asked to be moved, it says so and proposes candidates.
    request.target = gdal::Crs::parse("EPSG:2154").value();
    request.input = input_of(source);
    opened = gdal::VectorReader::open(request, log);
    if (!opened) return tl::unexpected(opened.error());
    return *opened->info().crs;
}

Result<ProjectReader> ProjectReader::open(const model::Analysis& analysis, const gdal::Crs& crs, Log& log) {
    auto state = std::make_unique<State>();
    state->analysis = &analysis;
    state->log = &log;
    state->crs = crs;
    std::set<std::string> clauses;
    for (const model::CheckSpec& check : analysis.checks) {
        if (!check.projects_where.empty()) clauses.insert(check.projects_where);
    }
    state->conditions.assign(clauses.begin(), clauses.end());
    std::set<std::string> columns;
    for (const model::CheckSpec& check : analysis.checks) {
        const auto* declared = std::get_if<model::Declared>(&check.kind);
        if (declared != nullptr && !declared->column.empty()) columns.insert(declared->column);
    }
    for (const model::CheckSpec& check : analysis.checks) {
        const auto* access = std::get_if<model::Access>(&check.kind);
        const auto* population = std::get_if<model::Population>(&check.kind);
        const model::Changes* changes = access != nullptr       ? &access->changes
                                        : population != nullptr ? &population->changes
                                                                : nullptr;
        if (changes == nullptr) continue;
        for (const std::string& column : {changes->brings_column, changes->takes_column}) {
            if (!column.empty()) columns.insert(column);
        }
    }
    state->declared.assign(columns.begin(), columns.end());
    if (auto found = state->find_repeated(); !found) return tl::unexpected(found.error());
    if (auto read = state->read_parcels(); !read) return tl::unexpected(read.error());
    if (auto read = state->read_parts(); !read) return tl::unexpected(read.error());
    if (auto read = state->read_corrections(); !read) return tl::unexpected(read.error());
    state->read_table();
    auto reader = gdal::VectorReader::open(state->request(false), log);
    if (!reader) return tl::unexpected(reader.error());
    state->reader = std::move(*reader);
    gdal::LayerInfo info = state->reader->info();
    state->files.insert(state->files.end(), info.files.begin(), info.files.end());
    state->account.files = info.files;
    if (state->parcels) {
        const gdal::LayerInfo& of_parcels = state->parcels->info;
        state->account.files.insert(state->account.files.end(), of_parcels.files.begin(), of_parcels.files.end());
        state->account.quality = state->parcels->quality;
        if (state->a_list()) {
            info.crs = of_parcels.crs;
            info.operation = of_parcels.operation;
            info.operation_accuracy_m = of_parcels.operation_accuracy_m;
            info.assumption = of_parcels.assumption;
        }
    }
    state->account.document_id = "";
    state->account.layer = "projects";
    state->account.source = analysis.projects.source.written;
    state->account.driver = info.driver;
    state->account.crs = info.crs ? (info.crs->code().empty() ? info.crs->name() : info.crs->code()) : "";
    state->account.operation = info.operation;
    state->account.operation_accuracy_m = info.operation_accuracy_m;
    state->account.assumption = info.assumption;
    state->account.usable = true;
    return ProjectReader(std::move(state));
}

Result<bool> ProjectReader::next(std::size_t most, std::vector<Project>& block) {
    State& s = *state_;
    block.clear();
    const auto give = [&](Project&& project) {
        project.row = s.given++;
        project.area_m2 = geometry::area(project.perimeter);
        for (std::size_t part = 0; part < project.perimeter.part_count(); ++part) {
            for (std::size_t r = project.perimeter.part_begin(part); r < project.perimeter.part_end(part); ++r) {
                const double ring = gdal::ellipsoidal_area(*s.crs, project.perimeter.ring(r));
                project.area_ellipsoidal_m2 += r == project.perimeter.part_begin(part) ? ring : -ring;
            }
        }
        s.add_parts(project);
        s.add_destinations(project);
        block.push_back(std::move(project));
    };
    while (block.size() < most && !s.ended) {
        if (s.batch_at == s.batch.size()) {
            s.batch.clear();
            s.batch_at = 0;
            const auto count = s.reader->read(most, s.batch);
            if (!count) return tl::unexpected(count.error());
            if (*count == 0) {
                s.ended = true;
                break;
            }
        }
        gdal::Record& record = s.batch[s.batch_at++];
        ++s.rows;
        ++s.account.features;
        s.account.missing_geometries += record.geometry_missing ? 1 : 0;
        auto project = s.project_of(record);
        if (!project) continue;
        if (s.spoiled.contains(project->id)) continue;
        if (s.a_list() || (s.merges() && s.repeated.contains(project->id))) {
            s.merge(std::move(*project));
        } else {
            give(std::move(*project));
        }
    }
    if (s.ended) {
        // Merged projects are complete only now; they follow the others, in order of id. Those of a list are all
        // merged: they keep its order.
        if (s.a_list()) {
            for (const std::string& id : s.merged_order) {
                if (const auto at = s.merged.find(id); at != s.merged.end()) give(std::move(at->second));
            }
        } else {
            for (auto& [id, project] : s.merged) give(std::move(project));
        }
        s.merged.clear();
        s.report_stray_parts();
        s.report_stray_corrections();
    }
    return !block.empty();
}

const std::vector<model::FailedProject>& ProjectReader::failed() const { return state_->failed; }
bool ProjectReader::complete() const { return state_->complete; }
const ValidityCounts& ProjectReader::validity() const { return state_->mender.counts(); }
std::int64_t ProjectReader::rows() const { return state_->rows; }
const std::vector<std::filesystem::path>& ProjectReader::files() const { return state_->files; }
const model::LayerAccount& ProjectReader::account() const { return state_->account; }
const std::vector<std::string>& ProjectReader::conditions() const { return state_->conditions; }

}  // namespace terracord::layers

#include "survey/guess_projects.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "config/keys.hpp"
#include "gdal/vector_reader.hpp"
#include "model/vocabulary.hpp"

namespace terracord::survey {

namespace {

using Usual = std::vector<std::string_view>;

std::string lower(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return text;
}

const Usual kIds{"id",          "code",       "id_projet", "code_projet", "projet",    "projet_id",
                 "identifiant", "reference",  "ref",       "num",         "numero",    "no",
                 "project",     "project_id", "code_op",   "id_op",       "lib_idpsc", "idpsc"};
const Usual kNames{"nom",       "name",   "libelle",     "intitule", "nom_projet", "titre",
                   "operation", "nom_op", "designation", "label",    "title"};
const Usual kPhases{"phase"};
const Usual kVariants{"variante", "variant"};

// Under which names people keep the quantities of a programme; a quantity's own name always counts.
const std::map<std::string_view, Usual> kQuantities{
    {"housing_units", {"nb_logts", "nb_logements", "logements", "nb_logt", "nb_log", "nblogts", "dwellings"}},
    {"social_units", {"nb_lls", "lls", "nb_logts_sociaux", "logements_sociaux", "log_sociaux", "nb_sociaux"}},
    {"floor_area_m2", {"sdp", "sdp_m2", "sdp_total_m2", "surface_plancher", "surf_plancher", "plancher_m2"}},
    {"footprint_m2", {"emprise", "emprise_m2", "emprise_sol", "emprise_sol_m2", "emprise_au_sol"}},
    {"height_m", {"hauteur", "hauteur_m", "hauteur_max", "hauteur_max_m", "h_max"}},
    {"levels", {"niveaux", "niveau_max", "nb_niveaux"}},
    {"open_soil_m2", {"pleine_terre", "pleine_terre_m2"}},
    {"parking_spaces", {"places", "places_auto", "nb_places", "stationnement"}},
    {"bicycle_spaces", {"places_velo", "nb_velos"}},
    {"heating_kw", {"puissance_chauffage_kw", "puissance_kw"}},
};

std::string first_of(const Usual& usual, const std::vector<std::string>& columns) {
    for (const std::string_view name : usual) {
        for (const std::string& column : columns) {
            if (lower(column) == name) return column;
        }
    }
    return {};
}

std::vector<std::string> all_of_them(const Usual& usual, const std::vector<std::string>& columns) {
    std::vector<std::string> found;
    for (const std::string_view name : usual) {
        for (const std::string& column : columns) {
            if (lower(column) == name) found.push_back(column);
        }
    }
    return found;
}

// Several layers: the one that is called like projects, else the only one that may hold areas.
std::string layer_of(const StarterRequest& request) {
    if (!request.layer.empty()) return request.layer;
    const auto layers = gdal::list_layers(request.projects, request.projects.filename().string());
    if (!layers || layers->size() < 2) return {};
    for (const char* word : {"projet", "project", "perimetre", "operation"}) {
        for (const gdal::DatasetLayer& layer : *layers) {
            if (layer.has_geometry && lower(layer.name).find(word) != std::string::npos) return layer.name;
        }
    }
    std::vector<std::string> areas;
    for (const gdal::DatasetLayer& layer : *layers) {
        if (layer.has_geometry && layer.family == geometry::Family::area) areas.push_back(layer.name);
    }
    return areas.size() == 1 ? areas.front() : std::string();
}

gdal::ReadRequest request_for(const StarterRequest& request, const std::string& layer) {
    gdal::ReadRequest wanted;
    wanted.input = {.path = request.projects,
                    .written = request.projects.filename().string(),
                    .layer = layer,
                    .where = request.where,
                    .encoding = "",
                    .crs = "",
                    .position = {}};
    return wanted;
}

// What the rows hold in the columns in question.
struct Rows {
    std::map<std::string, std::set<std::string>> values;
    std::map<std::string, bool> blank;
};

bool identifies(const Rows& rows, const std::string& column, std::int64_t count) {
    return !rows.blank.at(column) && static_cast<std::int64_t>(rows.values.at(column).size()) == count;
}

bool phases_only(const Rows& rows, const std::string& column) {
    const auto& values = rows.values.at(column);
    return !values.empty() && std::all_of(values.begin(), values.end(), [](const std::string& value) {
        return model::phase_from(value).has_value();
    });
}

Result<Rows> read_rows(const StarterRequest& request, const std::vector<std::string>& columns, ProjectsGuess& guess,
                       Log& log) {
    gdal::ReadRequest wanted = request_for(request, guess.layer);
    for (const std::string& column : columns) wanted.fields.push_back({column, {}, 0, true});
    auto reader = gdal::VectorReader::open(wanted, log);
    if (!reader) return tl::unexpected(reader.error());
    guess.crs = reader->info().crs;
    Rows rows;
    for (const std::string& column : columns) {
        rows.values[column];
        rows.blank[column] = false;
    }
    std::vector<gdal::Record> batch;
    while (true) {
        batch.clear();
        const auto count = reader->read(4096, batch);
        if (!count) return tl::unexpected(count.error());
        if (*count == 0) return rows;
        for (const gdal::Record& record : batch) {
            ++guess.rows;
            guess.areas += record.shape.family() == geometry::Family::area ? 1 : 0;
            guess.extent.add(record.shape.box());
            for (std::size_t i = 0; i < columns.size(); ++i) {
                const auto& value = record.values[i];
                if (!value || value->empty()) {
                    rows.blank[columns[i]] = true;
                } else {
                    rows.values[columns[i]].insert(*value);
                }
            }
        }
    }
}

}  // namespace

Result<ProjectsGuess> guess_projects(const StarterRequest& request, Log& log) {
    ProjectsGuess guess;
    guess.layer = layer_of(request);
    {
        QuietLog quiet;
        auto reader = gdal::VectorReader::open(request_for(request, guess.layer), quiet);
        if (!reader) return tl::unexpected(reader.error());
        for (const gdal::FieldInfo& field : reader->info().fields) guess.columns.push_back(field.name);
    }
    std::vector<std::string> ids = request.id.empty() ? all_of_them(kIds, guess.columns) : std::vector{request.id};
    std::vector<std::string> asked = ids;
    const std::string phase = first_of(kPhases, guess.columns);
    if (!phase.empty()) asked.push_back(phase);
    if (!request.name.empty()) asked.push_back(request.name);
    const std::string variant = first_of(kVariants, guess.columns);
    std::sort(asked.begin(), asked.end());
    asked.erase(std::unique(asked.begin(), asked.end()), asked.end());
    const auto rows = read_rows(request, asked, guess, log);
    if (!rows) return tl::unexpected(rows.error());
    if (!request.id.empty()) {
        guess.id = request.id;
    } else {
        const auto unique = std::find_if(
            ids.begin(), ids.end(), [&](const std::string& column) { return identifies(*rows, column, guess.rows); });
        // Variants of one project share its code.
        if (unique != ids.end()) {
            guess.id = *unique;
        } else if (!variant.empty() && !ids.empty() && !rows->blank.at(ids.front())) {
            guess.id = ids.front();
        }
    }
    guess.variant = variant;
    guess.name = request.name.empty() ? first_of(kNames, guess.columns) : request.name;
    if (!phase.empty() && phases_only(*rows, phase)) guess.phase = phase;
    for (const config::Key& key : config::kProgrammeKeys.keys) {
        if (key.type != config::Type::string) continue;
        Usual usual{key.name};
        if (const auto known = kQuantities.find(key.name); known != kQuantities.end())
            usual.insert(usual.end(), known->second.begin(), known->second.end());
        if (std::string column = first_of(usual, guess.columns); !column.empty() && key.name != "table")
            guess.programme.emplace_back(key.name, std::move(column));
    }
    return guess;
}

}  // namespace terracord::survey

#include "layers/reference_list.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/written_number.hpp"

namespace terracord::layers {
namespace {

using Names = std::vector<const char*>;
const Names kWhole{"reference_cadastrale", "ref_cadastrale", "refcad",    "ref_cad",     "reference", "references",
                   "ref_parcelle",         "parcelle",       "parcelles", "id_parcelle", "idu",       "id_parcel"};
const Names kCommune{"code_insee",   "codeinsee", "insee",   "insee_com",
                     "code_commune", "com_insee", "commune", "codecommune"};
const Names kPrefix{"prefixe", "prefix", "com_abs", "comabs", "ccopre", "code_prefixe"};
const Names kSection{"section", "sec", "ccosec", "code_section"};
const Names kNumber{"numero",          "num",        "number", "dnupla", "num_parcelle",
                    "numero_parcelle", "n_parcelle", "n_plan", "no_plan"};
const Names kStated{"contenance", "contenance_m2", "surface_cadastrale", "dcntpa",
                    "superficie", "surface",       "surface_m2",         "stated_area"};

// "N° parcelle" is n_parcelle.
std::string column_word(std::string_view name) {
    std::string word;
    for (const char c : folded(plain_blanks(name))) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (plain)
            word += c;
        else if (!word.empty() && word.back() != '_')
            word += '_';
    }
    while (!word.empty() && word.back() == '_') word.pop_back();
    return word;
}

std::string by_name(const Names& names, const std::vector<gdal::FieldInfo>& fields,
                    const std::vector<std::string>& taken) {
    for (const char* name : names) {
        for (const gdal::FieldInfo& field : fields) {
            if (column_word(field.name) != name) continue;
            if (std::find(taken.begin(), taken.end(), field.name) == taken.end()) return field.name;
        }
    }
    return {};
}

}  // namespace

Result<ReferenceColumns> reference_columns(const model::ParcelsSource& spec, const model::VectorSource& list,
                                           const std::vector<gdal::FieldInfo>& fields,
                                           const std::vector<std::string>& taken) {
    const auto column = [&](const std::string& told, const Names& names) {
        return told.empty() ? by_name(names, fields, taken) : told;
    };
    ReferenceColumns found{.whole = column(spec.reference, kWhole),
                           .commune = column(spec.commune, kCommune),
                           .prefix = column(spec.prefix, kPrefix),
                           .section = column(spec.section, kSection),
                           .number = column(spec.number, kNumber),
                           .stated_area = column(spec.stated_area, kStated)};
    // Beside a section "parcelle" is the number alone.
    if (spec.reference.empty() && !found.section.empty() && found.number.empty() && !found.whole.empty()) {
        const std::string word = column_word(found.whole);
        if (word == "parcelle" || word == "parcelles") std::swap(found.number, found.whole);
    }
    if (!found.whole.empty() || (!found.section.empty() && !found.number.empty())) return found;
    std::string all;
    for (const gdal::FieldInfo& field : fields) all += (all.empty() ? "" : ", ") + field.name;
    return fail(
        ErrorCode::column_not_found,
        {fmt::format("« {} » n'a pas de colonne de références cadastrales ; colonnes : {}", list.written, all),
         fmt::format("'{}' has no column of cadastral references; columns: {}", list.written, all)},
        list.position,
        {"Nommez-la : parcels = { source = \"…\", reference = \"colonne\" }, ou commune, prefix, section, number.",
         "Name it: parcels = { source = \"…\", reference = \"column\" }, or commune, prefix, section, number."});
}

std::int64_t line_of(std::int64_t fid, std::string_view driver) {
    if (driver == "CSV") return fid + 1;
    return driver == "XLSX" || driver == "ODS" ? fid : fid + 2;
}

}  // namespace terracord::layers

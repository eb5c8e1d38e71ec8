#include "gdal/field_plan.hpp"

#include <fmt/format.h>
#include <ogr_feature.h>

#include "gdal/dataset_path.hpp"

namespace terracord::gdal {
namespace {

template <class Equal>
int find(const std::vector<std::string>& columns, const std::vector<std::string>& wanted, Equal equal) {
    for (const std::string& name : wanted) {
        for (std::size_t i = 0; i < columns.size(); ++i) {
            if (equal(columns[i], name)) return static_cast<int>(i);
        }
    }
    return -1;
}

int index_of(const FieldRequest& request, const std::vector<std::string>& columns, bool cut_names) {
    constexpr std::size_t kCut = 10;
    std::vector<std::string> wanted{request.name};
    wanted.insert(wanted.end(), request.aliases.begin(), request.aliases.end());
    int index = find(columns, wanted, [](const std::string& a, const std::string& b) { return a == b; });
    if (index < 0) index = find(columns, wanted, same_ignoring_case);
    if (index < 0 && cut_names) {
        index = find(columns, wanted, [](const std::string& column, const std::string& name) {
            return name.size() > kCut && same_ignoring_case(column, name.substr(0, kCut));
        });
    }
    return index;
}

}  // namespace

Result<std::vector<PlannedField>> plan_fields(const std::vector<FieldRequest>& requests,
                                              const OGRFeatureDefn& definition, bool cut_names,
                                              const VectorInput& input) {
    std::vector<std::string> columns;
    for (int i = 0; i < definition.GetFieldCount(); ++i) columns.emplace_back(definition.GetFieldDefn(i)->GetNameRef());
    std::vector<PlannedField> planned;
    std::vector<std::string> missing;
    Text near;
    for (const FieldRequest& request : requests) {
        const int index = index_of(request, columns, cut_names);
        planned.push_back({index, request.width});
        if (index >= 0 || !request.required) continue;
        missing.push_back(request.name);
        const std::string nearest = nearest_word(request.name, columns);
        if (nearest.empty()) continue;
        near.fr += fmt::format("Vouliez-vous dire « {} » au lieu de « {} » ? ", nearest, request.name);
        near.en += fmt::format("Did you mean '{}' for '{}'? ", nearest, request.name);
    }
    if (missing.empty()) return planned;
    const Text list = enumerate(columns);
    const Text names = enumerate(missing);
    const bool one = missing.size() == 1;
    return fail(ErrorCode::column_not_found,
                {fmt::format("« {} » n'a pas {} « {} »", input.written, one ? "de colonne" : "les colonnes", names.fr),
                 fmt::format("'{}' lacks the {} '{}'", input.written, one ? "column" : "columns", names.en)},
                input.position,
                {fmt::format("{}Colonnes présentes : {}.", near.fr, columns.empty() ? "aucune" : list.fr),
                 fmt::format("{}Columns present: {}.", near.en, columns.empty() ? "none" : list.en)});
}

}  // namespace terracord::gdal

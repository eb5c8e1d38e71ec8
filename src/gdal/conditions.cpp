#include "gdal/conditions.hpp"

#include <fmt/format.h>
#include <ogr_feature.h>
#include <ogr_swq.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <limits>
#include <optional>
#include <utility>

#include "gdal/dataset_path.hpp"
#include "gdal/error_capture.hpp"
#include "gdal/field_text.hpp"
#include "gdal/twice_encoded.hpp"

namespace terracord::gdal {
namespace {

struct ReleaseDefinition {
    void operator()(OGRFeatureDefn* definition) const { definition->Release(); }
};
using Definition = std::unique_ptr<OGRFeatureDefn, ReleaseDefinition>;

struct DestroyFeature {
    void operator()(OGRFeature* feature) const { OGRFeature::DestroyFeature(feature); }
};

constexpr std::array kSpecial{"FID", "OGR_GEOMETRY", "OGR_STYLE", "OGR_GEOM_WKT", "OGR_GEOM_AREA"};

// The columns a clause names, in the order of the clause.
void columns_in(const swq_expr_node* node, std::vector<std::string>& names) {
    if (node == nullptr) return;
    if (node->eNodeType == SNT_COLUMN && node->string_value != nullptr) names.emplace_back(node->string_value);
    if (node->eNodeType != SNT_OPERATION) return;
    for (int i = 0; i < node->nSubExprCount; ++i) columns_in(node->papoSubExpr[i], names);
}

// A text of the clause that was encoded twice: the layer gives such texts as they were meant, which it would not meet.
std::optional<std::string> twice_encoded_in(const swq_expr_node* node) {
    if (node->eNodeType == SNT_CONSTANT && node->field_type == SWQ_STRING && node->string_value != nullptr) {
        if (encoded_once(node->string_value)) return node->string_value;
    }
    for (int i = 0; node->eNodeType == SNT_OPERATION && i < node->nSubExprCount; ++i) {
        if (auto found = twice_encoded_in(node->papoSubExpr[i])) return found;
    }
    return std::nullopt;
}

const Text kSyntaxHint{"Écrivez une condition SQL, par exemple : TYPEZONE = 'N' AND surf > 100.",
                       "Write an SQL condition, for example: TYPEZONE = 'N' AND surf > 100."};

bool is_special(const std::string& name) {
    return std::any_of(kSpecial.begin(), kSpecial.end(),
                       [&](const char* known) { return same_ignoring_case(name, known); });
}

bool is_list(OGRFieldType type) {
    return type == OFTStringList || type == OFTIntegerList || type == OFTInteger64List || type == OFTRealList ||
           type == OFTBinary;
}

tl::unexpected<Error> refused(const std::string& clause, Text reason, const Position& where, Text hint = {}) {
    return fail(
        ErrorCode::bad_condition,
        {fmt::format("condition « {} » : {}", clause, reason.fr), fmt::format("condition '{}': {}", clause, reason.en)},
        where, std::move(hint));
}

std::vector<std::string> column_names(OGRFeatureDefn& definition) {
    std::vector<std::string> names;
    for (int i = 0; i < definition.GetFieldCount(); ++i) names.emplace_back(definition.GetFieldDefn(i)->GetNameRef());
    return names;
}

tl::unexpected<Error> no_column(const std::string& clause, const std::string& column, OGRFeatureDefn& definition,
                                const Position& where) {
    const std::vector<std::string> names = column_names(definition);
    const std::string nearest = nearest_word(column, names);
    const Text list = enumerate(names);
    Text hint{fmt::format("Colonnes présentes : {}.", list.fr), fmt::format("Columns present: {}.", list.en)};
    if (!nearest.empty())
        hint = {fmt::format("Vouliez-vous dire « {} » ?", nearest), fmt::format("Did you mean '{}'?", nearest)};
    else if (clause.find('"' + column + '"') != std::string::npos) {
        hint = {fmt::format("Un texte s'écrit entre apostrophes : '{}'. {}", column, hint.fr),
                fmt::format("Text is written between single quotes: '{}'. {}", column, hint.en)};
    }
    return refused(
        clause, {fmt::format("la colonne « {} » n'existe pas", column), fmt::format("there is no column '{}'", column)},
        where, std::move(hint));
}

// The same definition with some fields given another type.
Definition with_types(OGRFeatureDefn& definition, const std::vector<std::pair<int, OGRFieldType>>& changes) {
    Definition altered(definition.Clone());
    altered->Reference();
    for (const auto& [field, type] : changes) {
        altered->GetFieldDefn(field)->SetSubType(OFSTNone);
        altered->GetFieldDefn(field)->SetType(type);
    }
    return altered;
}

// What else a column may count as, once the clause does not compile on it as it is.
std::vector<std::pair<int, OGRFieldType>> alternatives(const ConditionFields& fields, const std::vector<int>& used) {
    std::vector<int> texts;
    std::vector<std::pair<int, OGRFieldType>> others;
    for (const int field : used) {
        const OGRFieldType type = fields.definition->GetFieldDefn(field)->GetType();
        if (type == OFTString) texts.push_back(field);
        if (type == OFTInteger || type == OFTInteger64) others.emplace_back(field, OFTString);
    }
    if (fields.numeric && !texts.empty()) {
        const std::vector<Numeric> kinds = fields.numeric(texts);
        for (std::size_t i = 0; i < texts.size(); ++i) {
            if (kinds[i] == Numeric::text) continue;
            others.emplace_back(texts[i], kinds[i] == Numeric::integer ? OFTInteger64 : OFTReal);
        }
    }
    return others;
}

}  // namespace

struct Condition::State {
    std::unique_ptr<OGRFeatureQuery> query;
    std::vector<int> used;
    std::vector<int> widths;
    bool geometry = false;
    Definition altered;                                   // null: features are evaluated as they are
    std::unique_ptr<OGRFeature, DestroyFeature> scratch;  // of `altered`; released before it
    std::vector<std::pair<int, OGRFieldType>> changes;

    bool compiles(OGRFeatureDefn& definition, const std::string& clause, ErrorCapture& said) {
        said.clear();
        query = std::make_unique<OGRFeatureQuery>();
        return query->Compile(&definition, clause.c_str()) == OGRERR_NONE && !said.failed();
    }

    // Fewest changes first, so that text stays text wherever the clause allows it.
    bool compiles_with(const ConditionFields& fields, const std::string& clause, ErrorCapture& said) {
        const auto others = alternatives(fields, used);
        constexpr std::size_t kMost = 8;
        if (others.empty() || others.size() > kMost) return false;
        std::vector<unsigned> subsets;
        for (unsigned set = 1; set < (1U << others.size()); ++set) subsets.push_back(set);
        std::stable_sort(subsets.begin(), subsets.end(),
                         [](unsigned a, unsigned b) { return std::popcount(a) < std::popcount(b); });
        for (const unsigned set : subsets) {
            changes.clear();
            for (std::size_t i = 0; i < others.size(); ++i) {
                if ((set >> i & 1U) != 0) changes.push_back(others[i]);
            }
            Definition candidate = with_types(*fields.definition, changes);
            if (!compiles(*candidate, clause, said)) continue;
            altered = std::move(candidate);
            scratch.reset(OGRFeature::CreateFeature(altered.get()));
            return true;
        }
        return false;
    }

    [[nodiscard]] bool is_changed(int field) const {
        return std::any_of(changes.begin(), changes.end(),
                           [field](const auto& change) { return change.first == field; });
    }

    void fill(OGRFeature& feature) const {
        scratch->SetFID(feature.GetFID());
        for (const int field : used) {
            if (is_changed(field)) continue;
            if (!feature.IsFieldSetAndNotNull(field))
                scratch->SetFieldNull(field);
            else
                scratch->SetField(field, feature.GetRawFieldRef(field));
        }
        for (const auto& [field, type] : changes) {
            const auto text = field_text(feature, field, widths.empty() ? 0 : widths[static_cast<std::size_t>(field)]);
            constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
            const double value = text && type != OFTString ? plain_number(*text).value_or(kNone) : kNone;
            if (text && type == OFTString)
                scratch->SetField(field, text->c_str());
            else if (std::isnan(value))
                scratch->SetFieldNull(field);
            else if (type == OFTInteger64)
                scratch->SetField(field, static_cast<GIntBig>(value));
            else
                scratch->SetField(field, value);
        }
    }
};

Condition::Condition(std::unique_ptr<State> state) : state_(std::move(state)) {}
Condition::~Condition() = default;
Condition::Condition(Condition&&) noexcept = default;
Condition& Condition::operator=(Condition&&) noexcept = default;

Result<Condition> Condition::compile(const std::string& clause, const ConditionFields& fields, const Position& where) {
    ErrorCapture said;
    // Parsed without looking at the columns first: so a syntax error is told from an unknown column.
    swq_select syntax;
    const std::string statement = "SELECT * FROM layer WHERE " + clause;
    if (syntax.preparse(statement.c_str()) != CE_None || syntax.where_expr == nullptr) {
        return refused(clause, same_text(said.text()), where, kSyntaxHint);
    }
    if (const auto mangled = twice_encoded_in(syntax.where_expr)) {
        return refused(clause,
                       {fmt::format("« {} » est un texte encodé deux fois", *mangled),
                        fmt::format("'{}' is a text encoded twice", *mangled)},
                       where,
                       {fmt::format("Écrivez-le avec ses vrais accents : « {} ».", *encoded_once(*mangled)),
                        fmt::format("Write it with its true accents: '{}'.", *encoded_once(*mangled))});
    }
    auto state = std::make_unique<State>();
    std::vector<std::string> columns;
    columns_in(syntax.where_expr, columns);
    for (const std::string& column : columns) {
        const int field = fields.definition->GetFieldIndex(column.c_str());
        if (field < 0) {
            if (!is_special(column)) return no_column(clause, column, *fields.definition, where);
            state->geometry = state->geometry || !same_ignoring_case(column, "FID");
            continue;
        }
        if (is_list(fields.definition->GetFieldDefn(field)->GetType())) {
            return refused(clause,
                           {fmt::format("la colonne « {} » contient des listes, qui ne se comparent pas", column),
                            fmt::format("column '{}' holds lists, which cannot be compared", column)},
                           where,
                           {"Choisissez une colonne de texte ou de nombres.", "Choose a column of text or numbers."});
        }
        if (std::find(state->used.begin(), state->used.end(), field) == state->used.end()) state->used.push_back(field);
    }
    state->widths = fields.widths;
    if (!state->compiles(*fields.definition, clause, said)) {
        const std::string reason = said.text();
        if (!state->compiles_with(fields, clause, said)) {
            return refused(
                clause, same_text(reason), where,
                {"Comparez les textes à des textes ('…') et les nombres à des nombres ; une colonne dont une valeur "
                 "n'est pas "
                 "un nombre, ou commence par un zéro, est du texte.",
                 "Compare text to text ('…') and numbers to numbers; a column with a value that is no number, or has a "
                 "leading zero, is text."});
        }
    }
    return Condition(std::move(state));
}

bool Condition::holds(OGRFeature& feature) const {
    State& state = *state_;
    if (!state.scratch) return state.query->Evaluate(&feature) != 0;
    state.fill(feature);
    if (!state.geometry) return state.query->Evaluate(state.scratch.get()) != 0;
    state.scratch->SetGeometryDirectly(feature.StealGeometry());
    const bool held = state.query->Evaluate(state.scratch.get()) != 0;
    feature.SetGeometryDirectly(state.scratch->StealGeometry());
    return held;
}

const std::vector<int>& Condition::used_fields() const { return state_->used; }
bool Condition::uses_geometry() const { return state_->geometry; }

}  // namespace terracord::gdal

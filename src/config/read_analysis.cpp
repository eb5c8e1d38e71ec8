#include "config/read_analysis.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <tuple>

#include "base/hash.hpp"
#include "config/keys.hpp"
#include "config/read_checks.hpp"
#include "config/read_decisions.hpp"
#include "config/read_needs.hpp"
#include "config/read_programme.hpp"
#include "config/read_report.hpp"
#include "config/read_sources.hpp"
#include "config/read_territory_aims.hpp"

namespace terracord::config {

namespace {

std::optional<model::TerritorySpec> read_territory(const Node* node, const std::filesystem::path& folder,
                                                   Errors& errors) {
    if (node == nullptr) return std::nullopt;
    const TableReader reader(*node, kTerritoryKeys, errors);
    model::TerritorySpec territory;
    if (const Node* communes = reader.get("communes")) {
        territory.communes = read_source(*communes, folder, errors);
        territory.communes.layer = reader.string("layer", territory.communes.layer);
    }
    territory.id = reader.words("id");
    territory.name = reader.string("name");
    return territory;
}

model::PartsSource read_parts(const Node& node, const std::filesystem::path& folder, Errors& errors) {
    const TableReader reader(node, kPartsKeys, errors);
    model::PartsSource parts;
    read_source_keys(reader, folder, parts.source);
    parts.project_column = reader.words("project");
    parts.kind_column = reader.words("kind");
    return parts;
}

model::ParcelsSource read_parcels(const Node& node, const std::filesystem::path& folder, Errors& errors) {
    model::ParcelsSource parcels;
    if (node.kind != Kind::table) {
        parcels.source = read_source(node, folder, errors);
        return parcels;
    }
    const TableReader reader(node, kParcelsKeys, errors);
    read_source_keys(reader, folder, parcels.source);
    parcels.idu = reader.words("idu");
    parcels.reference = reader.words("reference");
    parcels.commune = reader.words("commune");
    parcels.prefix = reader.words("prefix");
    parcels.section = reader.words("section");
    parcels.number = reader.words("number");
    parcels.stated_area = reader.words("stated_area");
    return parcels;
}

// The only word there is: a point without one has no ground, and none is drawn around it.
void read_points(const TableReader& reader, model::ProjectsSpec& projects) {
    const Node* points = reader.get("points");
    if (points == nullptr) return;
    projects.points_take_parcel = points->text == "parcel";
    if (!projects.points_take_parcel) {
        reader.report_word(*points, "points", {"parcel"});
    } else if (!projects.parcels) {
        reader.report(ErrorCode::missing_key,
                      {"« points = \"parcel\" » demande « parcels »", "'points = \"parcel\"' needs 'parcels'"},
                      points->position(),
                      {"Donnez le fichier des parcelles : parcels = \"parcelles.geojson.gz\".",
                       "Give the file of the parcels: parcels = \"parcels.geojson.gz\"."});
    }
}

model::ProjectsSpec read_projects(const Node& node, const std::filesystem::path& folder, Errors& errors) {
    const TableReader reader(node, kProjectsKeys, errors);
    model::ProjectsSpec projects;
    projects.position = node.position();
    read_source_keys(reader, folder, projects.source);
    if (reader.has("id")) projects.id = reader.words("id");
    projects.name = reader.words("name");
    projects.variant = reader.words("variant");
    projects.operation = reader.words("operation");
    projects.phase = reader.words("phase");
    projects.status = reader.words("status");
    projects.law_date = reader.words("law_date");
    projects.dissolve = reader.boolean("dissolve", false);
    if (const Node* programme = reader.get("programme"))
        projects.programme = read_programme_columns(*programme, folder, errors);
    if (const Node* parts = reader.get("parts")) projects.parts = read_parts(*parts, folder, errors);
    if (const Node* parcels = reader.get("parcels")) projects.parcels = read_parcels(*parcels, folder, errors);
    read_points(reader, projects);
    return projects;
}

void read_status(const TableReader& reader, model::DocumentSpec& document, Errors& errors) {
    const Node* node = reader.get("status");
    if (node == nullptr) return;
    if (node->kind == Kind::string) {
        document.status = reader.word("status", &model::document_status_from, model::document_status_codes())
                              .value_or(model::DocumentStatus::unknown);
        return;
    }
    const TableReader status(*node, kStatusKeys, errors);
    const auto value = status.word("value", &model::document_status_from, model::document_status_codes());
    if (!value) return;
    document.status = *value;
    document.corrections.push_back({document.id + "/status", "status", "", std::string(model::code(*value)),
                                    status.words("reason"), status.words("author"), status.date("date")});
}

std::string joined(const std::vector<std::string>& words) {
    std::string list;
    for (const std::string& word : words) list += (list.empty() ? "" : ", ") + word;
    return list;
}

void read_communes(const TableReader& reader, model::DocumentSpec& document, Errors& errors) {
    const Node* node = reader.get("communes");
    if (node == nullptr) return;
    const TableReader communes(*node, kCommunesKeys, errors);
    document.communes = communes.strings("value");
    document.corrections.push_back({document.id + "/communes", "communes", "", joined(document.communes),
                                    communes.words("reason"), communes.words("author"), communes.date("date")});
}

// Kept with the layer's name: the layers of a standard are put together later.
std::vector<std::pair<std::string, model::FeatureCorrection>> read_corrections(const TableReader& reader,
                                                                               model::DocumentSpec& document,
                                                                               Errors& errors) {
    std::vector<std::pair<std::string, model::FeatureCorrection>> all;
    const Node* list = reader.get("correct");
    for (const Node& node : list == nullptr ? std::vector<Node>{} : list->items) {
        const TableReader one(node, kCorrectKeys, errors);
        model::FeatureCorrection correction;
        if (const Node* fid = one.get("fid")) correction.fid = fid->integer;
        correction.when = read_code_matches(one, "match");
        std::string to;
        for (const model::CodeMatch& set : read_code_matches(one, "set")) {
            correction.set[set.field] = set.values.empty() ? "" : set.values.front();
            to += (to.empty() ? "" : ", ") + set.field + " = " + correction.set[set.field];
        }
        correction.communes = one.strings("communes");
        if (correction.set.empty() == correction.communes.empty()) {
            one.report(ErrorCode::missing_key,
                       {"une correction dit « set » ou « communes »", "a correction says either 'set' or 'communes'"},
                       node.position(),
                       {"set = { TYPEZONE = \"U\" }, ou communes = [\"45901\"] pour un objet à géométrie fictive.",
                        "set = { TYPEZONE = \"U\" }, or communes = [\"45901\"] for a feature of fictitious geometry."});
        }
        if (!correction.fid && correction.when.empty()) {
            one.report(ErrorCode::missing_key,
                       {"une correction nomme son objet : « fid » ou « match »",
                        "a correction names its feature: 'fid' or 'match'"},
                       node.position());
        }
        std::string from = correction.fid ? "fid " + std::to_string(*correction.fid) : std::string();
        for (const model::CodeMatch& match : correction.when)
            from += (from.empty() ? "" : ", ") + match.field + " = " + joined(match.values);
        correction.correction = document.corrections.size();
        const bool placed = !correction.communes.empty();
        document.corrections.push_back({fmt::format("{}/class/{}", document.id, all.size() + 1),
                                        placed ? "place" : "class", from, placed ? joined(correction.communes) : to,
                                        one.words("reason"), one.words("author"), one.date("date")});
        all.emplace_back(one.id("layer"), std::move(correction));
    }
    return all;
}

void read_accuracy(const TableReader& reader, model::DocumentSpec& document) {
    const Node* scale = reader.get("scale");
    const Node* accuracy = reader.get("accuracy");
    if (scale != nullptr && accuracy != nullptr) {
        reader.report(ErrorCode::wrong_value,
                      {"« scale » ou « accuracy », pas les deux", "'scale' or 'accuracy', not both"},
                      accuracy->position());
    }
    const auto positive = [&](double metres, const Node& node, std::string_view key) {
        // 100 m of accuracy is a plan at 1:100 000; beyond 1 km nothing could be said of a project.
        constexpr double kLargest = 1000.0;
        if (metres > 0.0 && metres <= kLargest) return true;
        reader.report(ErrorCode::wrong_value,
                      {fmt::format("« {} » : la précision serait de {} m", key, metres),
                       fmt::format("'{}': the accuracy would be {} m", key, metres)},
                      node.position(), {"Entre 0 (exclu) et 1000 m.", "Between 0 (excluded) and 1000 m."});
        return false;
    };
    if (scale != nullptr && positive(scale->real / 1000.0, *scale, "scale")) {
        document.accuracy.value = scale->real / 1000.0;  // 1 mm on the plan
        document.accuracy_origin = model::AccuracyOrigin::scale;
    }
    if (accuracy != nullptr) {
        const auto length = parse_length(accuracy->text, accuracy->position());
        if (!length) {
            reader.errors().push_back(length.error());
        } else if (positive(length->value, *accuracy, "accuracy")) {
            document.accuracy = *length;
            document.accuracy_origin = model::AccuracyOrigin::declared;
        }
    }
}

void read_coverage(const Node& node, const std::filesystem::path& folder, model::DocumentSpec& document,
                   Errors& errors) {
    if (node.kind == Kind::string || node.find("source") != nullptr) {
        document.coverage = read_source(node, folder, errors);
        return;
    }
    const TableReader reader(node, kCoverageKeys, errors);
    document.coverage_layer = reader.id("layer");
    document.covers_everywhere = reader.boolean("everywhere", false);
    document.coverage_reason = reader.words("reason");
    if (const Node* everywhere = reader.get("everywhere"); everywhere != nullptr && !everywhere->boolean) {
        reader.report(ErrorCode::wrong_value, {"« everywhere » ne vaut que true", "'everywhere' can only be true"},
                      everywhere->position());
    }
    const bool layer = node.find("layer") != nullptr;
    const bool everywhere = node.find("everywhere") != nullptr;
    if (everywhere && node.find("reason") == nullptr) {
        reader.report(ErrorCode::missing_key,
                      {"clé « reason » absente (table « coverage »)", "missing key 'reason' (table 'coverage')"},
                      node.position());
    }
    if (layer == everywhere || (layer && node.find("reason") != nullptr)) {
        reader.report(ErrorCode::wrong_value,
                      {"« coverage » est une source, { layer } ou { everywhere, reason }",
                       "'coverage' is a source, { layer } or { everywhere, reason }"},
                      node.position());
    }
}

void read_layers(const TableReader& reader, const std::filesystem::path& folder, model::DocumentSpec& document,
                 Node& kept) {
    const Node* layers = reader.get("layer");
    if (layers == nullptr) return;
    kept = *layers;
    for (const Member& member : layers->members) {
        Node name;  // the key as a value, to be read as an identifier
        name.kind = Kind::table;
        name.file = member.value.file;
        name.line = member.line;
        name.column = member.column;
        Node text = name;
        text.kind = Kind::string;
        text.text = member.key;
        name.members.push_back(Member{"id", text, member.line, member.column});
        static constexpr Key kName[]{Key{"id", Type::string, true, ""}};
        static const TableKeys kNameKeys{"layer", "", kName};
        model::LayerSpec layer;
        layer.name = TableReader(name, kNameKeys, reader.errors()).id("id");
        const std::size_t before = reader.errors().size();
        read_layer(member.value, folder, layer, reader.errors());
        if (document.standard.empty() && member.value.kind == Kind::table && member.value.find("source") == nullptr) {
            reader.report(ErrorCode::missing_key,
                          {fmt::format("la couche « {} » n'a pas de source", member.key),
                           fmt::format("layer '{}' has no source", member.key)},
                          reader.errors().size() == before ? member.value.position() : member.position());
        }
        layer.name = member.key;
        if (const Node* columns = member.value.kind == Kind::table ? member.value.find("columns") : nullptr;
            columns != nullptr && document.standard.empty()) {
            reader.report(
                ErrorCode::wrong_value,
                {"« columns » est pour les couches d'un standard", "'columns' is for the layers of a standard"},
                columns->position(),
                {"Ailleurs, « class » et « label » nomment les colonnes.",
                 "Elsewhere, 'class' and 'label' name the columns."});
        }
        // A standard's layers are put together by the catalogue, from the table kept.
        if (document.standard.empty()) document.layers.push_back(std::move(layer));
    }
}

void check_standard(const TableReader& reader, const Node& node) {
    const bool standard = node.find("standard") != nullptr;
    const bool source = node.find("source") != nullptr;
    if (standard && !source && node.find("layer") == nullptr) {
        reader.report(ErrorCode::missing_key,
                      {"un document d'un standard demande « source » ou « layer »",
                       "a document of a standard needs 'source' or 'layer'"},
                      reader.position("standard"),
                      {"Le dossier ou l'archive du document, ou ses couches une à une : layer = { zones = { source = "
                       "\"...\" } }.",
                       "The folder or archive of the document, or its layers one by one: layer = { zones = { source = "
                       "\"...\" } }."});
    }
    if (source && !standard) {
        reader.report(ErrorCode::missing_key, {"« source » demande « standard »", "'source' needs 'standard'"},
                      reader.position("source"),
                      {"Sans standard, nommer les couches : layer = { zones = { source = \"...\" } }.",
                       "Without a standard, name the layers: layer = { zones = { source = \"...\" } }."});
    }
    // A document that is a text only has no layer; where it holds must then be said.
    if (!standard && !source && node.find("layer") == nullptr && node.find("coverage") == nullptr) {
        reader.report(ErrorCode::missing_key,
                      {"le document n'a ni « layer », ni « standard », ni « coverage »",
                       "the document has neither 'layer' nor 'standard' nor 'coverage'"},
                      node.position(),
                      {"Un document qui n'est qu'un texte dit où il vaut : coverage.",
                       "A document that is a text only says where it holds: coverage."});
    }
}

model::DocumentSpec read_document(const Node& node, const std::filesystem::path& folder, Node& kept_layers,
                                  Errors& errors) {
    const TableReader reader(node, kDocumentKeys, errors);
    model::DocumentSpec document;
    document.position = node.position();
    document.id = reader.id("id");
    document.title = reader.text("title");
    document.type = reader.id("type");
    document.standard = reader.id("standard");
    document.version = reader.string("version");
    document.reference = reader.string("reference");
    document.approved = reader.date("approved");
    document.ends = reader.date("ends");
    document.obtained = reader.date("obtained");
    if (reader.has("law_date")) document.follows_law_date = reader.boolean("law_date", false);
    document.rank = reader.word("rank", &model::rank_from, model::rank_codes());
    document.relation =
        reader.word("relation", &model::relation_from, model::relation_codes()).value_or(model::Relation::conformity);
    if (const Node* source = reader.get("source")) {
        const std::vector<Node> written = source->kind == Kind::array ? source->items : std::vector<Node>{*source};
        document.folders_written = reader.strings("source");
        for (const Node& one : written) {
            if (auto path = join_path(folder, one)) {
                document.folders.push_back(std::move(*path));
            } else {
                errors.push_back(path.error());
            }
        }
        if (!document.folders.empty() && !document.folders_written.empty()) {
            document.folder = document.folders.front();
            document.folder_written = document.folders_written.front();
        }
    }
    document.crs = reader.string("crs");
    document.encoding = reader.string("encoding");
    check_standard(reader, node);
    read_status(reader, document, errors);
    read_communes(reader, document, errors);
    document.feature_corrections = read_corrections(reader, document, errors);
    read_accuracy(reader, document);
    if (const Node* rules = reader.get("rules")) document.rules = read_source(*rules, folder, errors);
    if (const Node* coverage = reader.get("coverage")) read_coverage(*coverage, folder, document, errors);
    read_layers(reader, folder, document, kept_layers);
    for (model::LayerSpec& layer : document.layers) {
        for (const auto& [name, correction] : document.feature_corrections) {
            if (name == layer.name) layer.corrections.push_back(correction);
        }
    }
    if (document.title.empty()) document.title = same_text(document.id);
    return document;
}

model::Statement read_statement(const Node& node, Errors& errors) {
    const TableReader reader(node, kStatementKeys, errors);
    return {reader.id("type"), reader.words("reason"), reader.words("author"), reader.date("date"), node.position()};
}

model::ProjectCorrection read_correction(const Node& node, const std::filesystem::path& folder, Errors& errors) {
    const TableReader reader(node, kCorrectionKeys, errors);
    model::ProjectCorrection correction;
    correction.position = node.position();
    correction.project = reader.words("project");
    if (reader.has("source")) {
        correction.source.emplace();
        read_source_keys(reader, folder, *correction.source);
    }
    correction.accept_repair = reader.boolean("accept_repair", false);
    if (correction.source.has_value() == correction.accept_repair) {
        reader.report(ErrorCode::wrong_value,
                      {"une correction donne « source » (le périmètre à prendre) ou « accept_repair = true »",
                       "a correction gives 'source' (the perimeter to take) or 'accept_repair = true'"},
                      node.position());
    }
    correction.why = {"project/" + correction.project,
                      correction.source ? "perimeter" : "repair",
                      "",
                      correction.source ? correction.source->written : std::string(),
                      reader.words("reason"),
                      reader.words("author"),
                      reader.date("date")};
    return correction;
}

}  // namespace

model::Answer read_answer(const Node& node, Errors& errors) {
    const TableReader reader(node, kAnswerKeys, errors);
    model::Answer answer;
    answer.position = node.position();
    answer.check = reader.id("check", "/.");
    answer.document = reader.string("document");
    answer.project = reader.string("project");
    answer.quotation = reader.words("quotation");
    answer.author = reader.words("author");
    answer.date = reader.date("date");
    if (const Node* verdict = reader.get("verdict")) {
        const std::vector<std::string> words{"conflict",    "reservation", "attention",
                                             "information", "coherent",    "not_applicable"};
        if (std::find(words.begin(), words.end(), verdict->text) == words.end()) {
            reader.report_word(*verdict, "verdict", words);
        } else {
            answer.verdict = model::verdict_from(verdict->text);
        }
    }
    return answer;
}

namespace {

model::ComparisonSpec read_comparison(const Node& node, Errors& errors) {
    const TableReader reader(node, kComparisonKeys, errors);
    model::ComparisonSpec comparison;
    comparison.position = node.position();
    comparison.id = reader.id("id", "/.");
    comparison.title = reader.text("title");
    if (comparison.title.empty()) comparison.title = same_text(comparison.id);
    comparison.note = reader.text("note");
    comparison.reference = reader.string("reference");
    comparison.a_ref = reader.words("a");
    comparison.b_ref = reader.words("b");
    const std::vector<std::string> accords{"conflict", "agree", "neutral"};
    comparison.otherwise = reader.word("default", &model::accord_from, accords).value_or(model::Accord::neutral);
    if (const Node* verdict = reader.get("verdict")) {
        const std::vector<std::string> words{"conflict", "reservation", "attention", "information"};
        if (std::find(words.begin(), words.end(), verdict->text) == words.end()) {
            reader.report_word(*verdict, "verdict", words);
        } else {
            comparison.verdict = model::verdict_from(verdict->text).value_or(comparison.verdict);
        }
    }
    const Node* matrix = reader.get("matrix");
    for (const Node& item : matrix == nullptr ? std::vector<Node>{} : matrix->items) {
        const TableReader rule(item, kMatrixKeys, errors);
        comparison.matrix.push_back(
            {rule.string("a"), rule.string("b"),
             rule.word("accord", &model::accord_from, accords).value_or(model::Accord::neutral)});
        if (comparison.matrix.back().a.empty() && comparison.matrix.back().b.empty()) {
            rule.report(ErrorCode::wrong_value, {"« a » ou « b » nomme une classe", "'a' or 'b' names a class"},
                        item.position());
        }
    }
    return comparison;
}

// What the parts of one file must agree on, documents of a standard excepted.
class References {
   public:
    References(const Draft& draft, Errors& errors) : draft_(draft), errors_(errors) {
        for (const auto& document : draft.analysis.documents) {
            ids_.push_back(document.id);
            // Behind an identifier that could not be read any reference might be right.
            if (document.id.empty()) blind_ = true;
        }
    }

    void check() {
        std::set<std::string> seen;
        for (const auto& document : draft_.analysis.documents) {
            if (!document.id.empty() && !seen.insert(document.id).second)
                duplicate("document", document.id, document.position);
            coverage(document);
        }
        std::set<std::tuple<std::string, std::string>> checks;
        for (std::size_t i = 0; i < draft_.analysis.checks.size(); ++i) {
            const auto& check = draft_.analysis.checks[i];
            const Node& node = draft_.checks[i];
            layer(check, node);
            for (const std::string& id : check.only_documents) document(id, node);
            const LayerRef ref = model::reads_layer(check.kind) ? split_layer_ref(check.layer_ref)
                                                                : LayerRef{check.layer_ref, "", false};
            if (check.use.empty() && !ref.standard && !check.id.empty() &&
                !checks.insert({check.id, ref.owner}).second) {
                duplicate("contrôle", check.id, check.position);
            }
        }
        std::set<std::string> comparisons;
        for (const auto& comparison : draft_.analysis.comparisons) {
            if (!comparison.id.empty() && !comparisons.insert(comparison.id).second)
                duplicate("comparison", comparison.id, comparison.position);
        }
        std::set<std::string> needs;
        for (const auto& need : draft_.analysis.needs) {
            if (!need.id.empty() && !needs.insert(need.id).second) duplicate("need", need.id, need.position);
        }
        std::set<std::string> objectives;
        for (const auto& objective : draft_.analysis.objectives) {
            if (!objective.id.empty() && !objectives.insert(objective.id).second)
                duplicate("objective", objective.id, objective.position);
        }
        std::set<std::tuple<std::string, std::string, std::string>> answers;
        for (const auto& answer : draft_.analysis.answers) {
            if (answer.check.empty() || answers.insert({answer.check, answer.document, answer.project}).second)
                continue;
            duplicate("answer", answer.check, answer.position);
        }
        std::set<std::string> types;
        for (const auto& statement : draft_.analysis.statements) {
            if (!statement.type.empty() && !types.insert(statement.type).second) {
                duplicate("statement", statement.type, statement.position);
            }
        }
    }

   private:
    void duplicate(std::string_view what, const std::string& id, const Position& where) {
        const std::string_view english = what == "contrôle" ? "check" : what;
        errors_.push_back(Error{
            ErrorCode::duplicate_id,
            {fmt::format("{} « {} » écrit deux fois", what, id), fmt::format("{} '{}' written twice", english, id)},
            where,
            {}});
    }

    void unknown(Text message, const Position& where, std::string_view word, const std::vector<std::string>& known) {
        errors_.push_back(Error{ErrorCode::unknown_reference, std::move(message), where, suggestion(word, known)});
    }

    void document(const std::string& id, const Node& check) {
        if (blind_ || std::find(ids_.begin(), ids_.end(), id) != ids_.end()) return;
        const Node* list = check.find("documents");
        Position where = list == nullptr ? check.position() : list->position();
        for (const Node& item : list == nullptr ? std::vector<Node>{} : list->items) {
            if (item.text == id) where = item.position();
        }
        unknown({fmt::format("document « {} » inconnu", id), fmt::format("unknown document '{}'", id)}, where, id,
                ids_);
    }

    static std::vector<std::string> layer_names(const model::DocumentSpec& document) {
        std::vector<std::string> names;
        for (const auto& layer : document.layers) names.push_back(layer.name);
        return names;
    }

    void layer(const model::CheckSpec& check, const Node& node) {
        const Node* written = node.find("layer");
        const LayerRef ref = split_layer_ref(check.layer_ref);
        if (written == nullptr || ref.owner.empty() || ref.standard) return;
        const auto& documents = draft_.analysis.documents;
        const auto owner =
            std::find_if(documents.begin(), documents.end(), [&](const auto& d) { return d.id == ref.owner; });
        if (owner == documents.end()) {
            if (blind_) return;
            unknown(
                {fmt::format("document « {} » inconnu", ref.owner), fmt::format("unknown document '{}'", ref.owner)},
                written->position(), ref.owner, ids_);
            return;
        }
        if (!owner->standard.empty()) return;
        named_layer(*owner, ref.layer, written->position());
    }

    void coverage(const model::DocumentSpec& document) {
        if (document.coverage_layer.empty() || !document.standard.empty()) return;
        named_layer(document, document.coverage_layer, document.position);
    }

    void named_layer(const model::DocumentSpec& document, const std::string& name, const Position& where) {
        const auto names = layer_names(document);
        if (std::find(names.begin(), names.end(), name) != names.end()) return;
        unknown({fmt::format("le document « {} » n'a pas de couche « {} »", document.id, name),
                 fmt::format("document '{}' has no layer '{}'", document.id, name)},
                where, name, names);
    }

    const Draft& draft_;
    Errors& errors_;
    std::vector<std::string> ids_;
    bool blind_ = false;
};

void read_root(const Node& root, const std::filesystem::path& file, Draft& draft, Errors& errors) {
    const std::filesystem::path folder = file.parent_path();
    const TableReader reader(root, kAnalysisKeys, errors);
    model::Analysis& analysis = draft.analysis;
    if (const Node* version = reader.get("terracord"); version != nullptr && version->integer != 1) {
        reader.report(
            ErrorCode::wrong_value,
            {fmt::format("format {} inconnu", version->integer), fmt::format("unknown format {}", version->integer)},
            version->position(), {"Cette version lit le format 1.", "This version reads format 1."});
    }
    analysis.title = reader.string("title");
    if (analysis.title.empty()) analysis.title = file.stem().string();
    analysis.date = reader.date("date");
    analysis.phase = reader.word("phase", &model::phase_from, model::phase_codes()).value_or(model::Phase::programming);
    analysis.crs = reader.words("crs");
    if (reader.has("crs")) analysis.crs_position = reader.position("crs");
    analysis.profile = reader.id("profile");
    if (reader.has("profile")) analysis.profile_position = reader.position("profile");
    if (const Node* files = reader.get("catalogue")) {
        const auto take = [&](const Node& written) {
            auto path = join_path(folder, written);
            if (path) {
                analysis.files.push_back(std::move(*path));
            } else {
                errors.push_back(path.error());
            }
        };
        if (files->kind == Kind::string) take(*files);
        for (const Node& item : files->items) take(item);
    }
    analysis.stability = reader.boolean("stability", true);
    analysis.clearance = reader.boolean("clearance", true);
    if (const Node* report = reader.get("report")) {
        analysis.report = read_report(*report, folder, errors);
        if (analysis.report.score && !analysis.stability) {
            reader.report(
                ErrorCode::wrong_value,
                {"un score ne va jamais sans sa fiabilité, qui tient à la stabilité des verdicts",
                 "a score never comes without its reliability, which rests on how firm verdicts are"},
                report->position(),
                {"Retirez stability = false, ou score = true.", "Take out stability = false, or score = true."});
        }
    }
    analysis.territory = read_territory(reader.get("territory"), folder, errors);
    if (const Node* projects = reader.get("projects")) analysis.projects = read_projects(*projects, folder, errors);
    if (const Node* documents = reader.get("document")) {
        for (const Node& node : documents->items) {
            Node& kept = draft.document_layers.emplace_back();
            analysis.documents.push_back(read_document(node, folder, kept, errors));
        }
    }
    if (const Node* checks = reader.get("check")) {
        for (const Node& node : checks->items) {
            const bool use = node.find("use") != nullptr;
            analysis.checks.push_back(read_check(node, use ? Completeness::partial : Completeness::whole, errors));
            draft.checks.push_back(node);
        }
    }
    if (const Node* needs = reader.get("need")) {
        for (const Node& node : needs->items) {
            const bool use = node.find("use") != nullptr;
            std::vector<model::UnitLayerSpec> stubs;  // of a need that is read again with its entry
            analysis.needs.push_back(read_need(node, folder, use ? Completeness::partial : Completeness::whole,
                                               use ? stubs : analysis.unit_layers, errors));
            draft.needs.push_back(node);
        }
    }
    if (const Node* statements = reader.get("statement")) {
        for (const Node& node : statements->items) analysis.statements.push_back(read_statement(node, errors));
    }
    if (const Node* comparisons = reader.get("comparison")) {
        for (const Node& node : comparisons->items) analysis.comparisons.push_back(read_comparison(node, errors));
    }
    if (const Node* objectives = reader.get("objective")) {
        for (const Node& node : objectives->items) analysis.objectives.push_back(read_objective(node, errors));
    }
    if (const Node* concerned = reader.get("concerned")) analysis.concerned = read_concerned(*concerned, errors);
    if (const Node* answers = reader.get("answer")) {
        for (const Node& node : answers->items) analysis.answers.push_back(read_answer(node, errors));
    }
    if (const Node* corrections = reader.get("correction")) {
        for (const Node& node : corrections->items) {
            model::ProjectCorrection correction = read_correction(node, folder, errors);
            const bool twice = std::any_of(analysis.corrections.begin(), analysis.corrections.end(),
                                           [&](const auto& other) { return other.project == correction.project; });
            if (twice && !correction.project.empty()) {
                reader.report(ErrorCode::duplicate_id,
                              {fmt::format("le projet « {} » est corrigé deux fois", correction.project),
                               fmt::format("project '{}' is corrected twice", correction.project)},
                              node.position());
            }
            analysis.corrections.push_back(std::move(correction));
        }
    }
    if (const Node* files = reader.get("decisions")) {
        const auto take = [&](const Node& written) {
            if (auto path = join_path(folder, written)) {
                read_decisions(*path, analysis, errors);
                draft.decision_files.push_back(std::move(*path));
            } else {
                errors.push_back(path.error());
            }
        };
        if (files->kind == Kind::string) take(*files);
        for (const Node& item : files->items) take(item);
    }
}

tl::expected<Draft, Errors> strict(Reading reading) {
    if (!reading.errors.empty() || !reading.draft) return tl::unexpected(std::move(reading.errors));
    return std::move(*reading.draft);
}

}  // namespace

void sort_errors(Errors& errors) {
    std::stable_sort(errors.begin(), errors.end(), [](const Error& a, const Error& b) {
        return std::tie(a.where.file, a.where.line, a.where.column, a.code, a.message.en) <
               std::tie(b.where.file, b.where.line, b.where.column, b.code, b.message.en);
    });
    const auto same = [](const Error& a, const Error& b) {
        return a.code == b.code && a.where == b.where && a.message == b.message;
    };
    errors.erase(std::unique(errors.begin(), errors.end(), same), errors.end());
}

Reading read_analysis_text_leniently(std::string_view text, const std::filesystem::path& file, Format format) {
    Reading reading;
    auto root = parse_text(text, file.string(), format);
    if (!root) {
        reading.errors.push_back(root.error());
        return reading;
    }
    Draft& draft = reading.draft.emplace();
    draft.analysis.file = file;
    draft.analysis.sha256 = sha256(text);
    read_root(*root, file, draft, reading.errors);
    References(draft, reading.errors).check();
    sort_errors(reading.errors);
    return reading;
}

Reading read_analysis_leniently(const std::filesystem::path& file) {
    auto text = read_text(file);
    if (!text) return Reading{std::nullopt, {text.error()}};
    return read_analysis_text_leniently(*text, file, format_of(file));
}

tl::expected<Draft, Errors> read_analysis_text(std::string_view text, const std::filesystem::path& file,
                                               Format format) {
    return strict(read_analysis_text_leniently(text, file, format));
}

tl::expected<Draft, Errors> read_analysis(const std::filesystem::path& file) {
    return strict(read_analysis_leniently(file));
}

}  // namespace terracord::config

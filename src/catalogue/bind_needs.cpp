#include "catalogue/bind_needs.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "config/read_needs.hpp"
#include "config/table_reader.hpp"

namespace terracord::catalogue {

namespace {

class NeedBinder {
   public:
    NeedBinder(config::Draft& draft, const CatalogueData& data, Errors& errors)
        : draft_(draft), data_(data), errors_(errors) {}

    void run() {
        std::vector<model::NeedSpec> written = std::move(analysis().needs);
        analysis().needs.clear();
        std::set<std::string> ids;
        for (std::size_t i = 0; i < written.size(); ++i) {
            config::Node node = draft_.needs[i];
            model::NeedSpec need = std::move(written[i]);
            if (!need.use.empty()) {
                const NeedEntry* entry = data_.need(need.use);
                if (entry == nullptr) {
                    unknown({fmt::format("besoin « {} » inconnu du catalogue", need.use),
                             fmt::format("'{}' is no need of the catalogue", need.use)},
                            node.find("use")->position(), need.use, data_.need_names());
                    continue;
                }
                node = config::overlay_need(entry->node, node);
                need = config::read_need(node, analysis().file.parent_path(), config::Completeness::whole,
                                         analysis().unit_layers, errors_);
                need.use = entry->name;
                need.position = draft_.needs[i].position();
            }
            if (!need.id.empty() && !ids.insert(need.id).second) {
                errors_.push_back(Error{ErrorCode::duplicate_id,
                                        {fmt::format("besoin « {} » écrit deux fois", need.id),
                                         fmt::format("need '{}' written twice", need.id)},
                                        need.position,
                                        {"Donnez à chacun son « id ».", "Give each its own 'id'."}});
            }
            bind(need, node);
            analysis().needs.push_back(std::move(need));
        }
    }

   private:
    model::Analysis& analysis() { return draft_.analysis; }

    void unknown(Text message, const Position& where, std::string_view word, const std::vector<std::string>& known) {
        errors_.push_back(
            Error{ErrorCode::unknown_reference, std::move(message), where, config::suggestion(word, known)});
    }

    static Position position_of(const config::Node& node, std::string_view key) {
        const config::Node* value = node.find(key);
        return value == nullptr ? node.position() : value->position();
    }

    void bind(model::NeedSpec& need, const config::Node& node) {
        net_of_demolitions(need.supply, node, "supply");
        net_of_demolitions(need.per, node, "per");
        quantities(need.supply, position_of(node, "supply"));
        quantities(need.per, position_of(node, "per"));
        check(need, node);
        document(need, node);
        if (!need.weights.empty() && !need.by_phase && analysis().projects.status.empty()) {
            errors_.push_back(Error{ErrorCode::missing_key,
                                    {"« weights » demande « status » dans [projects]",
                                     "'weights' needs 'status' in [projects]"},
                                    position_of(node, "weights"),
                                    {"La colonne du statut, ou weigh_by = \"phase\".",
                                     "The column of the status, or weigh_by = \"phase\"."}});
        }
    }

    // A need of dwellings in one word is net of those demolished, where the projects tell them.
    void net_of_demolitions(std::vector<model::NeedTerm>& terms, const config::Node& node, std::string_view key) {
        const config::Node* written = node.find(key);
        if (written == nullptr || written->kind != config::Kind::string || terms.size() != 1) return;
        if (terms.front().quantity != "housing_units") return;
        if (!analysis().projects.programme.columns.contains("demolished_units")) return;
        terms.push_back({"demolished_units", -1.0, {}});
    }

    void quantities(const std::vector<model::NeedTerm>& terms, const Position& where) {
        const auto& columns = analysis().projects.programme.columns;
        for (const model::NeedTerm& term : terms) {
            const bool parts = term.quantity == model::kOpenArea;
            if (term.quantity == model::kPerimeterArea || (parts && analysis().projects.parts)) continue;
            if (!parts && columns.contains(term.quantity)) continue;
            std::vector<std::string> known{std::string(model::kPerimeterArea)};
            for (const auto& [quantity, column] : columns) known.push_back(quantity);
            const std::string table = parts ? "[projects.parts]" : "[projects.programme]";
            unknown({fmt::format("« {} » : {} ne le donne pas", term.quantity, table),
                     fmt::format("'{}': {} does not give it", term.quantity, table)},
                    where, term.quantity, known);
        }
    }

    void check(const model::NeedSpec& need, const config::Node& node) {
        if (need.check.empty()) return;
        std::vector<std::string> known;
        for (const model::CheckSpec& check : analysis().checks) known.push_back(check.id);
        if (std::find(known.begin(), known.end(), need.check) != known.end()) return;
        unknown({fmt::format("aucun contrôle « {} »", need.check), fmt::format("no check '{}'", need.check)},
                position_of(node, "supply"), need.check, known);
    }

    void document(model::NeedSpec& need, const config::Node& node) {
        if (need.document_id.empty()) need.document_id = need.id;
        if (need.document_ref.empty()) return;
        const auto& documents = analysis().documents;
        const auto found = std::find_if(documents.begin(), documents.end(),
                                        [&](const auto& document) { return document.id == need.document_ref; });
        if (found == documents.end()) {
            std::vector<std::string> known;
            for (const auto& document : documents) known.push_back(document.id);
            unknown({fmt::format("document « {} » inconnu", need.document_ref),
                     fmt::format("unknown document '{}'", need.document_ref)},
                    position_of(node, "document"), need.document_ref, known);
            return;
        }
        need.document_id = found->id;
        need.document_title = found->title;
        need.document_date = found->approved;
        need.relation = found->relation;
        need.enforceable = found->enforceable();
    }

    config::Draft& draft_;
    const CatalogueData& data_;
    Errors& errors_;
};

}  // namespace

void bind_needs(config::Draft& draft, const CatalogueData& data, Errors& errors) {
    NeedBinder(draft, data, errors).run();
}

}  // namespace terracord::catalogue

#include "catalogue/resolve.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <tuple>

#include "catalogue/standard_document.hpp"
#include "config/read_checks.hpp"
#include "config/table_reader.hpp"

namespace terracord::catalogue {

namespace {

class Resolver {
   public:
    Resolver(config::Draft draft, const CatalogueData& data, Log& log)
        : draft_(std::move(draft)), data_(data), log_(log) {}

    // The analysis as far as it could be had, and the errors.
    std::pair<model::Analysis, Errors> run() {
        profile();
        documents();
        checks();
        profile_checks();
        statements();
        return {std::move(draft_.analysis), std::move(errors_)};
    }

   private:
    model::Analysis& analysis() { return draft_.analysis; }

    void unknown(Text message, const Position& where, std::string_view word, const std::vector<std::string>& known) {
        errors_.push_back(
            Error{ErrorCode::unknown_reference, std::move(message), where, config::suggestion(word, known)});
    }

    void profile() {
        const std::string& name = analysis().profile;
        if (name.empty()) return;
        const Profile* found = data_.profile(name);
        if (found == nullptr) {
            unknown({fmt::format("profil « {} » inconnu", name), fmt::format("unknown profile '{}'", name)},
                    analysis().profile_position, name, data_.profile_names());
            return;
        }
        analysis().profile_title = found->title;
        analysis().expected = found->expected;
        profile_ = found;
    }

    void documents() {
        const std::filesystem::path folder = analysis().file.parent_path();
        for (std::size_t i = 0; i < analysis().documents.size(); ++i) {
            model::DocumentSpec& document = analysis().documents[i];
            if (!document.standard.empty()) {
                const Standard* standard = data_.standard(document.standard);
                if (standard == nullptr) {
                    unknown({fmt::format("standard « {} » inconnu", document.standard),
                             fmt::format("unknown standard '{}'", document.standard)},
                            document.position, document.standard, data_.standard_names());
                    continue;
                }
                if (document.folders.size() > 1) {
                    version_in_force(*standard, i, folder);
                } else if (!document.folder.empty() || draft_.document_layers[i].kind == config::Kind::table) {
                    complete_document({*standard, draft_.document_layers[i], folder, analysis().date}, document,
                                      errors_, log_);
                }
                coverage_layer(document);
            }
            by_date(document);
        }
    }

    static bool held(const model::DocumentSpec& document) {
        return document.status == model::DocumentStatus::in_force ||
               document.status == model::DocumentStatus::unknown ||
               document.status == model::DocumentStatus::partly_annulled;
    }

    // Of several versions of a series: the latest in force on the day, else the latest approved or drafted; what was
    // replaced before the day comes last. The others are kept as set aside, with the reason.
    void version_in_force(const Standard& standard, std::size_t index, const std::filesystem::path& folder) {
        const model::DocumentSpec written = analysis().documents[index];
        std::vector<model::DocumentSpec> versions;
        for (std::size_t v = 0; v < written.folders.size(); ++v) {
            model::DocumentSpec version = written;
            version.folder = written.folders[v];
            version.folder_written = v < written.folders_written.size() ? written.folders_written[v] : "";
            complete_document({standard, draft_.document_layers[index], folder, analysis().date}, version, errors_,
                              log_);
            by_date(version);
            versions.push_back(std::move(version));
        }
        const auto rank = [](const model::DocumentSpec& version) {
            const int standing = held(version) ? 2 : (version.status == model::DocumentStatus::set_aside ? 0 : 1);
            return std::pair(standing, version.approved);
        };
        std::size_t best = 0;
        for (std::size_t v = 1; v < versions.size(); ++v) {
            if (rank(versions[v]) > rank(versions[best])) best = v;
        }
        model::DocumentSpec chosen = versions[best];
        for (std::size_t v = 0; v < versions.size(); ++v) {
            if (v == best) continue;
            chosen.set_aside.push_back(other_version(versions[v], chosen));
            chosen.files.insert(chosen.files.end(), versions[v].files.begin(), versions[v].files.end());
        }
        analysis().documents[index] = std::move(chosen);
    }

    static model::OtherVersion other_version(const model::DocumentSpec& other, const model::DocumentSpec& chosen) {
        const std::string name = other.version.empty() ? other.folder_written : other.version;
        const std::string dated = other.approved.empty() ? std::string("?") : other.approved;
        Text why{fmt::format("Version écartée : {} ({}), remplacée par celle du {}.", name, dated, chosen.approved),
                 fmt::format("Version set aside: {} ({}), replaced by that of {}.", name, dated, chosen.approved)};
        if (other.status == model::DocumentStatus::set_aside) {
            why = {fmt::format("Version écartée : {} ({}), annulée, remplacée, abrogée ou caduque.", name, dated),
                   fmt::format("Version set aside: {} ({}), annulled, replaced, repealed or lapsed.", name, dated)};
        } else if (!held(other)) {
            why = {fmt::format("Version à venir : {} ({}), non opposable à la date de l'analyse ; un sursis à statuer "
                               "est possible.",
                               name, dated),
                   fmt::format("Version to come: {} ({}), not enforceable on the date of the analysis; a decision on "
                               "a permit may be deferred.",
                               name, dated)};
        }
        return {other.version, other.folder_written, other.approved, other.status, std::move(why)};
    }

    void coverage_layer(const model::DocumentSpec& document) {
        if (document.coverage_layer.empty() || document.layers.empty() || layer_of(document, document.coverage_layer))
            return;
        unknown_layer(document, document.coverage_layer, document.position);
    }

    // In force on the day of the analysis? A signed correction stands.
    void by_date(model::DocumentSpec& document) {
        const std::string& date = analysis().date;
        const bool corrected = std::any_of(document.corrections.begin(), document.corrections.end(),
                                           [](const auto& c) { return c.what == "status"; });
        if (corrected || !held(document) || date.empty()) return;
        if (!document.ends.empty() && document.ends < date) {
            document.status = model::DocumentStatus::set_aside;
            log_.say(Level::warning,
                     {fmt::format("document « {} » : n'est plus en vigueur depuis le {}", document.id, document.ends),
                      fmt::format("document '{}': not in force since {}", document.id, document.ends)});
        } else if (!document.approved.empty() && document.approved > date) {
            document.status = model::DocumentStatus::approved;
            log_.say(Level::warning, {fmt::format("document « {} » : approuvé le {}, après la date de l'analyse",
                                                  document.id, document.approved),
                                      fmt::format("document '{}': approved on {}, after the date of the analysis",
                                                  document.id, document.approved)});
        }
    }

    static std::optional<std::size_t> layer_of(const model::DocumentSpec& document, const std::string& name) {
        for (std::size_t i = 0; i < document.layers.size(); ++i) {
            if (document.layers[i].name == name) return i;
        }
        return std::nullopt;
    }

    void unknown_layer(const model::DocumentSpec& document, const std::string& name, const Position& where) {
        std::vector<std::string> names;
        for (const auto& layer : document.layers) names.push_back(layer.name);
        unknown({fmt::format("le document « {} » n'a pas de couche « {} »", document.id, name),
                 fmt::format("document '{}' has no layer '{}'", document.id, name)},
                where, name, names);
    }

    // The profile's word on a check: nothing, wanted, mandatory.
    [[nodiscard]] std::optional<bool> in_profile(const std::string& name) {
        std::optional<bool> mandatory;
        if (profile_ != nullptr &&
            std::find(profile_->checks.begin(), profile_->checks.end(), name) != profile_->checks.end())
            mandatory = false;
        for (const auto& expected : analysis().expected) {
            if (std::find(expected.checks.begin(), expected.checks.end(), name) == expected.checks.end()) continue;
            mandatory = mandatory.value_or(false) || expected.mandatory;
        }
        return mandatory;
    }

    void checks() {
        const std::vector<model::CheckSpec> written = std::move(analysis().checks);
        analysis().checks.clear();
        for (std::size_t i = 0; i < written.size(); ++i) {
            const config::Node& node = draft_.checks[i];
            if (written[i].use.empty()) {
                bind(written[i], node);
                continue;
            }
            used_.insert(written[i].use);
            const Entry* entry = data_.entry(written[i].use);
            if (entry == nullptr) {
                unknown({fmt::format("contrôle « {} » inconnu du catalogue", written[i].use),
                         fmt::format("'{}' is no check of the catalogue", written[i].use)},
                        node.find("use")->position(), written[i].use, data_.entry_names());
                continue;
            }
            const config::Node merged = config::overlay_check(entry->node, node);
            model::CheckSpec check = config::read_check(merged, config::Completeness::whole, errors_);
            check.use = entry->name;
            if (!check.mandatory) check.mandatory = in_profile(entry->name);
            bind(check, merged);
        }
    }

    // One check of the catalogue that comes with the profile, bound to whatever documents there are.
    void profile_checks() {
        for (const auto& expected : analysis().expected) {
            for (const std::string& name : expected.checks) profile_check(name);
        }
        if (profile_ == nullptr) return;
        for (const std::string& name : profile_->checks) profile_check(name);
    }

    void profile_check(const std::string& name) {
        const Entry* entry = data_.entry(name);
        if (entry == nullptr || !used_.insert(name).second) return;
        model::CheckSpec check = entry->check;
        if (!check.mandatory) check.mandatory = in_profile(name);
        const bool among_projects = std::holds_alternative<model::Projects>(check.kind);
        if (!among_projects && documents_of(config::split_layer_ref(check.layer_ref).owner, {}).empty()) return;
        bind(check, entry->node);
    }

    [[nodiscard]] std::vector<std::size_t> documents_of(const std::string& standard,
                                                        const std::vector<std::string>& only) {
        std::vector<std::size_t> found;
        for (std::size_t i = 0; i < analysis().documents.size(); ++i) {
            const auto& document = analysis().documents[i];
            const bool named = only.empty() || std::find(only.begin(), only.end(), document.id) != only.end();
            if (document.standard == standard && named) found.push_back(i);
        }
        return found;
    }

    // Projects against each other: no document, no layer.
    void bind_portfolio(const model::CheckSpec& check) {
        if (!ids_.insert({check.id, analysis().documents.size()}).second) {
            report_twice(check);
            return;
        }
        analysis().portfolio.push_back(check);
    }

    void report_twice(const model::CheckSpec& check) {
        errors_.push_back(Error{ErrorCode::duplicate_id,
                                {fmt::format("contrôle « {} » écrit deux fois", check.id),
                                 fmt::format("check '{}' written twice", check.id)},
                                check.position,
                                {"Donner un « id » à l'un des deux.", "Give one of the two an 'id'."}});
    }

    void bind(const model::CheckSpec& check, const config::Node& node) {
        if (std::holds_alternative<model::Projects>(check.kind)) {
            bind_portfolio(check);
            return;
        }
        const config::LayerRef ref = config::split_layer_ref(check.layer_ref);
        const config::Node* written = node.find("layer");
        if (ref.owner.empty() || written == nullptr) return;  // reported where it was read
        if (!ref.standard) {
            const auto& documents = analysis().documents;
            const auto owner =
                std::find_if(documents.begin(), documents.end(), [&](const auto& d) { return d.id == ref.owner; });
            // Unknown documents were reported where the file was read.
            if (owner != documents.end())
                bind_to(check, static_cast<std::size_t>(owner - documents.begin()), ref.layer, written->position());
            return;
        }
        // What asked for it is the check: the layer may stand in a file of the catalogue.
        const Position where = check.use.empty() ? written->position() : check.position;
        if (data_.standard(ref.owner) == nullptr) {
            unknown(
                {fmt::format("standard « {} » inconnu", ref.owner), fmt::format("unknown standard '{}'", ref.owner)},
                where, ref.owner, data_.standard_names());
            return;
        }
        narrowed(check, ref.owner, node);
        const auto documents = documents_of(ref.owner, check.only_documents);
        if (documents.empty() && check.only_documents.empty()) {
            errors_.push_back(Error{
                ErrorCode::unknown_reference,
                {fmt::format("contrôle « {} » : aucun document du standard {}", check.id, ref.owner),
                 fmt::format("check '{}': no document of the standard {}", check.id, ref.owner)},
                where,
                {fmt::format(
                     "Ajouter un document avec standard = \"{}\", ou donner la couche : layer = \"document.couche\".",
                     ref.owner),
                 fmt::format("Add a document with standard = \"{}\", or give the layer: layer = \"document.layer\".",
                             ref.owner)}});
        }
        for (const std::size_t document : documents) {
            if (!left_to_another(document, ref.layer, documents)) bind_to(check, document, ref.layer, where);
        }
    }

    // A document whose layers are named one by one speaks of those alone, where another of its standard has this one.
    [[nodiscard]] bool left_to_another(std::size_t document, const std::string& layer,
                                       const std::vector<std::size_t>& documents) {
        const auto gives = [&](std::size_t d) {
            const auto index = layer_of(analysis().documents[d], layer);
            return index && analysis().documents[d].layers[*index].source.given();
        };
        return analysis().documents[document].folder.empty() && !gives(document) &&
               std::any_of(documents.begin(), documents.end(), gives);
    }

    // `documents` must name documents of the standard.
    void narrowed(const model::CheckSpec& check, const std::string& standard, const config::Node& node) {
        const config::Node* list = node.find("documents");
        if (list == nullptr) return;
        for (const std::string& id : check.only_documents) {
            const auto& documents = analysis().documents;
            const auto named =
                std::find_if(documents.begin(), documents.end(), [&](const auto& d) { return d.id == id; });
            if (named == documents.end() || named->standard == standard) continue;
            errors_.push_back(Error{ErrorCode::unknown_reference,
                                    {fmt::format("le document « {} » n'est pas du standard {}", id, standard),
                                     fmt::format("document '{}' is not of the standard {}", id, standard)},
                                    list->position(),
                                    {}});
        }
    }

    void bind_to(model::CheckSpec check, std::size_t document, const std::string& layer, const Position& where) {
        const model::DocumentSpec& spec = analysis().documents[document];
        if (spec.layers.empty()) return;  // of an unknown standard, or unreadable: reported
        const auto index = layer_of(spec, layer);
        if (!index) {
            unknown_layer(spec, layer, where);
            return;
        }
        match_fields(check, spec.layers[*index]);
        if (!ids_.insert({check.id, document}).second) {
            report_twice(check);
            return;
        }
        check.document = document;
        check.layer = *index;
        analysis().checks.push_back(std::move(check));
    }

    // Exact codes are compared on canonical fields: a layer of a standard has no others.
    void match_fields(const model::CheckSpec& check, const model::LayerSpec& layer) {
        if (layer.fields.empty()) return;
        std::vector<std::string> known;
        for (const auto& field : layer.fields) known.push_back(field.name);
        for (const auto& match : check.match) {
            if (std::find(known.begin(), known.end(), match.field) != known.end()) continue;
            unknown({fmt::format("la couche « {} » n'a pas de champ « {} »", layer.name, match.field),
                     fmt::format("layer '{}' has no field '{}'", layer.name, match.field)},
                    check.position, match.field, known);
        }
    }

    void statements() {
        if (analysis().expected.empty()) return;
        std::vector<std::string> types;
        for (const auto& expected : analysis().expected) types.push_back(expected.type);
        for (const auto& statement : analysis().statements) {
            // ISO dates compare as text.
            if (!statement.date.empty() && statement.date > analysis().date) {
                errors_.push_back(
                    Error{ErrorCode::wrong_value,
                          {fmt::format("déclaration du {} : postérieure à la date d'analyse", statement.date),
                           fmt::format("statement of {}: later than the date of the analysis", statement.date)},
                          statement.position,
                          {"Une déclaration vaut pour ce qui était su à sa date.",
                           "A statement holds for what was known on its date."}});
            }
            if (statement.type.empty() || std::find(types.begin(), types.end(), statement.type) != types.end())
                continue;
            unknown({fmt::format("le profil n'attend pas de document « {} »", statement.type),
                     fmt::format("the profile expects no document '{}'", statement.type)},
                    statement.position, statement.type, types);
        }
    }

    config::Draft draft_;
    const CatalogueData& data_;
    Log& log_;
    Errors errors_;
    const Profile* profile_ = nullptr;
    std::set<std::string> used_;
    std::set<std::tuple<std::string, std::size_t>> ids_;
};

// The analysis as far as it could be had, and the errors.
std::pair<model::Analysis, Errors> resolve_leniently(config::Draft draft, const CatalogueData& data, Log& log) {
    if (draft.analysis.files.empty()) return Resolver(std::move(draft), data, log).run();
    CatalogueData with_own = data;
    Errors own = add_own_catalogue(draft.analysis.files, with_own);
    auto [analysis, errors] = Resolver(std::move(draft), with_own, log).run();
    // What an own file got wrong may well be why the analysis does not find its checks: that is told first, alone.
    return {std::move(analysis), own.empty() ? std::move(errors) : std::move(own)};
}

tl::expected<model::Analysis, Errors> finished(model::Analysis analysis, Errors errors) {
    if (errors.empty()) return analysis;
    config::sort_errors(errors);
    return tl::unexpected(std::move(errors));
}

}  // namespace

tl::expected<model::Analysis, Errors> resolve(config::Draft draft, const CatalogueData& data, Log& log) {
    auto [analysis, errors] = resolve_leniently(std::move(draft), data, log);
    return finished(std::move(analysis), std::move(errors));
}

tl::expected<model::Analysis, Errors> load_analysis(const std::filesystem::path& file, const CatalogueData& data,
                                                    Log& log) {
    config::Reading reading = config::read_analysis_leniently(file);
    if (!reading.draft) return tl::unexpected(std::move(reading.errors));
    auto [analysis, errors] = resolve_leniently(std::move(*reading.draft), data, log);
    errors.insert(errors.end(), reading.errors.begin(), reading.errors.end());
    return finished(std::move(analysis), std::move(errors));
}

}  // namespace terracord::catalogue

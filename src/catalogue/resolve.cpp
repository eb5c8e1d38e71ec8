#include "catalogue/resolve.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <tuple>

#include "catalogue/bind_needs.hpp"
#include "catalogue/standard_document.hpp"
#include "catalogue/versions.hpp"
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
        triggers();
        statements();
        answers();
        comparisons();
        bind_needs(draft_, data_, errors_);
        concerned();
        objectives();
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
        const std::size_t written = analysis().documents.size();  // versions of them follow
        for (std::size_t i = 0; i < written; ++i) {
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
                    continue;
                }
                if (!document.folder.empty() || draft_.document_layers[i].kind == config::Kind::table) {
                    complete_document({*standard, draft_.document_layers[i], folder, analysis().date}, document,
                                      errors_, log_);
                }
                coverage_layer(document);
            }
            const std::vector<model::DocumentSpec> alone{document};
            by_date(document);
            follow_law_dates(i, alone, 0);
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
        std::vector<model::DocumentSpec> undated;  // as their data say, whatever the day
        for (std::size_t v = 0; v < written.folders.size(); ++v) {
            model::DocumentSpec version = written;
            version.folder = written.folders[v];
            version.folder_written = v < written.folders_written.size() ? written.folders_written[v] : "";
            complete_document({standard, draft_.document_layers[index], folder, analysis().date}, version, errors_,
                              log_);
            undated.push_back(version);
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
            chosen.set_aside.push_back(other_version(versions[v], chosen, {}));
            chosen.files.insert(chosen.files.end(), versions[v].files.begin(), versions[v].files.end());
        }
        analysis().documents[index] = std::move(chosen);
        coverage_layer(analysis().documents[index]);
        follow_law_dates(index, undated, best);
    }

    // Where projects state their own date of law: which version counts from which day on. Those that count on some day
    // besides the one of the analysis are read too; they stand behind all documents that are written.
    void follow_law_dates(std::size_t index, const std::vector<model::DocumentSpec>& versions, std::size_t chosen) {
        const bool follows = analysis().documents[index].follows_law_date.value_or(false);
        if (analysis().projects.law_date.empty() || !follows) return;
        std::vector<VersionDates> dates;
        for (const model::DocumentSpec& version : versions) {
            const bool corrected = std::any_of(version.corrections.begin(), version.corrections.end(),
                                               [](const auto& c) { return c.what == "status"; });
            dates.push_back(
                {version.status, version.once_in_force && !corrected, version.approved, version.ends});
        }
        std::vector<model::LawPeriod> law;
        std::map<std::size_t, std::size_t> read{{chosen, index}};
        for (const VersionPeriod& period : periods_of(dates, analysis().date)) {
            if (!read.contains(period.version)) {
                model::DocumentSpec other = versions[period.version];
                other.other_version = true;
                other.status = period.status;
                other.rules.reset();  // the table was written for the version of the analysis
                read[period.version] = analysis().documents.size();
                analysis().documents.push_back(std::move(other));
            }
            model::LawPeriod one{period.from, read[period.version], period.status, {}};
            model::DocumentSpec then = versions[period.version];
            then.status = period.status;
            for (std::size_t v = 0; v < versions.size(); ++v) {
                if (v == period.version) continue;
                model::DocumentSpec aside = versions[v];
                aside.status = status_on(dates, v, period.from);
                one.set_aside.push_back(other_version(aside, then, period.from));
            }
            law.push_back(std::move(one));
        }
        analysis().documents[index].law = std::move(law);
    }

    // `day`: of a project's date of law, empty where the analysis' own counts.
    static model::OtherVersion other_version(const model::DocumentSpec& other, const model::DocumentSpec& chosen,
                                             const std::string& day) {
        const std::string name = other.version.empty() ? other.folder_written : other.version;
        const std::string dated = other.approved.empty() ? std::string("?") : other.approved;
        Text why{fmt::format("Version écartée : {} ({}), remplacée par celle du {}.", name, dated, chosen.approved),
                 fmt::format("Version set aside: {} ({}), replaced by that of {}.", name, dated, chosen.approved)};
        if (other.status == model::DocumentStatus::set_aside) {
            why = {fmt::format("Version écartée : {} ({}), annulée, remplacée, abrogée ou caduque.", name, dated),
                   fmt::format("Version set aside: {} ({}), annulled, replaced, repealed or lapsed.", name, dated)};
        } else if (!held(other)) {
            why = !day.empty()
                      ? Text{fmt::format("Version postérieure à la date du droit applicable : {} ({}).", name, dated),
                             fmt::format("Version later than the date of the law that applies: {} ({}).", name, dated)}
                      : Text{fmt::format("Version à venir : {} ({}), non opposable à la date de l'analyse ; un sursis à "
                                         "statuer est possible.",
                                         name, dated),
                             fmt::format("Version to come: {} ({}), not enforceable on the date of the analysis; a "
                                         "decision on a permit may be deferred.",
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

    // The checks of the catalogue that come with the profile, bound to whatever documents there are.
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
        // A number of the programme against thresholds alone asks no document.
        const bool alone = check.layer_ref.empty() && std::holds_alternative<model::Programme>(check.kind);
        if (!among_projects && !alone && documents_of(standard_of(check), {}).empty()) return;
        // A check that uses another's result brings it along.
        if (check.when) profile_check(check.when->check);
        bind(check, entry->node);
    }

    // Of a check bound by standard; empty where it names a document.
    static std::string standard_of(const model::CheckSpec& check) {
        if (!model::reads_layer(check.kind))
            return check.layer_ref.ends_with(':') ? check.layer_ref.substr(0, check.layer_ref.size() - 1) : "";
        const config::LayerRef ref = config::split_layer_ref(check.layer_ref);
        return ref.standard ? ref.owner : "";
    }

    [[nodiscard]] std::vector<std::size_t> documents_of(const std::string& standard,
                                                        const std::vector<std::string>& only) {
        std::vector<std::size_t> found;
        for (std::size_t i = 0; i < analysis().documents.size(); ++i) {
            const auto& document = analysis().documents[i];
            const bool named = only.empty() || std::find(only.begin(), only.end(), document.id) != only.end();
            if (document.standard == standard && named && !document.other_version) found.push_back(i);
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

    [[nodiscard]] std::optional<std::size_t> document_named(const std::string& id) {
        const auto& documents = analysis().documents;
        const auto found = std::find_if(documents.begin(), documents.end(), [&](const auto& d) { return d.id == id; });
        if (found == documents.end()) return std::nullopt;
        return static_cast<std::size_t>(found - documents.begin());
    }

    void unknown_document(const std::string& id, const Position& where) {
        std::vector<std::string> known;
        for (const auto& document : analysis().documents) known.push_back(document.id);
        unknown({fmt::format("document « {} » inconnu", id), fmt::format("unknown document '{}'", id)}, where, id,
                known);
    }

    void bind(const model::CheckSpec& check, const config::Node& node) {
        if (check.layer_ref.empty() && std::holds_alternative<model::Programme>(check.kind)) {
            bind_to_nothing(check);
            return;
        }
        if (std::holds_alternative<model::Projects>(check.kind)) {
            bind_portfolio(check);
            return;
        }
        const bool layered = model::reads_layer(check.kind);
        const std::string standard = standard_of(check);
        config::LayerRef ref =
            layered ? config::split_layer_ref(check.layer_ref)
                    : config::LayerRef{standard.empty() ? check.layer_ref : standard, "", !standard.empty()};
        const config::Node* written = node.find(layered ? "layer" : ref.standard ? "standard" : "document");
        if (!layered && node.find("document") == nullptr && node.find("standard") == nullptr) {
            errors_.push_back(
                Error{ErrorCode::missing_key,
                      {fmt::format("contrôle « {} » : « document » ou « standard » manque", check.id),
                       fmt::format("check '{}': 'document' or 'standard' is missing", check.id)},
                      check.position,
                      {"Nommer le document qui porte la question.", "Name the document the question stands in."}});
            return;
        }
        if (ref.owner.empty() || written == nullptr) return;  // reported where it was read
        if (!ref.standard) {
            const auto owner = document_named(ref.owner);
            if (owner)
                bind_to(check, *owner, ref.layer, written->position());
            else if (!layered)
                unknown_document(ref.owner, written->position());
            return;  // unknown documents of layers were reported where the file was read
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

    // A number of the programme against thresholds alone: no document speaks of it.
    void bind_to_nothing(model::CheckSpec check) {
        if (!ids_.insert({check.id, model::kNone}).second) {
            twice(check);
            return;
        }
        check.document = model::kNone;
        check.layer = model::kNone;
        for (model::Companion& companion : check.also) bind_companion(check, companion, model::kNone);
        analysis().checks.push_back(std::move(check));
    }

    // The further layer is a selection of its own. A standard's role is looked for in the check's own
    // document first; where no document holds it, the check does without.
    void bind_companion(const model::CheckSpec& check, model::Companion& companion, std::size_t own) {
        const config::LayerRef ref = config::split_layer_ref(companion.layer_ref);
        if (ref.owner.empty()) return;  // reported where it was read
        const auto& documents = analysis().documents;
        std::size_t document = model::kNone;
        if (ref.standard) {
            const auto all = documents_of(ref.owner, {});
            if (own != model::kNone && documents[own].standard == ref.owner)
                document = own;
            else if (!all.empty())
                document = all.front();
        } else {
            const auto owner =
                std::find_if(documents.begin(), documents.end(), [&](const auto& d) { return d.id == ref.owner; });
            if (owner == documents.end()) {
                std::vector<std::string> names;
                for (const auto& one : documents) names.push_back(one.id);
                unknown({fmt::format("document « {} » inconnu", ref.owner),
                         fmt::format("unknown document '{}'", ref.owner)},
                        companion.position, ref.owner, names);
                return;
            }
            document = static_cast<std::size_t>(owner - documents.begin());
            if (own != model::kNone && documents[own].id == owner->id) document = own;  // whichever of its versions
        }
        if (document == model::kNone || documents[document].layers.empty()) return;
        const auto layer = layer_of(documents[document], ref.layer);
        if (!layer) {
            unknown_layer(documents[document], ref.layer, companion.position);
            return;
        }
        model::CheckSpec selection;
        selection.id = check.id + "#" + companion.role;
        selection.use = check.use;
        selection.layer_ref = companion.layer_ref;
        selection.document = document;
        selection.layer = *layer;
        selection.kind = model::Count{};
        if (!companion.column.empty()) {
            model::Population counted;
            counted.count = companion.column;
            selection.kind = counted;
        }
        selection.where = companion.where;
        selection.match = companion.match;
        selection.position = companion.position;
        match_fields(selection, documents[document].layers[*layer]);
        companion.selection = analysis().selections.size();
        analysis().selections.push_back(std::move(selection));
    }

    void twice(const model::CheckSpec& check) {
        errors_.push_back(Error{ErrorCode::duplicate_id,
                                {fmt::format("contrôle « {} » écrit deux fois", check.id),
                                 fmt::format("check '{}' written twice", check.id)},
                                check.position,
                                {"Donner un « id » à l'un des deux.", "Give one of the two an 'id'."}});
    }

    // To a document, and to those of its versions that projects of another date of law are put to.
    void bind_to(const model::CheckSpec& check, std::size_t document, const std::string& layer,
                 const Position& where) {
        std::vector<std::size_t> versions{document};
        for (const model::LawPeriod& period : analysis().documents[document].law) {
            if (std::find(versions.begin(), versions.end(), period.document) == versions.end())
                versions.push_back(period.document);
        }
        for (const std::size_t version : versions) bind_to_version(check, version, layer, where);
    }

    void bind_to_version(model::CheckSpec check, std::size_t document, const std::string& layer,
                         const Position& where) {
        const model::DocumentSpec& spec = analysis().documents[document];
        std::optional<std::size_t> index = 0;
        if (model::reads_layer(check.kind)) {
            if (spec.layers.empty()) return;  // of an unknown standard, or unreadable: reported
            index = layer_of(spec, layer);
            if (!index) {
                unknown_layer(spec, layer, where);
                return;
            }
            match_fields(check, spec.layers[*index]);
        }
        if (!ids_.insert({check.id, document}).second) {
            report_twice(check);
            return;
        }
        check.document = document;
        check.layer = *index;
        for (model::Exception& exception : check.exceptions) bind_exception(check, exception);
        for (model::Companion& companion : check.also) bind_companion(check, companion, document);
        analysis().checks.push_back(std::move(check));
    }

    // The layers of an exception: of the check's own document where it follows the standard, else of every one that
    // does. A document that is not there excepts nothing, and the finding says so.
    void bind_exception(const model::CheckSpec& check, model::Exception& exception) {
        const config::LayerRef ref = config::split_layer_ref(exception.layer_ref);
        if (ref.owner.empty()) return;  // reported where it was read
        const Position where = check.use.empty() ? exception.position : check.position;
        std::vector<std::size_t> documents;
        if (!ref.standard) {
            const auto owner = document_named(ref.owner);
            if (!owner) {
                unknown_document(ref.owner, where);
                return;
            }
            const bool same = analysis().documents[check.document].id == ref.owner;
            documents.push_back(same ? check.document : *owner);
        } else if (data_.standard(ref.owner) == nullptr) {
            unknown(
                {fmt::format("standard « {} » inconnu", ref.owner), fmt::format("unknown standard '{}'", ref.owner)},
                where, ref.owner, data_.standard_names());
        } else if (analysis().documents[check.document].standard == ref.owner) {
            documents.push_back(check.document);
        } else {
            documents = documents_of(ref.owner, {});
        }
        for (const std::size_t document : documents) {
            const model::DocumentSpec& spec = analysis().documents[document];
            if (spec.layers.empty()) continue;  // reported
            const auto layer = layer_of(spec, ref.layer);
            if (!layer) {
                unknown_layer(spec, ref.layer, where);
                continue;
            }
            model::CheckSpec selection;
            selection.id = check.id;
            selection.use = check.use;
            selection.document = document;
            selection.layer = *layer;
            selection.kind = model::Overlap{};
            selection.match = exception.match;
            selection.where = exception.where;
            selection.position = where;
            match_fields(selection, spec.layers[*layer]);
            exception.selections.push_back(analysis().selections.size());
            analysis().selections.push_back(std::move(selection));
        }
    }

    // Which findings a check uses: of the same document where the other check is bound to it, else all of them.
    void triggers() {
        auto& checks = analysis().checks;
        std::vector<std::string> ids;
        for (const auto& check : checks) ids.push_back(check.id);
        std::sort(ids.begin(), ids.end());
        ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
        for (auto& check : checks) {
            if (!check.when) continue;
            model::Trigger& trigger = *check.when;
            bool same_document = false;
            for (std::size_t i = 0; i < checks.size(); ++i) {
                if (checks[i].id != trigger.check) continue;
                trigger.checks.push_back(i);
                same_document = same_document || checks[i].document == check.document;
            }
            if (same_document)
                std::erase_if(trigger.checks, [&](std::size_t i) { return checks[i].document != check.document; });
            if (trigger.checks.empty()) {
                unknown({fmt::format("contrôle « {} » : aucun contrôle « {} »", check.id, trigger.check),
                         fmt::format("check '{}': no check '{}'", check.id, trigger.check)},
                        check.use.empty() ? trigger.position : check.position, trigger.check, ids);
            }
        }
        cycles();
    }

    // Depth first; a check met again on its own path depends on itself.
    void cycles() {
        enum class Mark : std::uint8_t { fresh, open, done };
        std::vector<Mark> marks(analysis().checks.size(), Mark::fresh);
        const auto visit = [&](const auto& self, std::size_t i) -> void {
            marks[i] = Mark::open;
            const model::CheckSpec& check = analysis().checks[i];
            for (const std::size_t next : check.when ? check.when->checks : std::vector<std::size_t>{}) {
                if (marks[next] == Mark::fresh) self(self, next);
                if (marks[next] != Mark::open) continue;
                errors_.push_back(Error{ErrorCode::check_cycle,
                                        {fmt::format("le contrôle « {} » dépend de « {} », qui dépend de lui", check.id,
                                                     analysis().checks[next].id),
                                         fmt::format("check '{}' depends on '{}', which depends on it", check.id,
                                                     analysis().checks[next].id)},
                                        check.use.empty() ? check.when->position : check.position,
                                        {"Ôter l'un des « when ».", "Take out one of the 'when'."}});
            }
            marks[i] = Mark::done;
        };
        for (std::size_t i = 0; i < marks.size(); ++i) {
            if (marks[i] == Mark::fresh) visit(visit, i);
        }
    }

    void comparisons() {
        for (model::ComparisonSpec& comparison : analysis().comparisons) {
            comparison.a = compared(comparison, comparison.a_ref);
            comparison.b = compared(comparison, comparison.b_ref);
        }
    }

    // Layers that people are counted in, and that places are named by.
    void concerned() {
        if (!analysis().concerned) return;
        model::ConcernedSpec& spec = *analysis().concerned;
        for (auto* layer : {&spec.population, &spec.dwellings, &spec.neighbourhoods}) {
            if (*layer) bind_concerned(**layer);
        }
    }

    void bind_concerned(model::ConcernedLayer& layer) {
        const config::LayerRef ref = config::split_layer_ref(layer.layer_ref);
        if (ref.owner.empty()) return;  // reported where it was read
        std::optional<std::size_t> document;
        if (ref.standard) {
            const auto all = documents_of(ref.owner, {});
            if (all.empty()) {
                unknown({fmt::format("[concerned] : aucun document du standard {}", ref.owner),
                         fmt::format("[concerned]: no document of the standard {}", ref.owner)},
                        layer.position, ref.owner, data_.standard_names());
                return;
            }
            document = all.front();
        } else {
            document = document_named(ref.owner);
            if (!document) {
                unknown_document(ref.owner, layer.position);
                return;
            }
        }
        const model::DocumentSpec& owner = analysis().documents[*document];
        if (owner.layers.empty()) return;  // of an unknown standard, or unreadable: reported
        const auto index = layer_of(owner, ref.layer);
        if (!index) {
            unknown_layer(owner, ref.layer, layer.position);
            return;
        }
        model::CheckSpec selection;
        selection.id = "concerned";
        selection.layer_ref = layer.layer_ref;
        selection.document = *document;
        selection.layer = *index;
        selection.where = layer.where;
        selection.kind = model::Count{};
        if (!layer.count.empty()) {
            model::Population counted;
            counted.count = layer.count;
            counted.each = layer.each;
            counted.imputed = layer.imputed;
            selection.kind = counted;
        }
        selection.position = layer.position;
        layer.selection = analysis().selections.size();
        analysis().selections.push_back(std::move(selection));
    }

    // An objective speaks through checks that are there: one that is misspelt would be left open for ever.
    void objectives() {
        std::vector<std::string> ids;
        for (const auto* checks : {&analysis().checks, &analysis().portfolio}) {
            for (const auto& check : *checks) ids.push_back(check.id);
        }
        std::sort(ids.begin(), ids.end());
        ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
        std::vector<std::string> needs;
        for (const model::NeedSpec& need : analysis().needs) needs.push_back(need.id);
        for (const model::ObjectiveSpec& objective : analysis().objectives) {
            for (const model::ObjectiveLink& link : objective.links) {
                const auto& known = link.need ? needs : ids;
                if (link.id.empty() || std::find(known.begin(), known.end(), link.id) != known.end()) continue;
                if (link.need) {
                    unknown({fmt::format("objectif « {} » : aucun besoin « {} »", objective.id, link.id),
                             fmt::format("objective '{}': no need '{}'", objective.id, link.id)},
                            link.position, link.id, needs);
                    continue;
                }
                unknown({fmt::format("objectif « {} » : aucun contrôle « {} »", objective.id, link.id),
                         fmt::format("objective '{}': no check '{}'", objective.id, link.id)},
                        link.position, link.id, ids);
            }
        }
    }

    // One side of a comparison, as a selection of all features of its layer.
    std::size_t compared(const model::ComparisonSpec& comparison, const std::string& written) {
        const config::LayerRef ref = config::split_layer_ref(written);
        const auto document = ref.standard || ref.owner.empty() ? std::nullopt : document_named(ref.owner);
        if (!document) {
            unknown_document(ref.owner.empty() ? written : ref.owner, comparison.position);
            return 0;
        }
        const model::DocumentSpec& spec = analysis().documents[*document];
        const auto layer = layer_of(spec, ref.layer);
        if (!layer) {
            unknown_layer(spec, ref.layer, comparison.position);
            return 0;
        }
        model::CheckSpec selection;
        selection.id = comparison.id;
        selection.document = *document;
        selection.layer = *layer;
        selection.kind = model::Overlap{};
        selection.position = comparison.position;
        analysis().selections.push_back(std::move(selection));
        return analysis().selections.size() - 1;
    }

    void answers() {
        std::vector<std::string> ids;
        for (const auto& check : analysis().checks) {
            if (std::holds_alternative<model::Manual>(check.kind) ||
                std::holds_alternative<model::Declared>(check.kind))
                ids.push_back(check.id);
        }
        for (const auto& answer : analysis().answers) {
            const auto refuse = [&](ErrorCode code, Text message, Text hint) {
                errors_.push_back(Error{code, std::move(message), answer.position, std::move(hint)});
            };
            // ISO dates compare as text.
            if (!answer.date.empty() && answer.date > analysis().date) {
                refuse(ErrorCode::wrong_value,
                       {fmt::format("réponse du {} : postérieure à la date d'analyse", answer.date),
                        fmt::format("answer of {}: later than the date of the analysis", answer.date)},
                       {"Une réponse vaut pour ce qui était su à sa date.",
                        "An answer holds for what was known on its date."});
            }
            if (answer.check.empty()) continue;
            const auto& checks = analysis().checks;
            const auto asked = std::find_if(checks.begin(), checks.end(), [&](const model::CheckSpec& check) {
                return check.id == answer.check && !answer.document.empty()
                           ? check.document != model::kNone &&
                                 analysis().documents[check.document].id == answer.document
                           : check.id == answer.check;
            });
            const bool answerable = asked != checks.end() && (std::holds_alternative<model::Manual>(asked->kind) ||
                                                              std::holds_alternative<model::Declared>(asked->kind));
            if (!answerable) {
                unknown({fmt::format("réponse : aucun contrôle « {} » à lire ou à déclarer{}", answer.check,
                                     answer.document.empty() ? "" : " sur « " + answer.document + " »"),
                         fmt::format("answer: no manual or declared check '{}'{}", answer.check,
                                     answer.document.empty() ? "" : " on '" + answer.document + "'")},
                        answer.position, answer.check, ids);
            } else if (std::holds_alternative<model::Manual>(asked->kind) && !answer.verdict) {
                refuse(ErrorCode::missing_key,
                       {"clé « verdict » absente : la réponse à une lecture dit ce qu'elle conclut",
                        "missing key 'verdict': the answer to a reading says what it concludes"},
                       {});
            } else if (std::holds_alternative<model::Declared>(asked->kind) && answer.verdict) {
                refuse(ErrorCode::wrong_value, {"une déclaration n'a pas de verdict", "a declaration has no verdict"},
                       {});
            }
        }
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
std::pair<model::Analysis, Errors> resolve_with_own(config::Draft draft, const CatalogueData& data, Log& log) {
    if (draft.analysis.files.empty()) return Resolver(std::move(draft), data, log).run();
    CatalogueData with_own = data;
    Errors own = add_own_catalogue(draft.analysis.files, with_own);
    auto [analysis, errors] = Resolver(std::move(draft), with_own, log).run();
    // What an own file got wrong may well be why the analysis does not find its checks: that is told first, alone.
    return {std::move(analysis), own.empty() ? std::move(errors) : std::move(own)};
}

// Files of decisions are inputs of the run, and no catalogues: they join the files when those have been read.
std::pair<model::Analysis, Errors> resolve_leniently(config::Draft draft, const CatalogueData& data, Log& log) {
    const std::vector<std::filesystem::path> decisions = draft.decision_files;
    auto resolved = resolve_with_own(std::move(draft), data, log);
    resolved.first.files.insert(resolved.first.files.end(), decisions.begin(), decisions.end());
    return resolved;
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

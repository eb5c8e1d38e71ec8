#include "survey/catalogue_pages.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "base/json_writer.hpp"
#include "config/read_checks.hpp"
#include "wording/phrases.hpp"
#include "wording/typography.hpp"

namespace terracord::survey {

using catalogue::CatalogueData;
using catalogue::Entry;

namespace {

std::vector<std::string> profiles_with(const Entry& entry, const CatalogueData& data) {
    std::vector<std::string> names;
    for (const catalogue::Profile& profile : data.profiles) {
        const bool listed = std::any_of(profile.expected.begin(), profile.expected.end(), [&](const auto& document) {
            return std::find(document.checks.begin(), document.checks.end(), entry.name) != document.checks.end();
        });
        if (listed) names.push_back(profile.name);
    }
    return names;
}

std::string condition_text(const model::Condition& condition) {
    if (!condition.written.empty()) return condition.written;
    return fmt::format("{} {} {:g}", model::code(condition.quantity), model::code(condition.comparison),
                       condition.limit);
}

// "area > 100 m2 and share > 1 %"
std::string conditions_text(const model::Threshold& threshold, Lang lang) {
    const std::string_view joint =
        threshold.all ? (lang == Lang::fr ? " et " : " and ") : (lang == Lang::fr ? " ou " : " or ");
    std::string text;
    for (const model::Condition& condition : threshold.conditions) {
        if (!text.empty()) text += joint;
        text += condition_text(condition);
    }
    return text;
}

std::string codes_text(const std::vector<model::CodeMatch>& match) {
    std::string text;
    for (const model::CodeMatch& one : match) {
        if (!text.empty()) text += ", ";
        text += one.field + " = " + fmt::format("{}", fmt::join(one.values, " | "));
    }
    return text;
}

std::string snippet(const Entry& entry) { return "[[check]]\nuse = \"" + entry.name + "\"\n"; }

class Page {
   public:
    Page(const Entry& entry, const CatalogueData& data, Lang lang) : entry_(entry), data_(data), lang_(lang) {}

    std::string run() {
        const model::CheckSpec& check = entry_.check;
        out_ = entry_.name + "\n" + check.title.in(lang_) + "\n\n";
        row(say("numéro", "number"), check.number);
        row(say("règle", "rule"), check.rule.in(lang_));
        row(say("il faut", "needs"), check.needs.in(lang_));
        row(say("thème", "theme"), wording::label("theme", check.theme, lang_));
        row(say("couche", "layer"), layer());
        row(say("codes", "codes"), codes_text(check.match));
        row(say("condition", "condition"), check.where);
        row(say("projets", "projects"), check.projects_where);
        row(say("mesure", "measure"),
            wording::label("kind", model::code(check.kind), lang_) + " (" + std::string(model::code(check.kind)) + ")");
        row(say("portée", "relation"), check.relation ? wording::label("relation", model::code(*check.relation), lang_)
                                                      : say("celle du document", "the document's"));
        row(say("phase", "phase"),
            say("à partir de : ", "from: ") + wording::label("phase", model::code(check.due), lang_));
        if (check.forbids_building)
            row(say("interdit de bâtir", "forbids building"),
                say("un périmètre n'est pas un bâtiment : contrainte tant que le programme peut l'éviter",
                    "a perimeter is not a building: a constraint as long as the programme can avoid it"));
        for (const model::Threshold& threshold : check.thresholds)
            row(verdict_of(threshold), conditions_text(threshold, lang_) + "  (" +
                                           wording::label("origin", model::code(threshold.origin), lang_) + ")");
        row(say("référence", "reference"),
            check.reference.empty()
                ? say("aucune", "none")
                : check.reference + (check.reference_verified ? ""
                                                              : say(" (à vérifier : non relue à la source)",
                                                                    " (to be verified: not read at its source)")));
        row(say("note", "note"), check.note.in(lang_));
        if (!check.reads.empty())
            out_ += "\n  " + say("Ce qui suit de chaque verdict :", "What follows from each verdict:") + "\n";
        for (const auto& [verdict, follows] : check.reads)
            row("  " + wording::label("verdict", model::code(verdict), lang_), follows.in(lang_));
        for (const model::Lever& lever : check.levers) {
            const std::string to_verify = lever.verified ? "" : say(" (à vérifier)", " (to be verified)");
            row(wording::label("lever", model::code(lever.kind), lang_), lever.text.in(lang_) + to_verify);
        }
        const std::vector<std::string> profiles = profiles_with(entry_, data_);
        row(say("profils", "profiles"), fmt::format("{}", fmt::join(profiles, ", ")));
        out_ += "\n" + say("Dans le fichier d'analyse :", "In the analysis file:") + "\n\n" + snippet(entry_);
        return std::move(out_);
    }

   private:
    [[nodiscard]] std::string say(const std::string& fr, const std::string& en) const {
        return lang_ == Lang::fr ? wording::typeset_french(fr) : en;
    }

    void row(const std::string& name, const std::string& value) {
        if (value.empty()) return;
        constexpr std::size_t kNames = 22;
        const std::size_t taken = wording::characters(name);
        out_ += "  " + name + std::string(taken < kNames ? kNames - taken : 1, ' ') + value + "\n";
    }

    [[nodiscard]] std::string layer() const {
        const config::LayerRef ref = config::split_layer_ref(entry_.check.layer_ref);
        const catalogue::Standard* standard = ref.standard ? data_.standard(ref.owner) : nullptr;
        std::string text = entry_.check.layer_ref;
        if (standard != nullptr) text += " (" + standard->title.in(lang_) + ")";
        return text;
    }

    [[nodiscard]] std::string verdict_of(const model::Threshold& threshold) const {
        if (threshold.reading != model::NeedReading::none)
            return wording::label("need_reading", model::code(threshold.reading), lang_);
        return wording::label("verdict", model::code(threshold.verdict), lang_);
    }

    const Entry& entry_;
    const CatalogueData& data_;
    Lang lang_;
    std::string out_;
};

void write_text(JsonWriter& json, std::string_view key, const Text& text) {
    json.key(key);
    if (text.empty()) {
        json.null();
        return;
    }
    json.begin_object().key("fr").string(text.fr).key("en").string(text.en).end_object();
}

void write_entry(JsonWriter& json, const Entry& entry, const CatalogueData& data) {
    const model::CheckSpec& check = entry.check;
    json.begin_object().key("name").string(entry.name);
    write_text(json, "title", check.title);
    json.key("theme").string(check.theme).key("layer").string(check.layer_ref);
    json.key("measure").string(model::code(check.kind)).key("side").string(model::code(check.side));
    json.key("relation");
    check.relation ? json.string(model::code(*check.relation)) : json.null();
    json.key("phase").string(model::code(check.due)).key("forbids_building").boolean(check.forbids_building);
    json.key("match").begin_object();
    for (const model::CodeMatch& one : check.match) {
        json.key(one.field).begin_array();
        for (const std::string& value : one.values) json.string(value);
        json.end_array();
    }
    json.end_object().key("where").string(check.where).key("thresholds").begin_array();
    for (const model::Threshold& threshold : check.thresholds) {
        json.begin_object().key("verdict").string(model::code(threshold.verdict));
        json.key("need_reading").string(model::code(threshold.reading));
        json.key("all").boolean(threshold.all).key("origin").string(model::code(threshold.origin));
        json.key("conditions").begin_array();
        for (const model::Condition& condition : threshold.conditions) json.string(condition_text(condition));
        json.end_array().end_object();
    }
    json.end_array().key("reference").string(check.reference);
    json.key("reference_verified").boolean(check.reference_verified);
    json.key("number").string(check.number);
    write_text(json, "rule", check.rule);
    write_text(json, "needs", check.needs);
    json.key("levers").begin_array();
    for (const model::Lever& lever : check.levers) {
        json.begin_object().key("kind").string(model::code(lever.kind));
        write_text(json, "text", lever.text);
        json.key("reference").string(lever.reference).key("verified").boolean(lever.verified).end_object();
    }
    json.end_array();
    json.key("reads").begin_object();
    for (const auto& [verdict, follows] : check.reads) write_text(json, model::code(verdict), follows);
    json.end_object();
    write_text(json, "note", check.note);
    json.key("profiles").begin_array();
    for (const std::string& name : profiles_with(entry, data)) json.string(name);
    json.end_array().key("use").string(snippet(entry)).end_object();
}

}  // namespace

std::vector<std::string> themes_of(const CatalogueData& data) {
    std::vector<std::string> themes;
    for (const Entry& entry : data.entries) themes.push_back(entry.check.theme);
    std::sort(themes.begin(), themes.end());
    themes.erase(std::unique(themes.begin(), themes.end()), themes.end());
    return themes;
}

std::vector<const Entry*> select_entries(const CatalogueData& data, const std::string& theme,
                                         const std::string& profile) {
    std::vector<const Entry*> found;
    for (const Entry& entry : data.entries) {
        if (!theme.empty() && entry.check.theme != theme) continue;
        const std::vector<std::string> profiles = profiles_with(entry, data);
        if (!profile.empty() && std::find(profiles.begin(), profiles.end(), profile) == profiles.end()) continue;
        found.push_back(&entry);
    }
    return found;
}

std::string list_text(const std::vector<const Entry*>& entries, Lang lang) {
    std::map<std::string, std::vector<const Entry*>> by_theme;
    std::size_t longest = 0;
    for (const Entry* entry : entries) {
        by_theme[entry->check.theme].push_back(entry);
        longest = std::max(longest, entry->name.size());
    }
    std::string out;
    for (const auto& [theme, members] : by_theme) {
        if (!out.empty()) out += "\n";
        out += wording::capitalised(wording::label("theme", theme, lang)) + " (" + theme + ")\n";
        for (const Entry* entry : members)
            out += fmt::format("  {:<{}}  {}\n", entry->name, longest, entry->check.title.in(lang));
    }
    return out;
}

std::string page_text(const Entry& entry, const CatalogueData& data, Lang lang) {
    return Page(entry, data, lang).run();
}

std::string list_json(const std::vector<const Entry*>& entries, const CatalogueData& data) {
    std::string out;
    constexpr int kIndent = 2;
    JsonWriter json(out, kIndent);
    json.begin_array();
    for (const Entry* entry : entries) write_entry(json, *entry, data);
    json.end_array();
    return out + "\n";
}

std::string page_json(const Entry& entry, const CatalogueData& data) {
    std::string out;
    constexpr int kIndent = 2;
    JsonWriter json(out, kIndent);
    write_entry(json, entry, data);
    return out + "\n";
}

}  // namespace terracord::survey

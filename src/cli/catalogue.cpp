#include <fmt/format.h>

#include <algorithm>
#include <cstdio>

#include "cli/analysis.hpp"
#include "cli/commands.hpp"
#include "survey/catalogue_pages.hpp"

namespace terracord::cli {

namespace {

// A word that is none of a list: the nearest one, or all of them.
Exit unknown(Text what, const std::string& word, const std::vector<std::string>& known, Log& log) {
    const std::string nearest = nearest_word(word, known);
    const std::string list = fmt::format("{}", fmt::join(known, ", "));
    log.report(Level::error, Error{ErrorCode::unknown_reference,
                                   std::move(what),
                                   {},
                                   nearest.empty() ? Text{"Connus : " + list + ".", "Known: " + list + "."}
                                                   : Text{"Vouliez-vous dire « " + nearest + " » ?",
                                                          "Did you mean '" + nearest + "'?"}});
    return Exit::usage;
}

bool knows(const std::vector<std::string>& words, const std::string& word) {
    return word.empty() || std::find(words.begin(), words.end(), word) != words.end();
}

void print(const std::string& text) { std::fwrite(text.data(), 1, text.size(), stdout); }

}  // namespace

Exit catalogue_list(const CatalogueOptions& options) {
    ConsoleLog log(log_options(options.common));
    const auto data = catalogue_for_command(options.common, log);
    if (!data) return Exit::usage;
    const auto themes = survey::themes_of(*data);
    if (!knows(themes, options.theme))
        return unknown({"thème « " + options.theme + " » inconnu", "unknown theme '" + options.theme + "'"},
                       options.theme, themes, log);
    if (!knows(data->profile_names(), options.profile))
        return unknown({"profil « " + options.profile + " » inconnu", "unknown profile '" + options.profile + "'"},
                       options.profile, data->profile_names(), log);
    const auto entries = survey::select_entries(*data, options.theme, options.profile);
    print(options.json ? survey::list_json(entries, *data) : survey::list_text(entries, options.common.lang));
    return Exit::done;
}

Exit catalogue_show(const CatalogueOptions& options) {
    ConsoleLog log(log_options(options.common));
    const auto data = catalogue_for_command(options.common, log);
    if (!data) return Exit::usage;
    const catalogue::Entry* entry = data->entry(options.name);
    if (entry == nullptr)
        return unknown({"contrôle « " + options.name + " » inconnu du catalogue",
                        "'" + options.name + "' is no check of the catalogue"},
                       options.name, data->entry_names(), log);
    print(options.json ? survey::page_json(*entry, *data) : survey::page_text(*entry, *data, options.common.lang));
    return Exit::done;
}

}  // namespace terracord::cli

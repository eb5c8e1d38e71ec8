#include <fmt/format.h>

#include <algorithm>

#include "base/json_writer.hpp"
#include "history/verification.hpp"
#include "wording/numbers.hpp"

namespace terracord::history {

namespace {

constexpr std::size_t kMostNamed = 20;
constexpr int kIndent = 2;

// Names come from a manifest that anybody may have written: one line each, whatever they hold.
std::string one_line(std::string text) {
    std::replace_if(text.begin(), text.end(), [](unsigned char c) { return c < ' ' || c == 0x7F; }, '?');
    return text;
}

std::string state_word(FileState state, bool french) {
    switch (state) {
        case FileState::changed: return french ? "modifié" : "changed";
        case FileState::missing: return french ? "absent" : "missing";
        case FileState::added: return french ? "ajouté" : "added";
        case FileState::same: return french ? "identique" : "same";
        case FileState::not_hashed: break;
    }
    return french ? "non comparé" : "not compared";
}

std::int64_t number_of(const std::vector<FileCheck>& checks, FileState state) {
    return std::count_if(checks.begin(), checks.end(), [&](const FileCheck& check) { return check.state == state; });
}

// "16 files: 15 unchanged, 1 changed".
std::string tally(const std::vector<FileCheck>& checks, bool french) {
    std::string text = fmt::format(fmt::runtime(french ? "{} fichier(s)" : "{} file(s)"), checks.size());
    const char* mark = french ? " : " : ": ";
    const std::pair<FileState, const char*> states[] = {
        {FileState::same, french ? "inchangé(s)" : "unchanged"},
        {FileState::changed, french ? "modifié(s)" : "changed"},
        {FileState::missing, french ? "absent(s)" : "missing"},
        {FileState::added, french ? "ajouté(s)" : "added"},
        {FileState::not_hashed, french ? "non comparé(s)" : "not compared"}};
    for (const auto& [state, word] : states) {
        const std::int64_t number = number_of(checks, state);
        if (number == 0) continue;
        text += fmt::format("{}{} {}", mark, number, word);
        mark = ", ";
    }
    return text + "\n";
}

void list(std::string& text, const std::vector<FileCheck>& checks, bool french) {
    std::size_t named = 0;
    std::size_t more = 0;
    for (const FileCheck& check : checks) {
        if (check.state == FileState::same || check.state == FileState::not_hashed) continue;
        if (++named > kMostNamed) {
            ++more;
            continue;
        }
        text += fmt::format("  {}  {}", state_word(check.state, french), one_line(check.path));
        if (check.first_line > 0) {
            text += fmt::format(fmt::runtime(french ? " (première différence : ligne {})" : " (first difference: line {})"),
                                check.first_line);
        }
        text += '\n';
    }
    if (more > 0) text += fmt::format(fmt::runtime(french ? "  … et {} autre(s)\n" : "  … and {} more\n"), more);
}

std::string versions_line(const Verification& verification, bool french) {
    std::string differences;
    for (const VersionCheck& version : verification.versions) {
        if (version.same()) continue;
        differences += fmt::format(fmt::runtime(french ? "  {} : {} alors, {} ici\n" : "  {}: {} then, {} here\n"),
                                   one_line(version.name), one_line(version.recorded),
                                   version.now.empty() ? "?" : version.now);
    }
    if (differences.empty()) return french ? "Versions : les mêmes\n" : "Versions: the same\n";
    return (french ? "Versions : différentes\n" : "Versions: different\n") + differences;
}

std::string conclusion_line(const Verification& verification, bool french) {
    switch (verification.conclusion()) {
        case Conclusion::identical:
            return french ? "Identique : les mêmes entrées donnent les mêmes sorties, octet pour octet.\n"
                          : "Identical: the same inputs give the same outputs, byte for byte.\n";
        case Conclusion::different:
            return french ? "Différent : voir ci-dessus ce qui a changé.\n" : "Different: what changed stands above.\n";
        case Conclusion::not_replayed: break;
    }
    return french ? "Non vérifié entièrement : l'exécution n'a pas pu être refaite.\n"
                  : "Not verified entirely: the run could not be made again.\n";
}

void write_checks(JsonWriter& json, std::string_view key, const std::vector<FileCheck>& checks) {
    json.key(key).begin_array();
    for (const FileCheck& check : checks) {
        json.begin_object().key("path").string(check.path).key("state").string(code(check.state));
        json.key("first_line");
        if (check.first_line > 0) {
            json.integer(check.first_line);
        } else {
            json.null();
        }
        json.end_object();
    }
    json.end_array();
}

}  // namespace

std::string verification_text(const Verification& verification, Lang lang) {
    const bool french = lang == Lang::fr;
    const runs::RecordedManifest& manifest = verification.manifest;
    std::string text = fmt::format(fmt::runtime(french ? "{} (analyse du {})\n" : "{} (analysis of {})\n"),
                                   one_line(manifest.title), one_line(wording::date(manifest.date).in(lang)));
    text += (french ? "Entrées : " : "Inputs: ") + tally(verification.inputs, french);
    list(text, verification.inputs, french);
    text += versions_line(verification, french);
    text += (french ? "Sorties : " : "Outputs: ") + tally(verification.outputs, french);
    list(text, verification.outputs, french);
    if (verification.not_replayed.empty()) {
        text += (french ? "Exécution refaite : " : "Run made again: ") + tally(verification.replayed, french);
        list(text, verification.replayed, french);
    } else {
        text += (french ? "Exécution refaite : non ; " : "Run made again: no; ") + verification.not_replayed.in(lang) + "\n";
    }
    return text + conclusion_line(verification, french);
}

std::string verification_json(const Verification& verification) {
    std::string out;
    JsonWriter json(out, kIndent);
    const runs::RecordedManifest& manifest = verification.manifest;
    json.begin_object().key("format").integer(1).key("conclusion").string(code(verification.conclusion()));
    json.key("run").begin_object().key("manifest_sha256").string(manifest.sha256);
    json.key("title").string(manifest.title).key("date").string(manifest.date).end_object();
    json.key("versions").begin_array();
    for (const VersionCheck& version : verification.versions) {
        json.begin_object().key("name").string(version.name).key("recorded").string(version.recorded);
        json.key("now").string(version.now).key("same").boolean(version.same()).end_object();
    }
    json.end_array();
    write_checks(json, "inputs", verification.inputs);
    write_checks(json, "outputs", verification.outputs);
    json.key("not_replayed");
    if (verification.not_replayed.empty()) {
        json.null();
    } else {
        json.begin_object().key("fr").string(verification.not_replayed.fr);
        json.key("en").string(verification.not_replayed.en).end_object();
    }
    write_checks(json, "replayed", verification.replayed);
    json.end_object();
    return out + "\n";
}

}  // namespace terracord::history

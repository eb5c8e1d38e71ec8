#include "survey/advice.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "wording/phrases.hpp"

namespace terracord::survey {

using model::DocumentStatus;

namespace {

constexpr const char* kCorrection =
    R"(status = { value = "in_force", reason = "...", author = "...", date = AAAA-MM-JJ })";

void on_status(const model::DocumentSpec& spec, std::vector<Text>& advice) {
    const std::string code = spec.declared_status.empty() ? "" : " (" + spec.declared_status + ")";
    switch (spec.status) {
        case DocumentStatus::approved:
            advice.push_back(
                {fmt::format("Les données disent le document approuvé, non opposable{} : il informera, sans "
                             "contredire. S'il est devenu exécutoire, corrigez dans l'analyse : {}",
                             code, kCorrection),
                 fmt::format("The data say the document is approved, not enforceable{}: it will inform, "
                             "not contradict. If it has come into force, correct in the analysis: {}",
                             code, kCorrection)});
            return;
        case DocumentStatus::draft:
            advice.push_back(
                {fmt::format("Les données disent le document en projet{} : il informera, sans contredire.", code),
                 fmt::format("The data say the document is a draft{}: it will inform, not contradict.", code)});
            return;
        case DocumentStatus::set_aside:
            advice.push_back(
                {fmt::format(
                     "Les données disent le document annulé, remplacé, abrogé ou caduc{} : ses contrôles seront non "
                     "évaluables. Cherchez la version en vigueur.",
                     code),
                 fmt::format(
                     "The data say the document is annulled, replaced, repealed or lapsed{}: its checks will not be "
                     "assessable. Look for the version in force.",
                     code)});
            return;
        case DocumentStatus::partly_annulled:
            advice.push_back(
                {fmt::format("Document partiellement annulé{} : le zonage du fichier n'en dit rien, lisez la "
                             "décision de justice.",
                             code),
                 fmt::format("Partly annulled{}: the zoning in the file does not show it, read the ruling.", code)});
            return;
        case DocumentStatus::unknown:
            advice.push_back(
                {"Rien dans les données ne dit si le document est en vigueur : les contradictions seront ramenées à "
                 "des "
                 "réserves. Si vous le savez, écrivez status = \"in_force\" et approved = AAAA-MM-JJ.",
                 "Nothing in the data says whether the document is in force: conflicts will be lowered to "
                 "reservations. "
                 "If you know, write status = \"in_force\" and approved = YYYY-MM-DD."});
            return;
        case DocumentStatus::in_force: return;
    }
}

void on_tiling(const LayerSeen& layer, std::vector<Text>& advice) {
    if (!layer.tiling) return;
    const std::int64_t wide = layer.tiling->pairs - layer.tiling->sliver_pairs;
    if (wide > 0) {
        advice.push_back(
            {fmt::format(
                 "{} : {} se chevauchent plus largement que la précision du document. Deux règles y valent au même "
                 "endroit ; signalez-le au producteur.",
                 layer.name, wide == 1 ? "2 zones" : fmt::format("{} paires de zones", wide)),
             fmt::format(
                 "{}: {} overlap by more than the document's accuracy. Two rules hold on the same spot there; tell "
                 "the producer.",
                 layer.name, wide == 1 ? "2 zones" : fmt::format("{} pairs of zones", wide))});
    }
    const std::int64_t holes = layer.tiling->gaps - layer.tiling->sliver_gaps;
    if (holes > 0) {
        advice.push_back(
            {fmt::format("{} : {} plus large{} que la précision. Un projet qui y touche y sera non évaluable, à "
                         "moins qu'un autre document (PSMV, enclave) ne le couvre.",
                         layer.name, holes == 1 ? "une lacune est" : fmt::format("{} lacunes sont", holes),
                         holes == 1 ? "" : "s"),
             fmt::format("{}: {} wider than the accuracy. A project there will not be assessable, unless "
                         "another document covers the place.",
                         layer.name, holes == 1 ? "one gap is" : fmt::format("{} gaps are", holes))});
    }
}

void on_layer(const LayerSeen& layer, std::vector<Text>& advice) {
    if (!layer.problem.empty() && layer.features == 0 && !layer.driver.empty()) {
        advice.push_back(
            {fmt::format("{} : {} ; export à refaire, ou gabarit resté vide.", layer.name, layer.problem.fr),
             fmt::format("{}: {}; export it again, or a template left empty.", layer.name, layer.problem.en)});
    } else if (!layer.problem.empty()) {
        advice.push_back({fmt::format("{} : {}. {}", layer.name, layer.problem.fr, layer.remedy.fr),
                          fmt::format("{}: {}. {}", layer.name, layer.problem.en, layer.remedy.en)});
    }
    if (layer.set_aside > 0) {
        advice.push_back(
            {fmt::format("{} : {} trop abîmé(s) pour être réparé(s), son emprise sera non évaluable. À "
                         "corriger à la source.",
                         layer.name, wording::counted(wording::Noun::object, layer.set_aside).fr),
             fmt::format("{}: {} too broken to be repaired, its ground will not be assessable. To be mended at "
                         "the source.",
                         layer.name, wording::counted(wording::Noun::object, layer.set_aside).en)});
    }
    on_tiling(layer, advice);
    for (const Contradiction& one : layer.contradictions) {
        advice.push_back(
            {fmt::format("{} : {} ({}). Ce qui repose dessus sera au plus une réserve ; vérifiez sur le plan "
                         "opposable.",
                         layer.name, one.what.fr, wording::counted(wording::Noun::object, one.features).fr),
             fmt::format("{}: {} ({}). What rests on it will be at most a reservation; verify on the plan in "
                         "force.",
                         layer.name, one.what.en, wording::counted(wording::Noun::object, one.features).en)});
    }
}

}  // namespace

std::vector<Text> advice_on(const DocumentSeen& document) {
    std::vector<Text> advice;
    for (const std::string& name : document.missing) {
        advice.push_back(
            {fmt::format("La table « {} » manque, et rien ne peut être contrôlé sans elle : fournissez le "
                         "dossier complet du document.",
                         name),
             fmt::format("Table \"{}\" is missing, and nothing can be checked without it: supply the whole "
                         "folder of the document.",
                         name)});
    }
    on_status(document.spec, advice);
    for (const LayerSeen& layer : document.layers) on_layer(layer, advice);
    std::size_t unread = 0;
    for (const LayerSeen& layer : document.layers) unread += unhandled(layer).size();
    if (unread > 0) {
        advice.push_back(
            {fmt::format("{} : aucun contrôle du catalogue ne les lit. Si elles comptent pour vos projets, écrivez un "
                         "[[check]] sur leur couche.",
                         unread == 1 ? "1 classe" : fmt::format("{} classes", unread)),
             fmt::format(
                 "{}: no check of the catalogue reads them. If they matter for your projects, write a [[check]] on "
                 "their layer.",
                 unread == 1 ? "1 class" : fmt::format("{} classes", unread))});
    }
    return advice;
}

}  // namespace terracord::survey

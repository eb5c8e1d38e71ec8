#include "cli/arguments.hpp"

#include <CLI/CLI.hpp>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <exception>
#include <initializer_list>
#include <map>
#include <new>
#include <optional>
#include <string_view>
#include <system_error>

#include "base/limits.hpp"
#include "cli/commands.hpp"
#include "cli/interrupts.hpp"

namespace terracord::cli {

namespace {

// Help is written before options are parsed, so the language is looked for first.
Lang language_of(int argc, char** argv) {
    for (int i = 1; i < argc; ++i) {
        const std::string_view word = argv[i];
        if (word == "--lang=en" || (word == "--lang" && i + 1 < argc && std::string_view(argv[i + 1]) == "en"))
            return Lang::en;
    }
    return Lang::fr;
}

struct Words {
    Lang lang;
    [[nodiscard]] std::string operator()(const char* fr, const char* en) const { return lang == Lang::fr ? fr : en; }
};

void add_common(CLI::App& command, CommonOptions& options, const Words& say) {
    const std::map<std::string, Progress> progress{{"auto", Progress::automatic},
                                                   {"always", Progress::always},
                                                   {"never", Progress::never},
                                                   {"json", Progress::json}};
    const std::map<std::string, Lang> languages{{"fr", Lang::fr}, {"en", Lang::en}};
    command
        .add_option("--lang", options.lang,
                    say("langue des messages et rapports : fr ou en", "language of messages and reports: fr or en"))
        ->transform(CLI::CheckedTransformer(languages).description(""))
        ->type_name("fr|en");
    command.add_option("--progress", options.progress, say("ligne d'avancement sur stderr", "progress line on stderr"))
        ->transform(CLI::CheckedTransformer(progress).description(""))
        ->type_name("auto|always|never|json");
    command.add_flag("-q{-1},-v{1},--quiet{-1},--verbose{1}", options.verbosity,
                     say("-q : erreurs seules ; -v : tout", "-q: errors only; -v: everything"));
    command
        .add_option("--data", options.data,
                    say("dossier de référentiels qui complète ou remplace ceux du programme",
                        "data folder that adds to or overrides the built-in one"))
        ->type_name("DIR");
    command
        .add_option("--limit", options.limits,
                    say("relève ou abaisse une limite de sécurité (répétable) ; noms : docs/fr/securite.md",
                        "raises or lowers a safety limit (repeatable); names: docs/security.md"))
        ->allow_extra_args(false)
        ->type_name("NAME=VALUE");
}

// What --limit said of the command that was given; the others were told nothing.
Result<Limits> limits_of(std::initializer_list<const CommonOptions*> commands) {
    Limits limits;
    for (const CommonOptions* one : commands) {
        for (const std::string& written : one->limits) {
            auto changed = limits.with(written);
            if (!changed) return changed;
            limits = *changed;
        }
    }
    return limits;
}

std::map<std::string, model::Verdict> failing_verdicts() {
    return {{"conflict", model::Verdict::conflict},
            {"reservation", model::Verdict::reservation},
            {"not_assessable", model::Verdict::not_assessable}};
}

void add_delivery(CLI::App& command, DeliveryOptions& options, const Words& say) {
    command.add_option("-o,--output", options.output, say("dossier de sortie", "output folder"))
        ->required()
        ->type_name("DIR");
    command.add_flag("--overwrite", options.overwrite,
                     say("remplace un dossier de sortie de Terracord", "replaces an output folder of Terracord's"));
    command
        .add_option("--format", options.formats,
                    say("formats à écrire (défaut : tous)", "formats to write (default: all)"))
        ->delimiter(',')
        ->check(CLI::IsMember(format_names()))
        ->type_name("geojson,csv,json,pdf");
    command
        .add_option("--fail-on", options.fail_on,
                    say("statut 1 si un constat atteint l'un de ces verdicts",
                        "status 1 if a finding reaches one of these verdicts"))
        ->delimiter(',')
        ->transform(CLI::CheckedTransformer(failing_verdicts(), CLI::ignore_case).description(""))
        ->type_name("conflict,reservation,not_assessable");
    command
        .add_option_function<std::string>(
            "--csv", [&options](const std::string& style) { options.french_csv = style == "fr"; },
            say("fr : tableaux pour tableur français (point-virgule, virgule, BOM)",
                "fr: tables for French spreadsheets (semicolon, comma, BOM)"))
        ->check(CLI::IsMember({"data", "fr"}))
        ->type_name("data|fr");
    command
        .add_option("--to-database", options.database,
                    say("écrit aussi les couches de terracord.gpkg dans PostGIS (PG:service=...)",
                        "writes the layers of terracord.gpkg to PostGIS too (PG:service=...)"))
        ->type_name("PG:...");
    command
        .add_option("--schema", options.schema,
                    say("schéma qui reçoit ces couches, et rien d'autre (défaut : terracord)",
                        "schema that receives these layers, and nothing else (default: terracord)"))
        ->type_name("NAME");
}

void add_check(CLI::App& app, CheckOptions& options, const Words& say) {
    CLI::App& command =
        *app.add_subcommand("check", say("contrôle les projets d'une analyse et écrit cartes et synthèses",
                                         "checks the projects of an analysis, writes maps and summaries"));
    command
        .add_option("ANALYSIS", options.delivery.analysis,
                    say("fichier d'analyse (.toml ou .json)", "analysis file (.toml or .json)"))
        ->required();
    command
        .add_option("-j,--jobs", options.jobs,
                    say("nombre de fils d'exécution (défaut : tous les cœurs)", "threads (default: all cores)"))
        ->check(CLI::Range(1, 1024));
    command
        .add_option("--project", options.delivery.projects,
                    say("ne contrôle que ce projet (répétable)", "checks this project only (repeatable)"))
        ->allow_extra_args(false)
        ->type_name("ID");
    command
        .add_option("--shard", options.shard,
                    say("ne calcule que la part K de N ; à réunir par merge",
                        "computes shard K of N only; to be joined by merge"))
        ->type_name("K/N");
    add_delivery(command, options.delivery, say);
    add_common(command, options.delivery.common, say);
    command.footer(
        say("Exemples :\n  terracord check analyse.toml -o resultats\n  terracord check analyse.toml -o resultats "
            "--overwrite --project P03 --fail-on conflict\n",
            "Examples:\n  terracord check analysis.toml -o results\n  terracord check analysis.toml -o results "
            "--overwrite --project P03 --fail-on conflict\n"));
}

void add_merge(CLI::App& app, MergeOptions& options, const Words& say) {
    CLI::App& command = *app.add_subcommand(
        "merge", say("réunit les parts écrites par check --shard", "joins what check --shard has written"));
    command
        .add_option("ANALYSIS", options.delivery.analysis,
                    say("le fichier d'analyse des parts", "the shards' analysis file"))
        ->required();
    command.add_option("SHARDS", options.shards, say("les dossiers des parts", "the shards' folders"))->required();
    add_delivery(command, options.delivery, say);
    add_common(command, options.delivery.common, say);
    command.footer(
        say("Exemple :\n  terracord check analyse.toml -o part1 --shard 1/2\n  terracord check analyse.toml -o part2 "
            "--shard 2/2\n"
            "  terracord merge analyse.toml part1 part2 -o resultats\n",
            "Example:\n  terracord check analysis.toml -o part1 --shard 1/2\n  terracord check analysis.toml -o part2 "
            "--shard 2/2\n"
            "  terracord merge analysis.toml part1 part2 -o results\n"));
}

void add_validate(CLI::App& app, ValidateOptions& options, const Words& say) {
    CLI::App& command = *app.add_subcommand("validate", say("lit tout, ne calcule rien : toutes les erreurs à la fois",
                                                            "reads everything, computes nothing: all errors at once"));
    command.add_option("ANALYSIS", options.analysis, say("fichier d'analyse", "analysis file"))->required();
    add_common(command, options.common, say);
    command.footer(
        say("Exemple :\n  terracord validate analyse.toml\n", "Example:\n  terracord validate analysis.toml\n"));
}

void add_json(CLI::App& command, bool& json, const Words& say) {
    command
        .add_option_function<std::string>(
            "--format", [&json](const std::string& format) { json = format == "json"; },
            say("text (défaut) pour lire, json pour une machine", "text (default) to read, json for machines"))
        ->check(CLI::IsMember({"text", "json"}))
        ->type_name("text|json");
}

void add_inspect(CLI::App& app, InspectOptions& options, const Words& say) {
    CLI::App& command = *app.add_subcommand(
        "inspect",
        say("dit ce que contiennent des fichiers : standard reconnu, couches, validité, recouvrements, lacunes",
            "tells what is in files: standard recognised, layers, validity, overlaps, gaps"));
    command
        .add_option("PATH", options.paths, say("dossiers, archives zip ou fichiers", "folders, zip archives or files"))
        ->required();
    add_json(command, options.json, say);
    add_common(command, options.common, say);
    command.footer(say(
        "Exemples :\n  terracord inspect 241800432_PLUi_20200128\n  terracord inspect ppri.zip sup/ --format json\n",
        "Examples:\n  terracord inspect 241800432_PLUi_20200128\n  terracord inspect ppri.zip sup/ --format json\n"));
}

void add_init(CLI::App& app, InitOptions& options, const Words& say) {
    CLI::App& command = *app.add_subcommand(
        "init", say("écrit un fichier d'analyse commenté, prêt à l'emploi, à partir de projets et de documents",
                    "writes a commented analysis file, ready to run, from projects and documents"));
    command.add_option("--projects", options.projects, say("fichier des projets", "file of the projects"))
        ->required()
        ->type_name("FILE");
    command.add_option("--layer", options.layer, say("couche du fichier des projets", "layer of the projects' file"))
        ->type_name("NAME");
    command
        .add_option("--where", options.where,
                    say("ne retient que ces lignes (condition OGR SQL)", "takes these rows only (OGR SQL condition)"))
        ->type_name("SQL");
    command
        .add_option("--id", options.id,
                    say("colonne d'identifiant (défaut : devinée)", "identifier column (default: guessed)"))
        ->type_name("COLUMN");
    command
        .add_option("--name", options.name, say("colonne du nom (défaut : devinée)", "name column (default: guessed)"))
        ->type_name("COLUMN");
    command
        .add_option("--document", options.documents,
                    say("dossier, archive ou fichier de documents (répétable)",
                        "folder, archive or file of documents (repeatable)"))
        ->type_name("DIR ...");
    command.add_option("--date", options.date, say("date de l'analyse", "date of the analysis"))
        ->required()
        ->type_name("AAAA-MM-JJ");
    command
        .add_option("--profile", options.profile,
                    say("type de projet : zac, subdivision, building, facility",
                        "type of project: zac, subdivision, building, facility"))
        ->type_name("NAME");
    command
        .add_option("-o,--output", options.output,
                    say("fichier à écrire (défaut : stdout)", "file to write (default: stdout)"))
        ->type_name("FILE");
    command.add_flag("--overwrite", options.overwrite,
                     say("remplace le fichier s'il existe", "replaces the file if it exists"));
    add_common(command, options.common, say);
    command.footer(
        say("Exemple :\n  terracord init --projects projets.gpkg --document 241800432_PLUi_20200128 ppri.zip "
            "--date 2026-11-22 --profile zac -o analyse.toml\n",
            "Example:\n  terracord init --projects projects.gpkg --document 241800432_PLUi_20200128 ppri.zip "
            "--date 2026-11-22 --profile zac -o analysis.toml\n"));
}

void add_catalogue(CLI::App& app, CatalogueOptions& options, const Words& say) {
    CLI::App& command = *app.add_subcommand("catalogue", say("les contrôles livrés avec le programme : list, show NOM",
                                                             "the checks that ship with the program: list, show NAME"));
    command.require_subcommand(1);
    CLI::App& list = *command.add_subcommand("list", say("les énumère par thème", "lists them by theme"));
    list.add_option("--theme", options.theme, say("ceux de ce thème", "those of this theme"))->type_name("THEME");
    list.add_option("--profile", options.profile, say("ceux de ce profil", "those of this profile"))->type_name("NAME");
    CLI::App& show = *command.add_subcommand("show", say("règle, référence, seuils et verdicts d'un contrôle",
                                                         "rule, reference, thresholds and verdicts of a check"));
    show.add_option("NAME", options.name, say("nom du contrôle", "name of the check"))->required();
    for (CLI::App* one : {&list, &show}) {
        add_json(*one, options.json, say);
        add_common(*one, options.common, say);
    }
    command.footer(
        say("Exemples :\n  terracord catalogue list --theme risk\n  terracord catalogue show plu/classified-wood\n",
            "Examples:\n  terracord catalogue list --theme risk\n  terracord catalogue show plu/classified-wood\n"));
}

void add_explain(CLI::App& app, ExplainOptions& options, const Words& say) {
    CLI::App& command =
        *app.add_subcommand("explain", say("pourquoi ce verdict ; ou quels projets touche un objet d'un document",
                                           "why this verdict; or which projects a feature of a document touches"));
    command
        .add_option("WHAT", options.what,
                    say("dossier de résultats ; avec --feature : fichier d'analyse",
                        "folder of results; with --feature: analysis file"))
        ->required();
    command.add_option(
        "PROJECT", options.project,
        say("projet à expliquer (identifiant, ou CODE/VARIANTE)", "project to explain (identifier, or CODE/VARIANT)"));
    command.add_option(
        "CHECK", options.check,
        say("un seul contrôle (CONTRÔLE ou CONTRÔLE/DOCUMENT)", "one check only (CHECK or CHECK/DOCUMENT)"));
    auto* considering = command.add_flag(
        "--considering", options.considering,
        say("en clauses d'une décision : « Considérant que … »", "as clauses of a decision: \"Considering that ...\""));
    auto* feature = command.add_option("--feature", options.feature,
                                       say("DOCUMENT.COUCHE/NUMÉRO ou DOCUMENT.COUCHE/CONDITION (OGR SQL)",
                                           "DOCUMENT.LAYER/NUMBER or DOCUMENT.LAYER/CONDITION (OGR SQL)"));
    feature->type_name("FEATURE")->excludes(considering);
    command
        .add_option("-j,--jobs", options.jobs,
                    say("avec --feature : nombre de fils d'exécution (défaut : tous les cœurs)",
                        "with --feature: threads (default: all cores)"))
        ->check(CLI::Range(1, 1024));
    add_json(command, options.json, say);
    add_common(command, options.common, say);
    command.footer(say(
        "Exemples :\n  terracord explain resultats P02\n  terracord explain resultats P02 ppr/red-zone\n  terracord "
        "explain resultats P02 --considering\n  terracord explain analyse.toml --feature plui.zones/198\n  terracord "
        "explain analyse.toml --feature \"plui.zones/LIBELLE = 'UA'\"\n",
        "Examples:\n  terracord explain results P02\n  terracord explain results P02 ppr/red-zone\n  terracord explain "
        "results P02 --considering\n  terracord explain analysis.toml --feature plui.zones/198\n  terracord explain "
        "analysis.toml --feature \"plui.zones/LIBELLE = 'UA'\"\n"));
}

void add_diff(CLI::App& app, DiffOptions& options, const Words& say) {
    CLI::App& command =
        *app.add_subcommand("diff", say("compare des exécutions dans l'ordre du temps : ce qui a changé, et par quoi",
                                        "compares runs in the order of time: what changed, and by what"));
    command
        .add_option("DIR", options.runs,
                    say("dossiers de sortie (ou archives), du plus ancien au plus récent",
                        "output folders (or archives), from the oldest to the latest"))
        ->required()
        ->expected(2, 1000);
    command
        .add_option("--project", options.projects,
                    say("ne compare que ce projet, variantes comprises (répétable)",
                        "compares this project only, its variants included (repeatable)"))
        ->allow_extra_args(false)
        ->type_name("ID");
    command
        .add_option("-o,--output", options.output,
                    say("dossier où écrire diff.json, les tableaux et les couches",
                        "folder for diff.json, the tables and the layers"))
        ->type_name("DIR");
    command
        .add_option_function<std::string>(
            "--csv", [&options](const std::string& style) { options.french_csv = style == "fr"; },
            say("fr : tableaux pour tableur français", "fr: tables for French spreadsheets"))
        ->check(CLI::IsMember({"data", "fr"}))
        ->type_name("data|fr");
    add_json(command, options.json, say);
    add_common(command, options.common, say);
    command.footer(
        say("Statuts : 0 rien n'a changé · 1 quelque chose a changé\nExemple :\n  terracord diff esquisse "
            "programmation travaux -o comparaison\n",
            "Status: 0 nothing changed · 1 something changed\nExample:\n  terracord diff sketch "
            "programming works -o comparison\n"));
}

void add_decide(CLI::App& app, DecideOptions& options, const Words& say) {
    CLI::App& command = *app.add_subcommand(
        "decide", say("ajoute une décision sur un constat, avec les faits sur lesquels elle est prise",
                      "adds a decision on a finding, with the facts it is taken on"));
    command.add_option("DIR", options.run, say("dossier de sortie", "output folder"))->required();
    command
        .add_option("FINDING", options.finding,
                    say("identifiant du constat (colonne finding_id)", "identifier of the finding (column finding_id)"))
        ->required();
    const auto state = [&](const char* flag, const char* code, const char* fr, const char* en) {
        return command.add_flag_callback(
            flag, [&options, code] { options.state = code; }, say(fr, en));
    };
    CLI::Option* accept = state("--accept", "accepted", "le constat est retenu", "the finding is kept");
    CLI::Option* reject = state("--reject", "rejected", "le constat est écarté", "the finding does not hold");
    CLI::Option* follow = state("--follow-up", "follow_up", "à suivre", "to be looked at again");
    accept->excludes(reject)->excludes(follow);
    reject->excludes(follow);
    command.add_option("--reason", options.reason, say("motif", "reason"))->required()->type_name("TEXT");
    command.add_option("--author", options.author, say("service qui décide", "department that decides"))
        ->required()
        ->type_name("TEXT");
    command.add_option("--date", options.date, say("date de la décision", "date of the decision"))
        ->required()
        ->type_name("AAAA-MM-JJ");
    command.add_option("--attachment", options.attachment, say("nom d'une pièce jointe", "name of an attachment"))
        ->type_name("NAME");
    command
        .add_option("--file", options.file,
                    say("fichier à compléter (défaut : decisions.toml)", "file to add to (default: decisions.toml)"))
        ->type_name("FILE");
    add_common(command, options.common, say);
    command.footer(
        say("Exemple :\n  terracord decide resultats P02/ppr%2Fprohibition-zone/ppri --accept --reason \"avis du 12\" "
            "--author \"service urbanisme\" --date 2026-11-25\n",
            "Example:\n  terracord decide results P02/ppr%2Fprohibition-zone/ppri --accept --reason \"opinion of the "
            "12th\" --author \"planning department\" --date 2026-11-25\n"));
}

void add_verify(CLI::App& app, VerifyOptions& options, const Words& say) {
    CLI::App& command = *app.add_subcommand(
        "verify", say("refait une exécution et dit si ses entrées et ses sorties sont celles de son manifeste",
                      "makes a run again and tells whether its inputs and outputs are those of its manifest"));
    command
        .add_option("DIR", options.folder,
                    say("dossier de sortie, ou son archive (.zip, .tar, .tar.gz)",
                        "output folder, or its archive (.zip, .tar, .tar.gz)"))
        ->required();
    command
        .add_option("--analysis", options.analysis,
                    say("fichier d'analyse (défaut : cherché dans le dossier et à côté)",
                        "analysis file (default: looked for in the folder and beside it)"))
        ->type_name("FILE");
    command
        .add_option("-j,--jobs", options.jobs,
                    say("nombre de fils d'exécution (défaut : tous les cœurs)", "threads (default: all cores)"))
        ->check(CLI::Range(1, 1024));
    add_json(command, options.json, say);
    add_common(command, options.common, say);
    command.footer(
        say("Statuts : 0 identique · 1 différent · 3 impossible à refaire\nExemples :\n  terracord verify "
            "resultats --analysis analyse.toml\n  terracord verify dossier.zip --format json\n",
            "Status: 0 identical · 1 different · 3 cannot be made again\nExamples:\n  terracord verify "
            "results --analysis analysis.toml\n  terracord verify folder.zip --format json\n"));
}

struct SchemaOptions {
    std::string name = "analysis";
    CommonOptions common;
};

void add_schema(CLI::App& app, SchemaOptions& options, const Words& say) {
    CLI::App& command =
        *app.add_subcommand("schema", say("affiche le schéma JSON du fichier d'analyse ou d'une sortie",
                                          "prints the JSON Schema of the analysis file or of an output"));
    command
        .add_option(
            "NAME", options.name,
            say("analysis (défaut), finding, summary, manifest, inspection, explanation, verification, diff, decisions",
                "analysis (default), finding, summary, manifest, inspection, explanation, verification, diff, "
                "decisions"))
        ->check(CLI::IsMember(schema_names()));
    add_common(command, options.common, say);
    command.footer(say("Exemple :\n  terracord schema > analyse.schema.json\n",
                       "Example:\n  terracord schema > analysis.schema.json\n"));
}

std::vector<std::string> command_names(const CLI::App& app) {
    std::vector<std::string> names;
    for (const CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; }))
        names.push_back(command->get_name());
    return names;
}

// The first word that is no option, when it is no command either: CLI11 would only call it unexpected.
std::optional<std::string> unknown_command(const CLI::App& app, int argc, char** argv) {
    const std::vector<std::string> names = command_names(app);
    for (int i = 1; i < argc; ++i) {
        const std::string word = argv[i];
        if (word == "--lang") {
            ++i;
            continue;
        }
        if (word.starts_with('-')) continue;
        return std::find(names.begin(), names.end(), word) == names.end() ? std::optional(word) : std::nullopt;
    }
    return std::nullopt;
}

Exit dispatch(int argc, char** argv, const std::stop_token& stop) {
    const Words say{language_of(argc, argv)};
    CLI::App app(
        say("Terracord : cohérence des projets avec les documents de planification et les besoins du territoire.",
            "Terracord: coherence of projects with the planning documents and the needs of the territory."),
        "terracord");
    app.set_help_flag("-h,--help", say("affiche cette aide", "prints this help"));
    bool wants_version = false;
    app.add_flag("--version", wants_version,
                 say("affiche les versions du programme et de ses bibliothèques",
                     "prints the versions of the program and its libraries"));
    Lang top_lang = say.lang;
    app.add_option("--lang", top_lang, say("langue de l'aide : fr ou en", "language of the help: fr or en"))
        ->transform(
            CLI::CheckedTransformer(std::map<std::string, Lang>{{"fr", Lang::fr}, {"en", Lang::en}}).description(""))
        ->type_name("fr|en");
    app.require_subcommand(0, 1);
    app.footer(
        say("Statuts : 0 fait · 1 verdict atteint (--fail-on) · 2 commande ou fichier d'analyse · 3 aucune entrée "
            "exploitable ·\n"
            "4 partiel · 5 sortie · 70 erreur interne · 130 interrompu\n"
            "Document d'aide à la décision, sans valeur juridique ; seul le document opposable fait foi.\n",
            "Status: 0 done · 1 verdict reached (--fail-on) · 2 command or analysis file · 3 no usable input ·\n"
            "4 partial · 5 output · 70 internal error · 130 interrupted\n"
            "A decision aid without legal force; only the enforceable document is authoritative.\n"));
    CheckOptions check_options;
    MergeOptions merge_options;
    ValidateOptions validate_options;
    SchemaOptions schema_options;
    InspectOptions inspect_options;
    InitOptions init_options;
    CatalogueOptions catalogue_options;
    ExplainOptions explain_options;
    VerifyOptions verify_options;
    DecideOptions decide_options;
    DiffOptions diff_options;
    for (CommonOptions* common :
         {&check_options.delivery.common, &merge_options.delivery.common, &validate_options.common,
          &schema_options.common, &inspect_options.common, &init_options.common, &catalogue_options.common,
          &explain_options.common, &verify_options.common, &decide_options.common, &diff_options.common}) {
        common->lang = say.lang;
    }
    add_check(app, check_options, say);
    add_merge(app, merge_options, say);
    add_validate(app, validate_options, say);
    add_inspect(app, inspect_options, say);
    add_init(app, init_options, say);
    add_catalogue(app, catalogue_options, say);
    add_explain(app, explain_options, say);
    add_verify(app, verify_options, say);
    add_diff(app, diff_options, say);
    add_decide(app, decide_options, say);
    add_schema(app, schema_options, say);
    if (const auto unknown = unknown_command(app, argc, argv)) {
        const std::string nearest = nearest_word(*unknown, command_names(app));
        const Error error{ErrorCode::usage,
                          Text{"commande « " + *unknown + " » inconnue", "unknown command '" + *unknown + "'"},
                          {},
                          nearest.empty()
                              ? Text{"terracord --help les énumère.", "terracord --help lists them."}
                              : Text{"Vouliez-vous dire « " + nearest + " » ?", "Did you mean '" + nearest + "'?"}};
        std::fprintf(stderr, "%s\n", format_error(error, say.lang).c_str());
        return Exit::usage;
    }
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        // CLI11's own statuses start at 100; the contract knows two. Zero is a call for help.
        if (error.get_exit_code() == 0) {
            app.exit(error);
            return Exit::done;
        }
        const Error wrong{
            ErrorCode::usage,
            Text{std::string("ligne de commande incorrecte : ") + error.what(),
                 std::string("wrong command line: ") + error.what()},
            {},
            Text{"Ajoutez --help à la commande pour ses options.", "Add --help to the command for its options."}};
        std::fprintf(stderr, "%s\n", format_error(wrong, say.lang).c_str());
        return Exit::usage;
    }
    const auto limits =
        limits_of({&check_options.delivery.common, &merge_options.delivery.common, &validate_options.common,
                   &schema_options.common, &inspect_options.common, &init_options.common, &catalogue_options.common,
                   &explain_options.common, &verify_options.common, &decide_options.common, &diff_options.common});
    if (!limits) {
        std::fprintf(stderr, "%s\n", format_error(limits.error(), say.lang).c_str());
        return Exit::usage;
    }
    const LimitsInForce held(*limits);
    if (wants_version) return version();
    if (app.got_subcommand("check")) return check(check_options, stop);
    if (app.got_subcommand("merge")) return merge(merge_options, stop);
    if (app.got_subcommand("validate")) return validate(validate_options);
    if (app.got_subcommand("inspect")) return inspect(inspect_options);
    if (app.got_subcommand("init")) return init(init_options);
    if (app.got_subcommand("catalogue"))
        return catalogue_options.name.empty() ? catalogue_list(catalogue_options) : catalogue_show(catalogue_options);
    if (app.got_subcommand("explain")) return explain(explain_options, stop);
    if (app.got_subcommand("diff")) return diff(diff_options);
    if (app.got_subcommand("decide")) return decide(decide_options);
    if (app.got_subcommand("verify")) return verify(verify_options, stop);
    if (app.got_subcommand("schema")) return schema(schema_options.name, say.lang);
    std::fputs(app.help().c_str(), stderr);
    return Exit::usage;
}

// Memory may be short for words that are put together: these are constant, in both languages.
int out_of_means() {
    std::fputs(kOutOfMeans, stderr);
    return static_cast<int>(Exit::internal);
}

}  // namespace

LogOptions log_options(const CommonOptions& options) {
    return {.lang = options.lang,
            .verbosity = options.verbosity,
            .progress = options.progress,
            .terminal = isatty(STDERR_FILENO) == 1};
}

int run(int argc, char** argv) {
    const CrashWords words;
    try {
        const Interrupts interrupts;
        return static_cast<int>(dispatch(argc, argv, interrupts.token()));
    } catch (const std::bad_alloc&) {
        return out_of_means();
    } catch (const std::system_error& error) {
        // No thread can be started where memory or their number is at its limit.
        if (error.code() == std::errc::resource_unavailable_try_again) return out_of_means();
        std::fprintf(stderr, "E901 %s\n", error.what());
        return static_cast<int>(Exit::internal);
    } catch (const std::exception& error) {
        std::fprintf(stderr, "E901 %s\n", error.what());
        return static_cast<int>(Exit::internal);
    }
}

}  // namespace terracord::cli

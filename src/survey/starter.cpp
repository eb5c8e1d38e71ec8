#include "survey/starter.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "catalogue/resolve.hpp"
#include "config/read_analysis.hpp"
#include "config/read_checks.hpp"
#include "survey/document_draft.hpp"
#include "survey/find_documents.hpp"
#include "survey/find_rasters.hpp"
#include "survey/guess_projects.hpp"
#include "survey/inspect_layer.hpp"
#include "wording/numbers.hpp"
#include "wording/phrases.hpp"
#include "wording/typography.hpp"

namespace terracord::survey {

namespace fs = std::filesystem;
using model::DocumentStatus;

namespace {

// A TOML basic string.
std::string toml_text(std::string_view text) {
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) {
            out += fmt::format("\\u{:04X}", static_cast<unsigned>(static_cast<unsigned char>(c)));
        } else {
            out += c;
        }
    }
    return out + "\"";
}

// "Plan local d'urbanisme" of "Plan local d'urbanisme (standard CNIG)".
std::string without_brackets(const std::string& title) {
    const std::size_t at = title.find(" (");
    return at == std::string::npos ? title : title.substr(0, at);
}

// A document as it will stand in the file.
struct Recognised {
    FoundDocument found;
    std::string id;
    std::optional<model::DocumentSpec> spec;  // empty: its tables do not make a document
    Errors errors;
};

class Starting {
   public:
    Starting(const StarterRequest& request, const catalogue::CatalogueData& data, Log& log)
        : request_(request), data_(data), log_(log) {}

    Result<Starter> run() {
        const catalogue::Profile* profile = nullptr;
        if (!request_.profile.empty()) {
            profile = data_.profile(request_.profile);
            if (profile == nullptr) return unknown_profile();
        }
        auto guess = guess_projects(request_, log_);
        if (!guess) return tl::unexpected(guess.error());
        if (auto found = find_all(); !found) return tl::unexpected(found.error());
        head();
        const auto crs = crs_to_write(*guess);
        settings(crs);
        projects(*guess);
        documents(profile);
        others();
        if (profile != nullptr) expected(*profile);
        checks();
        if (auto sound = verify(); !sound) return tl::unexpected(sound.error());
        return Starter{.text = std::move(out_), .documents = usable_, .checks = checks_};
    }

   private:
    [[nodiscard]] std::string say(const std::string& fr, const std::string& en) const {
        return request_.lang == Lang::fr ? fr : en;
    }
    [[nodiscard]] std::string of(const Text& text) const { return text.in(request_.lang); }

    void line(const std::string& text = "") { (out_ += text) += '\n'; }
    // As many comment lines as it takes.
    void comment(const std::string& text) {
        constexpr std::size_t kWidth = 110;
        std::string rest = text;
        if (rest.empty()) return line("#");
        while (wording::characters(rest) > kWidth) {
            std::size_t cut = rest.rfind(' ', kWidth);
            if (cut == std::string::npos || cut == 0) break;
            line("# " + rest.substr(0, cut));
            rest.erase(0, cut + 1);
        }
        line("# " + rest);
    }
    void section(const std::string& title) {
        constexpr std::size_t kWidth = 110;
        const std::size_t taken = wording::characters(title) + 3;
        line();
        line("# " + std::string(kWidth > taken ? kWidth - taken : 3, '-') + " " + title);
    }
    // "id       = ..." with keys of one width.
    static std::string key(const std::string& name, const std::string& value) {
        return fmt::format("{:<8} = {}", name, value);
    }

    [[nodiscard]] std::string relative(const fs::path& path) const {
        const fs::path other = path.lexically_relative(request_.folder);
        return other.empty() ? path.generic_string() : other.generic_string();
    }

    Result<Starter> unknown_profile() const {
        const std::string nearest = nearest_word(request_.profile, data_.profile_names());
        const std::string known = fmt::format("{}", fmt::join(data_.profile_names(), ", "));
        return fail(ErrorCode::unknown_reference,
                    {fmt::format("profil « {} » inconnu", request_.profile),
                     fmt::format("unknown profile '{}'", request_.profile)},
                    {},
                    nearest.empty()
                        ? Text{"Profils : " + known + ".", "Profiles: " + known + "."}
                        : Text{"Vouliez-vous dire « " + nearest + " » ?", "Did you mean '" + nearest + "'?"});
    }

    Result<void> find_all() {
        std::map<std::string, int> taken;
        for (const fs::path& path : request_.documents) {
            Rasters rasters = find_rasters(path);
            std::error_code ignored;
            const bool raster_only = fs::is_regular_file(path, ignored) && !rasters.seen.empty();
            for (RasterSeen& raster : rasters.seen) rasters_.push_back(std::move(raster));
            for (const Unread& file : rasters.unread) log_.report(Level::warning, file.error);
            Found found = raster_only ? Found{} : find_documents(path, data_);
            const bool nothing = found.documents.empty() && found.others.empty();
            for (Unlisted& file : found.unlisted) {
                if (nothing) return tl::unexpected(std::move(file.error));
                log_.report(Level::warning, file.error);
            }
            for (FoundDocument& one : found.documents) {
                Recognised recognised;
                recognised.id = one.standard->type;
                if (const int number = ++taken[recognised.id]; number > 1) recognised.id += fmt::format("-{}", number);
                KeepingLog kept;
                auto spec = document_of(one, data_, kept);
                if (spec) {
                    recognised.spec = std::move(*spec);
                    ++usable_;
                } else {
                    recognised.errors = std::move(spec.error());
                }
                recognised.found = std::move(one);
                documents_.push_back(std::move(recognised));
            }
            for (TableFile& table : found.others) others_.push_back(std::move(table));
        }
        return {};
    }

    void head() {
        comment(say("Analyse préparée par terracord init ; elle s'exécute telle quelle :",
                    "Analysis prepared by terracord init; it runs as it is:"));
        comment("");
        comment(say("  terracord check CE_FICHIER -o resultats", "  terracord check THIS_FILE -o results"));
        comment("");
        comment(say("Relisez les lignes en commentaire : elles demandent ce que les fichiers ne disent pas.",
                    "Read the comment lines: they ask for what the files do not say."));
        line();
    }

    // The projects' own system computes where it can; else the documents', else an error says what to write.
    std::optional<std::string> crs_to_write(const ProjectsGuess& guess) {
        if (!guess.crs) return std::nullopt;
        model::VectorSource source;
        source.path = request_.projects;
        source.written = request_.projects.filename().string();
        source.layer = guess.layer;
        source.where = request_.where;
        const auto own = measuring_crs({source});
        if (own && guess.crs->projected_in_metres() && own->same_as(*guess.crs)) return std::nullopt;
        for (const Recognised& document : documents_) {
            if (!document.spec) continue;
            std::vector<model::VectorSource> sources;
            for (const model::LayerSpec& layer : document.spec->layers) {
                if (layer.source.given()) sources.push_back(layer.source);
            }
            const auto crs = measuring_crs(sources);
            if (crs && !crs->code().empty()) return crs->code();
        }
        return own && !own->code().empty() ? own->code() : "EPSG:2154";
    }

    void settings(const std::optional<std::string>& crs) {
        line("terracord = 1");
        line("title = " + toml_text(request_.projects.stem().string()));
        line(fmt::format(
            "date  = {}              # {}", request_.date,
            say("quelles versions des documents sont en vigueur", "which versions of the documents are in force")));
        line(fmt::format("phase = \"programming\"           # {}",
                         say("design, programming, works ou use : ce qui est dû à ce stade",
                             "design, programming, works or use: what is due at this stage")));
        if (request_.profile.empty()) {
            line(fmt::format("# profile = \"zac\"             # {}: {}",
                             say("les documents attendus pour ce type de projet ",
                                 "the documents expected for this type of project"),
                             fmt::join(data_.profile_names(), ", ")));
        } else {
            line(fmt::format("profile = {:<20}  # {}", toml_text(request_.profile),
                             say("les documents et contrôles attendus pour ce type de projet",
                                 "the documents and checks expected for this type of project")));
        }
        if (crs)
            line(fmt::format("crs   = {:<22}  # {}", toml_text(*crs),
                             say("longueurs et surfaces y sont calculées", "lengths and areas are computed in it")));
    }

    void projects(const ProjectsGuess& guess) {
        section(say("projets", "projects"));
        line();
        line("[projects]");
        line(key("source", toml_text(relative(request_.projects))));
        if (!guess.layer.empty()) line(key("layer", toml_text(guess.layer)));
        if (!request_.where.empty()) line(key("where", toml_text(request_.where)));
        if (!guess.crs)
            line(fmt::format("# crs    = \"EPSG:2154\"   # {}", say("le fichier ne dit pas son système de coordonnées",
                                                                    "the file does not say its coordinate system")));
        line(key("id", toml_text(guess.id)) + (guess.id == "@fid"
                                                   ? say("     # aucune colonne n'identifie chaque ligne : leur numéro",
                                                         "     # no column identifies each row: their number")
                                                   : ""));
        if (!guess.name.empty()) line(key("name", toml_text(guess.name)));
        if (!guess.variant.empty()) line(key("variant", toml_text(guess.variant)));
        if (!guess.phase.empty()) line(key("phase", toml_text(guess.phase)));
        if (!guess.programme.empty()) {
            std::string columns;
            for (const auto& [quantity, column] : guess.programme)
                columns += fmt::format("{}{} = {}", columns.empty() ? "" : ", ", quantity, toml_text(column));
            line("programme = { " + columns + " }");
        }
        if (!guess.columns.empty()) {
            std::vector<std::string> names;
            for (const std::string& column : guess.columns) names.push_back(wording::one_line(column, 40));
            comment(say("colonnes du fichier : ", "columns of the file: ") + fmt::format("{}", fmt::join(names, ", ")));
        }
        if (guess.programme.empty())
            line(
                "# programme = { housing_units = \"...\", social_units = \"...\", floor_area_m2 = \"...\", "
                "footprint_m2 = \"...\" }");
        comment(say(
            "Si l'implantation est connue, ce sont les emprises bâties qui sont contrôlées (built, road, open, kept) :",
            "Where the layout is known, the built pieces are checked (built, road, open, kept):"));
        line("# parts = { source = \"...\", project = \"...\", kind = \"...\" }");
    }

    void documents(const catalogue::Profile* profile) {
        section(say("documents", "documents"));
        for (const Recognised& document : documents_) {
            line();
            if (document.spec)
                usable_document(document, profile);
            else
                unusable_document(document);
        }
        if (documents_.empty()) {
            line();
            comment(say("Aucun document d'un standard connu n'a été reconnu.",
                        "No document of a known standard was recognised."));
        }
    }

    [[nodiscard]] std::string title_of(const Recognised& document) const {
        const std::string name =
            document.spec->version.empty() ? document.found.source.stem().string() : document.spec->version;
        const Text& title = document.found.standard->title;
        return fmt::format("{{ fr = {}, en = {} }}", toml_text(without_brackets(title.fr) + " " + name),
                           toml_text(without_brackets(title.en) + " " + name));
    }

    void usable_document(const Recognised& document, const catalogue::Profile* profile) {
        const model::DocumentSpec& spec = *document.spec;
        std::string about = of(document.found.standard->title);
        if (!spec.version.empty()) about += say(" ; version ", "; version ") + spec.version;
        if (!spec.approved.empty()) about += say(", approuvé le ", ", approved on ") + of(wording::date(spec.approved));
        about += say(" ; ", "; ") + wording::label("document_status", model::code(spec.status), request_.lang) +
                 (spec.declared_status.empty() ? "" : " (" + spec.declared_status + ")");
        comment(about + ".");
        line("[[document]]");
        line(key("id", toml_text(document.id)));
        line(key("title", title_of(document)));
        line(key("standard", toml_text(spec.standard)));
        line(key("source", toml_text(relative(document.found.source))));
        types(spec, profile);
        status(spec);
        line(fmt::format("# accuracy = \"{}\"          # {}", metres(spec.accuracy.value),
                         say("précision retenue ; ou scale = 5000 (1 mm sur le plan)",
                             "the accuracy taken; or scale = 5000 (1 mm on the plan)")));
        coverage(spec);
        missing_layers(document);
    }

    static std::string metres(double value) { return fmt::format("{:g} m", value); }

    // "ppr" where the profile expects "ppr-flood": only a person knows which risk the plan is about.
    void types(const model::DocumentSpec& spec, const catalogue::Profile* profile) {
        if (profile == nullptr) return;
        const auto expects = [&](const std::string& type) {
            return std::any_of(profile->expected.begin(), profile->expected.end(),
                               [&](const model::ExpectedDocument& one) { return one.type == type; });
        };
        if (expects(spec.type)) return;
        for (const model::ExpectedDocument& one : profile->expected) {
            if (!one.type.starts_with(spec.type + "-")) continue;
            line(fmt::format("# type   = {}   # {} « {} »", toml_text(one.type),
                             say("si ce document répond à l'attente du profil :",
                                 "if this document meets the profile's expectation:"),
                             of(one.label)));
        }
    }

    void status(const model::DocumentSpec& spec) {
        const std::string correction =
            say("status = { value = \"in_force\", reason = \"délibération du ...\", author = \"...\", date = ",
                "status = { value = \"in_force\", reason = \"decision of ...\", author = \"...\", date = ") +
            request_.date + " }";
        switch (spec.status) {
            case DocumentStatus::in_force: return;
            case DocumentStatus::unknown:
                comment(
                    say("Rien ne dit s'il est en vigueur : ses contradictions seront des réserves. Si vous le savez :",
                        "Nothing says whether it is in force: its conflicts will be reservations. If you know:"));
                if (spec.declared_status.empty()) {
                    line("# status   = \"in_force\"");
                } else {
                    line("# " + correction);
                }
                if (spec.approved.empty()) line(say("# approved = AAAA-MM-JJ", "# approved = YYYY-MM-DD"));
                return;
            case DocumentStatus::partly_annulled:
                comment(say("Partiellement annulé : lisez la décision ; ce qu'elle annule n'est pas dans le zonage.",
                            "Partly annulled: read the ruling; what it annuls is not in the zoning."));
                return;
            case DocumentStatus::approved:
            case DocumentStatus::draft:
            case DocumentStatus::set_aside:
                comment(say(
                    "Ses données ne le disent pas opposable : il informe, sans contredire. Pour corriger, en le "
                    "signant :",
                    "Its data do not say it is enforceable: it informs, and contradicts nothing. To correct, signed:"));
                line("# " + correction);
                return;
        }
    }

    void coverage(const model::DocumentSpec& spec) {
        const bool known = !spec.coverage_layer.empty() || spec.coverage || spec.covers_everywhere ||
                           std::any_of(spec.layers.begin(), spec.layers.end(), [](const model::LayerSpec& layer) {
                               return layer.partition && layer.source.given();
                           });
        if (known) return;
        comment(say(
            "Sur quel territoire cette liste est-elle complète ? Sans réponse, rien ne peut y être déclaré absent :",
            "On what ground is this list complete? Without an answer nothing can be said to be absent:"));
        line("# coverage = \"communes.gpkg\"");
    }

    void missing_layers(const Recognised& document) {
        for (const model::LayerSpec& layer : document.spec->layers) {
            if (layer.source.given() || !layer.required) continue;
            comment(say("Table obligatoire absente du dossier, à fournir : ",
                        "Required table missing from the folder, to be supplied: ") +
                    layer.name);
            line(fmt::format("# layer = {{ {} = {{ source = \"...\" }} }}", layer.name));
        }
    }

    void unusable_document(const Recognised& document) {
        comment(say("Reconnu, mais ses tables ne forment pas un document : ",
                    "Recognised, but its tables do not make a document: ") +
                of(document.found.standard->title));
        for (const Error& error : document.errors) comment("  " + of(error.message) + ". " + of(error.hint));
        line("# [[document]]");
        line("# " + key("id", toml_text(document.id)));
        line("# " + key("standard", toml_text(document.found.standard->id)));
        line("# " + key("source", toml_text(relative(document.found.source))));
    }

    // Layers of no standard: what they are, a person must say.
    void others() {
        if (others_.empty() && rasters_.empty()) return;
        section(say("couches d'aucun standard : à décrire pour s'en servir",
                    "layers of no standard: describe them to use them"));
        std::set<std::string> taken;
        for (const TableFile& table : others_) {
            std::string id = id_from(table.name);
            for (int number = 2; !taken.insert(id).second; ++number)
                id = fmt::format("{}-{}", id_from(table.name), number);
            const model::DocumentSpec plain = plain_document(table);
            const model::LayerSpec& layer = plain.layers.front();
            line();
            line("# [[document]]");
            line("# " + key("id", toml_text(id)));
            line("# " + key("title", toml_text(table.name)));
            line(fmt::format(
                "# type     = \"...\"              # {}",
                say("mot des profils (plu, ppr-flood, sup, ecology, heat-network, scot) ou le vôtre",
                    "word of the profiles (plu, ppr-flood, sup, ecology, heat-network, scot) or your own")));
            line("# relation = \"guidance\"         # conformity | compatibility | consideration | guidance");
            line("# accuracy = \"5 m\"");
            std::string keys = "source = " + toml_text(relative(table.path));
            if (!table.layer.empty()) keys += ", layer = " + toml_text(table.layer);
            if (!layer.class_fields.empty()) keys += ", class = " + toml_text(layer.class_fields.front());
            if (!layer.label_field.empty()) keys += ", label = " + toml_text(layer.label_field);
            line("# layer    = { zones = { " + keys + " } }");
        }
        for (const RasterSeen& raster : rasters_) describe_raster(raster, taken);
    }

    // Which values of it count, and against what, only a person knows.
    void describe_raster(const RasterSeen& raster, std::set<std::string>& taken) {
        const fs::path path = raster.source;
        const std::string name = path.stem().string();
        std::string id = id_from(name);
        for (int number = 2; !taken.insert(id).second; ++number) id = fmt::format("{}-{}", id_from(name), number);
        line();
        line("# [[document]]");
        line("# " + key("id", toml_text(id)));
        line("# " + key("title", toml_text(name)));
        line("# type     = \"...\"");
        line("# relation = \"guidance\"");
        std::string keys = "source = " + toml_text(relative(path));
        if (raster.bands > 1) keys += ", band = 1";
        line("# layer    = { cells = { " + keys + " } }");
        line("# [[check]]");
        line("# " + key("id", toml_text(id + "-mean")));
        line("# " + key("title", toml_text(name)));
        line("# " + key("layer", toml_text(id + ".cells")));
        line("# measure  = \"raster_mean\"");
        line("# attention = \"> ...\"");
    }

    void expected(const catalogue::Profile& profile) {
        std::set<std::string> supplied;
        for (const Recognised& document : documents_) {
            if (document.spec) supplied.insert(document.spec->type);
        }
        std::vector<const model::ExpectedDocument*> missing;
        for (const model::ExpectedDocument& one : profile.expected) {
            if (!supplied.contains(one.type)) missing.push_back(&one);
        }
        if (missing.empty()) return;
        section(say("documents attendus et non fournis", "documents expected and not supplied"));
        line();
        comment(say(
            "Chacun se lit « document non fourni » dans les résultats. Fournissez-le (--document), ou déclarez, en "
            "signant, qu'il n'existe pas ici.",
            "Each reads \"document not supplied\" in the results. Supply it (--document), or state, signed, that it "
            "does not exist here."));
        for (const model::ExpectedDocument* one : missing) {
            line();
            comment(of(one->label) +
                    (one->mandatory ? say(" (obligatoire)", " (mandatory)") : say(" (facultatif)", " (optional)")));
            line("# [[statement]]");
            line("# type   = " + toml_text(one->type));
            line(say("# reason = \"...\"", "# reason = \"...\""));
            line("# author = \"...\"");
            line("# date   = " + request_.date);
        }
    }

    // Checks of the catalogue by theme, on the tables that are there.
    void checks() {
        std::map<std::string, std::vector<const catalogue::Entry*>> by_theme;
        std::map<std::string, std::vector<std::string>> without;  // missing table -> entries
        for (const catalogue::Entry& entry : data_.entries) {
            bool of_a_document = false;
            bool given = false;
            const config::LayerRef ref = config::split_layer_ref(entry.check.layer_ref);
            for (const Recognised& document : documents_) {
                if (!document.spec || !ref.standard || document.spec->standard != ref.owner) continue;
                of_a_document = true;
                for (const model::LayerSpec& layer : document.spec->layers)
                    given = given || (layer.name == ref.layer && layer.source.given());
            }
            if (given) by_theme[entry.check.theme].push_back(&entry);
            if (of_a_document && !given) without[ref.layer].push_back(entry.name);
        }
        section(say("contrôles du catalogue", "checks of the catalogue"));
        line();
        comment(
            say("Seuils et verdicts : terracord catalogue show NOM. Chaque clé peut être reprise ici pour en changer "
                "la valeur.",
                "Thresholds and verdicts: terracord catalogue show NAME. Any key can be repeated here to change its "
                "value."));
        for (const auto& [theme, entries] : by_theme) {
            line();
            comment(wording::capitalised(wording::label("theme", theme, request_.lang)));
            for (const catalogue::Entry* entry : entries) {
                line();
                line("[[check]]");
                line(fmt::format("use = {:<44} # {}", toml_text(entry->name), of(entry->check.title)));
                ++checks_;
            }
        }
        if (without.empty()) return;
        line();
        comment(say("Leur table n'est pas dans le document fourni :", "Their table is not in the document supplied:"));
        for (const auto& [table, names] : without)
            comment(fmt::format("  {}{}{}", table, say(" : ", ": "), fmt::join(names, ", ")));
    }

    // What is written must be an analysis: better said here than by the run.
    Result<void> verify() {
        auto draft = config::read_analysis_text(out_, request_.folder / "analysis.toml", config::Format::toml);
        if (!draft) return tl::unexpected(draft.error().front());
        QuietLog quiet;
        const auto analysis = catalogue::resolve(std::move(*draft), data_, quiet);
        if (!analysis) return tl::unexpected(analysis.error().front());
        return {};
    }

    const StarterRequest& request_;
    const catalogue::CatalogueData& data_;
    Log& log_;
    std::vector<Recognised> documents_;
    std::vector<TableFile> others_;
    std::vector<RasterSeen> rasters_;
    std::size_t usable_ = 0;
    std::size_t checks_ = 0;
    std::string out_;
};

}  // namespace

Result<Starter> start_analysis(const StarterRequest& request, const catalogue::CatalogueData& data, Log& log) {
    return Starting(request, data, log).run();
}

}  // namespace terracord::survey

#include "survey/inspection_text.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "wording/numbers.hpp"
#include "wording/phrases.hpp"
#include "wording/typography.hpp"

namespace terracord::survey {

using geometry::Family;

namespace {

std::string family_word(const LayerSeen& layer, Lang lang) {
    const bool fr = lang == Lang::fr;
    if (!layer.has_geometry) return fr ? "sans géométrie" : "no geometry";
    switch (layer.family) {
        case Family::area: return fr ? "surfaces" : "areas";
        case Family::line: return fr ? "lignes" : "lines";
        case Family::point: return fr ? "points" : "points";
        case Family::none: return "–";
    }
    return {};
}

class Writer {
   public:
    explicit Writer(Lang lang) : lang_(lang) {}

    std::string run(const Inspection& inspection) {
        for (std::size_t i = 0; i < inspection.paths.size(); ++i) {
            if (i > 0) out_ += '\n';
            path(inspection.paths[i]);
        }
        return std::move(out_);
    }

   private:
    [[nodiscard]] std::string say(const std::string& fr, const std::string& en) const {
        return lang_ == Lang::fr ? wording::typeset_french(fr) : en;
    }
    [[nodiscard]] std::string of(const Text& text) const { return text.in(lang_); }
    [[nodiscard]] std::string count(std::int64_t n) const { return of(wording::count(n)); }
    [[nodiscard]] std::string square_metres(double value) const { return of(wording::number(value, 1)) + "\u00a0m²"; }

    void line(int indent, const std::string& text) {
        if (text.empty()) return;
        out_.append(static_cast<std::size_t>(indent) * 2, ' ').append(text) += '\n';
    }

    void path(const PathSeen& seen) {
        line(0, seen.path);
        for (const DocumentSeen& one : seen.documents) document(one);
        if (!seen.layers.empty()) {
            out_ += '\n';
            line(1, say("Couches d'aucun standard connu", "Layers of no known standard"));
            for (const LayerSeen& one : seen.layers) layer(one);
        }
        if (!seen.rasters.empty()) {
            out_ += '\n';
            line(1, say("Rasters", "Rasters"));
            for (const RasterSeen& one : seen.rasters) raster(one);
        }
        if (!seen.drawings.empty()) {
            out_ += '\n';
            line(1, say("Dessins", "Drawings"));
            for (const DrawingSeen& one : seen.drawings) drawing(one);
        }
        if (!seen.unread.empty()) {
            out_ += '\n';
            line(1, say("Non lus", "Not read"));
            for (const Unread& one : seen.unread) {
                line(2, of(one.error.message));
                line(3, of(one.error.hint));
            }
        }
        if (seen.not_geographic > 0)
            line(1, say(fmt::format("{} fichier(s) .json ou .xml sans géographie", seen.not_geographic),
                        fmt::format("{} .json or .xml file(s) that are not geographic", seen.not_geographic)));
        if (seen.documents.empty() && seen.layers.empty() && seen.rasters.empty() && seen.drawings.empty() &&
            seen.unread.empty())
            line(1, say("aucune donnée géographique", "no geographic data"));
        next_step(seen);
    }

    void next_step(const PathSeen& seen) {
        const bool usable = std::any_of(seen.documents.begin(), seen.documents.end(),
                                        [](const DocumentSeen& one) { return one.usable; });
        if (!usable) return;
        out_ += '\n';
        line(1, say("Pour commencer une analyse :", "To start an analysis:"));
        std::string documents;
        for (const DocumentSeen& one : seen.documents) {
            if (one.usable) documents += fmt::format(" --document \"{}\"", one.source);
        }
        line(2, fmt::format("terracord init --projects {}{} --date {} --profile zac -o {}", say("PROJETS", "PROJECTS"),
                            documents, say("AAAA-MM-JJ", "YYYY-MM-DD"), say("analyse.toml", "analysis.toml")));
    }

    void document(const DocumentSeen& seen) {
        out_ += '\n';
        const model::DocumentSpec& spec = seen.spec;
        line(1, of(seen.standard_title) + say(" : ", ": ") + seen.source);
        if (!seen.usable) line(2, say("Les tables ne forment pas un document :", "The tables do not make a document:"));
        if (seen.usable) line(2, identity(spec, seen.edition));
        if (seen.usable) line(2, ground(seen));
        for (const LayerSeen& one : seen.layers) layer(one);
        const auto names = [](const std::vector<std::string>& list) {
            return fmt::format("{}", fmt::join(list, ", "));
        };
        if (!seen.missing.empty())
            line(2, say("Tables obligatoires absentes : ", "Required tables missing: ") + names(seen.missing));
        if (!seen.absent.empty() && seen.absent.size() <= 8)
            line(2, say("Tables du standard absentes : ", "Tables of the standard not there: ") + names(seen.absent));
        for (const Error& message : seen.messages) {
            line(2, of(message.message));
            line(3, of(message.hint));
        }
        if (seen.advice.empty()) return;
        line(2, say("À faire :", "To do:"));
        for (const Text& one : seen.advice) line(3, "- " + say(one.fr, one.en));
    }

    [[nodiscard]] std::string identity(const model::DocumentSpec& spec, const std::string& edition) const {
        std::string text = say("type ", "type ") + spec.type;
        if (!edition.empty()) text += say(", colonnes de ", ", columns of ") + edition;
        if (!spec.version.empty()) text += say(", version ", ", version ") + spec.version;
        text += spec.approved.empty() ? say(", date d'approbation inconnue", ", approval date unknown")
                                      : say(", approuvé le ", ", approved on ") + of(wording::date(spec.approved));
        if (!spec.ends.empty()) text += say(", fin le ", ", ends on ") + of(wording::date(spec.ends));
        text += ", " + wording::label("document_status", model::code(spec.status), lang_);
        if (!spec.declared_status.empty())
            text += say(" (déclaré ", " (declared ") + spec.declared_status + ")";
        else
            text += say(" (rien de déclaré)", " (nothing declared)");
        text += say(", précision ", ", accuracy ") + of(wording::length(Metres{spec.accuracy.value}));
        return text;
    }

    [[nodiscard]] std::string ground(const DocumentSeen& seen) const {
        if (seen.extent.empty()) return {};
        std::string text = seen.footprint_problem.empty()
                               ? say("couvre ", "covers ") + of(wording::area({seen.footprint_m2}))
                               : say("emprise couverte inconnue", "the ground it covers is not known");
        return text + ", " + place(seen.extent, seen.crs);
    }

    [[nodiscard]] std::string place(const geometry::Box& box, const std::string& crs) const {
        if (box.empty()) return {};
        const bool degrees = box.max_x <= 360.0 && box.max_y <= 90.0 && box.min_x >= -360.0 && box.min_y >= -90.0;
        const int decimals = degrees ? 4 : 0;
        const auto number = [&](double value) { return of(wording::number(value, decimals)); };
        return fmt::format("x {} – {}, y {} – {} ({})", number(box.min_x), number(box.max_x), number(box.min_y),
                           number(box.max_y), crs.empty() ? say("système inconnu", "unknown system") : crs);
    }

    void layer(const LayerSeen& seen) {
        std::string head = seen.name;
        if (seen.name != seen.table && !seen.table.empty()) head += " (" + seen.table + ")";
        head +=
            say(" : ", ": ") + count(seen.features) + " " + of(wording::noun_for(wording::Noun::object, seen.features));
        if (seen.has_geometry || seen.features > 0) head += ", " + family_word(seen, lang_);
        if (seen.has_geometry) {
            head += ", " + (seen.crs.empty() ? say("sans système de coordonnées", "no coordinate system") : seen.crs);
            if (!seen.taken_for.empty())
                head += say(" (pris pour ", " (taken for ") + after_arrow(seen.taken_for) + ")";
        }
        if (seen.driver == "ESRI Shapefile" || seen.driver == "CSV")
            head += say(", encodage ", ", encoding ") +
                    (seen.encoding.empty() ? say("non déclaré", "not declared") : seen.encoding);
        line(2, head);
        if (!seen.of_standard) {
            line(3, seen.source);
            columns(seen);
        }
        if (!seen.problem.empty()) {
            line(3, say("inexploitable : ", "cannot be used: ") + of(seen.problem));
            if (!seen.of_standard) line(3, of(seen.remedy));
        }
        references(seen);
        if (!seen.has_geometry) return;
        line(3, of(seen.remark));
        amounts(seen);
        faults(seen);
        tiling(seen);
        classes(seen);
        for (const Contradiction& one : seen.contradictions) {
            line(3, say("contradiction : ", "contradiction: ") + of(one.what) + say(" ; ", "; ") + count(one.features) +
                        " " + of(wording::noun_for(wording::Noun::object, one.features)) +
                        (one.area_m2 > 0.0 ? ", " + of(wording::area({one.area_m2})) : std::string()));
            for (const std::string& example : one.examples) line(4, say("objet ", "feature ") + example);
        }
        if (!seen.checks_without_column.empty())
            line(3, say("contrôles impossibles, colonne absente : ", "checks without their column: ") +
                        fmt::format("{}", fmt::join(seen.checks_without_column, ", ")));
    }

    static std::string after_arrow(const std::string& assumption) {
        const std::size_t at = assumption.find("-> ");
        return at == std::string::npos ? assumption : assumption.substr(at + 3);
    }

    void columns(const LayerSeen& seen) {
        if (seen.fields.empty()) return;
        constexpr std::size_t kShown = 12;
        std::string list;
        for (std::size_t i = 0; i < std::min(kShown, seen.fields.size()); ++i)
            list += (i == 0 ? "" : ", ") + wording::one_line(seen.fields[i].name, 40);
        if (seen.fields.size() > kShown)
            list += say(fmt::format(" et {} autres", seen.fields.size() - kShown),
                        fmt::format(" and {} others", seen.fields.size() - kShown));
        line(3, say("colonnes : ", "columns: ") + list);
    }

    void amounts(const LayerSeen& seen) {
        std::string text;
        if (seen.area_m2 > 0.0)
            text = say("surface cumulée ", "total area ") + of(wording::area({seen.area_m2}));
        else if (seen.length_m > 0.0)
            text = say("longueur cumulée ", "total length ") + of(wording::length({seen.length_m}));
        if (!seen.of_standard && !seen.extent.empty())
            text += (text.empty() ? "" : ", ") +
                    place(seen.extent, seen.measured_in == "LAEA" ? seen.crs : seen.measured_in);
        line(3, text);
    }

    void faults(const LayerSeen& seen) {
        std::vector<std::string> parts;
        if (seen.without_geometry > 0)
            parts.push_back(count(seen.without_geometry) + say(" sans géométrie", " without geometry"));
        const std::int64_t repaired = seen.invalid - seen.set_aside;
        if (repaired > 0)
            parts.push_back(count(repaired) +
                            say(" de géométrie invalide, réparée", " with invalid geometry, repaired"));
        if (seen.set_aside > 0)
            parts.push_back(count(seen.set_aside) +
                            say(" de géométrie invalide, écarté(s)", " with invalid geometry, set aside"));
        if (!parts.empty()) line(3, fmt::format("{}", fmt::join(parts, ", ")));
        constexpr std::size_t kShown = 3;
        for (std::size_t i = 0; i < std::min(kShown, seen.repairs.size()); ++i) {
            const model::Repair& repair = seen.repairs[i];
            line(4, say(fmt::format("objet {} : ", repair.fid), fmt::format("feature {}: ", repair.fid)) +
                        of(wording::area({repair.area_before_m2})) + say(" avant, ", " before, ") +
                        of(wording::area({repair.area_after_m2})) + say(" après réparation", " after repair"));
        }
    }

    void tiling(const LayerSeen& seen) {
        if (!seen.tiling) return;
        const TilingSeen& tiles = *seen.tiling;
        if (tiles.pairs == 0 && tiles.gaps == 0) {
            line(3, say("ni chevauchement ni lacune", "no overlap, no gap"));
            return;
        }
        if (tiles.pairs > 0)
            line(3, say("chevauchements : ", "overlaps: ") + count(tiles.pairs) +
                        say(tiles.pairs == 1 ? " paire, " : " paires, ", tiles.pairs == 1 ? " pair, " : " pairs, ") +
                        square_metres(tiles.shared_m2) + narrow(tiles.sliver_pairs, tiles.pairs));
        if (tiles.gaps > 0)
            line(3, say(tiles.gaps == 1 ? "lacune : " : "lacunes : ", tiles.gaps == 1 ? "gap: " : "gaps: ") +
                        count(tiles.gaps) + ", " + square_metres(tiles.gaps_m2) +
                        narrow(tiles.sliver_gaps, tiles.gaps));
    }

    [[nodiscard]] std::string narrow(std::int64_t slivers, std::int64_t all) const {
        if (slivers == 0) return {};
        if (slivers == all && all == 1)
            return say(" ; plus étroit que la précision du document", "; narrower than the document's accuracy");
        if (slivers == all)
            return say(" ; tous plus étroits que la précision du document",
                       "; all narrower than the document's accuracy");
        return say(" ; dont ", "; of which ") + count(slivers) +
               say(" plus étroits que la précision", " narrower than the accuracy");
    }

    void classes(const LayerSeen& seen) {
        const bool unclassified = seen.classes.size() == 1 && seen.classes.front().code.empty() && !seen.of_standard;
        if (seen.classes.empty() || unclassified || seen.coverage) return;
        constexpr std::size_t kShown = 24;
        const auto list = [&](const std::vector<const ClassSeen*>& which) {
            std::string text;
            for (std::size_t i = 0; i < std::min(kShown, which.size()); ++i) {
                const std::string code = wording::one_line(which[i]->code, 30);
                text += (i == 0 ? "" : ", ") + (code.empty() ? say("(sans code)", "(no code)") : code) + "\u00a0×" +
                        count(which[i]->features);
            }
            if (which.size() > kShown)
                text += say(fmt::format(" et {} autres", which.size() - kShown),
                            fmt::format(" and {} others", which.size() - kShown));
            return text;
        };
        std::vector<const ClassSeen*> all;
        for (const ClassSeen& one : seen.classes) all.push_back(&one);
        line(3, say("classes : ", "classes: ") + list(all));
        const std::vector<const ClassSeen*> left = unhandled(seen);
        if (left.empty()) return;
        line(3, say("qu'aucun contrôle du catalogue ne lit :", "that no check of the catalogue reads:"));
        constexpr std::size_t kLeftShown = 12;
        for (std::size_t i = 0; i < std::min(kLeftShown, left.size()); ++i) {
            const std::string label = wording::one_line(left[i]->label, 70);
            line(4, fmt::format("{} ×{}{}", left[i]->code.empty() ? say("(sans code)", "(no code)") : left[i]->code,
                                count(left[i]->features), label.empty() || label == left[i]->code ? "" : "  " + label));
        }
        if (left.size() > kLeftShown) line(4, "…");
    }

    // "3, 4, 7", and how many more.
    [[nodiscard]] std::string lines(const std::vector<std::int64_t>& all) const {
        constexpr std::size_t kShown = 5;
        std::string text = all.size() == 1 ? say("ligne ", "line ") : say("lignes ", "lines ");
        for (std::size_t i = 0; i < std::min(kShown, all.size()); ++i) text += (i == 0 ? "" : ", ") + count(all[i]);
        return text + others(all.size(), kShown);
    }

    [[nodiscard]] std::string others(std::size_t all, std::size_t shown) const {
        if (all <= shown) return {};
        return say(fmt::format(" et {} de plus", all - shown), fmt::format(" and {} more", all - shown));
    }

    void references(const LayerSeen& layer) {
        if (!layer.references) return;
        constexpr std::size_t kShown = 12;
        const ReferencesSeen& seen = *layer.references;
        std::vector<std::string> columns;
        for (const std::string* column : {&seen.columns.whole, &seen.columns.commune, &seen.columns.prefix,
                                          &seen.columns.section, &seen.columns.number}) {
            if (!column->empty()) columns.push_back(wording::one_line(*column, 40));
        }
        line(3, say("références cadastrales (", "cadastral references (") +
                    fmt::format("{}", fmt::join(columns, ", ")) +
                    say(fmt::format(") : {} ligne(s) bien formée(s) sur {}", seen.well_formed, seen.rows),
                        fmt::format("): {} of {} row(s) well formed", seen.well_formed, seen.rows)));
        for (std::size_t i = 0; i < std::min(kShown, seen.malformed.size()); ++i) {
            const ReferencesSeen::Malformed& one = seen.malformed[i];
            line(4, lines({one.line}) + say(" : ", ": ") + wording::one_line(of(one.why), 200));
        }
        if (seen.malformed.size() > kShown)
            line(4, say(fmt::format("et {} autres lignes", seen.malformed.size() - kShown),
                        fmt::format("and {} more rows", seen.malformed.size() - kShown)));
        for (const ReferencesSeen::Completed& one : seen.completed)
            line(4, of(one.what) + say(" : ", ": ") + lines(one.lines));
        for (std::size_t i = 0; i < std::min(kShown, seen.repeated.size()); ++i)
            line(4, seen.repeated[i].reference +
                        say(fmt::format(" nommée {} fois : ", seen.repeated[i].lines.size()),
                            fmt::format(" named {} times: ", seen.repeated[i].lines.size())) +
                        lines(seen.repeated[i].lines));
        if (seen.repeated.size() > kShown)
            line(4, say(fmt::format("et {} autres références répétées", seen.repeated.size() - kShown),
                        fmt::format("and {} more repeated references", seen.repeated.size() - kShown)));
        if (!seen.columns.stated_area.empty())
            line(4, say("surfaces déclarées : ", "stated areas: ") + wording::one_line(seen.columns.stated_area, 40));
        for (std::size_t i = 0; i < std::min(kShown, seen.bad_areas.size()); ++i)
            line(4, lines({seen.bad_areas[i].line}) +
                        say(fmt::format(" : « {} » n'est pas une surface",
                                        wording::one_line(seen.bad_areas[i].written, 60)),
                            fmt::format(": '{}' is no area", wording::one_line(seen.bad_areas[i].written, 60))));
        if (seen.bad_areas.size() > kShown)
            line(4, say(fmt::format("et {} autres lignes", seen.bad_areas.size() - kShown),
                        fmt::format("and {} more rows", seen.bad_areas.size() - kShown)));
        line(3, say("pour en faire des projets : ", "to make them projects: ") +
                    fmt::format("source = \"{}\", parcels = \"{}\"", layer.source,
                                say("parcelles.geojson.gz", "parcels.geojson.gz")));
    }

    void drawing(const DrawingSeen& seen) {
        line(2, seen.source +
                    say(fmt::format(" : {} calque(s), ", seen.held.layers.size()),
                        fmt::format(": {} CAD layer(s), ", seen.held.layers.size())) +
                    (seen.held.declared ? say("se dit en ", "says it is in ") + of(seen.held.declared->name)
                                        : say("unité non déclarée", "no unit declared")));
        for (const Error& message : seen.held.messages) {
            line(3, of(message.message));
            line(4, of(message.hint));
        }
        for (const gdal::CadLayerSurvey& one : seen.held.layers) cad_layer(one);
    }

    void cad_layer(const gdal::CadLayerSurvey& seen) {
        constexpr std::size_t kShown = 12;
        const std::string held = of(seen.held.told());
        line(3, say("calque ", "CAD layer ") + wording::one_line(seen.held.name, 60) + say(" : ", ": ") + held);
        if (seen.areas > 0) {
            std::string text = say("se lit comme ", "reads as ") + count(seen.areas) +
                               say(seen.areas == 1 ? " surface" : " surfaces", seen.areas == 1 ? " area" : " areas");
            if (seen.joined > 0)
                text += say(fmt::format(", dont {} de plusieurs traits réunis", seen.joined),
                            fmt::format(", {} of them of several lines that meet", seen.joined));
            line(4, text);
        }
        for (std::size_t i = 0; i < std::min(kShown, seen.open.size()); ++i)
            line(4, say("non fermée, ", "not closed, ") + of(seen.open[i].told(seen.unit ? seen.unit->metres : 1.0)));
        if (seen.open.size() > kShown)
            line(4, say(fmt::format("et {} autres lignes non fermées", seen.open.size() - kShown),
                        fmt::format("and {} more lines not closed", seen.open.size() - kShown)));
        if (seen.broken > 0)
            line(4, say("coordonnées qui ne sont pas des nombres : ", "coordinates that are no numbers: ") +
                        count(seen.broken));
        if (seen.arcs > 0)
            line(4, say("lignes à arcs, lues comme des cordes : ", "lines with arcs, read as chords: ") +
                        count(seen.arcs));
        line(4, of(seen.nested));
        if (const Text left = seen.left.told(); !left.empty())
            line(4, say("laissé de côté : ", "left aside: ") + of(left));
        if (seen.extent.empty()) return;
        line(4, place(seen.extent, "") + say(", unité probable : ", ", likely unit: ") +
                    (seen.unit ? of(seen.unit->name)
                               : say("aucune, origine propre au dessin", "none, an origin of its own")));
    }

    void raster(const RasterSeen& seen) {
        line(2, fmt::format("{}{}{}", seen.source, say(" : ", ": "),
                            say(fmt::format("{} × {} cellules, {} bande(s)", seen.width, seen.height, seen.bands),
                                fmt::format("{} × {} cells, {} band(s)", seen.width, seen.height, seen.bands))));
        std::string text = say("cellule ", "cell ") + of(wording::number(seen.cell_width, 6)) + " × " +
                           of(wording::number(seen.cell_height, 6));
        if (!seen.unit.empty()) text += say(", valeurs en ", ", values in ") + wording::one_line(seen.unit, 30);
        if (seen.classes) text += say(", codes de classes", ", class codes");
        line(3, text + ", " + place(seen.extent, seen.crs));
    }

    Lang lang_;
    std::string out_;
};

}  // namespace

std::string to_text(const Inspection& inspection, Lang lang) { return Writer(lang).run(inspection); }

}  // namespace terracord::survey

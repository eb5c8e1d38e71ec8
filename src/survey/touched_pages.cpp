#include <fmt/format.h>

#include <algorithm>

#include "base/json_writer.hpp"
#include "geometry/measure.hpp"
#include "survey/touched.hpp"
#include "wording/numbers.hpp"
#include "wording/phrases.hpp"
#include "wording/typography.hpp"

namespace terracord::survey {

using geometry::Family;

namespace {

std::string amount(const Touched& one, Family family, Lang lang) {
    const bool fr = lang == Lang::fr;
    switch (family) {
        case Family::area:
            return wording::area({one.area_m2}).in(lang) + (fr ? ", " : ", ") +
                   wording::share({one.project_share}).in(lang) + (fr ? " du projet, " : " of the project, ") +
                   wording::share({one.feature_share}).in(lang) + (fr ? " de l'objet" : " of the feature");
        case Family::line:
            return wording::length({one.length_m}).in(lang) + ", " + wording::share({one.feature_share}).in(lang) +
                   (fr ? " de l'objet" : " of the feature");
        case Family::point: return wording::count(one.count).in(lang) + (fr ? " point(s)" : " point(s)");
        case Family::none: return {};
    }
    return {};
}

}  // namespace

std::string to_text(const TouchReport& report, Lang lang) {
    const bool fr = lang == Lang::fr;
    const auto say = [&](const std::string& french, const std::string& english) {
        return fr ? wording::typeset_french(french) : english;
    };
    const SelectedFeatures& features = report.features;
    std::string out = fmt::format("{}.{}/{}", report.ref.document, report.ref.layer, report.ref.which);
    out += (fr ? " : " : ": ") + report.document_title + ", " +
           wording::counted(wording::Noun::object, static_cast<std::int64_t>(features.fids.size())).in(lang);
    if (features.ground.family() == Family::area)
        out += ", " + wording::area({geometry::area(features.ground)}).in(lang);
    if (features.ground.family() == Family::line)
        out += ", " + wording::length({geometry::length(features.ground)}).in(lang);
    out += '\n';
    constexpr std::size_t kShown = 5;
    for (std::size_t i = 0; i < std::min(kShown, features.fids.size()); ++i) {
        if (!features.labels[i].empty())
            out += fmt::format("  {} {} ({})\n", say("objet", "feature"), features.fids[i],
                               wording::one_line(features.labels[i], 90));
    }
    if (features.fids.size() > kShown) out += "  …\n";
    if (features.without_geometry > 0)
        out +=
            say(fmt::format("  {} sans géométrie exploitable : où il se trouve n'est pas connu\n",
                            features.without_geometry),
                fmt::format("  {} without usable geometry: where it lies is not known\n", features.without_geometry));
    out += '\n';
    out += report.projects.empty()
               ? say("Aucun projet n'y touche.\n", "No project touches it.\n")
               : say(fmt::format(
                         "{} y touche{} :\n",
                         wording::counted(wording::Noun::project, static_cast<std::int64_t>(report.projects.size())).fr,
                         report.projects.size() == 1 ? "" : "nt"),
                     fmt::format(
                         "{} touch{} it:\n",
                         wording::counted(wording::Noun::project, static_cast<std::int64_t>(report.projects.size())).en,
                         report.projects.size() == 1 ? "es" : ""));
    for (const Touched& one : report.projects) {
        out += fmt::format("  {}  {}\n", one.id, wording::one_line(one.name.empty() ? one.code : one.name, 70));
        out += "    " + amount(one, features.ground.family(), lang) + "\n";
        for (const model::Finding& finding : one.findings) {
            out += fmt::format("    {}{}{}\n", wording::label("verdict", model::code(finding.verdict), lang),
                               fr ? " : " : ": ", finding.check_title.in(lang));
            out += "      " + finding.sentence.in(lang) + "\n";
        }
        if (one.findings.empty())
            out += say("    aucun contrôle ne porte sur cet objet\n", "    no check looks at this feature\n");
    }
    return out;
}

std::string to_json(const TouchReport& report) {
    std::string out;
    constexpr int kIndent = 2;
    JsonWriter json(out, kIndent);
    const SelectedFeatures& features = report.features;
    json.begin_object().key("format").integer(1).key("feature").begin_object();
    json.key("document").string(report.ref.document).key("layer").string(report.ref.layer);
    json.key("which").string(report.ref.which).key("fids").begin_array();
    for (const std::int64_t fid : features.fids) json.integer(fid);
    json.end_array();
    json.key("area_m2").number(geometry::area(features.ground));
    json.key("length_m").number(features.ground.family() == Family::line ? geometry::length(features.ground) : 0.0);
    json.key("without_geometry").integer(features.without_geometry).end_object();
    json.key("projects").begin_array();
    for (const Touched& one : report.projects) {
        json.begin_object().key("project_id").string(one.id).key("project_name").string(one.name);
        json.key("area_m2").number(one.area_m2).key("project_share").number(one.project_share);
        json.key("feature_share").number(one.feature_share).key("length_m").number(one.length_m);
        json.key("count").integer(one.count).key("findings").begin_array();
        for (const model::Finding& finding : one.findings) {
            json.begin_object().key("finding_id").string(finding.id).key("check").string(finding.check_id);
            json.key("verdict").string(model::code(finding.verdict)).key("reason").string(model::code(finding.reason));
            json.key("sentence")
                .begin_object()
                .key("fr")
                .string(finding.sentence.fr)
                .key("en")
                .string(finding.sentence.en)
                .end_object();
            json.end_object();
        }
        json.end_array().end_object();
    }
    json.end_array().end_object();
    return out + "\n";
}

}  // namespace terracord::survey

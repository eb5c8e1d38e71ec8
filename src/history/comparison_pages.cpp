#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/json_writer.hpp"
#include "history/comparison.hpp"
#include "wording/numbers.hpp"
#include "wording/phrases.hpp"
#include "wording/typography.hpp"

namespace terracord::history {

namespace {

constexpr std::size_t kWidest = 120;

std::string plain(const std::string& text) { return wording::one_line(text, kWidest); }

Text verdict_label(const Told& told) {
    const bool need = !told.need_reading.empty() && told.need_reading != "none";
    return need ? wording::label("need_reading", told.need_reading) : wording::label("verdict", told.verdict);
}

std::string causes_text(const std::vector<Cause>& causes, Lang lang) {
    std::string text;
    for (const Cause cause : causes) text += (text.empty() ? "" : ", ") + label(cause).in(lang);
    return text;
}

// "4 320 m² → 3 000 m²", where it was measured.
std::string measure_text(const FindingChange& change, Lang lang) {
    const auto both = [&](double Told::* field, auto write) -> std::string {
        const double a = change.before ? (*change.before).*field : NAN;
        const double b = change.after ? (*change.after).*field : NAN;
        if (!std::isfinite(a) && !std::isfinite(b)) return {};
        const auto word = [&](double value) { return std::isfinite(value) ? write(value).in(lang) : std::string("–"); };
        const std::string x = word(a);
        const std::string y = word(b);
        return x == y ? x : x + " → " + y;
    };
    const auto metres = [](double value) { return wording::length(Metres{value}); };
    for (std::string text : {both(&Told::area_m2, [](double value) { return wording::area(SquareMetres{value}); }),
                             both(&Told::length_m, metres), both(&Told::distance_m, metres),
                             both(&Told::value, [](double value) { return wording::number(value, 4); }),
                             both(&Told::count, [](double value) { return wording::number(value, 0); })}) {
        if (!text.empty()) return text;
    }
    return {};
}

std::string ground_text(const FindingChange& change, Lang lang) {
    std::string text;
    const auto add = [&](double area, const char* fr, const char* en) {
        if (!std::isfinite(area) || area <= 0.0) return;
        text += (text.empty() ? "" : ", ") +
                fmt::format("{} {}", lang == Lang::fr ? fr : en, wording::area(SquareMetres{area}).in(lang));
    };
    add(change.gained_m2, "gagné", "gained");
    add(change.lost_m2, "perdu", "lost");
    return text;
}

std::string change_line(const FindingChange& change, Lang lang) {
    std::string line = "    " + label(change.change).in(lang) + (lang == Lang::fr ? " : " : ": ");
    line += plain(change.check.in(lang)) + " (" + plain(change.document.in(lang)) + ")";
    const std::string before = change.before ? verdict_label(*change.before).in(lang) : std::string("–");
    const std::string after = change.after ? verdict_label(*change.after).in(lang) : std::string("–");
    line += " ; " + (before == after ? before : before + " → " + after);
    if (lang == Lang::en) line.replace(line.rfind(" ; "), 3, "; ");
    for (const std::string& part : {measure_text(change, lang), ground_text(change, lang)}) {
        if (!part.empty()) line += ", " + part;
    }
    const std::string why = change.why_not.empty() ? causes_text(change.causes, lang) : plain(change.why_not.in(lang));
    if (!why.empty()) line += " [" + why + "]";
    return line + "\n";
}

std::string phase_text(const std::string& phase, Lang lang) { return wording::label("phase", phase, lang); }

void project_block(std::string& out, const ProjectChange& project, Lang lang) {
    const bool french = lang == Lang::fr;
    const bool moved = project.documents_before != project.documents_after || !project.causes.empty();
    if (project.findings.empty() && !moved) return;
    out += "  " + plain(project.id) + "  " + plain(project.name) + "\n";
    if (project.phase_before.empty() || project.phase_after.empty()) {
        const bool earlier = project.phase_after.empty();
        out += french ? (earlier ? "    n'est plus dans l'exécution suivante\n" : "    n'était pas dans l'exécution précédente\n")
                      : (earlier ? "    is no longer in the later run\n" : "    was not in the earlier run\n");
        return;
    }
    const std::string before = project.documents_before.in(lang);
    const std::string after = project.documents_after.in(lang);
    if (before != after) out += "    " + before + " → " + after + "\n";
    if (project.phase_before != project.phase_after) {
        out += std::string("    ") + (french ? "phase : " : "phase: ") + phase_text(project.phase_before, lang) + " → " +
               phase_text(project.phase_after, lang) + "\n";
    }
    if (!project.causes.empty()) {
        out += std::string("    ") + (french ? "a changé : " : "changed: ") + causes_text(project.causes, lang) + "\n";
    }
    for (const FindingChange& change : project.findings) out += change_line(change, lang);
}

void counts_line(std::string& out, const Step& step, Lang lang) {
    std::string text;
    for (std::size_t c = 0; c < kChanges; ++c) {
        if (step.counts[c] == 0) continue;
        text += (text.empty() ? "" : ", ") + fmt::format("{} {}", step.counts[c], label(static_cast<Change>(c)).in(lang));
    }
    out += (lang == Lang::fr ? "  Constats : " : "  Findings: ") + text + "\n";
}

void timeline_block(std::string& out, const Comparison& comparison, Lang lang) {
    if (comparison.runs.size() < 3 || comparison.timeline.empty()) return;
    const bool french = lang == Lang::fr;
    out += french ? "\nLigne du temps\n" : "\nLine of time\n";
    for (const TimelineRow& row : comparison.timeline) {
        out += "  " + plain(row.finding_id) + "  " + plain(row.check.in(lang)) + "\n    ";
        for (std::size_t r = 0; r < row.verdicts.size(); ++r) {
            const std::string& verdict = row.verdicts[r];
            std::string word = verdict == "absent" || verdict.empty() ? "–" : wording::label("verdict", verdict, lang);
            if (word == verdict) word = wording::label("need_reading", verdict, lang);
            out += (r == 0 ? "" : " → ") + word;
        }
        if (row.lifted) {
            const std::string by = causes_text(row.by, lang);
            out += fmt::format(fmt::runtime(french ? " ; levé dans « {} »{}" : "; lifted in '{}'{}"),
                               plain(comparison.runs[*row.lifted].folder), by.empty() ? "" : " [" + by + "]");
        }
        out += "\n";
    }
}

// --- JSON

void number_or_null(JsonWriter& json, std::string_view key, double value) {
    json.key(key);
    if (std::isfinite(value)) {
        json.number(value);
    } else {
        json.null();
    }
}

void text(JsonWriter& json, std::string_view key, const Text& value) {
    json.key(key).begin_object().key("fr").string(value.fr).key("en").string(value.en).end_object();
}

void told(JsonWriter& json, std::string_view key, const std::optional<Told>& value) {
    json.key(key);
    if (!value) {
        json.null();
        return;
    }
    json.begin_object().key("verdict").string(value->verdict).key("need_reading").string(value->need_reading);
    json.key("document_version").string(value->document_version);
    number_or_null(json, "area_m2", value->area_m2);
    number_or_null(json, "length_m", value->length_m);
    number_or_null(json, "distance_m", value->distance_m);
    number_or_null(json, "count", value->count);
    number_or_null(json, "value", value->value);
    number_or_null(json, "tolerance_m", value->tolerance_m);
    text(json, "sentence", value->sentence);
    json.end_object();
}

void causes(JsonWriter& json, std::string_view key, const std::vector<Cause>& all) {
    json.key(key).begin_array();
    for (const Cause cause : all) json.string(code(cause));
    json.end_array();
}

void finding(JsonWriter& json, const FindingChange& change) {
    json.begin_object().key("finding_id").string(change.finding_id).key("check_id").string(change.check_id);
    json.key("document_id").string(change.document_id);
    text(json, "check", change.check);
    text(json, "document", change.document);
    json.key("change").string(code(change.change));
    causes(json, "causes", change.causes);
    json.key("why_not");
    if (change.why_not.empty()) {
        json.null();
    } else {
        json.begin_object().key("fr").string(change.why_not.fr).key("en").string(change.why_not.en).end_object();
    }
    told(json, "before", change.before);
    told(json, "after", change.after);
    number_or_null(json, "gained_m2", change.gained_m2);
    number_or_null(json, "lost_m2", change.lost_m2);
    json.end_object();
}

void step(JsonWriter& json, const Step& one) {
    json.begin_object().key("from").integer(static_cast<std::int64_t>(one.from));
    json.key("to").integer(static_cast<std::int64_t>(one.to)).key("differs").boolean(one.differs());
    json.key("limits").begin_array();
    for (const Text& limit : one.limits)
        json.begin_object().key("fr").string(limit.fr).key("en").string(limit.en).end_object();
    json.end_array().key("counts").begin_object();
    for (std::size_t c = 0; c < kChanges; ++c) json.key(code(static_cast<Change>(c))).integer(one.counts[c]);
    json.end_object().key("projects").begin_array();
    for (const ProjectChange& project : one.projects) {
        json.begin_object().key("project_id").string(project.id).key("project_name").string(project.name);
        json.key("phase_before").string(project.phase_before).key("phase_after").string(project.phase_after);
        text(json, "documents_before", project.documents_before);
        text(json, "documents_after", project.documents_after);
        causes(json, "causes", project.causes);
        json.key("findings").begin_array();
        for (const FindingChange& change : project.findings) finding(json, change);
        json.end_array().end_object();
    }
    json.end_array().end_object();
}

void row(JsonWriter& json, const TimelineRow& one) {
    const auto position = [&](std::string_view key, const std::optional<std::size_t>& at) {
        json.key(key);
        if (at) {
            json.integer(static_cast<std::int64_t>(*at));
        } else {
            json.null();
        }
    };
    json.begin_object().key("finding_id").string(one.finding_id).key("project_id").string(one.project_id);
    text(json, "check", one.check);
    text(json, "document", one.document);
    json.key("verdicts").begin_array();
    for (const std::string& verdict : one.verdicts) json.string(verdict);
    json.end_array();
    position("appeared", one.appeared);
    position("lifted", one.lifted);
    causes(json, "by", one.by);
    json.end_object();
}

}  // namespace

std::string comparison_text(const Comparison& comparison, Lang lang) {
    const bool french = lang == Lang::fr;
    std::string out;
    for (const Step& one : comparison.steps) {
        const auto name = [&](const RunName& run) {
            return fmt::format("{} ({}, {})", plain(run.folder), plain(run.title), wording::date(run.date).in(lang));
        };
        if (!out.empty()) out += "\n";
        out += name(comparison.runs[one.from]) + "\n→ " + name(comparison.runs[one.to]) + "\n";
        for (const Text& limit : one.limits)
            out += (french ? "  Non comparable : " : "  Not comparable: ") + plain(limit.in(lang)) + "\n";
        for (const ProjectChange& project : one.projects) project_block(out, project, lang);
        counts_line(out, one, lang);
    }
    timeline_block(out, comparison, lang);
    return out + wording::disclaimer().in(lang) + "\n";
}

std::string comparison_json(const Comparison& comparison) {
    std::string out;
    JsonWriter json(out, 1);
    json.begin_object().key("format").integer(1).key("differs").boolean(comparison.differs());
    text(json, "disclaimer", wording::disclaimer());
    json.key("runs").begin_array();
    for (const RunName& run : comparison.runs) {
        json.begin_object().key("folder").string(run.folder).key("title").string(run.title).key("date").string(run.date);
        json.key("phase").string(run.phase).key("crs").string(run.crs).key("version").string(run.version);
        json.key("manifest_sha256").string(run.manifest_sha256).end_object();
    }
    json.end_array().key("steps").begin_array();
    for (const Step& one : comparison.steps) step(json, one);
    json.end_array().key("timeline").begin_array();
    for (const TimelineRow& one : comparison.timeline) row(json, one);
    json.end_array().end_object();
    return out + "\n";
}

}  // namespace terracord::history

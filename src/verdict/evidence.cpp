#include "verdict/evidence.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/hash.hpp"
#include "base/json_writer.hpp"
#include "geometry/measure.hpp"
#include "wording/numbers.hpp"
#include "wording/phrases.hpp"

namespace terracord::verdict {

using model::Evidence;
using model::Finding;
using wording::Phrase;

namespace {

constexpr double kRounding = 1e-6;  // of a number that no ground enters

double positive(double value) { return value > 0.0 && std::isfinite(value) ? value : model::kUnknown; }

double or_nothing(double value) { return std::isfinite(value) ? value : 0.0; }

// Pieces that decide, or the slivers where they are all there is.
void add_ground(const Finding& finding, Evidence& evidence) {
    geometry::Box box;
    double boundary = 0.0;
    const bool slivers_only = finding.measures.robust.area_m2 <= 0.0;
    for (const model::ClassHit& hit : finding.measures.classes) {
        box.add(hit.pieces.box());
        if (hit.pieces.family() == geometry::Family::area) boundary += geometry::length(hit.pieces);
        for (const model::Sliver& sliver : hit.slivers) {
            if (!slivers_only) continue;
            box.add(sliver.shape.box());
            boundary += geometry::length(sliver.shape);
        }
    }
    if (!box.empty()) evidence.box = box;
    evidence.boundary_m = positive(boundary);
}

std::string rounded(double value, int decimals) {
    std::string text;
    if (std::isfinite(value)) append_fixed(text, value, decimals);
    return text;
}

std::string hash_of(const Evidence& evidence) {
    std::string text = fmt::format("{}\n{}\n{}\n", evidence.document_version, evidence.document_date,
                                   model::code(evidence.verdict));
    for (const double value : {evidence.area_m2, evidence.boundary_m, evidence.length_m, evidence.distance_m,
                               evidence.count, evidence.value, evidence.excess, evidence.uncovered_m2,
                               evidence.subject_m2, evidence.subject_boundary_m})
        text += rounded(value, 2) + "\n";
    if (evidence.box) {
        for (const double side : {evidence.box->min_x, evidence.box->min_y, evidence.box->max_x, evidence.box->max_y})
            text += rounded(side, 2) + " ";
    }
    return sha256(text);
}

Text moved_from(Phrase phrase, const Text& then, const Text& now) {
    return wording::say(phrase, {{"then", then}, {"now", now}});
}

Text number_text(double value) {
    return std::isfinite(value) ? wording::number(value, 4) : wording::say(Phrase::evidence_none, {});
}

// Compares by the kind of quantity: each has its own way of moving when the ground moves by `d`.
class Comparison {
   public:
    Comparison(const Evidence& then, const Finding& finding, double d)
        : then_(then), now_(finding.evidence), d_(d), raster_(finding.kind.starts_with("raster")) {}

    std::vector<Text> moved() {
        if (then_.verdict != now_.verdict) {
            moved_.push_back(moved_from(Phrase::evidence_verdict, wording::label("verdict", model::code(then_.verdict)),
                                        wording::label("verdict", model::code(now_.verdict))));
        }
        areas();
        lengths();
        numbers();
        return std::move(moved_);
    }

   private:
    void area(Phrase phrase, double then, double now, double boundary) {
        if (std::abs(or_nothing(then) - or_nothing(now)) <= d_ * or_nothing(boundary)) return;
        moved_.push_back(moved_from(phrase, wording::area(SquareMetres{or_nothing(then)}),
                                    wording::area(SquareMetres{or_nothing(now)})));
    }

    void areas() {
        const double boundary = std::max(or_nothing(then_.boundary_m), or_nothing(now_.boundary_m));
        const double subject = std::max(or_nothing(then_.subject_boundary_m), or_nothing(now_.subject_boundary_m));
        area(Phrase::evidence_area, then_.area_m2, now_.area_m2, boundary > 0.0 ? boundary : subject);
        area(Phrase::evidence_uncovered, then_.uncovered_m2, now_.uncovered_m2, subject);
        // A decision that does not say how large the project was is not compared on it.
        if (then_.subject_m2 > 0.0) area(Phrase::evidence_subject, then_.subject_m2, now_.subject_m2, subject);
        if (!then_.box || !now_.box) return;
        const double far = std::max(
            std::max(std::abs(then_.box->min_x - now_.box->min_x), std::abs(then_.box->min_y - now_.box->min_y)),
            std::max(std::abs(then_.box->max_x - now_.box->max_x), std::abs(then_.box->max_y - now_.box->max_y)));
        if (far > d_) moved_.push_back(wording::say(Phrase::evidence_place, {{"far", wording::length(Metres{far})}}));
    }

    void lengths() {
        const double ends = 2.0 * std::max({1.0, or_nothing(then_.count), or_nothing(now_.count)});
        const double then = or_nothing(then_.length_m);
        const double now = or_nothing(now_.length_m);
        if (std::abs(then - now) > d_ * ends) {
            moved_.push_back(
                moved_from(Phrase::evidence_length, wording::length(Metres{then}), wording::length(Metres{now})));
        }
        const bool same_distance =
            std::isfinite(then_.distance_m) == std::isfinite(now_.distance_m) &&
            (!std::isfinite(then_.distance_m) || std::abs(then_.distance_m - now_.distance_m) <= d_);
        if (same_distance) return;
        const auto text = [](double metres) {
            return std::isfinite(metres) ? wording::length(Metres{metres}) : wording::say(Phrase::evidence_none, {});
        };
        moved_.push_back(moved_from(Phrase::evidence_distance, text(then_.distance_m), text(now_.distance_m)));
    }

    // A mean over ground moves with the ground; a number of the programme does not.
    void numbers() {
        if (or_nothing(then_.count) != or_nothing(now_.count))
            moved_.push_back(moved_from(Phrase::evidence_count, number_text(then_.count), number_text(now_.count)));
        const double swept = now_.subject_m2 > 0.0 ? d_ * now_.subject_boundary_m / now_.subject_m2 : 0.0;
        number(Phrase::evidence_value, then_.value, now_.value, raster_ ? std::clamp(swept, kRounding, 1.0) : kRounding);
        number(Phrase::evidence_excess, then_.excess, now_.excess, std::clamp(swept, kRounding, 1.0));
    }

    void number(Phrase phrase, double then, double now, double share) {
        if (std::isfinite(then) != std::isfinite(now)) {
            moved_.push_back(moved_from(phrase, number_text(then), number_text(now)));
            return;
        }
        if (!std::isfinite(then)) return;
        const double scale = std::max({std::abs(then), std::abs(now), std::abs(or_nothing(now_.value))});
        if (std::abs(then - now) <= share * scale) return;
        moved_.push_back(moved_from(phrase, number_text(then), number_text(now)));
    }

    const Evidence& then_;
    const Evidence& now_;
    double d_;
    bool raster_;
    std::vector<Text> moved_;
};

}  // namespace

Evidence evidence_of(const Finding& finding) {
    const model::Measures& measures = finding.measures;
    const model::Amounts& amounts = measures.robust.area_m2 > 0.0 ? measures.robust : measures.strict;
    Evidence evidence;
    evidence.document_version = finding.document_version;
    evidence.document_date = finding.document_date;
    evidence.verdict = finding.verdict;
    evidence.area_m2 = positive(amounts.area_m2);
    evidence.length_m = positive(amounts.length_m);
    evidence.distance_m = amounts.distance_m;
    if (!std::isfinite(evidence.distance_m)) evidence.distance_m = model::kUnknown;
    // How many zones are touched at their border says nothing; how many trees there are does.
    if (!std::isfinite(evidence.area_m2)) evidence.count = positive(static_cast<double>(amounts.count));
    evidence.value = amounts.value;
    evidence.excess = amounts.excess;
    evidence.uncovered_m2 = positive(measures.coverage.uncovered_m2);
    evidence.subject_m2 = measures.subject_m2;
    evidence.subject_boundary_m = measures.subject_length_m;
    add_ground(finding, evidence);
    // Hashing every "nothing found" of a département would cost more than it tells.
    if (finding.on_map() || finding.verdict == model::Verdict::not_assessable) evidence.hash = hash_of(evidence);
    return evidence;
}

model::Decided stand(const model::Decision& decision, const Finding& finding, Metres tolerance) {
    model::Decided decided{.decision = decision, .standing = model::Standing::holds, .why = {}, .verdict = {}};
    decided.verdict = finding.verdict;
    if (!decision.evidence) {
        decided.standing = model::Standing::no_evidence;
        return decided;
    }
    const Evidence& then = *decision.evidence;
    const auto named = [](const Evidence& evidence) {
        const Text none = wording::say(Phrase::evidence_none, {});
        if (evidence.document_version.empty() && evidence.document_date.empty()) return none;
        const std::string& version = evidence.document_version;
        const Text date = wording::date(evidence.document_date);
        if (version.empty()) return date;
        return Text{version + (date.fr.empty() ? "" : ", " + date.fr), version + (date.en.empty() ? "" : ", " + date.en)};
    };
    decided.why = Comparison(then, finding, tolerance.value).moved();
    if (!decided.why.empty()) decided.standing = model::Standing::evidence_moved;
    if (then.document_version != finding.evidence.document_version ||
        then.document_date != finding.evidence.document_date) {
        decided.standing = model::Standing::document_changed;
        decided.why.insert(decided.why.begin(),
                           moved_from(Phrase::evidence_document, named(then), named(finding.evidence)));
    }
    return decided;
}

}  // namespace terracord::verdict

#include "verdict/need_finding.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>

#include "base/ids.hpp"
#include "verdict/need.hpp"
#include "wording/numbers.hpp"
#include "wording/phrases.hpp"
#include "wording/typography.hpp"

namespace terracord::verdict {

using model::Finding;
using model::NeedReading;
using model::NeedSense;
using model::NeedSpec;
using model::Reason;
using model::UnitState;
using model::Verdict;
using wording::Noun;
using wording::Phrase;
using wording::say;

namespace {

constexpr std::size_t kUnitsNamed = 3;
constexpr double kWholeNumbers = 1000.0;

Text line(const Text& text) { return {wording::one_line(text.fr), wording::one_line(text.en.empty() ? text.fr : text.en)}; }

// Enough decimals to tell it, none where they mean nothing.
Text figure(double value, int extra = 0) {
    const double size = std::abs(value);
    return wording::number(value, (size >= kWholeNumbers ? 0 : size >= 10.0 ? 1 : 2) + extra);
}

constexpr int kMostExtraDecimals = 4;

Text with_unit(const Text& number, const Text& unit) {
    if (unit.empty()) return number;
    const Text name = line(unit);
    return {number.fr + "\u00A0" + name.fr, number.en + "\u00A0" + name.en};
}

Text joined_sentences(const std::vector<Text>& sentences) {
    Text all;
    for (const Text& sentence : sentences) {
        if (sentence.empty()) continue;
        all.fr += (all.fr.empty() ? "" : " ") + sentence.fr;
        all.en += (all.en.empty() ? "" : " ") + sentence.en;
    }
    return all;
}

Text quantity_names(const std::string& codes) {
    std::vector<Text> names;
    for (std::size_t from = 0; from < codes.size();) {
        const std::size_t to = std::min(codes.find(", ", from), codes.size());
        names.push_back(wording::label("programme", codes.substr(from, to - from)));
        from = to + 2;
    }
    return wording::joined(names);
}

double millions(model::Millionths amount) { return static_cast<double>(amount) / model::kMillion; }

class NeedSpeaker {
   public:
    explicit NeedSpeaker(const NeedCase& of) : of_(of), need_(of.need) {}

    [[nodiscard]] Text sentence() const {
        std::vector<Text> sentences;
        if (of_.input.reason != Reason::measured) {
            sentences.push_back(open());
        } else if (of_.input.pieces.empty()) {
            sentences.push_back(say(Phrase::need_outside, {}));
        } else {
            std::vector<std::size_t> order;
            for (std::size_t p = 0; p < of_.input.pieces.size(); ++p) order.push_back(p);
            std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
                return of_.input.pieces[a].share > of_.input.pieces[b].share;
            });
            for (std::size_t i = 0; i < order.size() && i < kUnitsNamed; ++i) sentences.push_back(in_unit(order[i]));
            if (of_.input.alone != NeedReading::not_assessable || of_.input.together != NeedReading::not_assessable) {
                sentences.push_back(say(Phrase::need_readings, {{"alone", verb(of_.input.alone)},
                                                               {"together", verb(of_.input.together)}}));
            }
        }
        return joined_sentences(sentences);
    }

    // What also counts: how the project is shared out and weighted, and what is not counted.
    [[nodiscard]] std::vector<Text> notes() const {
        std::vector<Text> all;
        const model::ProjectNeed& input = of_.input;
        if (input.pieces.size() > 1 || (!input.pieces.empty() && input.outside_share > 0.0)) {
            std::vector<Text> parts;
            for (const model::NeedPiece& piece : input.pieces) {
                const Text share = wording::share(Share{piece.share});
                const std::string name = name_of(piece.unit);
                parts.push_back({name + " " + share.fr, name + " " + share.en});
            }
            if (!input.split_note.empty()) all.push_back(input.split_note);
            all.push_back(say(Phrase::need_split_note, {{"how", wording::label("need_split", model::code(input.split))},
                                                        {"parts", wording::joined(parts)}}));
        }
        if (input.outside_share > 0.0)
            all.push_back(say(Phrase::need_outside_share, {{"share", wording::share(Share{input.outside_share})}}));
        if (input.overlap_m2 > 0.0)
            all.push_back(say(Phrase::need_overlap, {{"area", wording::area(SquareMetres{input.overlap_m2})}}));
        if (input.weight != 1.0 && input.reason == Reason::measured) {
            const Text status = need_.by_phase ? wording::label("phase", input.status)
                                               : same_text(wording::one_line(input.status, 40));
            all.push_back(say(Phrase::need_weight, {{"status", status}, {"weight", wording::share(Share{input.weight})}}));
        }
        if (!input.counted) all.push_back(say(Phrase::need_variant, {}));
        const std::int64_t unknown = sum([](const model::UnitBalance& unit) { return unit.unknown; });
        const std::int64_t later = sum([](const model::UnitBalance& unit) { return unit.to_specify; });
        if (unknown > 0) all.push_back(say(Phrase::need_unknown, {{"projects", wording::counted(Noun::project, unknown)}}));
        if (later > 0) all.push_back(say(Phrase::need_later, {{"projects", wording::counted(Noun::project, later)}}));
        return all;
    }

    // Does the project take of a ceiling that comes near?
    [[nodiscard]] bool near_ceiling() const {
        if (need_.sense != NeedSense::at_most) return false;
        return std::any_of(of_.input.pieces.begin(), of_.input.pieces.end(), [&](const model::NeedPiece& piece) {
            return piece.supply > 0 && of_.balance.units[piece.unit].state == UnitState::tight;
        });
    }

   private:
    template <class Count>
    [[nodiscard]] std::int64_t sum(const Count& count) const {
        std::int64_t all = 0;
        for (const model::NeedPiece& piece : of_.input.pieces) all += count(of_.balance.units[piece.unit]);
        return all;
    }

    [[nodiscard]] std::string name_of(std::uint32_t unit) const {
        return wording::one_line(of_.layer.units[unit].name, 60);
    }

    static Text verb(NeedReading reading) { return wording::label("need_verb", model::code(reading)); }

    [[nodiscard]] Text open() const {
        const model::ProjectNeed& input = of_.input;
        const Text title = line(need_.title);
        if (input.reason == Reason::phase_not_due) {
            return say(Phrase::need_to_specify, {{"phase", wording::label("phase", model::code(need_.due))},
                                                 {"missing", input.missing.empty() ? line(input.problem) : quantity_names(input.missing)}});
        }
        if (!input.missing.empty()) return say(Phrase::need_value_missing, {{"missing", quantity_names(input.missing)}});
        return say(Phrase::need_open, {{"why", line(input.problem)}});
    }

    [[nodiscard]] Text horizon() const {
        if (need_.target.until.empty()) return {};
        return say(Phrase::need_until, {{"date", wording::date(need_.target.until)}});
    }

    [[nodiscard]] Text in_unit(std::size_t p) const {
        const model::NeedPiece& piece = of_.input.pieces[p];
        const model::UnitFigures& figures = of_.data.units[piece.unit];
        const model::UnitBalance& unit = of_.balance.units[piece.unit];
        const Text name = same_text(name_of(piece.unit));
        std::vector<Text> sentences{need_.rate() ? rate_fact(p, name) : amount_fact(p, name)};
        if (of_.input.answers[p].together == NeedReading::not_assessable && unit.why.empty() && !figures.target)
            sentences.push_back(say(Phrase::need_open, {{"why", say(Phrase::need_no_target, {})}}));
        if (!unit.why.empty()) sentences.push_back(say(Phrase::need_open, {{"why", unit.why}}));
        if (of_.input.counted && unit.state != UnitState::not_assessable) {
            const Text balance = balance_sentence(need_, unit);
            sentences.push_back({balance.fr + ".", balance.en + "."});
        }
        return joined_sentences(sentences);
    }

    [[nodiscard]] Text amount_fact(std::size_t p, const Text& name) const {
        const model::NeedPiece& piece = of_.input.pieces[p];
        const model::NeedAnswer& answer = of_.input.answers[p];
        const model::UnitFigures& figures = of_.data.units[piece.unit];
        const bool floor = need_.sense == NeedSense::at_least;
        if (piece.supply == 0) return say(Phrase::need_nothing, {{"unit", name}});
        const bool takes = piece.supply < 0;
        const Text amount = need_amount(need_, std::abs(millions(piece.supply)));
        const Phrase what = floor ? (takes ? Phrase::need_removes : Phrase::need_brings)
                                  : (takes ? Phrase::need_frees : Phrase::need_takes);
        Text of_target;
        if (figures.target && std::isfinite(answer.target_share)) {
            of_target = say(floor ? Phrase::need_of_target : Phrase::need_of_ceiling,
                            {{"share", wording::share(Share{std::abs(answer.target_share)})},
                             {"target", need_target(need_, *figures.target)},
                             {"until", horizon()}});
            if (std::isfinite(answer.yearly_share)) {
                const Text yearly = say(floor ? Phrase::need_of_year : Phrase::need_of_year_ceiling,
                                        {{"share", wording::share(Share{std::abs(answer.yearly_share)})}});
                of_target = {of_target.fr + yearly.fr, of_target.en + yearly.en};
            }
        }
        return say(what, {{"unit", name}, {"amount", amount}, {"of_target", of_target}});
    }

    [[nodiscard]] Text rate_fact(std::size_t p, const Text& name) const {
        const model::NeedPiece& piece = of_.input.pieces[p];
        const model::UnitFigures& figures = of_.data.units[piece.unit];
        const model::UnitBalance& unit = of_.balance.units[piece.unit];
        if (piece.supply == 0 && piece.per == 0) return say(Phrase::need_nothing, {{"unit", name}});
        const Text amount = with_unit(figure(millions(piece.supply)), need_.counted);
        Text own;
        if (piece.per > 0)
            own = say(Phrase::need_own_rate, {{"rate", need_target(need_, millions(piece.supply) / millions(piece.per))}});
        const Text target = figures.target ? say(Phrase::need_rate_target, {{"target", need_target(need_, *figures.target)}}) : Text{};
        if (!figures.existing || !figures.existing_per || !std::isfinite(unit.value_before))
            return say(Phrase::need_rate_alone, {{"unit", name}, {"amount", amount}, {"own", own}, {"target", target}});
        const double after = rate({*figures.existing + millions(piece.supply), *figures.existing_per + millions(piece.per)});
        // A rate that moves never reads as one that stands still.
        int extra = 0;
        while (extra < kMostExtraDecimals && after != unit.value_before &&
               need_target(need_, after, extra) == need_target(need_, unit.value_before, extra))
            ++extra;
        return say(Phrase::need_rate_moves, {{"unit", name},
                                             {"amount", amount},
                                             {"own", own},
                                             {"target", target},
                                             {"before", need_target(need_, unit.value_before, extra)},
                                             {"after", need_target(need_, after, extra)}});
    }

    const NeedCase& of_;
    const NeedSpec& need_;
};

// The numbers behind the sentence, for machines: what the project brings in all, and where that leaves the unit it has
// most of.
std::vector<model::Figure> figures_of(const NeedCase& of) {
    const auto& pieces = of.input.pieces;
    if (of.input.reason != Reason::measured || pieces.empty()) return {};
    const auto most = std::max_element(pieces.begin(), pieces.end(),
                                       [](const auto& a, const auto& b) { return a.share < b.share; });
    const model::NeedAnswer& answer = of.input.answers[static_cast<std::size_t>(most - pieces.begin())];
    model::Millionths supply = of.input.outside;
    for (const model::NeedPiece& piece : pieces) supply += piece.supply;
    const auto known = [](double value) { return std::isfinite(value) ? std::optional(value) : std::nullopt; };
    const bool floor = of.need.sense == NeedSense::at_least;
    const std::string name = of.layer.units[most->unit].name;
    std::vector<model::Figure> figures(3);
    figures[0].name = "need_supply";
    figures[0].value = millions(supply);
    figures[1].name = "need_level_before";
    figures[1].value = known(answer.level_before);
    figures[2].name = "need_level_after";
    figures[2].value = known(answer.level_after);
    for (model::Figure& figure : figures) {
        figure.where = name;
        if (&figure == figures.data()) continue;
        figure.unit = "share";
        figure.limit = floor ? of.need.low : of.need.high;
        figure.at_most = !floor;
    }
    return figures;
}

Finding described(const NeedCase& of, const NeedSpeaker& speaker) {
    const NeedSpec& need = of.need;
    Finding finding;
    finding.check_id = need.id;
    finding.check_title = need.title;
    finding.theme = need.theme;
    finding.kind = "need";
    finding.subject = "perimeter";
    finding.reference = need.reference;
    finding.relation = need.relation.value_or(model::Relation::guidance);
    finding.mandatory = need.mandatory;
    finding.emphasis = need.emphasis;
    finding.enforceable = need.enforceable;
    finding.rank = model::Rank::programme;
    finding.measures.subject_m2 = of.project.area_m2;
    finding.measures.figures = figures_of(of);
    finding.reason = of.input.reason;
    finding.notes = speaker.notes();
    if (!need.note.empty()) finding.notes.push_back(need.note);
    if (!need.reference.empty() && !need.reference_verified) {
        finding.notes.push_back(Text{fmt::format("Référence à vérifier : {}.", need.reference),
                                     fmt::format("Reference to be verified: {}.", need.reference)});
    }
    finding.sentence = speaker.sentence();
    return finding;
}

Text to_supply(const NeedCase& of) {
    if (of.input.reason == Reason::value_missing && !of.input.missing.empty())
        return say(Phrase::need_supply_programme, {});
    if (of.input.reason == Reason::measured && of.input.pieces.empty()) return say(Phrase::need_supply_units, {});
    return say(Phrase::need_supply_table, {});
}

}  // namespace

Text need_amount(const NeedSpec& need, double value) {
    return with_unit(figure(value), need.rate() ? need.counted : need.unit);
}

Text need_target(const NeedSpec& need, double value, int extra) {
    if (need.rate() && need.percent) return wording::share(Share{value}, extra);
    return with_unit(figure(value, extra), need.unit);
}

Text why_open(const model::UnitFigures& figures, const model::UnitBalance& unit) {
    if (!figures.problem.empty()) return figures.problem;
    if (!figures.target) return say(Phrase::need_no_target, {});
    if (!figures.existing || !figures.existing_per) return say(Phrase::need_no_stock, {});
    if (unit.unknown > 0)
        return say(Phrase::need_why_unknown, {{"projects", wording::counted(Noun::project, unit.unknown)}});
    return say(Phrase::need_no_rate, {});
}

Text balance_sentence(const NeedSpec& need, const model::UnitBalance& unit) {
    if (unit.state == UnitState::not_assessable) return {};
    const Text gap = need_amount(need, std::abs(unit.balance));
    const Text level_text = std::isfinite(unit.level) ? wording::share(Share{unit.level}) : Text{"plus de 100 %", "over 100 %"};
    if (need.rate()) {
        const Text value = need_target(need, unit.value);
        return say(unit.balance < 0.0 && need.sense == NeedSense::at_least ? Phrase::need_balance_rate_short
                                                                           : Phrase::need_balance_rate,
                   {{"value", value}, {"gap", gap}});
    }
    switch (unit.state) {
        case UnitState::shortfall:
        case UnitState::nearly_met: return say(Phrase::need_balance_short, {{"level", level_text}, {"gap", gap}});
        case UnitState::met: return say(Phrase::need_balance_met, {{"level", level_text}});
        case UnitState::over:
            return say(Phrase::need_balance_over, {{"level", level_text}, {"high", wording::share(Share{need.high})}});
        case UnitState::within: return say(Phrase::need_balance_within, {{"level", level_text}, {"gap", gap}});
        case UnitState::tight:
            return say(unit.balance < 0.0 ? Phrase::need_balance_exceeded : Phrase::need_balance_within,
                       {{"level", level_text}, {"gap", gap}});
        case UnitState::exceeded: return say(Phrase::need_balance_exceeded, {{"level", level_text}, {"gap", gap}});
        case UnitState::not_assessable: break;
    }
    return {};
}

std::vector<Finding> need_findings(const NeedCase& of) {
    const NeedSpeaker speaker(of);
    Finding finding = described(of, speaker);
    finding.side = model::Side::needs;
    finding.document_id = "needs";
    finding.document_title = of.need.document_title;
    finding.document_date = of.need.document_date;
    finding.id = finding_id(of.project.id, of.need.id, finding.document_id);
    const bool later = of.input.reason == Reason::phase_not_due;
    const NeedReading read = of.input.together;
    if (later) {
        finding.verdict = Verdict::not_applicable;
    } else if (read == NeedReading::not_assessable) {
        finding.verdict = Verdict::not_assessable;
        finding.reading = NeedReading::not_assessable;
        if (finding.reason == Reason::measured) finding.reason = Reason::value_missing;
        finding.supply = to_supply(of);
    } else {
        finding.verdict = Verdict::information;
        finding.reading = read;
    }
    std::vector<Finding> all{finding};
    if (!of.need.among_documents()) return all;
    Finding document = std::move(finding);
    document.side = model::Side::documents;
    document.document_id = of.need.document_id;
    document.reading = NeedReading::none;
    document.id = finding_id(of.project.id, of.need.id, document.document_id);
    if (!later) document.verdict = verdict_of(of.need, read, speaker.near_ceiling());
    if (document.verdict == Verdict::coherent) document.reason = Reason::below_threshold;
    if (document.verdict == Verdict::reservation || document.verdict == Verdict::conflict ||
        document.verdict == Verdict::attention)
        document.reason = Reason::threshold_reached;
    all.push_back(std::move(document));
    return all;
}

}  // namespace terracord::verdict

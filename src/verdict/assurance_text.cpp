#include "verdict/assurance_text.hpp"

#include <algorithm>
#include <cmath>
#include <string_view>
#include <vector>

#include "verdict/quantity_text.hpp"
#include "wording/numbers.hpp"
#include "wording/phrases.hpp"
#include "wording/typography.hpp"

namespace terracord::verdict {

using model::Clearable;
using model::Finding;
using model::Firmness;
using model::FirmnessBasis;
using wording::Argument;
using wording::Phrase;

namespace {

// Changes named in a sentence; the data hold them all.
constexpr std::size_t kChangesNamed = 4;
constexpr int kTenths = 1;

Text line(const Text& text, std::size_t longest = 80) {
    return {wording::one_line(text.fr, longest), wording::one_line(text.en.empty() ? text.fr : text.en, longest)};
}

// Appends a sentence.
void then(Text& text, const Text& sentence) {
    if (sentence.empty()) return;
    text.fr += (text.fr.empty() ? "" : " ") + sentence.fr;
    text.en += (text.en.empty() ? "" : " ") + sentence.en;
}

Text tenths(double metres) {
    const Text number = wording::number(metres, kTenths);
    return {number.fr + "\u00a0m", number.en + "\u00a0m"};
}

Text of_subject(std::string_view subject) {
    std::vector<Text> forms;
    for (std::size_t from = 0; from < subject.size();) {
        const std::size_t to = std::min(subject.find(';', from), subject.size());
        if (to > from) forms.push_back(wording::label("of_part", subject.substr(from, to - from)));
        from = to + 1;
    }
    if (forms.empty()) forms.push_back(wording::label("of_part", "perimeter"));
    return wording::joined(forms);
}

Text lever_text(const model::Lever& lever) {
    const Argument words{"lever", line(lever.text, 160)};
    const Argument reference{"reference", same_text(wording::one_line(lever.reference))};
    if (lever.reference.empty())
        return lever.verified ? line(lever.text, 160) : wording::say(Phrase::clear_lever_to_verify, {words});
    return wording::say(lever.verified ? Phrase::clear_lever_reference : Phrase::clear_lever_reference_to_verify,
                        {words, reference});
}

Text levers_text(const std::vector<model::Lever>& levers) {
    std::vector<Text> named;
    for (const model::Lever& lever : levers) named.push_back(lever_text(lever));
    if (named.empty()) return {};
    Text list = named.front();
    for (std::size_t i = 1; i < named.size(); ++i) {
        list.fr += " ; " + named[i].fr;
        list.en += "; " + named[i].en;
    }
    return wording::say(named.size() == 1 ? Phrase::clear_lever : Phrase::clear_levers, {{"levers", list}});
}

Text margin_text(const model::Margin& margin) {
    if (std::isinf(margin.value)) return {};
    const auto written = [&](double value) { return quantity_text(margin.quantity, value, 0, margin.unit); };
    return wording::say(Phrase::clear_margin, {{"quantity", wording::label("quantity", model::code(margin.quantity))},
                                               {"value", written(margin.value)},
                                               {"limit", written(margin.limit)},
                                               {"excess", written(margin.excess())}});
}

}  // namespace

Text stability_text(const Finding& finding) {
    const model::Stability& stability = finding.stability;
    if (stability.firmness == Firmness::unexamined) return {};
    if (stability.firmness == Firmness::stable) {
        if (stability.basis == FirmnessBasis::attributes) return wording::say(Phrase::stable_no_place, {});
        return wording::say(Phrase::stable_limits, {{"within", tenths(stability.within_m)}});
    }
    const double flip = stability.flip_m.value_or(0.0);
    const bool distance = stability.basis == FirmnessBasis::shifted;
    const Phrase phrase = flip > 0.0 ? (distance ? Phrase::fragile_nearer : Phrase::fragile_outward)
                                     : (distance ? Phrase::fragile_farther : Phrase::fragile_inward);
    const bool need = stability.reading != model::NeedReading::none;
    const Text becomes = need ? wording::label("need_reading", model::code(stability.reading))
                              : wording::label("verdict", model::code(stability.becomes.value_or(finding.verdict)));
    return wording::say(phrase, {{"offset", tenths(std::abs(flip))}, {"verdict", becomes}});
}

Text cut_text(const model::CutOut& cut) {
    const Argument lost{"lost", wording::area(SquareMetres{cut.lost_m2})};
    const Argument share{"share", wording::share(Share{cut.lost_share})};
    const Argument kept{"kept", wording::area(SquareMetres{cut.kept_m2})};
    const Argument subject{"of_subject", of_subject(cut.subject)};
    Text text = cut.parts == 1 ? wording::say(Phrase::clear_cut, {lost, share, kept, subject})
                               : wording::say(Phrase::clear_cut_parts,
                                              {lost, share, kept, subject, {"parts", wording::count(cut.parts)}});
    if (!cut.buildable) {
        then(text, wording::say(Phrase::clear_cut_unbuildable, {}));
    } else if (cut.crumbs > 0) {
        then(text, wording::say(Phrase::clear_cut_crumbs, {{"number", wording::count(cut.crumbs)}}));
    }
    std::vector<Text> changes;
    for (const model::Change& change : cut.changes) {
        if (changes.size() == kChangesNamed) {
            const auto others = static_cast<std::int64_t>(cut.changes.size() - kChangesNamed);
            changes.push_back(wording::say(others == 1 ? Phrase::and_other : Phrase::and_others,
                                           {{"number", wording::count(others)}}));
            break;
        }
        changes.push_back(
            wording::say(Phrase::clear_change, {{"check", line(change.check_title)},
                                                {"before", wording::label("verdict", model::code(change.before))},
                                                {"after", wording::label("verdict", model::code(change.after))}}));
    }
    if (!changes.empty()) then(text, wording::say(Phrase::clear_cut_changes, {{"changes", wording::joined(changes)}}));
    return text;
}

Text clearance_line(const Finding& finding) {
    const model::Clearance& clearance = finding.clearance;
    if (clearance.clearable == Clearable::unexamined) return {};
    if (clearance.cut) return cut_text(*clearance.cut);
    if (clearance.retreat_m) return wording::say(Phrase::clear_retreat, {{"retreat", tenths(*clearance.retreat_m)}});
    if (clearance.clearable == Clearable::nothing)
        return wording::say(Phrase::clear_nothing, {{"of_subject", of_subject(finding.subject)}});
    for (const model::Margin& margin : clearance.margins) {
        if (Text text = margin_text(margin); !text.empty()) return text;
    }
    if (!clearance.levers.empty()) return levers_text(clearance.levers);
    return wording::say(Phrase::clear_unknown, {});
}

Text clearance_text(const Finding& finding) {
    const model::Clearance& clearance = finding.clearance;
    Text text = clearance_line(finding);
    if (clearance.clearable == Clearable::unexamined) return text;
    const bool ground = clearance.cut || clearance.retreat_m || clearance.clearable == Clearable::nothing;
    if (clearance.cut && clearance.retreat_m)
        then(text, wording::say(Phrase::clear_retreat_too, {{"retreat", tenths(*clearance.retreat_m)}}));
    bool first = !ground;
    for (const model::Margin& margin : clearance.margins) {
        const Text written = margin_text(margin);
        // The line said the first of them already.
        if (!(first && !written.empty())) then(text, written);
        first = first && written.empty();
    }
    const bool said = !ground && first;  // by the line: the levers themselves
    if (!clearance.levers.empty() && !said) then(text, levers_text(clearance.levers));
    return text;
}

}  // namespace terracord::verdict

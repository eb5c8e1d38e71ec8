#include "verdict/considering.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "verdict/sentence.hpp"
#include "wording/phrases.hpp"
#include "wording/typography.hpp"

namespace terracord::verdict {

namespace {

using model::Finding;
using model::Reason;
using model::Relation;
using model::Verdict;
using wording::Phrase;

constexpr std::size_t kLongestRule = 400;

// Is the verdict one that a decision can rest on?
bool founds(const Finding& finding) {
    if (finding.verdict != Verdict::conflict && finding.verdict != Verdict::reservation) return false;
    if (!finding.enforceable || finding.relation == Relation::guidance) return false;
    if (finding.side != model::Side::documents || !finding.measures.doubtful.features.empty()) return false;
    switch (finding.reason) {
        case Reason::threshold_reached:
        case Reason::constraint:
        case Reason::excepted:
        case Reason::whole_document:
        case Reason::answered: return true;
        default: return false;
    }
}

// The sentence as a clause: no final stop, and its first letter small unless it begins with an abbreviation or a code.
std::string clause(std::string text) {
    while (!text.empty() && (text.back() == '.' || text.back() == ' ')) text.pop_back();
    const auto upper = [&](std::size_t i) { return i < text.size() && text[i] >= 'A' && text[i] <= 'Z'; };
    const auto small = [&](std::size_t i) { return i < text.size() && text[i] >= 'a' && text[i] <= 'z'; };
    if (upper(0) && (small(1) || (text.size() > 1 && (text[1] == ' ' || text[1] == '\''))))
        text[0] = static_cast<char>(text[0] - 'A' + 'a');
    // É, À, Ê ... stand at 0xC3 0x80 to 0x9E, their small letters 0x20 further.
    constexpr unsigned char kAccented = 0xC3;
    constexpr unsigned char kLastCapital = 0x9E;
    constexpr unsigned char kApart = 0x20;
    if (text.size() > 2 && static_cast<unsigned char>(text[0]) == kAccented &&
        static_cast<unsigned char>(text[1]) <= kLastCapital && !upper(2))
        text[1] = static_cast<char>(static_cast<unsigned char>(text[1]) + kApart);
    return text;
}

// "qu'une emprise ...", "que la totalité ...".
std::string that(const std::string& french) {
    constexpr std::array<std::string_view, 12> kVowels{"a", "e", "i", "o", "u", "é", "è", "ê", "à", "â", "î", "ô"};
    const bool elided = std::any_of(kVowels.begin(), kVowels.end(), [&](std::string_view vowel) {
        return wording::one_line(french).starts_with(vowel);
    });
    return (elided ? "qu'" : "que ") + french;
}

Text clause_of(const Text& text) { return {that(clause(text.fr)), "that " + clause(text.en)}; }

// What was found; a programme's number is no sentence by itself.
Text facts(const Finding& finding) {
    if (finding.reason == Reason::answered && finding.reply) {
        return wording::say(
            Phrase::considering_read,
            {{"quotation", same_text(wording::one_line(finding.reply->quotation, kLongestRule))},
             {"document",
              {wording::french_title(finding.document_title.fr).the, wording::one_line(finding.document_title.en)}}});
    }
    if (finding.reason == Reason::whole_document) {
        return wording::say(
            Phrase::considering_within,
            {{"document",
              {wording::french_title(finding.document_title.fr).the, wording::one_line(finding.document_title.en)}}});
    }
    const Text fact = fact_of(finding);
    const bool number = finding.kind == "programme" && !finding.measures.figures.empty();
    if (!number) return clause_of(fact);
    return wording::say(Phrase::considering_programme, {{"fact", {clause(fact.fr), clause(fact.en)}}});
}

// "l'article R. 151-20 du code de l'urbanisme" in front of what it says.
Text rule(const Finding& finding) {
    const std::string reference = wording::one_line(finding.reference, kLongestRule);
    const Text doubt = finding.reference_verified ? Text{} : wording::say(Phrase::considering_unverified, {});
    const Text title{wording::one_line(finding.check_title.fr), wording::one_line(finding.check_title.en)};
    if (finding.rule.empty()) {
        // A user's own check that tells neither: its title is all there is to say of the rule.
        if (reference.empty()) {
            const Text document{wording::one_line(finding.document_title.fr),
                                wording::one_line(finding.document_title.en)};
            return wording::say(Phrase::considering_check, {{"check", title}, {"document", document}});
        }
        return wording::say(Phrase::considering_title,
                            {{"check", title}, {"reference", same_text(reference)}, {"doubt", doubt}});
    }
    const Text says{
        clause(wording::one_line(finding.rule.fr, kLongestRule)),
        clause(wording::one_line(finding.rule.en.empty() ? finding.rule.fr : finding.rule.en, kLongestRule))};
    const Text of{that(says.fr), "that " + says.en};
    if (reference.empty()) return wording::say(Phrase::considering_rule, {{"rule", of}, {"check", title}});
    const bool several = reference.starts_with("Articles ");
    if (!several && !reference.starts_with("Article ")) {
        return wording::say(Phrase::considering_rule_by,
                            {{"rule", of}, {"reference", same_text(reference)}, {"doubt", doubt}});
    }
    const std::string rest = reference.substr(reference.find(' '));
    const Text named =
        several ? Text{"les articles" + rest, "articles" + rest} : Text{"l'article" + rest, "article" + rest};
    return wording::say(several ? Phrase::considering_articles : Phrase::considering_article,
                        {{"reference", named}, {"rule", of}, {"doubt", doubt}});
}

Text conclusion(const Finding& finding, const Text& reads) {
    if (finding.verdict == Verdict::conflict) {
        return wording::say(finding.relation == Relation::compatibility ? Phrase::considering_conflict_objective
                                                                        : Phrase::considering_conflict,
                            {});
    }
    const Text then{clause(wording::one_line(reads.fr, kLongestRule)),
                    clause(wording::one_line(reads.en, kLongestRule))};
    if (finding.reason == Reason::constraint) return wording::say(Phrase::considering_constraint, {});
    if (then.empty()) return wording::say(Phrase::considering_reservation, {});
    return wording::say(Phrase::considering_reservation_reads, {{"reads", then}});
}

}  // namespace

std::vector<Text> considering(const Finding& finding, const Text& reads) {
    if (!founds(finding)) return {};
    return {facts(finding), rule(finding), conclusion(finding, reads)};
}

}  // namespace terracord::verdict

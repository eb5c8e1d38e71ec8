#include "model/vocabulary.hpp"

#include <array>

namespace terracord::model {

namespace {

// The codes of each list, in the order of its enumerators.
constexpr std::array<std::string_view, 7> kVerdictCodes{"not_applicable", "information",    "coherent", "attention",
                                                        "reservation",    "not_assessable", "conflict"};
constexpr std::array<std::string_view, 4> kRelationCodes{"guidance", "consideration", "compatibility", "conformity"};
constexpr std::array<std::string_view, 4> kPhaseCodes{"design", "programming", "works", "use"};
constexpr std::array<std::string_view, 4> kPartKindCodes{"built", "road", "open", "kept"};
constexpr std::array<std::string_view, 3> kSideCodes{"documents", "needs", "declared"};
constexpr std::array<std::string_view, 7> kRankCodes{"reference",    "programme",  "scot",    "oap",
                                                     "prescription", "regulation", "easement"};
constexpr std::array<std::string_view, 5> kNeedReadingCodes{"none", "contributes", "neutral", "worsens",
                                                            "not_assessable"};
constexpr std::array<std::string_view, 6> kDocumentStatusCodes{"in_force", "unknown", "partly_annulled",
                                                               "approved", "draft",   "set_aside"};
constexpr std::array<std::string_view, 38> kReasonCodes{"threshold_reached",
                                                        "constraint",
                                                        "limit_to_verify",
                                                        "edge_contact",
                                                        "below_threshold",
                                                        "nothing_found",
                                                        "measured",
                                                        "partly_covered",
                                                        "not_covered",
                                                        "near_limit",
                                                        "document_missing",
                                                        "document_unused",
                                                        "document_cleared",
                                                        "document_not_in_force",
                                                        "document_in_force",
                                                        "document_status_unknown",
                                                        "document_covers",
                                                        "layer_missing",
                                                        "layer_empty",
                                                        "layer_failed",
                                                        "set_aside_in_the_way",
                                                        "overlay_failed",
                                                        "not_concerned",
                                                        "phase_not_due",
                                                        "no_such_part",
                                                        "value_missing",
                                                        "corridor_end",
                                                        "parts_unknown",
                                                        "excepted",
                                                        "not_triggered",
                                                        "trigger_open",
                                                        "whole_document",
                                                        "unanswered",
                                                        "answered",
                                                        "declared",
                                                        "undeclared",
                                                        "rule_missing",
                                                        "limit_reached"};
static_assert(kReasonCodes.size() == static_cast<std::size_t>(Reason::limit_reached) + 1);

template <class Value, std::size_t size>
std::string_view code_in(const std::array<std::string_view, size>& codes, Value value) {
    return codes[static_cast<std::size_t>(value)];
}

template <class Value, std::size_t size>
std::optional<Value> value_in(const std::array<std::string_view, size>& codes, std::string_view code) {
    for (std::size_t i = 0; i < size; ++i) {
        if (codes[i] == code) return static_cast<Value>(i);
    }
    return std::nullopt;
}

template <std::size_t size>
std::vector<std::string> list_of(const std::array<std::string_view, size>& codes) {
    return {codes.begin(), codes.end()};
}

}  // namespace

std::string_view code(Verdict value) { return code_in(kVerdictCodes, value); }
std::string_view code(Relation value) { return code_in(kRelationCodes, value); }
std::string_view code(Phase value) { return code_in(kPhaseCodes, value); }
std::string_view code(PartKind value) { return code_in(kPartKindCodes, value); }
std::string_view code(Side value) { return code_in(kSideCodes, value); }
std::string_view code(NeedReading value) { return code_in(kNeedReadingCodes, value); }
std::string_view code(DocumentStatus value) { return code_in(kDocumentStatusCodes, value); }
std::string_view code(Reason value) { return code_in(kReasonCodes, value); }
std::string_view code(Rank value) { return code_in(kRankCodes, value); }

std::optional<Verdict> verdict_from(std::string_view code) { return value_in<Verdict>(kVerdictCodes, code); }
std::optional<Relation> relation_from(std::string_view code) { return value_in<Relation>(kRelationCodes, code); }
std::optional<Phase> phase_from(std::string_view code) { return value_in<Phase>(kPhaseCodes, code); }
std::optional<PartKind> part_kind_from(std::string_view code) { return value_in<PartKind>(kPartKindCodes, code); }
std::optional<Side> side_from(std::string_view code) { return value_in<Side>(kSideCodes, code); }
std::optional<DocumentStatus> document_status_from(std::string_view code) {
    return value_in<DocumentStatus>(kDocumentStatusCodes, code);
}

std::optional<Rank> rank_from(std::string_view code) { return value_in<Rank>(kRankCodes, code); }

std::vector<std::string> verdict_codes() { return list_of(kVerdictCodes); }
std::vector<std::string> relation_codes() { return list_of(kRelationCodes); }
std::vector<std::string> phase_codes() { return list_of(kPhaseCodes); }
std::vector<std::string> part_kind_codes() { return list_of(kPartKindCodes); }
std::vector<std::string> document_status_codes() { return list_of(kDocumentStatusCodes); }
std::vector<std::string> rank_codes() { return list_of(kRankCodes); }

}  // namespace terracord::model

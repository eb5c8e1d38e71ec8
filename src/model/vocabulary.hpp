// The closed word lists of the product: each word has one spelling in files, in code and in outputs.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace terracord::model {

// Ordered: a later verdict weighs more where one has to be chosen from several.
enum class Verdict : std::uint8_t {
    not_applicable,
    information,
    coherent,
    attention,
    reservation,
    not_assessable,
    conflict,
};

// How strictly a document binds a project; the weaker of check and document wins. Ordered from weak to strong.
enum class Relation : std::uint8_t { guidance, consideration, compatibility, conformity };

enum class Phase : std::uint8_t { design, programming, works, use };

enum class PartKind : std::uint8_t { built, road, open, kept };

// Families of findings, never merged. What is only declared is reported apart and enters no roll-up.
enum class Side : std::uint8_t { documents, needs, declared };

// Which rule prevails where several hit the same ground (docs/semantics.md, "Several rules on one spot"). Ordered from
// weak to strong: reference documents; PLH, PDU, PCAET; SCoT; OAP; graphic prescriptions; written rules and zones;
// easements and risk prevention plans.
enum class Rank : std::uint8_t { reference, programme, scot, oap, prescription, regulation, easement };

// How a project answers a need.
enum class NeedReading : std::uint8_t { none, contributes, neutral, worsens, not_assessable };

enum class DocumentStatus : std::uint8_t {
    in_force,
    unknown,          // nothing said: counts as in force, at most a reservation
    partly_annulled,  // in force minus what the annulment takes
    approved,         // adopted, not yet enforceable
    draft,
    set_aside,  // annulled, replaced, repealed, lapsed
};

// Why a finding reads as it does; each has its sentence in `wording`.
enum class Reason : std::uint8_t {
    threshold_reached,  // a threshold of the check is met by the robust value
    constraint,         // the rule forbids building and only the perimeter is known
    limit_to_verify,    // met by the strict value only, document enforceable
    edge_contact,       // a contact narrower than the accuracy
    below_threshold,    // something is there, no threshold met
    nothing_found,
    measured,        // a check without thresholds
    partly_covered,  // nothing found on the covered part, the rest is unknown
    not_covered,
    near_limit,        // lines or points outside, nearer than the accuracy
    document_missing,  // expected and not supplied
    document_unused,   // supplied, but no check looks at it
    document_cleared,  // not supplied, a dated statement says why
    document_not_in_force,
    document_in_force,
    document_status_unknown,
    document_covers,  // the document covers the whole perimeter
    layer_missing,
    layer_empty,
    layer_failed,
    set_aside_in_the_way,  // an unusable source feature may cover the perimeter
    overlay_failed,
    not_concerned,   // the check's condition on projects is false
    phase_not_due,   // data due in a later phase
    no_such_part,    // the check asks for parts, the project has others only
    value_missing,   // a number the check compares is not known
    corridor_end,    // the subject takes the end of a corridor: what it leads to is not in the layer
    parts_unknown,   // the check compares the project's parts with the plan, and the project tells none
    excepted,        // met, but on ground where an exception lets the rule bind less
    not_triggered,   // the check whose result it depends on does not call for it
    trigger_open,    // the check whose result it depends on could not be assessed
    whole_document,  // a rule of the whole document, which covers the project
    unanswered,      // the text has to be read, nobody has said what it says
    answered,        // somebody read it and says so
    declared,        // the project says so, nothing verifies it
    undeclared,
    rule_missing,   // no limit could be read for the ground of the project
    limit_reached,  // an input asks for more of the machine than a limit of the run allows
};

[[nodiscard]] std::string_view code(Verdict value);
[[nodiscard]] std::string_view code(Relation value);
[[nodiscard]] std::string_view code(Phase value);
[[nodiscard]] std::string_view code(PartKind value);
[[nodiscard]] std::string_view code(Side value);
[[nodiscard]] std::string_view code(NeedReading value);
[[nodiscard]] std::string_view code(DocumentStatus value);
[[nodiscard]] std::string_view code(Reason value);
[[nodiscard]] std::string_view code(Rank value);

// The value with this code, if any. Exact, case-sensitive.
[[nodiscard]] std::optional<Verdict> verdict_from(std::string_view code);
[[nodiscard]] std::optional<Relation> relation_from(std::string_view code);
[[nodiscard]] std::optional<Phase> phase_from(std::string_view code);
[[nodiscard]] std::optional<PartKind> part_kind_from(std::string_view code);
[[nodiscard]] std::optional<Side> side_from(std::string_view code);
[[nodiscard]] std::optional<DocumentStatus> document_status_from(std::string_view code);
[[nodiscard]] std::optional<Rank> rank_from(std::string_view code);

// All codes of a list, for messages ("one of ...") and schemas.
[[nodiscard]] std::vector<std::string> verdict_codes();
[[nodiscard]] std::vector<std::string> relation_codes();
[[nodiscard]] std::vector<std::string> phase_codes();
[[nodiscard]] std::vector<std::string> part_kind_codes();
[[nodiscard]] std::vector<std::string> document_status_codes();
[[nodiscard]] std::vector<std::string> rank_codes();

}  // namespace terracord::model

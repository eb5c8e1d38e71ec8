// One check's answer for one project and one document, with all that explains it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/text.hpp"
#include "model/assurance.hpp"
#include "model/check.hpp"
#include "model/decision.hpp"
#include "model/document.hpp"
#include "model/measures.hpp"
#include "model/vocabulary.hpp"

namespace terracord::model {

// A threshold as it was tested.
struct Tested {
    Verdict verdict = Verdict::conflict;
    NeedReading reading = NeedReading::none;
    Condition condition;
    double strict = 0.0;  // on the ground where the rule binds as far as this verdict: outside of exceptions
    double robust = 0.0;
    double whole_strict = 0.0;  // on all ground
    double whole_robust = 0.0;
    bool met_strict = false;
    bool met_robust = false;
    bool met_whole = false;  // by the robust value on all ground
    bool all = true;         // its threshold wants all of its conditions met, or any
    Origin origin = Origin::user;
};

// A graver or higher rule that was found on part of the same ground.
struct StricterRule {
    std::string finding;  // its id
    Text check_title;
    Text document_title;
    Verdict verdict = Verdict::conflict;
    Rank rank = Rank::regulation;
    double area_m2 = 0.0;  // ground in common, slivers left out
};

// What somebody read in a document or declared of a project.
struct Reply {
    std::string quotation;
    std::string author;  // empty: a column of the projects
    std::string date;
};

// Whom to ask about a finding.
struct Consulted {
    Text who;
    bool by_data = false;  // named by the data (the manager of an easement), else by the catalogue or the analysis
};

struct Finding {
    std::string id;  // subject/check/document, escaped
    std::string check_id;
    Text check_title;
    std::string theme;
    std::string document_id;  // of an expected document that is missing: its type
    Text document_title;
    std::string document_version;
    std::string document_date;      // ISO 8601: approved on
    std::string document_obtained;  // ISO 8601: the data were received on; empty: not told
    std::string layer;              // of the document, where the check looks; empty: none
    std::string law_date;  // ISO 8601, where the version is the one of the project's date of law; else empty
    std::string reference;
    bool reference_verified = true;  // read at its source
    Text rule;                       // what the rule says, in one sentence; empty: nobody wrote it
    Relation relation = Relation::conformity;  // the weaker of check and document
    Side side = Side::documents;
    bool mandatory = false;
    bool emphasis = false;
    bool enforceable = true;
    bool forbids_building = false;
    Verdict verdict = Verdict::not_assessable;
    std::optional<Verdict> verdict_on_covered;  // where only a part could be checked
    NeedReading reading = NeedReading::none;
    Reason reason = Reason::nothing_found;
    std::string kind;  // code of the kind of check; empty for document findings
    double tolerance_m = 0.0;
    AccuracyOrigin tolerance_origin = AccuracyOrigin::assumed;
    std::string subject;  // "perimeter", or the parts: "built", "built;road"
    Measures measures;
    std::vector<Tested> tested;
    Rank rank = Rank::regulation;
    std::vector<StricterRule> stricter;  // gravest first
    std::vector<Text> notes;             // corrections, data quality, caps: what also counts here
    Text sentence;                       // for people
    Text supply;                         // not assessable: what to supply
    std::vector<Text> considering;       // facts, rule, conclusion as clauses of a decision; empty: it founds none
    Text question;                       // manual and declared checks: what was asked
    Text place;                          // manual checks: where the text stands ("article 11, page 34")
    std::optional<Reply> reply;
    std::vector<std::string> corrections;  // ids of those that count here
    // Of pass 3, not archived.
    Evidence evidence;
    std::optional<Decided> decision;  // the latest on this finding
    std::vector<Consulted> consult;
    Stability stability;
    Clearance clearance;

    // Is it a thing to draw on the conflict map?
    [[nodiscard]] bool on_map() const {
        return verdict == Verdict::conflict || verdict == Verdict::reservation || verdict == Verdict::attention;
    }
};

}  // namespace terracord::model

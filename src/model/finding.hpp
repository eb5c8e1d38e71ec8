// One check's answer for one project and one document, with all that explains it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/text.hpp"
#include "model/check.hpp"
#include "model/measures.hpp"
#include "model/vocabulary.hpp"

namespace terracord::model {

// A threshold as it was tested.
struct Tested {
    Verdict verdict = Verdict::conflict;
    NeedReading reading = NeedReading::none;
    Condition condition;
    double strict = 0.0;
    double robust = 0.0;
    bool met_strict = false;
    bool met_robust = false;
    bool all = true;  // its threshold wants all of its conditions met, or any
    Origin origin = Origin::user;
};

struct Finding {
    std::string id;  // subject/check/document, escaped
    std::string check_id;
    Text check_title;
    std::string theme;
    std::string document_id;  // of an expected document that is missing: its type
    Text document_title;
    std::string document_version;
    std::string document_date;
    std::string reference;
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
    std::string subject;  // "perimeter", or the parts: "built", "built;road"
    Measures measures;
    std::vector<Tested> tested;
    std::vector<Text> notes;  // corrections, data quality, caps: what also counts here
    Text sentence;            // for people
    Text supply;              // not assessable: what to supply

    // Is it a thing to draw on the conflict map?
    [[nodiscard]] bool on_map() const {
        return verdict == Verdict::conflict || verdict == Verdict::reservation || verdict == Verdict::attention;
    }
};

}  // namespace terracord::model

// Where data come from, as the analysis file says it. Nothing is opened here.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "base/position.hpp"
#include "base/text.hpp"

namespace terracord::model {

struct VectorSource {
    std::filesystem::path path;  // usable as it is: relative paths are already joined to the analysis file's folder
    std::string written;         // as the user wrote it: for messages and the manifest
    std::string layer;           // layer of the file; empty: its only layer, or the one named like the file
    std::string where;           // OGR SQL condition on its features; empty: all of them
    std::string encoding;        // overrides what the file says ("CP1252"); empty: as declared
    std::string crs;             // overrides what the file says; empty: as declared
    Position position;           // where the user wrote it

    [[nodiscard]] bool given() const { return !path.empty(); }
};

// A field of a standard under the name checks use, with the other names it has borne.
struct CanonicalField {
    std::string name;                  // "TYPEPSC"
    std::vector<std::string> aliases;  // "typepsc" (case is ignored anyway), truncated or former names
    int width = 0;                     // codes read as numbers get leading zeros up to this width; 0: none
    bool later = false;                // came with a later edition of the standard: its absence is nobody's fault
    std::string column = {};           // the user's word for where it stands; empty: by its names
};

// Exact codes of a standard: the trimmed value of `field` is one of `values` ("01-*" matches a prefix).
struct CodeMatch {
    std::string field;
    std::vector<std::string> values;
};

// Codes that have moved: where all of `when` hold, the fields of `set` read as said there.
struct Rewrite {
    std::vector<CodeMatch> when;
    std::map<std::string, std::string> set;  // field -> code
    std::vector<std::string> editions;       // of the standard where it holds; empty: all
};

// A table that several layers share: this one's features are those of one code. The code stands in `field`, or is found
// by it: lookup[value of field].
struct Membership {
    std::string field;
    std::string code;
    bool joined = false;
    std::map<std::string, std::vector<std::string>> lookup;  // a key that is not there: code unknown, maybe this one
};

// What a feature that only bounds what matters says it is about: a kind of risk, told by its name.
struct EnvelopeKind {
    std::vector<CodeMatch> when;  // all hold
    std::string cleared_by;       // type of the document that answers for this kind
    Text name;                    // "inondation"
};

// Features that only bound what matters: inside them the data do not answer.
struct Envelope {
    std::vector<CodeMatch> when;      // all hold
    Text what;                        // for people: what is missing
    std::string cleared_by;           // beginning of the type of document that answers instead, where no kind is told
    std::vector<EnvelopeKind> kinds;  // a feature may be of several: each asks for its own document
};

// Features whose own attributes contradict each other: all of `when` hold and not all of `unless` (a column that is not
// there contradicts nothing; without `unless`, `when` is enough).
struct Doubt {
    std::vector<CodeMatch> when;           // LIBELLE "U*"
    std::vector<CodeMatch> unless;         // TYPEZONE "U"
    Text what;                             // for people: what contradicts what
    std::vector<std::string> editions;     // of the standard where it is one; empty: all
    std::vector<std::string> departments;  // not one for documents of these; empty: for all
};

}  // namespace terracord::model

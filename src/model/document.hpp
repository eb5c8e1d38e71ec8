// A planning document: a series (the PLU of a place) of which at most one version is in force, made of layers.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/text.hpp"
#include "base/units.hpp"
#include "geometry/shape.hpp"
#include "model/source.hpp"
#include "model/vocabulary.hpp"

namespace terracord::model {

// A code of one feature corrected in the analysis file.
struct FeatureCorrection {
    std::optional<std::int64_t> fid;  // this feature
    std::vector<CodeMatch> when;      // or those where all of these hold
    std::map<std::string, std::string> set;
    std::vector<std::string> communes;  // a geometry that is no place stands for something in these alone
    std::size_t correction = 0;         // position in the document's corrections
};

struct LayerSpec {
    std::string name;                                  // "zones": what checks call it
    VectorSource source;                               // not given(): the document's folder does not hold it
    std::vector<std::string> class_fields;             // the class of a feature: these values joined by '-'
    std::string label_field;                           // what people call a feature; empty: its class
    std::vector<CanonicalField> fields;                // of the standard; empty for plain layers
    std::vector<Doubt> doubts;                         // contradictions the standard tells us to look for
    geometry::Family family = geometry::Family::none;  // none: whatever the layer holds
    int band = 0;                                      // of a raster; 0: the only one
    std::optional<double> nodata_means;  // of a raster: cells without a value hold this; empty: they are unknown
    bool partition = false;              // features are meant to tile the footprint without overlap
    bool may_be_empty = false;           // an empty layer means "nothing there", not "no data"
    bool required = false;               // its absence makes the document unusable for checks on it
    std::vector<VectorSource> more;      // further tables of the same kind, read after `source`
    std::vector<Rewrite> rewrites;       // codes that have moved since this edition
    std::vector<CodeMatch> fictitious;   // any of these: the geometry is no place
    std::optional<Envelope> envelope;
    std::vector<CodeMatch> annuls;      // all of these: the document does not hold on this ground
    std::optional<Membership> members;  // of a table shared with other layers
    std::string pair_name;              // "LIB_ATTR": columns LIB_ATTR1, LIB_VAL1, LIB_ATTR2 ...
    std::string pair_value;
    Text missing_code;  // why a code may be missing; empty: not filled in
    std::vector<FeatureCorrection> corrections;
    std::string manager_field;                    // the key `managers` are found by; empty: the data name none
    std::map<std::string, std::string> managers;  // key -> who answers for the feature
    std::optional<Rank> rank;                     // of the rules in it; empty: the document's
    Position position;
};

// Who corrected what the data declare, and why. Shown wherever it counts.
struct Correction {
    std::string id;    // "plan/status", "plan/class/1", "project/P03": what findings name it by
    std::string what;  // "status", "communes", "class", "place"; of a project: "perimeter", "repair"
    std::string from;  // what the data say
    std::string to;
    std::string reason;
    std::string author;
    std::string date;  // ISO 8601
};

// A version of the series that is not the one in force.
struct OtherVersion {
    std::string version;
    std::string source;    // as written
    std::string approved;  // ISO dates, empty: unknown
    DocumentStatus status = DocumentStatus::unknown;
    Text why;
};

// Which version of a series counts for projects whose date of law falls on `from` or later, up to the next period.
struct LawPeriod {
    std::string from;          // ISO 8601; empty: since ever
    std::size_t document = 0;  // in Analysis::documents
    DocumentStatus status = DocumentStatus::unknown;
    std::vector<OtherVersion> set_aside;
};

enum class AccuracyOrigin : std::uint8_t { declared, scale, standard, assumed };

struct DocumentSpec {
    std::string id;
    Text title;
    std::string type;      // word of the profiles: "plu", "ppr-flood", "sup" ...
    std::vector<std::string> kinds;  // all types of its standard that its data tell: a plan of several risks
    std::string standard;  // id of a shipped standard; empty: none
    std::string version;   // IDURBA or the like; empty: unknown
    std::string approved;  // ISO dates, empty: unknown
    std::string ends;
    std::string obtained;
    std::string reference;                     // legal reference of the document itself
    Relation relation = Relation::conformity;  // the ceiling for its checks
    std::optional<Rank> rank;                  // empty: by its relation
    DocumentStatus status = DocumentStatus::unknown;
    std::string declared_status;  // as the data code it ("07"); empty: says nothing
    bool once_in_force = false;   // set aside by its data, but replaced, repealed or lapsed: it held until then
    std::vector<Correction> corrections;
    std::vector<std::pair<std::string, FeatureCorrection>> feature_corrections;  // by name of layer, as written
    Metres accuracy{5.0};
    AccuracyOrigin accuracy_origin = AccuracyOrigin::assumed;
    std::filesystem::path folder;  // of a document of a standard; may be a single file
    std::string folder_written;
    std::vector<std::filesystem::path> folders;  // several versions of the series; `folder` becomes the one in force
    std::vector<std::string> folders_written;
    std::vector<OtherVersion> set_aside;  // versions that are not in force on the date of the analysis
    std::optional<bool> follows_law_date; // empty: as its standard says, else not. A project that states its date of law is put to the version of that day
    std::vector<LawPeriod> law;           // then, by date; empty: no project states one
    bool other_version = false;           // of a document that stands before it: read for projects of another date of law
    std::string crs;                      // of its tables, where they cannot say it; empty: as they say
    std::string encoding;
    std::string edition;                // of the standard, by its columns; empty: not told
    std::vector<Text> quality;          // what the data say against themselves
    std::vector<std::string> communes;  // listed by the document itself, or as corrected; never adds or removes ground
    std::optional<VectorSource> coverage;  // declared footprint
    bool covers_everywhere = false;        // declared to speak of the whole territory, with the reason
    std::string coverage_reason;
    std::string coverage_layer;  // or the layer whose union is the footprint; empty: the partition layers
    std::vector<LayerSpec> layers;
    std::optional<VectorSource> rules;         // external table of numeric rules, by zone
    std::vector<std::filesystem::path> files;  // read for what the document says of itself (status, dates)
    Position position;

    [[nodiscard]] bool enforceable() const {
        return (status == DocumentStatus::in_force || status == DocumentStatus::unknown ||
                status == DocumentStatus::partly_annulled) &&
               relation != Relation::guidance;
    }
};

// A document the profile expects for this type of project.
struct ExpectedDocument {
    std::string type;  // matched with DocumentSpec::type
    Text label;        // "Risque inondation"
    bool mandatory = true;
    std::vector<std::string> checks;  // catalogue checks that come with it
};

// "There is no such document here": the only thing that clears an expected document that was not supplied.
struct Statement {
    std::string type;
    std::string reason;
    std::string author;
    std::string date;
    Position position;
};

}  // namespace terracord::model

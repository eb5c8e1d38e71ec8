// Several finished runs of the same projects, in the order of time: what changed from each to the next, by what, and the
// line of time of every contradiction. Rests on what the runs recorded; nothing is measured again but the ground gained
// and lost (comparison_maps.hpp). docs/life-of-a-file.md.
#pragma once

#include <array>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "base/text.hpp"
#include "runs/finished_run.hpp"

namespace terracord::history {

enum class Change : std::uint8_t {
    appeared,  // "new": a contradiction, reservation or point of attention that was not there
    cleared,
    worsened,
    eased,
    opened,    // it was answered, and is not assessable any more
    answered,  // it was not assessable
    measure,   // the same verdict, another measure
    data,      // the same verdict and measure on other data, or by another rule or tolerance
    unchanged,
    not_comparable,
};
inline constexpr std::size_t kChanges = 10;

// What differs between two runs that a finding rests on. Several may; which of them decided is not told.
enum class Cause : std::uint8_t {
    perimeter,
    programme,
    phase,
    document_supplied,  // or no longer supplied
    document_version,
    document_status,
    document_data,  // other files of the same version
    rule,
    threshold,
    tolerance,
    correction,
    answer,
    other_projects,
    analysis_date,
    tool_version,
    none_recorded,  // nothing that the runs recorded differs
};

[[nodiscard]] std::string_view code(Change change);
[[nodiscard]] std::string_view code(Cause cause);
[[nodiscard]] Text label(Change change);
[[nodiscard]] Text label(Cause cause);

// A finding as one run tells it.
struct Told {
    std::string verdict;
    std::string need_reading;
    std::string document_version;
    double area_m2 = std::numeric_limits<double>::quiet_NaN();
    double length_m = std::numeric_limits<double>::quiet_NaN();
    double distance_m = std::numeric_limits<double>::quiet_NaN();
    double count = std::numeric_limits<double>::quiet_NaN();
    double value = std::numeric_limits<double>::quiet_NaN();
    double tolerance_m = 0.0;
    Text sentence;
};

struct FindingChange {
    std::string finding_id;
    std::string project_id;
    std::string check_id;
    std::string document_id;
    Text check;
    Text document;
    Change change = Change::unchanged;
    std::vector<Cause> causes;
    Text why_not;                // not comparable: why
    std::optional<Told> before;  // empty: no such finding
    std::optional<Told> after;
    double gained_m2 = std::numeric_limits<double>::quiet_NaN();  // ground concerned now and not before
    double lost_m2 = std::numeric_limits<double>::quiet_NaN();
};

struct ProjectChange {
    std::string id;
    std::string name;
    std::string phase_before;  // empty: the project is not in the earlier run
    std::string phase_after;
    Text documents_before;  // labels of the roll-up
    Text documents_after;
    std::vector<Cause> causes;  // of the project itself: perimeter, programme, phase, correction
    std::vector<FindingChange> findings;  // all but the unchanged ones, in the order of the run
};

// From one run to the next.
struct Step {
    std::size_t from = 0;  // positions in Comparison::runs
    std::size_t to = 0;
    std::vector<Text> limits;  // what of the two runs cannot be compared, and why
    std::vector<ProjectChange> projects;
    std::array<std::int64_t, kChanges> counts{};  // by Change
    [[nodiscard]] bool differs() const;
};

struct RunName {
    std::string folder;  // as given: for people
    std::string title;
    std::string date;  // of the analysis
    std::string phase;
    std::string crs;
    std::string version;
    std::string manifest_sha256;
};

// What became of one contradiction, reservation, point of attention or worsened need.
struct TimelineRow {
    std::string finding_id;
    std::string project_id;
    Text check;
    Text document;
    std::vector<std::string> verdicts;  // by run; empty: not asked, "absent": the project is not in it
    std::optional<std::size_t> appeared;  // the run it is first seen in
    std::optional<std::size_t> lifted;    // the run from which on it is not there any more
    std::vector<Cause> by;                // what differs there
};

struct Comparison {
    std::vector<RunName> runs;
    std::vector<Step> steps;  // one less than runs
    std::vector<TimelineRow> timeline;
    [[nodiscard]] bool differs() const;
};

// At least two runs, in the order of time. `only`: ids or codes of projects; empty: all. Reads the runs project by
// project. Errors 303, 503.
[[nodiscard]] Result<Comparison> compare(const std::vector<runs::FinishedRun>& runs, const std::vector<std::string>& names,
                                         const std::vector<std::string>& only);

// For people, for programs (data/schema/diff.schema.json), and as tables.
[[nodiscard]] std::string comparison_text(const Comparison& comparison, Lang lang);
[[nodiscard]] std::string comparison_json(const Comparison& comparison);

}  // namespace terracord::history

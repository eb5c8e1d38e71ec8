// How firm a verdict is, and what would clear it. Made by the room `assurance`; definitions: docs/semantics.md,
// "Stability" and "Clearance".
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.hpp"
#include "geometry/shape.hpp"
#include "model/comparison.hpp"
#include "model/lever.hpp"
#include "model/vocabulary.hpp"

namespace terracord::model {

enum class Quantity : std::uint8_t;

enum class Firmness : std::uint8_t {
    unexamined,  // it has no answer that could flip, or the question of its limits does not arise (docs)
    stable,      // it stays the same wherever the limits lie within their accuracy
    fragile,     // it flips when they move by less than their accuracy
};

// How it is known.
enum class FirmnessBasis : std::uint8_t {
    none,        // unexamined
    attributes,  // the verdict rests on no place
    bound,       // the largest possible change reaches no threshold
    shifted,     // the distance was compared again, longer and shorter
    recomputed,  // measured and graded again with the limits moved
};

struct Stability {
    Firmness firmness = Firmness::unexamined;
    FirmnessBasis basis = FirmnessBasis::none;
    double within_m = 0.0;            // the limits were moved by up to this, both ways
    std::optional<double> flip_m;     // fragile: the smallest move that flips it, outward (+) or inward (-), to 0.1 m
    std::optional<Verdict> becomes;   // what it flips to
    NeedReading reading = NeedReading::none;  // and how a need then reads
    Text sentence;                    // for people
};

// A threshold that was met, and how far the value is beyond it.
struct Margin {
    Quantity quantity{};
    Comparison comparison = Comparison::greater;
    double limit = 0.0;   // metres, square metres, share 0..1, a number
    double value = 0.0;   // as it was tested
    std::string unit;     // of value and excess: the figure's; otherwise empty
    // How far they are apart.
    [[nodiscard]] double excess() const { return value > limit ? value - limit : limit - value; }
};

// Another finding of the project that would read otherwise.
struct Change {
    std::string finding;  // its id
    Text check_title;
    Verdict before = Verdict::coherent;
    Verdict after = Verdict::coherent;
};

// A suggestion: what is left of the perimeter (or of the parts that were measured) once some ground is given up.
struct CutOut {
    geometry::Shape kept{geometry::Family::area};
    std::string subject;  // Finding::subject: what is cut
    double kept_m2 = 0.0;
    double lost_m2 = 0.0;
    double lost_share = 0.0;         // of the subject
    double widened_m = 0.0;          // how far beyond the pieces the cut had to go
    std::int64_t parts = 0;          // it is left in
    std::int64_t crumbs = 0;         // of them, too small or too thin to build on
    double largest_part_m2 = 0.0;
    double widest_m = 0.0;           // diameter of the largest disc in the largest part
    bool buildable = false;          // some part is large and wide enough to build on
    std::vector<std::string> clears;  // ids of findings it clears
    std::vector<Change> changes;      // what other checks then say otherwise
    std::int64_t rerun = 0;           // checks put again to what is left
    Text sentence;                    // for people
};

enum class Clearable : std::uint8_t {
    unexamined,  // it is neither a contradiction nor a reservation
    yes,         // by a cut-out, a retreat or another value
    nothing,     // the whole subject lies in it: no cut-out leaves anything
    otherwise,   // neither ground nor value would: only what the levers name
};

struct Clearance {
    Clearable clearable = Clearable::unexamined;
    std::vector<Margin> margins;      // of the thresholds met
    std::optional<double> retreat_m;  // by which the subject must draw back from what it is too near to
    std::optional<CutOut> cut;
    std::vector<Lever> levers;        // of the check
    Text first;                       // for people: the smallest change alone
    Text sentence;                    // all of it
};

[[nodiscard]] std::string_view code(Firmness value);
[[nodiscard]] std::string_view code(FirmnessBasis value);
[[nodiscard]] std::string_view code(Clearable value);

}  // namespace terracord::model

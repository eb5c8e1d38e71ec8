// What moves when limits move, for each kind of check (docs/semantics.md, "Stability"). Pure.
#pragma once

#include <cstdint>

#include "checks/measure.hpp"

namespace terracord::assurance {

enum class Approach : std::uint8_t {
    none,        // the question does not arise: a table, or an answer that other projects share in
    attributes,  // the verdict rests on no place
    distances,   // the distance itself, shorter and longer
    areas,       // the areas of the layer grow and shrink
    bands,       // the widths that features stand for (setbacks, corridors drawn as lines)
    outline,     // the subject's outline, which is the same as moving lines, points and cells under it
    reach,       // how far a line may be and still count (frontages, lines to follow)
};

[[nodiscard]] Approach approach_of(const checks::Task& task);

// How far limits may lie from where they are drawn: the document's accuracy; of a raster half a cell. Metres.
[[nodiscard]] double accuracy_of(const checks::Task& task);

// Must features be whole for it, not only what lies near the subject?
[[nodiscard]] bool needs_whole_features(const model::CheckSpec& check);

}  // namespace terracord::assurance

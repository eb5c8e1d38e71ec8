// What a layer has inside the subject, by class: the common ground of most kinds of check.
#pragma once

#include <functional>
#include <vector>

#include "checks/measure.hpp"

namespace terracord::checks {

// Everything selected that lies in the subject, of one family.
struct Hits {
    std::vector<model::ClassHit> classes;        // strict and robust amounts, pieces, slivers; by class code
    std::vector<geometry::Shape> unions;         // by class: the strict union, pieces and slivers together
    geometry::Shape whole;                       // union over classes, strict
    std::vector<std::uint32_t> features;         // positions in the layer that hit, ascending
    std::vector<std::uint32_t> robust_features;  // those of them that hit by more than a sliver, by class
};

// Features that stand for more ground than they draw: each is widened by its metres before it meets the subject.
struct Widening {
    std::function<double(std::uint32_t)> metres;  // of a feature; 0: as it is
    double most = 0.0;
};

// A feature as the widening makes it; an area.
Result<geometry::Shape> widened(const Task& task, std::uint32_t feature, double metres);

// Areas: unions by class and over all, split into robust pieces and slivers. Fills `out.strict`, `robust`, `classes`.
// With a widening: features of any family, as the areas it makes of them.
Result<Hits> area_hits(const Task& task, model::Measures& out, const Widening* widening = nullptr);

// Puts a feature that contradicts itself, or lacks a code the check asks for, on record.
void note_doubt(const Task& task, std::uint32_t feature, model::Measures& out);

// Their widths, and whether one lies away from the border.
void note_slivers(const std::vector<model::Sliver>& slivers, model::Measures& out);

// Lines: length in the closed subject, what runs on its border apart. Points: distinct positions.
Result<void> line_hits(const Task& task, model::Measures& out);
Result<void> point_hits(const Task& task, model::Measures& out);

}  // namespace terracord::checks

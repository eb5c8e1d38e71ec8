// Where words go on a map: a point well inside an area, and room that no other word has taken. The same input gives the
// same places. Pure, safe for concurrent calls (a Labels belongs to one thread).
#pragma once

#include <optional>
#include <vector>

#include "geometry/shape.hpp"

namespace terracord::cartography {

// A point of the shape that is good to write on: of an area inside its part that is largest, about as far from the
// borders as can be (to 1/64 of the part's width); of lines the middle of the longest; of points the first.
// Empty shape: nothing. O(points x cells looked at).
[[nodiscard]] std::optional<geometry::Point> label_point(const geometry::Shape& shape);

// Rectangles given out one after the other, none over another. Any one unit, downwards or upwards.
class Labels {
   public:
    explicit Labels(const geometry::Box& within) : within_(within) {}
    // Keeps a rectangle free of labels.
    void keep_free(const geometry::Box& box) { taken_.push_back(box); }
    // A place for a label of that size: about `at`, else the nearest of eight places around it, else of eight farther
    // ones; nothing: there is no room. The answer is the middle of the label.
    std::optional<geometry::Point> place(geometry::Point at, double width, double height);

   private:
    [[nodiscard]] bool free(const geometry::Box& box) const;
    geometry::Box within_;
    std::vector<geometry::Box> taken_;
};

}  // namespace terracord::cartography

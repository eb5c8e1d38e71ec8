// A map on paper: which round scale shows a perimeter whole, and where a point of the ground lies on the sheet.
// Pure functions and values, safe for concurrent calls. Ground in metres of the computing CRS, paper in millimetres
// from the upper left corner, downwards.
#pragma once

#include "geometry/box.hpp"

namespace terracord::cartography {

// The largest scale planners use, of which the next ones are tried until the map fits.
inline constexpr double kLargestUsualScale = 25'000.0;

struct PaperRectangle {
    double x = 0.0;
    double y = 0.0;
    double width = 0.0;
    double height = 0.0;
};

class MapFrame {
   public:
    // Shows `ground` in the middle of the paper with `margin` of the frame (0..0.45) free on each side, at the first of
    // 1:500, 1000, 2000, 2500, 5000, 10,000, 20,000, 25,000 that does, else at the next of 1, 2, 5 times a power of
    // ten. An empty box, or one that is no number, is drawn about the origin at 1:500.
    static MapFrame around(const geometry::Box& ground, const PaperRectangle& paper, double margin = 0.12);

    [[nodiscard]] double scale() const { return scale_; }  // 2000 for 1:2000
    [[nodiscard]] bool beyond_usual() const { return scale_ > kLargestUsualScale; }
    [[nodiscard]] const PaperRectangle& paper() const { return paper_; }
    [[nodiscard]] const geometry::Box& ground() const { return ground_; }  // that the frame shows
    [[nodiscard]] geometry::Point to_paper(geometry::Point at) const;
    [[nodiscard]] double millimetres(double metres) const { return metres * kMillimetres / scale_; }
    [[nodiscard]] double metres(double millimetres) const { return millimetres * scale_ / kMillimetres; }

   private:
    static constexpr double kMillimetres = 1000.0;
    PaperRectangle paper_;
    geometry::Box ground_;
    double scale_ = 500.0;
};

// The length in metres of a scale bar: 1, 2 or 5 times a power of ten, the largest that is no longer than `most_mm`.
[[nodiscard]] double scale_bar_metres(const MapFrame& frame, double most_mm);

}  // namespace terracord::cartography

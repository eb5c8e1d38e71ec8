#include "cartography/map_frame.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace terracord::cartography {

namespace {

constexpr std::array kUsual{500.0, 1'000.0, 2'000.0, 2'500.0, 5'000.0, 10'000.0, 20'000.0, kLargestUsualScale};
constexpr std::array kSteps{1.0, 2.0, 5.0};
constexpr double kWidestMargin = 0.45;

bool is_number(const geometry::Box& box) {
    return std::isfinite(box.min_x) && std::isfinite(box.min_y) && std::isfinite(box.max_x) && std::isfinite(box.max_y);
}

// The first scale that is at least `needed`.
double round_scale(double needed) {
    for (const double scale : kUsual) {
        if (scale >= needed) return scale;
    }
    // Powers of ten by multiplication: the same on every machine.
    for (double power = 10'000.0;; power *= 10.0) {
        for (const double step : kSteps) {
            if (step * power > kLargestUsualScale && step * power >= needed) return step * power;
        }
    }
}

}  // namespace

MapFrame MapFrame::around(const geometry::Box& ground, const PaperRectangle& paper, double margin) {
    MapFrame frame;
    frame.paper_ = paper;
    geometry::Point middle;
    if (!ground.empty() && is_number(ground)) {
        middle = {(ground.min_x + ground.max_x) / 2.0, (ground.min_y + ground.max_y) / 2.0};
        const double used = 1.0 - 2.0 * std::clamp(margin, 0.0, kWidestMargin);
        frame.scale_ = round_scale(
            kMillimetres * std::max(ground.width() / (paper.width * used), ground.height() / (paper.height * used)));
    }
    const double half_width = frame.metres(paper.width) / 2.0;
    const double half_height = frame.metres(paper.height) / 2.0;
    frame.ground_ = {middle.x - half_width, middle.y - half_height, middle.x + half_width, middle.y + half_height};
    return frame;
}

geometry::Point MapFrame::to_paper(geometry::Point at) const {
    return {paper_.x + millimetres(at.x - ground_.min_x), paper_.y + millimetres(ground_.max_y - at.y)};
}

double scale_bar_metres(const MapFrame& frame, double most_mm) {
    const double most = frame.metres(most_mm);
    double best = 1.0;
    for (double power = 1.0; power <= most; power *= 10.0) {
        for (const double step : kSteps) {
            if (step * power <= most) best = step * power;
        }
    }
    return best;
}

}  // namespace terracord::cartography

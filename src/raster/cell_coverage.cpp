#include "raster/cell_coverage.hpp"

#include <algorithm>
#include <cmath>

#include "geometry/measure.hpp"

namespace terracord::raster {

using geometry::Point;
using geometry::Shape;

namespace {

// Fractions nearer to none or to all than this are rounding: coordinates count up to some 1e4 cells.
constexpr double kRounding = 1e-11;

// What the sides cut to one cell do: to it, and to every cell further along its row.
struct Cut {
    std::int64_t column = 0;
    double here = 0.0;
    double beyond = 0.0;
};

class Sweep {
   public:
    Sweep(const Shape& area, std::int64_t width, std::int64_t height) : width_(width) {
        const geometry::Box box = area.box();
        const auto rows = static_cast<double>(height);
        first_row_ = static_cast<std::int64_t>(std::floor(std::clamp(box.min_y, 0.0, rows)));
        const auto last = static_cast<std::int64_t>(std::ceil(std::clamp(box.max_y, 0.0, rows)));
        top_ = static_cast<double>(first_row_);
        bottom_ = static_cast<double>(last);
        cuts_.resize(static_cast<std::size_t>(std::max<std::int64_t>(last - first_row_, 0)));
        nothing_ = std::min(kRounding, geometry::area(area) * 1e-3);
    }

    // `sign`: +1 where the ring runs so that what it holds counts, with its own orientation taken out.
    void add_ring(std::span<const Point> ring, double sign) {
        for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
            if (ring[i].y < ring[i + 1].y) add_side(ring[i], ring[i + 1], -sign);
            if (ring[i].y > ring[i + 1].y) add_side(ring[i + 1], ring[i], sign);
        }
    }

    std::vector<CellRun> runs() {
        std::vector<CellRun> out;
        for (std::size_t i = 0; i < cuts_.size(); ++i)
            add_row(first_row_ + static_cast<std::int64_t>(i), cuts_[i], out);
        return out;
    }

   private:
    // A side going up in y, cut at the rows.
    void add_side(Point low, Point high, double weight) {
        const double from = std::max(low.y, top_);
        const double to = std::min(high.y, bottom_);
        if (!(from < to)) return;
        const auto x_at = [&](double y) {
            if (y <= low.y) return low.x;
            if (y >= high.y) return high.x;
            return low.x + (high.x - low.x) * ((y - low.y) / (high.y - low.y));
        };
        double y = from;
        double x = x_at(from);
        for (auto row = static_cast<std::int64_t>(std::floor(from)); y < to; ++row) {
            const double next_y = std::min(static_cast<double>(row + 1), to);
            const double next_x = x_at(next_y);
            add_piece(cuts_[static_cast<std::size_t>(row - first_row_)], std::min(x, next_x), std::max(x, next_x),
                      weight * (next_y - y));
            y = next_y;
            x = next_x;
        }
    }

    // Within one row: from x = left to x = right, cut at the columns. `height` is signed.
    void add_piece(std::vector<Cut>& row, double left, double right, double height) {
        const auto edge = static_cast<double>(width_);
        if (left >= edge) return;
        if (right <= 0.0) {
            row.push_back({-1, 0.0, height});
            return;
        }
        const double span = right - left;
        auto column = static_cast<std::int64_t>(std::floor(left));
        if (span <= 0.0 || right <= static_cast<double>(column + 1)) {
            const double middle = (left + right) / 2.0 - static_cast<double>(column);
            row.push_back({column, height * (1.0 - middle), height});
            return;
        }
        double x = left;
        if (left < 0.0) {
            row.push_back({-1, 0.0, height * (-left / span)});
            x = 0.0;
            column = 0;
        }
        for (; x < right && column < width_; ++column) {
            const double next = std::min(static_cast<double>(column + 1), right);
            const double part = height * ((next - x) / span);
            const double middle = (x + next) / 2.0 - static_cast<double>(column);
            row.push_back({column, part * (1.0 - middle), part});
            x = next;
        }
    }

    void add_run(std::int64_t row, std::int64_t begin, std::int64_t end, double fraction,
                 std::vector<CellRun>& out) const {
        if (begin >= end || fraction <= nothing_) return;
        if (fraction >= 1.0 - kRounding) fraction = 1.0;
        if (!out.empty() && out.back().row == row && out.back().end == begin && out.back().fraction == fraction) {
            out.back().end = end;
            return;
        }
        out.push_back({row, begin, end, fraction});
    }

    void add_row(std::int64_t row, std::vector<Cut>& cuts, std::vector<CellRun>& out) const {
        std::stable_sort(cuts.begin(), cuts.end(), [](const Cut& a, const Cut& b) { return a.column < b.column; });
        double covered = 0.0;  // of every cell not yet cut
        std::int64_t column = 0;
        for (std::size_t i = 0; i < cuts.size();) {
            const std::int64_t at = cuts[i].column;
            Cut cell{at, 0.0, 0.0};
            for (; i < cuts.size() && cuts[i].column == at; ++i) {
                cell.here += cuts[i].here;
                cell.beyond += cuts[i].beyond;
            }
            if (at >= 0) {
                add_run(row, column, at, covered, out);
                add_run(row, at, at + 1, covered + cell.here, out);
                column = at + 1;
            }
            covered += cell.beyond;
        }
        add_run(row, column, width_, covered, out);
    }

    std::int64_t width_;
    std::int64_t first_row_ = 0;
    double top_ = 0.0;
    double bottom_ = 0.0;
    double nothing_ = kRounding;
    std::vector<std::vector<Cut>> cuts_;  // by row
};

}  // namespace

std::vector<CellRun> covered_cells(const Shape& area, std::int64_t width, std::int64_t height) {
    if (area.empty()) return {};
    Sweep sweep(area, width, height);
    for (std::size_t part = 0; part < area.part_count(); ++part) {
        for (std::size_t r = area.part_begin(part); r < area.part_end(part); ++r) {
            const bool shell = r == area.part_begin(part);
            const bool counter_clockwise = geometry::signed_area(area.ring(r)) > 0.0;
            sweep.add_ring(area.ring(r), shell == counter_clockwise ? 1.0 : -1.0);
        }
    }
    return sweep.runs();
}

}  // namespace terracord::raster

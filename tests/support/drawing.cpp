#include "support/drawing.hpp"

#include <algorithm>
#include <set>
#include <stdexcept>

#include "geos/overlay.hpp"
#include "support/shapes.hpp"

namespace terracord::testing {

Drawing::Drawing(std::string_view text) {
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        std::string row;
        for (const char c : text.substr(0, end)) {
            if (c != ' ') row += c;
        }
        if (!row.empty()) rows_.push_back(std::move(row));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    for (const std::string& row : rows_) {
        if (row.size() != rows_.front().size()) throw std::invalid_argument("rows of unequal length: " + row);
    }
}

template <class Call>
void Drawing::each(std::string_view letters, const Call& call) const {
    for (std::size_t r = 0; r < rows_.size(); ++r) {
        for (std::size_t c = 0; c < rows_[r].size(); ++c) {
            if (letters.find(rows_[r][c]) == std::string_view::npos) continue;
            call(kOrigin.x + kSide * static_cast<double>(c),
                 kOrigin.y + kSide * static_cast<double>(rows_.size() - 1 - r));
        }
    }
}

std::string Drawing::letters() const {
    std::set<char> found;
    for (const std::string& row : rows_) found.insert(row.begin(), row.end());
    found.erase('.');
    return {found.begin(), found.end()};
}

std::size_t Drawing::cells(std::string_view letters) const {
    std::size_t count = 0;
    each(letters, [&](double, double) { ++count; });
    return count;
}

geometry::Shape Drawing::area(std::string_view letters) const {
    geos::Context context;
    std::vector<geos::Geometry> cells;
    each(letters, [&](double x, double y) {
        cells.push_back(geos::Geometry::from_shape(context, rectangle(x, y, kSide, kSide)));
    });
    if (cells.empty()) return geometry::Shape(geometry::Family::area);
    return geos::unite(context, std::move(cells)).value().to_shape(geometry::Family::area);
}

std::vector<geometry::Shape> Drawing::centres(char letter) const {
    std::vector<geometry::Shape> points;
    each(std::string_view(&letter, 1),
         [&](double x, double y) { points.push_back(point(x + kSide / 2.0, y + kSide / 2.0)); });
    return points;
}

geometry::Shape on_map(geometry::Shape shape) {
    for (geometry::Point& p : shape.points()) {
        p.x += kOrigin.x;
        p.y += kOrigin.y;
    }
    return shape;
}

}  // namespace terracord::testing

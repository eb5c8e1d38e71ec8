// A map drawn in characters: one character is a cell of 10 m x 10 m, the first line is the north. '.' is nothing.
//
//   const Drawing drawing(R"(
//       ..AAA
//       ..AAB
//   )");
//   drawing.area('A');    // five cells, one polygon
//
// The lower left corner of the drawing is kOrigin, so that computed areas have national coordinates and stay exact.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "geometry/shape.hpp"

namespace terracord::testing {

inline constexpr double kSide = 10.0;           // metres
inline constexpr double kCell = kSide * kSide;  // square metres
inline constexpr geometry::Point kOrigin{618'000.0, 6'755'000.0};

class Drawing {
   public:
    Drawing() = default;
    explicit Drawing(std::string_view text);

    [[nodiscard]] bool empty() const { return rows_.empty(); }
    // From the north, all of one length.
    [[nodiscard]] const std::vector<std::string>& rows() const { return rows_; }
    // The letters that occur, sorted.
    [[nodiscard]] std::string letters() const;
    // The union of the cells of a letter, or of several.
    [[nodiscard]] geometry::Shape area(std::string_view letters) const;
    [[nodiscard]] geometry::Shape area(char letter) const { return area(std::string_view(&letter, 1)); }
    // The centres of the cells of a letter, one shape a cell, row by row from the north.
    [[nodiscard]] std::vector<geometry::Shape> centres(char letter) const;
    [[nodiscard]] std::size_t cells(std::string_view letters) const;

   private:
    template <class Call>
    void each(std::string_view letters, const Call& call) const;
    std::vector<std::string> rows_;
};

// A shape whose coordinates are metres from the drawing's lower left corner, moved onto the map.
[[nodiscard]] geometry::Shape on_map(geometry::Shape shape);

}  // namespace terracord::testing

// Paper to draw and write on: pages of a PDF, or one picture. A thin layer over cairo and pango that speaks millimetres
// from the upper left corner, downwards; sizes of letters are in points. Texts are UTF-8 and are shown as they are,
// never read as markup; what is no UTF-8 or would steer a terminal or a reader is taken out. The same calls give the
// same bytes. Fonts: DejaVu Sans, embedded as subsets.
// A Canvas belongs to one thread; each has its own font map, so that threads may draw at once.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.hpp"
#include "base/text.hpp"
#include "cartography/map_frame.hpp"
#include "cartography/palette.hpp"
#include "geometry/shape.hpp"

namespace terracord::report {

using cartography::Colour;
using cartography::PaperRectangle;

inline constexpr Colour kInk{35, 35, 35, 255};
inline constexpr Colour kGrey{100, 100, 100, 255};
inline constexpr Colour kPale{242, 242, 240, 255};
inline constexpr Colour kRule{190, 190, 188, 255};
inline constexpr Colour kWhite{255, 255, 255, 255};

// A stretch of text in one hand.
struct Run {
    std::string text;
    bool bold = false;
    Colour colour = kInk;
};

enum class Align : std::uint8_t { left, centre, right };

struct TextStyle {
    double size = 8.0;  // points
    Align align = Align::left;
    int most_lines = 0;  // 0: as many as it takes; else the rest is cut with an ellipsis
    bool halo = false;   // a white border around the letters, for maps
};

// What a PDF says of itself. Dates: ISO 8601 day.
struct PdfFacts {
    std::string title;
    std::string author;
    std::string subject;
    std::string keywords;
    std::string date;
    Lang lang = Lang::fr;
};

// Red, green, blue, alpha of each pixel, row by row from the top.
struct Pixels {
    int width = 0;
    int height = 0;
    std::vector<std::uint8_t> rgba;
};

class Canvas {
   public:
    // Pages of this size. Error 901: no memory.
    static Result<Canvas> pdf(double width_mm, double height_mm, const PdfFacts& facts);
    // One picture, white at first. Error 901: too large, no memory.
    static Result<Canvas> picture(double width_mm, double height_mm, double dots_per_inch, Lang lang);
    ~Canvas();
    Canvas(Canvas&&) noexcept;
    Canvas& operator=(Canvas&&) noexcept;

    [[nodiscard]] double width() const;
    [[nodiscard]] double height() const;
    void next_page();
    // An entry of the outline that leads to this height of the page being drawn. PDF only.
    void bookmark(const std::string& title, double y_mm);
    // The file: bytes of a PDF or a PNG. Nothing can be drawn afterwards. Error 502.
    Result<std::string> finish();

    void fill_rectangle(const PaperRectangle& rectangle, const Colour& colour, double radius_mm = 0.0);
    void frame_rectangle(const PaperRectangle& rectangle, const Colour& colour, double line_mm);
    void line(geometry::Point from, geometry::Point to, const Colour& colour, double line_mm);
    // In the width, colour and dashes of a style.
    void line(geometry::Point from, geometry::Point to, const cartography::Style& style);
    void fill_polygon(std::span<const geometry::Point> corners, const Colour& colour);
    void disc(geometry::Point middle, double radius_mm, const Colour& fill, const Colour& line, double line_mm);

    // Draws inside the rectangle only, until end_clip().
    void begin_clip(const PaperRectangle& rectangle);
    void end_clip();

    // A shape of the ground: areas are filled, hatched and outlined, lines drawn, points set as discs.
    void shape(const geometry::Shape& shape, const cartography::MapFrame& frame, const cartography::Style& style);
    // The same style in a small rectangle of a legend.
    void swatch(const PaperRectangle& rectangle, const cartography::Style& style);

    // A picture stretched over the rectangle.
    void pixels(const PaperRectangle& rectangle, const Pixels& pixels);
    // The bytes of a PNG, as large as fits the rectangle, from its upper left corner; false: they are no PNG.
    bool png(const PaperRectangle& rectangle, std::string_view bytes);

    // Writes runs one after the other, wrapped at the width; answers the height taken.
    double write(geometry::Point at, double width_mm, std::span<const Run> runs, const TextStyle& style);
    double write(geometry::Point at, double width_mm, const std::string& text, const TextStyle& style,
                 const Colour& colour = kInk, bool bold = false);
    // The height `write` would take, and the width of the widest line.
    struct Extent {
        double width = 0.0;
        double height = 0.0;
    };
    [[nodiscard]] Extent measure(double width_mm, std::span<const Run> runs, const TextStyle& style);

   private:
    struct State;
    explicit Canvas(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace terracord::report

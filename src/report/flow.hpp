// Blocks below each other over as many pages as they take: measured when they are added, drawn at the end, once it is
// known how many pages there are. A heading never stands alone at the foot of a page. Belongs to one thread.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "report/canvas.hpp"

namespace terracord::report {

class Flow {
   public:
    using Draw = std::function<void(Canvas&, double top)>;

    // Millimetres; `first_top`: where the first page begins.
    struct Page {
        double left = 12.0;
        double width = 186.0;
        double first_top = 14.0;
        double top = 14.0;
        double bottom = 283.0;
    };
    explicit Flow(Canvas& canvas, const Page& page) : canvas_(canvas), page_(page) {}

    [[nodiscard]] const Page& page() const { return page_; }
    void add(double height, Draw draw) { blocks_.push_back({height, std::move(draw), false, ""}); }
    // Kept with the block after it; becomes an entry of the outline.
    void heading(const std::string& text);
    void paragraph(std::vector<Run> runs, const TextStyle& style, double after = 1.0, double indent = 0.0);
    void gap(double height);
    // The next block begins a page.
    void new_page() { blocks_.push_back({0.0, {}, false, "", true}); }

    [[nodiscard]] int pages() const;
    // Draws all of it; `on_page` is called at the beginning of each page with its number, from 1.
    void draw(const std::function<void(int page, int pages)>& on_page);

   private:
    struct Block {
        double height = 0.0;
        Draw draw;
        bool heading = false;
        std::string bookmark;
        bool breaks = false;
    };
    // The page of each block and its top.
    struct Place {
        int page = 1;
        double top = 0.0;
    };
    [[nodiscard]] std::vector<Place> places() const;

    Canvas& canvas_;
    Page page_;
    std::vector<Block> blocks_;
};

}  // namespace terracord::report

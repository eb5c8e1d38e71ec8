#include "report/flow.hpp"

#include <utility>

namespace terracord::report {

void Flow::heading(const std::string& text) {
    constexpr double kHeight = 8.2;
    const double left = page_.left;
    const double width = page_.width;
    Block block{kHeight, {}, true, text};
    block.draw = [text, left, width](Canvas& canvas, double top) {
        canvas.write({left, top + 2.0}, width, text, {.size = 9.5, .most_lines = 1}, kInk, true);
        canvas.line({left, top + 7.2}, {left + width, top + 7.2}, kRule, 0.3);
    };
    blocks_.push_back(std::move(block));
}

void Flow::paragraph(std::vector<Run> runs, const TextStyle& style, double after, double indent) {
    const double left = page_.left + indent;
    const double width = page_.width - indent;
    const double height = canvas_.measure(width, runs, style).height;
    add(height + after, [runs = std::move(runs), style, left, width](Canvas& canvas, double top) {
        canvas.write({left, top}, width, runs, style);
    });
}

void Flow::gap(double height) {
    add(height, [](Canvas&, double) {});
}

std::vector<Flow::Place> Flow::places() const {
    std::vector<Place> places;
    Place at{1, page_.first_top};
    bool fresh = page_.first_top <= page_.top;  // nothing stands on the page yet
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
        const Block& block = blocks_[i];
        double needed = block.height;
        if (block.heading && i + 1 < blocks_.size()) needed += blocks_[i + 1].height;
        if (!fresh && (block.breaks || at.top + needed > page_.bottom)) {
            at = {at.page + 1, page_.top};
            fresh = true;
        }
        places.push_back(at);
        at.top += block.height;
        fresh = fresh && block.breaks;
    }
    return places;
}

int Flow::pages() const {
    const std::vector<Place> all = places();
    return all.empty() ? 1 : all.back().page;
}

void Flow::draw(const std::function<void(int page, int pages)>& on_page) {
    const std::vector<Place> all = places();
    const int pages = all.empty() ? 1 : all.back().page;
    on_page(1, pages);
    int page = 1;
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (all[i].page != page) {
            page = all[i].page;
            canvas_.next_page();
            on_page(page, pages);
        }
        if (!blocks_[i].bookmark.empty()) canvas_.bookmark(blocks_[i].bookmark, all[i].top);
        if (blocks_[i].draw) blocks_[i].draw(canvas_, all[i].top);
    }
}

}  // namespace terracord::report

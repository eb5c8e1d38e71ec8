#include "report/map_drawing.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <utility>

#include "cartography/label_points.hpp"
#include "geometry/measure.hpp"
#include "wording/numbers.hpp"
#include "wording/phrases.hpp"
#include "wording/typography.hpp"

namespace terracord::report {

namespace {

using cartography::MapFrame;
using cartography::Neighbour;
using cartography::Style;
using geometry::Family;
using geometry::Point;
using geometry::Shape;
using model::Verdict;
using wording::Phrase;

constexpr double kNumberRadius = 1.9;  // mm
constexpr double kWordSize = 6.5;      // points
constexpr std::size_t kMostWords = 40;
constexpr std::size_t kMostClasses = 9;
constexpr double kLeastLabelled = 45.0;  // mm2 of ground that is worth a word
constexpr double kMarginMetres = 20.0;   // beyond the perimeter, so that a tiny one is not blown up
constexpr std::size_t kLegendText = 90;

bool is_zones(const model::DocumentSpec& document, const std::string& layer) {
    return layer == "zones" && document.type.compare(0, 3, "plu") == 0 && document.enforceable();
}

// Pale, for ground that goes on under what was found.
Style context_style(const model::DocumentSpec& document, const std::string& layer, const Neighbour& neighbour) {
    return cartography::ground_style(document.type, layer, neighbour.feature_class);
}

// Only its outline: what lies in it has its own colour.
Style adjusted_style() {
    Style style = cartography::style_named("adjusted");
    style.fill.alpha = 0;
    style.line_mm = 0.7;
    return style;
}

// What is to be built, where the project tells: under what was found.
constexpr Style kBuilt{
    {60, 60, 60, 45}, {60, 60, 60, 255}, cartography::Hatch::none, 2.0, 0.25, cartography::Dash::solid, ""};

// Paler than on a screen: several often lie on one ground, and the plan must be seen through them.
Style printed_style(Verdict verdict) {
    Style style = cartography::style_of(verdict);
    style.fill.alpha = static_cast<std::uint8_t>(style.fill.alpha / 2);
    return style;
}

class Drawing {
   public:
    Drawing(Canvas& canvas, const MapFrame& frame, const ProjectMap& map)
        : canvas_(canvas), frame_(frame), map_(map), labels_(label_room(frame)) {}

    MapNotes draw() {
        const PaperRectangle& paper = frame_.paper();
        canvas_.begin_clip(paper);
        const bool pictured = draw_background();
        draw_context(pictured);
        draw_communes();
        for (const Shape* ground : uncovered_ground(*map_.result)) {
            canvas_.shape(*ground, frame_, cartography::style_named("uncovered"));
            uncovered_ = true;
        }
        draw_built();
        draw_findings();
        const Style& perimeter = cartography::style_named("perimeter");
        Style halo = perimeter;
        halo.line = {255, 255, 255, 190};
        halo.line_mm = 2.2 * perimeter.line_mm;
        canvas_.shape(map_.result->project.perimeter, frame_, halo);
        canvas_.shape(map_.result->project.perimeter, frame_, perimeter);
        if (map_.result->together) {
            canvas_.shape(map_.result->together->kept, frame_, adjusted_style());
        }
        draw_numbers();
        draw_words();
        draw_scale_and_north(canvas_, frame_, map_.lang);
        canvas_.end_clip();
        canvas_.frame_rectangle(paper, kGrey, 0.25);
        return notes(pictured);
    }

   private:
    static geometry::Box label_room(const MapFrame& frame) {
        const PaperRectangle& paper = frame.paper();
        return {paper.x + 1.0, paper.y + 1.0, paper.x + paper.width - 1.0, paper.y + paper.height - 12.0};
    }
    [[nodiscard]] std::string say(const Text& text) const { return text.in(map_.lang); }

    bool draw_background() {
        if (map_.background == nullptr) return false;
        const PaperRectangle& paper = frame_.paper();
        const double dots = map_.background_dpi / 25.4;
        auto picture = map_.background->read(frame_.ground(), static_cast<int>(std::lround(paper.width * dots)),
                                             static_cast<int>(std::lround(paper.height * dots)));
        failed_ = !picture;
        if (!picture || !*picture) return false;
        canvas_.pixels(paper, {(*picture)->width, (*picture)->height, std::move((*picture)->rgba)});
        // Faded, so that what was found stands out.
        canvas_.fill_rectangle(paper, {255, 255, 255, 90});
        return true;
    }

    [[nodiscard]] bool asked_about(const model::DocumentSpec& document, const std::string& layer) const {
        return std::any_of(map_.listed.begin(), map_.listed.end(), [&](const ListedFinding& listed) {
            return listed.finding->document_id == document.id && listed.finding->layer == layer;
        });
    }

    // The part of a shape on the paper and a little beyond, so that its border is not drawn along the frame.
    [[nodiscard]] Shape on_paper(const Shape& shape) const {
        constexpr double kBeyond = 3.0;  // mm
        auto part = cartography::clipped(shape, frame_.ground().widened(frame_.metres(kBeyond)));
        return part ? std::move(*part) : shape;
    }

    // Zones of the local plan, then other areas, then lines; of other documents only the layers findings speak of.
    void draw_context(bool pictured) {
        if (map_.surroundings == nullptr || !map_.surroundings->attached()) return;
        const model::Analysis& analysis = *map_.surroundings->analysis();
        const std::vector<Neighbour> neighbours = map_.surroundings->within(frame_.ground());
        for (const int pass : {0, 1, 2}) {
            for (const Neighbour& neighbour : neighbours) {
                const model::DocumentSpec& document = analysis.documents[neighbour.document];
                const std::string& layer = document.layers[neighbour.layer].name;
                const bool zones = is_zones(document, layer);
                const Family family = neighbour.shape->family();
                const int turn = zones ? 0 : family == Family::area ? 1 : 2;
                if (turn != pass || (!zones && !asked_about(document, layer))) continue;
                const Shape part = on_paper(*neighbour.shape);
                if (part.empty()) continue;
                Style style = context_style(document, layer, neighbour);
                if (pictured || !zones)
                    style.fill.alpha = static_cast<std::uint8_t>(style.fill.alpha / (pictured ? 8 : 2));
                if (!zones) style.line_mm = family == Family::area ? 0.3 : 0.6;
                canvas_.shape(part, frame_, style);
                note_context(document, zones, neighbour, part, style);
            }
        }
    }

    void note_context(const model::DocumentSpec& document, bool zones, const Neighbour& neighbour, const Shape& part,
                      const Style& style) {
        const double area = geometry::area(part);
        const bool line = part.family() != Family::area;
        std::string name = say(document.title);
        if (zones) {
            name = wording::one_line(neighbour.label.empty() ? neighbour.feature_class : neighbour.label, kLegendText);
            const std::string code = wording::one_line(neighbour.feature_class, 12);
            if (!code.empty() && name != code && name.compare(0, code.size(), code) != 0) name = code + " : " + name;
        }
        if (name.empty()) return;
        Shown& shown = shown_[std::pair(zones ? 0 : 1, name)];
        shown.area += area;
        shown.style = style;
        shown.line = line;
        const double on_paper_mm2 = frame_.millimetres(frame_.millimetres(1.0)) * area;
        const std::string word =
            wording::one_line(neighbour.feature_class.empty() ? neighbour.label : neighbour.feature_class, 14);
        if (!line && on_paper_mm2 >= kLeastLabelled && !word.empty() && zones) {
            if (const auto at = cartography::label_point(part))
                words_.push_back({on_paper_mm2, frame_.to_paper(*at), word});
        }
    }

    void draw_communes() {
        if (map_.surroundings == nullptr) return;
        const std::vector<Neighbour> communes = map_.surroundings->communes(frame_.ground());
        if (communes.size() < 2) return;
        for (const Neighbour& commune : communes) {
            const Shape part = on_paper(*commune.shape);
            if (part.empty()) continue;
            canvas_.shape(part, frame_, cartography::style_named("commune"));
            communes_ = true;
        }
    }

    void draw_built() {
        for (const model::Part& part : map_.result->project.parts) {
            if (part.kind != model::PartKind::built) continue;
            canvas_.shape(part.shape, frame_, kBuilt);
            built_ = true;
        }
    }

    void draw_findings() {
        // The gravest last, over the others.
        for (auto listed = map_.listed.rbegin(); listed != map_.listed.rend(); ++listed) {
            const Verdict verdict = listed->finding->verdict;
            if (!listed->shapes.empty()) verdicts_.insert(verdict);
            for (const Shape& shape : listed->shapes) {
                if (drawn_before(*listed, shape)) continue;
                Style style = printed_style(verdict);
                if (shape.family() == Family::line) style.line_mm = 1.0;
                canvas_.shape(shape, frame_, style);
            }
        }
    }

    // The same ground under the same verdict, or a graver one, is painted once: the first of the list.
    [[nodiscard]] bool drawn_before(const ListedFinding& listed, const Shape& shape) const {
        for (const ListedFinding& other : map_.listed) {
            if (other.number >= listed.number) return false;
            if (std::find(other.shapes.begin(), other.shapes.end(), shape) != other.shapes.end()) return true;
        }
        return false;
    }

    void draw_numbers() {
        for (const ListedFinding& listed : map_.listed) {
            if (listed.shapes.empty()) continue;
            const auto at = cartography::label_point(listed.shapes.front());
            if (!at) continue;
            const auto place =
                labels_.place(frame_.to_paper(*at), 2.0 * kNumberRadius + 0.4, 2.0 * kNumberRadius + 0.4);
            if (place) draw_number(canvas_, *place, listed.number, listed.finding->verdict);
        }
    }

    void draw_words() {
        std::stable_sort(words_.begin(), words_.end(), [](const Word& a, const Word& b) { return a.area > b.area; });
        if (words_.size() > kMostWords) words_.resize(kMostWords);
        const TextStyle style{.size = kWordSize, .align = Align::centre, .most_lines = 1, .halo = true};
        for (const Word& word : words_) {
            const Run run{word.text, true, kGrey};
            const Canvas::Extent extent = canvas_.measure(60.0, std::span(&run, 1), style);
            const auto place = labels_.place(word.at, extent.width + 1.0, extent.height);
            if (place)
                canvas_.write({place->x - extent.width / 2.0 - 1.0, place->y - extent.height / 2.0}, extent.width + 2.0,
                              std::span(&run, 1), style);
        }
    }

    [[nodiscard]] MapNotes notes(bool pictured) const {
        MapNotes notes;
        notes.scale = frame_.scale();
        notes.beyond_usual = frame_.beyond_usual();
        const auto named = [&](const char* style, const char* word, bool line) {
            notes.legend.push_back({cartography::style_named(style), line,
                                    wording::capitalised(wording::label("print", word, map_.lang))});
        };
        named("perimeter", "perimeter", true);
        if (built_) {
            const std::string word = wording::label("part", model::code(model::PartKind::built), map_.lang);
            notes.legend.push_back({kBuilt, false, wording::capitalised(word)});
        }
        for (const Verdict verdict : {Verdict::conflict, Verdict::reservation, Verdict::attention}) {
            if (!verdicts_.contains(verdict)) continue;
            notes.legend.push_back({printed_style(verdict), false,
                                    wording::capitalised(wording::label("verdict", model::code(verdict), map_.lang))});
        }
        if (uncovered_) named("uncovered", "uncovered", false);
        if (map_.result->together)
            notes.legend.push_back(
                {adjusted_style(), true, wording::capitalised(wording::label("print", "adjusted", map_.lang))});
        add_context(notes);
        if (communes_) named("commune", "commune_border", true);
        notes.under =
            say(wording::say(Phrase::print_crs, {{"crs", same_text(crs_name())}})) + ". " + background_line(pictured);
        return notes;
    }

    void add_context(MapNotes& notes) const {
        std::vector<const std::pair<const std::pair<int, std::string>, Shown>*> order;
        for (const auto& entry : shown_) order.push_back(&entry);
        std::stable_sort(order.begin(), order.end(), [](const auto* a, const auto* b) {
            return a->first.first != b->first.first ? a->first.first > b->first.first : a->second.area > b->second.area;
        });
        std::size_t classes = 0;
        for (const auto* entry : order) {
            if (entry->first.first == 0 && ++classes > kMostClasses) continue;
            notes.legend.push_back({entry->second.style, entry->second.line, entry->first.second});
        }
        if (classes > kMostClasses) {
            const auto more = static_cast<std::int64_t>(classes - kMostClasses);
            notes.legend.push_back(
                {Style{}, false, say(wording::say(Phrase::print_legend_more, {{"number", wording::count(more)}}))});
        }
    }

    [[nodiscard]] std::string crs_name() const {
        const model::RunInfo& run = *map_.run;
        if (run.crs_code.empty()) return run.crs_name;
        return run.crs_name.empty() ? run.crs_code : run.crs_name + " (" + run.crs_code + ")";
    }

    [[nodiscard]] std::string background_line(bool pictured) const {
        const auto& background = map_.run->analysis->report.background;
        if (!background) return "";
        if (pictured)
            return say(wording::say(Phrase::print_background,
                                    {{"credit", same_text(wording::one_line(background->credit, kLegendText))}})) +
                   ".";
        return say(wording::say(
            failed_ || map_.background_failed ? Phrase::print_background_failed : Phrase::print_background_elsewhere,
            {}));
    }

    struct Shown {
        double area = 0.0;
        Style style;
        bool line = false;
    };
    struct Word {
        double area = 0.0;  // mm2 of what it names
        Point at;
        std::string text;
    };

    Canvas& canvas_;
    const MapFrame& frame_;
    const ProjectMap& map_;
    cartography::Labels labels_;
    std::map<std::pair<int, std::string>, Shown> shown_;  // 0: a zone, 1: another document
    std::vector<Word> words_;
    std::set<Verdict> verdicts_;
    bool built_ = false;
    bool uncovered_ = false;
    bool communes_ = false;
    bool failed_ = false;
};

}  // namespace

MapNotes draw_project_map(Canvas& canvas, const PaperRectangle& paper, const ProjectMap& map) {
    geometry::Box ground = map.result->project.perimeter.box();
    const double least = kMarginMetres - std::min(ground.width(), ground.height()) / 2.0;
    if (least > 0.0) ground = ground.widened(least);
    const MapFrame frame = MapFrame::around(ground, paper);
    return Drawing(canvas, frame, map).draw();
}

void draw_scale_and_north(Canvas& canvas, const MapFrame& frame, Lang lang) {
    const PaperRectangle& paper = frame.paper();
    const double metres = cartography::scale_bar_metres(frame, 40.0);
    const double length = frame.millimetres(metres);
    const double x = paper.x + 4.0;
    const double y = paper.y + paper.height - 5.0;
    canvas.fill_rectangle({x - 2.5, y - 5.5, length + 15.0, 9.0}, {255, 255, 255, 205}, 1.0);
    for (int quarter = 0; quarter < 4; ++quarter)
        canvas.fill_rectangle({x + quarter * length / 4.0, y, length / 4.0, 1.2}, quarter % 2 == 0 ? kInk : kWhite);
    canvas.frame_rectangle({x, y, length, 1.2}, kInk, 0.2);
    const TextStyle style{.size = 6.5, .most_lines = 1};
    canvas.write({x - 0.6, y - 3.6}, 10.0, "0", style);
    const std::string end = wording::length(Metres{metres}).in(lang);
    canvas.write({x + length - 1.5, y - 3.6}, 18.0, end, style);

    const double middle = paper.x + paper.width - 6.0;
    const double foot = paper.y + paper.height - 3.0;
    canvas.fill_rectangle({middle - 4.0, foot - 14.0, 8.0, 15.0}, {255, 255, 255, 205}, 1.0);
    const Point left[] = {{middle, foot - 9.5}, {middle - 2.2, foot}, {middle, foot - 1.8}};
    const Point right[] = {{middle, foot - 9.5}, {middle + 2.2, foot}, {middle, foot - 1.8}};
    canvas.fill_polygon(left, kInk);
    canvas.fill_polygon(right, kGrey);
    canvas.write({middle - 4.0, foot - 13.6}, 8.0, wording::label("print", "north", lang),
                 {.size = 8.0, .align = Align::centre, .most_lines = 1}, kInk, true);
}

void draw_legend(Canvas& canvas, const PaperRectangle& paper, std::span<const LegendEntry> entries, Lang lang) {
    constexpr double kSwatch = 7.0;
    constexpr double kGap = 1.2;
    const TextStyle style{.size = 6.5, .most_lines = 2};
    double y = paper.y;
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const LegendEntry& entry = entries[i];
        const Run run{entry.text};
        const double height =
            std::max(3.6, canvas.measure(paper.width - kSwatch - 2.0, std::span(&run, 1), style).height);
        const bool last = i + 1 == entries.size();
        if (y + height + (last ? 0.0 : 4.0) > paper.y + paper.height) {
            const auto more = static_cast<std::int64_t>(entries.size() - i);
            canvas.write({paper.x, y}, paper.width,
                         wording::say(Phrase::print_legend_more, {{"number", wording::count(more)}}).in(lang), style,
                         kGrey);
            return;
        }
        if (entry.line) {
            canvas.line({paper.x, y + 1.8}, {paper.x + kSwatch, y + 1.8}, entry.style);
        } else if (entry.style.fill.alpha > 0 || entry.style.line.alpha > 0) {
            canvas.swatch({paper.x + 0.3, y + 0.3, kSwatch - 0.6, 3.0}, entry.style);
        }
        canvas.write({paper.x + kSwatch + 1.8, y}, paper.width - kSwatch - 2.0, entry.text, style);
        y += height + kGap;
    }
}

void draw_number(Canvas& canvas, Point middle, std::size_t number, Verdict verdict) {
    const Style& style = cartography::style_of(verdict);
    canvas.disc(middle, kNumberRadius, style.line, kWhite, 0.3);
    const double size = number < 10 ? 7.0 : number < 100 ? 6.0 : 4.8;
    const std::string text = std::to_string(number);
    const Run run{text, true, kWhite};
    const TextStyle hand{.size = size, .align = Align::centre, .most_lines = 1};
    const double height = canvas.measure(2.0 * kNumberRadius, std::span(&run, 1), hand).height;
    canvas.write({middle.x - kNumberRadius, middle.y - height / 2.0}, 2.0 * kNumberRadius, std::span(&run, 1), hand);
}

}  // namespace terracord::report

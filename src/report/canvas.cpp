#include "report/canvas.hpp"

#include <cairo-pdf.h>
#include <cairo.h>
#include <pango/pangocairo.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <utility>

#include "report/pdf_language.hpp"
#include "wording/typography.hpp"

namespace terracord::report {

namespace {

constexpr double kPointsPerInch = 72.0;
constexpr double kMillimetresPerInch = 25.4;
constexpr double kPoint = kPointsPerInch / kMillimetresPerInch;  // a millimetre in points, the unit of the surface
constexpr double kFull = 255.0;
constexpr double kPi = 3.14159265358979323846;
constexpr std::size_t kLongestText = 6000;  // characters of one run: nothing people read is longer
constexpr const char* kFont = "DejaVu Sans";
constexpr double kNearby = 0.06;  // points: vertices closer than this on paper are one
constexpr double kMostPixels = 20'000.0;

template <auto Free>
struct With {
    template <class T>
    void operator()(T* pointer) const {
        Free(pointer);
    }
};
using Surface = std::unique_ptr<cairo_surface_t, With<cairo_surface_destroy>>;
using Cairo = std::unique_ptr<cairo_t, With<cairo_destroy>>;
using Layout = std::unique_ptr<PangoLayout, With<g_object_unref>>;
using FontMap = std::unique_ptr<PangoFontMap, With<g_object_unref>>;
using Context = std::unique_ptr<PangoContext, With<g_object_unref>>;
using Font = std::unique_ptr<PangoFontDescription, With<pango_font_description_free>>;
using Attributes = std::unique_ptr<PangoAttrList, With<pango_attr_list_unref>>;

cairo_status_t append(void* closure, const unsigned char* data, unsigned int length) {
    static_cast<std::string*>(closure)->append(reinterpret_cast<const char*>(data), length);
    return CAIRO_STATUS_SUCCESS;
}

struct Source {
    std::string_view bytes;
    std::size_t at = 0;
};

cairo_status_t take(void* closure, unsigned char* data, unsigned int length) {
    auto& source = *static_cast<Source*>(closure);
    if (source.bytes.size() - source.at < length) return CAIRO_STATUS_READ_ERROR;
    std::memcpy(data, source.bytes.data() + source.at, length);
    source.at += length;
    return CAIRO_STATUS_SUCCESS;
}

void set_colour(cairo_t* cairo, const Colour& colour) {
    cairo_set_source_rgba(cairo, colour.red / kFull, colour.green / kFull, colour.blue / kFull, colour.alpha / kFull);
}

tl::unexpected<Error> broken(cairo_status_t status) {
    const std::string why = cairo_status_to_string(status);
    return fail(ErrorCode::output_unwritable, {"le dessin a échoué : " + why, "drawing has failed: " + why});
}

guint16 channel(std::uint8_t value) { return static_cast<guint16>(value * 257U); }

// Whatever the system says of screens does not matter on paper: no hinting, no rounding, grey edges.
void make_plain(PangoContext* context, Lang lang) {
    cairo_font_options_t* options = cairo_font_options_create();
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    pango_cairo_context_set_font_options(context, options);
    cairo_font_options_destroy(options);
    pango_cairo_context_set_resolution(context, kPointsPerInch);
    pango_context_set_round_glyph_positions(context, FALSE);
    pango_context_set_language(context, pango_language_from_string(lang == Lang::fr ? "fr-fr" : "en-gb"));
    pango_context_set_base_dir(context, PANGO_DIRECTION_LTR);
}

}  // namespace

struct Canvas::State {
    std::string bytes;  // of a PDF, while it is written: outlives the surface
    Surface surface;
    Cairo cairo;
    FontMap fonts;
    Context context;
    double width = 0.0;  // millimetres
    double height = 0.0;
    bool pdf = false;
    int page = 1;
    Lang lang = Lang::fr;

    // cairo and pango have no failure that is not kept in the context until `finish` asks for it.
    Result<void> start() {
        if (const cairo_status_t status = cairo_surface_status(surface.get()); status != CAIRO_STATUS_SUCCESS)
            return broken(status);
        cairo.reset(cairo_create(surface.get()));
        fonts.reset(pango_cairo_font_map_new());
        context.reset(pango_font_map_create_context(fonts.get()));
        make_plain(context.get(), lang);
        return {};
    }

    Layout layout(double width_mm, std::span<const Run> runs, const TextStyle& style) const {
        Layout made(pango_layout_new(context.get()));
        const Font font(pango_font_description_new());
        pango_font_description_set_family_static(font.get(), kFont);
        pango_font_description_set_absolute_size(font.get(), style.size * PANGO_SCALE);
        pango_layout_set_font_description(made.get(), font.get());
        std::string text;
        const Attributes attributes(pango_attr_list_new());
        const auto attribute = [&](PangoAttribute* one, std::size_t from) {
            one->start_index = static_cast<guint>(from);
            one->end_index = static_cast<guint>(text.size());
            pango_attr_list_insert(attributes.get(), one);
        };
        for (const Run& run : runs) {
            const std::size_t from = text.size();
            // Blanks at the ends of a run part it from its neighbours; those inside are made one.
            const bool before = !run.text.empty() && run.text.front() == ' ';
            const bool after = run.text.size() > 1 && run.text.back() == ' ';
            text += (before ? " " : "") + wording::one_line(run.text, kLongestText) + (after ? " " : "");
            if (run.bold) attribute(pango_attr_weight_new(PANGO_WEIGHT_BOLD), from);
            attribute(
                pango_attr_foreground_new(channel(run.colour.red), channel(run.colour.green), channel(run.colour.blue)),
                from);
        }
        pango_layout_set_text(made.get(), text.c_str(), static_cast<int>(text.size()));
        pango_layout_set_attributes(made.get(), attributes.get());
        pango_layout_set_width(made.get(), static_cast<int>(std::lround(width_mm * kPoint * PANGO_SCALE)));
        pango_layout_set_wrap(made.get(), PANGO_WRAP_WORD_CHAR);
        pango_layout_set_alignment(made.get(), style.align == Align::centre  ? PANGO_ALIGN_CENTER
                                               : style.align == Align::right ? PANGO_ALIGN_RIGHT
                                                                             : PANGO_ALIGN_LEFT);
        if (style.most_lines > 0) {
            pango_layout_set_height(made.get(), -style.most_lines);
            pango_layout_set_ellipsize(made.get(), PANGO_ELLIPSIZE_END);
        }
        return made;
    }

    void path(const geometry::Shape& shape, const cartography::MapFrame& frame) const {
        const bool closed = shape.family() == geometry::Family::area;
        for (std::size_t r = 0; r < shape.ring_count(); ++r) {
            const auto ring = shape.ring(r);
            geometry::Point last{};
            for (std::size_t i = 0; i < ring.size(); ++i) {
                const geometry::Point at = frame.to_paper(ring[i]);
                const geometry::Point point{at.x * kPoint, at.y * kPoint};
                if (i == 0) {
                    cairo_move_to(cairo.get(), point.x, point.y);
                } else if (i + 1 == ring.size() || std::hypot(point.x - last.x, point.y - last.y) >= kNearby) {
                    cairo_line_to(cairo.get(), point.x, point.y);
                } else {
                    continue;
                }
                last = point;
            }
            if (closed) cairo_close_path(cairo.get());
        }
    }

    void rectangle(const PaperRectangle& box) const {
        cairo_rectangle(cairo.get(), box.x * kPoint, box.y * kPoint, box.width * kPoint, box.height * kPoint);
    }

    void set_line(const cartography::Style& style) const {
        cairo_set_line_width(cairo.get(), style.line_mm * kPoint);
        cairo_set_line_join(cairo.get(), CAIRO_LINE_JOIN_ROUND);
        const double dashed[] = {2.0 * kPoint, 1.2 * kPoint};
        const double dotted[] = {0.5 * kPoint, 0.8 * kPoint};
        switch (style.dash) {
            case cartography::Dash::solid: cairo_set_dash(cairo.get(), nullptr, 0, 0.0); break;
            case cartography::Dash::dashed: cairo_set_dash(cairo.get(), dashed, 2, 0.0); break;
            case cartography::Dash::dotted: cairo_set_dash(cairo.get(), dotted, 2, 0.0); break;
        }
        set_colour(cairo.get(), style.line);
    }

    // Lines at 45 degrees through the clip, on one grid for the whole page so that neighbours go on into each other.
    void hatch_lines(double step, bool rising) const {
        double x1 = 0.0;
        double y1 = 0.0;
        double x2 = 0.0;
        double y2 = 0.0;
        cairo_clip_extents(cairo.get(), &x1, &y1, &x2, &y2);
        const double drop = y2 - y1;
        const double pitch = step * std::sqrt(2.0);  // along the horizontal
        // A rising line keeps x + y, a falling one x - y.
        const double from = rising ? x1 + y1 : x1 - y2;
        const double to = rising ? x2 + y2 : x2 - y1;
        for (double key = std::floor(from / pitch) * pitch; key <= to; key += pitch) {
            cairo_move_to(cairo.get(), rising ? key - y1 : key + y1, y1);
            cairo_line_to(cairo.get(), rising ? key - y1 - drop : key + y1 + drop, y2);
        }
    }

    void hatch_dots(double step) const {
        double x1 = 0.0;
        double y1 = 0.0;
        double x2 = 0.0;
        double y2 = 0.0;
        cairo_clip_extents(cairo.get(), &x1, &y1, &x2, &y2);
        for (double y = std::floor(y1 / step) * step; y <= y2; y += step) {
            for (double x = std::floor(x1 / step) * step; x <= x2; x += step) {
                cairo_move_to(cairo.get(), x, y);
                cairo_line_to(cairo.get(), x, y);
            }
        }
    }

    // Fills, hatches and outlines the current path, which it consumes.
    void paint(const cartography::Style& style) const {
        cairo_t* const c = cairo.get();
        cairo_set_fill_rule(c, CAIRO_FILL_RULE_EVEN_ODD);
        if (style.fill.alpha > 0) {
            set_colour(c, style.fill);
            cairo_fill_preserve(c);
        }
        if (style.hatch != cartography::Hatch::none && style.hatch_mm > 0.0) {
            cairo_path_t* const outline = cairo_copy_path(c);
            cairo_save(c);
            cairo_clip(c);
            const double step = style.hatch_mm * kPoint;
            const bool dots = style.hatch == cartography::Hatch::dotted;
            if (dots) hatch_dots(step);
            if (style.hatch == cartography::Hatch::rising || style.hatch == cartography::Hatch::crossed)
                hatch_lines(step, true);
            if (style.hatch == cartography::Hatch::falling || style.hatch == cartography::Hatch::crossed)
                hatch_lines(step, false);
            cairo_set_dash(c, nullptr, 0, 0.0);
            cairo_set_line_cap(c, dots ? CAIRO_LINE_CAP_ROUND : CAIRO_LINE_CAP_BUTT);
            cairo_set_line_width(c, (dots ? 2.0 : 0.5) * style.line_mm * kPoint);
            set_colour(c, style.line);
            cairo_stroke(c);
            cairo_restore(c);
            cairo_new_path(c);
            cairo_append_path(c, outline);
            cairo_path_destroy(outline);
        }
        if (style.line.alpha > 0 && style.line_mm > 0.0) {
            set_line(style);
            cairo_stroke(c);
        }
        cairo_new_path(c);
    }
};

Canvas::Canvas(std::unique_ptr<State> state) : state_(std::move(state)) {}
Canvas::~Canvas() = default;
Canvas::Canvas(Canvas&&) noexcept = default;
Canvas& Canvas::operator=(Canvas&&) noexcept = default;

Result<Canvas> Canvas::pdf(double width_mm, double height_mm, const PdfFacts& facts) {
    auto state = std::make_unique<State>();
    state->pdf = true;
    state->width = width_mm;
    state->height = height_mm;
    state->lang = facts.lang;
    state->surface.reset(
        cairo_pdf_surface_create_for_stream(append, &state->bytes, width_mm * kPoint, height_mm * kPoint));
    const auto tell = [&](cairo_pdf_metadata_t what, const std::string& text) {
        const std::string clean = wording::one_line(text, kLongestText);
        if (!clean.empty()) cairo_pdf_surface_set_metadata(state->surface.get(), what, clean.c_str());
    };
    tell(CAIRO_PDF_METADATA_TITLE, facts.title);
    tell(CAIRO_PDF_METADATA_AUTHOR, facts.author);
    tell(CAIRO_PDF_METADATA_SUBJECT, facts.subject);
    tell(CAIRO_PDF_METADATA_KEYWORDS, facts.keywords);
    tell(CAIRO_PDF_METADATA_CREATOR, "Terracord");
    // The date of the analysis, not of the clock: equal runs give equal bytes.
    if (!facts.date.empty()) tell(CAIRO_PDF_METADATA_CREATE_DATE, facts.date.substr(0, 10) + "T00:00:00Z");
    if (auto started = state->start(); !started) return tl::unexpected(started.error());
    return Canvas(std::move(state));
}

Result<Canvas> Canvas::picture(double width_mm, double height_mm, double dots_per_inch, Lang lang) {
    auto state = std::make_unique<State>();
    state->width = width_mm;
    state->height = height_mm;
    state->lang = lang;
    const double dots = dots_per_inch / kMillimetresPerInch;
    const double columns = std::min(std::round(width_mm * dots), kMostPixels);
    const double rows = std::min(std::round(height_mm * dots), kMostPixels);
    state->surface.reset(
        cairo_image_surface_create(CAIRO_FORMAT_RGB24, static_cast<int>(columns), static_cast<int>(rows)));
    if (auto started = state->start(); !started) return tl::unexpected(started.error());
    const double scale = dots_per_inch / kPointsPerInch;
    cairo_scale(state->cairo.get(), scale, scale);
    pango_cairo_update_context(state->cairo.get(), state->context.get());
    set_colour(state->cairo.get(), kWhite);
    cairo_paint(state->cairo.get());
    return Canvas(std::move(state));
}

double Canvas::width() const { return state_->width; }
double Canvas::height() const { return state_->height; }

void Canvas::next_page() {
    cairo_show_page(state_->cairo.get());
    ++state_->page;
}

void Canvas::bookmark(const std::string& title, double y_mm) {
    if (!state_->pdf) return;
    // Whole points: printf's decimals would follow the locale.
    const std::string target = "page=" + std::to_string(state_->page) + " pos=[0 " +
                               std::to_string(std::max(0L, std::lround(y_mm * kPoint))) + "]";
    cairo_pdf_surface_add_outline(state_->surface.get(), CAIRO_PDF_OUTLINE_ROOT, wording::one_line(title).c_str(),
                                  target.c_str(), CAIRO_PDF_OUTLINE_FLAG_OPEN);
}

Result<std::string> Canvas::finish() {
    cairo_t* const c = state_->cairo.get();
    if (const cairo_status_t status = cairo_status(c); status != CAIRO_STATUS_SUCCESS) return broken(status);
    if (!state_->pdf) {
        std::string bytes;
        cairo_surface_flush(state_->surface.get());
        const cairo_status_t status = cairo_surface_write_to_png_stream(state_->surface.get(), append, &bytes);
        if (status != CAIRO_STATUS_SUCCESS) return broken(status);
        return bytes;
    }
    cairo_show_page(c);
    cairo_surface_finish(state_->surface.get());
    if (const cairo_status_t status = cairo_surface_status(state_->surface.get()); status != CAIRO_STATUS_SUCCESS)
        return broken(status);
    return with_language(std::move(state_->bytes), state_->lang);
}

void Canvas::fill_rectangle(const PaperRectangle& box, const Colour& colour, double radius_mm) {
    cairo_t* const c = state_->cairo.get();
    if (radius_mm > 0.0) {
        const double r = radius_mm * kPoint;
        const double x = box.x * kPoint;
        const double y = box.y * kPoint;
        const double right = x + box.width * kPoint;
        const double bottom = y + box.height * kPoint;
        cairo_new_sub_path(c);
        cairo_arc(c, right - r, y + r, r, -kPi / 2.0, 0.0);
        cairo_arc(c, right - r, bottom - r, r, 0.0, kPi / 2.0);
        cairo_arc(c, x + r, bottom - r, r, kPi / 2.0, kPi);
        cairo_arc(c, x + r, y + r, r, kPi, 1.5 * kPi);
        cairo_close_path(c);
    } else {
        state_->rectangle(box);
    }
    set_colour(c, colour);
    cairo_fill(c);
}

void Canvas::frame_rectangle(const PaperRectangle& box, const Colour& colour, double line_mm) {
    state_->rectangle(box);
    set_colour(state_->cairo.get(), colour);
    cairo_set_dash(state_->cairo.get(), nullptr, 0, 0.0);
    cairo_set_line_width(state_->cairo.get(), line_mm * kPoint);
    cairo_stroke(state_->cairo.get());
}

void Canvas::line(geometry::Point from, geometry::Point to, const Colour& colour, double line_mm) {
    cairo_t* const c = state_->cairo.get();
    cairo_move_to(c, from.x * kPoint, from.y * kPoint);
    cairo_line_to(c, to.x * kPoint, to.y * kPoint);
    set_colour(c, colour);
    cairo_set_dash(c, nullptr, 0, 0.0);
    cairo_set_line_width(c, line_mm * kPoint);
    cairo_stroke(c);
}

void Canvas::line(geometry::Point from, geometry::Point to, const cartography::Style& style) {
    cairo_t* const c = state_->cairo.get();
    cairo_move_to(c, from.x * kPoint, from.y * kPoint);
    cairo_line_to(c, to.x * kPoint, to.y * kPoint);
    cairo_set_line_cap(c, CAIRO_LINE_CAP_BUTT);
    state_->set_line(style);
    cairo_stroke(c);
}

void Canvas::fill_polygon(std::span<const geometry::Point> corners, const Colour& colour) {
    cairo_t* const c = state_->cairo.get();
    cairo_new_path(c);
    for (const geometry::Point corner : corners) cairo_line_to(c, corner.x * kPoint, corner.y * kPoint);
    cairo_close_path(c);
    set_colour(c, colour);
    cairo_fill(c);
}

void Canvas::disc(geometry::Point middle, double radius_mm, const Colour& fill, const Colour& line, double line_mm) {
    cairo_t* const c = state_->cairo.get();
    cairo_new_path(c);
    cairo_arc(c, middle.x * kPoint, middle.y * kPoint, radius_mm * kPoint, 0.0, 2.0 * kPi);
    set_colour(c, fill);
    cairo_fill_preserve(c);
    set_colour(c, line);
    cairo_set_dash(c, nullptr, 0, 0.0);
    cairo_set_line_width(c, line_mm * kPoint);
    cairo_stroke(c);
}

void Canvas::begin_clip(const PaperRectangle& box) {
    cairo_save(state_->cairo.get());
    state_->rectangle(box);
    cairo_clip(state_->cairo.get());
}

void Canvas::end_clip() { cairo_restore(state_->cairo.get()); }

void Canvas::shape(const geometry::Shape& shape, const cartography::MapFrame& frame, const cartography::Style& style) {
    constexpr double kPointRadius = 0.9;  // mm
    switch (shape.family()) {
        case geometry::Family::area:
            state_->path(shape, frame);
            state_->paint(style);
            break;
        case geometry::Family::line:
            cairo_set_line_cap(state_->cairo.get(), CAIRO_LINE_CAP_ROUND);
            state_->path(shape, frame);
            state_->set_line(style);
            cairo_stroke(state_->cairo.get());
            break;
        case geometry::Family::point: {
            const Colour fill = style.fill.alpha > 0 ? style.fill : kWhite;
            for (const geometry::Point point : shape.points())
                disc(frame.to_paper(point), kPointRadius, fill, style.line, style.line_mm);
            break;
        }
        case geometry::Family::none: break;
    }
}

void Canvas::swatch(const PaperRectangle& rectangle, const cartography::Style& style) {
    state_->rectangle(rectangle);
    state_->paint(style);
}

void Canvas::pixels(const PaperRectangle& box, const Pixels& pixels) {
    if (pixels.width <= 0 || pixels.height <= 0) return;
    const Surface image(cairo_image_surface_create(CAIRO_FORMAT_ARGB32, pixels.width, pixels.height));
    if (cairo_surface_status(image.get()) != CAIRO_STATUS_SUCCESS) return;
    const int stride = cairo_image_surface_get_stride(image.get());
    unsigned char* const rows = cairo_image_surface_get_data(image.get());
    for (int y = 0; y < pixels.height; ++y) {
        for (int x = 0; x < pixels.width; ++x) {
            const std::uint8_t* const in =
                &pixels.rgba[4 * (static_cast<std::size_t>(y) * static_cast<std::size_t>(pixels.width) +
                                  static_cast<std::size_t>(x))];
            // Native-endian, premultiplied by alpha.
            const std::uint32_t alpha = in[3];
            const auto part = [&](std::uint32_t value) { return (value * alpha + 127U) / 255U; };
            const std::uint32_t pixel = alpha << 24U | part(in[0]) << 16U | part(in[1]) << 8U | part(in[2]);
            std::memcpy(rows + static_cast<std::ptrdiff_t>(y) * stride + 4 * static_cast<std::ptrdiff_t>(x), &pixel,
                        sizeof(pixel));
        }
    }
    cairo_surface_mark_dirty(image.get());
    cairo_t* const c = state_->cairo.get();
    cairo_save(c);
    cairo_translate(c, box.x * kPoint, box.y * kPoint);
    cairo_scale(c, box.width * kPoint / pixels.width, box.height * kPoint / pixels.height);
    cairo_set_source_surface(c, image.get(), 0.0, 0.0);
    cairo_pattern_set_extend(cairo_get_source(c), CAIRO_EXTEND_PAD);
    cairo_rectangle(c, 0.0, 0.0, pixels.width, pixels.height);
    cairo_fill(c);
    cairo_restore(c);
}

bool Canvas::png(const PaperRectangle& box, std::string_view bytes) {
    Source source{bytes};
    const Surface image(cairo_image_surface_create_from_png_stream(take, &source));
    if (cairo_surface_status(image.get()) != CAIRO_STATUS_SUCCESS) return false;
    const double width = cairo_image_surface_get_width(image.get());
    const double height = cairo_image_surface_get_height(image.get());
    if (width < 1.0 || height < 1.0) return false;
    const double scale = std::min(box.width / width, box.height / height) * kPoint;
    cairo_t* const c = state_->cairo.get();
    cairo_save(c);
    cairo_translate(c, box.x * kPoint, box.y * kPoint);
    cairo_scale(c, scale, scale);
    cairo_set_source_surface(c, image.get(), 0.0, 0.0);
    cairo_paint(c);
    cairo_restore(c);
    return true;
}

double Canvas::write(geometry::Point at, double width_mm, std::span<const Run> runs, const TextStyle& style) {
    const Layout layout = state_->layout(width_mm, runs, style);
    cairo_t* const c = state_->cairo.get();
    cairo_move_to(c, at.x * kPoint, at.y * kPoint);
    if (style.halo) {
        constexpr double kHalo = 0.7;  // mm, half of it outside the letters
        cairo_save(c);
        pango_cairo_layout_path(c, layout.get());
        set_colour(c, Colour{255, 255, 255, 215});
        cairo_set_line_join(c, CAIRO_LINE_JOIN_ROUND);
        cairo_set_dash(c, nullptr, 0, 0.0);
        cairo_set_line_width(c, kHalo * kPoint);
        cairo_stroke(c);
        cairo_restore(c);
        cairo_move_to(c, at.x * kPoint, at.y * kPoint);
    }
    pango_cairo_show_layout(c, layout.get());
    int height = 0;
    pango_layout_get_size(layout.get(), nullptr, &height);
    cairo_new_path(c);
    return height / static_cast<double>(PANGO_SCALE) / kPoint;
}

double Canvas::write(geometry::Point at, double width_mm, const std::string& text, const TextStyle& style,
                     const Colour& colour, bool bold) {
    const Run run{text, bold, colour};
    return write(at, width_mm, std::span(&run, 1), style);
}

Canvas::Extent Canvas::measure(double width_mm, std::span<const Run> runs, const TextStyle& style) {
    const Layout layout = state_->layout(width_mm, runs, style);
    int width = 0;
    int height = 0;
    pango_layout_get_size(layout.get(), &width, &height);
    return {width / static_cast<double>(PANGO_SCALE) / kPoint, height / static_cast<double>(PANGO_SCALE) / kPoint};
}

}  // namespace terracord::report

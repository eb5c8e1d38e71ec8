// What the sheets and the printed report have in common: the office's head, the foot of each page, boxes of roll-ups.
// Belongs to one thread, as the canvas does.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "model/run.hpp"
#include "report/canvas.hpp"
#include "report/flow.hpp"

namespace terracord::report {

inline constexpr double kPageWidth = 210.0;  // A4, mm
inline constexpr double kPageHeight = 297.0;

// The same for all pages of a run.
struct PrintFacts {
    const model::RunInfo* run = nullptr;
    Lang lang = Lang::fr;
    std::string logo;    // bytes of a PNG; empty: none
    std::string digest;  // of all inputs, by their hashes in the order of the manifest

    [[nodiscard]] std::string word(std::string_view code) const;
    [[nodiscard]] const std::string& in(const Text& text) const { return text.in(lang); }
    [[nodiscard]] std::string colon() const { return lang == Lang::fr ? "\u202F: " : ": "; }
};

// Reads the logo; one that cannot be printed is left out.
[[nodiscard]] PrintFacts print_facts(const model::RunInfo& run, Lang lang);
// Why the logo cannot be printed; empty where it can, or none was asked for.
[[nodiscard]] std::optional<Error> logo_problem(const model::RunInfo& run);

// Office, author, date, standing and file number across the top of the page; answers where the page goes on.
double draw_office_head(Canvas& canvas, const PrintFacts& facts, const std::string& kind);
// Disclaimer, file number, page of pages.
void draw_foot(Canvas& canvas, const PrintFacts& facts, int page, int pages);

// A roll-up in its colour with its mark; the height is the rectangle's.
void draw_rollup(Canvas& canvas, const PaperRectangle& box, const std::string& heading, const std::string& label,
                 const cartography::Style& style, double size);

// "3 contradictions, 2 réserves".
[[nodiscard]] std::string counts_text(const model::Counts& counts, Lang lang);
// Tool, analysis file, inputs, CRS.
void add_provenance(Flow& flow, const PrintFacts& facts);

// Its communes, ", " between several; empty: nobody told.
[[nodiscard]] std::string commune_of(const model::Project& project);
[[nodiscard]] std::string crs_text(const model::RunInfo& run);

[[nodiscard]] PdfFacts pdf_facts(const PrintFacts& facts, const std::string& title);

}  // namespace terracord::report

#include "report/print_parts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <fstream>
#include <iterator>
#include <optional>
#include <utility>

#include "base/hash.hpp"
#include "base/limits.hpp"
#include "wording/numbers.hpp"
#include "wording/phrases.hpp"
#include "wording/typography.hpp"

namespace terracord::report {

namespace {

using wording::Noun;
using wording::Phrase;

constexpr std::size_t kOfficeText = 90;
constexpr std::size_t kShownHash = 16;  // characters of a SHA-256: enough to compare by eye
constexpr std::string_view kPngStart = "\x89PNG\r\n\x1A\n";

std::string start_of(const std::string& hash) {
    return hash.size() > kShownHash ? hash.substr(0, kShownHash) + "…" : hash;
}

// A PNG of a few kilobytes may stand for gigabytes of pixels once it is unpacked.
constexpr std::uint64_t kMostLogoPixels = 16'000'000;

// The office's logo as printed, or why it cannot be.
struct Logo {
    std::string bytes;
    Text problem;
    Text remedy;
};

// The header of a PNG: its mark, then a chunk IHDR that begins with width and height, in four bytes each.
std::optional<std::pair<std::uint64_t, std::uint64_t>> png_size(const std::string& bytes) {
    constexpr std::size_t kName = 12, kWidth = 16, kHeight = 20, kEnd = 24;
    if (bytes.size() < kEnd || !bytes.starts_with(kPngStart) || bytes.compare(kName, 4, "IHDR") != 0)
        return std::nullopt;
    const auto number = [&](std::size_t at) {
        std::uint64_t value = 0;
        for (std::size_t i = at; i < at + 4; ++i) value = value * 256 + static_cast<unsigned char>(bytes[i]);
        return value;
    };
    return std::pair(number(kWidth), number(kHeight));
}

Logo read_logo(const std::filesystem::path& path) {
    Logo logo;
    const std::string name = path.filename().string();
    const auto none = [&] {
        const Text most = limit_text(Limit::logo_bytes);
        logo.bytes.clear();
        logo.problem = {fmt::format("le logo « {} » n'est pas un PNG lisible de {} au plus", name, most.fr),
                        fmt::format("the logo '{}' is no readable PNG of at most {}", name, most.en)};
        logo.remedy = {"Exportez-le en PNG, plus petit (limite logo-bytes).",
                       "Export it as PNG, smaller (limit logo-bytes)."};
        return logo;
    };
    std::error_code status;
    const std::uintmax_t bytes = std::filesystem::file_size(path, status);
    if (status || bytes > static_cast<std::uintmax_t>(limit(Limit::logo_bytes))) return none();
    std::ifstream in(path, std::ios::binary);
    logo.bytes.assign(std::istreambuf_iterator<char>{in}, std::istreambuf_iterator<char>{});
    const auto size = png_size(logo.bytes);
    if (!size) return none();
    const auto [width, height] = *size;
    if (width == 0 || height == 0) return none();
    if (height > kMostLogoPixels / width) {
        logo.bytes.clear();
        logo.problem = {fmt::format("le logo « {} » a {} × {} pixels, plus de 16 millions", name, width, height),
                        fmt::format("the logo '{}' has {} × {} pixels, more than 16 million", name, width, height)};
        logo.remedy = {"Réduisez-le : il est imprimé sur 26 mm de large.", "Scale it down: it is printed 26 mm wide."};
    }
    return logo;
}

}  // namespace

std::string PrintFacts::word(std::string_view code) const { return wording::label("print", code, lang); }

PrintFacts print_facts(const model::RunInfo& run, Lang lang) {
    PrintFacts facts;
    facts.run = &run;
    facts.lang = lang;
    if (!run.analysis->report.logo.empty()) facts.logo = read_logo(run.analysis->report.logo).bytes;
    std::string hashes;
    for (const model::InputFile& input : run.inputs) hashes += input.sha256 + "  " + input.path + "\n";
    facts.digest = sha256(hashes);
    return facts;
}

std::optional<Error> logo_problem(const model::RunInfo& run) {
    const model::ReportSpec& report = run.analysis->report;
    if (report.logo.empty()) return std::nullopt;
    const Logo logo = read_logo(report.logo);
    if (logo.problem.empty()) return std::nullopt;
    return Error{
        ErrorCode::file_unreadable,
        {logo.problem.fr + " : les fiches sont faites sans lui", logo.problem.en + ": the sheets are made without it"},
        report.logo_position,
        logo.remedy};
}

double draw_office_head(Canvas& canvas, const PrintFacts& facts, const std::string& kind) {
    constexpr double kLeft = 12.0;
    constexpr double kTop = 9.0;
    constexpr double kRight = kPageWidth - kLeft;
    constexpr double kHeight = 15.0;
    const model::ReportSpec& report = facts.run->analysis->report;
    double x = kLeft;
    if (!facts.logo.empty() && canvas.png({kLeft, kTop, 26.0, 13.0}, facts.logo)) x += 29.0;
    const PaperRectangle stamp{kRight - 46.0, kTop + 0.3, 46.0, 6.0};
    const auto line = [&](double y, const std::string& text, double size, bool bold, const Colour& colour) {
        canvas.write({x, kTop + y}, stamp.x - x - 3.0, wording::one_line(text, kOfficeText),
                     {.size = size, .most_lines = 1}, colour, bold);
    };
    line(0.0, report.service.empty() ? kind : report.service, 10.0, true, kInk);
    std::string second;
    if (!report.author.empty())
        second = facts.word("author") + " " + wording::one_line(report.author, kOfficeText) + ", ";
    second += facts.in(wording::say(Phrase::print_date, {{"date", wording::date(facts.run->analysis->date)}}));
    line(5.0, wording::capitalised(second), 7.5, false, kInk);
    line(9.0, facts.run->analysis->title, 7.5, false, kGrey);

    // Neither standing looks like a verdict: both are grey, the working document is only outlined.
    if (report.validated) {
        canvas.fill_rectangle(stamp, kGrey, 1.0);
    } else {
        canvas.frame_rectangle(stamp, kGrey, 0.3);
    }
    canvas.write({stamp.x, stamp.y + 1.4}, stamp.width,
                 wording::capitalised(facts.word(report.validated ? "validated" : "working")),
                 {.size = 8.0, .align = Align::centre, .most_lines = 1}, report.validated ? kWhite : kGrey, true);
    if (!report.reference.empty()) {
        canvas.write({stamp.x - 10.0, kTop + 8.0}, stamp.width + 10.0,
                     facts.word("reference") + " " + wording::one_line(report.reference, 40),
                     {.size = 8.0, .align = Align::right, .most_lines = 1}, kInk, true);
    }
    canvas.line({kLeft, kTop + kHeight - 0.5}, {kRight, kTop + kHeight - 0.5}, kInk, 0.5);
    return kTop + kHeight + 1.5;
}

void draw_foot(Canvas& canvas, const PrintFacts& facts, int page, int pages) {
    constexpr double kLeft = 12.0;
    constexpr double kWidth = kPageWidth - 2.0 * kLeft;
    constexpr double kTop = 285.5;
    canvas.line({kLeft, kTop - 1.0}, {kLeft + kWidth, kTop - 1.0}, kRule, 0.2);
    canvas.write({kLeft, kTop}, kWidth - 48.0, facts.in(wording::disclaimer()), {.size = 6.0, .most_lines = 2}, kGrey);
    const std::string reference = wording::one_line(facts.run->analysis->report.reference, 30);
    const Text before = same_text(reference.empty() ? "" : reference + ", ");
    canvas.write({kLeft + kWidth - 60.0, kTop}, 60.0,
                 facts.in(wording::say(
                     Phrase::print_page,
                     {{"reference", before}, {"page", wording::count(page)}, {"pages", wording::count(pages)}})),
                 {.size = 7.0, .align = Align::right, .most_lines = 1}, kGrey);
}

void draw_rollup(Canvas& canvas, const PaperRectangle& box, const std::string& heading, const std::string& label,
                 const cartography::Style& style, double size) {
    Colour ground = style.line;
    ground.alpha = 24;
    canvas.fill_rectangle(box, ground, 1.2);
    canvas.fill_rectangle({box.x, box.y, 1.6, box.height}, style.line);
    constexpr double kRadius = 3.6;
    const geometry::Point middle{box.x + 4.2 + kRadius, box.y + box.height / 2.0};
    canvas.disc(middle, kRadius, style.line, style.line, 0.1);
    const Run mark{std::string(style.mark), true, kWhite};
    const TextStyle hand{.size = 12.0, .align = Align::centre, .most_lines = 1};
    const double height = canvas.measure(2.0 * kRadius, std::span(&mark, 1), hand).height;
    canvas.write({middle.x - kRadius, middle.y - height / 2.0}, 2.0 * kRadius, std::span(&mark, 1), hand);
    const double left = box.x + 14.0;
    const double width = box.width - 16.0;
    const Run words{label, true, style.line};
    // Two lines, or three of smaller letters where the label names several needs.
    TextStyle large{.size = size, .most_lines = 2};
    const double whole = canvas.measure(width, std::span(&words, 1), {.size = size}).height;
    if (whole > canvas.measure(width, std::span(&words, 1), large).height + 0.1)
        large = {.size = 0.8 * size, .most_lines = 3};
    const double total = 3.6 + canvas.measure(width, std::span(&words, 1), large).height;
    const double top = box.y + std::max(0.8, (box.height - total) / 2.0);
    canvas.write({left, top}, width, heading, {.size = 7.0, .most_lines = 1}, kGrey);
    canvas.write({left, top + 3.6}, width, std::span(&words, 1), large);
}

std::string counts_text(const model::Counts& counts, Lang lang) {
    using model::Verdict;
    std::vector<Text> parts;
    for (const auto& [verdict, noun] :
         {std::pair(Verdict::conflict, Noun::conflict), std::pair(Verdict::reservation, Noun::reservation),
          std::pair(Verdict::attention, Noun::attention), std::pair(Verdict::not_assessable, Noun::not_assessable)}) {
        if (counts.of(verdict) > 0) parts.push_back(wording::counted(noun, counts.of(verdict)));
    }
    return wording::joined(parts).in(lang);
}

std::string commune_of(const model::Project& project) {
    std::string names;
    for (const char letter : wording::one_line(project.commune_name, 120)) {
        if (letter == ';') {
            names += ", ";
        } else {
            names += letter;
        }
    }
    return names;
}

std::string crs_text(const model::RunInfo& run) {
    if (run.crs_code.empty()) return run.crs_name;
    return run.crs_name.empty() ? run.crs_code : run.crs_name + " (" + run.crs_code + ")";
}

void add_provenance(Flow& flow, const PrintFacts& facts) {
    const model::RunInfo& run = *facts.run;
    flow.heading(facts.word("provenance"));
    const Text said =
        wording::say(Phrase::print_provenance,
                     {{"version", same_text(run.tool_version)},
                      {"file", same_text(wording::one_line(run.analysis->file.filename().string(), kOfficeText))},
                      {"hash", same_text(start_of(run.analysis->sha256))},
                      {"inputs", wording::counted(Noun::input_file, static_cast<std::int64_t>(run.inputs.size()))},
                      {"digest", same_text(start_of(facts.digest))},
                      {"crs", same_text(crs_text(run))}});
    flow.paragraph({{facts.in(said), false, kGrey}}, {.size = 6.5});
}

PdfFacts pdf_facts(const PrintFacts& facts, const std::string& title) {
    const model::ReportSpec& report = facts.run->analysis->report;
    std::string author = report.service;
    if (!report.author.empty()) author += (author.empty() ? "" : ", ") + report.author;
    return {.title = title,
            .author = author,
            .subject = facts.word("subject"),
            .keywords = facts.word("keywords"),
            .date = facts.run->analysis->date,
            .lang = facts.lang};
}

}  // namespace terracord::report

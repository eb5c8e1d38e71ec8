// report.html: the run as one file that opens in a browser without a network (docs/report-page.md).
//
// It streams: each project's text goes to the file as it passes. What is kept in memory is the texts that many findings
// share, at most `texts` bytes. Beyond the limits the page holds less and says so; the other files hold everything.
// Errors 406, 502.
#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <span>

#include "base/embedded.hpp"
#include "base/text.hpp"
#include "cartography/surroundings.hpp"
#include "gdal/crs.hpp"
#include "model/run.hpp"

namespace terracord::report {

// What a browser opens quickly on an office machine (measured: docs/report-page.md).
struct HtmlLimits {
    std::size_t projects = 2'000;      // with all their findings
    std::size_t listed = 20'000;       // with their roll-ups at least
    std::size_t plain = 45'000'000;    // bytes of details, then findings of no contradiction lose their sentence
    std::size_t details = 80'000'000;  // bytes of details in all
    std::size_t shapes = 20'000'000;   // bytes of what maps draw
    std::size_t ground = 8'000'000;    // bytes of what lies under them
    std::size_t texts = 24'000'000;
};

struct HtmlOptions {
    gdal::Crs crs;
    Lang lang = Lang::fr;  // to start with; the page holds both
    std::span<const embedded::File> data;
    const cartography::Surroundings* surroundings = nullptr;  // null or not attached: maps lie on nothing
    HtmlLimits limits = {};
};

[[nodiscard]] std::unique_ptr<model::Sink> make_html_sink(const std::filesystem::path& folder, HtmlOptions options);

}  // namespace terracord::report

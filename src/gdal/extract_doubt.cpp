#include "gdal/extract_doubt.hpp"

#include <cpl_vsi.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdlib>
#include <optional>

#include "gdal/dataset_path.hpp"

namespace terracord::gdal {
namespace {

// Pages of the national portals: the Géoplateforme's WFS, and the API of the cadastre.
constexpr std::array<std::int64_t, 2> kPages{5000, 500};

// The number behind `name` in JSON ("numberMatched":12) or in an attribute of XML (numberMatched="12"); -1: none.
std::int64_t number_after(const std::string& text, const std::string& name) {
    std::size_t at = text.find(name);
    if (at == std::string::npos) return -1;
    at += name.size();
    while (at < text.size() && std::string_view("\"':= \t\r\n").find(text[at]) != std::string_view::npos) ++at;
    if (at == text.size() || std::isdigit(static_cast<unsigned char>(text[at])) == 0) return -1;
    return std::strtoll(text.c_str() + at, nullptr, 10);
}

// numberMatched of a GeoJSON or GML answer: how many features the service had; -1: it does not say. Reads 8 KB.
std::int64_t features_matched(const std::string& opened) {
    constexpr std::size_t kEnd = 4096;  // the counts stand before or behind the features
    // The end of a packed file costs unpacking all of it; answers of services are small.
    constexpr vsi_l_offset kMostUnpacked = vsi_l_offset{64} << 20;
    VSILFILE* file = VSIFOpenL(opened.c_str(), "rb");
    if (file == nullptr) return -1;
    std::string text(kEnd, '\0');
    text.resize(VSIFReadL(text.data(), 1, text.size(), file));
    if (const std::size_t features = text.find("\"features\""); features != std::string::npos) text.resize(features);
    std::string tail;
    VSIStatBufL status;
    const bool packed = opened.starts_with("/vsi");
    if (!opened.starts_with("/vsigzip/") && VSIStatL(opened.c_str(), &status) == 0 &&
        (!packed || static_cast<vsi_l_offset>(status.st_size) <= kMostUnpacked)) {
        const auto size = static_cast<vsi_l_offset>(status.st_size);
        VSIFSeekL(file, size > kEnd ? size - kEnd : 0, SEEK_SET);
        tail.resize(kEnd);
        tail.resize(VSIFReadL(tail.data(), 1, tail.size(), file));
    }
    VSIFCloseL(file);
    // Behind the last feature: what stands in one is its own.
    const std::size_t closing = tail.rfind(']');
    const std::size_t last = tail.find("\"numberMatched\"");
    if (last != std::string::npos && (closing == std::string::npos || tail.rfind("\"geometry\"") == std::string::npos ||
                                      last > tail.rfind("\"geometry\"")))
        text += tail.substr(last);
    const std::int64_t matched = number_after(text, "numberMatched\"");
    return matched >= 0 ? matched : number_after(text, "numberMatched=");
}

bool is_limit(std::int64_t count) { return std::find(kPages.begin(), kPages.end(), count) != kPages.end(); }

std::int64_t held(const Extract& file) { return file.features < 0 ? -1 : file.features + file.repeated; }

// What is known of one download, in one file or in several.
struct Download {
    std::string written;
    Position where;
    std::int64_t features = -1;
    std::int64_t matched = -1;
    bool cut = false;  // it ends where a page ends
};

std::optional<ExtractDoubt> doubt_of(const Download& download) {
    const std::string& written = download.written;
    const std::int64_t count = download.features;
    if (count >= 0 && download.matched > count) {
        return ExtractDoubt{
            fail(ErrorCode::extract_truncated,
                 {fmt::format("« {} » est tronqué : {} objets sur les {} que le service avait", written, count,
                              download.matched),
                  fmt::format("'{}' is truncated: {} features of the {} the service had", written, count,
                              download.matched)},
                 download.where,
                 {"Téléchargez les pages suivantes (startIndex) et donnez-les toutes : source = [\"page1.json\", "
                  "\"page2.json\"] ; ou une emprise plus petite.",
                  "Download the pages that follow (startIndex) and give them all: source = [\"page1.json\", "
                  "\"page2.json\"]; or a smaller extent."})
                .value(),
            download.matched - count};
    }
    if (download.matched == count || !download.cut) return std::nullopt;
    return ExtractDoubt{
        fail(
            ErrorCode::extract_truncated,
            {fmt::format("« {} » a exactement {} objets, la limite d'un téléchargement : il peut être tronqué", written,
                         count),
             fmt::format("'{}' has exactly {} features, the limit of a download: it may be truncated", written, count)},
            download.where,
            {"Comparez avec le nombre d'objets du portail ; téléchargez sinon les pages suivantes.",
             "Compare with the number of features of the portal; else download the pages that follow."})
            .value(),
        0};
}

// Full pages, and perhaps a last one that is not.
bool are_full_pages(const std::vector<Extract>& files) {
    std::int64_t full = 0;
    for (const Extract& file : files) full = std::max(full, held(file));
    const auto short_ones =
        std::count_if(files.begin(), files.end(), [&](const Extract& file) { return held(file) != full; });
    return is_limit(full) && short_ones <= 1 &&
           std::all_of(files.begin(), files.end(), [](const Extract& file) { return held(file) >= 0; });
}

}  // namespace

std::vector<ExtractDoubt> extract_doubts(const std::vector<Extract>& files) {
    Download all;
    std::vector<Download> each;
    bool one_count = true;  // every answer says the same number
    for (const Extract& file : files) {
        Download one;
        one.written = file.input.written;
        one.where = file.input.position;
        one.features = held(file);
        one.cut = is_limit(one.features);
        if (file.driver == "GeoJSON" || file.driver == "GML") {
            const auto located = locate({file.input.path, one.written, file.input.layer, true, one.where});
            if (located) one.matched = features_matched(located->opened);
        }
        if (each.empty()) {
            all = one;
            all.features = file.features;
        } else {
            one_count = one_count && one.matched == all.matched;
            all.features = all.features < 0 || file.features < 0 ? -1 : all.features + file.features;
        }
        each.push_back(std::move(one));
    }
    std::vector<ExtractDoubt> doubts;
    const auto add = [&](const Download& download) {
        if (auto doubt = doubt_of(download)) doubts.push_back(std::move(*doubt));
    };
    const bool counted = one_count && all.matched >= 0 && all.features >= 0 && all.features <= all.matched;
    const bool full_pages = one_count && all.matched < 0 && are_full_pages(files);
    if (files.size() > 1 && (counted || full_pages)) {
        all.written += fmt::format(" … {}", each.back().written);
        all.cut = std::all_of(each.begin(), each.end(), [](const Download& one) { return one.cut; });
        add(all);
    } else {
        for (const Download& one : each) add(one);
    }
    return doubts;
}

}  // namespace terracord::gdal

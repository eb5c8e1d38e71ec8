#include "gdal/extract_doubt.hpp"

#include <cpl_vsi.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdlib>

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

}  // namespace

std::optional<ExtractDoubt> extract_doubt(const VectorInput& input, const LayerInfo& info) {
    const std::int64_t count = info.feature_count;
    const std::string& written = input.written;
    const Position& where = input.position;
    std::int64_t matched = -1;
    if (info.driver == "GeoJSON" || info.driver == "GML") {
        const auto located = locate({input.path, written, input.layer, true, where});
        if (located) matched = features_matched(located->opened);
    }
    if (count >= 0 && matched > count) {
        return ExtractDoubt{
            fail(
                ErrorCode::extract_truncated,
                {fmt::format("« {} » est tronqué : {} objets sur les {} que le service avait", written, count, matched),
                 fmt::format("'{}' is truncated: {} features of the {} the service had", written, count, matched)},
                where,
                {"Téléchargez les pages suivantes (startIndex) et réunissez-les, ou une emprise plus petite.",
                 "Download the pages that follow (startIndex) and merge them, or a smaller extent."})
                .value(),
            matched - count};
    }
    if (matched == count || std::find(kPages.begin(), kPages.end(), count) == kPages.end()) return std::nullopt;
    return ExtractDoubt{
        fail(
            ErrorCode::extract_truncated,
            {fmt::format("« {} » a exactement {} objets, la limite d'un téléchargement : il peut être tronqué", written,
                         count),
             fmt::format("'{}' has exactly {} features, the limit of a download: it may be truncated", written, count)},
            where,
            {"Comparez avec le nombre d'objets du portail ; téléchargez sinon les pages suivantes.",
             "Compare with the number of features of the portal; else download the pages that follow."})
            .value(),
        0};
}

}  // namespace terracord::gdal

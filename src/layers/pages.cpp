#include "layers/pages.hpp"

#include <fmt/format.h>

#include <functional>

namespace terracord::layers {

void Pages::begin(const gdal::VectorInput& input, const gdal::LayerInfo& info) {
    // A clause leaves some out: their number is that of the file.
    files_.push_back({.input = input, .driver = info.driver, .features = info.feature_count, .repeated = 0});
}

bool Pages::repeats(const gdal::Record& record, std::size_t id_column) {
    if (record.geometry_missing) return false;
    gdal::Extract& file = files_.back();
    const auto& id = record.values[id_column];
    // The number of a feature is its place in most files; in GeoJSON it may be its identifier.
    if (!id && file.driver != "GeoJSON") return false;
    std::size_t key = std::hash<std::string>{}(id ? *id : fmt::format("#{}", record.fid));
    const auto mix = [&](std::size_t part) { key ^= part + 0x9e3779b97f4a7c15U + (key << 6U) + (key >> 2U); };
    for (const auto& value : record.values) mix(value ? std::hash<std::string>{}(*value) : 1U);
    const auto& points = record.shape.points();
    mix(points.size());
    for (const geometry::Point& point : points) {
        mix(std::hash<double>{}(point.x));
        mix(std::hash<double>{}(point.y));
    }
    Seen now{record.values, record.shape, id ? -1 : record.fid, files_.size() - 1};
    const auto [first, last] = seen_.equal_range(key);
    for (auto at = first; at != last; ++at) {
        const Seen& before = at->second;
        if (before.file == now.file || before.fid != now.fid || before.values != now.values ||
            before.shape != now.shape)
            continue;
        ++file.repeated;
        if (file.features > 0) --file.features;
        ++repeated_[{now.file, before.file}];
        return true;
    }
    seen_.emplace(key, std::move(now));
    return false;
}

std::optional<Error> Pages::overlap(const Position& where) const {
    if (repeated_.empty()) return std::nullopt;
    constexpr std::size_t kMostNamed = 5;
    Text list;
    std::size_t named = 0;
    for (const auto& [files, count] : repeated_) {
        if (named++ >= kMostNamed) continue;
        const std::string& later = files_[files.first].input.written;
        const std::string& earlier = files_[files.second].input.written;
        list.fr +=
            fmt::format("{}« {} » répète {} objet(s) de « {} »", list.fr.empty() ? "" : " ; ", later, count, earlier);
        list.en +=
            fmt::format("{}'{}' repeats {} feature(s) of '{}'", list.en.empty() ? "" : "; ", later, count, earlier);
    }
    if (named > kMostNamed) {
        list.fr += fmt::format(" ; et {} autre(s) paire(s) de fichiers", named - kMostNamed);
        list.en += fmt::format("; and {} more pair(s) of files", named - kMostNamed);
    }
    return fail(ErrorCode::extract_truncated, {list.fr + " : comptés une fois", list.en + ": counted once"}, where,
                {"Demandez les pages dans un ordre fixe (sortBy) : celles qui se chevauchent laissent aussi des objets "
                 "de côté.",
                 "Ask for the pages in a fixed order (sortBy): pages that overlap leave features out as well."})
        .value();
}

}  // namespace terracord::layers

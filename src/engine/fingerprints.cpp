#include "engine/fingerprints.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <iterator>

#include "base/hash.hpp"
#include "geometry/measure.hpp"

namespace terracord::engine {

namespace {

using Whole = std::pair<std::int64_t, std::int64_t>;

constexpr double kMillimetres = 1000.0;

// The same ring reads the same wherever it starts and whichever way it turns.
std::string ring_text(std::span<const geometry::Point> ring) {
    std::vector<Whole> points;
    for (const geometry::Point& point : ring)
        points.emplace_back(std::llround(point.x * kMillimetres), std::llround(point.y * kMillimetres));
    if (points.size() > 1 && points.front() == points.back()) points.pop_back();
    if (geometry::signed_area(ring) < 0.0) std::reverse(points.begin(), points.end());
    std::rotate(points.begin(), std::min_element(points.begin(), points.end()), points.end());
    std::string text;
    for (const Whole& point : points) fmt::format_to(std::back_inserter(text), "{},{};", point.first, point.second);
    return text;
}

std::string shape_text(const geometry::Shape& shape) {
    std::vector<std::string> parts;
    for (std::size_t p = 0; p < shape.part_count(); ++p) {
        std::vector<std::string> holes;
        for (std::size_t r = shape.part_begin(p) + 1; r < shape.part_end(p); ++r)
            holes.push_back(ring_text(shape.ring(r)));
        std::sort(holes.begin(), holes.end());
        std::string part = ring_text(shape.ring(shape.part_begin(p)));
        for (const std::string& hole : holes) part += "-" + hole;
        parts.push_back(std::move(part));
    }
    std::sort(parts.begin(), parts.end());
    std::string text;
    for (const std::string& part : parts) text += part + "|";
    return text;
}

void add(std::string& text, std::string_view word) { text += fmt::format("{}:{};", word.size(), word); }

void add(std::string& text, const std::optional<double>& number) {
    text += number ? fmt::format("{};", *number) : std::string("?;");
}

}  // namespace

std::string perimeter_digest(const geometry::Shape& perimeter) { return sha256(shape_text(perimeter)); }

std::string programme_digest(const model::Project& project) {
    std::string text;
    for (const auto& [quantity, value] : project.programme) {
        add(text, quantity);
        add(text, value);
    }
    for (const auto& [column, said] : project.declarations) {
        add(text, column);
        add(text, said);
    }
    for (const model::Destination& destination : project.destinations) {
        add(text, destination.code);
        add(text, destination.floor_area_m2);
        add(text, destination.units);
        add(text, shape_text(destination.place));
    }
    for (const model::Part& part : project.parts) {
        add(text, model::code(part.kind));
        add(text, shape_text(part.shape));
    }
    return sha256(text);
}

std::string content_digest(const std::vector<std::filesystem::path>& files,
                           const std::map<std::filesystem::path, std::string>& hashes) {
    std::vector<std::string> lines;
    for (const std::filesystem::path& file : files) {
        if (const auto hash = hashes.find(file); hash != hashes.end())
            lines.push_back(file.filename().string() + " " + hash->second + "\n");
    }
    if (lines.empty()) return {};
    std::sort(lines.begin(), lines.end());
    lines.erase(std::unique(lines.begin(), lines.end()), lines.end());
    std::string text;
    for (const std::string& line : lines) text += line;
    return sha256(text);
}

}  // namespace terracord::engine

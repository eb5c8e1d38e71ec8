#include "case_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <functional>
#include <stdexcept>

#include "config/keys.hpp"
#include "config/read_checks.hpp"
#include "support/drawing.hpp"
#include "support/shapes.hpp"

namespace terracord::catalogue_cases {

namespace {

using geometry::Family;
using geometry::Shape;

class Writer {
   public:
    Writer(const Case& one, const catalogue::CatalogueData& data, std::filesystem::path folder)
        : one_(one), data_(data), folder_(std::move(folder)) {}

    std::filesystem::path write() {
        for (const auto& [name, text] : one_.files) put(name, text);
        std::string analysis = "terracord = 1\ndate = 2026-11-22\nphase = \"programming\"\ncrs = \"EPSG:2154\"\n";
        analysis += projects();
        analysis += document();
        if (data_.entry(one_.entry) != nullptr)
            analysis += fmt::format("[[check]]\nuse = \"{}\"\n{}\n", one_.entry, one_.in_check);
        analysis += one_.in_analysis + "\n";
        return put("analysis.toml", analysis);
    }

   private:
    std::filesystem::path put(const std::string& name, const std::string& text) const {
        const auto path = folder_ / name;
        std::filesystem::create_directories(path.parent_path());
        std::ofstream(path, std::ios::binary) << text;
        return path;
    }

    [[nodiscard]] std::string position(geometry::Point p) const {
        const double scale = one_.cell / testing::kSide;
        return fmt::format("[{},{}]", testing::kOrigin.x + (p.x - testing::kOrigin.x) * scale,
                           testing::kOrigin.y + (p.y - testing::kOrigin.y) * scale);
    }

    [[nodiscard]] std::string ring(const Shape& shape, std::size_t index) const {
        std::string text;
        for (const geometry::Point p : shape.ring(index)) text += (text.empty() ? "" : ",") + position(p);
        return text;
    }

    [[nodiscard]] std::string geometry_text(const Shape& shape) const {
        if (shape.family() == Family::point)
            return fmt::format("{{\"type\":\"Point\",\"coordinates\":{}}}", ring(shape, 0));
        if (shape.family() == Family::line)
            return fmt::format("{{\"type\":\"LineString\",\"coordinates\":[{}]}}", ring(shape, 0));
        std::string parts;
        for (std::size_t part = 0; part < shape.part_count(); ++part) {
            std::string rings;
            for (std::size_t r = shape.part_begin(part); r < shape.part_end(part); ++r)
                rings += (rings.empty() ? "[" : ",[") + ring(shape, r) + "]";
            parts += (parts.empty() ? "[" : ",[") + rings + "]";
        }
        return fmt::format("{{\"type\":\"MultiPolygon\",\"coordinates\":[{}]}}", parts);
    }

    // A letter's runs of cells along rows, and along columns where they are longer than a cell: lines through centres.
    static std::vector<Shape> lines(const std::string& map, char letter) {
        std::vector<std::string> rows(1);
        for (const char c : map) {
            if (c == '\n') {
                rows.emplace_back();
            } else if (c != ' ') {
                rows.back() += c;
            }
        }
        rows.erase(std::remove(rows.begin(), rows.end(), std::string()), rows.end());
        const auto is = [&](std::size_t r, std::size_t c) {
            return r < rows.size() && c < rows[r].size() && rows[r][c] == letter;
        };
        const auto segment = [&](double x0, double y0, double x1, double y1) {
            Shape shape(Family::line);
            for (const auto& [x, y] : {std::pair(x0, y0), std::pair(x1, y1)}) {
                shape.add_point({testing::kOrigin.x + testing::kSide * x,
                                 testing::kOrigin.y + testing::kSide * (static_cast<double>(rows.size()) - y)});
            }
            shape.end_ring();
            shape.end_part();
            return shape;
        };
        std::vector<Shape> found;
        for (std::size_t r = 0; r < rows.size(); ++r) {
            for (std::size_t c = 0; c < rows[r].size(); ++c) {
                const auto row = static_cast<double>(r);
                const auto column = static_cast<double>(c);
                const bool column_run = is(r + 1, c) || (r > 0 && is(r - 1, c));
                if (is(r, c) && (c == 0 || !is(r, c - 1)) && (is(r, c + 1) || !column_run)) {
                    std::size_t end = c;
                    while (is(r, end)) ++end;
                    found.push_back(segment(column, row + 0.5, static_cast<double>(end), row + 0.5));
                }
                if (is(r, c) && (r == 0 || !is(r - 1, c)) && is(r + 1, c)) {
                    std::size_t end = r;
                    while (is(end, c)) ++end;
                    found.push_back(segment(column + 0.5, row, column + 0.5, static_cast<double>(end)));
                }
            }
        }
        return found;
    }

    // One feature a letter (areas), a cell (points) or a run (lines).
    std::string collection(const std::string& map, Family family,
                           const std::function<Attributes(char)>& attributes) const {
        const testing::Drawing drawing(map);
        std::string features;
        for (const char letter : drawing.letters()) {
            std::vector<Shape> shapes;
            if (family == Family::point) shapes = drawing.centres(letter);
            if (family == Family::line) shapes = lines(map, letter);
            if (family == Family::area) shapes = {drawing.area(letter)};
            std::string properties;
            for (const auto& [key, value] : attributes(letter))
                properties += fmt::format("{}\"{}\":{}", properties.empty() ? "" : ",", key, value);
            for (const Shape& shape : shapes) {
                features += fmt::format("{}{{\"type\":\"Feature\",\"properties\":{{{}}},\"geometry\":{}}}",
                                        features.empty() ? "" : ",\n", properties, geometry_text(shape));
            }
        }
        return fmt::format(
            "{{\"type\":\"FeatureCollection\",\"crs\":{{\"type\":\"name\",\"properties\":{{\"name\":"
            "\"urn:ogc:def:crs:EPSG::2154\"}}}},\"features\":[\n{}\n]}}\n",
            features);
    }

    std::string projects() const {
        put("projects.geojson", collection(one_.project, Family::area, [&](char letter) {
                Attributes columns = one_.columns;
                columns["code"] = fmt::format("\"{}\"", letter);
                return columns;
            }));
        std::string text = "[projects]\nsource = \"projects.geojson\"\nid = \"code\"\n";
        std::string programme;
        for (const auto& key : config::kProgrammeKeys.keys) {
            const std::string name(key.name);
            if (one_.columns.find(name) != one_.columns.end())
                programme += fmt::format("{}{} = \"{}\"", programme.empty() ? "" : ", ", name, name);
        }
        if (!programme.empty()) text += "programme = { " + programme + " }\n";
        if (!one_.parts.empty()) {
            static const std::map<char, std::string> kKinds{
                {'b', "built"}, {'r', "road"}, {'o', "open"}, {'k', "kept"}};
            const std::string first(1, testing::Drawing(one_.project).letters().front());
            put("parts.geojson", collection(one_.parts, Family::area, [&](char letter) {
                    return Attributes{{"kind", "\"" + kKinds.at(letter) + "\""}, {"project", "\"" + first + "\""}};
                }));
            text += "parts = { source = \"parts.geojson\", project = \"project\", kind = \"kind\" }\n";
        }
        return text + one_.in_projects + "\n";
    }

    [[nodiscard]] const catalogue::Standard& standard() const {
        std::string id = one_.standard;
        if (const catalogue::Entry* entry = data_.entry(one_.entry); id.empty() && entry != nullptr)
            id = standard_of(entry->check.layer_ref);
        const catalogue::Standard* found = data_.standard(id);
        if (found == nullptr) throw std::runtime_error(one_.where + ": no standard '" + id + "'");
        return *found;
    }

    [[nodiscard]] Family family_of(const std::string& role, const Layer& layer) const {
        if (layer.family != Family::none) return layer.family;
        for (const catalogue::Role& known : standard().roles) {
            if (known.layer.name == role) return known.layer.family;
        }
        throw std::runtime_error(one_.where + ": the standard has no layer '" + role + "'");
    }

    std::string document() const {
        std::string text = fmt::format("[[document]]\nid = \"document\"\nstandard = \"{}\"\n", standard().id);
        const auto says = [&](const char* key) {
            return one_.in_document.rfind(key, 0) == 0 ||
                   one_.in_document.find(std::string("\n") + key) != std::string::npos;
        };
        if (!says("status")) text += "status = \"in_force\"\n";
        if (!says("accuracy") && !says("scale")) text += "accuracy = \"1 m\"\n";
        if (!one_.covers.empty()) {
            put("covers.geojson", collection(one_.covers, Family::area, [](char) { return Attributes{}; }));
            text += "coverage = \"covers.geojson\"\n";
        } else if (!says("coverage")) {
            text += "coverage = { everywhere = true, reason = \"A drawn map\" }\n";
        }
        std::string layers;
        for (const auto& [role, layer] : one_.layers) {
            std::string source = layer.source;
            if (source.empty()) {
                source = role + ".geojson";
                put(source, collection(layer.map, family_of(role, layer), [&](char letter) {
                        const auto found = layer.features.find(letter);
                        if (found == layer.features.end())
                            throw std::runtime_error(
                                fmt::format("{}: layer {}: '{}' has no attributes", one_.where, role, letter));
                        return found->second;
                    }));
            }
            // An ASCII grid says nothing of its system.
            const std::string_view crs = source.ends_with(".asc") ? ", crs = \"EPSG:2154\"" : "";
            layers += fmt::format("{}{} = {{ source = \"{}\"{} }}", layers.empty() ? "" : ", ", role, source, crs);
        }
        return text + fmt::format("layer = {{ {} }}\n{}\n", layers, one_.in_document);
    }

    const Case& one_;
    const catalogue::CatalogueData& data_;
    std::filesystem::path folder_;
};

}  // namespace

std::string standard_of(const std::string& layer_ref) {
    const auto at = layer_ref.find(':');
    return at == std::string::npos ? std::string() : layer_ref.substr(0, at);
}

std::filesystem::path write_case(const Case& one, const catalogue::CatalogueData& data,
                                 const std::filesystem::path& folder) {
    return Writer(one, data, folder).write();
}

}  // namespace terracord::catalogue_cases

#include "gdal/geojson_survey.hpp"

#include <ogr_core.h>

#include <algorithm>
#include <array>
#include <limits>
#include <set>

#include "gdal/error_capture.hpp"

namespace terracord::gdal {
namespace {

constexpr std::size_t kLongestSketch = 16'000'000;

// Which type GDAL gives a text: what it takes for a date depends on the text.
char text_kind(std::string_view text) {
    // Without a digit, or a mark between numbers, there is none.
    if (text.find_first_of("-/:") == std::string_view::npos ||
        text.find_first_of("0123456789") == std::string_view::npos)
        return 't';
    const std::string terminated(text);
    OGRField field;
    const ErrorCapture quiet;  // of what is no year
    if (OGRParseDate(terminated.c_str(), &field, 0) == 0) return 't';
    const bool date = text.find_first_of("-/") != std::string_view::npos;
    if (date && text.find(':') != std::string_view::npos) return 'M';
    return date ? 'D' : 'T';
}

char kind_letter(const GeojsonValue& value) {
    if (value.kind == GeojsonKind::text) return text_kind(value.text);
    if (value.kind != GeojsonKind::integer) return static_cast<char>(value.kind);
    const bool small = value.integer >= std::numeric_limits<std::int32_t>::min() &&
                       value.integer <= std::numeric_limits<std::int32_t>::max();
    return small ? 'i' : 'l';
}

const char* stand_in(GeojsonType type, bool height) {
    switch (type) {
        case GeojsonType::none: return "null";
        case GeojsonType::point:
            return height ? R"({"type":"Point","coordinates":[0,0,0]})" : R"({"type":"Point","coordinates":[0,0]})";
        case GeojsonType::multi_point:
            return height ? R"({"type":"MultiPoint","coordinates":[[0,0,0]]})"
                          : R"({"type":"MultiPoint","coordinates":[[0,0]]})";
        case GeojsonType::line:
            return height ? R"({"type":"LineString","coordinates":[[0,0,0],[1,1,1]]})"
                          : R"({"type":"LineString","coordinates":[[0,0],[1,1]]})";
        case GeojsonType::multi_line:
            return height ? R"({"type":"MultiLineString","coordinates":[[[0,0,0],[1,1,1]]]})"
                          : R"({"type":"MultiLineString","coordinates":[[[0,0],[1,1]]]})";
        case GeojsonType::polygon:
            return height ? R"({"type":"Polygon","coordinates":[[[0,0,0],[1,0,0],[1,1,0],[0,0,0]]]})"
                          : R"({"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,0]]]})";
        case GeojsonType::multi_polygon:
            return height ? R"({"type":"MultiPolygon","coordinates":[[[[0,0,0],[1,0,0],[1,1,0],[0,0,0]]]]})"
                          : R"({"type":"MultiPolygon","coordinates":[[[[0,0],[1,0],[1,1],[0,0]]]]})";
    }
    return "null";
}

}  // namespace

unsigned kind_bit(GeojsonKind kind) {
    switch (kind) {
        case GeojsonKind::null: return 0;
        case GeojsonKind::boolean: return 1;
        case GeojsonKind::integer: return 2;
        case GeojsonKind::real: return 4;
        case GeojsonKind::text: return 8;
    }
    return 0;
}

bool GeojsonSurvey::look(GeojsonParser& parser, const PaddedText& text) {
    GeojsonParser apart;  // for what goes into the sketch
    const auto note_it = [&](const GeojsonFeature& feature, TextSpan span) { return add(apart, text, span, feature); };
    if (!parser.look(text, collection_, note_it)) return false;
    if (numbers_ == 0) return true;
    // Of numbers GDAL makes the number of the feature, unless something else is named "id".
    return names_ == 0 && !kinds_.contains("id");
}

bool GeojsonSurvey::add(GeojsonParser& parser, const PaddedText& text, TextSpan span, const GeojsonFeature& feature) {
    constexpr int kEnough = 2;  // a null where a column is new counts otherwise than where it is known
    all_have_properties_ = all_have_properties_ && feature.has_properties;
    switch (feature.id.kind) {
        case GeojsonKind::null: break;
        case GeojsonKind::text: ++names_; break;
        case GeojsonKind::integer:
            if (feature.id.integer < 0) return false;
            ++numbers_;
            break;
        default: return false;
    }
    signature_ = kind_letter(feature.id);
    signature_ += static_cast<char>('0' + static_cast<int>(feature.type));
    signature_ += feature.has_height ? 'z' : ' ';
    signature_ += feature.has_properties ? '{' : ' ';
    for (const GeojsonProperty& property : feature.properties) {
        signature_ += property.key;
        signature_ += '\0';
        signature_ += kind_letter(property.value);
    }
    if (signature_ == last_) return true;
    int& count = seen_[signature_];
    if (count == 0 && !note(feature)) return false;
    if (count == kEnough) {
        last_ = signature_;
        return true;
    }
    ++count;
    if (sketched_++ > 0) pieces_ += ",\n";
    pieces_ += R"({"type":"Feature",)";
    if (!parser.members(text, span, pieces_)) return false;
    pieces_ += R"("geometry":)";
    pieces_ += stand_in(feature.type, feature.has_height);
    pieces_ += '}';
    return pieces_.size() <= kLongestSketch;
}

// The names of a new kind of feature: none of them twice.
bool GeojsonSurvey::note(const GeojsonFeature& feature) {
    std::set<std::string_view> names;
    for (const GeojsonProperty& property : feature.properties) {
        // Lists of GeoCouch, which GDAL reads in a way of their own, have it.
        if (property.key == "_rev" || !names.insert(property.key).second) return false;
        kinds_[std::string(property.key)] |= kind_bit(property.value.kind);
    }
    return true;
}

std::string GeojsonSurvey::sketch() const {
    std::string text = "{" + collection_.before + "\"features\":[\n" + pieces_ + "\n]";
    if (!collection_.behind.empty()) {
        text += ',';
        text += collection_.behind;
        text.pop_back();  // its last comma
    }
    return text + "}\n";
}

unsigned GeojsonSurvey::kinds_of(const std::string& key) const {
    const auto found = kinds_.find(key);
    return found == kinds_.end() ? 0 : found->second;
}

}  // namespace terracord::gdal

#include "gdal/geojson_feature.hpp"

#include <simdjson.h>
#include <sys/mman.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <cstring>
#include <limits>
#include <optional>
#include <utility>

#include "gdal/dataset_path.hpp"

namespace terracord::gdal {
namespace {

namespace ondemand = simdjson::ondemand;

// GDAL refuses a feature of 200 MiB as it counts them, texts of 10 MB, numbers of 1024 digits and 1024 levels. All is
// left to it well before.
constexpr std::size_t kHeaviest = 150'000'000;
constexpr std::size_t kLongestText = 1'000'000;
constexpr std::size_t kLongestNumber = 300;
constexpr std::size_t kLongestMembers = 1'000'000;
constexpr int kDeepest = 32;
constexpr std::size_t kArrayWeight = 96;
constexpr std::size_t kScalarWeight = 56;
constexpr std::size_t kObjectWeight = 1024;
constexpr std::size_t kMemberWeight = 64;
// Beyond it an integer read as such and one read as a decimal number may differ.
constexpr double kExact = 9007199254740992.0;

constexpr int kMostLevels = 3;  // of a multi-polygon

struct TypeName {
    std::string_view name;
    GeojsonType type;
    int levels;  // of arrays around a point
};
constexpr std::array<TypeName, 6> kTypes{{{"Point", GeojsonType::point, 0},
                                          {"MultiPoint", GeojsonType::multi_point, 1},
                                          {"LineString", GeojsonType::line, 1},
                                          {"MultiLineString", GeojsonType::multi_line, 2},
                                          {"Polygon", GeojsonType::polygon, 2},
                                          {"MultiPolygon", GeojsonType::multi_polygon, 3}}};

bool holds_nul(std::string_view text) { return text.find('\0') != std::string_view::npos; }

// GDAL looks for these whatever their case.
bool mistakable(std::string_view key) {
    constexpr std::array<std::string_view, 5> kNames{"type", "id", "geometry", "properties", "crs"};
    return std::any_of(kNames.begin(), kNames.end(), [&](std::string_view name) {
        return name.size() == key.size() && same_ignoring_case(std::string(name), std::string(key));
    });
}

bool text_of(ondemand::value value, std::string_view& out) {
    return value.get_string().get(out) == simdjson::SUCCESS && out.size() <= kLongestText && !holds_nul(out);
}

bool digit(char c) { return c >= '0' && c <= '9'; }

// What a number of JSON looks like.
struct Written {
    const char* end = nullptr;
    bool whole = false;
    bool tame = false;  // far from what a double cannot hold, and from kExact
};

// Nothing: it is no number of JSON.
std::optional<Written> look_at_number(std::string_view written) {
    constexpr std::ptrdiff_t kFewDigits = 15;
    const char* at = written.data();
    const char* const end = at + written.size();
    const auto digits = [&] {
        const char* const begin = at;
        while (at != end && digit(*at)) ++at;
        return at - begin;
    };
    if (at != end && *at == '-') ++at;
    const bool zero = at != end && *at == '0';
    const auto before = digits();
    if (before == 0 || (zero && before > 1)) return std::nullopt;
    Written seen{.end = nullptr, .whole = true, .tame = before <= kFewDigits};
    if (at != end && *at == '.') {
        ++at;
        if (digits() == 0) return std::nullopt;
        seen.whole = false;
    }
    if (at != end && (*at == 'e' || *at == 'E')) {
        ++at;
        if (at != end && (*at == '+' || *at == '-')) ++at;
        if (digits() == 0) return std::nullopt;
        seen.whole = false;
        seen.tame = false;
    }
    seen.end = at;
    const auto blank = [](char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; };
    return std::all_of(at, end, blank) ? std::optional(seen) : std::nullopt;
}

// Most writers give more digits than a double has, which the library rounds right, and slowly.
bool convert(const char* begin, const char* end, double& out) {
    const auto [last, error] = std::from_chars(begin, end, out);
    return error == std::errc{} && last == end;
}

// What is to be known of coordinates.
enum class Coordinates : std::uint8_t {
    proved,   // all
    counted,  // how many they are, and that they can be had
    taken     // their values: they have been looked at before
};

class FeatureReader {
   public:
    explicit FeatureReader(GeojsonFeature& out, Coordinates coordinates = Coordinates::proved)
        : out_(out), coordinates_(coordinates) {}

    bool read(ondemand::object object) {
        bool typed = false;
        bool with_id = false;
        bool with_geometry = false;
        bool with_properties = false;
        for (auto entry : object) {
            ondemand::field field;
            std::string_view key;
            if (!open_member(entry, field, key)) return false;
            ondemand::value value = field.value();
            if (key == "type") {
                std::string_view type;
                if (std::exchange(typed, true) || !text_of(value, type) || type != "Feature") return false;
            } else if (key == "id") {
                if (std::exchange(with_id, true) || !scalar(value, out_.id)) return false;
            } else if (key == "geometry") {
                if (std::exchange(with_geometry, true) || !geometry(value)) return false;
            } else if (key == "properties") {
                if (std::exchange(with_properties, true) || !properties(value)) return false;
            } else if (mistakable(key) || !pass(value, 0)) {
                return false;
            }
        }
        return typed && with_geometry && with_properties;
    }

    // What is of no interest has to be well-formed all the same.
    bool pass(ondemand::value value, int depth) {
        ondemand::json_type type{};
        if (depth > kDeepest || value.type().get(type) != simdjson::SUCCESS) return false;
        if (type == ondemand::json_type::object) {
            ondemand::object object;
            if (value.get_object().get(object) != simdjson::SUCCESS || !weigh(kObjectWeight)) return false;
            for (auto entry : object) {
                ondemand::field field;
                std::string_view key;
                if (!open_member(entry, field, key) || !pass(field.value(), depth + 1)) return false;
            }
            return true;
        }
        if (type == ondemand::json_type::array) {
            ondemand::array array;
            if (value.get_array().get(array) != simdjson::SUCCESS || !weigh(kArrayWeight)) return false;
            for (auto element : array) {
                ondemand::value inner;
                if (std::move(element).get(inner) != simdjson::SUCCESS || !pass(inner, depth + 1)) return false;
            }
            return true;
        }
        GeojsonValue ignored;
        return scalar(value, ignored);
    }

   private:
    bool weigh(std::size_t more) {
        weight_ += more;
        return weight_ <= kHeaviest;
    }

    bool open_member(simdjson::simdjson_result<ondemand::field>& entry, ondemand::field& field, std::string_view& key) {
        return std::move(entry).get(field) == simdjson::SUCCESS &&
               field.unescaped_key().get(key) == simdjson::SUCCESS && key.size() <= kLongestText && !holds_nul(key) &&
               weigh(kMemberWeight + key.size());
    }

    bool scalar(ondemand::value value, GeojsonValue& out) {
        out = {};
        ondemand::json_type type{};
        if (value.type().get(type) != simdjson::SUCCESS || !weigh(kScalarWeight)) return false;
        switch (type) {
            case ondemand::json_type::null: {
                bool null = false;
                return value.is_null().get(null) == simdjson::SUCCESS && null;
            }
            case ondemand::json_type::boolean: {
                bool yes = false;
                if (value.get_bool().get(yes) != simdjson::SUCCESS) return false;
                out.kind = GeojsonKind::boolean;
                out.integer = yes ? 1 : 0;
                return true;
            }
            case ondemand::json_type::string:
                out.kind = GeojsonKind::text;
                return text_of(value, out.text) && weigh(out.text.size());
            case ondemand::json_type::number: return number(value, out);
            default: return false;
        }
    }

    static bool number(ondemand::value value, GeojsonValue& out) {
        const std::string_view written = value.raw_json_token();
        if (written.size() > kLongestNumber) return false;
        const auto seen = look_at_number(written);
        if (!seen || !convert(written.data(), seen->end, out.real)) return false;
        out.kind = seen->whole ? GeojsonKind::integer : GeojsonKind::real;
        if (!seen->whole) return true;
        // GDAL takes the least and the greatest for what was cut to them.
        return value.get_int64().get(out.integer) == simdjson::SUCCESS &&
               out.integer != std::numeric_limits<std::int64_t>::min() &&
               out.integer != std::numeric_limits<std::int64_t>::max();
    }

    bool object_or_null(ondemand::value value, ondemand::object& out, bool& null) {
        ondemand::json_type type{};
        if (value.type().get(type) != simdjson::SUCCESS) return false;
        if (type == ondemand::json_type::null) return value.is_null().get(null) == simdjson::SUCCESS && null;
        return value.get_object().get(out) == simdjson::SUCCESS && weigh(kObjectWeight);
    }

    bool properties(ondemand::value value) {
        ondemand::object object;
        bool null = false;
        if (!object_or_null(value, object, null)) return false;
        if (null) return true;
        out_.has_properties = true;
        for (auto entry : object) {
            ondemand::field field;
            GeojsonProperty& property = out_.properties.emplace_back();
            if (!open_member(entry, field, property.key) || !scalar(field.value(), property.value)) return false;
        }
        return true;
    }

    bool geometry(ondemand::value value) {
        ondemand::object object;
        bool null = false;
        if (!object_or_null(value, object, null)) return false;
        if (null) return true;
        const TypeName* named = nullptr;
        int levels = -1;
        for (auto entry : object) {
            ondemand::field field;
            std::string_view key;
            if (!open_member(entry, field, key)) return false;
            if (key == "type") {
                std::string_view name;
                if (named != nullptr || !text_of(field.value(), name)) return false;
                for (const TypeName& one : kTypes) {
                    if (one.name == name) named = &one;
                }
                if (named == nullptr) return false;
            } else if (key == "coordinates") {
                ondemand::array array;
                if (levels >= 0 || field.value().get_array().get(array) != simdjson::SUCCESS) return false;
                levels = coordinates(array, 0);
                if (levels < 0) return false;
            } else if (key != "bbox" || !pass(field.value(), 0)) {
                return false;
            }
        }
        if (named == nullptr || named->levels != levels) return false;
        out_.type = named->type;
        return true;
    }

    // How many arrays are around the points of this one; negative: not plain.
    int coordinates(ondemand::array array, int depth) {
        constexpr int kNone = -1;
        if (depth > kMostLevels || !weigh(kArrayWeight)) return kNone;
        std::array<double, 3> numbers{};
        std::size_t count = 0;
        int inner = kNone;
        for (auto element : array) {
            ondemand::value value;
            ondemand::json_type type{};
            if (std::move(element).get(value) != simdjson::SUCCESS || value.type().get(type) != simdjson::SUCCESS)
                return kNone;
            if (type == ondemand::json_type::number) {
                if (inner != kNone || count == numbers.size() || !coordinate(value, numbers[count])) return kNone;
                ++count;
                continue;
            }
            ondemand::array below;
            if (count > 0 || value.get_array().get(below) != simdjson::SUCCESS) return kNone;
            const int levels = coordinates(below, depth + 1);
            if (levels == kNone || (inner != kNone && inner != levels)) return kNone;
            inner = levels;
        }
        if (inner == kNone) return put(numbers, count) ? 0 : kNone;
        if (inner == 0) out_.line_ends.push_back(out_.points.size());
        if (inner == 1) out_.part_ends.push_back(out_.line_ends.size());
        return inner + 1;
    }

    bool put(const std::array<double, 3>& numbers, std::size_t count) {
        const bool height = count == numbers.size();
        if (count < 2 || (!out_.points.empty() && height != out_.has_height)) return false;
        out_.has_height = height;
        out_.points.emplace_back(numbers[0], numbers[1]);
        if (height) out_.heights.push_back(numbers[2]);
        return true;
    }

    bool coordinate(ondemand::value value, double& out) {
        const std::string_view written = value.raw_json_token();
        if (coordinates_ == Coordinates::taken) {
            if (std::from_chars(written.data(), written.data() + written.size(), out).ec != std::errc{}) return false;
            if (out != 0.0) return true;
        }
        if (written.size() > kLongestNumber || !weigh(kScalarWeight)) return false;
        const auto seen = look_at_number(written);
        if (!seen) return false;
        if (coordinates_ == Coordinates::counted && seen->tame) return true;
        if (!convert(written.data(), seen->end, out) || std::abs(out) >= kExact) return false;
        if (seen->whole && out == 0.0) out = 0.0;  // "-0" is an integer
        return true;
    }

    GeojsonFeature& out_;
    Coordinates coordinates_;
    std::size_t weight_ = 0;
};

}  // namespace

PaddedText PaddedText::with_size(std::size_t size) {
    constexpr std::size_t kPage = std::size_t{2} << 20;
    constexpr std::size_t kLarge = 4 * kPage;
    PaddedText text;
    const std::size_t padded = size + simdjson::SIMDJSON_PADDING;
    if (size < kLarge) {
        text.bytes_.reset(static_cast<char*>(std::malloc(padded)));
    } else {
        // A tenth of the time it takes to read a file of 100 MB was spent on its small pages.
        const std::size_t pages = (padded + kPage - 1) / kPage * kPage;
        text.bytes_.reset(static_cast<char*>(std::aligned_alloc(kPage, pages)));
#ifdef MADV_HUGEPAGE
        if (text.bytes_) madvise(text.bytes_.get(), pages, MADV_HUGEPAGE);
#endif
    }
    if (text.bytes_) std::memset(text.bytes_.get() + size, 0, simdjson::SIMDJSON_PADDING);
    text.size_ = size;
    return text;
}

PaddedText PaddedText::copy(std::string_view text) {
    PaddedText padded = with_size(text.size());
    if (padded) std::copy(text.begin(), text.end(), padded.data());
    return padded;
}

std::size_t PaddedText::readable_behind(std::size_t offset) const {
    return size_ - begin_ - offset + simdjson::SIMDJSON_PADDING;
}

void PaddedText::skip_byte_order_mark() {
    constexpr std::string_view kMark = "\xEF\xBB\xBF";
    if (view().starts_with(kMark)) begin_ += kMark.size();
}

void GeojsonFeature::clear() {
    id = {};
    has_properties = false;
    properties.clear();
    type = GeojsonType::none;
    has_height = false;
    points.clear();
    heights.clear();
    line_ends.clear();
    part_ends.clear();
}

struct GeojsonParser::State {
    ondemand::parser parser;
    ondemand::document document;

    // Nothing stands behind what was read.
    bool ended() { return document.current_location().error() == simdjson::OUT_OF_BOUNDS; }

    bool open(const PaddedText& text, TextSpan span, ondemand::object& root) {
        const simdjson::padded_string_view view(text.view().data() + span.begin, span.size,
                                                text.readable_behind(span.begin));
        return parser.iterate(view).get(document) == simdjson::SUCCESS &&
               document.get_object().get(root) == simdjson::SUCCESS;
    }

    bool read(const PaddedText& text, TextSpan span, GeojsonFeature& out, Coordinates coordinates) {
        out.clear();
        ondemand::object root;
        return open(text, span, root) && FeatureReader(out, coordinates).read(root) && ended();
    }
};

GeojsonParser::GeojsonParser() : state_(std::make_unique<State>()) {}
GeojsonParser::~GeojsonParser() = default;

bool GeojsonParser::look(const PaddedText& text, GeojsonCollection& out, const Visit& visit) {
    const std::string_view whole = text.view();
    ondemand::object root;
    if (!state_->open(text, {0, whole.size()}, root)) return false;
    bool typed = false;
    bool found = false;
    GeojsonFeature feature;
    for (auto entry : root) {
        ondemand::field field;
        std::string_view key;
        if (std::move(entry).get(field) != simdjson::SUCCESS) return false;
        const char* written = field.key().raw() - 1;  // with its quotation marks
        if (field.unescaped_key().get(key) != simdjson::SUCCESS || holds_nul(key)) return false;
        ondemand::value value = field.value();
        if (key == "type") {
            std::string_view type;
            if (std::exchange(typed, true) || !text_of(value, type) || type != "FeatureCollection") return false;
            (found ? out.behind : out.before) += R"("type":"FeatureCollection",)";
            continue;
        }
        if (key == "features") {
            ondemand::array features;
            if (std::exchange(found, true) || value.get_array().get(features) != simdjson::SUCCESS) return false;
            for (auto element : features) {
                ondemand::value one;
                ondemand::object object;
                if (std::move(element).get(one) != simdjson::SUCCESS) return false;
                const char* begin = one.raw_json_token().data();
                feature.clear();
                const char* end = nullptr;  // of the blanks behind it
                if (one.get_object().get(object) != simdjson::SUCCESS ||
                    !FeatureReader(feature, Coordinates::counted).read(object) ||
                    state_->document.current_location().get(end) != simdjson::SUCCESS)
                    return false;
                const TextSpan span{static_cast<std::size_t>(begin - whole.data()),
                                    static_cast<std::size_t>(end - begin)};
                if (!visit(feature, span)) return false;
                out.features.push_back(span);
            }
            continue;
        }
        GeojsonFeature none;
        const char* end = nullptr;
        if (!FeatureReader(none).pass(value, 0) || state_->document.current_location().get(end) != simdjson::SUCCESS)
            return false;
        std::string& members = found ? out.behind : out.before;
        members.append(written, end);
        members += ',';
        if (members.size() > kLongestMembers) return false;
    }
    return typed && found && state_->ended();
}

bool GeojsonParser::read(const PaddedText& text, TextSpan span, GeojsonFeature& out) {
    return state_->read(text, span, out, Coordinates::proved);
}

bool GeojsonParser::read_again(const PaddedText& text, TextSpan span, GeojsonFeature& out) {
    return state_->read(text, span, out, Coordinates::taken);
}

bool GeojsonParser::members(const PaddedText& text, TextSpan span, std::string& out) {
    ondemand::object root;
    if (!state_->open(text, span, root)) return false;
    for (auto entry : root) {
        ondemand::field field;
        std::string_view key;
        if (std::move(entry).get(field) != simdjson::SUCCESS || field.unescaped_key().get(key) != simdjson::SUCCESS)
            return false;
        if (key != "id" && key != "properties") continue;
        ondemand::value value = field.value();
        std::string_view piece;
        if (simdjson::to_json_string(value).get(piece) != simdjson::SUCCESS) return false;
        out += '"';
        out += key;
        out += "\":";
        out += piece;
        out += ',';
    }
    return true;
}

}  // namespace terracord::gdal

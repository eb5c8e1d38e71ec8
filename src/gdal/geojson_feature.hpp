// GeoJSON as a parser of text sees it, without GDAL's reader: the features of a collection, and what one feature says.
// Only what is plain is read: a standard FeatureCollection, properties that are no objects and no lists, geometries
// of points, lines and areas of one dimension. All else is refused with `false`, never guessed at. A parser belongs to
// one thread. Costs some 2 ns a byte, and memory of a few bytes for each of the text.
#pragma once

#include <ogr_geometry.h>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace terracord::gdal {

// Text that may be read, though not used, some bytes past its end.
// Large ones lie on large pages, where the system has them.
class PaddedText {
   public:
    // Nothing where there is no memory for it.
    static PaddedText with_size(std::size_t size);
    static PaddedText copy(std::string_view text);

    [[nodiscard]] explicit operator bool() const { return bytes_ != nullptr; }
    [[nodiscard]] char* data() { return bytes_.get(); }
    [[nodiscard]] std::string_view view() const { return {bytes_.get() + begin_, size_ - begin_}; }
    [[nodiscard]] std::size_t readable_behind(std::size_t offset) const;
    void skip_byte_order_mark();

   private:
    struct Free {
        void operator()(char* bytes) const { std::free(bytes); }
    };
    std::unique_ptr<char[], Free> bytes_;
    std::size_t begin_ = 0;
    std::size_t size_ = 0;
};

// Bytes of a text.
struct TextSpan {
    std::size_t begin = 0;
    std::size_t size = 0;
};

enum class GeojsonKind : char { null = 'n', boolean = 'b', integer = 'i', real = 'r', text = 't' };

struct GeojsonValue {
    GeojsonKind kind = GeojsonKind::null;
    std::int64_t integer = 0;  // 0 or 1 of a boolean
    double real = 0.0;
    std::string_view text;  // until the next feature is read
};

struct GeojsonProperty {
    std::string_view key;  // until the next feature is read
    GeojsonValue value;
};

enum class GeojsonType : char { none, point, multi_point, line, multi_line, polygon, multi_polygon };

struct GeojsonFeature {
    GeojsonValue id;
    bool has_properties = false;  // else null
    std::vector<GeojsonProperty> properties;
    GeojsonType type = GeojsonType::none;
    bool has_height = false;
    std::vector<OGRRawPoint> points;
    std::vector<double> heights;
    std::vector<std::size_t> line_ends;  // in points: lines or rings
    std::vector<std::size_t> part_ends;  // in line_ends: polygons
    void clear();
};

// What stands in a collection beside its type and its features, as written: `"name":"x","crs":{...},`
struct GeojsonCollection {
    std::string before;  // the features
    std::string behind;
    std::vector<TextSpan> features;
};

class GeojsonParser {
   public:
    GeojsonParser();
    ~GeojsonParser();
    GeojsonParser(const GeojsonParser&) = delete;
    GeojsonParser& operator=(const GeojsonParser&) = delete;

    // Takes a feature and where it stands; false: no more of them are wanted.
    using Visit = std::function<bool(const GeojsonFeature&, TextSpan)>;
    // Visits the features of a text. What their points are is not converted: they are counted, and it is made sure that
    // read() takes them. False: something cannot be read, or a visit said so.
    [[nodiscard]] bool look(const PaddedText& text, GeojsonCollection& out, const Visit& visit);
    [[nodiscard]] bool read(const PaddedText& text, TextSpan span, GeojsonFeature& out);
    // The same as read(), of a text that was looked at: coordinates are not proved once more.
    [[nodiscard]] bool read_again(const PaddedText& text, TextSpan span, GeojsonFeature& out);
    // The members "id" and "properties" of a feature that could be read, as written: `"id":7,"properties":{...},`
    [[nodiscard]] bool members(const PaddedText& text, TextSpan span, std::string& out);

   private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace terracord::gdal

// What kinds of features a GeoJSON collection holds, and a short collection that has one or two of each kind: GDAL says
// the same of its columns, types, names and coordinate system as of the whole, and reads it in no time. Belongs to one
// thread.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>

#include "gdal/geojson_feature.hpp"

namespace terracord::gdal {

class GeojsonSurvey {
   public:
    // Reads every feature once; false where the text is not plain, or says something that depends on more than kinds.
    [[nodiscard]] bool look(GeojsonParser& parser, const PaddedText& text);

    [[nodiscard]] const std::vector<TextSpan>& features() const { return collection_.features; }
    // The short collection; geometries are the simplest of their type.
    [[nodiscard]] std::string sketch() const;
    [[nodiscard]] std::size_t sketched() const { return sketched_; }
    [[nodiscard]] bool all_have_properties() const { return all_have_properties_; }
    // Features are numbered by their member "id".
    [[nodiscard]] bool numbered() const { return numbers_ > 0; }
    // Bits of the kinds of values that a property has, null not counted; see kind_bit.
    [[nodiscard]] unsigned kinds_of(const std::string& key) const;

   private:
    bool add(GeojsonParser& parser, const PaddedText& text, TextSpan span, const GeojsonFeature& feature);
    bool note(const GeojsonFeature& feature);

    GeojsonCollection collection_;
    std::string pieces_;
    std::size_t sketched_ = 0;
    std::unordered_map<std::string, int> seen_;  // kinds of features, and how many are in the sketch
    std::unordered_map<std::string, unsigned> kinds_;
    std::string signature_;
    std::string last_;  // kind of the feature before, known enough
    bool all_have_properties_ = true;
    std::size_t numbers_ = 0;
    std::size_t names_ = 0;  // members "id" that are texts
};

[[nodiscard]] unsigned kind_bit(GeojsonKind kind);

}  // namespace terracord::gdal

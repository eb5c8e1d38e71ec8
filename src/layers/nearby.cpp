#include "layers/nearby.hpp"

#include <algorithm>
#include <cmath>

#include "base/database_name.hpp"
#include "gdal/vector_reader.hpp"
#include "layers/load_layer.hpp"

namespace terracord::layers {

namespace {

// Beyond what any check that is answered in part looks at (readable_in_part), and what maps show around the projects.
constexpr double kMarginMetres = 5000.0;
constexpr double kMostAccuracyMetres = 500.0;

bool lies_in_database(const model::VectorSource& source) { return names_database(source.path.native()); }

bool near(Metres length) { return std::isfinite(length.value) && length.value <= kMarginMetres / 2.0; }

// Lengths that stand in a column are known only once the features are.
bool near(const model::FeatureLength& length) {
    if (!length.given()) return true;
    if ((!length.column.empty() || !length.attributes.empty()) && length.codes.empty()) return false;
    return near(length.fixed.value_or(Metres{})) &&
           std::all_of(length.codes.begin(), length.codes.end(),
                       [](const auto& code) { return near(Metres{code.second}); });
}

// Does the check look at nothing but what lies in the subject, or within a length near it?
struct LooksNear {
    bool operator()(const model::Overlap&) const { return true; }
    bool operator()(const model::Exclusion&) const { return true; }
    bool operator()(const model::Containment&) const { return true; }
    bool operator()(const model::Length&) const { return true; }
    bool operator()(const model::Count&) const { return true; }
    bool operator()(const model::Breakdown&) const { return true; }
    bool operator()(const model::Distance& kind) const { return near(kind.search); }
    bool operator()(const model::Frontage& kind) const { return near(kind.within); }
    bool operator()(const model::Alignment& kind) const { return near(kind.within); }
    bool operator()(const model::Setback& kind) const { return near(kind.distance) && near(kind.carriageway); }
    template <class Other>
    bool operator()(const Other&) const {
        return false;
    }
};

bool add_box(const model::VectorSource& source, const gdal::Crs& crs, geometry::Box& box) {
    gdal::ReadRequest request{.input = input_of(source), .fields = {}, .conditions = {}, .target = crs};
    QuietLog quiet;
    auto reader = gdal::VectorReader::open(request, quiet);
    if (!reader) return false;
    std::vector<gdal::Record> records;
    while (true) {
        records.clear();
        const auto count = reader->read(4096, records);
        if (!count) return false;
        if (*count == 0) return true;
        for (const gdal::Record& record : records) box.add(record.shape.box());
    }
}

}  // namespace

std::optional<geometry::Box> ground_around_projects(const model::Analysis& analysis, const gdal::Crs& crs) {
    const bool any = std::any_of(analysis.documents.begin(), analysis.documents.end(), [](const auto& document) {
        return std::any_of(document.layers.begin(), document.layers.end(),
                           [](const model::LayerSpec& layer) { return lies_in_database(layer.source); });
    });
    if (!any) return std::nullopt;
    geometry::Box box;
    if (!add_box(analysis.projects.source, crs, box)) return std::nullopt;
    if (analysis.projects.parts && !add_box(analysis.projects.parts->source, crs, box)) return std::nullopt;
    for (const model::ProjectCorrection& correction : analysis.corrections) {
        if (correction.source && !add_box(*correction.source, crs, box)) return std::nullopt;
    }
    if (box.empty()) return std::nullopt;
    return box.widened(kMarginMetres);
}

bool readable_in_part(const model::Analysis& analysis, std::size_t document, std::size_t layer,
                      const std::vector<std::size_t>& checks) {
    const model::DocumentSpec& of = analysis.documents[document];
    const model::LayerSpec& spec = of.layers[layer];
    const bool judged_whole = spec.partition || !spec.fields.empty() || !spec.annuls.empty() || spec.members ||
                              spec.envelope || !of.standard.empty() || !of.communes.empty() ||
                              of.coverage_layer == spec.name || of.accuracy.value > kMostAccuracyMetres;
    if (judged_whole) return false;
    return std::all_of(checks.begin(), checks.end(), [&](std::size_t check) {
        // A selection is what another check looks at besides its own layer, as it likes.
        return check < analysis.checks.size() && std::visit(LooksNear{}, analysis.reading(check).kind);
    });
}

}  // namespace terracord::layers

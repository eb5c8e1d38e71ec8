// Everything the checks need of the documents, loaded once and frozen: features in the computing CRS with their
// classes, the selection of each check, spatial indexes, footprints. Immutable after `load`; safe for concurrent
// readers.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "base/log.hpp"
#include "gdal/crs.hpp"
#include "gdal/raster_reader.hpp"
#include "geometry/edge_tree.hpp"
#include "geometry/shape.hpp"
#include "index/box_index.hpp"
#include "layers/seams.hpp"
#include "layers/validity_counts.hpp"
#include "model/analysis.hpp"
#include "model/run.hpp"

namespace terracord {
class IdleThreads;
}

namespace terracord::layers {

// A layer that is a raster: what each worker needs to open its own reader. Cells are read when they are asked for.
struct RasterLayer {
    gdal::RasterRequest request;
    gdal::RasterInfo info;
    std::optional<double> nodata_means;              // cells without a value hold this
    geometry::Shape extent;                          // in the computing CRS; empty: cannot be said in it
    std::shared_ptr<const gdal::RasterReader> open;  // of which workers take a share
};

// The features of one layer. Arrays of equal length, in source order; all shapes are usable (valid, not empty).
struct Layer {
    bool usable = false;
    model::Reason reason = model::Reason::layer_failed;  // why not, when not usable
    Text problem;
    bool partition = false;
    geometry::Family family = geometry::Family::none;
    [[nodiscard]] const geometry::EdgeTree* edges_of(std::size_t feature) const {
        return feature < edges.size() && !edges[feature].empty() ? &edges[feature] : nullptr;
    }
    std::vector<std::int64_t> fids;
    std::vector<geometry::Shape> shapes;
    std::vector<geometry::Box> boxes;
    std::vector<std::uint8_t> doubt;  // by feature: 0, or one past its position in `doubts`
    std::vector<Text> doubts;
    Text missing_code;                          // why codes may be missing; empty: not filled in
    std::vector<std::uint8_t> correction;       // by feature: 0, or one past a position in the document's corrections
    std::vector<std::uint32_t> corrected;       // features that have one
    std::vector<std::uint32_t> envelopes;       // features inside which the data do not answer
    std::vector<std::uint32_t> envelope_kinds;  // by feature, where there are envelopes: as Measures::envelopes
    std::vector<std::vector<std::pair<std::string, std::string>>>
        attributes;                     // by feature: optional pairs; may be empty
    std::vector<std::string> managers;  // by feature: who answers for it, empty where nobody is named; may be empty
    std::vector<geometry::Shape> annulling;  // ground on which its features say the document does not hold
    index::BoxIndex index;
    std::vector<geometry::EdgeTree> edges;  // by feature, of large areas; empty for the others
    std::optional<Seams> seams;             // of a partition that could be checked
    std::optional<RasterLayer> raster;      // then there are no features
    geometry::Shape set_aside;  // ground that unusable features may cover, less their valid neighbours; empty: none
};

// From so many points on, an area's edges are indexed: a perimeter then looks at those near it alone.
inline constexpr std::size_t kLargeArea = 64;
// Fills `boxes`, `index` and `edges` from the shapes, with the help of idle threads for the edges. `large`: as
// kLargeArea.
void index_features(Layer& layer, std::size_t large = kLargeArea);
void index_features(Layer& layer, std::size_t large, IdleThreads& idle);

// Where a document speaks. Ground outside it is unknown, never free.
struct Footprint {
    bool everywhere = false;
    geometry::Shape shape;     // empty and not everywhere: covered nowhere
    Text problem;              // why there is none
    bool declared = false;     // by the analysis or the standard, not taken from what the layers hold
    bool failed = false;       // it should have been there: an error was reported
    geometry::Shape annulled;  // ground on which the document was annulled: not in `shape`
    ValidityCounts validity;   // of the areas of a source that was declared
};

// What one check sees of its layer.
struct Binding {
    std::vector<std::uint8_t> selected;   // by feature: do its conditions hold?
    std::vector<std::uint8_t> doubtful;   // by feature: selected on a missing or contradicted code
    std::vector<std::uint32_t> class_of;  // by feature: index into `classes`
    std::vector<std::string> classes;     // sorted
    std::vector<std::string> labels;      // by feature
    // By feature, for the kinds that read rules out of attributes: the fields that are filled in, of selected features.
    std::vector<std::vector<std::pair<std::string, std::string>>> values;
    std::int64_t unplaced = 0;    // selected features without geometry: somewhere, nobody knows where
    std::int64_t fictitious = 0;  // selected features whose geometry is declared to be no place
    // And those of which a correction says in which communes they may lie; each with its correction.
    std::vector<std::pair<std::size_t, std::vector<std::string>>> fictitious_in;
    std::int64_t unmeasured =
        0;  // selected features of a geometry the check does not measure, in a layer of several types
    // Corridors: width; setbacks: distance to keep. By feature, metres; empty: the check reads none. Features that do
    // not say theirs are not selected: `unknown_ground` is what the widest of the layer would make of them.
    std::vector<double> metres;
    std::vector<double> carriageway;  // setbacks: full width by feature; not a number: unknown
    double widest = 0.0;              // of `metres`
    double widest_carriageway = 0.0;
    geometry::Shape unknown_ground{geometry::Family::area};
    // Populations, dwellings: what a feature counts, not a number where it does not say; empty: the check counts none.
    std::vector<double> amounts;
    std::vector<std::uint8_t> imputed;  // by feature: its amount is an estimate
    bool usable = true;
    Text problem;  // a condition that does not compile, a column that is not there
};

// A named place of the territory (commune); names projects, nothing else.
struct Places {
    std::vector<std::string> ids;
    std::vector<std::string> names;
    std::vector<geometry::Shape> shapes;
    index::BoxIndex index;
};

// The units of a territory, and where they are.
struct UnitGround {
    model::UnitLayer layer;
    index::BoxIndex index;
};

// Declared shares of projects among units, by code or id of the project: unit and share.
using DeclaredShares = std::map<std::string, std::vector<std::pair<std::uint32_t, double>>>;

struct LayerStore {
    explicit LayerStore(gdal::Crs computing_crs) : crs(std::move(computing_crs)) {}

    // Overlays are computed about this point: a multiple of 1,024 m near the documents' middle, so that moving a vertex
    // there and back is exact.
    geometry::Point origin;
    gdal::Crs crs;                           // computing CRS
    std::vector<std::vector<Layer>> layers;  // [document][layer]
    std::vector<Footprint> footprints;       // [document]
    std::vector<Binding> bindings;           // by Analysis::reading: the checks, then their selections
    Places places;
    std::vector<UnitGround> unit_layers;             // as Analysis::unit_layers
    std::vector<model::NeedData> needs;              // as Analysis::needs
    std::vector<DeclaredShares> need_shares;         // likewise; empty where none are declared
    std::vector<std::vector<model::RuleRow>> rules;  // [document] its external table of rules
    std::vector<model::LayerAccount> accounts;       // for the outputs, in document and layer order
    std::vector<std::filesystem::path> files;        // all files read
    bool complete = true;                            // false: something failed (exit status 4)
    ValidityCounts validity;                         // of all areas read for it

    [[nodiscard]] const Layer& layer_of(const model::CheckSpec& check) const {
        return layers[check.document][check.layer];
    }
};

// A store without layers, for geometry among projects. `origin`: near them.
std::unique_ptr<const LayerStore> bare_store(geometry::Point origin);

// Opens, reprojects, repairs, indexes. A layer that fails becomes unusable and is reported; the others are loaded.
// `jobs` layers are read at once. Cost: one pass over each file.
std::shared_ptr<const LayerStore> load(const model::Analysis& analysis, const gdal::Crs& crs, unsigned jobs, Log& log);

}  // namespace terracord::layers

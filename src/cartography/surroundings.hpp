// What lies around projects on a map: the features of the documents that the checks read, as they were loaded. Empty
// until a store is attached; from then on read-only and safe for concurrent calls.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "geometry/edge_tree.hpp"
#include "geometry/shape.hpp"
#include "layers/layer_store.hpp"
#include "model/analysis.hpp"

namespace terracord::cartography {

// A feature of a document. Its shape belongs to the store, in the computing CRS, whole.
struct Neighbour {
    std::size_t document = 0;  // in Analysis::documents
    std::size_t layer = 0;     // of the document
    std::int64_t fid = 0;
    std::string feature_class;  // empty: the layer has none
    std::string label;          // what people call it; empty: nothing
    const geometry::Shape* shape = nullptr;
    const geometry::EdgeTree* edges = nullptr;  // of a large area
};

class Surroundings {
   public:
    // Both must outlive this object's use; the store is shared.
    void attach(const model::Analysis& analysis, std::shared_ptr<const layers::LayerStore> store);
    [[nodiscard]] bool attached() const { return store_ != nullptr; }

    // The features whose box touches the window, of documents in force and of layers that checks read: by document,
    // layer, then position in the file. O(log n + hits).
    [[nodiscard]] std::vector<Neighbour> within(const geometry::Box& window) const;
    // The communes that touch the window; label: their name.
    [[nodiscard]] std::vector<Neighbour> communes(const geometry::Box& window) const;

    [[nodiscard]] const model::Analysis* analysis() const { return analysis_; }

   private:
    const model::Analysis* analysis_ = nullptr;
    std::shared_ptr<const layers::LayerStore> store_;
    std::vector<std::vector<const layers::Binding*>> naming_;  // [document][layer]
};

// Axis-parallel boxes around projects, disjoint: boxes that touch become one. O(n log n). Order: by min_x, then min_y.
[[nodiscard]] std::vector<geometry::Box> merged_windows(std::vector<geometry::Box> boxes);

// The part of a shape inside a box; empty when there is none. Error 316.
[[nodiscard]] Result<geometry::Shape> clipped(const geometry::Shape& shape, const geometry::Box& box);
// The same of a neighbour: of a large area only the edges near the box are looked at, in time that hardly more than
// they grows with them, whatever its holes.
[[nodiscard]] Result<geometry::Shape> clipped(const Neighbour& neighbour, const geometry::Box& box);

}  // namespace terracord::cartography

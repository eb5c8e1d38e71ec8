// What one thread needs to measure: a GEOS context, the prepared subject, scratch memory. Never shared.
// Geometry goes in and out as plain shapes in the computing CRS; errors are 316 with what failed, 329
// where edges cross more often than Limit::overlay_crossings.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "base/error.hpp"
#include "geometry/clip.hpp"
#include "geometry/shape.hpp"
#include "layers/layer_store.hpp"
#include "model/measures.hpp"
#include "raster/statistics.hpp"

namespace terracord::layers {

// Counters of the work done, summed over workers into stats.json.
struct WorkCounts {
    std::uint64_t candidates = 0;  // boxes that touch
    std::uint64_t disjoint = 0;    // settled by edges that do not meet, or by the prepared subject: nothing
    std::uint64_t inside = 0;      // settled likewise: the whole feature
    std::uint64_t clipped =
        0;  // borders that cross plainly or fall on each other (geometry/clip.hpp, common_ground.hpp)
    std::uint64_t overlays = 0;            // left to GEOS
    std::uint64_t joined = 0;              // unions in the subject that are plain (geometry/common_ground.hpp)
    std::uint64_t unions = 0;              // left to GEOS
    std::uint64_t widths = 0;              // inscribed circles
    std::uint64_t cells = 0;               // of rasters, read
    std::uint64_t erosions = 0;            // widths tried along corridors
    std::uint64_t rules_apart = 0;         // pairs of findings of a project whose boxes do not meet
    std::uint64_t rules_met = 0;           // pairs overlaid, to see whether one rule prevails over the other
    std::uint64_t vertices = 0;            // of the features looked at beyond their box, as far as they were, and of
                                           // the subject about its slivers
    std::uint64_t apart = 0;               // settled without a border near: nothing
    std::uint64_t around = 0;              // settled without a border near or across: the whole subject
    std::uint64_t drawn = 0;               // partitions without a gap near the subject, by their open edges
    std::uint64_t cuts = 0;                // large features of which only the part near the subject was taken
    std::uint64_t stability_bound = 0;     // findings whose limits cannot carry them over a threshold
    std::uint64_t stability_examined = 0;  // findings measured again with their limits moved
    std::uint64_t stability_trials = 0;    // how often
    std::uint64_t stability_steps = 0;     // of bisections
    std::uint64_t stability_failed = 0;    // findings left unexamined: an overlay failed
    std::uint64_t cut_outs = 0;            // perimeters tried
    std::uint64_t cut_checks = 0;          // checks put again to them
    ValidityCounts validity;               // of areas read: layers and projects
    void add(const WorkCounts& other);
};

class Worker {
   public:
    explicit Worker(const LayerStore& store);
    ~Worker();
    Worker(const Worker&) = delete;
    Worker& operator=(const Worker&) = delete;

    // Makes `subject` (valid area) the one all questions below are about. The shape must outlive them.
    void begin_subject(const geometry::Shape& subject);
    [[nodiscard]] const geometry::Shape& subject() const;
    [[nodiscard]] double subject_area() const;

    // The part of an area, line or point feature inside the closed subject; empty when there is none.
    // A mere touch of an area is none.
    Result<geometry::Shape> inside(const geometry::Shape& feature, const geometry::Box& box);
    // The same of a layer's feature: of a large one, what lies near the subject is looked at alone.
    Result<geometry::Shape> inside(const Layer& layer, std::size_t feature);
    // What a layer's area has in common with a frame, which may be anywhere; likewise.
    Result<geometry::Shape> near(const Layer& layer, std::uint32_t feature, const geometry::Box& frame);
    // Of lines already inside: what runs on the subject's boundary.
    Result<double> length_on_border(const geometry::Shape& lines);
    // Metres from the closed subject; 0 inside, infinity of what has no place (geometry/distance.hpp).
    double distance(const geometry::Shape& feature);
    // The same of a layer's feature, where it is at most `within`; else some distance beyond it.
    double distance(const Layer& layer, std::size_t feature, double within);
    // The ground of the subject a document does not speak of. The document's footprint is prepared once.
    Result<geometry::Shape> outside_footprint(std::size_t document);
    // Does a document speak of all ground within `metres` of the subject? "Perhaps not" reads as no. By boxes of
    // borders.
    bool speaks_around(std::size_t document, double metres);
    // Subject less an area.
    Result<geometry::Shape> outside(const geometry::Shape& area);

    // The cells of a raster layer under the subject. Errors 303, 316, 332, 401-407.
    struct Cells {
        raster::Summary summary;
        geometry::Shape beyond;     // of the subject, beyond the raster
        geometry::Shape without;    // of the subject, under cells without a value
        bool without_drawn = true;  // false: too many such cells to draw; `without` is then empty
        double step_m = 0.0;        // between the points of the outline as it moved to the grid; 0: it stayed straight
    };
    Result<Cells> cells(const RasterLayer& layer, const model::Raster& asked);

    Result<geometry::Shape> unite(std::span<const geometry::Shape> shapes, geometry::Family family);
    // Of areas inside the subject: where one of them is all of it, that one; those whose boxes touch no other's come as
    // they are.
    Result<geometry::Shape> unite_pieces(std::span<const geometry::Shape> pieces);
    // The same of a layer's areas as they are drawn, and what each of them has in the subject.
    Result<geometry::Shape> unite_inside(const Layer& layer, std::span<const std::uint32_t> features,
                                         std::span<const geometry::Shape> pieces);
    // The ground of a layer's areas together in a frame, which may be anywhere. Nothing where the engine leaves it
    // open.
    std::optional<geometry::Shape> united_near(const Layer& layer, std::span<const std::uint32_t> features,
                                               const geometry::Box& frame);
    Result<geometry::Shape> intersect(const geometry::Shape& a, const geometry::Shape& b);
    Result<geometry::Shape> subtract(const geometry::Shape& a, const geometry::Shape& b);
    // Any shape; an area is narrowed by a negative distance. Round joins (geos::buffer): an area.
    Result<geometry::Shape> widen(const geometry::Shape& shape, double metres);
    // Do two shapes have a point in common? "Perhaps" reads as yes.
    bool meet(const geometry::Shape& a, const geometry::Shape& b);
    // Diameter of the largest disc in an area, to within `tolerance`.
    Result<double> inscribed_width(const geometry::Shape& area, double tolerance);

    // Splits an area into its robust parts and its slivers under tolerance t (docs/semantics.md): a part is a sliver
    // only if its mean width 2A/P and its inscribed width are both under t.
    struct Split {
        geometry::Shape robust;
        std::vector<model::Sliver> slivers;
    };
    Result<Split> split_slivers(const geometry::Shape& area, double tolerance);
    // Its robust parts alone: what cannot hold a disc of that width by its area or its box is not searched for one.
    Result<geometry::Shape> robust_part(const geometry::Shape& area, double tolerance);

    [[nodiscard]] const WorkCounts& counts() const { return counts_; }
    [[nodiscard]] WorkCounts& tally() { return counts_; }  // for work done with this worker's means
    [[nodiscard]] std::vector<std::uint32_t>& scratch() { return scratch_; }
    void note_erosion() { ++counts_.erosions; }
    // Areas of whole zones that were asked for, by check and class: the layers do not change.
    [[nodiscard]] std::map<std::pair<std::size_t, std::uint32_t>, double>& zone_memo() { return zone_memo_; }
    // Coverage of the current subject by document, as far as it was asked for; emptied by begin_subject.
    [[nodiscard]] std::vector<std::optional<model::Coverage>>& coverage_memo() { return coverage_memo_; }

    // The subject as an overlay gives it.
    Result<geometry::Shape> subject_piece();

   private:
    struct State;
    // Is a part, on its own, under `tolerance` in mean width and in the widest disc it holds? Else no width is given.
    struct Width {
        double area_m2 = 0.0;
        double mean_m = 0.0;
        std::optional<double> inscribed_m;  // of a sliver
    };
    // What the union of pieces is without putting any together; nothing where some have to be.
    Result<geometry::Shape> unite_by_geos(std::span<const geometry::Shape> shapes, geometry::Family family);
    Result<std::optional<geometry::Shape>> united_already(std::span<const geometry::Shape> pieces);
    Result<geometry::Shape> settled(geometry::Clip::Common common, const geometry::Shape& feature);
    // Of borders that touch or run along each other exactly. Nothing: left open.
    std::optional<geometry::Shape> arranged(const geometry::Shape& feature, const geometry::EdgeTree* tree,
                                            const geometry::Box& box);
    // Is an area all of the subject?
    Result<bool> is_subject(const geometry::Shape& area);
    Result<Width> width_under(const geometry::Shape& part, double tolerance);
    std::unique_ptr<State> state_;
    WorkCounts counts_;
    std::vector<std::uint32_t> scratch_;
    std::vector<std::optional<model::Coverage>> coverage_memo_;
    std::map<std::pair<std::size_t, std::uint32_t>, double> zone_memo_;
};

}  // namespace terracord::layers

// What an area has in common with a subject, where their borders cross plainly: no vertex of one on the border of the
// other, no edges along each other, no two crossings side by side (plain_crossing.hpp), and not thousands of crossings.
// Everything else is left open, for a library that rounds with care. The border of what is common is what of either
// border lies in the other, walked with the interior on one side (G. Greiner and K. Hormann, "Efficient clipping of
// arbitrary polygons", 1998). On which side a point lies is exact (turn.hpp); only the coordinates of crossings are
// rounded, and alike for neighbours that share an edge. What is made is proved valid (validity.hpp). Cost: a tree of
// the subject's edges, once; then the area's edges near the subject and the vertices of the result. It keeps its
// memory; for one thread.
//
//   Clip clip;
//   clip.begin_subject(perimeter);
//   if (const auto common = clip.with(zone)) ...   // else: ask GEOS
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "geometry/edge_tree.hpp"
#include "geometry/ring_assembly.hpp"
#include "geometry/shape.hpp"

namespace terracord::geometry {

class Clip {
   public:
    enum class What : std::uint8_t { nothing, whole_subject, whole_area, piece };
    struct Common {
        What what = What::nothing;
        Shape piece;  // shells clockwise, holes the other way, each from its first point by x, then y; so are the parts
    };

    // A valid area, which must outlive the questions.
    void begin_subject(const Shape& subject);
    [[nodiscard]] const EdgeTree& subject_tree() const { return subject_tree_; }

    // `area`: valid. Nothing where it is left open.
    [[nodiscard]] std::optional<Common> with(const Shape& area);
    // The same of an area whose edges are in a tree; `edges`: those whose boxes touch the subject's (EdgeTree::query).
    [[nodiscard]] std::optional<Common> with(const Shape& area, const EdgeTree& tree,
                                             std::span<const std::uint32_t> edges);

   private:
    struct Crossing {
        Point point;
        std::uint32_t area_edge = 0;  // position of its first point
        std::uint32_t subject_edge = 0;
        double along_area = 0.0;  // share of the edge, as drawn
        double along_subject = 0.0;
        bool enters = false;  // the area's border enters the subject there, walked with the interior on the left
        bool walked = false;
    };
    // One of the two borders, and the crossings along it.
    struct Border {
        const Shape* shape = nullptr;
        const EdgeTree* tree = nullptr;  // may be missing
        std::vector<std::uint32_t> order;
        std::vector<std::uint32_t> next;          // by crossing: the one behind it on the ring, as drawn
        std::vector<std::uint32_t> previous;      // and the one before
        std::vector<std::uint8_t> crossed;        // by ring
        std::vector<std::uint8_t> interior_left;  // by ring, as far as asked: kUnknown, 0, 1

        void begin(const Shape& of, const EdgeTree* with);
        [[nodiscard]] std::uint32_t ring_of(std::uint32_t edge) const;
        [[nodiscard]] bool left(std::uint32_t ring);
        [[nodiscard]] bool holds(Point point) const;
    };

    std::optional<Common> common(const Shape& area, const EdgeTree* tree, std::span<const std::uint32_t> edges);
    bool cross(std::uint32_t area_edge, std::uint32_t subject_edge);
    bool put_in_order(Border& border, std::uint32_t Crossing::*edge, double Crossing::*along);
    bool walk(std::uint32_t begin);
    void follow(Border& border, std::uint32_t Crossing::*edge, double Crossing::*along, std::uint32_t from,
                std::uint32_t to);
    void add_ring(Border& border, std::uint32_t ring);

    Border area_;
    Border subject_;
    EdgeTree subject_tree_;
    Box subject_box_;
    std::vector<Crossing> crossings_;
    std::vector<std::uint32_t> near_;   // edges of the subject; scratch
    std::vector<std::uint32_t> edges_;  // of an area without a tree
    RingAssembly rings_;
};

}  // namespace terracord::geometry

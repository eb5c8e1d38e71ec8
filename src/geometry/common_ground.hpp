// What several areas together have in common with a subject, or leave of it: the ground of their union in it, or the
// rest, of one arrangement of all their edges near it. Edges that neighbours share, wholly or in part, are told by
// their ends, which are exact; where a vertex lies on an edge, or beside it by no more than rounding (4e-9 m: it was
// reckoned there), the edge is divided there; other crossings must be plain (plain_crossing.hpp). The border is what
// has the union on one side and not on the other, in the subject, and what of the subject's border has the union
// inside. Each stretch between two nodes is asked once, at the middle of its longest edge. What is made is proved valid
// (validity.hpp). Nothing where some crossing is not plain or of too much: that is for a library that rounds with care.
// Cost: O(n log n) in the edges of the areas near the subject, those of the subject near the areas, and their pairs
// with touching boxes; a location in each area for each stretch. Keeps its memory; for one thread.
//
//   CommonGround ground;
//   ground.begin_subject(perimeter, tree_of_perimeter);
//   if (const auto piece = ground.of(zones)) ...   // else: unite the pieces by GEOS
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "geometry/edge_tree.hpp"
#include "geometry/ring_assembly.hpp"
#include "geometry/shape.hpp"

namespace terracord::geometry {

class CommonGround {
   public:
    struct Member {
        const Shape* area = nullptr;     // valid
        const EdgeTree* tree = nullptr;  // of its edges; may be missing
        Box box;                         // of the area
    };
    static constexpr std::size_t kMostMembers = 63;

    // A valid area and the tree of its edges; both must outlive the questions.
    void begin_subject(const Shape& subject, const EdgeTree& tree);

    // Empty: no ground in common. Does not depend on the order of the members.
    [[nodiscard]] std::optional<Shape> of(std::span<const Member> members) { return drawn(members, Side::common); }
    // What of the subject lies in none of them. Cost: all edges of the subject.
    [[nodiscard]] std::optional<Shape> rest_of(std::span<const Member> members) { return drawn(members, Side::rest); }

   private:
    enum class Side : std::uint8_t { common, rest };  // of the border of the members' union
    using Owners = std::uint64_t;                     // a bit a member; the highest: the subject
    // An edge, from the sooner of its ends to the later, once for all who draw it.
    struct Line {
        Point from;
        Point to;
        Owners left = 0;  // whose interior lies on that side
        Owners right = 0;
        std::uint32_t edge = 0;  // that it is, or is a part of; of several that are equal, the subject's
    };
    // A place on a line where another one crosses or ends.
    struct Cut {
        std::uint32_t line = 0;
        double along = 0.0;
        Point point;
    };
    // Of a line, between two nodes.
    struct Fragment {
        Point from;
        Point to;
        std::uint32_t line = 0;
        std::uint32_t stretch = 0;
    };
    struct End {
        Point point;
        std::uint32_t fragment = 0;
        bool of_cut = false;
    };

    [[nodiscard]] std::optional<Shape> drawn(std::span<const Member> members, Side side);
    [[nodiscard]] bool gather(const Shape& area, const EdgeTree* tree, std::span<const std::uint32_t> edges,
                              Owners owner);
    void add_edge(Point a, Point b, bool interior_left, Owners owner);
    [[nodiscard]] bool merge();
    [[nodiscard]] bool find_cuts();
    [[nodiscard]] bool compare(std::uint32_t one, std::uint32_t other);
    [[nodiscard]] bool put_in_order();
    void divide();
    void split();
    void join_stretches();
    [[nodiscard]] bool keep(std::span<const Member> members);
    [[nodiscard]] std::optional<Point> place_on(const Fragment& fragment) const;
    [[nodiscard]] std::optional<bool> kept(const Fragment& longest, std::span<const Member> members) const;
    [[nodiscard]] static bool first_clockwise(Point at, Point back, std::span<const Fragment> out, std::size_t& first);
    [[nodiscard]] bool draw();
    [[nodiscard]] bool draw_walk();
    std::uint32_t root(std::uint32_t fragment);

    const Shape* subject_ = nullptr;
    const EdgeTree* subject_tree_ = nullptr;
    Box subject_box_;
    Side side_ = Side::common;  // that is drawn

    std::vector<Line> lines_;
    std::vector<Line> dropped_;  // with the union on both sides
    std::vector<std::uint32_t> order_;
    std::vector<Cut> ends_on_;    // a vertex on a line
    std::vector<Cut> crossings_;  // rounded
    std::vector<Fragment> fragments_;
    std::vector<End> ends_;
    std::vector<Fragment> border_;  // kept, from -> to with the interior on the left
    std::vector<std::uint32_t> walk_;
    std::vector<Point> path_;
    std::vector<std::uint32_t> edges_;
    RingAssembly rings_;
};

}  // namespace terracord::geometry

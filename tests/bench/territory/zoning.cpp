// Zones grow from the leaves of a quadtree, small in towns. Two leaves share a border, which is bent once for both;
// leaves that end up together are united along it.
#include <geos_c.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <numeric>
#include <set>
#include <utility>

#include "layers.hpp"

namespace terracord::bench {

namespace {

// Units of the quadtree: the whole ground is 5 x 4 squares of this many.
constexpr int kSquare = 256;
constexpr double kUnit = 5000.0 / kSquare;
constexpr int kSmallest = 4;
constexpr double kMostLeaves = 40.0;

struct Leaf {
    int x = 0;
    int y = 0;
    int size = 0;
};

using Node = std::uint64_t;
using Side = std::pair<Node, Node>;  // the smaller one first

Node node(int x, int y) { return static_cast<Node>(x) << 32 | static_cast<Node>(y); }
int column(Node n) { return static_cast<int>(n >> 32); }
int row(Node n) { return static_cast<int>(n & 0xffffffff); }

class Quilt {
   public:
    explicit Quilt(const Ground& ground)
        : ground_(ground),
          columns_(static_cast<int>(ground.width() / kUnit)),
          rows_(static_cast<int>(ground.height() / kUnit)) {
        grow();
        sew();
    }

    [[nodiscard]] const std::vector<Leaf>& leaves() const { return leaves_; }
    [[nodiscard]] const std::vector<Points>& rings() const { return rings_; }
    [[nodiscard]] const std::map<Side, std::vector<int>>& owners() const { return owners_; }

   private:
    void grow() {
        std::vector<Leaf> open;
        for (int x = 0; x < columns_; x += kSquare)
            for (int y = 0; y < rows_; y += kSquare) open.push_back({x, y, kSquare});
        Random random(11);
        while (!open.empty()) {
            const Leaf leaf = open.back();
            open.pop_back();
            const double density =
                ground_.density({(leaf.x + leaf.size / 2.0) * kUnit, (leaf.y + leaf.size / 2.0) * kUnit});
            const double wanted = 40.0 + 1150.0 * std::pow(1.0 - density, 3.0);
            if (leaf.size > kSmallest && leaf.size * kUnit > wanted * random.between(0.45, 1.5)) {
                const int half = leaf.size / 2;
                for (const int dy : {0, half})
                    for (const int dx : {0, half}) open.push_back({leaf.x + dx, leaf.y + dy, half});
            } else {
                leaves_.push_back(leaf);
            }
        }
    }

    void sew() {
        std::set<Node> corners;
        for (const Leaf& leaf : leaves_)
            for (const int dy : {0, leaf.size})
                for (const int dx : {0, leaf.size}) corners.insert(node(leaf.x + dx, leaf.y + dy));
        rings_.resize(leaves_.size());
        for (std::size_t i = 0; i < leaves_.size(); ++i) {
            const std::vector<Node> around = corners_around(leaves_[i], corners);
            for (std::size_t k = 0; k < around.size(); ++k) {
                const Node from = around[k];
                const Node to = around[(k + 1) % around.size()];
                const Side side = std::minmax(from, to);
                owners_[side].push_back(static_cast<int>(i));
                const Points& border = border_of(side);
                if (from < to)
                    rings_[i].insert(rings_[i].end(), border.begin(), border.end() - 1);
                else
                    rings_[i].insert(rings_[i].end(), border.rbegin(), border.rend() - 1);
            }
        }
    }

    static std::vector<Node> corners_around(const Leaf& leaf, const std::set<Node>& corners) {
        std::vector<Node> around;
        const auto walk = [&](int x, int y, int dx, int dy) {
            for (int step = 0; step < leaf.size; ++step, x += dx, y += dy)
                if (corners.contains(node(x, y))) around.push_back(node(x, y));
        };
        walk(leaf.x, leaf.y, 1, 0);
        walk(leaf.x + leaf.size, leaf.y, 0, 1);
        walk(leaf.x + leaf.size, leaf.y + leaf.size, -1, 0);
        walk(leaf.x, leaf.y + leaf.size, 0, -1);
        return around;
    }

    // The midpoint of each stretch is moved sideways, less at each turn, until stretches are short.
    const Points& border_of(const Side& side) {
        const auto known = borders_.find(side);
        if (known != borders_.end()) return known->second;
        Points border{{column(side.first) * kUnit, row(side.first) * kUnit},
                      {column(side.second) * kUnit, row(side.second) * kUnit}};
        Random random(side.first * 31 + side.second * 17);
        double sway = on_edge(side) ? 0.0 : 0.15 * (random.unit() < 0.35 ? 0.1 : 1.0);
        const double shortest = random.between(6.0, 22.0);
        for (bool changed = true; changed; sway *= 0.62) {
            changed = false;
            Points finer;
            for (std::size_t i = 0; i + 1 < border.size(); ++i) {
                const Point a = border[i];
                const Point b = border[i + 1];
                finer.push_back(a);
                if (std::hypot(b.x - a.x, b.y - a.y) <= shortest) continue;
                const double t = sway * random.between(-1.0, 1.0);
                finer.push_back({(a.x + b.x) / 2.0 - (b.y - a.y) * t, (a.y + b.y) / 2.0 + (b.x - a.x) * t});
                changed = true;
            }
            finer.push_back(border.back());
            border.swap(finer);
        }
        for (Point& place : border) place = bent(place, Bend::zones);
        return borders_[side] = border;
    }

    [[nodiscard]] bool on_edge(const Side& side) const {
        const bool upright = column(side.first) == column(side.second);
        const bool level = row(side.first) == row(side.second);
        return (upright && (column(side.first) == 0 || column(side.first) == columns_)) ||
               (level && (row(side.first) == 0 || row(side.first) == rows_));
    }

    const Ground& ground_;
    int columns_;
    int rows_;
    std::vector<Leaf> leaves_;
    std::vector<Points> rings_;
    std::map<Side, Points> borders_;
    std::map<Side, std::vector<int>> owners_;
};

// Which leaves belong together: sides are opened in an order drawn by lot, up to a number of leaves.
class Groups {
   public:
    explicit Groups(const Quilt& quilt) : head_(quilt.leaves().size()), size_(head_.size(), 1) {
        std::iota(head_.begin(), head_.end(), 0);
        std::vector<std::pair<std::uint64_t, std::pair<int, int>>> sides;
        for (const auto& [side, owners] : quilt.owners())
            if (owners.size() == 2) sides.push_back({mix(side.first * 3 + side.second), {owners[0], owners[1]}});
        std::sort(sides.begin(), sides.end());
        for (const auto& [lot, pair] : sides) unite(lot, find(pair.first), find(pair.second));
        for (int i = 0; i < static_cast<int>(head_.size()); ++i) members_[find(i)].push_back(i);
    }

    [[nodiscard]] const std::map<int, std::vector<int>>& members() const { return members_; }

   private:
    int find(int leaf) {
        const auto at = [&](int i) -> int& { return head_[static_cast<std::size_t>(i)]; };
        while (at(leaf) != leaf) leaf = at(leaf) = at(at(leaf));
        return leaf;
    }

    void unite(std::uint64_t lot, int a, int b) {
        if (a == b) return;
        Random random(lot);
        const double limit = 1.0 + 1.2 * std::pow(random.unit() + 1e-6, -0.8);
        int& left = size_[static_cast<std::size_t>(a)];
        const int right = size_[static_cast<std::size_t>(b)];
        if (random.unit() >= 0.55 || left + right > std::min(limit, kMostLeaves)) return;
        head_[static_cast<std::size_t>(b)] = a;
        left += right;
    }

    std::vector<int> head_;
    std::vector<int> size_;
    std::map<int, std::vector<int>> members_;
};

// Along shared borders: no vertex is added or moved.
Geometry united(const OGRMultiPolygon& leaves) {
    GEOSContextHandle_t context = OGRGeometry::createGEOSContext();
    GEOSGeometry* parts = leaves.exportToGEOS(context);
    GEOSGeometry* whole = GEOSCoverageUnion_r(context, parts);
    if (whole == nullptr) stop("leaves of a zone do not fit together");
    OGRGeometry* made = OGRGeometryFactory::createFromGEOS(context, whole);
    GEOSGeom_destroy_r(context, parts);
    GEOSGeom_destroy_r(context, whole);
    OGRGeometry::freeGEOSContext(context);
    return Geometry(OGRGeometryFactory::forceToMultiPolygon(made));
}

const char* code_of(double density, Random& random) {
    static constexpr std::array<const char*, 12> kCodes{"UA",  "UB", "UC", "UE", "UX", "1AU",
                                                        "2AU", "A",  "Ap", "N",  "Nh", "Nl"};
    if (density > 0.6) return kCodes[static_cast<std::size_t>(random.whole(0, 5))];
    if (density > 0.25) return kCodes[static_cast<std::size_t>(random.whole(1, 8))];
    return kCodes[static_cast<std::size_t>(random.whole(5, 12))];
}

}  // namespace

std::vector<Zone> make_zones(const Ground& ground) {
    const Quilt quilt(ground);
    const Groups groups(quilt);
    std::vector<Zone> zones;
    for (const auto& [head, members] : groups.members()) {
        OGRMultiPolygon leaves;
        for (const int leaf : members)
            leaves.addGeometryDirectly(polygon(quilt.rings()[static_cast<std::size_t>(leaf)]).release());
        const Leaf& first = quilt.leaves()[static_cast<std::size_t>(head)];
        Random random(static_cast<std::uint64_t>(head) + 99);
        zones.push_back({united(leaves), code_of(ground.density({first.x * kUnit, first.y * kUnit}), random)});
    }
    return zones;
}

void write_zoning(const std::vector<Zone>& zones, const std::filesystem::path& folder) {
    LayerFile file(folder, "zoning", wkbMultiPolygon);
    for (const Zone& zone : zones) file.add(*zone.area, zone.code);
}

}  // namespace terracord::bench

#include "index/box_index.hpp"

#include <boost/geometry/geometries/box.hpp>
#include <boost/geometry/geometries/point_xy.hpp>
#include <boost/geometry/index/rtree.hpp>

#include <algorithm>
#include <utility>

namespace terracord::index {

namespace bg = boost::geometry;
namespace bgi = boost::geometry::index;

namespace {

using TreePoint = bg::model::d2::point_xy<double>;
using TreeBox = bg::model::box<TreePoint>;
using Entry = std::pair<TreeBox, std::uint32_t>;

TreeBox tree_box(const geometry::Box& box) {
    return {TreePoint(box.min_x, box.min_y), TreePoint(box.max_x, box.max_y)};
}

}  // namespace

struct BoxIndex::Tree {
    bgi::rtree<Entry, bgi::rstar<16>> entries;
};

BoxIndex::BoxIndex() : tree_(std::make_unique<Tree>()) {}

BoxIndex::BoxIndex(std::span<const geometry::Box> boxes) : tree_(std::make_unique<Tree>()) {
    std::vector<Entry> entries;
    entries.reserve(boxes.size());
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        if (!boxes[i].empty()) entries.emplace_back(tree_box(boxes[i]), static_cast<std::uint32_t>(i));
    }
    tree_->entries = decltype(tree_->entries)(entries.begin(), entries.end());
}

BoxIndex::~BoxIndex() = default;
BoxIndex::BoxIndex(BoxIndex&&) noexcept = default;
BoxIndex& BoxIndex::operator=(BoxIndex&&) noexcept = default;

void BoxIndex::query(const geometry::Box& box, std::vector<std::uint32_t>& hits) const {
    hits.clear();
    if (box.empty()) return;
    for (auto it = tree_->entries.qbegin(bgi::intersects(tree_box(box))); it != tree_->entries.qend(); ++it) {
        hits.push_back(it->second);
    }
    std::sort(hits.begin(), hits.end());
}

}  // namespace terracord::index

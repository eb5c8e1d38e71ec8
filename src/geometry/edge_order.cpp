#include "geometry/edge_order.hpp"

namespace terracord::geometry {

namespace {

constexpr std::size_t kMostInBlock = 512;

}  // namespace

void EdgeOrder::clear() {
    blocks_.resize(1);
    blocks_.front().clear();
}

std::uint32_t EdgeOrder::at(Place place) const {
    const std::vector<std::uint32_t>& block = blocks_[place.block];
    if (place.at < block.size()) return block[place.at];
    return place.block + 1 < blocks_.size() ? blocks_[place.block + 1].front() : kNone;
}

std::uint32_t EdgeOrder::below(Place place) const {
    if (place.at > 0) return blocks_[place.block][place.at - 1];
    return place.block > 0 ? blocks_[place.block - 1].back() : kNone;
}

EdgeOrder::Place EdgeOrder::insert(Place place, std::uint32_t edge) {
    std::vector<std::uint32_t>& block = blocks_[place.block];
    block.insert(block.begin() + static_cast<std::ptrdiff_t>(place.at), edge);
    if (block.size() <= kMostInBlock) return place;
    constexpr std::size_t kHalf = kMostInBlock / 2;
    std::vector<std::uint32_t> upper(block.begin() + kHalf, block.end());
    block.resize(kHalf);
    blocks_.insert(blocks_.begin() + static_cast<std::ptrdiff_t>(place.block) + 1, std::move(upper));
    return place.at < kHalf ? place : Place{place.block + 1, place.at - kHalf};
}

EdgeOrder::Place EdgeOrder::erase(Place place) {
    if (place.at == blocks_[place.block].size()) place = {place.block + 1, 0};
    std::vector<std::uint32_t>& block = blocks_[place.block];
    block.erase(block.begin() + static_cast<std::ptrdiff_t>(place.at));
    if (!block.empty() || blocks_.size() == 1) return place;
    blocks_.erase(blocks_.begin() + static_cast<std::ptrdiff_t>(place.block));
    if (place.block < blocks_.size()) return {place.block, 0};
    return {place.block - 1, blocks_.back().size()};
}

}  // namespace terracord::geometry

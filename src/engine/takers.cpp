#include "engine/takers.hpp"

#include <utility>

namespace terracord::engine {

void SpillTaker::take(std::vector<model::ProjectResult>&& block) {
    block.clear();
    taken_ = std::exchange(records_, {});
}

void SpillTaker::work(std::size_t) {
    for (std::size_t i = 0; i < taken_.size() && written_; ++i) written_ = spill_.write(*taken_[i]);
}

Result<void> SpillTaker::settle() {
    taken_.clear();
    return written_;
}

void SinkTaker::take(std::vector<model::ProjectResult>&& block) {
    taken_ = std::move(block);
    for (model::ProjectResult& result : taken_) handover_.count(result);
}

void SinkTaker::work(std::size_t task) {
    if (task < sinks_) {
        handover_.give(task, taken_);
    } else {
        written_.clear();
    }
}

Result<void> SinkTaker::settle() {
    written_.swap(taken_);
    return handover_.given();
}

}  // namespace terracord::engine

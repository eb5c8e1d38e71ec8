#include "layers/proof_ahead.hpp"

#include <utility>

#include "geometry/measure.hpp"

namespace terracord::layers {

namespace {

constexpr std::size_t kWorthHelp = 20'000;       // points: some 1 ms
constexpr std::size_t kMostWaiting = 1'000'000;  // points: 16 MB

}  // namespace

ProofAhead::~ProofAhead() {
    {
        const std::lock_guard lock(guard_);
        closing_ = true;
    }
    changed_.notify_all();
    const auto lent = static_cast<unsigned>(helpers_.size());
    helpers_.clear();
    idle_.give(lent);
}

void ProofAhead::add(std::vector<gdal::Record> records) {
    std::size_t points = 0;
    for (const gdal::Record& record : records) points += record.shape.point_count();
    const unsigned lent = points < kWorthHelp ? 0 : idle_.take(records.size());
    const std::size_t count = records.size();
    {
        const std::lock_guard lock(guard_);
        Task& task = tasks_.emplace_back();
        task.batch = {.records = std::move(records), .proved = std::vector<std::uint8_t>(count, 0)};
        task.points = points;
        const bool helped = lent > 0 || !helpers_.empty();
        task.begun = helped ? 0 : count;
        task.left = helped ? count : 0;
        points_ += points;
    }
    for (unsigned i = 0; i < lent; ++i) helpers_.emplace_back([this, &proof = proofs_.emplace_back()] { help(proof); });
    changed_.notify_all();
}

bool ProofAhead::hungry() {
    const std::lock_guard lock(guard_);
    return tasks_.empty() || (tasks_.front().left > 0 && points_ < kMostWaiting);
}

ProofAhead::Batch ProofAhead::next() {
    std::unique_lock lock(guard_);
    while (tasks_.front().left > 0) {
        if (!prove_one(lock, own_)) changed_.wait(lock);
    }
    if (thrown_) std::rethrow_exception(std::exchange(thrown_, nullptr));
    Batch batch = std::move(tasks_.front().batch);
    points_ -= tasks_.front().points;
    tasks_.pop_front();
    return batch;
}

void ProofAhead::help(geometry::ValidityProof& proof) {
    std::unique_lock lock(guard_);
    while (!closing_) {
        if (!prove_one(lock, proof)) changed_.wait(lock);
    }
}

// The next record that nobody took. False: there is none.
bool ProofAhead::prove_one(std::unique_lock<std::mutex>& lock, geometry::ValidityProof& proof) {
    for (Task& task : tasks_) {
        if (task.begun == task.batch.records.size()) continue;
        const std::size_t i = task.begun++;
        lock.unlock();
        bool proved = false;
        std::exception_ptr thrown;
        try {
            const geometry::Shape& shape = task.batch.records[i].shape;
            proved = shape.family() == geometry::Family::area && geometry::area(shape) > 0.0 && proof.proves(shape);
        } catch (...) {
            thrown = std::current_exception();
        }
        lock.lock();
        task.batch.proved[i] = proved ? 1 : 0;
        if (thrown) thrown_ = thrown;
        if (--task.left == 0) changed_.notify_all();
        return true;
    }
    return false;
}

}  // namespace terracord::layers

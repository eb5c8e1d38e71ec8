// Proofs that areas are valid (geometry/validity.hpp), by idle threads, while others are read. Batches come out in the
// order in which they went in. For one thread, which reads, and helps where it has nothing to read.
//
//   ProofAhead proofs(idle);
//   while (more || !proofs.empty()) {
//       if (more && proofs.hungry())
//           proofs.add(read());      // or more = false
//       else
//           take(proofs.next());
//   }
#pragma once

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

#include "base/parallel.hpp"
#include "gdal/vector_reader.hpp"
#include "geometry/validity.hpp"

namespace terracord::layers {

class ProofAhead {
   public:
    struct Batch {
        std::vector<gdal::Record> records;
        // By position: 1 if the record's area was proved valid, and is not nought.
        std::vector<std::uint8_t> proved;
    };

    explicit ProofAhead(IdleThreads& idle) : idle_(idle) {}
    ~ProofAhead();
    ProofAhead(const ProofAhead&) = delete;
    ProofAhead& operator=(const ProofAhead&) = delete;

    // Where no thread is idle, or there is little to prove, nothing is proved.
    void add(std::vector<gdal::Record> records);
    [[nodiscard]] bool empty() const { return tasks_.empty(); }
    // Better read on: the oldest batch is not done, and what waits is not too much to keep.
    [[nodiscard]] bool hungry();
    // The oldest batch, once it is done. Throws what a proof threw.
    [[nodiscard]] Batch next();

   private:
    struct Task {
        Batch batch;
        std::size_t points = 0;
        std::size_t begun = 0;  // records that somebody took, the first ones
        std::size_t left = 0;   // records that are not done
    };
    void help(geometry::ValidityProof& proof);
    bool prove_one(std::unique_lock<std::mutex>& lock, geometry::ValidityProof& proof);

    IdleThreads& idle_;
    std::mutex guard_;  // of the tasks, but for the batches of those that are not done
    std::condition_variable changed_;
    std::deque<Task> tasks_;
    std::size_t points_ = 0;  // of them all
    bool closing_ = false;
    std::exception_ptr thrown_;
    geometry::ValidityProof own_;
    std::deque<geometry::ValidityProof> proofs_;  // of the helpers
    std::vector<std::jthread> helpers_;
};

}  // namespace terracord::layers

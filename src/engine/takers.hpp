// Who takes what pass 1 finds: the spill, where projects have to wait for one another, or else the sinks at once.
#pragma once

#include <optional>
#include <vector>

#include "engine/handover.hpp"
#include "model/run.hpp"
#include "runs/spill.hpp"

namespace terracord::engine {

// Blocks come one after the other: begin, prepare for each of its projects, take; tasks and settle while and after the
// next block is evaluated, or once all are.
class Taker {
   public:
    virtual ~Taker() = default;
    // A block of so many projects follows.
    virtual void begin(std::size_t projects) = 0;
    // On the thread that evaluated the project, `at` in the block; in any order.
    virtual void prepare(std::size_t at, model::ProjectResult& result) = 0;
    // The whole block in input order, on one thread.
    virtual void take(std::vector<model::ProjectResult>&& block) = 0;
    // What is left to do with the block taken last: each of so many pieces of work once, on any thread.
    [[nodiscard]] virtual std::size_t tasks() const = 0;
    virtual void work(std::size_t task) = 0;
    // Once all of that is done. Error 502.
    virtual Result<void> settle() = 0;
};

class SpillTaker final : public Taker {
   public:
    explicit SpillTaker(runs::SpillWriter& spill) : spill_(spill) {}
    void begin(std::size_t projects) override { records_.assign(projects, std::nullopt); }
    void prepare(std::size_t at, model::ProjectResult& result) override { records_[at].emplace(result); }
    void take(std::vector<model::ProjectResult>&& block) override;
    [[nodiscard]] std::size_t tasks() const override { return taken_.empty() ? 0 : 1; }
    void work(std::size_t task) override;
    Result<void> settle() override;

   private:
    runs::SpillWriter& spill_;
    std::vector<std::optional<runs::SpillWriter::Record>> records_;
    std::vector<std::optional<runs::SpillWriter::Record>> taken_;
    Result<void> written_;
};

class SinkTaker final : public Taker {
   public:
    SinkTaker(Handover& handover, std::size_t sinks) : handover_(handover), sinks_(sinks) {}
    void begin(std::size_t) override {}
    void prepare(std::size_t, model::ProjectResult& result) override { handover_.roll_up(result); }
    void take(std::vector<model::ProjectResult>&& block) override;
    [[nodiscard]] std::size_t tasks() const override { return taken_.empty() ? 0 : sinks_ + 1; }
    void work(std::size_t task) override;
    Result<void> settle() override;

   private:
    Handover& handover_;
    std::size_t sinks_;
    std::vector<model::ProjectResult> taken_;
    std::vector<model::ProjectResult> written_;  // the block before: to take it apart is work too
};

}  // namespace terracord::engine

// Another subject for a while. What the worker knows of the coverage of the subject before is kept.
#pragma once

#include <optional>
#include <utility>
#include <vector>

#include "layers/worker.hpp"

namespace terracord::assurance {

class Elsewhere {
   public:
    Elsewhere(layers::Worker& worker, const geometry::Shape& ground)
        : worker_(worker), before_(worker.subject()), known_(std::move(worker.coverage_memo())) {
        worker_.begin_subject(ground);
    }
    ~Elsewhere() {
        worker_.begin_subject(before_);
        worker_.coverage_memo() = std::move(known_);
    }
    Elsewhere(const Elsewhere&) = delete;
    Elsewhere& operator=(const Elsewhere&) = delete;

   private:
    layers::Worker& worker_;
    const geometry::Shape& before_;
    std::vector<std::optional<model::Coverage>> known_;
};

}  // namespace terracord::assurance

// The variants of one project side by side: what each carries that not all have, and what it clears. One thread.
// Memory: the roll-up and the gravest findings of each project that has a variant.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "model/run.hpp"

namespace terracord::engine {

class Variants {
   public:
    // In input order.
    void see(const model::ProjectResult& result);
    // Projects with several variants, in the order of their first one. Call once.
    [[nodiscard]] std::vector<model::VariantGroup> finish();

   private:
    std::vector<model::VariantGroup> groups_;
    std::map<std::string, std::size_t> by_code_;
};

}  // namespace terracord::engine

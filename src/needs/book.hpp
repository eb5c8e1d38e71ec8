// The account of every need over all projects of the run: one variant of each counts, sums are exact, and nothing
// depends on the order in which projects come. For pass 2. Memory: about 100 bytes a project and need. One thread.
//
//   Book book(analysis, unit_layers, needs);
//   for (...) book.take(result);
//   book.close();
//   for (...) book.answer(result);   // readings, alone and with the others, and the findings
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "model/analysis.hpp"
#include "model/run.hpp"
#include "model/summary.hpp"
#include "verdict/need.hpp"

namespace terracord::needs {

class Book {
   public:
    // All of them must outlive the book.
    Book(const model::Analysis& analysis, const std::vector<model::UnitLayer>& layers,
         const std::vector<model::NeedData>& data);

    void take(const model::ProjectResult& result);
    // Every project has been taken.
    void close();
    // Completes ProjectResult::needs and adds the findings of needs, and those among documents that follow.
    void answer(model::ProjectResult& result) const;

    [[nodiscard]] const std::vector<model::NeedBalance>& balances() const { return balances_; }

   private:
    struct Entry {
        std::uint64_t row = 0;
        std::string family;  // code of a project with variants; empty: it has none
        model::ProjectNeed input;
    };

    void choose(std::size_t need);
    void sum(std::size_t need);
    void balance(std::size_t need, model::UnitBalance& unit) const;
    void answer_unit(std::size_t need, const model::ProjectNeed& input, const model::ProjectNeed* counted,
                     std::size_t piece, model::NeedAnswer& answer) const;

    const model::Analysis& analysis_;
    const std::vector<model::UnitLayer>& layers_;
    const std::vector<model::NeedData>& data_;
    std::vector<std::vector<Entry>> entries_;                    // by need; by row once closed
    std::vector<std::map<std::string, std::size_t>> chosen_;     // by need: family -> entry
    std::vector<model::NeedBalance> balances_;
};

}  // namespace terracord::needs

// A finding as it was made: what it takes to make it again with something moved.
#pragma once

#include "checks/measure.hpp"
#include "model/finding.hpp"
#include "verdict/grade.hpp"

namespace terracord::assurance {

struct Examined {
    const checks::Task& task;         // the worker's subject is the finding's
    const verdict::Subject& subject;  // what it was graded with
    const model::Finding& finding;
};

// Do two findings give the same answer? Coherent and information do: neither holds a project back.
[[nodiscard]] inline bool same_answer(const model::Finding& a, const model::Finding& b) {
    const auto clear = [](model::Verdict verdict) {
        return verdict == model::Verdict::coherent || verdict == model::Verdict::information;
    };
    return (a.verdict == b.verdict || (clear(a.verdict) && clear(b.verdict))) && a.reading == b.reading;
}

}  // namespace terracord::assurance

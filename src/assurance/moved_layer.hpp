// The features of a check near its subject, again and again with their limits moved. What lies beyond reach of the subject
// is cut off first, so that a feature of a hundred thousand vertices costs what lies around the subject. Features the
// check does not select stay where they are, and only as far as they claimed its ground before.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "checks/measure.hpp"

namespace terracord::assurance {

class MovedLayer {
   public:
    struct Reach {
        double metres = 0.0;  // the farthest that limits will be moved
        bool whole = false;   // features are not cut: something is measured on all of them
        bool bands = false;   // what moves are the widths features stand for, not their limits
    };

    // Cost: one query, an overlay for each feature near the subject. Errors: 316.
    static Result<MovedLayer> around(const checks::Task& task, Reach reach, bool double_mapped);

    // Everything moved by this: outward (+), inward (-). Errors: 316.
    Result<void> move(double metres);

    // As they stand after the last move.
    [[nodiscard]] const layers::Layer& layer() const { return layer_; }
    [[nodiscard]] const layers::Binding& binding() const { return binding_; }

   private:
    struct Part {
        std::uint32_t feature = 0;  // in the layer as it was read
        geometry::Shape drawn;
        bool moves = true;
    };

    MovedLayer(const checks::Task& task, Reach reach) : task_(&task), reach_(reach) {}

    Result<void> gather(bool double_mapped);
    Result<void> gather_double_mapped();
    Result<const geometry::Shape*> ground();
    Result<geometry::Shape> shape_of(const Part& part, double metres);
    void add(const Part& part, geometry::Shape shape, double metres);
    void start(double metres);

    const checks::Task* task_;
    Reach reach_;
    std::vector<Part> parts_;
    std::optional<geometry::Shape> ground_;  // of all selected areas together
    layers::Layer layer_;
    layers::Binding binding_;
};

}  // namespace terracord::assurance

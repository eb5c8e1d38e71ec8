// What the page's maps lie on: the zones of the local plan around each project, cut to its surroundings, and the communes.
// Decoration: where there is no room or a shape cannot be cut, the map lies on nothing there. Belongs to one thread.
#pragma once

#include <string>

#include "base/json_writer.hpp"
#include "cartography/surroundings.hpp"
#include "model/project.hpp"
#include "report/html_shapes.hpp"

namespace terracord::report {

class HtmlGround {
   public:
    // Null or not attached: no ground at all.
    HtmlGround(const cartography::Surroundings* surroundings, HtmlShapes shapes)
        : surroundings_(surroundings), shapes_(std::move(shapes)) {}

    // A value: [[fill, line, class, shape], ...] in the order of the documents. O(log n + features around).
    void write_around(JsonWriter& json, const model::Project& project);
    // A value: [[name, shape], ...] of the communes that projects written so far lie in or beside.
    void write_communes(JsonWriter& json);

    // Shapes that found no room or could not be cut.
    [[nodiscard]] std::int64_t left_out() const { return failed_ + shapes_.left_out(); }

   private:
    const cartography::Surroundings* surroundings_;
    HtmlShapes shapes_;
    geometry::Box all_;
    std::int64_t failed_ = 0;
};

}  // namespace terracord::report

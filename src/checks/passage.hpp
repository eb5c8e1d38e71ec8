// How wide a corridor stays past what is built on it: the widest disc that can still travel along it.
//
// The corridor is looked at in a window: the ground within R of what the subject takes of it. Where it goes on beyond
// the window it has an end (pieces that reach at least 2R, so that corners and tips are none); pieces that join again
// between R and 2R are one end. R starts at 50 m and doubles until the window has two ends, that is, until it spans the
// corridor's width. For two ends that a disc can travel between before the project, the width is the diameter of the
// widest disc that still can after it: with E(w) the corridor eroded by w/2, the largest w for which one connected part
// of E(w) touches both ends, found by bisection. Passages that the subject does not narrow say nothing, so that a
// bottleneck that was there before is not held against the project.
//
// Error: 0.1 m, and 0.15 % of the width (round joins of 16 segments a quarter are chords), never more.
// Cost: about twelve erosions of the window's ground before and after; nothing where the corridor is not touched.
#pragma once

#include <functional>

#include "base/error.hpp"
#include "geometry/shape.hpp"
#include "layers/worker.hpp"

namespace terracord::checks {

struct Passage {
    bool narrowed = false;   // some passage is narrower than it was, or gone
    double width_m = 0.0;    // of the narrowest of them; 0: severed
    double before_m = 0.0;   // of the same passage without the subject
    double cut_share = 0.0;  // the largest loss: 1 - width / before; at an end, of the corridor's ground in the window
    bool at_end = false;     // the subject takes ground at an end of the corridor: no passage leads past it
};

// The corridor's ground within a distance of a shape; areas, united.
using GroundNear = std::function<Result<geometry::Shape>(const geometry::Shape& place, double metres)>;

// `taken`: what the worker's subject takes of the corridor. `first_window`: R to begin with. Error 316.
Result<Passage> narrowest_passage(const GroundNear& corridor, const geometry::Shape& taken, double first_window,
                                  layers::Worker& worker);

}  // namespace terracord::checks

#include "checks/passage.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <utility>
#include <vector>

#include "geometry/measure.hpp"

namespace terracord::checks {

using geometry::Family;
using geometry::Shape;

namespace {

constexpr double kLastWindow = 2000.0;  // metres: past anything this wide the passage is not narrow
constexpr double kStep = 0.1;           // metres: widths are told to the decimetre
constexpr double kEnough = 0.03;        // metres: the bisection stops here, so that rounding finds the decimetre
constexpr double kNotNarrowed = 0.005;  // share of the width: less is within the error of the erosion
constexpr double kBand = 1.0;           // metres beyond the window in which an end is met
constexpr double kFarEnough = 0.98;     // of 2R: what reaches so far goes on; less than 1 for the chords of the buffer

std::vector<Shape> parts_of(const Shape& shape) {
    std::vector<Shape> parts;
    for (std::size_t i = 0; i < shape.part_count(); ++i) parts.push_back(shape.part(i));
    return parts;
}

// Which ends a disc of diameter w can travel between: for each connected part of the eroded corridor, its ends.
using Links = std::vector<std::vector<std::size_t>>;

bool linked(const Links& links, std::size_t a, std::size_t b) {
    return std::any_of(links.begin(), links.end(), [&](const std::vector<std::size_t>& ends) {
        return std::binary_search(ends.begin(), ends.end(), a) && std::binary_search(ends.begin(), ends.end(), b);
    });
}

// One stretch of corridor, before or after the project.
class Stretch {
   public:
    Stretch(Shape ground, const Shape& window, const std::vector<Shape>& ends, layers::Worker& worker)
        : ground_(std::move(ground)), window_(window), ends_(ends), worker_(worker) {}

    // The widest disc between two ends, at most `most`; 0: none.
    Result<double> widest(std::size_t a, std::size_t b, double most) {
        auto through = passes(a, b, kStep);
        if (!through) return tl::unexpected(through.error());
        if (!*through) return 0.0;
        through = passes(a, b, most);
        if (!through) return tl::unexpected(through.error());
        if (*through) return most;
        double low = kStep;
        double high = most;
        while (high - low > kEnough) {
            const double middle = (low + high) / 2.0;
            through = passes(a, b, middle);
            if (!through) return tl::unexpected(through.error());
            (*through ? low : high) = middle;
        }
        return std::round((low + high) / 2.0 / kStep) * kStep;
    }

   private:
    Result<bool> passes(std::size_t a, std::size_t b, double width) {
        auto known = tried_.find(width);
        if (known == tried_.end()) {
            auto links = links_at(width);
            if (!links) return tl::unexpected(links.error());
            known = tried_.emplace(width, std::move(*links)).first;
        }
        return linked(known->second, a, b);
    }

    Result<Links> links_at(double width) {
        worker_.note_erosion();
        const auto eroded = worker_.widen(ground_, -width / 2.0);
        if (!eroded) return tl::unexpected(eroded.error());
        if (eroded->empty()) return Links{};
        const auto inside = worker_.intersect(*eroded, window_);
        if (!inside) return tl::unexpected(inside.error());
        Links links;
        for (const Shape& part : parts_of(*inside)) {
            std::vector<std::size_t> met;
            for (std::size_t e = 0; e < ends_.size(); ++e) {
                if (ends_[e].box().touches(part.box()) && worker_.meet(ends_[e], part)) met.push_back(e);
            }
            if (met.size() > 1) links.push_back(std::move(met));
        }
        return links;
    }

    Shape ground_;
    const Shape& window_;
    const std::vector<Shape>& ends_;
    layers::Worker& worker_;
    std::map<double, Links> tried_;
};

class Search {
   public:
    Search(const GroundNear& corridor, layers::Worker& worker) : corridor_(corridor), worker_(worker) {}

    Result<Passage> run(const Shape& taken, double first_window) {
        std::vector<Shape> open = parts_of(taken);
        for (double window = first_window; !open.empty() && window <= kLastWindow; window *= 2.0) {
            auto rest = settle(open, window);
            if (!rest) return tl::unexpected(rest.error());
            open = std::move(*rest);
        }
        return out_;
    }

   private:
    // Settles the pieces whose corridor has its ends at this window; gives back the others.
    Result<std::vector<Shape>> settle(const std::vector<Shape>& open, double window) {
        const auto place = worker_.unite(open, Family::area);
        if (!place) return tl::unexpected(place.error());
        const auto ground = corridor_(*place, 2.0 * window);
        if (!ground) return tl::unexpected(ground.error());
        const std::vector<Shape> parts = parts_of(*ground);
        std::map<std::size_t, std::vector<Shape>> by_part;
        for (const Shape& piece : open) {
            for (std::size_t i = 0; i < parts.size(); ++i) {
                if (!parts[i].box().touches(piece.box()) || !worker_.meet(parts[i], piece)) continue;
                by_part[i].push_back(piece);
                break;
            }
        }
        std::vector<Shape> rest;
        for (const auto& [part, pieces] : by_part) {
            const auto settled = look(parts[part], pieces, window);
            if (!settled) return tl::unexpected(settled.error());
            if (!*settled) rest.insert(rest.end(), pieces.begin(), pieces.end());
        }
        return rest;
    }

    // One connected stretch of corridor and what is taken of it.
    Result<bool> look(const Shape& stretch, const std::vector<Shape>& pieces, double window) {
        const auto taken = worker_.unite(pieces, Family::area);
        if (!taken) return tl::unexpected(taken.error());
        auto inner = worker_.widen(*taken, window);
        if (!inner) return tl::unexpected(inner.error());
        const auto far = worker_.widen(*taken, 2.0 * kFarEnough * window);
        if (!far) return tl::unexpected(far.error());
        const auto beyond = worker_.subtract(stretch, *inner);
        if (!beyond) return tl::unexpected(beyond.error());
        std::vector<Shape> ends;
        for (Shape& piece : parts_of(*beyond)) {
            const auto outer = worker_.subtract(piece, *far);
            if (!outer) return tl::unexpected(outer.error());
            if (!outer->empty()) ends.push_back(std::move(piece));
        }
        if (ends.size() >= 2) return narrow(*taken, ends, window);
        if (ends.empty()) return end_of(stretch, *taken, *inner);
        const auto here = worker_.intersect(stretch, *inner);
        if (!here) return tl::unexpected(here.error());
        const auto wide = worker_.inscribed_width(*here, 1.0);
        if (!wide) return tl::unexpected(wide.error());
        // The window is far wider than the corridor in it, and it goes on one way only.
        if (window > 2.0 * *wide) return end_of(stretch, *taken, *inner);
        return false;
    }

    Result<bool> end_of(const Shape& stretch, const Shape& taken, const Shape& window) {
        const auto here = worker_.intersect(stretch, window);
        if (!here) return tl::unexpected(here.error());
        out_.at_end = true;
        const double ground = geometry::area(*here);
        if (ground > 0.0) out_.cut_share = std::max(out_.cut_share, std::min(1.0, geometry::area(taken) / ground));
        return true;
    }

    Result<bool> narrow(const Shape& taken, const std::vector<Shape>& ends, double window) {
        const auto reach = worker_.widen(taken, window + kBand);
        if (!reach) return tl::unexpected(reach.error());
        // Ground is cut off beyond the window, which must not narrow what lies in it: half the widest disc farther out.
        double most = 2.0 * window;
        while (true) {
            const double margin = window + most / 2.0 + 2.0 * kBand;
            auto ground = corridor_(taken, margin);
            if (!ground) return tl::unexpected(ground.error());
            auto left = worker_.subtract(*ground, worker_.subject());
            if (!left) return tl::unexpected(left.error());
            Stretch before(std::move(*ground), *reach, ends, worker_);
            Stretch after(std::move(*left), *reach, ends, worker_);
            const auto wider = compare(before, after, ends.size(), most);
            if (!wider) return tl::unexpected(wider.error());
            if (!*wider || most >= 2.0 * kLastWindow) return true;
            most *= 2.0;
        }
    }

    // True: a passage is as wide as could be looked for; look farther.
    Result<bool> compare(Stretch& before, Stretch& after, std::size_t ends, double most) {
        Passage found;
        for (std::size_t a = 0; a < ends; ++a) {
            for (std::size_t b = a + 1; b < ends; ++b) {
                const auto was = before.widest(a, b, most);
                if (!was) return tl::unexpected(was.error());
                if (*was <= 0.0) continue;
                if (*was >= most && most < 2.0 * kLastWindow) return true;
                const auto is = after.widest(a, b, most);
                if (!is) return tl::unexpected(is.error());
                if (*is >= *was - std::max(kStep, kNotNarrowed * *was) - kStep / 2.0) continue;
                if (!found.narrowed || *is < found.width_m) {
                    found.width_m = *is;
                    found.before_m = *was;
                }
                found.narrowed = true;
                found.cut_share = std::max(found.cut_share, 1.0 - *is / *was);
            }
        }
        if (!found.narrowed) return false;
        if (!out_.narrowed || found.width_m < out_.width_m) {
            out_.width_m = found.width_m;
            out_.before_m = found.before_m;
        }
        out_.narrowed = true;
        out_.cut_share = std::max(out_.cut_share, found.cut_share);
        return false;
    }

    const GroundNear& corridor_;
    layers::Worker& worker_;
    Passage out_;
};

}  // namespace

Result<Passage> narrowest_passage(const GroundNear& corridor, const Shape& taken, double first_window,
                                  layers::Worker& worker) {
    return Search(corridor, worker).run(taken, first_window);
}

}  // namespace terracord::checks

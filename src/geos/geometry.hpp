// GEOS geometries owned by C++: move-only, carrying the context they were made in, which must outlive them.
// A geometry and its context belong to one thread.
#pragma once

#include <optional>

#include "base/error.hpp"
#include "geometry/shape.hpp"
#include "geos/context.hpp"

struct GEOSGeom_t;
struct GEOSPrepGeom_t;

namespace terracord::geos {

class Geometry {
   public:
    Geometry() = default;
    Geometry(Context& context, GEOSGeom_t* owned) : context_(&context), geometry_(owned) {}
    ~Geometry();
    Geometry(Geometry&& other) noexcept;
    Geometry& operator=(Geometry&& other) noexcept;

    // O(points). An empty shape gives an empty geometry of its family. Coordinates are taken about `origin`: GEOS snaps
    // within 1e-12 of their size, which is 7 micrometres at 6 750 km and nothing near zero.
    static Geometry from_shape(Context& context, const geometry::Shape& shape, geometry::Point origin = {});
    // The members of `family` inside, in their order; what is of another family (a touch) is left out.
    // `origin` is the one it was made about.
    [[nodiscard]] geometry::Shape to_shape(geometry::Family family, geometry::Point origin = {}) const;

    explicit operator bool() const { return geometry_ != nullptr; }
    [[nodiscard]] const GEOSGeom_t* get() const { return geometry_; }
    [[nodiscard]] Context& context() const { return *context_; }
    [[nodiscard]] bool empty() const;
    [[nodiscard]] double area() const;
    [[nodiscard]] double length() const;
    [[nodiscard]] bool valid() const;

   private:
    Context* context_ = nullptr;
    GEOSGeom_t* geometry_ = nullptr;
};

// A geometry with an index of its edges, for many questions about one perimeter. The geometry must outlive it.
class Prepared {
   public:
    Prepared() = default;
    explicit Prepared(const Geometry& geometry);
    ~Prepared();
    Prepared(Prepared&& other) noexcept;
    Prepared& operator=(Prepared&& other) noexcept;

    // Closed sets: touching counts. A failure inside GEOS reads as "perhaps": true for intersects, false for covers.
    [[nodiscard]] bool intersects(const Geometry& other) const;
    [[nodiscard]] bool covers(const Geometry& other) const;

   private:
    Context* context_ = nullptr;
    const GEOSPrepGeom_t* prepared_ = nullptr;
};

}  // namespace terracord::geos

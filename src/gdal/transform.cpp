#include <fmt/format.h>

#include <cmath>
#include <limits>

#include "gdal/crs.hpp"
#include "gdal/crs_data.hpp"

namespace terracord::gdal {

struct Transform::State {
    ProjContext context;
    ProjObject operation;  // null: identity
    std::string name;
    std::string better;
    double accuracy_m = 0.0;
    double grain = 1e6;  // results are rounded to 1 / grain
};

namespace {

class FactoryContext {
   public:
    explicit FactoryContext(PJ_CONTEXT* context) : handle_(proj_create_operation_factory_context(context, nullptr)) {}
    ~FactoryContext() { proj_operation_factory_context_destroy(handle_); }
    FactoryContext(const FactoryContext&) = delete;
    FactoryContext& operator=(const FactoryContext&) = delete;
    [[nodiscard]] PJ_OPERATION_FACTORY_CONTEXT* get() const { return handle_; }

   private:
    PJ_OPERATION_FACTORY_CONTEXT* handle_;
};

struct Choice {
    ProjObject operation;
    std::string name;
    double accuracy_m = -1.0;
};

// All operations that do not invent anything, best first; with or without those whose grids are not installed.
ProjList operations(PJ_CONTEXT* context, const ProjObject& from, const ProjObject& to, const AreaOfUse* where,
                    bool installed_only) {
    const FactoryContext factory(context);
    proj_operation_factory_context_set_allow_ballpark_transformations(context, factory.get(), 0);
    proj_operation_factory_context_set_spatial_criterion(context, factory.get(),
                                                         PROJ_SPATIAL_CRITERION_PARTIAL_INTERSECTION);
    proj_operation_factory_context_set_grid_availability_use(
        context, factory.get(),
        installed_only ? PROJ_GRID_AVAILABILITY_DISCARD_OPERATION_IF_MISSING_GRID : PROJ_GRID_AVAILABILITY_IGNORED);
    if (where != nullptr) {
        proj_operation_factory_context_set_area_of_interest(context, factory.get(), where->west, where->south,
                                                            where->east, where->north);
    }
    return ProjList(proj_create_operations(context, from.get(), to.get(), factory.get()));
}

bool usable(PJ_CONTEXT* context, const ProjObject& operation) {
    return operation && proj_coordoperation_has_ballpark_transformation(context, operation.get()) == 0;
}

Choice best_installed(PJ_CONTEXT* context, const ProjList& list) {
    for (int i = 0; i < list.size(); ++i) {
        ProjObject operation = list.at(context, i);
        if (!usable(context, operation) || proj_coordoperation_is_instantiable(context, operation.get()) == 0) continue;
        Choice choice;
        if (const char* name = proj_get_name(operation.get())) choice.name = name;
        choice.accuracy_m = proj_coordoperation_get_accuracy(context, operation.get());
        choice.operation = ProjObject(proj_normalize_for_visualization(context, operation.get()));
        if (choice.operation) return choice;
    }
    return {};
}

// An operation more accurate than the chosen one that lacks its grid; "" where there is none.
std::string better_elsewhere(PJ_CONTEXT* context, const ProjList& all, double chosen_m) {
    if (chosen_m < 0.0) return {};
    for (int i = 0; i < all.size(); ++i) {
        const ProjObject operation = all.at(context, i);
        if (!usable(context, operation) || proj_coordoperation_is_instantiable(context, operation.get()) != 0) continue;
        const double accuracy = proj_coordoperation_get_accuracy(context, operation.get());
        if (accuracy >= 0.0 && accuracy < chosen_m) return proj_get_name(operation.get());
    }
    return {};
}

std::optional<AreaOfUse> lonlat_area(const Crs& crs, const std::optional<geometry::Box>& extent) {
    if (!extent || extent->empty()) return std::nullopt;
    std::vector<geometry::Point> corners{{extent->min_x, extent->min_y},
                                         {extent->max_x, extent->min_y},
                                         {extent->max_x, extent->max_y},
                                         {extent->min_x, extent->max_y}};
    crs.data().lonlat(corners);
    geometry::Box box;
    for (const geometry::Point& corner : corners) {
        if (!std::isfinite(corner.x) || std::abs(corner.x) > 180.0 || std::abs(corner.y) > 90.0) return std::nullopt;
        box.add(corner);
    }
    // A single point is an area too small for PROJ to intersect with anything.
    box = box.widened(1e-6);
    return AreaOfUse{box.min_x, box.min_y, box.max_x, box.max_y};
}

std::string label(const Crs& crs) { return crs.code().empty() ? crs.name() : crs.code(); }

tl::unexpected<Error> no_operation(const Crs& from, const Crs& to, const ProjList& all, PJ_CONTEXT* context,
                                   const Position& where) {
    std::string missing;
    for (int i = 0; i < all.size() && missing.empty(); ++i) {
        const ProjObject operation = all.at(context, i);
        if (!operation) continue;
        for (int g = 0; g < proj_coordoperation_get_grid_used_count(context, operation.get()); ++g) {
            const char* grid = nullptr;
            int available = 1;
            if (proj_coordoperation_get_grid_used(context, operation.get(), g, &grid, nullptr, nullptr, nullptr,
                                                  nullptr, nullptr, &available) != 0 &&
                available == 0 && grid != nullptr) {
                missing = grid;
            }
        }
    }
    Text hint{"Vérifiez le système déclaré, ou convertissez le fichier avec une transformation choisie.",
              "Check the declared system, or convert the file with a transformation of your choice."};
    if (!missing.empty()) {
        hint = {fmt::format("Installez la grille {} dans le dossier de données de PROJ, ou convertissez le fichier.",
                            missing),
                fmt::format("Install the grid {} in PROJ's data folder, or convert the file.", missing)};
    }
    return fail(ErrorCode::crs_no_operation,
                {fmt::format("aucune transformation fiable de {} vers {}", label(from), label(to)),
                 fmt::format("no reliable operation from {} to {}", label(from), label(to))},
                where, std::move(hint));
}

}  // namespace

Transform::Transform(std::unique_ptr<State> state) : state_(std::move(state)) {}
Transform::~Transform() = default;
Transform::Transform(Transform&&) noexcept = default;
Transform& Transform::operator=(Transform&&) noexcept = default;

Result<Transform> Transform::make(const Crs& from, const Crs& to, const Position& where,
                                  const std::optional<geometry::Box>& extent) {
    auto state = std::make_unique<State>();
    if (from.same_as(to)) return Transform(std::move(state));
    PJ_CONTEXT* context = state->context.get();
    const ProjObject source(proj_create(context, from.data().definition().c_str()));
    const ProjObject target(proj_create(context, to.data().definition().c_str()));
    if (!source || !target) {
        return fail(ErrorCode::crs_unknown,
                    {fmt::format("« {} » ou « {} » ne peut pas être relu", label(from), label(to)),
                     fmt::format("'{}' or '{}' cannot be read back", label(from), label(to))},
                    where);
    }
    const auto area = lonlat_area(from, extent);
    const AreaOfUse* near = area ? &*area : nullptr;
    Choice choice = best_installed(context, operations(context, source, target, near, true));
    if (!choice.operation && near != nullptr) {  // data far from the target's area: any operation tells how far
        near = nullptr;
        choice = best_installed(context, operations(context, source, target, near, true));
    }
    const ProjList all = operations(context, source, target, near, false);
    if (!choice.operation) return no_operation(from, to, all, context, where);
    state->better = better_elsewhere(context, all, choice.accuracy_m);
    state->name = std::move(choice.name);
    state->accuracy_m = choice.accuracy_m;
    state->operation = std::move(choice.operation);
    state->grain = to.geographic() ? 1e11 : 1e6;
    return Transform(std::move(state));
}

std::size_t Transform::apply(std::span<geometry::Point> points) const {
    constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
    std::size_t failed = 0;
    if (points.empty()) return failed;
    if (state_->operation) {
        proj_trans_generic(state_->operation.get(), PJ_FWD, &points[0].x, sizeof(geometry::Point), points.size(),
                           &points[0].y, sizeof(geometry::Point), points.size(), nullptr, 0, 0, nullptr, 0, 0);
        proj_errno_reset(state_->operation.get());
        for (geometry::Point& point : points) {
            point = {std::round(point.x * state_->grain) / state_->grain,
                     std::round(point.y * state_->grain) / state_->grain};
        }
    }
    for (geometry::Point& point : points) {
        if (std::isfinite(point.x) && std::isfinite(point.y)) continue;
        point = {kNan, kNan};
        ++failed;
    }
    return failed;
}

const std::string& Transform::operation() const { return state_->name; }
double Transform::accuracy_m() const { return state_->accuracy_m; }
const std::string& Transform::better_operation() const { return state_->better; }

}  // namespace terracord::gdal

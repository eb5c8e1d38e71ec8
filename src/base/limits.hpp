// What one input may take of the machine, by name: one table of limits, which `--limit NAME=VALUE` changes. They are the
// process's, as memory and time are: in force for the life of one LimitsInForce, which only `cli` and tests make, before
// any other thread reads. Within a limit no result depends on it; what meets one is an error 329 (of an analysis file
// 201 or 202, of an archive 325 or 612), never a shorter answer.
//
//   auto wanted = Limits().with("overlay-crossings=20M");
//   const LimitsInForce held(*wanted);
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "base/error.hpp"

namespace terracord {

enum class Limit : std::uint8_t {
    analysis_bytes,
    analysis_levels,
    analysis_values,
    record_bytes,
    record_values,
    folder_levels,
    folder_files,
    archive_levels,
    archive_names,
    unpacked_bytes,
    run_archive_files,
    run_archive_bytes,
    feature_vertices,
    value_bytes,
    overlay_crossings,
    raster_cells,
    raster_memory,
    logo_bytes,
};
inline constexpr std::size_t kLimits = 18;

struct LimitSpec {
    Limit limit;
    std::string_view name;
    std::int64_t standard;
    std::int64_t highest;  // beyond it the program itself would not hold
    bool bytes;            // suffixes K, M, G are powers of 1,024; of a number, of 1,000
    std::string_view fr;   // what is limited
    std::string_view en;
};

// In the order of the enumeration.
[[nodiscard]] std::span<const LimitSpec, kLimits> limit_specs();
[[nodiscard]] const LimitSpec& spec_of(Limit limit);

class Limits {
   public:
    Limits();  // the standard ones
    [[nodiscard]] std::int64_t of(Limit limit) const { return values_[static_cast<std::size_t>(limit)]; }
    // These, with one changed: "NAME=VALUE", a whole number from 1 with a suffix K, M, G or none. Error 101.
    [[nodiscard]] Result<Limits> with(std::string_view written) const;
    // "NAME=VALUE" of those that are not standard, by name, "," between them; empty: none.
    [[nodiscard]] std::string changed() const;
    // Each as it is, or as it is by itself where that is more: for what ships with the program.
    [[nodiscard]] Limits at_least_standard() const;
    bool operator==(const Limits&) const = default;

   private:
    std::array<std::int64_t, kLimits> values_{};
};

// Holds limits in force, and puts back those before. Made and destroyed while no other thread reads.
class LimitsInForce {
   public:
    explicit LimitsInForce(const Limits& limits);
    ~LimitsInForce();
    LimitsInForce(const LimitsInForce&) = delete;
    LimitsInForce& operator=(const LimitsInForce&) = delete;

   private:
    Limits before_;
};

// Safe to read from any thread.
[[nodiscard]] const Limits& limits_in_force();
[[nodiscard]] std::int64_t limit(Limit which);

// "16 MiB", "200 000".
[[nodiscard]] Text limit_text(Limit which);
// What to do about it: the flag that raises it, and what it is now.
[[nodiscard]] Text how_to_raise(Limit which);
// An input beyond a limit: error 329. `what` says which, as far as the words "limit NAME" in brackets, which are added.
[[nodiscard]] Error beyond_limit(Limit which, const Text& what, Position where = {});

}  // namespace terracord

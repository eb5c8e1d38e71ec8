// One shard's leavings: its spill, and what pass 3 must know of the run besides. `merge` puts shards together again.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <queue>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/error.hpp"
#include "geometry/box.hpp"
#include "model/compared_part.hpp"
#include "model/run.hpp"
#include "runs/spill.hpp"

namespace terracord::runs {

struct ShardNumber {
    std::uint32_t index = 1;  // 1..count
    std::uint32_t count = 1;
    [[nodiscard]] bool whole() const { return count == 1; }
};

// Deals the projects out as they come: each to the shard that has least to do so far. So no shard has more than the
// mean by more than one project, and every shard, reading the same projects, deals alike. Memory: a number a shard.
class ShardBalance {
   public:
    explicit ShardBalance(ShardNumber number);
    // Is the next project of this cost this shard's?
    [[nodiscard]] bool takes(double cost);

   private:
    struct Load {
        double cost = 0.0;
        std::uint32_t shard = 0;
        bool operator>(const Load& other) const { return std::pair(cost, shard) > std::pair(other.cost, other.shard); }
    };
    ShardNumber number_;
    std::priority_queue<Load, std::vector<Load>, std::greater<>> loads_;
};

struct ShardAccount {
    ShardNumber number;
    model::RunInfo info;                        // without the analysis; project_count is the shard's own
    std::vector<std::string> only_projects;     // those asked for; empty: all
    std::string limits;                         // those that were not the standard ones, as Limits::changed
    std::vector<model::ComparedPart> compared;  // of the analysis's comparisons, the shard's tiles
    geometry::Point origin;                     // overlays were computed about it
    bool complete = true;
};

inline constexpr const char* kSpillName = "shard.spill";
inline constexpr const char* kAccountName = "shard.account";

// Errors 502; 301, 601.
Result<void> write_account(const std::filesystem::path& folder, const ShardAccount& account);
Result<ShardAccount> read_account(const std::filesystem::path& folder);

// An account's bytes without their check, for tests and fuzzing. `parse_account` answers nothing for bytes that are
// none.
[[nodiscard]] std::string bytes_of(const ShardAccount& account);
[[nodiscard]] std::optional<ShardAccount> parse_account(std::string_view bytes);

// Do these shards make one run? Error 602 names what is missing, doubled, or made from other inputs or versions.
// `analysis_sha256` is that of the analysis file now; the limits are to be those in force.
Result<void> check_shards(const std::vector<ShardAccount>& shards, const std::string& analysis_sha256);

// Several spills as one, in input order.
class MergedSpill {
   public:
    static Result<MergedSpill> open(const std::vector<std::filesystem::path>& spills);
    Result<std::optional<model::ProjectResult>> next();

   private:
    struct Source {
        SpillReader reader;
        std::optional<model::ProjectResult> head;
    };
    std::vector<Source> sources_;
};

}  // namespace terracord::runs

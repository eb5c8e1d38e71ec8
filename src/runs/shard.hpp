// One shard's leavings: its spill, and what pass 3 must know of the run besides. `merge` puts shards together again.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "model/run.hpp"
#include "runs/spill.hpp"

namespace terracord::runs {

struct ShardNumber {
    std::uint32_t index = 1;  // 1..count
    std::uint32_t count = 1;
    [[nodiscard]] bool whole() const { return count == 1; }
    // Which projects are this shard's: by position in the input, so that neighbours in a file spread over the shards.
    [[nodiscard]] bool owns(std::size_t row) const { return row % count == index - 1; }
};

struct ShardAccount {
    ShardNumber number;
    model::RunInfo info;  // without the analysis; project_count is the shard's own
    bool complete = true;
};

inline constexpr const char* kSpillName = "shard.spill";
inline constexpr const char* kAccountName = "shard.account";

// Errors 502; 301, 601.
Result<void> write_account(const std::filesystem::path& folder, const ShardAccount& account);
Result<ShardAccount> read_account(const std::filesystem::path& folder);

// Do these shards make one run? Error 602 names what is missing, doubled, or made from other inputs or versions.
// `analysis_sha256` is that of the analysis file now.
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

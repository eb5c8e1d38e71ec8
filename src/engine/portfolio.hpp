// Pass 2: what must be known of all projects before the first is delivered. Projects against each other, and what they
// take together of the zones that checks of consumption look at, and the needs of the territory (needs/book.hpp). Reads the spill once; pass 3 comes back to the records
// of neighbours. Memory: about 100 bytes a project, and as many for each zone it takes from. Nothing is read or kept
// where no check asks. One thread. The same answers for any number of shards: everything goes in the order of the
// input.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/log.hpp"
#include "geometry/box.hpp"
#include "index/box_index.hpp"
#include "layers/layer_store.hpp"
#include "layers/worker.hpp"
#include "model/analysis.hpp"
#include "model/run.hpp"
#include "needs/book.hpp"
#include "runs/spill.hpp"

namespace terracord::engine {

class Portfolio {
   public:
    // Do projects of this analysis hang on one another?
    [[nodiscard]] static bool asked(const model::Analysis& analysis);

    // Errors 301, 601.
    static Result<Portfolio> gather(const model::Analysis& analysis, const model::RunInfo& info,
                                    const std::vector<std::filesystem::path>& spills);

    // Adds the findings that need the other projects, and completes those that were waiting for them. An overlay that
    // fails makes its finding not assessable, is reported and makes `complete` false.
    Result<void> finish(model::ProjectResult& result, Log& log);

    [[nodiscard]] const model::Portfolio& totals() const { return totals_; }
    [[nodiscard]] const std::vector<model::NeedBalance>& needs() const { return book_.balances(); }
    [[nodiscard]] bool complete() const { return complete_; }

   private:
    // One project of the run.
    struct Entry {
        std::uint64_t row = 0;
        std::uint64_t position = 0;  // in its spill
        std::uint32_t spill = 0;
        std::uint32_t family = 0;  // variants of one project have the same; 0: it has none
        std::uint32_t commune = 0;  // one past its position in communes_; 0: none is known
        geometry::Box box;
        double area_m2 = 0.0;
        std::vector<std::optional<double>> quantities;  // as CommuneTotal::sums
    };
    // What a project takes of a zone.
    struct Use {
        std::uint32_t entry = 0;
        bool counted = true;  // false: another variant of the project takes more
        double taken_m2 = 0.0;
        double marginal_m2 = 0.0;  // what no counted use of another project takes
    };
    struct Zone {
        model::ZoneTotal total;
        std::vector<Use> uses;                        // by entry
        std::map<std::uint32_t, std::size_t> chosen;  // of each family of variants, the use that counts
    };
    using Key = std::pair<std::string, std::string>;  // check and document; zone

    Portfolio(const model::Analysis& analysis, const model::RunInfo& info)
        : analysis_(&analysis), book_(analysis, info.unit_layers, info.needs) {}

    Result<void> read(const std::vector<std::filesystem::path>& spills);
    void take(const model::ProjectResult& result, Entry entry, std::map<std::string, std::uint32_t>& families);
    void sort();
    void note_commune(const model::Project& project, Entry& entry);
    [[nodiscard]] std::vector<bool> counted_once() const;
    Result<void> total_communes();
    Result<void> weigh(const Key& key, Zone& zone);
    void choose_variants(Zone& zone) const;
    [[nodiscard]] static const Use* use_of(const Zone& zone, std::uint32_t entry);
    Result<geometry::Shape> others_in(const Key& key, const Zone& zone, const Use& use, bool before_only);
    Result<model::ProjectResult> record(std::uint32_t entry);
    Result<geometry::Shape> ground(const Key& key, std::uint32_t entry);
    [[nodiscard]] bool same_project(std::uint32_t a, std::uint32_t b) const;
    [[nodiscard]] std::uint32_t entry_of(std::size_t row) const;

    Result<void> with_others(model::ProjectResult& result, Log& log);
    void cumulate(model::ProjectResult& result, std::uint32_t entry) const;
    Result<void> compare(const model::CheckSpec& check, model::ProjectResult& result, std::uint32_t entry, Log& log);

    const model::Analysis* analysis_;
    needs::Book book_;
    std::vector<runs::SpillReader> readers_;
    std::vector<Entry> entries_;  // by row
    index::BoxIndex index_;
    std::map<Key, Zone> zones_;
    std::vector<model::CommuneTotal> communes_;
    std::map<std::string, std::uint32_t> commune_of_;  // id -> Entry::commune
    std::unique_ptr<const layers::LayerStore> store_;
    std::unique_ptr<layers::Worker> worker_;
    model::Portfolio totals_;
    std::vector<Error> troubles_;  // of pass 2: overlays that failed
    bool complete_ = true;
};

}  // namespace terracord::engine

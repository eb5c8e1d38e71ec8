// Where two documents contradict each other, patch by patch.
#include <fmt/format.h>

#include <utility>

#include "base/ids.hpp"
#include "report/geojson_file.hpp"
#include "report/geojson_sinks.hpp"
#include "report/members.hpp"
#include "wording/phrases.hpp"

namespace terracord::report {

namespace {

constexpr int kAreaDecimals = 4;
constexpr int kLengthDecimals = 4;
constexpr std::string_view kStem = "difference_patches";

void write_patch(JsonWriter& json, const model::Compared& comparison, const model::ComparisonSpec& spec,
                 const model::DifferencePatch& patch) {
    json.key("finding_id").string(comparison.finding.id).key("comparison_id").string(comparison.id);
    write_both(json, "comparison", spec.title);
    json.key("a_layer").string(spec.a_ref).key("b_layer").string(spec.b_ref);
    json.key("a_class").string(patch.a).key("b_class").string(patch.b);
    json.key("verdict").string(model::code(comparison.finding.verdict));
    write_both(json, "verdict", wording::label("verdict", model::code(comparison.finding.verdict)));
    json.key("width").string(patch.sliver ? "sliver" : "wide");
    write_measure(json, "area_m2", patch.area_m2, kAreaDecimals);
    write_measure(json, "mean_width_m", patch.mean_width_m, kLengthDecimals);
    write_measure(json, "tolerance_m", comparison.tolerance_m, kLengthDecimals);
    write_both(json, "sentence", comparison.finding.sentence);
}

class DifferencesSink final : public model::Sink {
   public:
    DifferencesSink(std::filesystem::path folder, GeoJsonOptions options)
        : folder_(std::move(folder)), options_(std::move(options)) {}

    Result<void> begin(const model::RunInfo& run) override {
        if (run.comparisons.empty()) return {};
        auto lonlat = LonLat::from(options_.crs);
        if (!lonlat) return tl::unexpected(lonlat.error());
        auto file = GeoJsonFile::create(folder_, name(), run);
        if (!file) return tl::unexpected(file.error());
        for (std::size_t i = 0; i < run.comparisons.size(); ++i) {
            const model::Compared& comparison = run.comparisons[i];
            for (std::size_t p = 0; p < comparison.patches.size(); ++p) {
                const model::DifferencePatch& patch = comparison.patches[p];
                auto written = file->feature(
                    "patch_id", fmt::format("{}/{}", comparison.finding.id, p + 1),
                    [&](JsonWriter& json) { write_patch(json, comparison, run.analysis->comparisons[i], patch); },
                    *lonlat, patch.shape);
                if (!written) return written;
            }
        }
        if (auto closed = file->close(); !closed) return closed;
        return write_style(folder_, kStem, options_.data);
    }
    Result<void> project(const model::ProjectResult&) override { return {}; }
    Result<void> end(const model::RunTotals&) override { return {}; }
    [[nodiscard]] std::string name() const override { return std::string(kStem) + ".geojson"; }

   private:
    std::filesystem::path folder_;
    GeoJsonOptions options_;
};

}  // namespace

std::unique_ptr<model::Sink> make_differences_sink(const std::filesystem::path& folder, const GeoJsonOptions& options) {
    return std::make_unique<DifferencesSink>(folder, options);
}

}  // namespace terracord::report

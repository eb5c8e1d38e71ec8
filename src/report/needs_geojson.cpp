// needs.geojson: a feature a need and unit, with target, supply and balance, ready for a choropleth.
#include <limits>
#include <optional>
#include <utility>

#include "base/ids.hpp"
#include "report/geojson_file.hpp"
#include "report/geojson_sinks.hpp"
#include "report/members.hpp"
#include "wording/phrases.hpp"

namespace terracord::report {

namespace {

constexpr int kDecimals = 6;
constexpr std::string_view kStem = "needs";

double amount(model::Millionths value) { return static_cast<double>(value) / model::kMillion; }

void write_known(JsonWriter& json, std::string_view key, const std::optional<double>& value) {
    if (value) {
        write_measure(json, key, *value, kDecimals);
    } else {
        json.key(key).null();
    }
}

void write_unit(JsonWriter& json, const model::NeedSpec& need, const model::Unit& unit,
                const model::UnitFigures& figures, const model::UnitBalance& balance) {
    json.key("need_id").string(need.id);
    write_both(json, "need", need.title);
    json.key("sense").string(model::code(need.sense));
    json.key("unit_id").string(unit.key).key("unit_name").string(unit.name);
    write_known(json, "target", figures.target);
    write_known(json, "existing", figures.existing);
    write_measure(json, "supply", amount(balance.supply), kDecimals);
    write_measure(json, "supply_weighted", amount(balance.weighted), kDecimals);
    json.key("projects").integer(balance.projects).key("projects_unknown").integer(balance.unknown);
    write_measure(json, "balance", balance.balance, kDecimals);
    write_measure(json, "level", balance.level, kDecimals);
    write_measure(json, "rate", need.rate() ? balance.value : std::numeric_limits<double>::quiet_NaN(), kDecimals);
    json.key("state").string(model::code(balance.state));
    write_both(json, "state", wording::label("unit_state", model::code(balance.state)));
    write_both(json, "why", balance.why);
}

// Without needs there is no file.
class NeedsSink final : public model::Sink {
   public:
    NeedsSink(std::filesystem::path folder, GeoJsonOptions options)
        : folder_(std::move(folder)), options_(std::move(options)) {}

    Result<void> begin(const model::RunInfo& run) override {
        if (run.analysis->needs.empty()) return {};
        auto lonlat = LonLat::from(options_.crs);
        if (!lonlat) return tl::unexpected(lonlat.error());
        auto file = GeoJsonFile::create(folder_, name(), run);
        if (!file) return tl::unexpected(file.error());
        static const model::UnitFigures kNone;
        for (std::size_t n = 0; n < run.balances.size(); ++n) {
            const model::NeedSpec& need = run.analysis->needs[n];
            for (const model::UnitBalance& balance : run.balances[n].units) {
                const model::Unit& unit = run.unit_layers[need.units].units[balance.unit];
                const model::UnitFigures& figures = run.needs[n].usable ? run.needs[n].units[balance.unit] : kNone;
                auto written = file->feature(
                    "need_unit_id", escape_id(need.id) + "/" + escape_id(unit.key),
                    [&](JsonWriter& json) { write_unit(json, need, unit, figures, balance); }, *lonlat, unit.shape);
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

std::unique_ptr<model::Sink> make_needs_sink(const std::filesystem::path& folder, const GeoJsonOptions& options) {
    return std::make_unique<NeedsSink>(folder, options);
}

}  // namespace terracord::report

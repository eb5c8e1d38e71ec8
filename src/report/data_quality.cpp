// What is wrong with the data of each document, as a table and as a map: overlaps with the pair of zones, gaps, repairs,
// features set aside or without geometry, contradictions, assumptions.
#include <functional>
#include <optional>
#include <utility>

#include "report/csv_sinks.hpp"
#include "report/geojson_file.hpp"
#include "report/geojson_sinks.hpp"
#include "report/members.hpp"
#include "wording/numbers.hpp"
#include "wording/phrases.hpp"
#include "wording/typography.hpp"

namespace terracord::report {

namespace {

using wording::Phrase;

constexpr int kAreaDecimals = 4;

// One fault of the data. The code is a word of "data_fault" in wording.
struct Fault {
    const char* code = "";
    std::string document;
    std::string layer;
    std::optional<std::int64_t> fid;
    std::optional<std::int64_t> other_fid;
    std::string first;   // the zones of an overlap
    std::string second;
    std::optional<double> area_m2;
    std::optional<std::int64_t> features;
    Text what;
    const geometry::Shape* shape = nullptr;
};

Text area_text(double area) { return wording::area(SquareMetres{area}); }

std::string zone(const std::string& label, std::int64_t fid) {
    return label.empty() ? "n° " + std::to_string(fid) : wording::one_line(label);
}

void tiling_faults(const model::LayerAccount& layer, const std::function<void(const Fault&)>& take) {
    if (!layer.tiling) return;
    for (const model::TilingFault& one : layer.tiling->faults) {
        Fault fault{.code = one.gap ? "gap" : "overlap", .document = layer.document_id, .layer = layer.layer};
        fault.area_m2 = one.area_m2;
        fault.shape = &one.shape;
        const Text width = wording::label("data_fault_width", one.sliver ? "sliver" : "wide");
        if (one.gap) {
            fault.what = wording::say(Phrase::fault_gap, {{"area", area_text(one.area_m2)}, {"width", width}});
        } else {
            fault.fid = one.first_fid;
            fault.other_fid = one.second_fid;
            fault.first = one.first;
            fault.second = one.second;
            fault.what = wording::say(Phrase::fault_overlap, {{"first", same_text(zone(one.first, one.first_fid))},
                                                              {"second", same_text(zone(one.second, one.second_fid))},
                                                              {"area", area_text(one.area_m2)},
                                                              {"width", width}});
        }
        take(fault);
    }
}

void layer_faults(const model::LayerAccount& layer, const std::function<void(const Fault&)>& take) {
    const auto fault = [&](const char* code, const Text& what) {
        return Fault{.code = code, .document = layer.document_id, .layer = layer.layer, .what = what};
    };
    if (!layer.usable) take(fault("unusable", layer.problem));
    if (!layer.assumption.empty()) take(fault("assumption", same_text(layer.assumption)));
    if (layer.missing_geometries > 0) {
        Fault missing = fault("without_geometry", wording::say(Phrase::fault_without_geometry, {}));
        missing.features = layer.missing_geometries;
        take(missing);
    }
    for (const model::Repair& repair : layer.repairs) {
        Fault one = fault(repair.set_aside ? "set_aside" : "repaired",
                          wording::say(repair.set_aside ? Phrase::fault_set_aside : Phrase::fault_repaired,
                                       {{"before", area_text(repair.area_before_m2)},
                                        {"after", area_text(repair.area_after_m2)},
                                        {"change", wording::share(Share{repair.changed_share})}}));
        one.fid = repair.fid;
        one.area_m2 = repair.area_before_m2;
        take(one);
    }
    tiling_faults(layer, take);
    for (const Text& quality : layer.quality) take(fault("contradiction", quality));
}

// In the order of documents and layers; those of no document (projects, territory) first, as they were read.
void each_fault(const model::RunInfo& run, const std::function<void(const Fault&)>& take) {
    for (const model::LayerAccount& layer : run.layers) layer_faults(layer, take);
    for (const model::DocumentSpec& document : run.analysis->documents) {
        for (const Text& quality : document.quality)
            take(Fault{.code = "contradiction", .document = document.id, .layer = {}, .what = quality});
    }
}

class DataQualityCsvSink final : public model::Sink {
   public:
    DataQualityCsvSink(std::filesystem::path folder, CsvStyle style) : folder_(std::move(folder)), style_(style) {}

    Result<void> begin(const model::RunInfo& run) override {
        auto file = CsvFile::create(folder_ / name(), style_);
        if (!file) return tl::unexpected(file.error());
        for (const std::string_view column :
             {"document_id", "layer", "fault", "fault_fr", "fault_en", "fid", "other_fid", "first", "second", "area_m2",
              "n_features", "what_fr", "what_en"})
            file->text(column);
        if (auto written = file->end_row(); !written) return written;
        Result<void> done;
        each_fault(run, [&](const Fault& fault) {
            if (done) done = row(*file, fault);
        });
        if (!done) return done;
        return file->close();
    }
    Result<void> project(const model::ProjectResult&) override { return {}; }
    Result<void> end(const model::RunTotals&) override { return {}; }
    [[nodiscard]] std::string name() const override { return "data_quality.csv"; }

   private:
    static Result<void> row(CsvFile& file, const Fault& fault) {
        const Text label = wording::label("data_fault", fault.code);
        const auto whole = [&](const std::optional<std::int64_t>& number) {
            if (number) {
                file.integer(*number);
            } else {
                file.text("");
            }
        };
        file.text(fault.document).text(fault.layer).text(fault.code).text(label.fr).text(label.en);
        whole(fault.fid);
        whole(fault.other_fid);
        file.text(fault.first).text(fault.second).number(fault.area_m2.value_or(model::kUnknown));
        whole(fault.features);
        file.text(fault.what.fr).text(fault.what.en);
        return file.end_row();
    }

    std::filesystem::path folder_;
    CsvStyle style_;
};

// The overlaps and gaps of partitions; there only where some document has any.
class DataQualityMapSink final : public model::Sink {
   public:
    DataQualityMapSink(std::filesystem::path folder, GeoJsonOptions options)
        : folder_(std::move(folder)), options_(std::move(options)) {}

    Result<void> begin(const model::RunInfo& run) override {
        std::optional<GeoJsonFile> file;
        auto lonlat = LonLat::from(options_.crs);
        if (!lonlat) return tl::unexpected(lonlat.error());
        Result<void> done;
        std::int64_t number = 0;
        each_fault(run, [&](const Fault& fault) {
            if (!done || fault.shape == nullptr) return;
            if (!file) {
                auto created = GeoJsonFile::create(folder_, name(), run);
                if (!created) {
                    done = tl::unexpected(created.error());
                    return;
                }
                file.emplace(std::move(*created));
            }
            done = feature(*file, *lonlat, fault, ++number);
        });
        if (!done || !file) return done;
        if (auto closed = file->close(); !closed) return closed;
        return write_style(folder_, "data_quality", options_.data);
    }
    Result<void> project(const model::ProjectResult&) override { return {}; }
    Result<void> end(const model::RunTotals&) override { return {}; }
    [[nodiscard]] std::string name() const override { return "data_quality.geojson"; }

   private:
    static Result<void> feature(GeoJsonFile& file, const LonLat& lonlat, const Fault& fault, std::int64_t number) {
        return file.feature(
            "fault_id", fault.document + "/" + fault.layer + "/" + std::to_string(number),
            [&](JsonWriter& json) {
                json.key("document_id").string(fault.document).key("layer").string(fault.layer);
                json.key("fault").string(fault.code);
                write_both(json, "fault", wording::label("data_fault", fault.code));
                json.key("first").string(fault.first).key("second").string(fault.second);
                write_measure(json, "area_m2", fault.area_m2.value_or(0.0), kAreaDecimals);
                write_both(json, "what", fault.what);
            },
            lonlat, *fault.shape);
    }

    std::filesystem::path folder_;
    GeoJsonOptions options_;
};

}  // namespace

std::unique_ptr<model::Sink> make_data_quality_csv_sink(const std::filesystem::path& folder, CsvStyle style) {
    return std::make_unique<DataQualityCsvSink>(folder, style);
}
std::unique_ptr<model::Sink> make_data_quality_map_sink(const std::filesystem::path& folder,
                                                        const GeoJsonOptions& options) {
    return std::make_unique<DataQualityMapSink>(folder, options);
}

}  // namespace terracord::report

// What is wrong with the data of each document, as a table and as a layer: overlaps with the pair of zones, gaps, repairs,
// features set aside or without geometry, contradictions, assumptions.
#include <functional>
#include <optional>
#include <utility>

#include "report/csv_sinks.hpp"
#include "report/fields.hpp"
#include "report/members.hpp"
#include "wording/numbers.hpp"
#include "wording/phrases.hpp"
#include "wording/typography.hpp"

namespace terracord::report {

namespace {

using wording::Phrase;

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
        run_ = &run;
        return {};
    }
    Result<void> project(const model::ProjectResult&) override { return {}; }
    Result<void> end(const model::RunTotals&) override {
        auto file = CsvFile::create(folder_ / name(), style_);
        if (!file) return tl::unexpected(file.error());
        for (const std::string_view column :
             {"document_id", "layer", "fault", "fault_fr", "fault_en", "fid", "other_fid", "first", "second", "area_m2",
              "n_features", "what_fr", "what_en"})
            file->text(column);
        if (auto written = file->end_row(); !written) return written;
        Result<void> done;
        each_fault(*run_, [&](const Fault& fault) {
            if (done) done = row(*file, fault);
        });
        if (!done) return done;
        return file->close();
    }
    [[nodiscard]] bool needs_account() const override { return false; }
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
    const model::RunInfo* run_ = nullptr;
};

// An overlap or gap of a partition.
struct FaultRow {
    const Fault& fault;
    std::int64_t number;
};

const Fields<FaultRow>& fault_fields() {
    using Row = FaultRow;
    static const Fields<Row> made = [] {
        Fields<Row> all;
        all.text("fault_id", {"Identifiant", "Identifier"}, [](const Row& row) {
            return row.fault.document + "/" + row.fault.layer + "/" + std::to_string(row.number);
        });
        all.text("document_id", {"Document (code)", "Document (code)"},
                 [](const Row& row) { return row.fault.document; });
        all.text("layer", {"Couche", "Layer"}, [](const Row& row) { return row.fault.layer; });
        all.coded("fault", {"Défaut (code)", "Fault (code)"}, "data_fault",
                  [](const Row& row) { return row.fault.code; });
        all.both("fault", {"Défaut", "Fault"},
                 [](const Row& row) { return wording::label("data_fault", row.fault.code); });
        all.text("first", {"Première zone", "First zone"}, [](const Row& row) { return row.fault.first; });
        all.text("second", {"Seconde zone", "Second zone"}, [](const Row& row) { return row.fault.second; });
        all.measure("area_m2", kAreaDecimals, {"Surface (m²)", "Area (m²)"},
                    [](const Row& row) { return row.fault.area_m2.value_or(0.0); });
        all.both("what", {"Constat", "Finding"}, [](const Row& row) { return row.fault.what; });
        return all;
    }();
    return made;
}

const MapLayer& fault_layer() {
    static const MapLayer layer{
        .name = "data_quality",
        .title = {"Qualité des données", "Quality of the data"},
        .description = {"Superpositions et lacunes des zones qui devraient se partager le terrain.",
                        "Overlaps and gaps of zones that should share out the ground."},
        .columns = fault_fields().columns()};
    return layer;
}

Result<void> fault_rows(const model::RunInfo& run, const TakeRow& take) {
    Result<void> done;
    std::int64_t number = 0;
    each_fault(run, [&](const Fault& fault) {
        if (done && fault.shape != nullptr) done = take(fault_layer(), fault_fields().cells({fault, ++number}), *fault.shape);
    });
    return done;
}

}  // namespace

std::unique_ptr<model::Sink> make_data_quality_csv_sink(const std::filesystem::path& folder, CsvStyle style) {
    return std::make_unique<DataQualityCsvSink>(folder, style);
}
const MapSource& faults_source() {
    static const MapSource source{.layers = {&fault_layer()},
                                  .always = [](const model::RunInfo&) { return false; },
                                  .of_run = fault_rows};
    return source;
}

}  // namespace terracord::report

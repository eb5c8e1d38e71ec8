#include <array>
#include <optional>
#include <utility>

#include "base/ids.hpp"
#include "report/geojson_file.hpp"
#include "report/geojson_sinks.hpp"
#include "report/members.hpp"
#include "wording/phrases.hpp"

namespace terracord::report {

namespace {

using geometry::Family;
using geometry::Shape;
using model::Finding;

constexpr int kAreaDecimals = 4;
constexpr int kLengthDecimals = 4;
constexpr int kShareDecimals = 9;

// One thing on the map: a class of a finding, or the finding as a whole.
struct MapItem {
    std::string class_code;
    std::string class_label;
    const model::Amounts* strict = nullptr;
    const model::Amounts* robust = nullptr;
    std::string_view place;  // what is drawn: "pieces", "slivers" or "perimeter"
    Shape shape;
};

// What of a class is drawn: its pieces; where only slivers carry the verdict, those.
Shape drawn(const model::ClassHit& hit, bool slivers_count) {
    Shape shape = hit.pieces;
    if (!shape.empty() && !slivers_count) return shape;
    for (const model::Sliver& sliver : hit.slivers) {
        if (shape.empty()) {
            shape = sliver.shape;
        } else if (shape.family() == sliver.shape.family()) {
            shape.append(sliver.shape);
        }
    }
    return shape;
}

std::vector<MapItem> items_of(const Finding& finding, const model::Project& project) {
    std::vector<MapItem> items;
    const bool slivers_count = finding.reason == model::Reason::limit_to_verify;
    for (const model::ClassHit& hit : finding.measures.classes) {
        Shape shape = drawn(hit, slivers_count);
        const std::string_view place = hit.pieces.empty() ? "slivers" : "pieces";
        if (!shape.empty())
            items.push_back({hit.class_code, hit.label, &hit.strict, &hit.robust, place, std::move(shape)});
    }
    // Distances, absences and the like have no place of their own: the perimeter stands for them.
    if (items.empty())
        items.push_back({"", "", &finding.measures.strict, &finding.measures.robust, "perimeter", project.perimeter});
    return items;
}

void write_properties(JsonWriter& json, const Finding& finding, const MapItem& item, const model::Project& project) {
    json.key("finding_id")
        .string(finding.id)
        .key("project_id")
        .string(project.id)
        .key("project_name")
        .string(name_of(project));
    json.key("check_id").string(finding.check_id);
    write_both(json, "check", finding.check_title);
    json.key("theme").string(finding.theme).key("document_id").string(finding.document_id);
    write_both(json, "document", finding.document_title);
    json.key("document_version").string(finding.document_version);
    json.key("class").string(item.class_code).key("class_label").string(item.class_label);
    json.key("verdict").string(model::code(finding.verdict));
    write_both(json, "verdict", wording::label("verdict", model::code(finding.verdict)));
    json.key("relation").string(model::code(finding.relation)).key("reason").string(model::code(finding.reason));
    json.key("place").string(item.place);
    json.key("emphasis").boolean(finding.emphasis);
    write_measure(json, "area_m2", item.robust->area_m2, kAreaDecimals);
    write_measure(json, "area_strict_m2", item.strict->area_m2, kAreaDecimals);
    write_measure(json, "share", item.robust->share, kShareDecimals);
    write_measure(json, "length_m", item.robust->length_m, kLengthDecimals);
    json.key("count").integer(item.robust->count);
    write_measure(json, "distance_m", item.robust->distance_m, kLengthDecimals);
    write_measure(json, "tolerance_m", finding.tolerance_m, kLengthDecimals);
    json.key("threshold").string(met_conditions(finding));
    json.key("reference").string(finding.reference);
    write_both(json, "sentence", finding.sentence);
    write_measure(json, "covered_share", finding.measures.coverage.covered_share, kShareDecimals);
}

class ConflictsSink final : public model::Sink {
   public:
    ConflictsSink(std::filesystem::path folder, GeoJsonOptions options)
        : folder_(std::move(folder)), options_(std::move(options)) {}

    Result<void> begin(const model::RunInfo& run) override {
        run_ = &run;
        auto lonlat = LonLat::from(options_.crs);
        if (!lonlat) return tl::unexpected(lonlat.error());
        lonlat_.emplace(std::move(*lonlat));
        return open(Family::area);
    }

    Result<void> project(const model::ProjectResult& result) override {
        for (const Finding& finding : result.findings) {
            if (!finding.on_map()) continue;
            for (const MapItem& item : items_of(finding, result.project)) {
                if (auto opened = open(item.shape.family()); !opened) return opened;
                auto written = file(item.shape.family())
                                   ->feature(
                                       "conflict_id", finding.id + "/" + escape_id(item.class_code),
                                       [&](JsonWriter& json) { write_properties(json, finding, item, result.project); },
                                       *lonlat_, item.shape);
                if (!written) return written;
            }
        }
        return {};
    }

    Result<void> end(const model::RunTotals&) override {
        for (std::optional<GeoJsonFile>& open_file : files_) {
            if (!open_file) continue;
            if (auto closed = open_file->close(); !closed) return closed;
        }
        return {};
    }

    [[nodiscard]] std::string name() const override { return "conflicts.geojson"; }

   private:
    [[nodiscard]] std::optional<GeoJsonFile>& file(Family family) { return files_[static_cast<std::size_t>(family)]; }

    // Opens the file of a family at its first feature (that of areas always).
    Result<void> open(Family family) {
        constexpr std::array<std::string_view, 4> kStems{"conflicts", "conflicts_points", "conflicts_lines",
                                                         "conflicts"};  // by Family
        if (file(family)) return {};
        const std::string stem(kStems[static_cast<std::size_t>(family)]);
        auto created = GeoJsonFile::create(folder_, stem + ".geojson", *run_);
        if (!created) return tl::unexpected(created.error());
        file(family).emplace(std::move(*created));
        return write_style(folder_, stem, options_.data);
    }

    std::filesystem::path folder_;
    GeoJsonOptions options_;
    const model::RunInfo* run_ = nullptr;
    std::optional<LonLat> lonlat_;
    std::array<std::optional<GeoJsonFile>, 4> files_;  // by Family
};

}  // namespace

std::unique_ptr<model::Sink> make_conflicts_sink(const std::filesystem::path& folder, const GeoJsonOptions& options) {
    return std::make_unique<ConflictsSink>(folder, options);
}

}  // namespace terracord::report

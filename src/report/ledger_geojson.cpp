// The maps of one file each: perimeters, ground that could not be assessed, slivers, suggested cut-outs.
#include <optional>
#include <utility>

#include "base/ids.hpp"
#include "report/geojson_file.hpp"
#include "report/geojson_sinks.hpp"
#include "report/members.hpp"
#include "wording/phrases.hpp"

namespace terracord::report {

namespace {

using model::Finding;
using model::Verdict;

constexpr int kAreaDecimals = 4;
constexpr int kLengthDecimals = 4;
constexpr int kShareDecimals = 9;
constexpr double kCadastreWidth_m =
    0.5;  // below this mean width a sliver is a digitising difference (docs/semantics.md)

// A collection that is there from the start, with its style; Content writes the features of a project.
template <class Content>
class LedgerSink final : public model::Sink {
   public:
    LedgerSink(std::filesystem::path folder, GeoJsonOptions options)
        : folder_(std::move(folder)), options_(std::move(options)) {}

    Result<void> begin(const model::RunInfo& run) override {
        auto lonlat = LonLat::from(options_.crs);
        if (!lonlat) return tl::unexpected(lonlat.error());
        lonlat_.emplace(std::move(*lonlat));
        auto file = GeoJsonFile::create(folder_, name(), run);
        if (!file) return tl::unexpected(file.error());
        file_.emplace(std::move(*file));
        return write_style(folder_, Content::kStem, options_.data);
    }
    Result<void> project(const model::ProjectResult& result) override {
        return Content::write(*file_, *lonlat_, result);
    }
    Result<void> end(const model::RunTotals&) override { return file_->close(); }
    [[nodiscard]] std::string name() const override { return std::string(Content::kStem) + ".geojson"; }

   private:
    std::filesystem::path folder_;
    GeoJsonOptions options_;
    std::optional<LonLat> lonlat_;
    std::optional<GeoJsonFile> file_;
};

struct Projects {
    static constexpr std::string_view kStem = "projects";

    static Result<void> write(GeoJsonFile& file, const LonLat& lonlat, const model::ProjectResult& result) {
        const model::Project& project = result.project;
        const model::Summary& summary = result.summary;
        return file.feature(
            "project_id", project.id,
            [&](JsonWriter& json) {
                json.key("project_code")
                    .string(project.code)
                    .key("variant")
                    .string(project.variant)
                    .key("project_name")
                    .string(name_of(project));
                json.key("phase").string(model::code(project.phase));
                json.key("documents_code").string(model::code(summary.documents));
                write_both(json, "documents_label", summary.documents_label);
                json.key("needs_code").string(model::code(summary.needs));
                write_both(json, "needs_label", summary.needs_label);
                write_counts(json, summary.counts);
                json.key("headlines_fr")
                    .string(headlines(summary, Lang::fr))
                    .key("headlines_en")
                    .string(headlines(summary, Lang::en));
                write_measure(json, "area_m2", project.area_m2, kAreaDecimals);
                write_measure(json, "area_ellipsoidal_m2", project.area_ellipsoidal_m2, kAreaDecimals);
                json.key("commune_id").string(project.commune_id).key("commune").string(project.commune_name);
            },
            lonlat, project.perimeter);
    }
};

// What one document leaves open for one project, for one reason.
struct Gap {
    const Finding* first = nullptr;
    const Finding* widest = nullptr;  // the finding with the largest uncovered part
    model::Reason reason = model::Reason::not_covered;
    std::string checks;
    Text check_titles;
    std::int64_t check_count = 0;
    bool mandatory = false;
};

bool leaves_open(const Finding& finding) {
    if (finding.side == model::Side::declared) return false;  // of no ground
    return finding.verdict == Verdict::not_assessable ||
           (finding.verdict != Verdict::not_applicable && !finding.measures.coverage.sufficient);
}

struct NotAssessable {
    static constexpr std::string_view kStem = "not_assessable";

    static std::vector<Gap> gaps_of(const model::ProjectResult& result) {
        std::vector<Gap> gaps;
        for (const Finding& finding : result.findings) {
            if (!leaves_open(finding)) continue;
            // Where something was found on the covered part, the rest still is open ground.
            const model::Reason reason =
                finding.verdict == Verdict::not_assessable ? finding.reason : model::Reason::partly_covered;
            Gap* gap = nullptr;
            for (Gap& known : gaps) {
                if (known.reason == reason && known.first->document_id == finding.document_id) gap = &known;
            }
            if (gap == nullptr) gap = &gaps.emplace_back(Gap{.first = &finding, .widest = &finding, .reason = reason});
            add(*gap, finding);
        }
        return gaps;
    }

    static void add(Gap& gap, const Finding& finding) {
        if (finding.measures.coverage.uncovered_m2 > gap.widest->measures.coverage.uncovered_m2) gap.widest = &finding;
        gap.mandatory = gap.mandatory || finding.mandatory;
        if (finding.check_id.empty()) return;
        ++gap.check_count;
        const bool more = !gap.checks.empty();
        gap.checks += (more ? ";" : "") + finding.check_id;
        gap.check_titles.fr += (more ? " | " : "") + finding.check_title.fr;
        gap.check_titles.en += (more ? " | " : "") + finding.check_title.en;
    }

    static Result<void> write(GeoJsonFile& file, const LonLat& lonlat, const model::ProjectResult& result) {
        const model::Project& project = result.project;
        for (const Gap& gap : gaps_of(result)) {
            const model::Coverage& coverage = gap.widest->measures.coverage;
            const bool whole = coverage.uncovered.empty();
            const std::string id =
                project.id + "/" + escape_id(gap.first->document_id) + "/" + std::string(model::code(gap.reason));
            auto written = file.feature(
                "gap_id", id,
                [&](JsonWriter& json) {
                    json.key("project_id").string(project.id).key("project_name").string(name_of(project));
                    json.key("document_id").string(gap.first->document_id);
                    write_both(json, "document", gap.first->document_title);
                    json.key("reason").string(model::code(gap.reason));
                    write_both(json, "cause", wording::label("reason", model::code(gap.reason)));
                    json.key("checks").string(gap.checks);
                    write_both(json, "checks", gap.check_titles);
                    json.key("n_checks").integer(gap.check_count).key("mandatory").boolean(gap.mandatory);
                    write_both(json, "sentence", gap.widest->sentence);
                    write_both(json, "supply", gap.widest->supply);
                    json.key("whole_perimeter").boolean(whole);
                    write_measure(json, "uncovered_m2", whole ? project.area_m2 : coverage.uncovered_m2, kAreaDecimals);
                    write_measure(json, "uncovered_share", whole ? 1.0 : 1.0 - coverage.covered_share, kShareDecimals);
                },
                lonlat, whole ? project.perimeter : coverage.uncovered);
            if (!written) return written;
        }
        return {};
    }
};

struct Slivers {
    static constexpr std::string_view kStem = "slivers";

    static Result<void> write(GeoJsonFile& file, const LonLat& lonlat, const model::ProjectResult& result) {
        for (const Finding& finding : result.findings) {
            for (const model::ClassHit& hit : finding.measures.classes) {
                for (std::size_t i = 0; i < hit.slivers.size(); ++i) {
                    if (auto written = write_one(file, lonlat, result.project, {&finding, &hit, i}); !written)
                        return written;
                }
            }
        }
        return {};
    }

    struct Place {
        const Finding* finding;
        const model::ClassHit* hit;
        std::size_t index;
    };

    static Result<void> write_one(GeoJsonFile& file, const LonLat& lonlat, const model::Project& project,
                                  const Place& place) {
        const Finding& finding = *place.finding;
        const model::Sliver& sliver = place.hit->slivers[place.index];
        const bool digitising = sliver.mean_width_m < kCadastreWidth_m;
        return file.feature(
            "sliver_id", finding.id + "/" + escape_id(place.hit->class_code) + "/" + std::to_string(place.index + 1),
            [&](JsonWriter& json) {
                json.key("finding_id")
                    .string(finding.id)
                    .key("project_id")
                    .string(project.id)
                    .key("project_name")
                    .string(name_of(project));
                json.key("check_id").string(finding.check_id).key("document_id").string(finding.document_id);
                write_both(json, "document", finding.document_title);
                json.key("class").string(place.hit->class_code).key("class_label").string(place.hit->label);
                write_measure(json, "area_m2", sliver.area_m2, kAreaDecimals);
                write_measure(json, "mean_width_m", sliver.mean_width_m, kLengthDecimals);
                write_measure(json, "inscribed_width_m", sliver.inscribed_width_m, kLengthDecimals);
                write_measure(json, "tolerance_m", finding.tolerance_m, kLengthDecimals);
                json.key("cause").string(digitising ? "digitising" : "accuracy");
                write_both(json, "cause",
                           wording::say(
                               digitising ? wording::Phrase::sliver_digitising : wording::Phrase::sliver_accuracy, {}));
            },
            lonlat, sliver.shape);
    }
};

// Perimeters once some ground is given up: suggestions, each tried on all checks of its project.
struct Adjusted {
    static constexpr std::string_view kStem = "adjusted_perimeters";

    static Result<void> write(GeoJsonFile& file, const LonLat& lonlat, const model::ProjectResult& result) {
        for (const Finding& finding : result.findings) {
            if (!finding.clearance.cut) continue;
            const std::string check = finding.check_id + "/" + finding.document_id;
            if (auto written = write_one(file, lonlat, result, {&*finding.clearance.cut, check, &finding}); !written)
                return written;
        }
        if (!result.together) return {};
        return write_one(file, lonlat, result, {&*result.together, "all-contradictions", nullptr});
    }

    struct Suggestion {
        const model::CutOut* cut;
        std::string name;
        const Finding* finding;  // nullptr: for all contradictions together
    };

    static Result<void> write_one(GeoJsonFile& file, const LonLat& lonlat, const model::ProjectResult& result,
                                  const Suggestion& suggestion) {
        const model::CutOut& cut = *suggestion.cut;
        const model::Project& project = result.project;
        return file.feature(
            "adjusted_id", project.id + "/" + suggestion.name,
            [&](JsonWriter& json) {
                json.key("project_id").string(project.id).key("project_name").string(name_of(project));
                json.key("scope").string(suggestion.finding != nullptr ? "finding" : "contradictions");
                write_both(json, "scope",
                           wording::label("cut_scope", suggestion.finding != nullptr ? "finding" : "contradictions"));
                json.key("finding_id").string(suggestion.finding != nullptr ? suggestion.finding->id : std::string());
                write_both(json, "check", suggestion.finding != nullptr ? suggestion.finding->check_title : Text{});
                json.key("subject").string(cut.subject);
                json.key("clears").string(joined_ids(cut.clears)).key("n_clears");
                json.integer(static_cast<std::int64_t>(cut.clears.size()));
                write_measure(json, "kept_m2", cut.kept_m2, kAreaDecimals);
                write_measure(json, "lost_m2", cut.lost_m2, kAreaDecimals);
                write_measure(json, "lost_share", cut.lost_share, kShareDecimals);
                json.key("parts").integer(cut.parts).key("crumbs").integer(cut.crumbs);
                write_measure(json, "widest_m", cut.widest_m, kLengthDecimals);
                json.key("buildable").boolean(cut.buildable);
                json.key("changes").string(changes_of(cut)).key("rerun").integer(cut.rerun);
                write_both(json, "sentence", cut.sentence);
                write_both(json, "status", wording::say(wording::Phrase::cut_is_a_suggestion, {}));
            },
            lonlat, cut.kept);
    }

    static std::string joined_ids(const std::vector<std::string>& ids) {
        std::string text;
        for (const std::string& id : ids) text += (text.empty() ? "" : ";") + id;
        return text;
    }

    // What other checks then say: "id=verdict".
    static std::string changes_of(const model::CutOut& cut) {
        std::string text;
        for (const model::Change& change : cut.changes)
            text += (text.empty() ? "" : ";") + change.finding + "=" + std::string(model::code(change.after));
        return text;
    }
};

}  // namespace

std::unique_ptr<model::Sink> make_adjusted_sink(const std::filesystem::path& folder, const GeoJsonOptions& options) {
    return std::make_unique<LedgerSink<Adjusted>>(folder, options);
}
std::unique_ptr<model::Sink> make_projects_sink(const std::filesystem::path& folder, const GeoJsonOptions& options) {
    return std::make_unique<LedgerSink<Projects>>(folder, options);
}
std::unique_ptr<model::Sink> make_not_assessable_sink(const std::filesystem::path& folder,
                                                      const GeoJsonOptions& options) {
    return std::make_unique<LedgerSink<NotAssessable>>(folder, options);
}
std::unique_ptr<model::Sink> make_slivers_sink(const std::filesystem::path& folder, const GeoJsonOptions& options) {
    return std::make_unique<LedgerSink<Slivers>>(folder, options);
}

}  // namespace terracord::report

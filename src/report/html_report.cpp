#include "report/html_report.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "report/file_writer.hpp"
#include "report/html_look.hpp"
#include "report/html_page.hpp"
#include "report/html_project.hpp"
#include "report/html_run.hpp"

namespace terracord::report {

namespace {

class HtmlSink final : public model::Sink {
   public:
    HtmlSink(std::filesystem::path folder, HtmlOptions options)
        : folder_(std::move(folder)), options_(std::move(options)), tables_(options_.limits.texts) {}

    Result<void> begin(const model::RunInfo& run) override {
        run_ = &run;
        auto shapes = HtmlShapes::from(options_.crs, options_.limits.shapes);
        if (!shapes) return tl::unexpected(shapes.error());
        shapes_.emplace(std::move(*shapes));
        auto ground = HtmlShapes::from(options_.crs, options_.limits.ground);
        if (!ground) return tl::unexpected(ground.error());
        ground_.emplace(options_.surroundings, std::move(*ground));
        auto file = FileWriter::create(folder_ / name());
        if (!file) return tl::unexpected(file.error());
        file_.emplace(std::move(*file));
        PageFrame frame = page_frame(options_.data, run.analysis->title, options_.lang);
        tail_ = std::move(frame.tail);
        file_->out() += frame.head;
        add("id=\"words\"", page_words());
        add("id=\"palette\"", page_palette());
        add("id=\"licence\"", licence());
        add("id=\"run\"", page_run(run));
        if (!run.analysis->needs.empty()) add("id=\"needs\"", page_needs(run, *shapes_));
        return file_->flush_if_full();
    }

    Result<void> project(const model::ProjectResult& result) override {
        note_missing(result);
        const HtmlLimits& limits = options_.limits;
        const std::size_t position = passed_++;
        if (position >= limits.listed) {
            ++left_.unlisted;
            return {};
        }
        const bool roomy = position < limits.projects && bytes_ < limits.details;
        const HtmlDepth depth =
            !roomy ? HtmlDepth::roll_ups : bytes_ < limits.plain ? HtmlDepth::whole : HtmlDepth::open;
        const HtmlParts parts{*shapes_, tables_, *ground_};
        add("class=\"row\"", project_row(result, depth, parts));
        if (depth == HtmlDepth::roll_ups) {
            ++left_.details;
        } else {
            const std::string details = project_details(result, depth, parts);
            bytes_ += details.size();
            if (depth == HtmlDepth::open) ++left_.plain;
            add("class=\"details\"", details);
        }
        return file_->flush_if_full();
    }

    Result<void> end(const model::RunTotals& totals) override {
        std::string communes;
        JsonWriter outlines(communes);
        ground_->write_communes(outlines);
        add("id=\"communes\"", communes);
        left_.shapes = shapes_->left_out() + ground_->left_out();
        add("id=\"totals\"", page_totals(*run_, totals, missing_, left_));
        std::string tables;
        JsonWriter json(tables);
        json.begin_object();
        tables_.write(json);
        json.end_object();
        add("id=\"tables\"", tables);
        file_->out() += tail_;
        return file_->close();
    }

    [[nodiscard]] std::string name() const override { return "report.html"; }

   private:
    void add(std::string_view attributes, std::string_view json) { file_->out() += data_element(attributes, json); }

    // Of what the page carries besides our own.
    [[nodiscard]] std::string licence() const {
        std::string out;
        for (const embedded::File& file : options_.data) {
            if (file.path == "report/leaflet.LICENSE") append_json_string(out, file.bytes);
        }
        return out.empty() ? "\"\"" : out;
    }

    void note_missing(const model::ProjectResult& result) {
        for (const model::Finding& finding : result.findings) {
            if (finding.reason != model::Reason::document_missing || !finding.mandatory) continue;
            const auto [at, fresh] = known_missing_.emplace(finding.document_id, missing_.size());
            if (fresh) missing_.push_back({finding.document_title, 0});
            ++missing_[at->second].projects;
        }
    }

    std::filesystem::path folder_;
    HtmlOptions options_;
    HtmlTables tables_;
    const model::RunInfo* run_ = nullptr;
    std::optional<HtmlShapes> shapes_;
    std::optional<HtmlGround> ground_;
    std::optional<FileWriter> file_;
    std::string tail_;
    std::size_t passed_ = 0;
    std::size_t bytes_ = 0;  // of details
    LeftOut left_;
    std::vector<MissingDocument> missing_;  // types of the profile: a handful
    std::unordered_map<std::string, std::size_t> known_missing_;
};

}  // namespace

std::unique_ptr<model::Sink> make_html_sink(const std::filesystem::path& folder, HtmlOptions options) {
    return std::make_unique<HtmlSink>(folder, std::move(options));
}

}  // namespace terracord::report

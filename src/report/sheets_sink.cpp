#include <algorithm>
#include <condition_variable>
#include <deque>
#include <exception>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>

#include "base/ids.hpp"
#include "report/file_writer.hpp"
#include "report/print_sinks.hpp"
#include "report/sheet.hpp"

namespace terracord::report {

namespace {

// One file a project, in a folder of its own.
struct Kind {
    const char* folder;
    const char* extension;
    Result<std::string> (*draw)(const PrintFacts&, const model::ProjectResult&, const SheetGround&);
};
constexpr Kind kSheets{"sheets", ".pdf", sheet_pdf};
constexpr Kind kMaps{"maps", ".png", map_png};

class PerProjectSink final : public model::Sink {
   public:
    PerProjectSink(std::filesystem::path folder, const Kind& kind, PrintOptions options)
        : folder_(std::move(folder)), kind_(kind), options_(std::move(options)) {}

    ~PerProjectSink() override { finish(); }

    Result<void> begin(const model::RunInfo& run) override {
        facts_ = print_facts(run, options_.lang);
        wanted_ = options_.most_projects == 0 || run.project_count <= options_.most_projects;
        if (!wanted_) {
            if (options_.notes != nullptr) options_.notes->left_out = run.project_count;
            return {};
        }
        std::error_code why;
        std::filesystem::create_directories(folder_ / kind_.folder, why);
        if (why) {
            return fail(ErrorCode::output_unwritable,
                        {std::string("impossible de créer le dossier ") + kind_.folder + " : " + why.message(),
                         std::string("cannot create the folder ") + kind_.folder + ": " + why.message()});
        }
        warn(logo_problem(run));
        try_background(run);
        for (unsigned i = 0; i < std::max(1U, options_.workers); ++i) workers_.emplace_back([this] { work(); });
        return {};
    }

    Result<void> project(const model::ProjectResult& result) override {
        if (!wanted_) return {};
        std::unique_lock lock(guard_);
        room_.wait(lock, [&] { return waiting_.size() < 2 * workers_.size(); });
        waiting_.emplace_back(order_++, result);
        lock.unlock();
        work_.notify_one();
        return {};
    }

    Result<void> end(const model::RunTotals&) override {
        finish();
        if (thrown_) std::rethrow_exception(thrown_);
        if (failure_) return tl::unexpected(std::move(failure_->second));
        return {};
    }
    [[nodiscard]] std::string name() const override { return std::string(kind_.folder) + "/*" + kind_.extension; }

   private:
    void warn(const std::optional<Error>& problem) const {
        if (!problem || options_.notes == nullptr) return;
        // Sheets and maps stumble over the same files.
        std::vector<Error>& warnings = options_.notes->warnings;
        const bool said = std::any_of(warnings.begin(), warnings.end(), [&](const Error& other) {
            return other.code == problem->code && other.message == problem->message;
        });
        if (!said) warnings.push_back(*problem);
    }

    [[nodiscard]] Result<gdal::PictureReader> open_background() const {
        const model::Background& background = *facts_.run->analysis->report.background;
        return gdal::PictureReader::open({.path = background.path,
                                          .written = background.written,
                                          .position = background.position,
                                          .map = options_.crs});
    }

    // Once, before the workers open it each for itself: what is wrong with it is said once.
    void try_background(const model::RunInfo& run) {
        if (!run.analysis->report.background) return;
        if (const auto opened = open_background(); !opened) {
            warn(opened.error());
            background_failed_ = true;
        }
    }

    void work() {
        std::optional<gdal::PictureReader> background;
        if (facts_.run->analysis->report.background && !background_failed_) {
            if (auto opened = open_background()) background.emplace(std::move(*opened));
        }
        const SheetGround ground{.surroundings = options_.surroundings,
                                 .background = background ? &*background : nullptr,
                                 .background_failed = background_failed_};
        while (true) {
            std::unique_lock lock(guard_);
            work_.wait(lock, [&] { return closed_ || !waiting_.empty(); });
            if (waiting_.empty()) return;
            const auto [order, result] = std::move(waiting_.front());
            waiting_.pop_front();
            lock.unlock();
            room_.notify_one();
            try {
                if (auto done = write(result, ground); !done) keep(order, std::move(done.error()));
            } catch (...) {
                const std::lock_guard again(guard_);
                if (!thrown_) thrown_ = std::current_exception();
            }
        }
    }

    [[nodiscard]] Result<void> write(const model::ProjectResult& result, const SheetGround& ground) const {
        const std::string file = file_slug(result.project.id) + kind_.extension;
        auto bytes = kind_.draw(facts_, result, ground);
        Result<void> done = bytes ? write_file(folder_ / kind_.folder / file, *bytes)
                                  : Result<void>(tl::unexpected(std::move(bytes.error())));
        if (!done) {
            const std::string name = std::string(kind_.folder) + "/" + file;
            Error& error = done.error();
            error.message = {name + " : " + error.message.fr, name + ": " + error.message.en};
        }
        return done;
    }

    void keep(std::size_t order, Error error) {
        const std::lock_guard lock(guard_);
        if (!failure_ || order < failure_->first) failure_.emplace(order, std::move(error));
    }

    // Lets the workers do what waits, and joins them.
    void finish() {
        {
            const std::lock_guard lock(guard_);
            closed_ = true;
        }
        work_.notify_all();
        workers_.clear();
    }

    std::filesystem::path folder_;
    const Kind& kind_;
    PrintOptions options_;
    PrintFacts facts_;
    bool wanted_ = true;
    bool background_failed_ = false;
    std::size_t order_ = 0;
    std::mutex guard_;
    std::condition_variable work_;
    std::condition_variable room_;
    std::deque<std::pair<std::size_t, model::ProjectResult>> waiting_;
    bool closed_ = false;
    std::optional<std::pair<std::size_t, Error>> failure_;
    std::exception_ptr thrown_;
    std::vector<std::jthread> workers_;  // last: joined before what they use goes
};

}  // namespace

std::unique_ptr<model::Sink> make_sheets_sink(const std::filesystem::path& folder, PrintOptions options) {
    return std::make_unique<PerProjectSink>(folder, kSheets, std::move(options));
}

std::unique_ptr<model::Sink> make_maps_sink(const std::filesystem::path& folder, PrintOptions options) {
    return std::make_unique<PerProjectSink>(folder, kMaps, std::move(options));
}

}  // namespace terracord::report

// The three files of a finished run as somebody hands them over, one after the other with a form feed between: the run
// is read, explained, compared with itself and decided on, or refused. Compared with itself nothing changed.
#include <vector>

#include "fuzz/target.hpp"
#include "history/comparison.hpp"
#include "history/decide.hpp"
#include "review/explain.hpp"
#include "review/select.hpp"
#include "runs/finished_run.hpp"
#include "runs/recorded_manifest.hpp"

namespace {

namespace fuzz = terracord::fuzz;
namespace history = terracord::history;
namespace review = terracord::review;
namespace runs = terracord::runs;

void write_run(std::string_view text) {
    for (const char* name : {"manifest.json", "summary.json", "findings.jsonl"}) {
        const std::size_t end = std::min(text.find('\f'), text.size());
        fuzz::write_file(fuzz::scratch() / name, text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
}

void explain(const runs::FinishedRun& run) {
    for (const std::string& id : run.project_ids()) {
        const auto selected = review::select(run, id, "");
        if (!selected) {
            fuzz::promise_words(selected.error());
            continue;
        }
        for (const auto lang : {terracord::Lang::fr, terracord::Lang::en}) {
            fuzz::promise(!review::explanation_text(*selected, lang).empty(), "a project is explained");
            (void)review::considering_text(*selected, lang);
        }
        fuzz::promise(!review::explanation_json(*selected).empty(), "a project is explained to programs");
    }
}

void decide(const runs::FinishedRun& run) {
    for (std::size_t i = 0; i < run.project_ids().size(); ++i) {
        const auto project = run.project(i);
        if (!project || project->findings.empty()) continue;
        const history::DecisionWords words{.finding = runs::text_of(project->findings.front(), {"finding_id"}),
                                           .state = terracord::model::DecisionState::follow_up,
                                           .reason = "motif",
                                           .author = "service",
                                           .date = "2026-11-22",
                                           .attachment = {}};
        if (const auto written = history::decision_toml(fuzz::scratch(), words); !written)
            fuzz::promise_words(written.error());
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    write_run(fuzz::text_of(data, size));
    if (const auto manifest = runs::read_manifest(fuzz::scratch()); !manifest) fuzz::promise_words(manifest.error());
    const auto run = runs::FinishedRun::open(fuzz::scratch());
    if (!run) {
        fuzz::promise_words(run.error());
        return 0;
    }
    explain(*run);
    decide(*run);
    const auto compared = history::compare({*run, *run}, {"before", "after"}, {});
    if (!compared) {
        fuzz::promise_words(compared.error());
        return 0;
    }
    fuzz::promise(!compared->differs(), "a run compared with itself does not differ");
    fuzz::promise(!history::comparison_json(*compared).empty(), "a comparison is written");
    return 0;
}

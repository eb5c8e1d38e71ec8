// A table of numeric rules (CSV): each row is a rule of a zone, with a limit, or it is refused by its line; a row that
// is lost makes the run incomplete.
#include "fuzz/target.hpp"
#include "layers/rule_table.hpp"

namespace {

namespace fuzz = terracord::fuzz;
namespace layers = terracord::layers;

class Counted final : public terracord::Log {
   public:
    void report(terracord::Level, const terracord::Error& what) override {
        fuzz::promise_words(what);
        ++reports;
    }
    void say(terracord::Level, const terracord::Text&) override {}
    void progress(const terracord::Text&, std::uint64_t, std::uint64_t) override {}
    std::size_t reports = 0;
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const auto crs = terracord::gdal::Crs::parse("EPSG:2154").value();
    terracord::model::VectorSource source;
    source.path = fuzz::write_file(fuzz::scratch() / "rules.csv", fuzz::text_of(data, size));
    source.written = "rules.csv";
    layers::LayerStore store(crs);
    Counted log;
    const auto rows = layers::read_rule_table(source, store, log);
    for (const auto& row : rows) {
        fuzz::promise(!row.zone.empty() && !row.rule.empty(), "a rule is one of a zone");
        fuzz::promise(!row.min.empty() || !row.max.empty(), "a rule has a limit");
    }
    fuzz::promise(store.complete || log.reports > 0, "what makes a run incomplete is told");
    return 0;
}

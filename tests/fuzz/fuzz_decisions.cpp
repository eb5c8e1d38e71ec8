// A file of decisions and answers, in each of its three forms: what is read is a decision with its words, or there is
// an error that says where.
#include <array>

#include "config/read_decisions.hpp"
#include "fuzz/target.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    namespace fuzz = terracord::fuzz;
    constexpr std::array kNames{"decisions.csv", "decisions.toml", "decisions.json"};
    const auto [choice, text] = fuzz::choose(data, size, kNames.size());
    const auto file = fuzz::write_file(fuzz::scratch() / kNames[choice], text);
    terracord::model::Analysis analysis;
    terracord::Errors errors;
    terracord::config::read_decisions(file, analysis, errors);
    for (const terracord::Error& error : errors) fuzz::promise_words(error);
    for (const auto& decision : analysis.decisions) {
        const bool whole = !decision.finding.empty() && !decision.reason.empty() && !decision.author.empty();
        fuzz::promise(whole || !errors.empty(), "a decision without its words is an error");
    }
    return 0;
}

// Bytes taken for a record of the spill, a whole spill, or the account of a shard (as bytes
// and as a file): either they are one, and come back
// as they were, or they are refused. No claim of theirs takes more memory than they have bytes for.
#include "fuzz/target.hpp"
#include "runs/shard.hpp"
#include "runs/spill.hpp"

namespace {

namespace fuzz = terracord::fuzz;
namespace runs = terracord::runs;

void record(std::string_view bytes) {
    const auto result = runs::parse_record(bytes);
    if (!result) return;
    const std::string written = runs::record_of(*result);
    const auto again = runs::parse_record(written);
    fuzz::promise(again.has_value(), "what was read can be written and read");
    fuzz::promise(runs::record_of(*again) == written, "a record comes back as it was");
}

void spill(std::string_view bytes) {
    auto reader = runs::SpillReader::open(fuzz::write_file(fuzz::scratch() / runs::kSpillName, bytes));
    if (!reader) return fuzz::promise_words(reader.error());
    while (true) {
        const auto next = reader->next();
        if (!next) return fuzz::promise_words(next.error());
        if (!*next) return;
    }
}

void account(std::string_view bytes) {
    const auto read = runs::parse_account(bytes);
    if (!read) return;
    const std::string written = runs::bytes_of(*read);
    const auto again = runs::parse_account(written);
    fuzz::promise(again && runs::bytes_of(*again) == written, "an account comes back as it was");
    if (const auto one = runs::check_shards({*read}, ""); !one) fuzz::promise_words(one.error());
}

void account_file(std::string_view bytes) {
    fuzz::write_file(fuzz::scratch() / runs::kAccountName, bytes);
    if (const auto read = runs::read_account(fuzz::scratch()); !read) fuzz::promise_words(read.error());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto [choice, text] = fuzz::choose(data, size, 4);
    if (choice == 0) record(text);
    if (choice == 1) spill(text);
    if (choice == 2) account(text);
    if (choice == 3) account_file(text);
    return 0;
}

// An archive of a run, zip or tar: it is unpacked into one temporary folder, or refused; nothing is written elsewhere,
// no link is made, and nothing is left behind. The first byte chooses the form.
#include <array>
#include <cstdlib>
#include <set>

#include "fuzz/target.hpp"
#include "gdal/unpack.hpp"

namespace {

namespace fs = std::filesystem;
namespace fuzz = terracord::fuzz;

std::set<std::string> names_in(const fs::path& folder) {
    std::set<std::string> names;
    for (const auto& entry : fs::directory_iterator(folder)) names.insert(entry.path().filename().string());
    return names;
}

// Temporary files of the process lie two levels below what is watched.
const fs::path& temporary() {
    static const fs::path folder = [] {
        const fs::path made = fuzz::scratch() / "a" / "b";
        fs::create_directories(made);
        setenv("TMPDIR", made.c_str(), 1);
        return made;
    }();
    return folder;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    constexpr std::array kNames{"run.zip", "run.tar", "run.tgz"};
    const auto [choice, bytes] = fuzz::choose(data, size, kNames.size());
    const fs::path inside = temporary();
    const auto archive = fuzz::write_file(fuzz::scratch() / kNames[choice], bytes);
    {
        const auto folder = terracord::gdal::unpack(archive);
        if (!folder) {
            fuzz::promise_words(folder.error());
        } else {
            fuzz::promise(names_in(inside).size() == 1, "an archive is unpacked into one folder");
            for (const auto& entry : fs::recursive_directory_iterator(folder->path()))
                fuzz::promise(!entry.is_symlink(), "no link comes out of an archive");
        }
    }
    fuzz::promise(names_in(inside).empty(), "nothing is left behind");
    fuzz::promise(names_in(inside.parent_path()) == std::set<std::string>{"b"}, "nothing is written elsewhere");
    fuzz::promise(names_in(fuzz::scratch()) == std::set<std::string>{"a", kNames[choice]},
                  "nothing is written elsewhere");
    fs::remove(archive);
    return 0;
}

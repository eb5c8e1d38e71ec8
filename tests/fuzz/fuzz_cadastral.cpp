// A cadastral reference as a list writes it: it is one, of 14 characters in its parts, that reads back from its own
// forms without anything being completed; or it is refused with words. And a stated area: square metres, or none. A
// line a column: whole, commune, prefix, section, number, stated area.
//
// The first byte chooses between the columns of a row and a whole list in CSV, whose parcels lie beside it: each of its
// rows is a project, or one that failed for a reason.
#include <array>
#include <cmath>
#include <set>
#include <string>
#include <vector>

#include "fuzz/grid.hpp"
#include "fuzz/target.hpp"
#include "geometry/measure.hpp"
#include "layers/cadastral_reference.hpp"
#include "layers/project_reader.hpp"

namespace {

namespace fuzz = terracord::fuzz;
namespace layers = terracord::layers;
using terracord::geometry::area;

constexpr std::size_t kColumns = 6, kMostProjects = 5'000;

std::array<std::string, kColumns> columns_of(std::string_view text) {
    std::array<std::string, kColumns> columns;
    for (std::size_t i = 0; i < kColumns; ++i) {
        const std::size_t end = i + 1 == kColumns ? text.size() : std::min(text.find('\n'), text.size());
        columns[i] = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return columns;
}

void as_it_is(const layers::WrittenReference& written, const layers::CadastralReference& reference) {
    const auto read = layers::read_reference(written);
    fuzz::promise(read && read->completions.empty(), "a whole reference needs nothing");
    fuzz::promise(read->reference.idu() == reference.idu(), "a reference reads back as it was");
}

void row(std::string_view text) {
    const auto columns = columns_of(text);
    if (const auto stated = layers::stated_area_m2(columns[5]))
        fuzz::promise(std::isfinite(*stated) && *stated >= 0.0, "a stated area is a number of square metres");
    const auto read = layers::read_reference({columns[0], columns[1], columns[2], columns[3], columns[4]});
    if (!read) {
        fuzz::promise(!read.error().fr.empty() && !read.error().en.empty(), "a refusal says why");
        return;
    }
    const layers::CadastralReference& reference = read->reference;
    const std::string idu = reference.idu();
    fuzz::promise(idu.size() == 14, "an identifier has 14 characters");
    for (const char c : idu)
        fuzz::promise((c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z'), "an identifier is of digits and capitals");
    std::set<layers::Completion> completions(read->completions.begin(), read->completions.end());
    fuzz::promise(completions.size() == read->completions.size(), "a completion is told once");
    as_it_is({idu, "", "", "", ""}, reference);
    as_it_is({reference.shown(), "", "", "", ""}, reference);
    as_it_is({"", reference.commune, reference.prefix, reference.section, reference.number}, reference);
}

const std::filesystem::path& parcels() {
    static const auto file = fuzz::write_file(
        fuzz::scratch() / "parcels.csv",
        "id;WKT\n"
        "45234000AB0001;\"POLYGON((618000 6754000,618040 6754000,618040 6754040,618000 6754040,618000 6754000))\"\n"
        "45234000AB0002;\"POLYGON((618040 6754000,618080 6754000,618080 6754040,618040 6754040,618040 6754000))\"\n"
        "452340000A0123;\"POLYGON((618100 6754000,618140 6754040,618140 6754000,618100 6754040,618100 6754000))\"\n");
    return file;
}

void list(std::string_view text) {
    static const auto crs = terracord::gdal::Crs::parse("EPSG:2154").value();
    terracord::model::Analysis analysis;
    analysis.projects.source.path = fuzz::write_file(fuzz::scratch() / "list.csv", text);
    analysis.projects.source.written = "list.csv";
    analysis.projects.id = "code";
    analysis.projects.dissolve = true;
    analysis.projects.parcels.emplace();
    analysis.projects.parcels->source.path = parcels();
    analysis.projects.parcels->source.written = "parcels.csv";
    analysis.projects.parcels->source.crs = "EPSG:2154";
    terracord::QuietLog log;
    auto reader = layers::ProjectReader::open(analysis, crs, log);
    if (!reader) return fuzz::promise_words(reader.error());
    std::vector<terracord::model::Project> block;
    std::set<std::string> ids;
    while (ids.size() < kMostProjects) {
        const auto more = reader->next(100, block);
        if (!more) return fuzz::promise_words(more.error());
        if (!*more) break;
        for (const auto& project : block) {
            fuzz::promise(ids.insert(project.id).second, "a project comes once");
            fuzz::promise(area(project.perimeter) > 0.0, "the parcels of a project have ground");
        }
    }
    for (const auto& failed : reader->failed())
        fuzz::promise(!ids.contains(failed.id), "a project that failed is not checked");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto [choice, text] = fuzz::choose(data, size, 2);
    if (choice == 0) row(text);
    if (choice == 1) list(text);
    return 0;
}

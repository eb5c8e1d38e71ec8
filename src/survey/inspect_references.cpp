#include "survey/inspect_references.hpp"

#include <algorithm>
#include <array>
#include <map>

#include "base/log.hpp"
#include "gdal/vector_reader.hpp"
#include "layers/cadastral_reference.hpp"
#include "layers/load_layer.hpp"

namespace terracord::survey {
namespace {

// The rows of a list, one after the other.
class Rows {
   public:
    void take(std::int64_t line, const layers::WrittenReference& written, const std::string& stated) {
        ++seen_.rows;
        if (!stated.empty() && !layers::stated_area_m2(stated)) seen_.bad_areas.push_back({line, stated});
        if (written.empty()) {
            seen_.malformed.push_back({line, {"aucune référence", "no reference"}});
            return;
        }
        const auto read = layers::read_reference(written);
        if (!read) {
            seen_.malformed.push_back({line, read.error()});
            return;
        }
        ++seen_.well_formed;
        for (const layers::Completion completion : read->completions) completed_[completion].push_back(line);
        lines_of_[read->reference.shown()].push_back(line);
    }

    ReferencesSeen told(layers::ReferenceColumns columns) {
        seen_.columns = std::move(columns);
        for (auto& [completion, lines] : completed_)
            seen_.completed.push_back({layers::name_of(completion), std::move(lines)});
        for (auto& [reference, lines] : lines_of_) {
            if (lines.size() > 1) seen_.repeated.push_back({reference, std::move(lines)});
        }
        std::sort(seen_.repeated.begin(), seen_.repeated.end(),
                  [](const auto& a, const auto& b) { return a.lines.front() < b.lines.front(); });
        return std::move(seen_);
    }

   private:
    ReferencesSeen seen_;
    std::map<layers::Completion, std::vector<std::int64_t>> completed_;
    std::map<std::string, std::vector<std::int64_t>> lines_of_;
};

}  // namespace

std::optional<ReferencesSeen> look_at_references(const model::VectorSource& source) {
    constexpr std::size_t kBatch = 4096;
    QuietLog quiet;
    gdal::ReadRequest request;
    request.input = layers::input_of(source);
    request.with_geometry = false;
    const auto table = gdal::VectorReader::open(request, quiet);
    if (!table) return std::nullopt;
    auto columns = layers::reference_columns({}, source, table->info().fields, {});
    if (!columns) return std::nullopt;
    std::array<std::optional<std::size_t>, 6> at;
    const std::array<const std::string*, 6> names{&columns->whole,   &columns->commune, &columns->prefix,
                                                  &columns->section, &columns->number,  &columns->stated_area};
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (names[i]->empty()) continue;
        at[i] = request.fields.size();
        request.fields.push_back({.name = *names[i], .aliases = {}, .width = 0, .required = true});
    }
    auto reader = gdal::VectorReader::open(request, quiet);
    if (!reader) return std::nullopt;
    Rows rows;
    std::vector<gdal::Record> batch;
    while (true) {
        batch.clear();
        const auto count = reader->read(kBatch, batch);
        if (!count) return std::nullopt;
        if (*count == 0) break;
        for (const gdal::Record& record : batch) {
            const auto text = [&](std::size_t i) { return at[i] ? record.values[*at[i]].value_or("") : ""; };
            rows.take(layers::line_of(record.fid, reader->info().driver), {text(0), text(1), text(2), text(3), text(4)},
                      text(5));
        }
    }
    ReferencesSeen seen = rows.told(std::move(*columns));
    if (seen.well_formed == 0) return std::nullopt;
    return seen;
}

}  // namespace terracord::survey

#include "engine/input_stamps.hpp"

#include <algorithm>

#include "base/limits.hpp"

namespace terracord::engine {

namespace fs = std::filesystem;

namespace {

fs::path full_path(const fs::path& file) {
    std::error_code status;
    const fs::path full = fs::absolute(file, status);
    return (status ? file : full).lexically_normal();
}

}  // namespace

InputStamps::InputStamps(const model::Analysis& analysis)
    : most_in_folder_(static_cast<std::size_t>(limit(Limit::folder_files))) {
    add(analysis.file);
    add(analysis.files);
    look(analysis.projects.source);
    if (analysis.projects.programme.table) look(analysis.projects.programme.table->source);
    if (analysis.projects.parts) look(analysis.projects.parts->source);
    if (analysis.territory) look(analysis.territory->communes);
    for (const model::ProjectCorrection& correction : analysis.corrections) look(correction.source);
    for (const model::UnitLayerSpec& layer : analysis.unit_layers) look(layer.source);
    for (const model::DocumentSpec& document : analysis.documents) {
        look(document.folder);
        look(document.coverage);
        look(document.rules);
        add(document.files);
        for (const model::LayerSpec& layer : document.layers) {
            look(layer.source);
            for (const model::VectorSource& more : layer.more) look(more);
        }
    }
}

std::optional<InputStamps::Stamp> InputStamps::stamp_of(const fs::path& file) {
    std::error_code status;
    if (!fs::is_regular_file(file, status)) return std::nullopt;
    Stamp stamp;
    stamp.bytes = fs::file_size(file, status);
    if (status) return std::nullopt;
    stamp.written = fs::last_write_time(file, status);
    if (status) return std::nullopt;
    return stamp;
}

void InputStamps::add(const fs::path& file) {
    const fs::path full = full_path(file);
    if (stamps_.contains(full)) return;
    if (const auto stamp = stamp_of(full)) stamps_.emplace(full, *stamp);
}

void InputStamps::add(const std::vector<fs::path>& files) {
    for (const fs::path& file : files) add(file);
}

void InputStamps::look(const fs::path& named) {
    if (named.empty()) return;
    std::error_code status;
    if (fs::is_directory(named, status)) {
        std::size_t seen = 0;
        for (fs::recursive_directory_iterator at(named, status), end; !status && at != end; at.increment(status)) {
            if (++seen > most_in_folder_) {
                if (std::find(crowded_.begin(), crowded_.end(), named) == crowded_.end()) crowded_.push_back(named);
                return;
            }
            add(at->path());
        }
        return;
    }
    // A Shapefile is several files; a file in an archive is looked for as that archive.
    fs::path file = named;
    while (file.has_relative_path() && !fs::exists(file, status)) file = file.parent_path();
    if (!fs::is_regular_file(file, status)) return;
    add(file);
    const fs::path folder = full_path(file).parent_path();
    for (fs::directory_iterator at(folder, status), end; !status && at != end; at.increment(status)) {
        if (at->path().stem() == file.stem()) add(at->path());
    }
}

std::optional<fs::path> InputStamps::changed(const std::vector<fs::path>& files) const {
    for (const fs::path& file : files) {
        const auto before = stamps_.find(full_path(file));
        if (before != stamps_.end() && stamp_of(before->first) != before->second) return file;
    }
    return std::nullopt;
}

}  // namespace terracord::engine

#include "engine/file_hashes.hpp"

#include <exception>

#include "base/hash.hpp"

namespace terracord::engine {

namespace fs = std::filesystem;

FileHashes::FileHashes(const std::vector<fs::path>& files) {
    for (const fs::path& file : files) promised_.try_emplace(file);
    if (promised_.empty()) return;
    thread_ = std::jthread([this](const std::stop_token& stop) {
        for (auto& [file, promise] : promised_) {
            try {
                promise.set_value(sha256_file(file, stop));
            } catch (...) {
                promise.set_exception(std::current_exception());
            }
        }
    });
}

FileHashes::~FileHashes() = default;

Result<std::string> FileHashes::of(const fs::path& file) {
    if (const auto known = known_.find(file); known != known_.end()) return known->second;
    const auto promised = promised_.find(file);
    return known_.emplace(file, promised == promised_.end() ? sha256_file(file) : promised->second.get_future().get())
        .first->second;
}

std::vector<fs::path> files_of_data(const model::Analysis& analysis) {
    std::vector<fs::path> named{analysis.projects.source.path};
    for (const model::DocumentSpec& document : analysis.documents) {
        for (const model::LayerSpec& layer : document.layers) {
            named.push_back(layer.source.path);
            for (const model::VectorSource& more : layer.more) named.push_back(more.path);
        }
    }
    std::vector<fs::path> files;
    std::error_code status;
    for (const fs::path& path : named) {
        if (fs::is_regular_file(path, status)) files.push_back(path);
    }
    return files;
}

}  // namespace terracord::engine

// Sources and layers: where data lie, as the analysis file says it. Nothing is opened.
#pragma once

#include <filesystem>
#include <optional>

#include "config/keys.hpp"
#include "model/document.hpp"

namespace terracord::config {

// The path as usable: relative ones joined to `folder`, in normal form. Error 206 for addresses of the network, virtual
// file systems and paths that hold control characters.
[[nodiscard]] Result<std::filesystem::path> join_path(const std::filesystem::path& folder, const Node& written);

// A path, or a table (kSourceKeys). Not given() where it is wrong.
[[nodiscard]] model::VectorSource read_source(const Node& node, const std::filesystem::path& folder, Errors& errors);

// The keys source, layer, where, encoding, crs of a table that has them among others.
void read_source_keys(const TableReader& reader, const std::filesystem::path& folder, model::VectorSource& source);

// A layer of a document: the keys that are written are set, the others left (so that a standard's layer can be
// changed).
void read_layer(const Node& node, const std::filesystem::path& folder, model::LayerSpec& layer, Errors& errors);

}  // namespace terracord::config

// One [[check]] table -> CheckSpec. The analysis file and the shipped catalogue share it: a check that says `use` is
// the catalogue's table overlaid by the user's keys (config::overlay), read here once merged.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "config/keys.hpp"
#include "config/node.hpp"
#include "config/table_reader.hpp"
#include "model/check.hpp"

namespace terracord::config {

enum class Completeness : std::uint8_t {
    whole,    // all a check needs must be there
    partial,  // an entry of the catalogue will stand behind it
};

// The check, not yet bound to a document (`layer_ref` says to what). Errors 203 204 205 206 209 go to `errors`: the
// check is then as good as could be had, for looking at its references, not for use.
[[nodiscard]] model::CheckSpec read_check(const Node& node, Completeness completeness, Errors& errors);

// A catalogue entry's table with the user's keys in place of its own. What the user writes takes the place of what it
// makes meaningless: thresholds that of `verdict`, `verdict` that of thresholds, a reference that of the old one's
// standing. `reads` is taken verdict by verdict.
[[nodiscard]] Node overlay_check(const Node& entry, const Node& user);

// { FIELD = "code" or ["code", ...] }; nothing where the key is not written. Errors 205, 206 go to the reader's.
[[nodiscard]] std::vector<model::CodeMatch> read_code_matches(const TableReader& reader, std::string_view key);

// "document.layer" or "standard:role" in two; empty halves where it is neither.
struct LayerRef {
    std::string owner;
    std::string layer;
    bool standard = false;
};
[[nodiscard]] LayerRef split_layer_ref(std::string_view ref);

}  // namespace terracord::config

#include <fmt/format.h>

#include <cstdio>

#include "base/embedded.hpp"
#include "cli/commands.hpp"

namespace terracord::cli {

namespace {

constexpr std::string_view kFolder = "schema/";
constexpr std::string_view kEnding = ".schema.json";

}  // namespace

std::vector<std::string> schema_names() {
    std::vector<std::string> names;
    for (const embedded::File& file : embedded::files()) {
        if (!file.path.starts_with(kFolder) || !file.path.ends_with(kEnding)) continue;
        names.emplace_back(file.path.substr(kFolder.size(), file.path.size() - kFolder.size() - kEnding.size()));
    }
    return names;
}

Exit schema(const std::string& name, Lang lang) {
    const std::string path = std::string(kFolder) + name + std::string(kEnding);
    for (const embedded::File& file : embedded::files()) {
        if (file.path != path) continue;
        std::fwrite(file.bytes.data(), 1, file.bytes.size(), stdout);
        return Exit::done;
    }
    fmt::print(stderr, "{}\n", lang == Lang::fr ? "schéma inconnu : " + name : "unknown schema: " + name);
    return Exit::usage;
}

}  // namespace terracord::cli

// The data files that ship inside the binary: catalogue, standards, schemas, styles. Read-only, safe to share.
#pragma once

#include <span>
#include <string_view>

namespace terracord::embedded {

struct File {
    std::string_view path;  // relative to data/, e.g. "standards/cnig-plu.toml"
    std::string_view bytes;
};

[[nodiscard]] std::span<const File> files();

}  // namespace terracord::embedded

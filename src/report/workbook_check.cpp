#include "report/workbook_check.hpp"

#include <archive.h>
#include <archive_entry.h>
#include <fmt/format.h>
#include <pugixml.hpp>

#include <algorithm>
#include <array>
#include <memory>
#include <string>
#include <string_view>

namespace terracord::report {

namespace {

struct CloseArchive {
    void operator()(archive* file) const { archive_read_free(file); }
};

constexpr std::size_t kBlock = std::size_t{1} << 16U;
constexpr std::string_view kRowsBegin = "<sheetData>";
constexpr std::string_view kRowsEnd = "</sheetData>";

// XML of elements alone: where the beginning of a tag is lost, its attributes are left as text.
bool is_markup(const std::string& text) {
    pugi::xml_document parsed;
    if (!parsed.load_buffer(text.data(), text.size())) return false;
    const auto children = parsed.document_element().children();
    return std::none_of(children.begin(), children.end(),
                        [](const pugi::xml_node& child) { return child.type() == pugi::node_pcdata; });
}

// What is told of a part by its first and last bytes: columns and panes stand in the first, filters in the last.
struct Part {
    std::string head;  // at most kBlock
    std::string tail;  // at most two of them, the last one whole
    std::uint64_t bytes = 0;

    void add(std::string_view more) {
        head += more.substr(0, kBlock - std::min(kBlock, head.size()));
        tail += more;
        if (tail.size() > 2 * kBlock) tail.erase(0, tail.size() - kBlock);
        bytes += more.size();
    }
    [[nodiscard]] bool holds_rows(std::uint64_t wanted) const {
        const std::size_t begin = head.find(kRowsBegin);
        const std::size_t end = tail.rfind(kRowsEnd);
        if (begin == std::string::npos || end == std::string::npos || !tail.ends_with("</worksheet>") || !is_declared())
            return false;
        const std::uint64_t first = begin + kRowsBegin.size();
        const std::uint64_t last = bytes - tail.size() + end;
        // Without its rows a sheet is small enough to be parsed.
        const std::string frame = head.substr(0, first) + tail.substr(end);
        return last >= first && last - first == wanted && is_markup(frame);
    }
    // A parser takes XML without its first line as well.
    [[nodiscard]] bool is_declared() const { return head.starts_with("<?xml "); }
    // Such parts are small; one that is not was not written by us.
    [[nodiscard]] bool is_xml() const {
        return bytes == head.size() && is_declared() && pugi::xml_document().load_buffer(head.data(), head.size());
    }
};

bool read_part(archive* file, Part& part) {
    std::array<char, 1 << 14> buffer{};
    while (true) {
        const la_ssize_t count = archive_read_data(file, buffer.data(), buffer.size());
        if (count < 0) return false;
        if (count == 0) return true;
        part.add({buffer.data(), static_cast<std::size_t>(count)});
    }
}

}  // namespace

bool whole_workbook(const std::filesystem::path& path, const std::vector<std::uint64_t>& rows) {
    const std::unique_ptr<archive, CloseArchive> file(archive_read_new());
    archive_read_support_format_zip_seekable(file.get());
    if (archive_read_open_filename(file.get(), path.c_str(), kBlock) != ARCHIVE_OK) return false;
    std::size_t sheets = 0;
    while (true) {
        archive_entry* entry = nullptr;
        const int next = archive_read_next_header(file.get(), &entry);
        if (next == ARCHIVE_EOF) return sheets == rows.size();
        if (next != ARCHIVE_OK) return false;
        const char* const written = archive_entry_pathname(entry);
        const std::string name = written == nullptr ? "" : written;
        Part part;
        if (!read_part(file.get(), part)) return false;
        bool sound = false;
        for (std::size_t i = 0; i < rows.size(); ++i) {
            if (name != fmt::format("xl/worksheets/sheet{}.xml", i + 1)) continue;
            sound = part.holds_rows(rows[i]);
            ++sheets;
        }
        if (!sound && (name.starts_with("xl/worksheets/sheet") || !part.is_xml())) return false;
    }
}

}  // namespace terracord::report

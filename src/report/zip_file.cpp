#include "report/zip_file.hpp"

#include <archive.h>
#include <archive_entry.h>

#include <memory>
#include <vector>

#include "report/file_writer.hpp"

namespace terracord::report {

namespace {

constexpr std::time_t kFirstDay = 315532800;  // 1980-01-01, the first day that zip can tell
constexpr mode_t kReadable = 0644;

struct CloseArchive {
    void operator()(archive* file) const { archive_write_free(file); }
};
struct CloseEntry {
    void operator()(archive_entry* entry) const { archive_entry_free(entry); }
};

}  // namespace

Result<void> write_zip(const std::filesystem::path& path, const std::string& name, std::string_view bytes) {
    constexpr std::size_t kRoom = 65536;  // for what the archive adds
    std::vector<char> packed(bytes.size() + kRoom);
    std::size_t used = 0;
    const std::unique_ptr<archive, CloseArchive> file(archive_write_new());
    const std::unique_ptr<archive_entry, CloseEntry> entry(archive_entry_new());
    // Without a size the local head holds zeros until the end of the data; QGIS opens no archive whose two heads differ
    // otherwise.
    archive_entry_set_pathname_utf8(entry.get(), name.c_str());
    archive_entry_set_filetype(entry.get(), AE_IFREG);
    archive_entry_set_perm(entry.get(), kReadable);
    archive_entry_set_mtime(entry.get(), kFirstDay, 0);
    const bool done = archive_write_set_format_zip(file.get()) == ARCHIVE_OK &&
                      archive_write_set_options(file.get(), "zip:!zip64") == ARCHIVE_OK &&
                      archive_write_set_bytes_in_last_block(file.get(), 1) == ARCHIVE_OK &&  // nothing after the end
                      archive_write_open_memory(file.get(), packed.data(), packed.size(), &used) == ARCHIVE_OK &&
                      archive_write_header(file.get(), entry.get()) == ARCHIVE_OK &&
                      archive_write_data(file.get(), bytes.data(), bytes.size()) ==
                          static_cast<la_ssize_t>(bytes.size()) &&
                      archive_write_close(file.get()) == ARCHIVE_OK;
    if (!done) {
        const char* const said = archive_error_string(file.get());
        const std::string why = said != nullptr ? said : "zip";
        return fail(ErrorCode::output_unwritable, {"impossible d'écrire '" + path.string() + "' : " + why,
                                                   "cannot write '" + path.string() + "': " + why});
    }
    return write_file(path, std::string_view(packed.data(), used));
}

}  // namespace terracord::report

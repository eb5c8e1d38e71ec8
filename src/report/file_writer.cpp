#include "report/file_writer.hpp"

#include <cerrno>
#include <system_error>
#include <utility>

namespace terracord::report {

namespace {

constexpr std::size_t kFull = std::size_t{1} << 20U;

tl::unexpected<Error> unwritable(const std::filesystem::path& path, int number) {
    const std::string why = std::generic_category().message(number);
    return fail(
        ErrorCode::output_unwritable,
        {"impossible d'écrire '" + path.string() + "' : " + why, "cannot write '" + path.string() + "': " + why},
        Position{path.string(), 0, 0},
        {"vérifier l'espace disque et les droits sur le dossier", "check the disk space and the rights on the folder"});
}

}  // namespace

Result<FileWriter> FileWriter::create(const std::filesystem::path& path) {
    errno = 0;
    std::FILE* const file = std::fopen(path.c_str(), "wb");
    if (file == nullptr) return unwritable(path, errno);
    std::setvbuf(file, nullptr, _IONBF, 0);  // the buffer is ours
    return FileWriter(path, file);
}

Result<void> FileWriter::flush_if_full() { return buffer_.size() < kFull ? Result<void>{} : flush(); }

Result<void> FileWriter::flush() {
    errno = 0;
    if (std::fwrite(buffer_.data(), 1, buffer_.size(), file_.get()) != buffer_.size()) return unwritable(path_, errno);
    buffer_.clear();
    return {};
}

Result<void> FileWriter::take_over(const std::filesystem::path& other) {
    errno = 0;
    const std::unique_ptr<std::FILE, Abandon> from(std::fopen(other.c_str(), "rb"), Abandon{other});
    if (!from) return unwritable(other, errno);
    while (true) {
        const std::size_t before = buffer_.size();
        buffer_.resize(before + kFull);
        errno = 0;
        const std::size_t count = std::fread(buffer_.data() + before, 1, kFull, from.get());
        buffer_.resize(before + count);
        if (std::ferror(from.get()) != 0) return unwritable(other, errno);
        if (count == 0) return {};
        if (auto written = flush_if_full(); !written) return written;
    }
}

Result<void> FileWriter::close() {
    if (auto written = flush(); !written) return written;
    errno = 0;
    if (std::fclose(file_.release()) != 0) {
        const int number = errno;
        std::error_code ignored;
        std::filesystem::remove(path_, ignored);
        return unwritable(path_, number);
    }
    return {};
}

Result<void> write_file(const std::filesystem::path& path, std::string_view bytes) {
    auto file = FileWriter::create(path);
    if (!file) return tl::unexpected(file.error());
    file->out() += bytes;
    return file->close();
}

}  // namespace terracord::report

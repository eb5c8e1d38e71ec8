// Loaded before the C library (LD_PRELOAD), it makes one call of a program go wrong: the nth one of some kinds on a
// file whose path holds a word. What runs is the program itself, as it is shipped.
//
//   FAULT_PATH   word in the path
//   FAULT_KINDS  "read,write,open,close,sync,rename,remove", those that count (a removal by its folder)
//   FAULT_NTH    which one goes wrong, from 1; 0: none
//   FAULT_DOES   number of an error: the call fails with it, once; "kill": the program ends there; "swap": the file
//   FAULT_WITH
//                takes the place of FAULT_TARGET, and the call goes on; "vanish": FAULT_TARGET is removed, and it goes
//                on
//   FAULT_TRACE  file that gets a line "kind path" for every call that counts, with a "!" before the one that goes
//   wrong
//
// Streams of the C library call it inside, where nothing can be put between: so its own functions are here as well.
#include <dlfcn.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio_ext.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstdarg>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>

namespace {

const char* setting(const char* name) {
    const char* value = std::getenv(name);
    return value == nullptr ? "" : value;
}

struct Fault {
    std::string path = setting("FAULT_PATH");
    std::string kinds = setting("FAULT_KINDS");
    std::string does = setting("FAULT_DOES");
    std::string with = setting("FAULT_WITH");
    std::string target = setting("FAULT_TARGET");
    long nth = std::atol(setting("FAULT_NTH"));
    int trace = -1;
    std::atomic<long> seen{0};

    Fault() {
        if (const char* file = setting("FAULT_TRACE"); *file != '\0')
            trace =
                static_cast<int>(syscall(SYS_openat, AT_FDCWD, file, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600));
    }
};

Fault& fault() {
    static Fault* const one = new Fault;  // outlives the last close of the program
    return *one;
}

template <class Function>
Function next(const char* name) {
    return reinterpret_cast<Function>(dlsym(RTLD_NEXT, name));
}

// True: the call fails, with errno set.
bool goes_wrong(const char* kind, const char* path) {
    Fault& f = fault();
    if (f.path.empty() || path == nullptr || std::strstr(path, f.path.c_str()) == nullptr) return false;
    if (f.kinds.find(kind) == std::string::npos) return false;
    const bool now = f.seen.fetch_add(1) + 1 == f.nth;
    if (f.trace >= 0) {
        const std::string line = std::string(now ? "!" : "") + kind + ' ' + path + '\n';
        syscall(SYS_write, f.trace, line.data(), line.size());
    }
    if (!now) return false;
    if (f.does == "kill") {
        syscall(SYS_kill, getpid(), SIGKILL);
    } else if (f.does == "swap") {
        syscall(SYS_rename, f.with.c_str(), f.target.c_str());
    } else if (f.does == "vanish") {
        syscall(SYS_unlink, f.target.c_str());
    } else {
        errno = std::atoi(f.does.c_str());
        return true;
    }
    return false;
}

bool goes_wrong(const char* kind, int file) {
    if (fault().path.empty() || file < 0) return false;
    const int kept = errno;
    const std::string link = "/proc/self/fd/" + std::to_string(file);
    char path[4096];
    const ssize_t size = readlink(link.c_str(), path, sizeof path - 1);
    errno = kept;
    if (size <= 0) return false;
    path[size] = '\0';
    return goes_wrong(kind, path);
}

// What waits in the stream's memory is lost with it, as where its write to the disk fails.
bool goes_wrong(const char* kind, std::FILE* stream) {
    if (stream == nullptr || !goes_wrong(kind, fileno(stream))) return false;
    const int number = errno;
    if (std::strcmp(kind, "write") == 0) __fpurge(stream);
    errno = number;
    constexpr int kErrorSeen = 0x20;  // _IO_ERR_SEEN of glibc: what ferror() answers
    stream->_flags |= kErrorSeen;
    return true;
}

int mode_of(int flags, std::va_list& words) { return (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg(words, int) : 0; }

}  // namespace

#define NEXT(name) static const auto real = next<decltype(&name)>(#name)

extern "C" {

int open(const char* path, int flags, ...) {
    NEXT(open);
    std::va_list words;
    va_start(words, flags);
    const int mode = mode_of(flags, words);
    va_end(words);
    return goes_wrong("open", path) ? -1 : real(path, flags, mode);
}
int open64(const char* path, int flags, ...) {
    NEXT(open64);
    std::va_list words;
    va_start(words, flags);
    const int mode = mode_of(flags, words);
    va_end(words);
    return goes_wrong("open", path) ? -1 : real(path, flags, mode);
}
std::FILE* fopen(const char* path, const char* how) {
    NEXT(fopen);
    return goes_wrong("open", path) ? nullptr : real(path, how);
}
std::FILE* fopen64(const char* path, const char* how) {
    NEXT(fopen64);
    return goes_wrong("open", path) ? nullptr : real(path, how);
}
ssize_t read(int file, void* to, size_t size) {
    NEXT(read);
    return goes_wrong("read", file) ? -1 : real(file, to, size);
}
ssize_t pread(int file, void* to, size_t size, off_t at) {
    NEXT(pread);
    return goes_wrong("read", file) ? -1 : real(file, to, size, at);
}
ssize_t pread64(int file, void* to, size_t size, off64_t at) {
    NEXT(pread64);
    return goes_wrong("read", file) ? -1 : real(file, to, size, at);
}
size_t fread(void* to, size_t size, size_t count, std::FILE* stream) {
    NEXT(fread);
    return goes_wrong("read", stream) ? 0 : real(to, size, count, stream);
}
ssize_t write(int file, const void* from, size_t size) {
    NEXT(write);
    return goes_wrong("write", file) ? -1 : real(file, from, size);
}
ssize_t writev(int file, const struct iovec* from, int count) {
    NEXT(writev);
    return goes_wrong("write", file) ? -1 : real(file, from, count);
}
ssize_t pwrite(int file, const void* from, size_t size, off_t at) {
    NEXT(pwrite);
    return goes_wrong("write", file) ? -1 : real(file, from, size, at);
}
ssize_t pwrite64(int file, const void* from, size_t size, off64_t at) {
    NEXT(pwrite64);
    return goes_wrong("write", file) ? -1 : real(file, from, size, at);
}
size_t fwrite(const void* from, size_t size, size_t count, std::FILE* stream) {
    NEXT(fwrite);
    return goes_wrong("write", stream) ? 0 : real(from, size, count, stream);
}
int fputs(const char* text, std::FILE* stream) {
    NEXT(fputs);
    return goes_wrong("write", stream) ? EOF : real(text, stream);
}
int fputc(int c, std::FILE* stream) {
    NEXT(fputc);
    return goes_wrong("write", stream) ? EOF : real(c, stream);
}
ssize_t sendfile(int to, int from, off_t* at, size_t size) {
    NEXT(sendfile);
    return goes_wrong("write", to) || goes_wrong("read", from) ? -1 : real(to, from, at, size);
}
ssize_t sendfile64(int to, int from, off64_t* at, size_t size) {
    NEXT(sendfile64);
    return goes_wrong("write", to) || goes_wrong("read", from) ? -1 : real(to, from, at, size);
}
int fflush(std::FILE* stream) {
    NEXT(fflush);
    return goes_wrong("write", stream) ? EOF : real(stream);
}
// A close that fails has closed all the same; what was still to be written is lost.
int close(int file) {
    NEXT(close);
    const bool wrong = goes_wrong("close", file);
    const int number = errno;
    const int closed = real(file);
    if (!wrong) return closed;
    errno = number;
    return -1;
}
int fclose(std::FILE* stream) {
    NEXT(fclose);
    const bool wrong = goes_wrong("close", stream);
    const int number = errno;
    const int closed = real(stream);
    if (!wrong) return closed;
    errno = number;
    return EOF;
}
int fsync(int file) {
    NEXT(fsync);
    return goes_wrong("sync", file) ? -1 : real(file);
}
int fdatasync(int file) {
    NEXT(fdatasync);
    return goes_wrong("sync", file) ? -1 : real(file);
}
int ftruncate(int file, off_t size) {
    NEXT(ftruncate);
    return goes_wrong("write", file) ? -1 : real(file, size);
}
int ftruncate64(int file, off64_t size) {
    NEXT(ftruncate64);
    return goes_wrong("write", file) ? -1 : real(file, size);
}
int rename(const char* from, const char* to) {
    NEXT(rename);
    return goes_wrong("rename", from) ? -1 : real(from, to);
}
int renameat2(int from_folder, const char* from, int to_folder, const char* to, unsigned flags) {
    NEXT(renameat2);
    return goes_wrong("rename", from) ? -1 : real(from_folder, from, to_folder, to, flags);
}
int unlinkat(int folder, const char* path, int flags) {
    NEXT(unlinkat);
    return goes_wrong("remove", folder) ? -1 : real(folder, path, flags);
}
int mkdir(const char* path, mode_t mode) {
    NEXT(mkdir);
    return goes_wrong("open", path) ? -1 : real(path, mode);
}

}  // extern "C"

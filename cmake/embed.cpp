// Host program of terracord_embed: BASE OUTPUT.cpp DEPFILE FOLDER... writes the bytes of every file below BASE/FOLDER
// as one C++ source that implements base/embedded.hpp, and names what it has read in a depfile.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace fs = std::filesystem;

namespace {

struct Found {
    std::vector<std::string> files;  // relative to the base, generic separators, in order
    std::vector<fs::path> watched;   // files and folders whose change asks for a new run
};

bool hidden(const fs::path& path) { return path.filename().string().starts_with('.'); }

Found find_files(const fs::path& base, const std::vector<std::string>& folders) {
    Found found;
    found.watched.push_back(base);
    for (const std::string& folder : folders) {
        if (!fs::is_directory(base / folder)) continue;
        found.watched.push_back(base / folder);
        for (const fs::directory_entry& entry : fs::recursive_directory_iterator(base / folder)) {
            if (hidden(entry.path())) continue;
            found.watched.push_back(entry.path());
            if (entry.is_regular_file()) found.files.push_back(entry.path().lexically_relative(base).generic_string());
        }
    }
    std::ranges::sort(found.files);
    std::ranges::sort(found.watched);
    return found;
}

std::string read(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    if (!in) throw std::runtime_error("cannot read " + file.string());
    return {std::istreambuf_iterator<char>(in), {}};
}

// A string literal, in pieces short enough for every compiler; octal escapes cannot swallow what follows them.
void write_literal(std::ostream& out, std::string_view bytes) {
    constexpr std::size_t kPiece = 96;
    if (bytes.empty()) out << "\"\"";
    for (std::size_t at = 0; at < bytes.size(); at += kPiece) {
        out << "\n        \"";
        for (const char c : bytes.substr(at, kPiece)) {
            const auto code = static_cast<unsigned char>(c);
            if (code >= 0x20 && code < 0x7f && c != '"' && c != '\\' && c != '?') {
                out << c;
            } else {
                out << '\\' << (code >> 6U) << ((code >> 3U) & 7U) << (code & 7U);
            }
        }
        out << '"';
    }
}

void write_source(const fs::path& file, const fs::path& base, const std::vector<std::string>& paths) {
    std::ofstream out(file, std::ios::binary);
    out << "// Generated from data/ by cmake/embed.cpp.\n"
           "#include \"base/embedded.hpp\"\n\n"
           "#include <vector>\n\n"
           "namespace terracord::embedded {\n\n"
           "std::span<const File> files() {\n"
           "    static const std::vector<File> all{\n";
    for (const std::string& path : paths) {
        const std::string bytes = read(base / path);
        out << "        {\"" << path << "\", {";
        write_literal(out, bytes);
        out << ", " << bytes.size() << "}},\n";
    }
    out << "    };\n"
           "    return all;\n"
           "}\n\n"
           "}  // namespace terracord::embedded\n";
    if (!out.flush()) throw std::runtime_error("cannot write " + file.string());
}

void write_depfile(const fs::path& file, const fs::path& target, const std::vector<fs::path>& watched) {
    std::ofstream out(file, std::ios::binary);
    const auto write_name = [&out](const fs::path& path) {
        for (const char c : path.string()) {
            if (c == ' ' || c == '#' || c == '\\') out << '\\';
            if (c == '$') out << '$';
            out << c;
        }
    };
    write_name(target);
    out << ':';
    for (const fs::path& path : watched) {
        out << " \\\n  ";
        write_name(path);
    }
    out << '\n';
    if (!out.flush()) throw std::runtime_error("cannot write " + file.string());
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 4) {
        std::cerr << "usage: embed BASE OUTPUT.cpp DEPFILE FOLDER...\n";
        return 2;
    }
    try {
        const fs::path base = argv[1];
        const fs::path output = argv[2];
        const Found found = find_files(base, {argv + 4, argv + argc});
        write_source(output, base, found.files);
        write_depfile(argv[3], output, found.watched);
    } catch (const std::exception& failure) {
        std::cerr << "embed: " << failure.what() << '\n';
        return 1;
    }
    return 0;
}

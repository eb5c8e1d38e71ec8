#include "base/hash.hpp"

#include <openssl/evp.h>

#include <array>
#include <fstream>
#include <vector>

namespace terracord {

namespace {

// Looked up once: a run hashes each record and each finding that weighs.
const EVP_MD* algorithm() {
    static const EVP_MD* const found = EVP_MD_fetch(nullptr, "SHA256", nullptr);
    return found;
}

}  // namespace

struct Sha256::State {
    EVP_MD_CTX* context = EVP_MD_CTX_new();
    State() { EVP_DigestInit_ex(context, algorithm(), nullptr); }
    ~State() { EVP_MD_CTX_free(context); }
    State(const State&) = delete;
    State& operator=(const State&) = delete;
};

Sha256::Sha256() : state_(std::make_unique<State>()) {}
Sha256::~Sha256() = default;
Sha256::Sha256(Sha256&&) noexcept = default;
Sha256& Sha256::operator=(Sha256&&) noexcept = default;

void Sha256::add(std::string_view bytes) { EVP_DigestUpdate(state_->context, bytes.data(), bytes.size()); }

std::string Sha256::hex() {
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned int size = 0;
    EVP_DigestFinal_ex(state_->context, digest.data(), &size);
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::string text;
    text.reserve(2 * std::size_t{size});
    for (unsigned int i = 0; i < size; ++i) {
        text += kDigits[digest[i] >> 4U];
        text += kDigits[digest[i] & 0xFU];
    }
    return text;
}

std::string sha256(std::string_view bytes) {
    Sha256 hash;
    hash.add(bytes);
    return hash.hex();
}

Result<std::string> sha256_file(const std::filesystem::path& file, const std::stop_token& stop) {
    std::ifstream in(file, std::ios::binary);
    if (!in) {
        return fail(ErrorCode::file_unreadable, Text{"fichier illisible", "file cannot be read"},
                    Position{file.string()});
    }
    Sha256 hash;
    std::vector<char> buffer(1U << 20U);
    while (in && !stop.stop_requested()) {
        in.read(buffer.data(), static_cast<std::streamsize>(buffer.size()));
        hash.add({buffer.data(), static_cast<std::size_t>(in.gcount())});
    }
    if (in.bad() || stop.stop_requested()) {
        return fail(ErrorCode::file_unreadable, Text{"lecture interrompue", "reading was interrupted"},
                    Position{file.string()});
    }
    return hash.hex();
}

}  // namespace terracord

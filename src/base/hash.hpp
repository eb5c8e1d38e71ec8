// SHA-256 (FIPS 180-4) by OpenSSL: what a reviewer can check with `sha256sum`.
// Cost: about 1 GiB/s. A Sha256 belongs to one thread; the free functions are safe to call concurrently.
#pragma once

#include <filesystem>
#include <memory>
#include <stop_token>
#include <string>
#include <string_view>

#include "base/error.hpp"

namespace terracord {

class Sha256 {
   public:
    Sha256();
    ~Sha256();
    Sha256(Sha256&&) noexcept;
    Sha256& operator=(Sha256&&) noexcept;

    void add(std::string_view bytes);
    // Lower-case hexadecimal; the object must not be used afterwards.
    [[nodiscard]] std::string hex();

   private:
    struct State;
    std::unique_ptr<State> state_;
};

[[nodiscard]] std::string sha256(std::string_view bytes);
// A stop request ends it early, as a file that cannot be read.
[[nodiscard]] Result<std::string> sha256_file(const std::filesystem::path& file, const std::stop_token& stop = {});

}  // namespace terracord

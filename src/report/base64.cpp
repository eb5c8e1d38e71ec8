#include "report/base64.hpp"

#include <algorithm>
#include <cstdint>

namespace terracord::report {

std::string base64(std::string_view bytes) {
    constexpr std::string_view kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    constexpr std::size_t kGroup = 3;  // bytes make four digits
    std::string out;
    out.reserve((bytes.size() + kGroup - 1) / kGroup * 4);
    for (std::size_t at = 0; at < bytes.size(); at += kGroup) {
        const std::size_t taken = std::min(kGroup, bytes.size() - at);
        std::uint32_t bits = 0;
        for (std::size_t i = 0; i < kGroup; ++i)
            bits = (bits << 8U) | (i < taken ? static_cast<unsigned char>(bytes[at + i]) : 0U);
        for (std::size_t digit = 0; digit < 4; ++digit)
            out += digit <= taken ? kDigits[(bits >> (18U - 6U * digit)) & 63U] : '=';
    }
    return out;
}

}  // namespace terracord::report

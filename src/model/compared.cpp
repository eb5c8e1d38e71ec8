#include "model/compared.hpp"

#include <array>

namespace terracord::model {

namespace {

constexpr std::array<std::string_view, 3> kAccordCodes{"neutral", "agree", "conflict"};

}  // namespace

std::string_view code(Accord value) { return kAccordCodes[static_cast<std::size_t>(value)]; }

std::optional<Accord> accord_from(std::string_view code) {
    for (std::size_t i = 0; i < kAccordCodes.size(); ++i) {
        if (kAccordCodes[i] == code) return static_cast<Accord>(i);
    }
    return std::nullopt;
}

}  // namespace terracord::model

#include "geos/context.hpp"

#include <geos_c.h>

#include <utility>

namespace terracord::geos {

Context::Context() : handle_(GEOS_init_r()) {
    // C callback: keeps the text, never throws through GEOS's frames.
    const auto keep = [](const char* message, void* where) {
        static_cast<std::string*>(where)->assign(message == nullptr ? "" : message);
    };
    GEOSContext_setErrorMessageHandler_r(handle_, keep, &last_error_);
}

Context::~Context() { GEOS_finish_r(handle_); }

std::string Context::take_error() { return std::exchange(last_error_, {}); }

}  // namespace terracord::geos

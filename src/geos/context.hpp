// A GEOS context: error text, allocations of one thread. One per worker, never shared.
#pragma once

#include <string>

struct GEOSContextHandle_HS;

namespace terracord::geos {

class Context {
   public:
    Context();
    ~Context();
    Context(const Context&) = delete;
    Context& operator=(const Context&) = delete;

    [[nodiscard]] GEOSContextHandle_HS* handle() const { return handle_; }
    // What GEOS said last, and forgets it: the text of an error that is being built.
    [[nodiscard]] std::string take_error();

   private:
    GEOSContextHandle_HS* handle_;
    std::string last_error_;
};

}  // namespace terracord::geos

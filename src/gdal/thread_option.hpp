// A configuration option of GDAL for this thread, while it lives.
#pragma once

#include <cpl_conv.h>

namespace terracord::gdal {

class ThreadOption {
   public:
    ThreadOption(const char* name, const char* value) : name_(name) { CPLSetThreadLocalConfigOption(name, value); }
    ~ThreadOption() { CPLSetThreadLocalConfigOption(name_, nullptr); }
    ThreadOption(const ThreadOption&) = delete;
    ThreadOption& operator=(const ThreadOption&) = delete;

   private:
    const char* name_;
};

}  // namespace terracord::gdal

#include "gdal/error_capture.hpp"

#include <cpl_error.h>

#include <algorithm>

namespace terracord::gdal {
namespace {

void CPL_STDCALL keep(CPLErr level, CPLErrorNum, const char* message) {
    if (level != CE_Failure && level != CE_Fatal) return;
    static_cast<ErrorCapture*>(CPLGetErrorHandlerUserData())->note_failure(message);
}

}  // namespace

ErrorCapture::ErrorCapture() {
    CPLPushErrorHandlerEx(keep, this);
    CPLErrorReset();
}

ErrorCapture::~ErrorCapture() { CPLPopErrorHandler(); }

void ErrorCapture::clear() {
    failures_ = 0;
    text_.clear();
    CPLErrorReset();
}

void ErrorCapture::note_failure(const char* message) noexcept {
    ++failures_;
    if (!text_.empty() || message == nullptr) return;
    try {
        text_ = message;
        std::replace_if(
            text_.begin(), text_.end(), [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
    } catch (...) {  // out of memory inside a C frame: the count alone remains
        text_.clear();
    }
}

}  // namespace terracord::gdal

// Catches what GDAL says on this thread while it lives, instead of letting it reach stderr. Scopes nest; each belongs
// to the thread that made it.
//
//   ErrorCapture said;
//   OGRFeature* feature = layer->GetNextFeature();
//   if (feature == nullptr && said.failed()) ... said.text() ...
#pragma once

#include <cstddef>
#include <string>

namespace terracord::gdal {

class ErrorCapture {
   public:
    ErrorCapture();
    ~ErrorCapture();
    ErrorCapture(const ErrorCapture&) = delete;
    ErrorCapture& operator=(const ErrorCapture&) = delete;

    [[nodiscard]] bool failed() const { return failures_ > 0; }
    [[nodiscard]] std::size_t failures() const { return failures_; }
    // The first failure, on one line; "" where there was none.
    [[nodiscard]] const std::string& text() const { return text_; }
    void clear();

    // For the C callback only.
    void note_failure(const char* message) noexcept;

   private:
    // Written by GDAL's callback while the owner, who only reads, may hold it as const; one thread does both.
    mutable std::size_t failures_ = 0;
    mutable std::string text_;
};

}  // namespace terracord::gdal

// Owners of PROJ's C objects. Move-only; a context and what was made with it belong to one thread at a time.
#pragma once

#include <proj.h>
#include <proj_experimental.h>

#include <utility>

namespace terracord::gdal {

// A context without network and without output.
class ProjContext {
   public:
    ProjContext() : handle_(proj_context_create()) {
        proj_context_set_enable_network(handle_, 0);
        proj_log_func(handle_, nullptr, [](void*, int, const char*) {});
    }
    ~ProjContext() { proj_context_destroy(handle_); }
    ProjContext(const ProjContext&) = delete;
    ProjContext& operator=(const ProjContext&) = delete;

    [[nodiscard]] PJ_CONTEXT* get() const { return handle_; }

   private:
    PJ_CONTEXT* handle_;
};

class ProjObject {
   public:
    ProjObject() = default;
    explicit ProjObject(PJ* handle) : handle_(handle) {}
    ~ProjObject() { proj_destroy(handle_); }
    ProjObject(ProjObject&& other) noexcept : handle_(std::exchange(other.handle_, nullptr)) {}
    ProjObject& operator=(ProjObject&& other) noexcept {
        std::swap(handle_, other.handle_);
        return *this;
    }

    [[nodiscard]] PJ* get() const { return handle_; }
    explicit operator bool() const { return handle_ != nullptr; }

   private:
    PJ* handle_ = nullptr;
};

class ProjList {
   public:
    explicit ProjList(PJ_OBJ_LIST* handle) : handle_(handle) {}
    ~ProjList() { proj_list_destroy(handle_); }
    ProjList(const ProjList&) = delete;
    ProjList& operator=(const ProjList&) = delete;

    [[nodiscard]] int size() const { return handle_ == nullptr ? 0 : proj_list_get_count(handle_); }
    [[nodiscard]] ProjObject at(PJ_CONTEXT* context, int index) const {
        return ProjObject(proj_list_get(context, handle_, index));
    }
    [[nodiscard]] PJ_OBJ_LIST* get() const { return handle_; }

   private:
    PJ_OBJ_LIST* handle_;
};

}  // namespace terracord::gdal

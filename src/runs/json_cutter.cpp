#include "runs/json_cutter.hpp"

#include <fmt/format.h>

#include <streambuf>

#include "base/limits.hpp"
#include "config/json_piece.hpp"

namespace terracord::runs {

namespace {

constexpr int kEnd = std::char_traits<char>::eof();

// Bytes of somebody else's, read only.
class View final : public std::streambuf {
   public:
    explicit View(std::string_view text) {
        auto* first = const_cast<char*>(text.data());  // a get area is never written to
        setg(first, first, first + text.size());
    }
};

class Cutter {
   public:
    Cutter(std::streambuf& stream, const std::string& name, int line) : stream_(stream), name_(name), line_(line) {}

    Result<void> run(const TakePiece& take) {
        if (next_token() != '{') return unexpected();
        step();
        if (next_token() == '}') return finish();
        while (true) {
            std::string member;
            if (next_token() != '"') return unexpected();
            if (auto read = value(member); !read) return read;
            member = member.substr(1, member.size() - 2);
            if (next_token() != ':') return unexpected();
            step();
            auto more = next_token() == '[' ? elements(member, take) : whole(member, take);
            if (!more) return tl::unexpected(more.error());
            if (!*more) return {};
            const int after = next_token();
            if (after == '}') return finish();
            if (after != ',') return unexpected();
            step();
        }
    }

   private:
    Result<void> finish() {
        step();
        return next_token() == kEnd ? Result<void>() : unexpected();
    }

    Result<bool> whole(const std::string& member, const TakePiece& take) {
        const std::uint64_t offset = offset_;
        const int line = line_;
        if (auto read = value(text_); !read) return tl::unexpected(read.error());
        return take({.member = member, .element = false, .text = text_, .offset = offset, .line = line});
    }

    Result<bool> elements(const std::string& member, const TakePiece& take) {
        const std::uint64_t start = offset_;
        const int line = line_;
        step();
        if (next_token() == ']') {
            step();
            return take({.member = member, .element = false, .text = "[]", .offset = start, .line = line});
        }
        while (true) {
            next_token();
            const std::uint64_t offset = offset_;
            const int at = line_;
            if (auto read = value(text_); !read) return tl::unexpected(read.error());
            auto more = take({.member = member, .element = true, .text = text_, .offset = offset, .line = at});
            if (!more || !*more) return more;
            const int after = next_token();
            if (after != ']' && after != ',') return tl::unexpected(unexpected().error());
            step();
            if (after == ']') return true;
        }
    }

    // The bytes of one value, up to where it ends; its brackets and quotes are matched, no more.
    Result<void> value(std::string& out) {
        out.clear();
        int depth = 0;
        bool quoted = false;
        while (true) {
            const int c = stream_.sgetc();
            if (c == kEnd) return unexpected();
            const bool scalar_ends =
                depth == 0 && !quoted && !out.empty() &&
                std::string_view(",]} \t\r\n").find(static_cast<char>(c)) != std::string_view::npos;
            if (scalar_ends) return {};
            if (out.size() == most_) return too_large();
            out.push_back(static_cast<char>(c));
            step();
            if (quoted) {
                if (c == '\\') {
                    const int escaped = stream_.sgetc();
                    if (escaped == kEnd) return unexpected();
                    out.push_back(static_cast<char>(escaped));
                    step();
                } else if (c == '"') {
                    quoted = false;
                    if (depth == 0) return {};
                }
                continue;
            }
            if (c == '"') quoted = true;
            if (c == '{' || c == '[') ++depth;
            if (c == '}' || c == ']') {
                if (depth == 0) return unexpected();
                if (--depth == 0) return {};
            }
        }
    }

    int next_token() {
        int c = stream_.sgetc();
        while (c == ' ' || c == '\t' || c == '\r' || c == '\n') {
            step();
            c = stream_.sgetc();
        }
        return c;
    }

    void step() {
        if (stream_.sbumpc() == '\n') ++line_;
        ++offset_;
    }

    [[nodiscard]] Result<void> unexpected() {
        const int c = stream_.sgetc();
        if (c == kEnd) {
            return fail(
                ErrorCode::file_unreadable,
                {"le fichier s'arrête avant la fin : il est tronqué", "the file ends too early: it is truncated"},
                Position{name_, line_, 0});
        }
        return fail(ErrorCode::file_unreadable, {"ce n'est pas le JSON attendu", "not the JSON that is expected"},
                    Position{name_, line_, 0});
    }

    [[nodiscard]] Result<void> too_large() const {
        const Text most = limit_text(Limit::record_bytes);
        return fail(
            ErrorCode::file_unreadable,
            {fmt::format("un enregistrement de plus de {}", most.fr), fmt::format("a record of more than {}", most.en)},
            Position{name_, line_, 0}, how_to_raise(Limit::record_bytes));
    }

    std::streambuf& stream_;
    const std::string& name_;
    std::string text_;
    std::size_t most_ = static_cast<std::size_t>(limit(Limit::record_bytes));
    std::uint64_t offset_ = 0;
    int line_;
};

}  // namespace

Result<void> cut_json(std::streambuf& stream, const std::string& name, const TakePiece& take) {
    return Cutter(stream, name, 1).run(take);
}

Result<void> cut_json(std::string_view text, const std::string& name, int line, const TakePiece& take) {
    View view(text);
    return Cutter(view, name, line).run(take);
}

}  // namespace terracord::runs

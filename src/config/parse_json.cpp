#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <iterator>
#include <limits>
#include <optional>
#include <unordered_set>

#include "config/json_piece.hpp"
#include "config/parsers.hpp"

namespace terracord::config {

namespace {

// Where the library stands in the text: it reads through this iterator and keeps no positions of its own.
class CountingIterator {
   public:
    using iterator_category = std::input_iterator_tag;
    using value_type = char;
    using difference_type = std::ptrdiff_t;
    using pointer = const char*;
    using reference = const char&;

    CountingIterator() = default;
    CountingIterator(const char* at, const char** reached) : at_(at), reached_(reached) {}

    reference operator*() const { return *at_; }
    CountingIterator& operator++() {
        ++at_;
        *reached_ = at_;
        return *this;
    }
    CountingIterator operator++(int) {
        CountingIterator before = *this;
        ++*this;
        return before;
    }
    bool operator==(const CountingIterator& other) const { return at_ == other.at_; }
    bool operator!=(const CountingIterator& other) const { return at_ != other.at_; }

   private:
    const char* at_ = nullptr;
    const char** reached_ = nullptr;
};

// Lines and columns (in characters) of offsets that are asked for in ascending order.
class LineCounter {
   public:
    LineCounter(std::string_view text, int first_line) : text_(text), first_line_(first_line), line_(first_line) {}

    std::pair<int, int> at(std::size_t offset) {
        if (offset < done_) {
            done_ = 0;
            line_ = first_line_;
            column_ = 1;
        }
        for (; done_ < offset && done_ < text_.size(); ++done_) {
            const auto byte = static_cast<unsigned char>(text_[done_]);
            if (byte == '\n') {
                ++line_;
                column_ = 1;
            } else if ((byte & 0xC0U) != 0x80U) {
                ++column_;
            }
        }
        return {line_, column_};
    }

   private:
    std::string_view text_;
    int first_line_;
    std::size_t done_ = 0;
    int line_;
    int column_ = 1;
};

// Builds the tree from the library's events. Each event comes when its token has just been read, numbers with one
// character more; the start of the token is found by walking back over it.
class Builder {
   public:
    using number_integer_t = nlohmann::json::number_integer_t;
    using number_unsigned_t = nlohmann::json::number_unsigned_t;
    using number_float_t = nlohmann::json::number_float_t;
    using string_t = nlohmann::json::string_t;
    using binary_t = nlohmann::json::binary_t;

    Builder(const Piece& piece, Limit most, const Limits& within)
        : text_(piece.text),
          lines_(piece.text, piece.line),
          name_(piece.name),
          file_(std::make_shared<const std::string>(piece.name)),
          most_(most),
          most_values_(static_cast<std::size_t>(within.of(most))),
          most_levels_(static_cast<std::size_t>(within.of(Limit::analysis_levels))),
          reached_(piece.text.data()) {}

    const char** reached() { return &reached_; }
    Result<Node> result() {
        if (error_) return tl::unexpected(*error_);
        return std::move(root_);
    }
    [[nodiscard]] bool failed() const { return error_.has_value(); }

    bool null() { return add(make(Kind::null, word_start(4))); }
    bool boolean(bool value) {
        Node node = make(Kind::boolean, word_start(value ? 4 : 5));
        node.boolean = value;
        return add(std::move(node));
    }
    bool number_integer(number_integer_t value) {
        Node node = make(Kind::integer, number_start());
        node.integer = value;
        node.real = static_cast<double>(value);
        return add(std::move(node));
    }
    bool number_unsigned(number_unsigned_t value) {
        if (value <= static_cast<number_unsigned_t>(std::numeric_limits<std::int64_t>::max())) {
            return number_integer(static_cast<number_integer_t>(value));
        }
        return number_float(static_cast<double>(value), {});
    }
    bool number_float(number_float_t value, const string_t&) {
        Node node = make(Kind::real, number_start());
        node.real = value;
        return add(std::move(node));
    }
    bool string(string_t& value) {
        Node node = make(Kind::string, string_start());
        node.text = std::move(value);
        return add(std::move(node));
    }
    bool binary(binary_t&) { return false; }
    bool start_object(std::size_t) { return open(Kind::table); }
    bool end_object() { return close(); }
    bool start_array(std::size_t) { return open(Kind::array); }
    bool end_array() { return close(); }

    bool key(string_t& value) {
        const auto [line, column] = lines_.at(string_start());
        Level& level = levels_.back();
        if (!level.keys.insert(value).second) {
            error_ =
                Error{ErrorCode::duplicate_id,
                      {fmt::format("clé « {} » écrite deux fois", value), fmt::format("key '{}' written twice", value)},
                      Position{name_, line, column},
                      {}};
            return false;
        }
        level.key = Member{std::move(value), {}, line, column};
        return true;
    }

    bool parse_error(std::size_t, const std::string& token, const nlohmann::json::exception&) {
        const auto end = offset();
        const auto [line, column] = lines_.at(end == 0 ? 0 : end - 1);
        constexpr std::size_t kShown = 40;
        const std::string shown = token.size() > kShown ? std::string() : token;
        Text message{"syntaxe JSON", "JSON syntax"};
        if (end >= text_.size() && !text_.empty()) {
            message = {"syntaxe JSON : fin de texte inattendue, ou valeur incorrecte",
                       "JSON syntax: unexpected end, or wrong value"};
        }
        if (!shown.empty() && shown != "<U+0000>") {
            message = {fmt::format("syntaxe JSON : « {} » inattendu", shown),
                       fmt::format("JSON syntax: unexpected '{}'", shown)};
        }
        error_ = Error{ErrorCode::analysis_syntax, message, Position{name_, line, column}, {}};
        return false;
    }

   private:
    struct Level {
        Node node;
        Member key;
        std::unordered_set<std::string> keys;
    };

    [[nodiscard]] std::size_t offset() const { return static_cast<std::size_t>(reached_ - text_.data()); }

    [[nodiscard]] std::size_t word_start(std::size_t size) const { return offset() - size; }

    [[nodiscard]] std::size_t number_start() const {
        std::size_t at = offset();
        const auto digit = [this](std::size_t i) {
            return std::string_view("+-.eE0123456789").find(text_[i]) != std::string_view::npos;
        };
        if (at > 0 && !digit(at - 1)) --at;
        while (at > 0 && digit(at - 1)) --at;
        return at;
    }

    // Quotes inside a string stand behind an odd number of backslashes, its opening one behind none.
    [[nodiscard]] std::size_t string_start() const {
        std::size_t at = offset() - 1;
        while (at > 0) {
            --at;
            if (text_[at] != '"') continue;
            std::size_t slashes = 0;
            while (slashes < at && text_[at - 1 - slashes] == '\\') ++slashes;
            if (slashes % 2 == 0) break;
        }
        return at;
    }

    Node make(Kind kind, std::size_t start) {
        Node node;
        node.kind = kind;
        node.file = file_;
        std::tie(node.line, node.column) = lines_.at(start);
        return node;
    }

    bool add(Node node) {
        if (++values_ > most_values_) {
            error_ = too_many_values(node.position(), most_);
            return false;
        }
        if (levels_.empty()) {
            root_ = std::move(node);
        } else if (levels_.back().node.kind == Kind::array) {
            levels_.back().node.items.push_back(std::move(node));
        } else {
            levels_.back().key.value = std::move(node);
            levels_.back().node.members.push_back(std::move(levels_.back().key));
        }
        return true;
    }

    bool open(Kind kind) {
        Level level{make(kind, offset() - 1), {}, {}};
        if (levels_.size() >= most_levels_) {
            error_ = too_deep(level.node.position());
            return false;
        }
        levels_.push_back(std::move(level));
        return true;
    }

    bool close() {
        Node node = std::move(levels_.back().node);
        levels_.pop_back();
        return add(std::move(node));
    }

    std::string_view text_;
    LineCounter lines_;
    std::string name_;
    std::shared_ptr<const std::string> file_;
    Limit most_;
    std::size_t most_values_;
    std::size_t most_levels_;
    const char* reached_;
    Node root_;
    std::vector<Level> levels_;
    std::size_t values_ = 0;
    std::optional<Error> error_;
};

Result<Node> parse(const Piece& piece, Limit most, const Limits& within) {
    Builder builder(piece, most, within);
    const CountingIterator begin(piece.text.data(), builder.reached());
    const CountingIterator end(piece.text.data() + piece.text.size(), builder.reached());
    nlohmann::json::sax_parse(begin, end, &builder);
    auto node = builder.result();
    if (node && node->kind != Kind::table) {
        return fail(ErrorCode::wrong_type, {"un objet JSON est attendu", "a JSON object is expected"},
                    node->position());
    }
    return node;
}

}  // namespace

Result<Node> parse_json(std::string_view text, const std::string& name, const Limits& within) {
    return parse(Piece{.text = text, .name = name}, Limit::analysis_values, within);
}

Result<Node> parse_piece(const Piece& piece) {
    if (piece.text.size() > static_cast<std::size_t>(limit(Limit::record_bytes))) {
        const Text most = limit_text(Limit::record_bytes);
        return fail(
            ErrorCode::analysis_syntax,
            {fmt::format("un enregistrement de plus de {}", most.fr), fmt::format("a record of more than {}", most.en)},
            Position{piece.name, piece.line, 1}, how_to_raise(Limit::record_bytes));
    }
    return parse(piece, Limit::record_values, limits_in_force());
}

}  // namespace terracord::config

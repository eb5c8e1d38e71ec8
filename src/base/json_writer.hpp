// Streaming JSON writer: fixed key order, shortest round-trip numbers, UTF-8 made valid (bad bytes become U+FFFD).
// Writes into a caller-owned string; O(bytes); one thread at a time. NaN and infinities are written as null.
//
//   JsonWriter json(out);
//   json.begin_object().key("share").number(0.25).key("names").begin_array().string("A").end_array().end_object();
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace terracord {

class JsonWriter {
   public:
    // indent 0 = one line; otherwise that many blanks a level.
    explicit JsonWriter(std::string& out, int indent = 0) : out_(out), indent_(indent) {}

    JsonWriter& begin_object();
    JsonWriter& end_object();
    JsonWriter& begin_array();
    JsonWriter& end_array();
    JsonWriter& key(std::string_view name);
    // A name written out in the code: plain characters, without a quote or a backslash.
    template <std::size_t N>
    JsonWriter& key(const char (&name)[N]) {
        return plain_key({name, N - 1});
    }
    JsonWriter& string(std::string_view value);
    JsonWriter& number(double value);
    // At most `decimals` decimals, trailing zeros dropped: coordinates and measures in files.
    JsonWriter& fixed(double value, int decimals);
    JsonWriter& integer(std::int64_t value);
    JsonWriter& boolean(bool value);
    JsonWriter& null();
    // Text that already is JSON.
    JsonWriter& raw(std::string_view json);

   private:
    JsonWriter& plain_key(std::string_view name);
    JsonWriter& open(char bracket);
    JsonWriter& close(char bracket);
    void after_name();
    void before_value();
    void newline();

    std::string& out_;
    int indent_;
    std::size_t depth_ = 0;
    bool first_ = true;  // nothing has been written at this level
    bool after_key_ = false;
};

// Appends `value` as a quoted JSON string.
void append_json_string(std::string& out, std::string_view value);
// Appends at most `decimals` decimals without trailing zeros and never "-0".
void append_fixed(std::string& out, double value, int decimals);

}  // namespace terracord

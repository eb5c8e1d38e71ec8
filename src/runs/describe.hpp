// describe(archive, value) for what the nouns of `model` share: the same fields, in the same order, written and read.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "runs/archive.hpp"
#include "runs/word_lists.hpp"

namespace terracord::runs {

template <class A, Plain T>
void describe(A& a, T& v) {
    a.value(v);
}
template <class A>
void describe(A& a, std::string& v) {
    a.value(v);
}
template <class A>
void describe(A& a, Text& v) {
    a.value(v.fr);
    a.value(v.en);
}

// Items are described by `item(archive, value)`.
template <class A, class T, class Item>
void describe_each(A& a, std::vector<T>& v, const Item& item) {
    if constexpr (A::kReading) {
        const std::uint64_t size = a.count(1);
        v.clear();
        for (std::uint64_t i = 0; i < size && a.ok(); ++i) item(a, v.emplace_back());
    } else {
        a.value(static_cast<std::uint64_t>(v.size()));
        for (T& one : v) item(a, one);
    }
}

}  // namespace terracord::runs

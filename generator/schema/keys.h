#pragma once

#include "schema/field.h"
#include "schema/values.h"

#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

// Field table → rows that can be looked at while the program runs, for whoever explains a file key by key.
// Heavy: `keys_of` is called by model/describe.cpp only.

namespace plansite {

enum class Form : std::uint8_t { value, table, tables }; // key = …, [key], [[key]]

struct KeyRow {
    std::string_view key;
    std::string_view sentence;
    Form form = Form::value;
    std::string example;                 // of a value, as TOML
    std::vector<std::string_view> words; // of which it is one; empty where it may be anything
    std::vector<KeyRow> rows;            // of a table
};

using KeyRows = std::vector<KeyRow>;

template <Described T> KeyRows keys_of(const T& standard);

namespace detail {

inline std::string in_quotes(std::string_view text) {
    return '"' + std::string(text) + '"';
}

// What stands for a value in an example: what holds where the key is left out, or what is to be replaced.
template <class T> struct ExampleValue {
    static std::string of(const T&) { return "\"\""; } // ids, references, parties, dates as written
};
template <> struct ExampleValue<std::string> {
    static std::string of(const std::string& text) { return in_quotes(text); }
};
template <> struct ExampleValue<Slug> {
    static std::string of(const Slug& slug) { return in_quotes(slug.value); }
};
template <> struct ExampleValue<Text> {
    static std::string of(const Text& text) { return in_quotes(text.value); }
};
template <> struct ExampleValue<bool> {
    static std::string of(bool) { return "true"; }
};
template <> struct ExampleValue<std::int64_t> {
    static std::string of(std::int64_t value) { return std::to_string(value); }
};
template <> struct ExampleValue<double> {
    static std::string of(double value) { return std::to_string(std::int64_t(value)); }
};
template <> struct ExampleValue<Quantity> {
    static std::string of(const Quantity&) { return "0"; }
};
template <> struct ExampleValue<Date> {
    static std::string of(Date) { return "2008-09-30"; }
};
template <> struct ExampleValue<Tolerance> {
    static std::string of(const Tolerance&) { return in_quotes("10 %"); }
};
template <> struct ExampleValue<Series> {
    static std::string of(const Series&) { return "{}"; }
};
template <> struct ExampleValue<Notes> {
    static std::string of(const Notes&) { return "{}"; }
};
template <> struct ExampleValue<Record> {
    static std::string of(const Record&) { return "{}"; }
};
template <class T> struct ExampleValue<ByFinding<T>> {
    static std::string of(const ByFinding<T>&) { return "{}"; }
};
template <class T> struct ExampleValue<std::vector<T>> {
    static std::string of(const std::vector<T>&) { return "[]"; }
};
template <class T> struct ExampleValue<std::optional<T>> {
    static std::string of(const std::optional<T>& value) { return ExampleValue<T>::of(value.value_or(T{})); }
};
template <Enumerated T> struct ExampleValue<T> {
    static std::string of(T value) { return in_quotes(word_of(value).name); }
};

template <class T> struct Inside {
    using Type = T;
    static constexpr Form form = Form::table;
};
template <class T> struct Inside<std::vector<T>> {
    using Type = T;
    static constexpr Form form = Form::tables;
};
template <class T> struct Inside<std::optional<T>> : Inside<T> {};

template <class T> const T& standard_of(const T& value) {
    return value;
}
template <class T> T standard_of(const std::vector<T>&) {
    return {};
}
template <class T> T standard_of(const std::optional<T>&) {
    return {};
}

} // namespace detail

// The rows of a struct and of those in it, in the order of the field tables. `standard` has what holds where
// keys are left out.
template <Described T> KeyRows keys_of(const T& standard) {
    KeyRows out;
    each_field<T>([&](const auto& field) {
        using Member = std::remove_cvref_t<decltype(std::declval<T&>().*field.member)>;
        using Inner = typename detail::Inside<Member>::Type;
        KeyRow row{field.key, field.sentence, Form::value, {}, {}, {}};
        if constexpr (Described<Inner>) {
            row.form = detail::Inside<Member>::form;
            row.rows = keys_of<Inner>(detail::standard_of(standard.*field.member));
        } else {
            row.example = detail::ExampleValue<Member>::of(standard.*field.member);
            if constexpr (Enumerated<Inner>)
                for (const auto& word : words_of(Inner{})) row.words.push_back(word.name);
        }
        out.push_back(std::move(row));
    });
    return out;
}

} // namespace plansite

#pragma once

#include "schema/field.h"
#include "schema/values.h"

#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

// Field table → rows that can be looked at while the program runs, for whoever explains a file key by key.
// Heavy: `outline_of` is called by model/describe.cpp only.

namespace plansite {

enum class Form : std::uint8_t { value, table, tables }; // key = …, [key], [[key]]

struct OutlineRow {
    std::string_view key;
    std::string_view sentence;
    Form form = Form::value;
    std::string example;                 // of a value, as TOML
    std::vector<std::string_view> words; // of which it is one; empty where it may be anything
    std::vector<OutlineRow> rows;        // of a table
};

using Outline = std::vector<OutlineRow>;

template <Described T> Outline outline_of();

namespace detail {

// What stands for a value that the author is to replace.
template <class T> struct ExampleValue {
    static std::string of() { return "\"\""; } // texts, ids, references, parties, dates as written
};
template <> struct ExampleValue<bool> {
    static std::string of() { return "true"; }
};
template <> struct ExampleValue<std::int64_t> {
    static std::string of() { return "0"; }
};
template <> struct ExampleValue<double> : ExampleValue<std::int64_t> {};
template <> struct ExampleValue<Quantity> : ExampleValue<std::int64_t> {};
template <> struct ExampleValue<Date> {
    static std::string of() { return "2008-09-30"; }
};
template <> struct ExampleValue<Tolerance> {
    static std::string of() { return "\"10 %\""; }
};
template <> struct ExampleValue<Series> {
    static std::string of() { return "{}"; }
};
template <> struct ExampleValue<Notes> : ExampleValue<Series> {};
template <> struct ExampleValue<Record> : ExampleValue<Series> {};
template <class T> struct ExampleValue<std::vector<T>> {
    static std::string of() { return "[]"; }
};
template <class T> struct ExampleValue<std::optional<T>> : ExampleValue<T> {};
template <Enumerated T> struct ExampleValue<T> {
    static std::string of() { return '"' + std::string(words_of(T{}).front().name) + '"'; }
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

} // namespace detail

// The rows of a struct and of those in it, in the order of the field tables.
template <Described T> Outline outline_of() {
    Outline out;
    each_field<T>([&](const auto& field) {
        using Member = std::remove_cvref_t<decltype(std::declval<T&>().*field.member)>;
        using Inner = typename detail::Inside<Member>::Type;
        OutlineRow row{field.key, field.sentence, Form::value, {}, {}, {}};
        if constexpr (Described<Inner>) {
            row.form = detail::Inside<Member>::form;
            row.rows = outline_of<Inner>();
        } else {
            row.example = detail::ExampleValue<Member>::of();
            if constexpr (Enumerated<Inner>)
                for (const auto& word : words_of(Inner{})) row.words.push_back(word.name);
        }
        out.push_back(std::move(row));
    });
    return out;
}

} // namespace plansite

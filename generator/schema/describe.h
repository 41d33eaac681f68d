#pragma once

#include "base/json.h"
#include "schema/read.h"

#include <string>

// Field table → JSON Schema, and → the tables of the reference page. Heavy: included by model/describe.cpp
// only.

namespace plansite {

template <class T> Json schema_of();

namespace detail {

inline Json text_schema() {
    return {{"anyOf",
             {{{"type", "string"}}, {{"type", "object"}, {"additionalProperties", {{"type", "string"}}}}}}};
}

template <class T> struct Schema {
    static Json of() { return {{"type", "string"}}; } // ids, references, parties, dates, amounts
};
template <> struct Schema<bool> {
    static Json of() { return {{"type", "boolean"}}; }
};
template <> struct Schema<std::int64_t> {
    static Json of() { return {{"type", "integer"}}; }
};
template <> struct Schema<double> {
    static Json of() { return {{"type", "number"}}; }
};
template <> struct Schema<Date> {
    static Json of() { return {{"type", "string"}, {"format", "date"}}; }
};
template <> struct Schema<Text> {
    static Json of() { return text_schema(); }
};
template <> struct Schema<Prose> {
    static Json of() { return text_schema(); }
};
template <> struct Schema<Amount> {
    static Json of() { return {{"type", {"string", "number"}}}; }
};
template <> struct Schema<Cell> {
    static Json of() {
        Json schema = text_schema();
        schema["anyOf"].push_back({{"type", "array"}, {"items", text_schema()}});
        schema["anyOf"].push_back({{"type", {"number", "boolean"}}});
        return schema;
    }
};
template <> struct Schema<Quantity> {
    static Json of() { return {{"type", {"number", "string", "boolean"}}}; }
};
template <> struct Schema<Tolerance> {
    static Json of() { return {{"type", {"number", "string"}}}; }
};
template <> struct Schema<Series> {
    static Json of() {
        return {{"type", "object"}, {"additionalProperties", {{"type", {"number", "string"}}}}};
    }
};
template <> struct Schema<Notes> {
    static Json of() { return {{"type", "object"}, {"additionalProperties", text_schema()}}; }
};
template <> struct Schema<Record> {
    static Json of() { return {{"type", "object"}, {"additionalProperties", Schema<Cell>::of()}}; }
};

template <class T> struct Schema<ByFinding<T>> {
    static Json of() {
        Json names = Json::array();
        for (const auto& row : catalogue())
            if (row.severity != Severity::error) names.push_back(row.name);
        return {{"type", "object"},
                {"propertyNames", {{"enum", std::move(names)}}},
                {"additionalProperties", schema_of<T>()}};
    }
};

template <Enumerated T> struct Schema<T> {
    static Json of() {
        Json words = Json::array();
        for (const auto& word : words_of(T{})) words.push_back(word.name);
        return {{"enum", std::move(words)}};
    }
};

template <class T> struct Schema<std::optional<T>> : Schema<T> {};

template <class T> struct Schema<std::vector<T>> {
    static Json of() {
        Json list{{"type", "array"}, {"items", schema_of<T>()}};
        if (Described<T>) return list;
        return {{"anyOf", {std::move(list), schema_of<T>()}}}; // one may stand without brackets
    }
};

template <Described T> struct Schema<T> {
    static Json of() {
        Json properties = Json::object(), needed = Json::array();
        each_field<T>([&](const auto& field) {
            using Member = std::remove_cvref_t<decltype(std::declval<T&>().*field.member)>;
            Json schema = schema_of<Member>();
            schema["description"] = field.sentence;
            properties[std::string(field.key)] = std::move(schema);
            if (field.need == Need::required) needed.push_back(field.key);
        });
        Json schema{
            {"type", "object"}, {"additionalProperties", false}, {"properties", std::move(properties)}};
        if (!needed.empty()) schema["required"] = std::move(needed);
        return schema;
    }
};

template <class T> struct WithoutOptional { using Type = T; };
template <class T> struct WithoutOptional<std::optional<T>> { using Type = T; };

template <class T> struct IsList : std::false_type {};
template <class T> struct IsList<std::vector<T>> : std::true_type { using Item = T; };

} // namespace detail

// What a type may be, as JSON Schema (draft 2020-12) without `$schema` and `$id`.
template <class T> Json schema_of() {
    return detail::Schema<T>::of();
}

// The fields of a struct as a Markdown table, and those of the structs in it after it.
template <Described T> void append_reference(std::string& out, const std::string& path) {
    out += "| key | | what it takes | what it is |\n|---|---|---|---|\n";
    const auto cell = [](std::string_view text) {
        std::string safe;
        for (const char c : text) (c == '|' ? safe += "\\|" : safe += c);
        return safe;
    };
    each_field<T>([&](const auto& field) {
        using Member = std::remove_cvref_t<decltype(std::declval<T&>().*field.member)>;
        out += "| `" + std::string(field.key) + "` | " + (field.need == Need::required ? "required" : "") +
               " | " + cell(Reading<Member>::words) + " | " + cell(field.sentence) + " |\n";
    });
    each_field<T>([&](const auto& field) {
        using Written = std::remove_cvref_t<decltype(std::declval<T&>().*field.member)>;
        using Member = typename detail::WithoutOptional<Written>::Type;
        const std::string inner = path + std::string(field.key);
        if constexpr (Described<Member>) {
            out += "\n### [" + inner + "]\n\n";
            append_reference<Member>(out, inner + ".");
        } else if constexpr (detail::IsList<Member>::value) {
            if constexpr (Described<typename detail::IsList<Member>::Item>) {
                out += "\n### [[" + inner + "]]\n\n";
                append_reference<typename detail::IsList<Member>::Item>(out, inner + ".");
            }
        }
    });
}

} // namespace plansite

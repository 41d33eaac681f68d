#pragma once

#include "base/json.h"
#include "base/json_writer.h"
#include "exports/exports.h"
#include "schema/field.h"

// A value of the model as JSON, and the JSON Schema of what that gives: one struct for each type has both, so
// that they cannot part. Structs follow their field tables; where an author left something out, nothing is
// written. Heavy: included by plan_json.cpp only.

namespace plansite {

template <class T> struct Exported;

template <> struct Exported<bool> {
    static void write(bool value, const ExportInputs&, JsonWriter& out) {
        if (value) out.boolean(true);
    }
    static Json schema() { return {{"const", true}}; }
};
template <> struct Exported<std::int64_t> {
    static void write(std::int64_t value, const ExportInputs&, JsonWriter& out) { out.number(value); }
    static Json schema() { return {{"type", "integer"}}; }
};
template <> struct Exported<double> {
    static void write(double value, const ExportInputs&, JsonWriter& out) { out.number(value); }
    static Json schema() { return {{"type", "number"}}; }
};
template <> struct Exported<std::string> {
    static void write(const std::string& value, const ExportInputs&, JsonWriter& out) {
        if (!value.empty()) out.text(value);
    }
    static Json schema() { return {{"type", "string"}}; }
};
template <> struct Exported<Date> {
    static void write(Date value, const ExportInputs&, JsonWriter& out) { out.text(iso(value)); }
    static Json schema() { return {{"type", "string"}, {"format", "date"}}; }
};
template <> struct Exported<Slug> : Exported<std::string> {
    static void write(const Slug& slug, const ExportInputs& in, JsonWriter& out) {
        Exported<std::string>::write(slug.value, in, out);
    }
};
template <> struct Exported<WebLink> : Exported<std::string> {
    static void write(const WebLink& link, const ExportInputs& in, JsonWriter& out) {
        Exported<std::string>::write(link.value, in, out);
    }
};
template <> struct Exported<Reference> : Exported<std::string> {
    static void write(const Reference& one, const ExportInputs& in, JsonWriter& out) {
        Exported<std::string>::write(one.written, in, out);
    }
};
template <> struct Exported<Party> : Exported<std::string> {
    static void write(const Party& party, const ExportInputs& in, JsonWriter& out) {
        Exported<std::string>::write(party.written, in, out);
    }
};

// A text, or one for each language.
template <> struct Exported<Text> {
    static void write(const Text& text, const ExportInputs&, JsonWriter& out) {
        if (text.empty()) return;
        if (text.language.empty()) return out.text(text.value);
        out.begin_object();
        out.key(text.language).text(text.value);
        for (const auto& other : text.others) out.key(other.language).text(other.value);
        out.end_object();
    }
    static Json schema() {
        return {
            {"anyOf",
             {{{"type", "string"}}, {{"type", "object"}, {"additionalProperties", {{"type", "string"}}}}}}};
    }
};
template <> struct Exported<Prose> : Exported<Text> {};

template <> struct Exported<Cell> {
    static void write(const Cell& cell, const ExportInputs& in, JsonWriter& out) {
        if (!cell.at) return;
        if (cell.unknown == Unknown::no) return write_items(cell, in, out);
        out.begin_object();
        out.key("unknown").text(name_of(cell.unknown));
        out.key("items");
        write_items(cell, in, out);
        out.end_object();
    }
    static void write_items(const Cell& cell, const ExportInputs& in, JsonWriter& out) {
        out.begin_list();
        for (const auto& item : cell.items)
            if (item.empty())
                out.text("");
            else
                Exported<Text>::write(item, in, out);
        out.end_list(Empty::kept);
    }
    static Json schema() {
        const Json items{{"type", "array"}, {"items", Exported<Text>::schema()}};
        return {{"anyOf",
                 {items,
                  {{"type", "object"},
                   {"properties", {{"unknown", {{"type", "string"}}}, {"items", items}}},
                   {"additionalProperties", false}}}}};
    }
};

// The words of the author and the days that they can mean.
template <> struct Exported<WrittenDate> {
    static void write(const WrittenDate& date, const ExportInputs&, JsonWriter& out) {
        if (!date.at) return;
        out.begin_object();
        out.key("written").text(date.as_written);
        if (date.earliest) out.key("earliest").text(iso(*date.earliest));
        if (date.latest) out.key("latest").text(iso(*date.latest));
        out.end_object();
    }
    static Json schema() {
        const Json day = Exported<Date>::schema();
        return {{"type", "object"},
                {"properties", {{"written", {{"type", "string"}}}, {"earliest", day}, {"latest", day}}},
                {"required", {"written"}},
                {"additionalProperties", false}};
    }
};
template <> struct Exported<Amount> {
    static void write(const Amount& amount, const ExportInputs&, JsonWriter& out) {
        out.begin_object();
        out.key("written").text(amount.as_written);
        if (amount.money) out.key("pence").number(amount.money->pence);
        out.end_object();
    }
    static Json schema() {
        return {{"type", "object"},
                {"properties", {{"written", {{"type", "string"}}}, {"pence", {{"type", "integer"}}}}},
                {"required", {"written"}},
                {"additionalProperties", false}};
    }
};
template <> struct Exported<Quantity> {
    static void write(const Quantity& quantity, const ExportInputs&, JsonWriter& out) {
        if (quantity.truth)
            out.boolean(quantity.value != 0);
        else
            out.number(quantity.value);
    }
    static Json schema() { return {{"type", {"number", "boolean"}}}; }
};
template <> struct Exported<Tolerance> {
    static void write(const Tolerance& tolerance, const ExportInputs&, JsonWriter& out) {
        out.begin_object();
        out.key("value").number(tolerance.value);
        out.key("relative").boolean(tolerance.relative);
        out.end_object();
    }
    static Json schema() {
        return {{"type", "object"},
                {"properties", {{"value", {{"type", "number"}}}, {"relative", {{"type", "boolean"}}}}},
                {"additionalProperties", false}};
    }
};

// By year: a number, or the way in which it is not known.
template <> struct Exported<Series> {
    static void write(const Series& series, const ExportInputs&, JsonWriter& out) {
        out.begin_object();
        for (const auto& point : series.points)
            if (point.value)
                out.key(point.period.value).number(*point.value);
            else
                out.key(point.period.value).text(name_of(point.unknown));
        out.end_object();
    }
    static Json schema() {
        return {{"type", "object"}, {"additionalProperties", {{"type", {"number", "string"}}}}};
    }
};
template <> struct Exported<Notes> {
    static void write(const Notes& notes, const ExportInputs& in, JsonWriter& out) {
        out.begin_object();
        for (const auto& [period, prose] : notes.items)
            Exported<Text>::write(prose, in, out.key(period.value));
        out.end_object();
    }
    static Json schema() { return {{"type", "object"}, {"additionalProperties", Exported<Text>::schema()}}; }
};
template <> struct Exported<Record> {
    static void write(const Record& record, const ExportInputs& in, JsonWriter& out) {
        out.begin_object();
        for (const auto& [name, cell] : record.cells) Exported<Cell>::write(cell, in, out.key(name.value));
        out.end_object();
    }
    static Json schema() { return {{"type", "object"}, {"additionalProperties", Exported<Cell>::schema()}}; }
};

template <Enumerated T> struct Exported<T> {
    static void write(T value, const ExportInputs&, JsonWriter& out) { out.text(word_of(value).name); }
    static Json schema() {
        Json names = Json::array();
        for (const auto& word : words_of(T{})) names.push_back(word.name);
        return {{"enum", std::move(names)}};
    }
};

template <class T> struct Exported<std::optional<T>> {
    static void write(const std::optional<T>& value, const ExportInputs& in, JsonWriter& out) {
        if (value) Exported<T>::write(*value, in, out);
    }
    static Json schema() { return Exported<T>::schema(); }
};

template <class T> struct Exported<std::vector<T>> {
    static void write(const std::vector<T>& values, const ExportInputs& in, JsonWriter& out) {
        out.begin_list();
        for (const auto& value : values) Exported<T>::write(value, in, out);
        out.end_list();
    }
    static Json schema() { return {{"type", "array"}, {"items", Exported<T>::schema()}}; }
};

// What authors say to `check` is not for readers.
template <class T> struct IsPublic : std::true_type {};
template <class T> struct IsPublic<ByFinding<T>> : std::false_type {};

// Writes what is computed of a thing into its object: where it is published, how it stands. In plan_json.cpp.
void write_computed(const Common& thing, const ExportInputs& inputs, JsonWriter& out);
void add_computed_schema(Json& properties);

template <Described T> struct Exported<T> {
    static void write(const T& object, const ExportInputs& in, JsonWriter& out) {
        out.begin_object();
        write_fields(object, in, out);
        out.end_object();
    }
    static void write_fields(const T& object, const ExportInputs& in, JsonWriter& out) {
        each_field<T>([&](const auto& field) {
            using Member = std::remove_cvref_t<decltype(object.*field.member)>;
            if constexpr (IsPublic<Member>::value)
                Exported<Member>::write(object.*field.member, in, out.key(field.key));
        });
        if constexpr (std::is_base_of_v<Common, T>) write_computed(object, in, out);
    }
    static Json schema() {
        Json properties = Json::object();
        each_field<T>([&](const auto& field) {
            using Member = std::remove_cvref_t<decltype(std::declval<T&>().*field.member)>;
            if constexpr (IsPublic<Member>::value) {
                Json schema = Exported<Member>::schema();
                schema["description"] = field.sentence;
                properties[std::string(field.key)] = std::move(schema);
            }
        });
        if constexpr (std::is_base_of_v<Common, T>) add_computed_schema(properties);
        return {{"type", "object"}, {"properties", std::move(properties)}, {"additionalProperties", false}};
    }
};

} // namespace plansite

#pragma once

#include "base/json.h"
#include "exports/exports.h"
#include "schema/field.h"

// A value of the model as JSON, and the JSON Schema of what that gives: one struct for each type has both, so
// that they cannot part. Structs follow their field tables; what an author left out is left out. Heavy:
// included by plan_json.cpp only.

namespace plansite {

template <class T> struct Exported;

template <> struct Exported<bool> {
    static Json of(bool value, const ExportInputs&) { return value ? Json(true) : Json(); }
    static Json schema() { return {{"const", true}}; }
};
template <> struct Exported<std::int64_t> {
    static Json of(std::int64_t value, const ExportInputs&) { return value; }
    static Json schema() { return {{"type", "integer"}}; }
};
template <> struct Exported<double> {
    static Json of(double value, const ExportInputs&) { return value; }
    static Json schema() { return {{"type", "number"}}; }
};
template <> struct Exported<std::string> {
    static Json of(const std::string& value, const ExportInputs&) {
        return value.empty() ? Json() : Json(value);
    }
    static Json schema() { return {{"type", "string"}}; }
};
template <> struct Exported<Date> {
    static Json of(Date value, const ExportInputs&) { return iso(value); }
    static Json schema() { return {{"type", "string"}, {"format", "date"}}; }
};
template <> struct Exported<Slug> : Exported<std::string> {
    static Json of(const Slug& slug, const ExportInputs& in) {
        return Exported<std::string>::of(slug.value, in);
    }
};
template <> struct Exported<WebLink> : Exported<std::string> {
    static Json of(const WebLink& link, const ExportInputs& in) {
        return Exported<std::string>::of(link.value, in);
    }
};
template <> struct Exported<Reference> : Exported<std::string> {
    static Json of(const Reference& one, const ExportInputs& in) {
        return Exported<std::string>::of(one.written, in);
    }
};
template <> struct Exported<Party> : Exported<std::string> {
    static Json of(const Party& party, const ExportInputs& in) {
        return Exported<std::string>::of(party.written, in);
    }
};

// A text, or one for each language.
template <> struct Exported<Text> {
    static Json of(const Text& text, const ExportInputs&) {
        if (text.empty()) return {};
        if (text.language.empty()) return text.value;
        Json versions{{text.language, text.value}};
        for (const auto& other : text.others) versions[other.language] = other.value;
        return versions;
    }
    static Json schema() {
        return {
            {"anyOf",
             {{{"type", "string"}}, {{"type", "object"}, {"additionalProperties", {{"type", "string"}}}}}}};
    }
};
template <> struct Exported<Prose> : Exported<Text> {};

template <> struct Exported<Cell> {
    static Json of(const Cell& cell, const ExportInputs& in) {
        if (!cell.at) return {};
        Json items = Json::array();
        for (const auto& item : cell.items)
            items.push_back(item.empty() ? Json("") : Exported<Text>::of(item, in));
        if (cell.unknown == Unknown::no) return items;
        return {{"unknown", name_of(cell.unknown)}, {"items", std::move(items)}};
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
    static Json of(const WrittenDate& date, const ExportInputs&) {
        if (!date.at) return {};
        Json out{{"written", date.as_written}};
        if (date.earliest) out["earliest"] = iso(*date.earliest);
        if (date.latest) out["latest"] = iso(*date.latest);
        return out;
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
    static Json of(const Amount& amount, const ExportInputs&) {
        Json out{{"written", amount.as_written}};
        if (amount.money) out["pence"] = amount.money->pence;
        return out;
    }
    static Json schema() {
        return {{"type", "object"},
                {"properties", {{"written", {{"type", "string"}}}, {"pence", {{"type", "integer"}}}}},
                {"required", {"written"}},
                {"additionalProperties", false}};
    }
};
template <> struct Exported<Quantity> {
    static Json of(const Quantity& quantity, const ExportInputs&) {
        return quantity.truth ? Json(quantity.value != 0) : Json(quantity.value);
    }
    static Json schema() { return {{"type", {"number", "boolean"}}}; }
};
template <> struct Exported<Tolerance> {
    static Json of(const Tolerance& tolerance, const ExportInputs&) {
        return {{"value", tolerance.value}, {"relative", tolerance.relative}};
    }
    static Json schema() {
        return {{"type", "object"},
                {"properties", {{"value", {{"type", "number"}}}, {"relative", {{"type", "boolean"}}}}},
                {"additionalProperties", false}};
    }
};

// By year: a number, or the way in which it is not known.
template <> struct Exported<Series> {
    static Json of(const Series& series, const ExportInputs&) {
        Json out = Json::object();
        for (const auto& point : series.points)
            out[point.period.value] = point.value ? Json(*point.value) : Json(name_of(point.unknown));
        return out.empty() ? Json() : out;
    }
    static Json schema() {
        return {{"type", "object"}, {"additionalProperties", {{"type", {"number", "string"}}}}};
    }
};
template <> struct Exported<Notes> {
    static Json of(const Notes& notes, const ExportInputs& in) {
        Json out = Json::object();
        for (const auto& [period, prose] : notes.items) out[period.value] = Exported<Text>::of(prose, in);
        return out.empty() ? Json() : out;
    }
    static Json schema() { return {{"type", "object"}, {"additionalProperties", Exported<Text>::schema()}}; }
};
template <> struct Exported<Record> {
    static Json of(const Record& record, const ExportInputs& in) {
        Json out = Json::object();
        for (const auto& [name, cell] : record.cells) out[name.value] = Exported<Cell>::of(cell, in);
        return out.empty() ? Json() : out;
    }
    static Json schema() { return {{"type", "object"}, {"additionalProperties", Exported<Cell>::schema()}}; }
};

template <Enumerated T> struct Exported<T> {
    static Json of(T value, const ExportInputs&) { return word_of(value).name; }
    static Json schema() {
        Json names = Json::array();
        for (const auto& word : words_of(T{})) names.push_back(word.name);
        return {{"enum", std::move(names)}};
    }
};

template <class T> struct Exported<std::optional<T>> {
    static Json of(const std::optional<T>& value, const ExportInputs& in) {
        return value ? Exported<T>::of(*value, in) : Json();
    }
    static Json schema() { return Exported<T>::schema(); }
};

template <class T> struct Exported<std::vector<T>> {
    static Json of(const std::vector<T>& values, const ExportInputs& in) {
        Json out = Json::array();
        for (const auto& value : values) {
            Json one = Exported<T>::of(value, in);
            if (!one.is_null()) out.push_back(std::move(one));
        }
        return out.empty() ? Json() : out;
    }
    static Json schema() { return {{"type", "array"}, {"items", Exported<T>::schema()}}; }
};

// What authors say to `check` is not for readers.
template <class T> struct IsPublic : std::true_type {};
template <class T> struct IsPublic<ByFinding<T>> : std::false_type {};

// Adds what is computed of a thing: where it is published, how it stands. In plan_json.cpp.
void add_computed(const Common& thing, const ExportInputs& inputs, Json& out);
void add_computed_schema(Json& properties);

template <Described T> struct Exported<T> {
    static Json of(const T& object, const ExportInputs& in) {
        Json out = Json::object();
        each_field<T>([&](const auto& field) {
            using Member = std::remove_cvref_t<decltype(object.*field.member)>;
            if constexpr (IsPublic<Member>::value) {
                Json value = Exported<Member>::of(object.*field.member, in);
                if (!value.is_null()) out[std::string(field.key)] = std::move(value);
            }
        });
        if constexpr (std::is_base_of_v<Common, T>) add_computed(object, in, out);
        return out.empty() ? Json() : out;
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

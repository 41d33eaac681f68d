#pragma once

#include "base/text.h"
#include "pages/prose.h"
#include "schema/field.h"
#include "template/value.h"

#include <optional>
#include <vector>

// What templates see of the model: every field of a described struct under its own key, made from the field
// tables. The values point into the site, the graph and an arena, and are read by all threads at once.

namespace plansite {

// What is needed to turn a field into a value: where it stands decides what its references lead to.
struct ValueContext {
    Arena& arena;
    const Graph& graph;
    const Routes& routes;
    const ProseRenderer& prose;
    ItemId home;
};

Value value_of(const std::string& text, const ValueContext& context);
Value value_of(bool truth, const ValueContext& context);
Value value_of(std::int64_t number, const ValueContext& context);
Value value_of(double number, const ValueContext& context);
Value value_of(Date date, const ValueContext& context);                  // {iso, long}
Value value_of(const Text& text, const ValueContext& context);           // a string
Value value_of(const Prose& prose, const ValueContext& context);         // HTML, or an empty string
Value value_of(const Slug& slug, const ValueContext& context);           // a string
Value value_of(const WebLink& link, const ValueContext& context);        // a string
Value value_of(const Reference& reference, const ValueContext& context); // {url, words, note}
Value value_of(const Party& party, const ValueContext& context);         // {name, url, unknown}
Value value_of(const Cell& cell, const ValueContext& context);           // {items, html, blank, unknown}
Value value_of(const WrittenDate& date,
               const ValueContext& context); // {written, earliest, latest, understood, unknown}
Value value_of(const Amount& amount, const ValueContext& context);       // {written, pence, unknown}
Value value_of(const Quantity& quantity, const ValueContext& context);   // {value, text, unit}
Value value_of(const Tolerance& tolerance, const ValueContext& context); // {value, relative}
Value value_of(const Series& series, const ValueContext& context); // a list of {period, value, text, unknown}
Value value_of(const Notes& notes, const ValueContext& context);   // a list of {period, html}
Value value_of(const Record& record, const ValueContext& context); // a map of cells
template <class T> Value value_of(const ByFinding<T>&, const ValueContext&) {
    return Value::none(); // what authors say to `check` is not for readers
}

// Markdown as it stands in a line or a cell: a text of one paragraph without <p>.
Value inline_html(const Text& text, const ValueContext& context);

// A link to an item: {url, words, note, title}.
Value link_value(ItemId id, const ValueContext& context);

// A count.
Value number(std::size_t count);

// A copy of a text that lives as long as the arena.
Value string_in(Arena& arena, std::string_view text);

// {name, words, sentence} of a word of an enumeration.
template <class T> Value word_value(const Word<T>& word, Arena& arena) {
    MapBuilder map(arena);
    map.set("name", Value::string(word.name)).set("words", string_in(arena, words_of_name(word.name)));
    return map.set("sentence", Value::string(word.sentence)).value();
}

template <Enumerated T> Value value_of(T value, const ValueContext& context) {
    return word_value(word_of(value), context.arena);
}

template <class T> Value value_of(const std::optional<T>& value, const ValueContext& context) {
    return value ? value_of(*value, context) : Value::none();
}

template <class T> Value value_of(const std::vector<T>& values, const ValueContext& context);

// Sets every field of a struct on a map.
template <Described T> void set_fields(MapBuilder& map, const T& object, const ValueContext& context) {
    each_field<T>([&](const auto& field) { map.set(field.key, value_of(object.*field.member, context)); });
}

template <Described T> Value value_of(const T& object, const ValueContext& context) {
    MapBuilder map(context.arena);
    set_fields(map, object, context);
    return map.value();
}

// A list. Things that are items of the graph are left to the views, which have a value for each already.
template <class T> Value value_of(const std::vector<T>& values, const ValueContext& context) {
    ListBuilder list(context.arena);
    if constexpr (!std::is_base_of_v<Common, T>)
        for (const auto& value : values) list.add(value_of(value, context));
    return list.value();
}

} // namespace plansite

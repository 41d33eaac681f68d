#include "base/ascii.h"
#include "base/text.h"
#include "template/letters.h"
#include "template/operations.h"
#include "template/text_of.h"
#include "template/trim.h"

#include <algorithm>
#include <fmt/format.h>

namespace plansite {

namespace {

// ---- of strings

std::string_view text_argument(Call& call, std::size_t at) {
    if (!call[at].is_string()) fail("expected text, not " + std::string(type_name(call[at])));
    return call[at].as_string();
}

// A filter of the same name does the same.
Value same_filter(Call& call, std::string_view name) {
    return call.runtime.registry.filter(name).call(call.runtime, call.subject, {});
}

Value string_upper(Call& call) {
    return same_filter(call, "upper");
}
Value string_lower(Call& call) {
    return same_filter(call, "lower");
}
Value string_title(Call& call) {
    return same_filter(call, "title");
}
Value string_capitalize(Call& call) {
    return same_filter(call, "capitalize");
}

template <TrimEnds ends> Value string_strip(Call& call) {
    const std::string_view characters = call[0].is_none() ? std::string_view() : text_argument(call, 0);
    return call.string_like(call.subject, trimmed_of(call.subject.as_string(), characters, ends));
}

Value string_replace(Call& call) {
    return call.string_like(call.subject,
                            replaced_some(call.subject.as_string(), text_argument(call, 0),
                                          text_argument(call, 1), integer_argument(call[2], "count")));
}

Value string_split(Call& call) {
    ListBuilder parts(call.arena());
    std::string_view text = call.subject.as_string();
    std::int64_t limit = integer_argument(call[1], "maxsplit");
    if (call[0].is_none()) { // at white space, of which there is none in the parts
        for (;; --limit) {
            text = trimmed_of(text, {}, TrimEnds::first);
            if (text.empty()) break;
            std::size_t end = limit == 0 ? text.size() : 0;
            while (end < text.size() && !is_space(character_at(text, end)))
                end += character_at(text, end).size();
            parts.add(Value::string(text.substr(0, end)));
            text.remove_prefix(end);
        }
        return parts.value();
    }
    const std::string_view separator = text_argument(call, 0);
    if (separator.empty()) fail("the separator is empty");
    for (auto at = text.find(separator); at != text.npos && limit-- != 0; at = text.find(separator)) {
        parts.add(Value::string(text.substr(0, at)));
        text.remove_prefix(at + separator.size());
    }
    return parts.add(Value::string(text)).value();
}

Value string_splitlines(Call& call) {
    ListBuilder lines(call.arena());
    for (const std::string_view line : lines_of(call.subject.as_string())) lines.add(Value::string(line));
    return lines.value();
}

Value string_join(Call& call) {
    const Value separator = call.subject;
    return call.runtime.registry.filter("join").call(call.runtime, call[0], {.positional = {&separator, 1}});
}

template <bool at_start> Value string_begins(Call& call) {
    const std::string_view text = call.subject.as_string();
    const Value wanted = call[0];
    const auto fits = [&](Value part) {
        if (!part.is_string()) fail("expected text, not " + std::string(type_name(part)));
        return at_start ? text.starts_with(part.as_string()) : text.ends_with(part.as_string());
    };
    if (!wanted.is(Type::list)) return Value::boolean(fits(wanted));
    const auto parts = wanted.as_list().values();
    return Value::boolean(std::any_of(parts.begin(), parts.end(), fits));
}

Value string_find(Call& call) {
    const std::string_view text = call.subject.as_string();
    const auto at = text.find(text_argument(call, 0));
    return Value::integer(at == text.npos ? -1 : std::int64_t(code_points(text.substr(0, at))));
}

Value string_count(Call& call) {
    const std::string_view text = call.subject.as_string(), part = text_argument(call, 0);
    if (part.empty()) return Value::integer(std::int64_t(code_points(text)) + 1);
    std::int64_t count = 0;
    for (auto at = text.find(part); at != text.npos; at = text.find(part, at + part.size())) ++count;
    return Value::integer(count);
}

Value string_is_digit(Call& call) {
    const std::string_view text = call.subject.as_string();
    return Value::boolean(!text.empty() &&
                          std::all_of(text.begin(), text.end(), [](char c) { return is_digit(c); }));
}

constexpr Row string_rows[] = {
    {"upper", "", "The text in upper case.", string_upper},
    {"lower", "", "The text in lower case.", string_lower},
    {"title", "", "Each word with a capital.", string_title},
    {"capitalize", "", "The first letter in upper case, the rest in lower case.", string_capitalize},
    {"strip", "characters = none", "The text without white space, or these characters, at its ends.",
     string_strip<TrimEnds::both>},
    {"lstrip", "characters = none", "The same at the beginning only.", string_strip<TrimEnds::first>},
    {"rstrip", "characters = none", "The same at the end only.", string_strip<TrimEnds::last>},
    {"replace", "old, new, count = -1", "The text with `old` replaced by `new`.", string_replace},
    {"split", "separator = none, maxsplit = -1", "The parts between the separators, or between white space.",
     string_split},
    {"splitlines", "", "The lines of the text.", string_splitlines},
    {"join", "items", "The items with this text between them.", string_join},
    {"startswith", "prefix", "True where the text begins so.", string_begins<true>},
    {"endswith", "suffix", "True where the text ends so.", string_begins<false>},
    {"find", "part", "Where the part begins, from 0; -1 where it is not there.", string_find},
    {"count", "part", "How often the part occurs.", string_count},
    {"isdigit", "", "True where all characters are digits.", string_is_digit},
};

// ---- of lists

List& changeable_list(Call& call) {
    if (!call.subject.as_list().changeable)
        fail("only a list that the template has made itself can be changed");
    return call.subject.as_list();
}

Value list_append(Call& call) {
    changeable_list(call).add(call.arena(), call[0]);
    return Value::none();
}

Value list_extend(Call& call) {
    List& list = changeable_list(call);
    for (const Value value : iterate(call.runtime, call[0])) list.add(call.arena(), value);
    return Value::none();
}

Value list_pop(Call& call) {
    List& list = changeable_list(call);
    std::int64_t at = integer_argument(call[0], "index");
    if (at < 0) at += list.size;
    if (at < 0 || at >= std::int64_t(list.size)) fail("the list has no such item");
    const Value value = list.items[at];
    std::copy(list.items + at + 1, list.items + list.size, list.items + at);
    --list.size;
    return value;
}

Value list_index(Call& call) {
    const auto values = call.subject.as_list().values();
    for (std::size_t i = 0; i < values.size(); ++i)
        if (equal(values[i], call[0])) return Value::integer(std::int64_t(i));
    fail("the list does not hold the value");
}

Value list_count(Call& call) {
    const auto values = call.subject.as_list().values();
    return Value::integer(
        std::count_if(values.begin(), values.end(), [&](Value v) { return equal(v, call[0]); }));
}

constexpr Row list_rows[] = {
    {"append", "value", "Adds a value to a list that the template has made.", list_append},
    {"extend", "values", "Adds several values to it.", list_extend},
    {"pop", "index = -1", "Takes a value out of it.", list_pop},
    {"index", "value", "Where the value stands, from 0.", list_index},
    {"count", "value", "How often the value is in the list.", list_count},
};

// ---- of maps

Value map_items(Call& call) {
    ListBuilder items(call.arena());
    for (const MapEntry& entry : call.subject.as_map().entries()) {
        const Value pair[] = {entry.key, held(call.runtime, entry.value)};
        items.add(list_of(call.arena(), pair, ListKind::tuple));
    }
    return items.value();
}

Value map_keys(Call& call) {
    return list_of(call.arena(), iterate(call.runtime, call.subject));
}

Value map_values(Call& call) {
    ListBuilder values(call.arena());
    for (const MapEntry& entry : call.subject.as_map().entries()) values.add(held(call.runtime, entry.value));
    return values.value();
}

Value map_get(Call& call) {
    const Value* found = call.subject.as_map().find(call[0]);
    return found != nullptr ? held(call.runtime, *found) : call[1];
}

Map& changeable_map(Call& call) {
    if (!call.subject.as_map().changeable)
        fail("only a map that the template has made itself can be changed");
    return call.subject.as_map();
}

Value map_update(Call& call) {
    Map& map = changeable_map(call);
    if (call[0].is(Type::map))
        for (const MapEntry& entry : call[0].as_map().entries())
            map.set(call.arena(), entry.key, entry.value);
    for (const NamedValue& named : call.given.named) map.set(call.arena(), named.name, named.value);
    return Value::none();
}

Value map_pop(Call& call) {
    Map& map = changeable_map(call);
    const Value* found = map.find(call[0]);
    const Value value = found != nullptr ? *found : call[1];
    map.remove(call[0]);
    return value;
}

Value map_set_default(Call& call) {
    if (const Value* found = call.subject.as_map().find(call[0])) return *found;
    changeable_map(call).set(call.arena(), call[0], call[1]);
    return call[1];
}

constexpr Row map_rows[] = {
    {"items", "", "The keys and values in pairs.", map_items},
    {"keys", "", "The keys.", map_keys},
    {"values", "", "The values.", map_values},
    {"get", "key, default = none", "The value of a key, or the default.", map_get},
    {"update", "from = none, **items", "Sets items of a map that the template has made.", map_update},
    {"pop", "key, default = none", "Takes an item out of it.", map_pop},
    {"setdefault", "key, default = none",
     "The value of a key, which is set to the default if it is not there.", map_set_default},
};

} // namespace

std::span<const Row> string_method_table() {
    return string_rows;
}
std::span<const Row> list_method_table() {
    return list_rows;
}
std::span<const Row> map_method_table() {
    return map_rows;
}

} // namespace plansite

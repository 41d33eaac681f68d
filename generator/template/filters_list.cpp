#include "base/html.h"
#include "template/filters.h"
#include "template/letters.h"
#include "template/operations.h"
#include "template/text_of.h"

#include <algorithm>

namespace plansite {

namespace {

std::span<const Value> items_of(Call& call) {
    return iterate(call.runtime, call.subject);
}

Value no_item(std::string_view what) {
    return Value::undefined(what, Missing::attribute);
}

Value first(Call& call) {
    const auto items = items_of(call);
    return items.empty() ? no_item("first item") : items.front();
}

Value last(Call& call) {
    const auto items = items_of(call);
    return items.empty() ? no_item("last item") : items.back();
}

Value length(Call& call) {
    require_defined(call.runtime, call.subject);
    if (const auto size = length_of(call.subject)) return Value::integer(std::int64_t(*size));
    fail(std::string(type_name(call.subject)) + " has no length");
}

Value to_list(Call& call) {
    const Value list = list_of(call.arena(), items_of(call));
    list.as_list().changeable = true;
    return list;
}

Value items(Call& call) {
    if (call.subject.is_undefined()) return ListBuilder(call.arena()).value();
    if (!call.subject.is(Type::map))
        fail("only a map has items, not " + std::string(type_name(call.subject)));
    return call.runtime.registry.method(Type::map, "items")->call(call.runtime, call.subject, {});
}

Value join(Call& call) {
    std::vector<Value> parts;
    for (const Value item : items_of(call))
        parts.push_back(call[1].is_none() ? item : at_path(call.runtime, item, call[1]));
    bool safe = call[0].is_safe();
    for (const Value part : parts) safe = safe || part.is_safe();
    safe = safe && call.runtime.escape == Escape::html;
    std::string out;
    const auto append = [&](Value part) {
        require_defined(call.runtime, part);
        if (safe) {
            append_printed(out, call.runtime, part);
        } else {
            append_text(out, part);
        }
    };
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (i > 0) append(call[0]);
        append(parts[i]);
    }
    return safe ? call.safe(out) : call.string(out);
}

Value reverse(Call& call) {
    const auto forwards = items_of(call);
    std::vector<Value> items(forwards.begin(), forwards.end());
    std::reverse(items.begin(), items.end());
    if (!call.subject.is_string()) return list_of(call.arena(), items);
    std::string text;
    for (const Value character : items) text += character.as_string();
    return call.string_like(call.subject, text);
}

// Sorts by several paths, compared one after the other.
Value sort(Call& call) {
    const bool backwards = truth(call.runtime, call[0]);
    struct Row {
        Value value;
        std::vector<Value> keys;
    };
    std::vector<Value> paths{call[2]};
    if (call[2].is_string()) {
        paths.clear();
        std::string_view all = call[2].as_string();
        for (auto comma = all.find(','); comma != all.npos; comma = all.find(',')) {
            paths.push_back(Value::string(all.substr(0, comma)));
            all.remove_prefix(comma + 1);
        }
        paths.push_back(Value::string(all));
    }
    std::vector<Row> sorted;
    for (const Value value : items_of(call)) {
        Row row{value, {}};
        for (const Value path : paths) {
            row.keys.push_back(sort_key(call, value, path, call[1]));
            require_defined(call.runtime, row.keys.back());
        }
        sorted.push_back(std::move(row));
    }
    std::stable_sort(sorted.begin(), sorted.end(), [&](const Row& a, const Row& b) {
        for (std::size_t i = 0; i < a.keys.size(); ++i)
            if (!equal(a.keys[i], b.keys[i])) return (order(a.keys[i], b.keys[i]) < 0) != backwards;
        return false;
    });
    ListBuilder result(call.arena());
    for (const Row& row : sorted) result.add(row.value);
    result.value().as_list().changeable = true;
    return result.value();
}

Value sort_map(Call& call) {
    if (!call.subject.is(Type::map))
        fail("only a map can be sorted so, not " + std::string(type_name(call.subject)));
    const std::string_view by = text_view(call.runtime, call[1]);
    if (by != "key" && by != "value") fail("`by` must be key or value");
    const bool backwards = truth(call.runtime, call[2]);
    const auto entries = call.subject.as_map().entries();
    std::vector<std::pair<Value, const MapEntry*>> sorted;
    for (const MapEntry& entry : entries)
        sorted.emplace_back(sort_key(call, by == "key" ? entry.key : entry.value, Value::none(), call[0]),
                            &entry);
    std::stable_sort(sorted.begin(), sorted.end(), [&](const auto& a, const auto& b) {
        const int way = order(a.first, b.first);
        return backwards ? way > 0 : way < 0;
    });
    ListBuilder result(call.arena());
    for (const auto& [key, entry] : sorted) {
        const Value pair[] = {entry->key, entry->value};
        result.add(list_of(call.arena(), pair, ListKind::tuple));
    }
    return result.value();
}

template <int wanted> Value extreme(Call& call) {
    Value best, best_key;
    for (const Value value : items_of(call)) {
        const Value key = sort_key(call, value, call[1], call[0]);
        if (!best_key.is_undefined() && order(key, best_key) * wanted <= 0) continue;
        best = value;
        best_key = key;
    }
    return best_key.is_undefined() ? no_item("item of an empty list") : best;
}

Value unique(Call& call) {
    ListBuilder result(call.arena());
    Map seen;
    for (const Value value : items_of(call)) {
        const Value key = sort_key(call, value, call[1], call[0]);
        if (seen.find(key) != nullptr) continue;
        seen.set(call.arena(), key, Value::none());
        result.add(value);
    }
    return result.value();
}

Value sum(Call& call) {
    Value total = call[1];
    for (const Value value : items_of(call))
        total = arithmetic(call.runtime, Arithmetic::add, total,
                           call[0].is_none() ? value : at_path(call.runtime, value, call[0]));
    return total;
}

Value batch(Call& call) {
    const std::int64_t size = integer_argument(call[0], "linecount");
    if (size < 1) fail("`linecount` must be at least 1");
    const auto items = items_of(call);
    ListBuilder rows(call.arena());
    for (std::size_t at = 0; at < items.size(); at += std::size_t(size)) {
        ListBuilder row(call.arena());
        for (const Value value : items.subspan(at, std::min(std::size_t(size), items.size() - at)))
            row.add(value);
        if (!call[1].is_none() && size <= 10000)
            while (std::int64_t(row.size()) < size) row.add(call[1]);
        rows.add(row.value());
    }
    return rows.value();
}

Value slice_up(Call& call) {
    const std::int64_t columns = integer_argument(call[0], "slices");
    if (columns < 1 || columns > 100000) fail("`slices` must be from 1 to 100000");
    const auto items = items_of(call);
    const auto count = std::size_t(columns);
    const std::size_t each = items.size() / count, with_extra = items.size() % count;
    ListBuilder result(call.arena());
    std::size_t at = 0;
    for (std::size_t column = 0; column < count; ++column) {
        const std::size_t size = each + (column < with_extra ? 1 : 0);
        ListBuilder part(call.arena());
        for (const Value value : items.subspan(at, size)) part.add(value);
        if (!call[1].is_none() && column >= with_extra) part.add(call[1]);
        result.add(part.value());
        at += size;
    }
    return result.value();
}

// Groups sorted by what they have in common.
Value group_by(Call& call) {
    struct Member {
        Value key, shown, value;
    };
    std::vector<Member> members;
    for (const Value value : items_of(call)) {
        Value shown = at_path(call.runtime, value, call[0]);
        if (shown.is_undefined() && !call[1].is_none()) shown = call[1];
        require_defined(call.runtime, shown);
        members.push_back({sort_key(call, shown, Value::none(), call[2]), shown, value});
    }
    std::stable_sort(members.begin(), members.end(),
                     [](const Member& a, const Member& b) { return order(a.key, b.key) < 0; });
    ListBuilder groups(call.arena());
    for (std::size_t at = 0; at < members.size();) {
        const std::size_t begin = at;
        ListBuilder values(call.arena());
        for (; at < members.size() && equal(members[at].key, members[begin].key); ++at)
            values.add(members[at].value);
        groups.add(
            ListBuilder(call.arena(), ListKind::group).add(members[begin].shown).add(values.value()).value());
    }
    return groups.value();
}

constexpr FilterRow rows[] = {
    {"first", "", "The first item.", first},
    {"last", "", "The last item.", last},
    {"length", "", "How many items or characters the value has.", length},
    {"count", "", "The same as `length`.", length},
    {"list", "", "The value as a list: characters of text, keys of a map.", to_list},
    {"items", "", "The keys and values of a map in pairs; nothing of an undefined value.", items},
    {"join", "d = '', attribute = none", "The items as text with `d` between them.", join},
    {"reverse", "", "The items, or the characters of text, in reverse order.", reverse},
    {"sort", "reverse = false, case_sensitive = false, attribute = none",
     "The items in order; `attribute` may be a path, or several with commas between them.", sort},
    {"dictsort", "case_sensitive = false, by = 'key', reverse = false",
     "The keys and values of a map in pairs, in the order of the keys or values.", sort_map},
    {"min", "case_sensitive = false, attribute = none", "The smallest item.", extreme<-1>},
    {"max", "case_sensitive = false, attribute = none", "The largest item.", extreme<1>},
    {"unique", "case_sensitive = false, attribute = none",
     "The items without repeats, each where it is first.", unique},
    {"sum", "attribute = none, start = 0", "The sum of the items.", sum},
    {"batch", "linecount, fill_with = none", "The items in lists of this length, for rows.", batch},
    {"slice", "slices, fill_with = none", "The items in so many lists, for columns.", slice_up},
    {"groupby", "attribute, default = none, case_sensitive = false",
     "The items in groups that have the attribute in common, sorted by it: pairs of `grouper` and `list`.",
     group_by},
};

} // namespace

std::span<const FilterRow> list_filters() {
    return rows;
}

} // namespace plansite

#include "template/operations.h"

#include "base/html.h"
#include "base/text.h"
#include "template/format.h"
#include "template/text_of.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace plansite {

namespace {

// What one operation may make: templates are trusted, but a slip must not take the machine's memory.
constexpr std::size_t largest_text = std::size_t(1) << 24;
constexpr int deepest_comparison = 64;

bool equal_at(Value left, Value right, int depth);

bool equal_lists(const List& left, const List& right, int depth) {
    if (&left == &right) return true;
    const bool both_lists = (left.kind == ListKind::list) == (right.kind == ListKind::list);
    if (left.size != right.size || !both_lists) return false;
    for (std::uint32_t i = 0; i < left.size; ++i)
        if (!equal_at(left.items[i], right.items[i], depth)) return false;
    return true;
}

bool equal_maps(const Map& left, const Map& right, int depth) {
    if (&left == &right) return true;
    if (left.size() != right.size()) return false;
    for (const MapEntry& entry : left.entries()) {
        const Value* other = right.find(entry.key);
        if (other == nullptr || !equal_at(entry.value, *other, depth)) return false;
    }
    return true;
}

bool equal_at(Value left, Value right, int depth) {
    if (depth > deepest_comparison) return false;
    if (left.is_number() && right.is_number()) {
        if (left.is_integral() && right.is_integral()) return left.as_integer() == right.as_integer();
        return left.as_real() == right.as_real();
    }
    if (left.type() != right.type()) return false;
    switch (left.type()) {
    case Type::string: return left.as_string() == right.as_string();
    case Type::list: return equal_lists(left.as_list(), right.as_list(), depth + 1);
    case Type::map: return equal_maps(left.as_map(), right.as_map(), depth + 1);
    case Type::object: return &left.as_object() == &right.as_object();
    default: return true;
    }
}

bool contains(const Runtime& runtime, Value container, Value value) {
    switch (container.type()) {
    case Type::string:
        if (!value.is_string())
            fail("only a string can be in a string, not " + std::string(type_name(value)));
        return container.as_string().find(value.as_string()) != std::string_view::npos;
    case Type::map: return container.as_map().find(value) != nullptr;
    case Type::list:
    case Type::undefined: {
        require_defined(runtime, container);
        if (container.is_undefined()) return false;
        for (Value item : container.as_list().values())
            if (equal(item, value)) return true;
        return false;
    }
    default: fail("nothing can be in " + std::string(type_name(container)));
    }
}

} // namespace

void fail(std::string message) {
    throw RenderError{std::move(message)};
}

void fail_undefined(Value value) {
    const std::string name(value.missing_name());
    if (name.empty()) fail("the value is undefined");
    if (value.missing() == Missing::name) fail("`" + name + "` is undefined");
    fail("`" + name + "` is undefined: the value has no such attribute or item");
}

void require_defined(const Runtime& runtime, Value value) {
    if (value.is_undefined() && value.missing() != Missing::nothing &&
        runtime.undefined == UndefinedMode::strict)
        fail_undefined(value);
}

std::string_view type_name(Value value) {
    switch (value.type()) {
    case Type::undefined: return "an undefined value";
    case Type::none: return "none";
    case Type::boolean: return "a boolean";
    case Type::integer:
    case Type::real: return "a number";
    case Type::string: return "a string";
    case Type::list: return value.as_list().kind == ListKind::list ? "a list" : "a tuple";
    case Type::map: return "a map";
    case Type::object: return value.as_object().kind();
    }
    return {};
}

bool truth(const Runtime& runtime, Value value) {
    switch (value.type()) {
    case Type::undefined:
        if (value.missing() == Missing::name) require_defined(runtime, value);
        return false;
    case Type::none: return false;
    case Type::boolean:
    case Type::integer: return value.as_integer() != 0;
    case Type::real: return value.as_real() != 0;
    case Type::string: return !value.as_string().empty();
    case Type::list: return value.as_list().size != 0;
    case Type::map: return value.as_map().size() != 0;
    case Type::object: return true;
    }
    return true;
}

bool equal(Value left, Value right) {
    return equal_at(left, right, 0);
}

int order(Value left, Value right) {
    if (left.is_number() && right.is_number()) {
        if (left.is_integral() && right.is_integral())
            return left.as_integer() < right.as_integer() ? -1 : left.as_integer() > right.as_integer();
        return left.as_real() < right.as_real() ? -1 : left.as_real() > right.as_real();
    }
    if (left.is_string() && right.is_string()) {
        const int difference = left.as_string().compare(right.as_string());
        return difference < 0 ? -1 : difference > 0;
    }
    if (left.is(Type::list) && right.is(Type::list) && type_name(left) == type_name(right)) {
        const auto a = left.as_list().values(), b = right.as_list().values();
        for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i)
            if (!equal(a[i], b[i])) return order(a[i], b[i]);
        return a.size() < b.size() ? -1 : a.size() > b.size();
    }
    fail(std::string(type_name(left)) + " and " + std::string(type_name(right)) + " have no order");
}

bool compare(const Runtime& runtime, Comparison comparison, Value left, Value right) {
    for (Value value : {left, right})
        if (value.is_undefined() && value.missing() == Missing::name) require_defined(runtime, value);
    switch (comparison) {
    case Comparison::equal: return equal(left, right);
    case Comparison::unequal: return !equal(left, right);
    case Comparison::less: return order(left, right) < 0;
    case Comparison::less_equal: return order(left, right) <= 0;
    case Comparison::greater: return order(left, right) > 0;
    case Comparison::greater_equal: return order(left, right) >= 0;
    case Comparison::in: return contains(runtime, right, left);
    case Comparison::not_in: return !contains(runtime, right, left);
    }
    return false;
}

Value concatenated(Runtime& runtime, std::span<const Value> parts) {
    bool safe = false;
    for (Value part : parts) safe = safe || (part.is_safe() && runtime.escape == Escape::html);
    std::string out;
    for (Value part : parts) {
        require_defined(runtime, part);
        if (safe) {
            append_printed(out, runtime, part);
        } else {
            append_text(out, part);
        }
        if (out.size() > largest_text) fail("the text is too large");
    }
    const std::string_view text = runtime.arena.copy(out);
    return safe ? Value::safe(text) : Value::string(text);
}

Value held(Runtime& runtime, Value value) {
    if (!value.is(Type::object)) return value;
    const Deferred* deferred = value.as_object().as_deferred();
    if (!deferred) return value;
    const auto [made, is_new] = runtime.made.try_emplace({deferred});
    if (is_new) made->second = deferred->make(runtime.arena);
    return made->second;
}

namespace {

Value attribute_of(Runtime& runtime, Object& object, std::string_view name, std::uint32_t hash) {
    if (!object.keeps_attributes()) return object.attribute(name, runtime.arena);
    const auto known = runtime.made.find({&object, name, hash});
    if (known != runtime.made.end()) return known->second;
    const Value made = held(runtime, object.attribute(name, runtime.arena));
    runtime.made.emplace(Asked{&object, name, hash}, made);
    return made;
}

} // namespace

Value attribute(Runtime& runtime, Value value, std::string_view name, std::uint32_t hash) {
    switch (value.type()) {
    case Type::undefined: fail_undefined(value);
    case Type::map:
        if (const Value* found = value.as_map().find(name, hash)) return held(runtime, *found);
        break;
    case Type::list:
        if (value.as_list().kind == ListKind::group) {
            if (name == "grouper") return value.as_list().items[0];
            if (name == "list") return value.as_list().items[1];
        }
        break;
    case Type::object: {
        const Value found = attribute_of(runtime, value.as_object(), name, hash);
        if (!found.is_undefined() || found.missing() != Missing::unset) return found;
        break;
    }
    default: break;
    }
    return Value::undefined(name, Missing::attribute);
}

namespace {

Value item_at(Value value, std::int64_t index) {
    const auto size = length_of(value);
    if (!size) return {};
    if (index < 0) index += std::int64_t(*size);
    if (index < 0 || index >= std::int64_t(*size)) return {};
    if (value.is(Type::list)) return value.as_list().items[index];
    std::string_view text = value.as_string();
    std::size_t at = 0;
    for (; index > 0; --index) at += character_at(text, at).size();
    const std::string_view character = character_at(text, at);
    return value.is_safe() ? Value::safe(character) : Value::string(character);
}

} // namespace

Value item(Runtime& runtime, Value value, Value key) {
    if (value.is_undefined()) fail_undefined(value);
    if (value.is(Type::map)) {
        if (const Value* found = value.as_map().find(key)) return held(runtime, *found);
    } else if (key.is_string()) {
        return attribute(runtime, value, key.as_string(), hash_of(key.as_string()));
    } else if (key.is_integral() && (value.is(Type::list) || value.is_string())) {
        const Value found = item_at(value, key.as_integer());
        if (!found.is_undefined() || found.missing() != Missing::unset) return found;
    }
    std::string name;
    append_text(name, key);
    return Value::undefined(runtime.arena.copy(name), Missing::attribute);
}

Value slice(Runtime& runtime, Value value, Value start, Value stop, Value step) {
    if (value.is_undefined()) fail_undefined(value);
    if (!value.is(Type::list) && !value.is_string()) fail(std::string(type_name(value)) + " has no parts");
    for (Value bound : {start, stop, step})
        if (!bound.is_integral() && !bound.is_none()) fail("the bounds of a slice must be whole numbers");
    const auto items = iterate(runtime, value);
    const auto size = std::int64_t(items.size());
    const std::int64_t by = step.is_none() ? 1 : step.as_integer();
    if (by == 0) fail("the step of a slice must not be 0");
    const auto clamped = [&](Value bound, std::int64_t standard) {
        if (bound.is_none()) return standard;
        const std::int64_t at = bound.as_integer() < 0 ? bound.as_integer() + size : bound.as_integer();
        return by > 0 ? std::clamp<std::int64_t>(at, 0, size) : std::clamp<std::int64_t>(at, -1, size - 1);
    };
    const std::int64_t first = clamped(start, by > 0 ? 0 : size - 1);
    const std::int64_t last = clamped(stop, by > 0 ? size : -1);
    ListBuilder chosen(runtime.arena, value.is(Type::list) ? value.as_list().kind : ListKind::list);
    for (std::int64_t at = first; by > 0 ? at < last : at > last;) {
        chosen.add(items[std::size_t(at)]);
        if (by > 0 ? at > last - by : at < last - by) break; // keeps `at += by` from overflowing
        at += by;
    }
    if (value.is(Type::list)) return chosen.value();
    std::string text;
    for (Value character : chosen.value().as_list().values()) text += character.as_string();
    const std::string_view copy = runtime.arena.copy(text);
    return value.is_safe() ? Value::safe(copy) : Value::string(copy);
}

Value at_path(Runtime& runtime, Value value, Value path) {
    if (!path.is_string()) return item(runtime, value, path);
    for (const std::string_view part : split(path.as_string(), '.')) {
        std::int64_t index = 0;
        const auto read = std::from_chars(part.data(), part.data() + part.size(), index);
        const bool number = !part.empty() && read.ec == std::errc{} && read.ptr == part.data() + part.size();
        value = number ? item(runtime, value, Value::integer(index))
                       : attribute(runtime, value, part, hash_of(part));
    }
    return value;
}

std::span<const Value> iterate(Runtime& runtime, Value value) {
    Arena& arena = runtime.arena;
    switch (value.type()) {
    case Type::list: return value.as_list().values();
    case Type::undefined: require_defined(runtime, value); return {};
    case Type::map: {
        const auto entries = value.as_map().entries();
        Value* keys = arena.make_array<Value>(entries.size());
        for (std::size_t i = 0; i < entries.size(); ++i) keys[i] = entries[i].key;
        return {keys, entries.size()};
    }
    case Type::string: {
        const std::string_view text = value.as_string();
        ListBuilder characters(arena);
        for (std::size_t at = 0; at < text.size(); at += character_at(text, at).size())
            characters.add(Value::string(character_at(text, at)));
        return characters.value().as_list().values();
    }
    case Type::object:
        if (value.as_object().iterable()) {
            ListBuilder items(arena);
            for (Value next; value.as_object().next(next, arena);) items.add(next);
            return items.value().as_list().values();
        }
        break;
    default: break;
    }
    fail(std::string(type_name(value)) + " cannot be iterated");
}

std::optional<std::size_t> length_of(Value value) {
    switch (value.type()) {
    case Type::string: return code_points(value.as_string());
    case Type::list: return value.as_list().size;
    case Type::map: return value.as_map().size();
    case Type::undefined: return 0;
    default: return std::nullopt;
    }
}

std::int64_t integer_argument(Value value, std::string_view name) {
    if (value.is_integral()) return value.as_integer();
    fail("`" + std::string(name) + "` must be a whole number, not " + std::string(type_name(value)));
}

Value call_value(Runtime& runtime, Value callee, Given given) {
    if (callee.is_undefined()) fail_undefined(callee);
    if (!callee.is(Type::object)) fail(std::string(type_name(callee)) + " cannot be called");
    Call call{.runtime = runtime, .given = given};
    return callee.as_object().call(call);
}

std::string_view character_at(std::string_view text, std::size_t at) {
    std::size_t end = at + 1;
    while (end < text.size() && (text[end] & 0xC0) == 0x80) ++end;
    return text.substr(at, end - at);
}

Value list_of(Arena& arena, std::span<const Value> items, ListKind kind) {
    List* list = arena.make<List>();
    list->kind = kind;
    list->items = arena.make_array<Value>(items.size());
    list->size = list->capacity = std::uint32_t(items.size());
    std::copy(items.begin(), items.end(), list->items);
    return Value::list(list);
}

} // namespace plansite

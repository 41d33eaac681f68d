#pragma once

#include "base/arena.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

// What templates work with. A Value is 16 bytes, copied freely, and owns nothing: strings are borrowed views,
// lists, maps and objects live in an Arena that must outlive the rendering. Data for a page is made with the
// builders:
//
//     MapBuilder plan(arena);
//     plan.set("title", Value::string(title)).set("page", Value::safe(html));
//     ListBuilder activities(arena);
//     MapBuilder activity(arena);
//     activity.set("plan", plan.value());          // a map may be used before it is filled: circles are fine
//     activities.add(activity.value());
//     plan.set("activities", activities.value());
//
// Once filled, values may be read by many threads at a time. What is costly and seldom shown is given as
// `deferred`, or as an attribute of an object that keeps its attributes, and made when a template asks for
// it.

namespace plansite {

class Deferred;
class Map;
class Object;
class Value;
struct Call;
struct List;

enum class Type : std::uint8_t { undefined, none, boolean, integer, real, string, list, map, object };

// How a value came to be undefined: it decides how strict mode treats it.
enum class Missing : std::uint8_t {
    unset,     // nobody has said anything about it
    nothing,   // an `if` expression without `else`: prints nothing in either mode
    name,      // no such name
    attribute, // an existing value has no such attribute or item
};

class Value {
public:
    Value() = default;
    // An undefined value; `what` is the name that was not found, for the message.
    static Value undefined(std::string_view what, Missing missing);
    static Value none();
    static Value boolean(bool value);
    static Value integer(std::int64_t value);
    static Value real(double value);
    // Text that is escaped when it is printed into HTML. The characters are borrowed.
    static Value string(std::string_view text);
    // HTML that is printed as it is.
    static Value safe(std::string_view html);
    static Value list(List* list);
    static Value map(Map* map);
    static Value object(Object* object);

    Type type() const { return type_; }
    bool is(Type type) const { return type_ == type; }
    bool is_undefined() const { return type_ == Type::undefined; }
    bool is_none() const { return type_ == Type::none; }
    bool is_string() const { return type_ == Type::string; }
    bool is_safe() const { return type_ == Type::string && safe_; }
    // Booleans count as numbers, as in Python.
    bool is_number() const { return is_integral() || type_ == Type::real; }
    bool is_integral() const { return type_ == Type::integer || type_ == Type::boolean; }

    // The content; the type must be right.
    bool as_boolean() const { return integer_ != 0; }
    std::int64_t as_integer() const { return integer_; }
    double as_real() const { return type_ == Type::real ? real_ : double(integer_); }
    std::string_view as_string() const { return {text_, size_}; }
    List& as_list() const { return *list_; }
    Map& as_map() const { return *map_; }
    Object& as_object() const { return *object_; }

    // Of an undefined value: what was looked for, and how it is missing.
    std::string_view missing_name() const { return {text_, size_}; }
    Missing missing() const { return missing_; }

private:
    Type type_ = Type::undefined;
    bool safe_ = false;
    Missing missing_ = Missing::unset;
    std::uint32_t size_ = 0;
    union {
        std::int64_t integer_;
        double real_;
        const char* text_ = nullptr;
        List* list_;
        Map* map_;
        Object* object_;
    };
};

static_assert(sizeof(Value) == 16);

// Tuples and the groups of `groupby` are lists that print, or answer for attributes, in their own way.
enum class ListKind : std::uint8_t { list, tuple, group };

struct List {
    Value* items = nullptr;
    std::uint32_t size = 0;
    std::uint32_t capacity = 0;
    ListKind kind = ListKind::list;
    bool changeable = false; // made by the template itself, so that it may append to it

    std::span<const Value> values() const { return {items, size}; }
    void add(Arena& arena, Value value);
};

struct MapEntry {
    Value key;
    Value value;
};

// The hash under which a string is found in a map; the linker computes those of constant names once.
std::uint32_t hash_of(std::string_view text);

// Keys in the order in which they were first set. Up to eight entries are searched one by one, more through
// an index.
class Map {
public:
    std::span<const MapEntry> entries() const { return {entries_, size_}; }
    std::size_t size() const { return size_; }

    // The value of a key, or null.
    const Value* find(std::string_view key) const;
    const Value* find(std::string_view key, std::uint32_t hash) const;
    const Value* find(Value key) const;

    // Room for so many entries, where it has none yet.
    void reserve(Arena& arena, std::uint32_t entries);

    // Sets or replaces the value of a key: a string, a number, a boolean, none or a tuple of these.
    void set(Arena& arena, Value key, Value value);
    void set(Arena& arena, std::string_view key, Value value) { set(arena, Value::string(key), value); }

    // Removes a key; false where it is not there.
    bool remove(Value key);

    bool changeable = false; // made by the template itself, so that it may update it

private:
    static constexpr std::uint32_t indexed_from = 9;
    const MapEntry* search(Value key) const;
    void reindex(Arena& arena);
    void place(std::uint32_t entry);

    MapEntry* entries_ = nullptr;
    std::uint32_t* index_ = nullptr; // entry number + 1, or 0; the size is a power of two
    std::uint32_t size_ = 0;
    std::uint32_t capacity_ = 0;
    std::uint32_t index_size_ = 0;
};

// Anything that is more than data: macros, loops, namespaces, modules, functions. Lives in an arena.
class Object {
public:
    // What it is called in messages and in print, such as `macro`.
    virtual std::string_view kind() const = 0;
    virtual void print(std::string& out) const;
    virtual bool callable() const { return false; }
    // Calls it; throws RenderError where it cannot be called, or not with these arguments.
    virtual Value call(Call& call);
    // An attribute, or a default Value where there is none.
    virtual Value attribute(std::string_view name, Arena& arena);
    // Calls what it has under a name; throws where it has nothing to call there.
    virtual Value call_attribute(std::string_view name, Call& call);
    // Sets an attribute; false where that is not possible.
    virtual bool set_attribute(std::string_view name, Value value, Arena& arena);
    virtual bool iterable() const { return false; }
    // The next value of an iterator; false at its end.
    virtual bool next(Value& value, Arena& arena);
    // Itself where it stands for a value that is not made yet, or null.
    virtual const Deferred* as_deferred() const { return nullptr; }
    // Whether its attributes stay as they are, so that each is made once in a rendering.
    virtual bool keeps_attributes() const { return false; }

protected:
    Object() = default;
    Object(const Object&) = default;
    Object& operator=(const Object&) = default;
    ~Object() = default;
};

// A value in a map that is made when a template asks for it: once in a rendering, from the arena of that
// rendering, and by several threads at a time where they render at a time.
class Deferred : public Object {
public:
    std::string_view kind() const override { return "value"; }
    const Deferred* as_deferred() const override { return this; }
    virtual Value make(Arena& arena) const = 0;

protected:
    ~Deferred() = default;
};

template <class Make> class DeferredBy final : public Deferred {
public:
    explicit DeferredBy(Make make) : make_(make) {}
    Value make(Arena& arena) const override { return make_(arena); }

private:
    Make make_;
};

// What `make(arena)` gives, when it is asked for. What `make` holds outlives the rendering.
template <class Make> Value deferred(Arena& arena, Make make) {
    return Value::object(arena.make<DeferredBy<Make>>(make));
}

class ListBuilder {
public:
    explicit ListBuilder(Arena& arena, ListKind kind = ListKind::list)
        : arena_(&arena), list_(arena.make<List>()) {
        list_->kind = kind;
    }
    ListBuilder& add(Value value) {
        list_->add(*arena_, value);
        return *this;
    }
    std::size_t size() const { return list_->size; }
    // The list; it may still be added to.
    Value value() const { return Value::list(list_); }

private:
    Arena* arena_;
    List* list_;
};

class MapBuilder {
public:
    explicit MapBuilder(Arena& arena) : arena_(&arena), map_(arena.make<Map>()) {}
    // Makes room for so many entries at once.
    MapBuilder& reserve(std::uint32_t entries) {
        map_->reserve(*arena_, entries);
        return *this;
    }
    // Goes on with a map that is there already.
    MapBuilder(Arena& arena, Map* map) : arena_(&arena), map_(map) {}
    // The key is borrowed: a literal, or text that lives as long as the arena.
    MapBuilder& set(std::string_view key, Value value) {
        map_->set(*arena_, key, value);
        return *this;
    }
    // The map; it may still be added to.
    Value value() const { return Value::map(map_); }

private:
    Arena* arena_;
    Map* map_;
};

inline Value Value::undefined(std::string_view what, Missing missing) {
    Value value;
    value.missing_ = missing;
    value.size_ = std::uint32_t(what.size());
    value.text_ = what.data();
    return value;
}

inline Value Value::none() {
    Value value;
    value.type_ = Type::none;
    return value;
}

inline Value Value::boolean(bool boolean) {
    Value value;
    value.type_ = Type::boolean;
    value.integer_ = boolean;
    return value;
}

inline Value Value::integer(std::int64_t integer) {
    Value value;
    value.type_ = Type::integer;
    value.integer_ = integer;
    return value;
}

inline Value Value::real(double real) {
    Value value;
    value.type_ = Type::real;
    value.real_ = real;
    return value;
}

inline Value Value::string(std::string_view text) {
    Value value;
    value.type_ = Type::string;
    value.size_ = std::uint32_t(text.size());
    value.text_ = text.data();
    return value;
}

inline Value Value::safe(std::string_view html) {
    Value value = string(html);
    value.safe_ = true;
    return value;
}

inline Value Value::list(List* list) {
    Value value;
    value.type_ = Type::list;
    value.list_ = list;
    return value;
}

inline Value Value::map(Map* map) {
    Value value;
    value.type_ = Type::map;
    value.map_ = map;
    return value;
}

inline Value Value::object(Object* object) {
    Value value;
    value.type_ = Type::object;
    value.object_ = object;
    return value;
}

} // namespace plansite

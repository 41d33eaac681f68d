#include "template/value.h"

#include "template/call.h"
#include "template/operations.h"

#include <algorithm>
#include <bit>

namespace plansite {

namespace {

// Equal numbers of different types are one key, as in Python; so the hash must not depend on the type.
std::uint32_t hash_of_key(Value key) {
    switch (key.type()) {
    case Type::string: return hash_of(key.as_string());
    case Type::integer:
    case Type::boolean:
    case Type::real: {
        const double number = key.as_real() + 0.0; // -0.0 and 0.0 are one key
        const auto bits = std::bit_cast<std::uint64_t>(number);
        return std::uint32_t((bits ^ (bits >> 32)) * 0x9E3779B1U);
    }
    case Type::list: {
        std::uint32_t hash = 7;
        for (Value item : key.as_list().values()) hash = hash * 31 + hash_of_key(item);
        return hash;
    }
    default: return 0;
    }
}

bool is_string_key(Value key, std::string_view text) {
    return key.is_string() && key.as_string() == text;
}

template <class T> T* enlarged(Arena& arena, const T* items, std::uint32_t size, std::uint32_t capacity) {
    T* larger = arena.make_array<T>(capacity);
    std::copy(items, items + size, larger);
    return larger;
}

} // namespace

void List::add(Arena& arena, Value value) {
    if (size == capacity) {
        capacity = std::max<std::uint32_t>(4, capacity * 2);
        items = enlarged(arena, items, size, capacity);
    }
    items[size++] = value;
}

std::uint32_t hash_of(std::string_view text) {
    std::uint32_t hash = 2166136261U;
    for (char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
    return hash ^ (hash >> 15);
}

const Value* Map::find(std::string_view key) const {
    return find(key, index_ == nullptr ? 0 : hash_of(key));
}

const Value* Map::find(std::string_view key, std::uint32_t hash) const {
    if (index_ == nullptr) {
        for (std::uint32_t i = 0; i < size_; ++i)
            if (is_string_key(entries_[i].key, key)) return &entries_[i].value;
        return nullptr;
    }
    for (std::uint32_t at = hash & (index_size_ - 1); index_[at] != 0; at = (at + 1) & (index_size_ - 1)) {
        const MapEntry& entry = entries_[index_[at] - 1];
        if (is_string_key(entry.key, key)) return &entry.value;
    }
    return nullptr;
}

const MapEntry* Map::search(Value key) const {
    if (index_ == nullptr) {
        for (std::uint32_t i = 0; i < size_; ++i)
            if (equal(entries_[i].key, key)) return &entries_[i];
        return nullptr;
    }
    for (std::uint32_t at = hash_of_key(key) & (index_size_ - 1); index_[at] != 0;
         at = (at + 1) & (index_size_ - 1))
        if (equal(entries_[index_[at] - 1].key, key)) return &entries_[index_[at] - 1];
    return nullptr;
}

const Value* Map::find(Value key) const {
    if (key.is_string()) return find(key.as_string());
    const MapEntry* entry = search(key);
    return entry == nullptr ? nullptr : &entry->value;
}

void Map::set(Arena& arena, Value key, Value value) {
    if (const MapEntry* entry = search(key)) {
        entries_[entry - entries_].value = value;
        return;
    }
    if (size_ == capacity_) {
        capacity_ = std::max<std::uint32_t>(4, capacity_ * 2);
        entries_ = enlarged(arena, entries_, size_, capacity_);
    }
    entries_[size_++] = {key, value};
    if (index_ == nullptr && size_ < indexed_from) return;
    if (size_ * 2 > index_size_) {
        reindex(arena);
    } else {
        place(size_ - 1);
    }
}

void Map::reserve(Arena& arena, std::uint32_t entries) {
    if (capacity_ > 0) return;
    capacity_ = entries;
    entries_ = arena.make_array<MapEntry>(entries);
    if (entries < indexed_from) return;
    for (index_size_ = 32; index_size_ < entries * 2;) index_size_ *= 2;
    index_ = arena.make_array<std::uint32_t>(index_size_);
}

bool Map::remove(Value key) {
    const MapEntry* entry = search(key);
    if (entry == nullptr) return false;
    const auto at = entry - entries_;
    std::copy(entries_ + at + 1, entries_ + size_, entries_ + at);
    --size_;
    if (index_ == nullptr) return true;
    std::fill(index_, index_ + index_size_, 0U);
    for (std::uint32_t i = 0; i < size_; ++i) place(i);
    return true;
}

void Map::reindex(Arena& arena) {
    index_size_ = std::max<std::uint32_t>(32, index_size_ * 2);
    index_ = arena.make_array<std::uint32_t>(index_size_);
    for (std::uint32_t i = 0; i < size_; ++i) place(i);
}

void Map::place(std::uint32_t entry) {
    std::uint32_t at = hash_of_key(entries_[entry].key) & (index_size_ - 1);
    while (index_[at] != 0) at = (at + 1) & (index_size_ - 1);
    index_[at] = entry + 1;
}

void Object::print(std::string& out) const {
    out += '<';
    out += kind();
    out += '>';
}

Value Object::call(Call&) {
    fail("a " + std::string(kind()) + " cannot be called");
}

Value Object::attribute(std::string_view, Arena&) {
    return {};
}

Value Object::call_attribute(std::string_view name, Call& call) {
    const Value found = attribute(name, call.arena());
    if (found.is_undefined())
        fail("a " + std::string(kind()) + " has no `" + std::string(name) + "` to call");
    return call_value(call.runtime, found, call.given);
}

bool Object::set_attribute(std::string_view, Value, Arena&) {
    return false;
}

bool Object::next(Value&, Arena&) {
    return false;
}

} // namespace plansite

#pragma once

#include "base/date.h"
#include "diagnostics/source.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

// What a data file says, with the place of everything, before it is known what it means. `toml.cpp` makes it
// and `read.h` turns it into the model; nothing else knows that the files are TOML.

namespace plansite {

struct DataNode {
    struct Entry;
    using Items = std::vector<DataNode>;
    using Entries = std::vector<Entry>; // in the order of the file

    Span at; // of the value; a [table] is its heading
    std::variant<std::string, std::int64_t, double, bool, Date, Items, Entries> value;

    const std::string* as_string() const { return std::get_if<std::string>(&value); }
    const Items* as_list() const { return std::get_if<Items>(&value); }
    const Entries* as_table() const { return std::get_if<Entries>(&value); }

    // The value of a key, or null where this is no table or has no such key.
    const DataNode* find(std::string_view key) const;
};

struct DataNode::Entry {
    Located<std::string> key;
    DataNode value;
};

// From the first to the last byte of a value and all that is in it, in one source.
Span extent_of(const DataNode& node);

// What a value is, for messages: "a text", "a whole number", "a list" …
std::string_view words_for_type(const DataNode& node);

} // namespace plansite

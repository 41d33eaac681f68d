#include "schema/node.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace plansite {

const DataNode* DataNode::find(std::string_view key) const {
    if (const auto* entries = as_table())
        for (const auto& entry : *entries)
            if (entry.key.value == key) return &entry.value;
    return nullptr;
}

Span extent_of(const DataNode& node) {
    Span out = node.at;
    const auto add = [&](const DataNode& inner) {
        const Span one = extent_of(inner);
        out.begin = std::min(out.begin, one.begin);
        out.end = std::max(out.end, one.end);
    };
    if (const auto* items = node.as_list())
        for (const auto& item : *items) add(item);
    if (const auto* entries = node.as_table())
        for (const auto& entry : *entries) add(entry.value);
    return out;
}

std::string_view words_for_type(const DataNode& node) {
    static constexpr std::array<std::string_view, 7> words{
        "a text", "a whole number", "a number", "true or false", "a date", "a list", "a table"};
    const auto* number = std::get_if<double>(&node.value);
    if (number && !std::isfinite(*number)) return "nan or inf";
    return words[node.value.index()];
}

} // namespace plansite

#include "schema/node.h"

#include <array>
#include <cmath>

namespace plansite {

const DataNode* DataNode::find(std::string_view key) const {
    if (const auto* entries = as_table())
        for (const auto& entry : *entries)
            if (entry.key.value == key) return &entry.value;
    return nullptr;
}

std::string_view words_for_type(const DataNode& node) {
    static constexpr std::array<std::string_view, 7> words{
        "a text", "a whole number", "a number", "true or false", "a date", "a list", "a table"};
    const auto* number = std::get_if<double>(&node.value);
    if (number && !std::isfinite(*number)) return "nan or inf";
    return words[node.value.index()];
}

} // namespace plansite

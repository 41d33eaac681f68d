#pragma once

#include "template/call.h"

#include <span>
#include <vector>

// The groups of built-in filters, which filter_table() puts together.

namespace plansite {

std::span<const FilterRow> text_filters();
std::span<const FilterRow> html_filters();
std::span<const FilterRow> number_filters();
std::span<const FilterRow> list_filters();
std::span<const FilterRow> selecting_filters();

// A value as sorting and comparing filters see it: the attribute of a path (or itself where that is none),
// with letter case folded where `case_sensitive` is false.
Value sort_key(Call& call, Value value, Value attribute, Value case_sensitive);

} // namespace plansite

#pragma once

#include "schema/values.h"

#include <string>

namespace plansite {

// Words for the title of a thing that has none of its own: the beginning of its text, as plain text without
// Markdown's signs, about ninety letters long at the most. Empty where there is no text.
std::string words_of(const Prose& prose);

// The same of the first text of a cell.
std::string words_of(const Cell& cell);

} // namespace plansite

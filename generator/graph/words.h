#pragma once

#include "schema/values.h"

#include <string>

namespace plansite {

// A text in Markdown as plain words on one line, without Markdown's signs.
std::string plain_words(const Prose& prose);

// Words for the title of a thing that has none of its own: the beginning of its text, as plain text without
// Markdown's signs, about ninety letters long at the most. Empty where there is no text.
std::string words_of(const Prose& prose);

// The same of the first text of a cell.
std::string words_of(const Cell& cell);

} // namespace plansite

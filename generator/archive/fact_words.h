#pragma once

#include "base/json.h"

#include <string>
#include <string_view>

namespace plansite {

// The member of an object, or null where there is none or `value` is not an object.
const Json* member(const Json& value, std::string_view key);

// A text of a file that is not trusted, as plain words: without Markdown's signs, links as their words, a
// line for each paragraph, bullet and heading, and no control characters. Takes time in proportion to the
// text.
std::string words_of_markdown(std::string_view text);

// Any value of a plan as plain words. Lists have a line for each element, the values of an object stand one
// after another; a date or an amount is as it was written, a cell that is not known is what stands in it.
// What is nested deeper than plans are is left out.
std::string words_of_value(const Json& value);

// A text as it stands, on one line without control characters: an id, a ref. Of several languages the first.
// Empty where it is no text.
std::string one_line(const Json* value);

// The beginning of a text as a title: of its first line about ninety letters.
std::string title_of_words(std::string_view words);

} // namespace plansite

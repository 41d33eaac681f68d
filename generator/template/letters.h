#pragma once

#include <string>
#include <string_view>

// Characters beyond ASCII. Upper and lower case cover the Latin, Greek and Cyrillic letters of the European
// languages; other code points are left as they are.

namespace plansite {

// The code point of one UTF-8 sequence, and the other way round.
char32_t code_point(std::string_view character);
void append_code_point(std::string& out, char32_t code);

std::string upper_case(std::string_view text);
std::string lower_case(std::string_view text);

// The first letter in upper case and the others in lower case.
std::string capitalized(std::string_view text);

// True where the UTF-8 sequence is a letter, digit or underscore. Beyond ASCII everything counts but spaces,
// punctuation and symbols.
bool is_word_character(std::string_view character);

// True where the UTF-8 sequence is white space, the typographic spaces included.
bool is_space(std::string_view character);

} // namespace plansite

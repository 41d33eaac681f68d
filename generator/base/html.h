#pragma once

#include <string>
#include <string_view>

// The only HTML escaping in the program.

namespace plansite {

// Appends `text` to `out` with & < > " ' replaced by character references: safe in element content and in
// a quoted attribute.
void append_escaped(std::string& out, std::string_view text);

// The escaped text as a new string.
std::string escaped(std::string_view text);

// The text of an HTML fragment without its tags, white space runs folded to one space, the five references
// that `append_escaped` writes turned back. For titles and descriptions made from rendered text.
std::string text_of_html(std::string_view html);

} // namespace plansite

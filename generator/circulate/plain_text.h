#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace plansite {

// What is in a finished page's `main`, as plain text that can be read in a mail: headings underlined, lists
// with their numbers, tables in columns where they fit and otherwise a line for each cell with the heading of
// its column, things to fill in as blanks and boxes, addresses that lead out of the site behind their words.
// What is hidden from readers is left out, and so are navigation and buttons. Lines have at most `width`
// characters, longer words excepted.
std::string plain_text(std::string_view html, std::size_t width = 78);

// The text in lines of at most `width` characters. A word that is longer has a line of its own. White space
// folds to single spaces.
std::vector<std::string> wrapped(std::string_view text, std::size_t width);

} // namespace plansite

#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace plansite {

// Byte offset of the first character that steers a machine and says nothing to a reader: U+0000 to U+001F but
// for tabs and line ends, and U+007F to U+009F. `text` is valid UTF-8. No text of an author may hold one:
// they are our marks (marks.h), they move the cursors of terminals, and HTML and XML do not have them.
std::optional<std::size_t> first_control_character(std::string_view text);

// The text without them: of somebody who may have typed anything, to be written where an author writes.
std::string without_control_characters(std::string_view text);

// What a diagnostic says of the one at `offset`: "a control character (U+0001)".
std::string words_for_control_character(std::string_view text, std::size_t offset);

} // namespace plansite

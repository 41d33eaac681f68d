#pragma once

#include "template/call.h"
#include "template/value.h"

#include <string>
#include <string_view>

// Values as text: as they are printed into a page, as they look inside a list, and short for messages.

namespace plansite {

// Appends the value as Python's str() shows it, without escaping: nothing for undefined values.
void append_text(std::string& out, Value value);

// The value as `append_text` gives it. Refuses undefined values in strict mode.
std::string text_of(const Runtime& runtime, Value value);

// The same where it is text already, else a copy in the arena.
std::string_view text_view(const Runtime& runtime, Value value);

// Appends the value as Python's repr() shows it: strings in quotes.
void append_repr(std::string& out, Value value);

// Appends what an expression in a page prints: escaped where HTML is written and the value is not safe.
void append_printed(std::string& out, const Runtime& runtime, Value value);

// The value in at most some 60 characters, for messages.
std::string short_form(Value value);

// A real number with the fewest digits that read back as the same number, as Python writes it.
std::string text_of_real(double value);

} // namespace plansite

#pragma once

#include "diagnostics/diagnostic.h"

#include <string>
#include <string_view>

// What strangers wrote, before it goes anywhere. Nothing that a reader cannot see gets past here: control
// characters, marks that turn the direction of writing, letters of no width. They are taken out rather than
// refused, because a copy from a word processor may bring them along and the answer is still an answer.

namespace plansite {

// A text without what cannot be seen. Lines end in LF; there is no white space at either end. `text` is valid
// UTF-8. Joiners within words and emoji stay.
struct VisibleText {
    std::string text;
    std::size_t removed = 0; // how many characters were taken out
};
VisibleText visible(std::string_view text);

// The visible text of an answer. Says what was taken out (hidden-characters, a warning) and refuses what is
// longer than 20,000 characters (text-too-long, an error; the text is then empty).
std::string take_in(std::string_view written, Span at, Diagnostics& diagnostics);

// As many bytes, with every character that cannot be seen replaced by one that can: what a diagnostic may
// show of a file on a terminal. Takes any bytes.
std::string harmless_to_show(std::string_view bytes);

// Reports again what another sink was told: the sink of one response, in which an error refuses that response
// alone.
void pass_on(const Diagnostics& from, Diagnostics& to);

// The beginning of a text on one line, for messages.
std::string shortened(std::string_view text);

} // namespace plansite

#pragma once

#include "markdown/tree.h"

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

// A quotation that begins `[!KIND] words` is a call-out.

namespace plansite {

enum class CalloutKind : std::uint8_t { note, example, warning, feedback, question, quote, unknown };

struct Callout {
    CalloutKind kind = CalloutKind::unknown;
    std::string_view word;     // the kind as written
    std::string_view argument; // of a question: its id, may be empty
    Node title;                // the first node of the line, its words after the brackets included
    Node title_end;            // what ends the line; null where nothing follows
    std::size_t skip = 0;      // what of the first node is not part of the words
    Node body;                 // what follows in the same paragraph; null where nothing
};

// The call-out that a quotation is; nothing where it is a quotation.
std::optional<Callout> callout_of(Node quote);

// The kinds as an author writes them.
std::vector<std::string_view> callout_words();

} // namespace plansite

#pragma once

#include "base/arena.h"
#include "diagnostics/source.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace plansite {

// A fault in a template's text, found by the lexer or the parser.
struct TemplateSyntaxError {
    Span at;
    std::string message;
    std::string help = {};
};

enum class TokenKind : std::uint8_t {
    text,        // between the tags
    print_begin, // {{
    print_end,   // }}
    tag_begin,   // {%
    tag_end,     // %}
    name,
    string,
    integer,
    real,
    sign, // an operator or a bracket
    end,  // of the template
};

struct Token {
    TokenKind kind = TokenKind::end;
    Span at;
    std::string_view text = {}; // of a text or string: its content; else as it is written
    std::int64_t integer = 0;
    double real = 0;
};

// The tokens of a template: white space control applied, comments left out, raw blocks turned into text, line
// ends made \n and one line end at the very end dropped. Text that cannot be borrowed from the source is put
// into the arena. At a fault the tokens end; what the parser finds in the text before it is reported first.
struct Tokens {
    std::vector<Token> list;
    std::optional<TemplateSyntaxError> fault;
};
Tokens tokens_of(const Source& source, Arena& arena);

} // namespace plansite

#pragma once

#include "template/ast.h"

namespace plansite {

// How deep a template's tags, brackets and chains of operators may be nested, so that neither the parser nor
// the renderer can exhaust the stack.
inline constexpr int deepest_nesting = 120;

// Reads the source of a template into its tree. `to` has its name, source and escape set; its arena takes the
// nodes. Throws TemplateSyntaxError (lexer.h) at the first fault.
void parse_template(ast::Template& to);

} // namespace plansite

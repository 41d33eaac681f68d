#pragma once

#include "template/library.h"

namespace plansite {

// Appends the text of a linked template for a map of names (or an undefined value for none) to `out`. Throws
// RenderError.
void render_template(const Library& library, const ast::Template& page, Value context, Arena& scratch,
                     std::string& out);

} // namespace plansite

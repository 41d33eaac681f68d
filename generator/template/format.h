#pragma once

#include "template/call.h"
#include "template/value.h"

namespace plansite {

// `text % arguments` as in Python: %s %r %d %i %x %X %o %e %f %g %c and %%, with flags, width, precision and
// (names). A tuple or list of arguments fills the places in order, a map by name, anything else the only
// place. Where the text is safe, arguments are escaped. Throws RenderError where text and arguments do not
// fit.
Value printf_formatted(Runtime& runtime, Value text, Value arguments);

} // namespace plansite

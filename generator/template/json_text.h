#pragma once

#include "template/value.h"

#include <string>

namespace plansite {

// A value as JSON with its keys sorted, all non-ASCII characters and < > & ' as \u escapes so that it can
// stand in HTML. `indent` spaces for each level, or everything on one line where it is negative. Throws
// RenderError for what JSON cannot hold: undefined values, objects and circles.
std::string json_text(Value value, int indent);

} // namespace plansite

#pragma once

#include "template/call.h"

namespace plansite {

// A row as a value that templates can call, pass on and print.
Value function_value(const Callee& callee, Arena& arena);

} // namespace plansite

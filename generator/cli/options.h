#pragma once

#include "cli/commands.h"

namespace plansite {

// Reads the arguments and runs the command they name. Help and version are printed here; bad usage is
// explained on standard error.
Exit run(int count, char** arguments);

} // namespace plansite

#pragma once

#include "cli/commands.h"

namespace plansite {

// Writes the pack with which a consultation is sent to a list of recipients.
Exit run_circulate(const Invocation& invocation);

} // namespace plansite

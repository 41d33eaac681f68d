#pragma once

#include "cli/command_help.h"

#include <span>
#include <string>

namespace plansite {

// The manual page of the program in section 1, for `man` (the macros of man(7)).
std::string man_page(std::span<const CommandHelp> commands);

} // namespace plansite

#pragma once

#include "cli/command_help.h"

#include <span>
#include <string>

// What shells complete: commands, options, and of values the choices, folders, files and the names of plans
// and consultations. Each function gives the script that its shell reads.

namespace plansite {

std::string bash_completions(std::span<const CommandHelp> commands);
std::string zsh_completions(std::span<const CommandHelp> commands);
std::string fish_completions(std::span<const CommandHelp> commands);

} // namespace plansite

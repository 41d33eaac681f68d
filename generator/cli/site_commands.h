#pragma once

#include "build.h"
#include "cli/commands.h"

#include <string>

// What the commands that work on a site have in common.

namespace plansite {

// The folder that holds site.toml: the one given or the nearest above it. Empty where there is none.
std::string find_root(const std::string& directory);

// Says that there is none: the exit code for it. `example` is how the folder is given, "`plansite build
// DIR`"; it may be empty.
Exit without_site(const std::string& directory, std::string_view example);

// What a build is to do, by the arguments.
BuildOptions build_options(const Invocation& invocation, const std::string& root);

// Whether a form is read by programs: it is all that stands on standard output then.
bool is_for_programs(Format format);

// Prints diagnostics in the form and to the place that the arguments ask for; errors only where they ask for
// quiet, and what is accepted only where they ask for it (in SARIF always: it marks them).
void print_found(std::vector<Diagnostic> found, const Invocation& invocation);

// Says that the arguments are at fault, and what to do about it: the exit code for it.
Exit misused(const std::string& what, const std::string& help);

// Says that nothing is called `id`: `noun` is what was looked for, `names` what there is, `place` where such
// things lie.
Exit unknown_id(std::string_view noun, const std::string& id, const std::vector<std::string_view>& names,
                std::string_view place);

// The consultation of that name, or nothing.
const Consultation* find_consultation(const Site& site, std::string_view id);

// Says that there is none of that name.
Exit unknown_consultation(const Site& site, const std::string& id);

} // namespace plansite

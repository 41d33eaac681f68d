#include "cli/commands.h"
#include "cli/completions.h"
#include "cli/man_page.h"

#include <cstdio>

// What packages install beside the program, made from the table of commands.

namespace plansite {

Exit run_completions(const Invocation& invocation) {
    const auto all = describe_commands();
    const std::string script = invocation.shell == "bash"  ? bash_completions(all)
                               : invocation.shell == "zsh" ? zsh_completions(all)
                                                           : fish_completions(all);
    std::fputs(script.c_str(), stdout);
    return Exit::good;
}

Exit run_man(const Invocation&) {
    std::fputs(man_page(describe_commands()).c_str(), stdout);
    return Exit::good;
}

} // namespace plansite

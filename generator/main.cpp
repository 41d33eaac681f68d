#include "cli/options.h"

#include <cstdio>
#include <exception>
#include <fmt/format.h>
#include <stdexcept>
#include <system_error>

// The machine's failures end here with a message and exit code 3, our own bugs with 4.
int main(int count, char** arguments) {
    using plansite::Exit;
    Exit code = Exit::our_bug;
    try {
        code = plansite::run(count, arguments);
    } catch (const std::logic_error& bug) {
        fmt::print(stderr, "plansite: this is a bug of plansite: {}\n", bug.what());
    } catch (const std::exception& failure) {
        fmt::print(stderr, "plansite: {}\n", failure.what());
        code = Exit::machine_failed;
    }
    return int(code);
}

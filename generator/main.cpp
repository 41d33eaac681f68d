#include "base/file.h"
#include "base/memory.h"
#include "cli/options.h"

#include <cstdio>
#include <exception>
#include <new>
#include <stdexcept>
#include <system_error>

// The machine's failures end here with a message and exit code 3, our own bugs with 4. What was printed
// counts too: half a file of JSON on a full disk is a failure. Nothing here throws, so that it ends well
// where nothing can be printed.
int main(int count, char** arguments) {
    using plansite::Exit;
    std::set_new_handler(plansite::end_without_memory);
    Exit code = Exit::our_bug;
    try {
        code = plansite::run(count, arguments);
        if (std::fflush(stdout) != 0) throw plansite::system_failure("write", "what is printed");
        if (std::ferror(stdout)) throw std::runtime_error("cannot write all of what is printed");
    } catch (const std::logic_error& bug) {
        std::fprintf(stderr, "plansite: this is a bug of plansite: %s\n", bug.what());
        code = Exit::our_bug;
    } catch (const std::bad_alloc&) { // of a library in C
        plansite::end_without_memory();
    } catch (const std::exception& failure) {
        std::fprintf(stderr, "plansite: %s\n", failure.what());
        code = Exit::machine_failed;
    }
    return int(code);
}

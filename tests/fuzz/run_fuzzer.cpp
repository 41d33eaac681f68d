#include "fuzz/targets.h"
#include "markdown/markdown.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <iostream>

// What libFuzzer calls. The command line is its own, so the target is named by the environment:
// FUZZ_TARGET=toml.

namespace {

const plansite::FuzzTarget& chosen() {
    static const plansite::FuzzTarget* const target = [] {
        const char* name = std::getenv("FUZZ_TARGET");
        const plansite::FuzzTarget* found = name ? plansite::find_target(name) : nullptr;
        if (!found) {
            std::cerr << "FUZZ_TARGET does not name a target\n";
            std::exit(2);
        }
        plansite::prepare_markdown();
        return found;
    }();
    return *target;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    chosen().run({reinterpret_cast<const char*>(data), size});
    return 0;
}

#include "base/memory.h"

#include <string_view>
#include <unistd.h>

namespace plansite {

void end_without_memory() noexcept {
    constexpr std::string_view message = "plansite: there is not enough memory\n";
    constexpr int machine_failed = 3;
    [[maybe_unused]] const auto written = ::write(STDERR_FILENO, message.data(), message.size());
    ::_exit(machine_failed);
}

} // namespace plansite

#include "base/memory.h"

#include <cstdlib>
#include <string_view>
#include <unistd.h>

namespace plansite {

void end_without_memory() noexcept {
    constexpr std::string_view message = "plansite: there is not enough memory\n";
    constexpr int machine_failed = 3;
    [[maybe_unused]] const auto written = ::write(STDERR_FILENO, message.data(), message.size());
    ::_exit(machine_failed);
}

void* allocated_or_end(std::size_t count, std::size_t size) noexcept {
    if (void* memory = std::calloc(count, size)) return memory;
    end_without_memory();
}

void* reallocated_or_end(void* memory, std::size_t size) noexcept {
    if (void* moved = std::realloc(memory, size)) return moved;
    end_without_memory();
}

} // namespace plansite

#pragma once

#include <cstddef>

namespace plansite {

// Says on standard error that memory has run out, and ends the process with exit code 3, as it is: what
// unwinds and destroys would need memory itself, and much that runs there aborts without. Nothing is
// published by halves then, because publishing holds that at any moment.
[[noreturn]] void end_without_memory() noexcept;

// Memory of the C library, all zero, or with what stood in `memory` at its beginning; the end where there is
// none. For libraries in C that would abort without, or go round for ever.
void* allocated_or_end(std::size_t count, std::size_t size) noexcept;
void* reallocated_or_end(void* memory, std::size_t size) noexcept;

} // namespace plansite

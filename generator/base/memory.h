#pragma once

namespace plansite {

// Says on standard error that memory has run out, and ends the process with exit code 3, as it is: what
// unwinds and destroys would need memory itself, and much that runs there aborts without. Nothing is
// published by halves then, because publishing holds that at any moment.
[[noreturn]] void end_without_memory() noexcept;

} // namespace plansite

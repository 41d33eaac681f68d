#pragma once

#include <cstddef>
#include <functional>

namespace plansite {

// Calls `body` once for each index below `count`, on up to `jobs` threads (0: as many as the machine runs at
// once), and returns when all calls have. Indices are handed out in short runs from the front, so neighbours
// mostly share a thread. Where calls throw, no further run is begun and the exception of the lowest index is
// thrown to the caller: the same one at any number of threads.
void parallel_for(std::size_t count, unsigned jobs, const std::function<void(std::size_t)>& body);

} // namespace plansite

#pragma once

#include "base/file.h"

#include <chrono>
#include <string>

namespace plansite {

// Held by the one publisher of a target, in this process or another. The system drops it when its process
// dies.
class PublishLock {
public:
    // Takes the lock on a file that is made for it; waits up to `patience` for another holder to finish, then
    // throws.
    PublishLock(std::string path, std::chrono::milliseconds patience);
    PublishLock(const PublishLock&) = delete;
    PublishLock& operator=(const PublishLock&) = delete;
    // Gives the lock back and removes its file.
    ~PublishLock();

private:
    bool try_lock();

    std::string path_;
    Descriptor file_;
};

} // namespace plansite

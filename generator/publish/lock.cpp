#include "publish/lock.h"

#include <cerrno>
#include <fcntl.h>
#include <stdexcept>
#include <sys/file.h>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>

namespace plansite {

PublishLock::PublishLock(std::string path, std::chrono::milliseconds patience) : path_(std::move(path)) {
    const auto end = std::chrono::steady_clock::now() + patience;
    while (!try_lock()) {
        if (std::chrono::steady_clock::now() >= end)
            throw std::runtime_error(
                "another plansite is publishing to this place and has not finished: it holds " + path_);
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
}

PublishLock::~PublishLock() {
    // Removed while it is held, so that nobody can hold a file of this name but the one that is there:
    // whoever waited for this one finds in `try_lock` that it is gone.
    ::unlink(path_.c_str());
}

bool PublishLock::try_lock() {
    Descriptor file(::open(path_.c_str(), O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0666));
    if (!file) throw system_failure("create", path_);
    if (::flock(file.number(), LOCK_EX | LOCK_NB) != 0) {
        if (errno == EWOULDBLOCK || errno == EINTR) return false;
        throw system_failure("lock", path_);
    }
    struct stat held {};
    struct stat named {};
    if (::fstat(file.number(), &held) != 0 || ::stat(path_.c_str(), &named) != 0) return false;
    if (held.st_ino != named.st_ino || held.st_dev != named.st_dev) return false;
    file_ = std::move(file);
    return true;
}

} // namespace plansite

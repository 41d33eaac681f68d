#include "base/file.h"

#include "base/text.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <dirent.h>
#include <fcntl.h>
#include <linux/openat2.h>
#include <memory>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>
#include <utility>

namespace plansite {

namespace {

// O_NONBLOCK: opening a FIFO returns at once. It changes nothing for regular files.
constexpr int reading = O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC;
constexpr int listing = O_RDONLY | O_NONBLOCK | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC;
constexpr unsigned deepest_folder = 64;
// A file that is being written is `.NAME.plansite-NUMBER` until it is whole; the number is the process's.
constexpr std::string_view unfinished_mark = ".plansite-";

// Opens folder by folder and follows no link at all. Also for kernels before 5.6 and sandboxes without
// openat2.
Descriptor open_without_links(const Descriptor& folder, std::string_view path, int flags) {
    Descriptor at;
    const auto parts = split(path, '/');
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (parts[i] == ".." || parts[i].empty()) { // an empty first part: an absolute path
            errno = EXDEV;
            return {};
        }
        const int from = at ? at.number() : folder.number();
        const int how = i + 1 < parts.size() ? O_PATH | O_DIRECTORY | O_CLOEXEC : flags;
        at = Descriptor(::openat(from, std::string(parts[i]).c_str(), how | O_NOFOLLOW));
        if (!at) {
            if (errno == ELOOP) errno = EXDEV;
            return {};
        }
    }
    return at;
}

// Opens a path that may not leave the folder; EXDEV says that it would.
Descriptor open_within(const Descriptor& folder, std::string_view path, int flags) {
    open_how how{};
    how.flags = static_cast<unsigned>(flags);
    how.resolve = RESOLVE_BENEATH | RESOLVE_NO_MAGICLINKS;
    const std::string name(path);
    // EAGAIN: something on the machine was renamed while the kernel resolved a `..` in a link.
    for (int attempt = 0; attempt < 100; ++attempt) {
        const long number = ::syscall(SYS_openat2, folder.number(), name.c_str(), &how, sizeof how);
        if (number >= 0) return Descriptor(int(number));
        if (errno != EAGAIN && errno != EINTR) break;
    }
    if (errno == ENOSYS || errno == EPERM) return open_without_links(folder, path, flags);
    return {};
}

ReadStatus status_of_errno() {
    if (errno == ENOENT || errno == ENOTDIR) return ReadStatus::missing;
    if (errno == EXDEV) return ReadStatus::outside;
    return ReadStatus::unreadable;
}

ReadResult read_open_file(const Descriptor& file, std::size_t limit) {
    struct stat status {};
    if (!file || ::fstat(file.number(), &status) != 0) return {status_of_errno(), {}};
    if (!S_ISREG(status.st_mode)) return {ReadStatus::not_a_file, {}};
    if (std::size_t(status.st_size) > limit) return {ReadStatus::too_large, {}};
    // One byte more than there should be, so that the last call finds the end, or that the file has grown.
    std::string bytes(std::size_t(status.st_size) + 1, '\0');
    std::size_t filled = 0;
    for (;;) {
        const ssize_t got = ::read(file.number(), bytes.data() + filled, bytes.size() - filled);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return {ReadStatus::unreadable, {}};
        if (got == 0) break;
        filled += std::size_t(got);
        if (filled > limit) return {ReadStatus::too_large, {}};
        if (filled == bytes.size()) bytes.resize(bytes.size() * 2);
    }
    bytes.resize(filled);
    return {ReadStatus::good, std::move(bytes)};
}

void write_all(const Descriptor& file, const std::string& path, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(file.number(), bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) throw system_failure("write", path);
        bytes.remove_prefix(std::size_t(written));
    }
}

// Network disks report a full disk only here.
void close_written(Descriptor file, const std::string& path) {
    if (::close(file.release()) != 0 && errno != EINTR) throw system_failure("write", path);
}

EntryKind kind_of(int folder, const dirent& entry) {
    mode_t mode = DTTOIF(entry.d_type);
    if (entry.d_type == DT_UNKNOWN) {
        struct stat status {};
        if (::fstatat(folder, entry.d_name, &status, AT_SYMLINK_NOFOLLOW) == 0) mode = status.st_mode;
    }
    if (S_ISREG(mode)) return EntryKind::file;
    if (S_ISDIR(mode)) return EntryKind::folder;
    if (S_ISLNK(mode)) return EntryKind::link;
    return EntryKind::special;
}

// The path of an open folder, for messages.
std::string path_of(const Descriptor& folder) {
    std::string path(4096, '\0');
    const int error = errno;
    const ssize_t length =
        ::readlink(("/proc/self/fd/" + std::to_string(folder.number())).c_str(), path.data(), path.size());
    errno = error;
    path.resize(length < 0 ? 0 : std::size_t(length));
    return path.empty() ? "a folder" : path;
}

// Adds what is below `folder`, one descriptor open for each level. Returns false, with errno, where the
// folder itself cannot be read to its end.
bool walk(Descriptor folder, const std::string& prefix, unsigned depth, Hidden hidden,
          std::vector<Entry>& out) {
    const std::unique_ptr<DIR, int (*)(DIR*)> names(::fdopendir(folder.number()), ::closedir);
    if (!names) return false;
    const int number = folder.release();
    for (;;) {
        errno = 0;
        const dirent* entry = ::readdir(names.get());
        if (!entry) return errno == 0;
        const std::string_view name = entry->d_name;
        if (name == "." || name == ".." || (name.front() == '.' && hidden == Hidden::skipped)) continue;
        std::string path = prefix + std::string(name);
        EntryKind kind = kind_of(number, *entry);
        if (kind == EntryKind::folder) {
            Descriptor inner(depth < deepest_folder ? ::openat(number, entry->d_name, listing) : -1);
            if (!inner || !walk(std::move(inner), path + "/", depth + 1, hidden, out))
                kind = EntryKind::unreadable;
        }
        out.push_back({std::move(path), kind});
    }
}

// What a symbolic link is good for: nothing, where it leads to a file inside.
struct LinkTarget {
    bool is_file;
    SkipReason otherwise;
};
LinkTarget follow(const Descriptor& folder, const std::string& path) {
    const Descriptor end = open_within(folder, path, O_PATH | O_CLOEXEC);
    struct stat status {};
    if (!end || ::fstat(end.number(), &status) != 0)
        return {false, errno == EXDEV ? SkipReason::outside : SkipReason::dangling_link};
    if (S_ISLNK(status.st_mode)) return {false, SkipReason::outside}; // no openat2: the link was not followed
    return {S_ISREG(status.st_mode), S_ISDIR(status.st_mode) ? SkipReason::folder_link : SkipReason::special};
}

} // namespace

Descriptor& Descriptor::operator=(Descriptor&& other) noexcept {
    std::swap(number_, other.number_);
    return *this;
}

Descriptor::~Descriptor() {
    if (number_ < 0) return;
    const int error = errno; // so that a failure can be reported after its file has gone
    ::close(number_);
    errno = error;
}

int Descriptor::release() {
    return std::exchange(number_, -1);
}

std::system_error system_failure(std::string_view action, std::string_view path) {
    const int error = errno;
    return {error, std::generic_category(), "cannot " + std::string(action) + " " + std::string(path)};
}

Descriptor open_folder(const std::string& path) {
    Descriptor folder(::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!folder) throw system_failure("open", path);
    return folder;
}

ReadResult read_file(const std::string& path, std::size_t limit) {
    return read_open_file(Descriptor(::open(path.c_str(), reading)), limit);
}

ReadResult read_file_within(const Descriptor& folder, std::string_view path, std::size_t limit) {
    return read_open_file(open_within(folder, path, reading), limit);
}

ReadStatus read_parts_within(const Descriptor& folder, std::string_view path, std::uint64_t limit,
                             const std::function<void(std::string_view)>& take) {
    const Descriptor file = open_without_links(folder, path, reading);
    struct stat status {};
    if (!file || ::fstat(file.number(), &status) != 0) return status_of_errno();
    if (!S_ISREG(status.st_mode)) return ReadStatus::not_a_file;
    if (std::uint64_t(status.st_size) > limit) return ReadStatus::too_large;
    std::vector<char> part(std::size_t(1) << 16);
    for (std::uint64_t taken = 0;;) {
        const ssize_t got = ::read(file.number(), part.data(), part.size());
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return ReadStatus::unreadable;
        if (got == 0) return ReadStatus::good;
        taken += std::uint64_t(got);
        if (taken > limit) return ReadStatus::too_large; // it has grown
        take({part.data(), std::size_t(got)});
    }
}

void write_new_file(const std::string& path, std::string_view bytes) {
    Descriptor file(::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666));
    if (!file) throw system_failure("create", path);
    write_all(file, path, bytes);
    close_written(std::move(file), path);
}

void write_file_atomically(const std::string& path, std::string_view bytes) {
    const auto name = path.rfind('/') + 1; // 0 where there is no folder
    const std::string temporary = path.substr(0, name) + "." + path.substr(name) +
                                  std::string(unfinished_mark) + std::to_string(::getpid());
    ::unlink(temporary.c_str()); // a killed run may have left one: in containers the same number comes again
    Descriptor file(::open(temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666));
    if (!file) throw system_failure("create", temporary);
    try {
        write_all(file, path, bytes);
        if (::fsync(file.number()) != 0) throw system_failure("write", path);
        close_written(std::move(file), path);
        if (std::rename(temporary.c_str(), path.c_str()) != 0) throw system_failure("replace", path);
    } catch (...) {
        ::unlink(temporary.c_str());
        throw;
    }
}

void remove_unfinished_writes(const std::string& folder) {
    for (const Entry& entry : entries_within(open_folder(folder), Hidden::listed)) {
        const std::string_view name = std::string_view(entry.path).substr(entry.path.rfind('/') + 1);
        const auto mark = name.rfind(unfinished_mark);
        if (entry.kind != EntryKind::file || name.front() != '.' || mark == name.npos) continue;
        const auto number = name.substr(mark + unfinished_mark.size());
        if (number.empty() || number.find_first_not_of("0123456789") != number.npos) continue;
        const std::string path = folder + "/" + entry.path;
        if (::unlink(path.c_str()) != 0) throw system_failure("remove", path);
    }
}

std::vector<Entry> entries_within(const Descriptor& folder, Hidden hidden) {
    std::vector<Entry> entries;
    Descriptor own(
        ::openat(folder.number(), ".", listing)); // reading a folder moves the position of its descriptor
    if (!own || !walk(std::move(own), "", 1, hidden, entries)) throw system_failure("list", path_of(folder));
    std::sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) { return a.path < b.path; });
    return entries;
}

FileList list_files(const Descriptor& folder) {
    FileList list;
    for (Entry& entry : entries_within(folder, Hidden::skipped)) {
        switch (entry.kind) {
        case EntryKind::folder: break;
        case EntryKind::file: list.files.push_back(std::move(entry.path)); break;
        case EntryKind::special: list.skipped.push_back({std::move(entry.path), SkipReason::special}); break;
        case EntryKind::unreadable:
            list.skipped.push_back({std::move(entry.path), SkipReason::unreadable});
            break;
        case EntryKind::link: {
            const LinkTarget target = follow(folder, entry.path);
            if (target.is_file)
                list.files.push_back(std::move(entry.path));
            else
                list.skipped.push_back({std::move(entry.path), target.otherwise});
        }
        }
    }
    return list;
}

} // namespace plansite

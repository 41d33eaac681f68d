#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

// Reading, writing and listing files. No FIFO or device can make these functions wait, and what is read or
// listed within a folder never lies outside it, wherever its symbolic links lead: the kernel refuses
// (openat2), so a link that is swapped while plansite runs gains nothing.
//
// What an author can cause (a file that is missing, too large, a link that leads out) is a value in the
// result; what the machine does (disk full, no permission to write) is thrown as std::system_error.

namespace plansite {

// An open file or folder, closed when it goes.
class Descriptor {
public:
    Descriptor() = default;
    explicit Descriptor(int number) : number_(number) {}
    Descriptor(Descriptor&& other) noexcept : number_(other.release()) {}
    Descriptor& operator=(Descriptor&& other) noexcept;
    ~Descriptor();

    int number() const { return number_; }
    explicit operator bool() const { return number_ >= 0; }
    // Gives the number away: it is the caller's to close.
    int release();

private:
    int number_ = -1;
};

// The exception for what the system just refused (errno): "cannot write public/index.html: No space left on
// device".
std::system_error system_failure(std::string_view action, std::string_view path);

// The folder, to list and read within. Throws where it cannot be opened.
Descriptor open_folder(const std::string& path);

enum class ReadStatus : std::uint8_t { good, missing, unreadable, too_large, not_a_file, outside };

struct ReadResult {
    ReadStatus status = ReadStatus::good;
    std::string bytes; // empty unless good
};

// The bytes of a regular file of at most `limit` bytes. Symbolic links are followed. For files the user
// named.
ReadResult read_file(const std::string& path, std::size_t limit);

// The same for a path from `folder` on, that must not leave the folder: not by `..`, not by a symbolic link.
// For files that come with content. Absolute links count as leaving.
ReadResult read_file_within(const Descriptor& folder, std::string_view path, std::size_t limit);

// Hands over the bytes of a regular file of at most `limit` bytes, part by part. No symbolic link is
// followed, wherever it leads: one in the path counts as leaving the folder, or as missing. Where the file
// turns out to be too large or unreadable, parts may have been handed over by then.
ReadStatus read_parts_within(const Descriptor& folder, std::string_view path, std::uint64_t limit,
                             const std::function<void(std::string_view)>& take);

// Makes a file that must not exist yet. Throws where that fails; what was written by then stays.
void write_new_file(const std::string& path, std::string_view bytes);

// Makes or replaces one file: a reader, and the disk after a power cut, has the old bytes or the new, never a
// part. Throws where that fails, and the file is then as it was. What a killed run leaves beside it has a
// hidden name.
void write_file_atomically(const std::string& path, std::string_view bytes);

// Removes what killed runs of `write_file_atomically` left anywhere below a folder. Only where no other run
// can be writing there. Throws where that fails.
void remove_unfinished_writes(const std::string& folder);

enum class EntryKind : std::uint8_t { file, folder, link, special, unreadable };

struct Entry {
    std::string path; // from the listed folder on
    EntryKind
        kind; // special: FIFO, device or socket; unreadable: a folder that cannot be listed or is 64 deep
};

enum class Hidden : std::uint8_t { skipped, listed };

// Everything below a folder in bytewise order of path, no link followed. Throws where the folder itself
// cannot be listed. `hidden` says what becomes of names that begin with a dot.
std::vector<Entry> entries_within(const Descriptor& folder, Hidden hidden);

enum class SkipReason : std::uint8_t { outside, folder_link, dangling_link, special, unreadable };

struct SkippedPath {
    std::string path;
    SkipReason reason;
};

struct FileList {
    std::vector<std::string> files;
    std::vector<SkippedPath> skipped;
};

// The files below a folder, both lists in bytewise order of path, names that begin with a dot left out
// silently. A link to a file inside the folder is a file; a link to a folder is skipped wherever it leads,
// because it could make a loop.
FileList list_files(const Descriptor& folder);

} // namespace plansite

#pragma once

#include "publish/output.h"

#include <cstddef>
#include <filesystem>

// Publishing: the only code that writes the site.
//
// The target is at every moment the whole old site or the whole new one, also when plansite is killed, the
// disk is full or another plansite publishes to the same place. A complete tree is staged beside the target
// and the two exchange names in one system call; only then is the old one removed. On the way:
//
//   place     where everything is: the target, and three names beside it (`.NAME.plansite-...`)
//   lock      one publisher at a time; the others wait
//   standing  what is published now: the manifest of what plansite wrote, what still has the right bytes, and
//   the
//             files that plansite did not write, which are kept
//   stage     the new tree: unchanged and foreign files are hard links to the old ones; the exchange; the
//   removal
//
// Where the file system cannot exchange, two renames take its place: a moment without a site. A publisher
// that is killed in that moment, or whom the disk then refuses every further rename, leaves the old site
// beside the target, and the next one puts it back.
//
// Not promised: a file that somebody else puts into the target in the moment between reading it and the
// exchange goes with the old site; times and access control lists of kept folders are not carried over (mode
// and owner are).

namespace plansite {

struct PublishReport {
    std::size_t files = 0;     // in the output
    std::size_t written = 0;   // of these, new or different
    std::size_t unchanged = 0; // of these, as they were
    std::size_t removed = 0;   // published before, no longer in the output
};

// Makes `target` (a folder, a symbolic link to one, or nothing yet) hold the output and what others put
// there, and nothing else. Where nothing differs, nothing is touched. Works on up to `jobs` threads (0: as
// many as the machine has). Throws std::system_error or std::runtime_error, naming the file, where the
// machine fails, another publisher does not finish, or a file that plansite did not write stands where one of
// the output belongs; the target is then as it was. Paths of the output that are not plain relative paths, or
// not sorted, are a bug: std::logic_error.
PublishReport publish(const Output& output, const std::filesystem::path& target, unsigned jobs = 0);

// Makes a folder that is not there yet, and puts all of the output and nothing else into it: it is there as a
// whole, on the disk, or not at all. Throws as `publish` does, and std::runtime_error where the folder is
// there.
void publish_new(const Output& output, const std::filesystem::path& target, unsigned jobs = 0);

} // namespace plansite

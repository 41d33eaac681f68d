#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace plansite {

// One of the author's files as the disk tells it, without reading it.
struct SeenFile {
    std::string path; // from the site's folder
    std::uint64_t size = 0;
    std::uint64_t node = 0;                // its inode: editors save by putting a new file in place
    std::int64_t written = 0, changed = 0; // nanoseconds since 1970: of its bytes, of anything about it

    bool operator==(const SeenFile&) const = default;
};

// Everything that a build may read: site.toml, content/, templates/ and themes/, sorted by path; names that
// begin with a dot left out, for a build does not read them.
using Sighting = std::vector<SeenFile>;

// Looks at a site. What cannot be seen, or goes while it is looked at, is not in the result: never throws for
// it. Asking again and again rather than to be told (inotify) works on every kind of disk, and cannot lose a
// message.
Sighting look_at_site(const std::string& root);

// The paths in which two sightings differ, sorted.
std::vector<std::string> changed_paths(const Sighting& before, const Sighting& after);

} // namespace plansite

#include "serve/watcher.h"

#include "base/file.h"

#include <algorithm>
#include <fcntl.h>
#include <optional>
#include <sys/stat.h>
#include <system_error>

namespace plansite {

namespace {

std::int64_t nanoseconds(const timespec& time) {
    return std::int64_t(time.tv_sec) * 1'000'000'000 + time.tv_nsec;
}

std::optional<SeenFile> look_at_file(const std::string& root, std::string path) {
    struct stat status {};
    if (::stat((root + "/" + path).c_str(), &status) != 0) return std::nullopt;
    return SeenFile{std::move(path), std::uint64_t(status.st_size), std::uint64_t(status.st_ino),
                    nanoseconds(status.st_mtim), nanoseconds(status.st_ctim)};
}

// Folders are not in the list: that of their files changes with them.
std::vector<Entry> entries_of(const std::string& folder) {
    try {
        return entries_within(open_folder(folder), Hidden::skipped);
    } catch (const std::system_error&) {
        return {}; // not there, or not any more
    }
}

} // namespace

Sighting look_at_site(const std::string& root) {
    Sighting seen;
    if (auto file = look_at_file(root, "site.toml")) seen.push_back(std::move(*file));
    for (const std::string folder : {"content", "templates", "themes"})
        for (const auto& entry : entries_of(root + "/" + folder)) {
            if (entry.kind == EntryKind::folder) continue;
            if (auto file = look_at_file(root, folder + "/" + entry.path)) seen.push_back(std::move(*file));
        }
    std::sort(seen.begin(), seen.end(), [](const auto& a, const auto& b) { return a.path < b.path; });
    return seen;
}

std::vector<std::string> changed_paths(const Sighting& before, const Sighting& after) {
    std::vector<std::string> paths;
    auto old = before.begin(), now = after.begin();
    while (old != before.end() || now != after.end()) {
        if (now == after.end() || (old != before.end() && old->path < now->path)) {
            paths.push_back((old++)->path); // gone
        } else if (old == before.end() || now->path < old->path) {
            paths.push_back((now++)->path); // new
        } else {
            if (*old != *now) paths.push_back(now->path);
            ++old, ++now;
        }
    }
    return paths;
}

} // namespace plansite

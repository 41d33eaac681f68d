#include "publish/standing.h"

#include "base/parallel.h"
#include "base/text.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <stdexcept>
#include <sys/stat.h>
#include <unistd.h>

namespace plansite {

namespace {

constexpr std::string_view manifest_head = "# plansite wrote the files listed here and replaces or removes "
                                           "only these. Others in this folder are kept.\n";
constexpr std::size_t largest_manifest = std::size_t(1) << 28;

bool holds(const std::string& path, std::string_view bytes) {
    const Descriptor file(::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_NOFOLLOW | O_CLOEXEC));
    struct stat status {};
    if (!file || ::fstat(file.number(), &status) != 0) return false;
    if (!S_ISREG(status.st_mode) || std::size_t(status.st_size) != bytes.size()) return false;
    std::array<char, 1 << 16> buffer;
    while (!bytes.empty()) {
        const ssize_t got = ::read(file.number(), buffer.data(), std::min(buffer.size(), bytes.size()));
        if (got <= 0 || std::memcmp(buffer.data(), bytes.data(), std::size_t(got)) != 0) return false;
        bytes.remove_prefix(std::size_t(got));
    }
    return true;
}

// True where a sorted list of paths has one inside `folder`.
bool any_inside(const std::vector<std::string>& paths, const std::string& folder) {
    const std::string prefix = folder + "/";
    const auto at = std::lower_bound(paths.begin(), paths.end(), prefix);
    return at != paths.end() && at->starts_with(prefix);
}

bool any_inside(const Output& output, const std::string& folder) {
    const std::string prefix = folder + "/";
    const auto at =
        std::lower_bound(output.files.begin(), output.files.end(), prefix,
                         [](const OutputFile& file, const std::string& key) { return file.path < key; });
    return at != output.files.end() && at->path.starts_with(prefix);
}

// True where the output has a file at the path, or at a folder that the path is in.
bool is_on_file(const Output& output, std::string_view path) {
    for (auto slash = path.find('/'); slash != path.npos; slash = path.find('/', slash + 1))
        if (output.find(path.substr(0, slash))) return true;
    return output.find(path) != nullptr;
}

} // namespace

std::string manifest_text(const Output& output) {
    std::string text(manifest_head);
    for (const OutputFile& file : output.files) {
        text += file.path;
        text += '\n';
    }
    return text;
}

bool Standing::has(std::string_view path) const {
    return std::binary_search(paths.begin(), paths.end(), path);
}

Standing read_standing(const std::string& target) {
    const std::string path = target + "/" + std::string(manifest_name);
    const ReadResult manifest = read_file(path, largest_manifest);
    if (manifest.status == ReadStatus::unreadable || manifest.status == ReadStatus::too_large)
        throw std::runtime_error("cannot read " + path + ", which says what plansite wrote");
    if (!manifest.bytes.starts_with(manifest_head)) return {};
    Standing standing{true, {}};
    for (const std::string_view line : split(manifest.bytes, '\n'))
        if (!line.empty() && line.front() != '#') standing.paths.emplace_back(line);
    std::sort(standing.paths.begin(), standing.paths.end()); // somebody may have edited it
    return standing;
}

std::size_t count_removed(const Standing& standing, const Output& output) {
    return std::size_t(std::count_if(standing.paths.begin(), standing.paths.end(),
                                     [&](const std::string& path) { return !output.find(path); }));
}

std::vector<FileState> compare(const Output& output, const Standing& standing, const std::string& target,
                               unsigned jobs) {
    std::vector<FileState> states(output.files.size(), FileState::differs);
    parallel_for(output.files.size(), jobs, [&](std::size_t i) {
        const OutputFile& file = output.files[i];
        if (standing.has(file.path) && holds(target + "/" + file.path, file.bytes))
            states[i] = FileState::unchanged;
    });
    return states;
}

std::vector<Entry> foreign_entries(const Standing& standing, const std::string& target) {
    if (!std::filesystem::exists(target)) return {};
    std::vector<Entry> entries = entries_within(open_folder(target), Hidden::listed);
    std::erase_if(entries, [&](const Entry& entry) {
        switch (entry.kind) {
        case EntryKind::file:
            return standing.has(entry.path) || (standing.published && entry.path == manifest_name);
        case EntryKind::folder: return any_inside(standing.paths, entry.path);
        case EntryKind::unreadable:
            throw std::runtime_error("cannot list " + target + "/" + entry.path +
                                     ", which plansite did not write and would have to keep");
        default: return false;
        }
    });
    return entries;
}

void refuse_conflicts(const Output& output, const std::vector<Entry>& foreign, const std::string& target) {
    for (const Entry& entry : foreign) {
        const bool blocks = entry.kind != EntryKind::folder && any_inside(output, entry.path);
        if (blocks || is_on_file(output, entry.path) || entry.path == manifest_name)
            throw std::runtime_error(target + "/" + entry.path +
                                     " was not written by plansite and stands in the way of the new site: "
                                     "move it away, or publish elsewhere");
    }
}

} // namespace plansite

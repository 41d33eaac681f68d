#include "publish/stage.h"

#include "base/parallel.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <filesystem>
#include <sys/stat.h>
#include <unistd.h>

namespace plansite {

namespace fs = std::filesystem;

namespace {

// Removes the files on all threads, then what is left: the folders.
void remove_tree(const std::string& root, unsigned jobs) {
    const std::vector<Entry> entries = entries_within(open_folder(root), Hidden::listed);
    parallel_for(entries.size(), jobs, [&](std::size_t i) {
        if (entries[i].kind != EntryKind::folder) ::unlink((root + "/" + entries[i].path).c_str());
    });
    fs::remove_all(root);
}

// The folders that a sorted list of paths needs, the new ones after each path only.
void add_folders_of(std::string_view path, std::string_view path_before, std::vector<std::string>& folders) {
    const auto differ = std::mismatch(path.begin(), path.end(), path_before.begin(), path_before.end()).first;
    auto slash = path.find('/', std::size_t(differ - path.begin()));
    for (; slash != path.npos; slash = path.find('/', slash + 1)) folders.emplace_back(path.substr(0, slash));
}

// Puts the tree on the disk before it takes the place of a site. Without it, a power cut within the next half
// minute could leave pages of no length, because file systems write names before contents. One call for the
// whole file system, because a call a file costs milliseconds each: measured on ext4 with 5,900 pages of 6
// KB, 14 ms of 140 after an edit (unchanged pages are links and already there) and 110 of 330 where every
// page is new. A first publish has no site to lose and does without: the next one finds and mends what a
// power cut left.
void sync_tree(const std::string& root) {
    const Descriptor folder = open_folder(root);
    if (::syncfs(folder.number()) != 0) throw system_failure("write to the disk", root);
}

// A folder that was there before keeps its mode and, where the system lets us, its owner. Its owner may
// always write to it, so that it can be removed one day.
void copy_folder_rights(const std::string& from, const std::string& to) {
    struct stat old {};
    struct stat now {};
    const bool was_there = ::lstat(from.c_str(), &old) == 0;
    if (!was_there && errno != ENOENT && errno != ENOTDIR) throw system_failure("read", from);
    if (!was_there || !S_ISDIR(old.st_mode)) return;
    if (::stat(to.c_str(), &now) != 0) throw system_failure("read", to);
    const bool other_owner = old.st_uid != now.st_uid || old.st_gid != now.st_gid;
    if (other_owner && ::chown(to.c_str(), old.st_uid, old.st_gid) != 0 && errno != EPERM)
        throw system_failure("give to its owner", to);
    const mode_t mode = (old.st_mode & 07777) | S_IRWXU;
    if (mode != (now.st_mode & 07777) && ::chmod(to.c_str(), mode) != 0)
        throw system_failure("set the mode of", to);
}

} // namespace

StagingFolder::StagingFolder(const Place& place, unsigned jobs)
    : place_(place), jobs_(jobs), replaces_(fs::exists(place.target)) {
    if (::mkdir(place_.stage.c_str(), 0777) != 0) throw system_failure("create", place_.stage);
}

StagingFolder::~StagingFolder() {
    try {
        if (fs::exists(place_.stage)) remove_tree(place_.stage, jobs_);
    } catch (const std::exception&) {
        // The site stands; the next publisher removes this tree, or says why it cannot.
    }
}

void StagingFolder::fill(const Output& output, const std::vector<FileState>& states,
                         const std::vector<Entry>& foreign) {
    make_folders(output, foreign);
    parallel_for(output.files.size(), jobs_, [&](std::size_t i) {
        const OutputFile& file = output.files[i];
        const std::string path = place_.stage + "/" + file.path;
        if (states[i] == FileState::unchanged &&
            ::link((place_.target + "/" + file.path).c_str(), path.c_str()) == 0)
            return;
        write_new_file(path, file.bytes);
    });
    for (const Entry& entry : foreign)
        if (entry.kind != EntryKind::folder) keep(entry);
    if (!replaces_) return;
    for (const std::string& folder : folders_)
        copy_folder_rights(place_.target + "/" + folder, place_.stage + "/" + folder);
}

void StagingFolder::add_manifest(const Output& output) const {
    write_new_file(place_.stage + "/" + std::string(manifest_name), manifest_text(output));
}

void StagingFolder::sync() const {
    sync_tree(place_.stage);
}

void StagingFolder::make_folders(const Output& output, const std::vector<Entry>& foreign) {
    std::string_view before;
    for (const OutputFile& file : output.files) {
        add_folders_of(file.path, before, folders_);
        before = file.path;
    }
    for (const Entry& entry : foreign) {
        add_folders_of(entry.path, {}, folders_);
        if (entry.kind == EntryKind::folder) folders_.push_back(entry.path);
    }
    std::sort(folders_.begin(), folders_.end());
    folders_.erase(std::unique(folders_.begin(), folders_.end()), folders_.end());
    for (const std::string& folder : folders_) {
        const std::string path = place_.stage + "/" + folder;
        if (::mkdir(path.c_str(), 0777) != 0) throw system_failure("create", path);
    }
    folders_.insert(folders_.begin(), "");
}

void StagingFolder::keep(const Entry& entry) const {
    const std::string from = place_.target + "/" + entry.path;
    const std::string to = place_.stage + "/" + entry.path;
    if (::link(from.c_str(), to.c_str()) == 0) return;
    // Links may be refused: by the file system, or between owners. A FIFO cannot be copied.
    if (entry.kind == EntryKind::special) throw system_failure("keep", from);
    fs::copy(from, to, fs::copy_options::copy_symlinks);
}

void StagingFolder::exchange() {
    if (!replaces_) {
        if (std::rename(place_.stage.c_str(), place_.target.c_str()) != 0)
            throw system_failure("publish", place_.target);
        return;
    }
    sync_tree(place_.stage);
    if (::renameat2(AT_FDCWD, place_.stage.c_str(), AT_FDCWD, place_.target.c_str(), RENAME_EXCHANGE) == 0)
        return;
    if (errno == EBUSY || errno == EXDEV)
        throw system_failure("replace the mounted folder",
                             place_.target + " (publish to a folder inside it)");
    if (errno != EINVAL && errno != ENOSYS) throw system_failure("replace", place_.target);
    exchange_by_renaming();
}

// For file systems that cannot exchange. There is a moment without a site; a publisher that is killed in it
// leaves the old one for `recover`.
void StagingFolder::exchange_by_renaming() const {
    if (std::rename(place_.target.c_str(), place_.previous.c_str()) != 0)
        throw system_failure("replace", place_.target);
    if (std::rename(place_.stage.c_str(), place_.target.c_str()) != 0) {
        const std::system_error failure = system_failure("replace", place_.target);
        if (std::rename(place_.previous.c_str(), place_.target.c_str()) == 0) throw failure;
        throw system_failure("put back", place_.target + " (it is safe as " + place_.previous +
                                             ", and the next publish puts it back)");
    }
    std::rename(place_.previous.c_str(), place_.stage.c_str());
}

} // namespace plansite

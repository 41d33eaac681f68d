#include "publish/place.h"

#include "base/file.h"

#include <cstdio>
#include <stdexcept>

namespace plansite {

namespace fs = std::filesystem;

Place place_of(const fs::path& target) {
    fs::path path = fs::weakly_canonical(fs::absolute(target));
    if (path.filename().empty()) path = path.parent_path(); // "public/"
    const std::string name = path.filename();
    const fs::file_status status = fs::symlink_status(path);
    if (name.empty() || (fs::exists(status) && !fs::is_directory(status)))
        throw std::runtime_error("cannot publish to " + target.string() + ": it is not a folder");
    fs::create_directories(path.parent_path());
    const std::string beside = path.parent_path() / ("." + name + ".plansite-");
    return {path, beside + "stage", beside + "previous", beside + "lock"};
}

void recover(const Place& place) {
    // Killed in an exchange by renaming, with nothing at the target: the old site goes back.
    if (fs::exists(fs::symlink_status(place.previous)) && !fs::exists(fs::symlink_status(place.target)) &&
        std::rename(place.previous.c_str(), place.target.c_str()) != 0)
        throw system_failure("restore", place.target);
    fs::remove_all(place.previous);
    fs::remove_all(place.stage);
}

} // namespace plansite

#include "publish/publish.h"

#include "base/text.h"
#include "publish/lock.h"
#include "publish/place.h"
#include "publish/stage.h"
#include "publish/standing.h"

#include <algorithm>
#include <chrono>
#include <stdexcept>

namespace plansite {

namespace {

constexpr std::chrono::seconds patience{10};

bool is_plain_path(std::string_view path) {
    const auto is_plain_part = [](std::string_view part) {
        const auto is_control = [](unsigned char c) { return c < 0x20 || c == 0x7F; };
        return !part.empty() && part != "." && part != ".." && part.size() <= 255 &&
               std::none_of(part.begin(), part.end(), is_control);
    };
    const auto parts = split(path, '/');
    return path != manifest_name && std::all_of(parts.begin(), parts.end(), is_plain_part);
}

void require_plain_paths(const Output& output) {
    const OutputFile* before = nullptr;
    for (const OutputFile& file : output.files) {
        if (!is_plain_path(file.path)) throw std::logic_error("not a path to publish: '" + file.path + "'");
        if (before && before->path >= file.path)
            throw std::logic_error("output not sorted at '" + file.path + "'");
        before = &file;
    }
}

} // namespace

PublishReport publish(const Output& output, const std::filesystem::path& target, unsigned jobs) {
    require_plain_paths(output);
    const Place place = place_of(target);
    const PublishLock lock(place.lock, patience);
    recover(place);

    const Standing standing = read_standing(place.target);
    const std::vector<FileState> states = compare(output, standing, place.target, jobs);
    PublishReport report;
    report.files = output.files.size();
    report.unchanged = std::size_t(std::count(states.begin(), states.end(), FileState::unchanged));
    report.written = report.files - report.unchanged;
    report.removed = count_removed(standing, output);
    if (standing.published && report.written == 0 && report.removed == 0) return report;

    const std::vector<Entry> foreign = foreign_entries(standing, place.target);
    refuse_conflicts(output, foreign, place.target);
    StagingFolder stage(place, jobs);
    stage.fill(output, states, foreign);
    stage.add_manifest(output);
    stage.exchange();
    return report;
}

void publish_new(const Output& output, const std::filesystem::path& target, unsigned jobs) {
    require_plain_paths(output);
    const Place place = place_of(target);
    const PublishLock lock(place.lock, patience);
    recover(place);
    const auto refuse = [&] { throw std::runtime_error("there is already a folder " + target.string()); };
    if (std::filesystem::exists(place.target)) refuse();
    StagingFolder stage(place, jobs);
    stage.fill(output, std::vector(output.files.size(), FileState::differs), {});
    stage.sync();
    if (std::filesystem::exists(place.target)) refuse();
    stage.exchange();
}

} // namespace plansite

#include "serve/live_site.h"

#include "base/digest.h"

#include <mutex>
#include <utility>

namespace plansite {

namespace {

// Length and bytes, so that nothing can move from one part into the next unseen.
void add_part(Sha256& digest, std::string_view part) {
    digest.add(std::to_string(part.size()) + ":");
    digest.add(part);
}

} // namespace

Edit edit_of(const Output& output) {
    Sha256 pages, styles;
    for (const auto& file : output.files) {
        Sha256& digest = std::string_view(file.path).ends_with(".css") ? styles : pages;
        add_part(digest, file.path);
        add_part(digest, file.bytes);
    }
    return {pages.hex(), styles.hex()};
}

void LiveSite::succeed(Output output) {
    Edit edit = edit_of(output);
    {
        const std::unique_lock lock(mutex_);
        std::swap(output_, output); // the old one goes after the lock
        state_ = {state_.number + 1, std::move(edit), {}};
    }
    changed_.notify_all();
}

void LiveSite::fail(std::vector<std::string> faults) {
    {
        const std::unique_lock lock(mutex_);
        ++state_.number;
        state_.faults = std::move(faults);
    }
    changed_.notify_all();
}

std::optional<LiveFile> LiveSite::file(std::string_view path) const {
    const std::shared_lock lock(mutex_);
    const OutputFile* found = output_.find(path);
    if (!found) return std::nullopt;
    return LiveFile{found->bytes, state_.edit};
}

bool LiveSite::has(std::string_view path) const {
    const std::shared_lock lock(mutex_);
    return output_.find(path) != nullptr;
}

LiveState LiveSite::state() const {
    const std::shared_lock lock(mutex_);
    return state_;
}

LiveState LiveSite::wait(std::uint64_t number, std::chrono::milliseconds patience) const {
    std::shared_lock lock(mutex_);
    changed_.wait_for(lock, patience, [&] { return closed_ || state_.number != number; });
    return state_;
}

void LiveSite::close() {
    {
        const std::unique_lock lock(mutex_);
        closed_ = true;
    }
    changed_.notify_all();
}

bool LiveSite::closed() const {
    const std::shared_lock lock(mutex_);
    return closed_;
}

} // namespace plansite

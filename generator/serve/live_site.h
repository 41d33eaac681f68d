#pragma once

#include "publish/output.h"

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <optional>
#include <shared_mutex>
#include <string>
#include <string_view>
#include <vector>

// `plansite serve` shows an author the site as it is written. Nothing is published: browsers read the last
// good `Output` from memory.
//
//     look       watcher.h      the author's files → Sighting, a value; two that differ are a change
//     build      (cli)          the same seven passes as `plansite build`
//     keep       live_site.h    the last good Output, and what is wrong since
//     judge      request.h      what a browser asks → a path of the Output, or a refusal: pure functions
//     answer     http_server.h  the door to libmicrohttpd; a page gets one script more (client.h)
//     tell       client.h       what open pages are told: scripts that reload, swap styles, show what is
//     wrong
//
// Any page of the web may send requests to this machine, so a server for one reader has enemies too. It
// listens on loopback; it wants its own name as Host, for a name of somebody else may be made to lead here
// (DNS rebinding); it refuses the Origin of others and tells browsers to give nothing to them; and no request
// reaches the disk: what is not in the Output is not there.

namespace plansite {

// What a site is made of: digests, so that a page knows whether it is the latest, also after serve was begun
// anew. Both are empty before the first good build.
struct Edit {
    std::string pages;  // of everything but style sheets
    std::string styles; // of style sheets

    bool operator==(const Edit&) const = default;
};

// The digests of an output.
Edit edit_of(const Output& output);

// A file as it is now, and what it belongs to.
struct LiveFile {
    std::string bytes;
    Edit edit;
};

// How things stand. `faults` is empty where the last build was good; otherwise `edit` is of an earlier one.
struct LiveState {
    std::uint64_t number = 0; // counts builds, good and bad
    Edit edit;
    std::vector<std::string> faults;
};

// The last good output and the state of the last build: written by one thread, read by those that answer.
class LiveSite {
public:
    // Puts a good build in the place of everything before.
    void succeed(Output output);

    // Keeps what is there, and says what is wrong.
    void fail(std::vector<std::string> faults);

    // The file of a path, copied; nothing where there is none.
    std::optional<LiveFile> file(std::string_view path) const;

    // True where the output has the path.
    bool has(std::string_view path) const;

    LiveState state() const;

    // Waits until a build after the one of that number has ended, until `patience` is over, or `close`.
    // Returns the state then.
    LiveState wait(std::uint64_t number, std::chrono::milliseconds patience) const;

    // Ends all waiting, for good.
    void close();
    bool closed() const;

private:
    mutable std::shared_mutex mutex_;
    mutable std::condition_variable_any changed_;
    Output output_;
    LiveState state_;
    bool closed_ = false;
};

} // namespace plansite

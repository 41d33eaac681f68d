#include "base/text.h"
#include "build.h"
#include "cli/commands.h"
#include "cli/site_commands.h"
#include "serve/http_server.h"
#include "serve/listener.h"
#include "serve/live_site.h"
#include "serve/watcher.h"

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <fmt/format.h>
#include <iterator>
#include <spawn.h>
#include <stdexcept>
#include <thread>
#include <unistd.h>

namespace plansite {

namespace {

using std::chrono::milliseconds;

// How often the files are looked at, and for how long they must be at rest before they are read: some editors
// empty a file before they write it.
constexpr milliseconds between_looks(150), at_rest(25);
constexpr int most_looks_for_rest = 40;

// Ctrl-C and its like, taken as messages and not as interruptions: for this thread and all that it starts
// later.
class StopSignals {
public:
    StopSignals() {
        sigemptyset(&signals_);
        for (const int signal : {SIGINT, SIGTERM, SIGHUP}) sigaddset(&signals_, signal);
        pthread_sigmask(SIG_BLOCK, &signals_, &before_);
    }
    StopSignals(const StopSignals&) = delete;
    StopSignals& operator=(const StopSignals&) = delete;
    ~StopSignals() { pthread_sigmask(SIG_SETMASK, &before_, nullptr); }

    // Sleeps. True where it was woken by one of them.
    bool come_within(milliseconds time) const {
        const timespec patience{0, std::chrono::nanoseconds(time).count()};
        return sigtimedwait(&signals_, nullptr, &patience) > 0;
    }

private:
    sigset_t signals_{}, before_{};
};

// Builds into a live site and says so, to the terminal and to the pages.
class Rebuilder {
public:
    Rebuilder(const Invocation& invocation, const std::string& root, LiveSite& site)
        : invocation_(invocation), options_(build_options(invocation, root)), site_(site) {}

    // Builds. `why` begins the line that is printed: "content/x.md changed".
    void build_because(const std::string& why);

private:
    std::string build_site();
    void print_news(const std::vector<Diagnostic>& found);

    const Invocation& invocation_;
    BuildOptions options_;
    LiveSite& site_;
    std::string printed_; // the diagnostics of the build before: they are not printed again
};

void Rebuilder::print_news(const std::vector<Diagnostic>& found) {
    std::vector<Diagnostic> open;
    std::copy_if(found.begin(), found.end(), std::back_inserter(open),
                 [](const Diagnostic& one) { return one.accepted.empty(); });
    std::string text = print_all(open, Format::human, invocation_.color);
    if (text != printed_) std::fputs(text.c_str(), stderr);
    printed_ = std::move(text);
}

// What came of it, in words.
std::string Rebuilder::build_site() {
    Sources sources;
    Diagnostics diagnostics;
    Build made = build(options_, sources, diagnostics);
    const auto found = diagnostics.sorted();
    print_news(found);
    const std::size_t errors = count_of(found, Severity::error);
    if (errors == 0) {
        site_.succeed(std::move(made.output));
    } else {
        std::vector<std::string> faults;
        for (const auto& one : found)
            if (one.severity == Severity::error) faults.push_back(print_human(one, Color::off));
        site_.fail(std::move(faults));
    }
    return fmt::format("{}, {}, {}", counted(made.pages, "page", "pages"), counted(errors, "error", "errors"),
                       counted(count_of(found, Severity::warning), "warning", "warnings"));
}

void Rebuilder::build_because(const std::string& why) {
    const auto start = std::chrono::steady_clock::now();
    std::string result;
    try {
        result = build_site();
    } catch (const std::runtime_error& failure) { // of the machine: it may be over when the next file changes
        result = failure.what();
        site_.fail({result});
    }
    const auto elapsed =
        std::chrono::duration_cast<milliseconds>(std::chrono::steady_clock::now() - start).count();
    fmt::print("{}: {}, {} ms\n", why, result, elapsed);
    std::fflush(stdout);
}

// Starts what the desktop opens addresses with, and does not wait for it.
void open_browser(const std::string& address) {
    std::string program = "xdg-open", argument = address;
    char* arguments[] = {program.data(), argument.data(), nullptr};
    sigset_t none;
    sigemptyset(&none);
    posix_spawnattr_t attributes;
    posix_spawnattr_init(&attributes);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK);
    posix_spawnattr_setpgroup(&attributes, 0); // our Ctrl-C is not the browser's
    posix_spawnattr_setsigmask(&attributes, &none);
    pid_t process = 0;
    const int error = posix_spawnp(&process, program.c_str(), nullptr, &attributes, arguments, environ);
    posix_spawnattr_destroy(&attributes);
    if (error != 0) fmt::print(stderr, "plansite: no program xdg-open: open {} yourself\n", address);
}

void say_where(const Listener& listener, const Invocation& invocation) {
    if (invocation.port != 0 && listener.port != invocation.port)
        fmt::print("port {} is taken, {} is free\n", invocation.port, listener.port);
    if (listener.reach == Reach::network)
        fmt::print(stderr, "plansite: {} can be reached from the network: others can read this, too\n",
                   listener.name);
    fmt::print("serving {} until Ctrl-C\n", listener.address());
    std::fflush(stdout);
}

// "content/x.md changed", "content/x.md and 3 more changed".
std::string words_of(const std::vector<std::string>& changed) {
    const std::string more = changed.size() > 1 ? fmt::format(" and {} more", changed.size() - 1) : "";
    return fmt::format("{}{} changed", changed.front(), more);
}

// Looks until the files are at rest, or for a second where they never are.
Sighting settled(const std::string& root) {
    Sighting seen = look_at_site(root);
    for (int looks = 0; looks < most_looks_for_rest; ++looks) {
        std::this_thread::sleep_for(at_rest);
        Sighting again = look_at_site(root);
        if (again == seen) break;
        seen = std::move(again);
    }
    return seen;
}

} // namespace

Exit run_serve(const Invocation& invocation) {
    const std::string root = find_root(invocation.directory);
    if (root.empty()) return without_site(invocation.directory, "`plansite serve DIR`");
    const StopSignals stop;
    Listener listener = listen_on(invocation.host, invocation.port); // browsers wait for the first build
    LiveSite site;
    Rebuilder rebuilder(invocation, root, site);
    Sighting seen = look_at_site(root); // before the build: what changes while it runs is seen afterwards
    rebuilder.build_because("made");
    say_where(listener, invocation);
    const std::string address = listener.address();
    const HttpServer server(site, std::move(listener));
    if (invocation.open) open_browser(address);
    while (!stop.come_within(between_looks)) {
        if (look_at_site(root) == seen) continue;
        Sighting now = settled(root);
        const auto changed = changed_paths(seen, now);
        seen = std::move(now);
        if (!changed.empty()) rebuilder.build_because(words_of(changed));
    }
    return Exit::good;
}

} // namespace plansite

#include "base/text.h"
#include "build.h"
#include "cli/commands.h"
#include "cli/site_commands.h"
#include "cli/timings.h"
#include "publish/publish.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fmt/format.h>

namespace plansite {

namespace {

using Clock = std::chrono::steady_clock;

// A bar on a terminal, once a build has taken longer than a second.
class ProgressBar {
public:
    explicit ProgressBar(const Invocation& invocation) : shown_(invocation.terminal && !invocation.quiet) {}
    ~ProgressBar() {
        if (drawn_) fmt::print(stderr, "\r\x1b[K");
    }
    void step(std::size_t done, std::size_t all) {
        if (!shown_ || Clock::now() - start_ < std::chrono::seconds(1) || done % 50 != 0) return;
        drawn_ = true;
        constexpr std::size_t width = 30;
        const std::size_t filled = done * width / std::max<std::size_t>(all, 1);
        fmt::print(stderr, "\r[{}{}] {} of {} pages", std::string(filled, '#'),
                   std::string(width - filled, '.'), done, all);
    }

private:
    bool shown_;
    std::atomic<bool> drawn_ = false; // pages are finished by several threads
    Clock::time_point start_ = Clock::now();
};

struct Made {
    Build site;
    std::size_t errors = 0, warnings = 0, notes = 0, accepted = 0;
};

Made make(const Invocation& invocation, const std::string& root, Timings& timings) {
    Sources sources;
    Diagnostics diagnostics;
    ProgressBar bar(invocation);
    BuildOptions options = build_options(invocation, root);
    options.progress = [&](std::size_t done, std::size_t all) { bar.step(done, all); };
    options.passed = [&](std::string_view pass) { timings.passed(pass); };
    Made made{build(options, sources, diagnostics)};
    const auto found = diagnostics.sorted();
    made.errors = count_of(found, Severity::error);
    made.warnings = count_of(found, Severity::warning);
    made.notes = count_of(found, Severity::note);
    made.accepted = std::size_t(std::count_if(found.begin(), found.end(),
                                              [](const Diagnostic& one) { return !one.accepted.empty(); }));
    print_found(found, invocation);
    timings.passed("print what was found");
    return made;
}

// "0 errors, 3 warnings, 2 accepted, 95 ms": the end of the last line.
std::string summary(const Made& made, Clock::time_point start) {
    const auto elapsed = std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - start).count();
    std::string out = fmt::format("{}, {}", counted(made.errors, "error", "errors"),
                                  counted(made.warnings, "warning", "warnings"));
    if (made.notes > 0) out += ", " + counted(made.notes, "note", "notes");
    if (made.accepted > 0) out += fmt::format(", {} accepted", made.accepted);
    return fmt::format("{}, {} ms", out, elapsed);
}

// The target must not be the site or hold it, nor lie in its content: publishing there would mix the two.
std::string fault_of_target(const std::filesystem::path& target, const std::string& root) {
    const auto canonical = (std::filesystem::weakly_canonical(target) / "").string(); // with a slash
    if ((root + "/").starts_with(canonical)) return "it holds the site itself";
    for (const char* folder : {"/content/", "/templates/", "/themes/"})
        if (canonical.starts_with(root + folder)) return "it lies among the site's own files";
    return {};
}

} // namespace

Exit run_build(const Invocation& invocation) {
    const auto start = Clock::now();
    const std::string root = find_root(invocation.directory);
    if (root.empty()) return without_site(invocation.directory, "`plansite build DIR`");
    const std::filesystem::path target = invocation.output.empty() ? std::filesystem::path(root) / "public"
                                                                   : std::filesystem::path(invocation.output);
    if (const auto fault = fault_of_target(target, root); !fault.empty()) {
        fmt::print(stderr,
                   "plansite: cannot publish to {}: {}\n  help: choose another folder with --output\n",
                   target.string(), fault);
        return Exit::usage;
    }
    Timings timings;
    // Never taken apart: the system takes the memory of a large site back at once, and its destructors would
    // take a twentieth of the build.
    static const Made& made = *new Made(make(invocation, root, timings));
    if (made.errors > 0) {
        if (!is_for_programs(invocation.format))
            fmt::print(stderr, "nothing published: {}\n", summary(made, start));
        return Exit::content_errors;
    }
    const PublishReport report = publish(made.site.output, target, invocation.jobs);
    timings.passed("publish");
    if (invocation.timings) fmt::print(stderr, "{}", timings.table());
    if (!invocation.quiet && !is_for_programs(invocation.format))
        fmt::print("{}, {} written, {} unchanged, {} removed, {}\n",
                   counted(made.site.pages, "page", "pages"), report.written, report.unchanged,
                   report.removed, summary(made, start));
    return Exit::good;
}

Exit run_check(const Invocation& invocation) {
    const auto start = Clock::now();
    const std::string root = find_root(invocation.directory);
    if (root.empty()) return without_site(invocation.directory, "`plansite build DIR`");
    Timings timings;
    const Made made = make(invocation, root, timings);
    if (invocation.timings) fmt::print(stderr, "{}", timings.table());
    if (!invocation.quiet && !is_for_programs(invocation.format))
        fmt::print("{}, {}\n", counted(made.site.pages, "page", "pages"), summary(made, start));
    const bool failed = made.errors > 0 || (invocation.strict && made.warnings > 0);
    return failed ? Exit::content_errors : Exit::good;
}

} // namespace plansite

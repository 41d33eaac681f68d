#include "cli/timings.h"

#include <algorithm>
#include <fmt/format.h>
#include <sys/resource.h>

namespace plansite {

namespace {

// The most memory that the process has had, in MiB (getrusage counts KiB).
double peak_memory() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return double(usage.ru_maxrss) / 1024;
}

} // namespace

void Timings::passed(std::string_view pass) {
    const auto now = Clock::now();
    const std::clock_t processors = std::clock();
    auto known =
        std::find_if(passes_.begin(), passes_.end(), [&](const Pass& one) { return one.name == pass; });
    if (known == passes_.end()) known = passes_.insert(known, {std::string(pass)});
    known->elapsed += std::chrono::duration<double, std::milli>(now - last_).count();
    known->processors += 1000.0 * double(processors - last_processors_) / CLOCKS_PER_SEC;
    known->memory = peak_memory();
    last_ = now;
    last_processors_ = processors;
}

std::string Timings::table() const {
    Pass all{"all"};
    std::string out =
        fmt::format("{:<22}{:>10}{:>16}{:>14}\n", "pass", "ms", "processors, ms", "memory, MiB");
    const auto add = [&](const Pass& pass) {
        out += fmt::format("{:<22}{:>10.1f}{:>16.1f}{:>14.0f}\n", pass.name, pass.elapsed, pass.processors,
                           pass.memory);
    };
    for (const Pass& pass : passes_) {
        add(pass);
        all.elapsed += pass.elapsed;
        all.processors += pass.processors;
        all.memory = std::max(all.memory, pass.memory);
    }
    add(all);
    return out;
}

} // namespace plansite

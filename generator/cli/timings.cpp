#include "cli/timings.h"

#include <algorithm>
#include <fmt/format.h>

namespace plansite {

void Timings::passed(std::string_view pass) {
    const auto now = Clock::now();
    const std::clock_t processors = std::clock();
    auto known =
        std::find_if(passes_.begin(), passes_.end(), [&](const Pass& one) { return one.name == pass; });
    if (known == passes_.end()) known = passes_.insert(known, {std::string(pass)});
    known->elapsed += std::chrono::duration<double, std::milli>(now - last_).count();
    known->processors += 1000.0 * double(processors - last_processors_) / CLOCKS_PER_SEC;
    last_ = now;
    last_processors_ = processors;
}

std::string Timings::table() const {
    Pass all{"all"};
    std::string out = fmt::format("{:<22}{:>10}{:>16}\n", "pass", "ms", "processors, ms");
    const auto add = [&](const Pass& pass) {
        out += fmt::format("{:<22}{:>10.1f}{:>16.1f}\n", pass.name, pass.elapsed, pass.processors);
    };
    for (const Pass& pass : passes_) {
        add(pass);
        all.elapsed += pass.elapsed;
        all.processors += pass.processors;
    }
    add(all);
    return out;
}

} // namespace plansite

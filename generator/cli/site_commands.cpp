#include "cli/site_commands.h"

#include <cstdio>
#include <filesystem>
#include <fmt/format.h>

namespace plansite {

std::string find_root(const std::string& directory) {
    std::error_code ignored;
    auto folder = std::filesystem::weakly_canonical(directory, ignored);
    for (;; folder = folder.parent_path()) {
        if (std::filesystem::exists(folder / "site.toml", ignored)) return folder.string();
        if (folder == folder.parent_path()) return {};
    }
}

Exit without_site(const std::string& directory, std::string_view example) {
    fmt::print(stderr,
               "plansite: no site.toml in {} or above it\n"
               "  help: give the site's folder{}{}\n",
               directory, example.empty() ? "" : ", as in ", example);
    return Exit::usage;
}

BuildOptions build_options(const Invocation& invocation, const std::string& root) {
    BuildOptions options;
    options.root = root;
    options.today = invocation.today;
    if (!invocation.as_of.empty()) options.as_of = parse_iso_date(invocation.as_of);
    options.base_url = invocation.base_url;
    options.drafts = invocation.drafts ? Draft::yes : Draft::no;
    options.jobs = invocation.jobs;
    return options;
}

void print_found(const Diagnostics& diagnostics, const Invocation& invocation) {
    auto all = diagnostics.sorted();
    if (invocation.quiet)
        std::erase_if(all, [](const Diagnostic& one) { return one.kind->severity != Severity::error; });
    const std::string printed = print_all(all, invocation.format, invocation.color);
    std::fputs(printed.c_str(), invocation.format == Format::json ? stdout : stderr);
}

} // namespace plansite

#include "cli/site_commands.h"

#include "base/text.h"

#include <algorithm>
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

bool is_for_programs(Format format) {
    return format == Format::json || format == Format::sarif;
}

void print_found(std::vector<Diagnostic> found, const Invocation& invocation) {
    if (invocation.quiet)
        std::erase_if(found, [](const Diagnostic& one) { return one.severity != Severity::error; });
    if (invocation.format != Format::sarif && !invocation.accepted)
        std::erase_if(found, [](const Diagnostic& one) { return !one.accepted.empty(); });
    std::stable_partition(found.begin(), found.end(),
                          [](const Diagnostic& one) { return one.accepted.empty(); });
    const std::string printed = print_all(found, invocation.format, invocation.color);
    std::fputs(printed.c_str(), is_for_programs(invocation.format) ? stdout : stderr);
}

Exit misused(const std::string& what, const std::string& help) {
    fmt::print(stderr, "plansite: {}\n  help: {}\n", what, help);
    return Exit::usage;
}

Exit unknown_id(std::string_view noun, const std::string& id, const std::vector<std::string_view>& names,
                std::string_view place) {
    std::string help = fmt::format("make one in {}", place);
    if (const auto near = nearest(id, names))
        help = fmt::format("did you mean `{}`?", *near);
    else if (!names.empty())
        help = fmt::format("there is {}", fmt::join(names, ", "));
    return misused(fmt::format("there is no {} `{}`", noun, id), help);
}

const Consultation* find_consultation(const Site& site, std::string_view id) {
    for (const auto& one : site.consultations)
        if (one.id.value == id) return &one;
    return nullptr;
}

Exit unknown_consultation(const Site& site, const std::string& id) {
    std::vector<std::string_view> names;
    for (const auto& one : site.consultations) names.push_back(one.id.value);
    return unknown_id("consultation", id, names, "content/consultations/");
}

} // namespace plansite

#include "archive/bag.h"
#include "archive/compare_report.h"
#include "archive/warc.h"
#include "base/text.h"
#include "cli/site_commands.h"
#include "publish/publish.h"

#include <cstdio>
#include <filesystem>
#include <fmt/format.h>

namespace plansite {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view live_name = "now"; // what the plan as it is now is called among editions

Exit unknown_plan(const Site& site, const std::string& id) {
    std::vector<std::string_view> names;
    for (const auto& one : site.plans) names.push_back(one.id.value);
    return unknown_id("plan", id, names, "content/plans/");
}

bool has_plan(const Site& site, const std::string& id) {
    const auto is_it = [&](const Plan& plan) { return plan.id.value == id; };
    return std::any_of(site.plans.begin(), site.plans.end(), is_it);
}

// Links of an edition that lead to what is not in it. They are no mistake of the site, so they are said and
// no more.
std::vector<Diagnostic> links_out(const Diagnostics& diagnostics) {
    auto all = diagnostics.sorted();
    std::erase_if(all, [](const Diagnostic& one) {
        return one.kind != &kind("broken-link") && one.kind != &kind("broken-anchor");
    });
    return all;
}

// The bag of an edition, and its pages once more for web archives where they are asked for.
Output bag_of(const Build& made, const Sources& sources, const Invocation& invocation) {
    std::vector<std::pair<std::string, std::string>> more;
    more.push_back({"Source-Organization", made.site.config.publisher.value});
    more.push_back({"Contact-Email", made.site.config.contact});
    std::vector<OutputFile> beside;
    if (invocation.warc) {
        const std::string base_url =
            invocation.base_url.empty() ? made.site.config.base_url : invocation.base_url;
        beside.push_back({"site.warc", warc_of(made.output, {base_url, made.edition->frozen,
                                                             "plansite " PLANSITE_VERSION})});
    }
    return edition_bag(*made.edition, made.output, edition_sources(made.site, sources), std::move(beside),
                       std::move(more));
}

// A plan of the finished site by the name of an edition, or as it is now.
std::optional<PlanItems> plan_of(const Output& site, const std::string& plan, const std::string& edition) {
    const std::string folder =
        edition == live_name ? std::string() : fmt::format("plans/{}/editions/{}/", plan, edition);
    const OutputFile* file = site.find(fmt::format("{}plans/{}/data/plan.json", folder, plan));
    return file ? read_plan_items(file->bytes) : std::nullopt;
}

std::vector<std::string> editions_of(const Output& site, const std::string& plan) {
    std::vector<std::string> names{std::string(live_name)};
    const std::string folder = fmt::format("plans/{}/editions/", plan);
    for (const auto& file : site.files) {
        if (!file.path.starts_with(folder)) continue;
        const std::string rest = file.path.substr(folder.size());
        const auto slash = rest.find('/');
        if (slash != rest.npos && names.back() != rest.substr(0, slash))
            names.push_back(rest.substr(0, slash));
    }
    return names;
}

} // namespace

Exit run_freeze(const Invocation& invocation) {
    const std::string root = find_root(invocation.directory);
    if (root.empty()) return without_site(invocation.directory, "");
    if (!is_edition_name(invocation.edition) || invocation.edition == live_name)
        return misused(fmt::format("`{}` cannot be the name of an edition", invocation.edition),
                       "use letters, digits, dots, hyphens and underscores, as in 2008-09-draft");
    const std::string shown = fmt::format("content/archive/{}/{}", invocation.plan, invocation.edition);
    const fs::path folder = fs::path(root) / shown;
    if (fs::exists(folder))
        return misused(fmt::format("{} is there already", shown),
                       "an edition is never overwritten: give this one another name");

    Sources of_site, of_edition;
    Diagnostics found, of_one;
    BuildOptions options = build_options(invocation, root);
    const Build whole = build(options, of_site, found);
    if (found.errors() > 0) {
        print_found(found.sorted(), invocation);
        if (!is_for_programs(invocation.format)) std::fputs("nothing frozen: the site has errors\n", stderr);
        return Exit::content_errors;
    }
    if (!has_plan(whole.site, invocation.plan)) return unknown_plan(whole.site, invocation.plan);
    options.edition = {invocation.plan, invocation.edition};
    const Build made = build(options, of_edition, of_one);
    print_found(links_out(of_one), invocation);
    const Output bag = bag_of(made, of_edition, invocation);
    publish_new(bag, folder, invocation.jobs);
    if (!invocation.quiet && !is_for_programs(invocation.format))
        fmt::print("{}: {}, {}, as of {}\n{}  is its digest: note it elsewhere\n", shown,
                   counted(made.pages, "page", "pages"), counted(bag.files.size(), "file", "files"),
                   iso(made.edition->as_of), bag_digest(bag));
    return Exit::good;
}

Exit run_verify(const Invocation& invocation) {
    std::vector<std::pair<std::string, std::string>> folders; // where, and as it is shown
    for (const auto& one : invocation.files) folders.push_back({one, one});
    if (folders.empty()) {
        const std::string root = find_root(invocation.directory);
        if (root.empty()) return without_site(invocation.directory, "");
        for (const auto& one : edition_folders(root)) folders.push_back({root + "/" + one.path, one.path});
    }
    Sources sources;
    Diagnostics all;
    std::string good;
    for (const auto& [folder, shown] : folders) {
        if (!fs::is_directory(folder))
            return misused(fmt::format("{} is no folder", shown), "give the folder that holds bagit.txt");
        Diagnostics own;
        const std::string digest = verify_edition(folder, shown, sources, own);
        for (const auto& one : own.sorted()) all.report(*one.kind, one.message, one.labels, one.help);
        if (own.errors() == 0) good += fmt::format("{}  {}\n", digest, shown);
    }
    print_found(all.sorted(), invocation);
    if (!is_for_programs(invocation.format) && !invocation.quiet) {
        std::fputs(good.c_str(), stdout);
        if (folders.empty()) std::fputs("there is no edition\n", stdout);
    }
    return all.errors() > 0 ? Exit::content_errors : Exit::good;
}

Exit run_compare(const Invocation& invocation) {
    const std::string root = find_root(invocation.directory);
    if (root.empty()) return without_site(invocation.directory, "");
    Sources sources;
    Diagnostics found;
    const Build made = build(build_options(invocation, root), sources, found);
    if (found.errors() > 0) {
        print_found(found.sorted(), invocation);
        return Exit::content_errors;
    }
    const auto names = editions_of(made.output, invocation.plan);
    if (names.size() == 1 && !has_plan(made.site, invocation.plan))
        return unknown_plan(made.site, invocation.plan);
    const auto before = plan_of(made.output, invocation.plan, invocation.older);
    const auto now = plan_of(made.output, invocation.plan, invocation.newer);
    if (!before || !now)
        return unknown_id("edition", before ? invocation.newer : invocation.older,
                          {names.begin(), names.end()}, "content/archive/" + invocation.plan + "/");
    const PlanComparison comparison = compare_plans(*before, *now);
    if (invocation.format == Format::json)
        fmt::print("{}\n", as_json(comparison).dump(1));
    else
        std::fputs(as_text(comparison).c_str(), stdout);
    return Exit::good;
}

} // namespace plansite

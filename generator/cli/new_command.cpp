#include "assess/assess.h"
#include "base/file.h"
#include "cli/site_commands.h"
#include "content/load.h"
#include "create/create.h"
#include "markdown/markdown.h"
#include "schema/read.h"

#include <cstdio>
#include <filesystem>
#include <fmt/format.h>

namespace plansite {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t largest_schema = 8 << 20;

// The site as it is, drafts with it.
struct Standing {
    Sources sources;
    Diagnostics diagnostics;
    LoadedSite loaded;
    Graph graph;

    Standing(const Invocation& invocation, const std::string& root) {
        prepare_markdown();
        LoadOptions options;
        options.today = invocation.today;
        if (!invocation.day.empty()) options.as_of = parse_iso_date(invocation.day);
        options.drafts = Draft::yes;
        loaded = load_site(root, options, sources, diagnostics);
        graph = resolve(loaded.site, diagnostics);
    }
};

// True where a path leads out of the site by a symbolic link.
bool leads_out(const std::string& root, const std::string& path) {
    const std::string folder = (fs::weakly_canonical(fs::absolute(root)) / "").string();
    return !fs::weakly_canonical(folder + path).string().starts_with(folder);
}

// Writes all files or none, and the schemas that they name. What an author may have written is never
// replaced; schemas are plansite's own, and always those of this version.
Exit write_all(const std::string& root, const std::vector<NewFile>& files) {
    for (const auto& file : files)
        if (fs::exists(fs::symlink_status(fs::path(root) / file.path)))
            return misused(fmt::format("{} is there already", file.path),
                           file.kind == "directory"
                               ? "it names nobody yet: add a `[[body]]` to it first"
                               : "nothing is ever overwritten: choose another `--id` or another place");
    const auto schemas = schemas_for(files);
    for (const auto* list : {&files, &schemas})
        for (const auto& file : *list)
            if (leads_out(root, file.path))
                return misused(fmt::format("{} leads out of the site by a link", file.path),
                               "put the folder itself where the link is");
    for (const auto& file : files) {
        const fs::path path = fs::path(root) / file.path;
        fs::create_directories(path.parent_path());
        write_new_file(path.string(), file.text);
        fmt::print("{}\n", file.path);
    }
    for (const auto& schema : schemas) {
        const fs::path path = fs::path(root) / schema.path;
        fs::create_directories(path.parent_path());
        if (read_file(path.string(), largest_schema).bytes == schema.text) continue;
        write_file_atomically(path.string(), schema.text);
        fmt::print("{}\n", schema.path);
    }
    return Exit::good;
}

Exit make_site(const Invocation& invocation) {
    const std::string title = invocation.title.empty() ? "Plans of Oakshire" : invocation.title;
    return write_all(invocation.directory, new_site(title, invocation.today));
}

bool needs_plan(const Invocation& invocation) {
    return invocation.what == "update" || invocation.what == "priority";
}

// The plan that is named, or the only one where one is needed; null where there is none.
const Plan* chosen_plan(const Invocation& invocation, const Site& site) {
    if (const Plan* plan = find_by_id(site.plans, invocation.plan)) return plan;
    const bool only = invocation.plan.empty() && needs_plan(invocation) && site.plans.size() == 1;
    return only ? &site.plans.front() : nullptr;
}

// Says that no plan could be chosen.
Exit without_plan(const Invocation& invocation, const Site& site) {
    if (!invocation.plan.empty()) return unknown_plan(site, invocation.plan);
    const auto names = ids_of(site.plans);
    if (names.empty()) return misused("the site has no plan", "make one: `plansite new plan --title \"…\"`");
    return misused(fmt::format("the site has {} plans", names.size()),
                   fmt::format("say which with `--plan`: {}", fmt::join(names, ", ")));
}

// The files that are asked for; `plan` is null where none is meant.
std::vector<NewFile> files_for(const Invocation& invocation, const Standing& standing, const Plan* plan) {
    const NewThing thing{invocation.title, invocation.id};
    const Site& site = standing.loaded.site;
    const Date day = standing.loaded.as_of;
    if (invocation.what == "plan") return new_plan(site, thing, day);
    if (invocation.what == "priority") return new_priority(site, *plan, thing, day);
    if (invocation.what == "consultation") return new_consultation(site, plan, thing, day);
    if (invocation.what == "document") return new_document(plan, thing, day);
    return new_update(site, standing.graph, assess(site, standing.graph, day), *plan, day);
}

} // namespace

Exit run_new(const Invocation& invocation) {
    if (invocation.what == "site") return make_site(invocation);
    const std::string root = find_root(invocation.directory);
    if (root.empty()) return without_site(invocation.directory, "`plansite new plan DIR`");
    const bool titled = invocation.what != "update";
    if (titled && invocation.title.empty())
        return misused(fmt::format("a new {} needs a title", invocation.what),
                       fmt::format("give it one: `plansite new {} --title \"…\"`", invocation.what));
    if (!invocation.id.empty() && !is_slug(invocation.id))
        return misused(fmt::format("`{}` cannot be an id", invocation.id),
                       "use letters, digits, dots and hyphens, and begin with a letter or a digit");

    Standing standing(invocation, root);
    const Plan* plan = chosen_plan(invocation, standing.loaded.site);
    if (!plan && (needs_plan(invocation) || !invocation.plan.empty()))
        return without_plan(invocation, standing.loaded.site);
    if (invocation.what == "update" && standing.diagnostics.errors() > 0) {
        print_found(standing.diagnostics.sorted(), invocation);
        return Exit::content_errors; // what is due would not be known
    }
    return write_all(root, files_for(invocation, standing, plan));
}

} // namespace plansite

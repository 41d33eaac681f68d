#include "cli/additions.h"

#include "base/file.h"
#include "cli/site_commands.h"
#include "markdown/markdown.h"
#include "schema/read.h"

#include <filesystem>
#include <fmt/format.h>

namespace plansite {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t largest_schema = 8 << 20;

// True where a path leads out of the site by a symbolic link.
bool leads_out(const std::string& root, const std::string& path) {
    const std::string folder = (fs::weakly_canonical(fs::absolute(root)) / "").string();
    return !fs::weakly_canonical(folder + path).string().starts_with(folder);
}

} // namespace

StandingSite::StandingSite(const Invocation& invocation, const std::string& root) {
    prepare_markdown();
    LoadOptions options;
    options.today = invocation.today;
    if (!invocation.day.empty()) options.as_of = parse_iso_date(invocation.day);
    options.drafts = Draft::yes;
    loaded = load_site(root, options, sources, diagnostics);
    graph = resolve(loaded.site, diagnostics);
}

std::optional<Exit> refused_id(const std::string& id) {
    if (id.empty() || is_slug(id)) return {};
    return misused(fmt::format("`{}` cannot be an id", id),
                   "use letters, digits, dots and hyphens, and begin with a letter or a digit");
}

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

const Plan* chosen_plan(const Invocation& invocation, const Site& site, PlanNeed need) {
    if (const Plan* plan = find_by_id(site.plans, invocation.plan)) return plan;
    const bool only = invocation.plan.empty() && need == PlanNeed::needed && site.plans.size() == 1;
    return only ? &site.plans.front() : nullptr;
}

Exit without_plan(const Invocation& invocation, const Site& site) {
    if (!invocation.plan.empty()) return unknown_plan(site, invocation.plan);
    const auto names = ids_of(site.plans);
    if (names.empty()) return misused("the site has no plan", "make one: `plansite new plan --title \"…\"`");
    return misused(fmt::format("the site has {} plans", names.size()),
                   fmt::format("say which with `--plan`: {}", fmt::join(names, ", ")));
}

} // namespace plansite

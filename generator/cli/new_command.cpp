#include "cli/additions.h"
#include "cli/site_commands.h"
#include "create/create.h"

#include <fmt/format.h>

namespace plansite {

namespace {

Exit make_site(const Invocation& invocation) {
    const std::string title = invocation.title.empty() ? "Plans of Oakshire" : invocation.title;
    return write_all(invocation.directory, new_site(title, invocation.today));
}

PlanNeed need_of(const Invocation& invocation) {
    return invocation.what == "update" || invocation.what == "priority" ? PlanNeed::needed
                                                                        : PlanNeed::optional;
}

// The files that are asked for; `plan` is null where none is meant.
std::vector<NewFile> files_for(const Invocation& invocation, const StandingSite& standing, const Plan* plan) {
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
    if (const auto refused = refused_id(invocation.id)) return *refused;

    StandingSite standing(invocation, root);
    const PlanNeed need = need_of(invocation);
    const Plan* plan = chosen_plan(invocation, standing.loaded.site, need);
    if (!plan && (need == PlanNeed::needed || !invocation.plan.empty()))
        return without_plan(invocation, standing.loaded.site);
    if (invocation.what == "update" && standing.diagnostics.errors() > 0) {
        print_found(standing.diagnostics.sorted(), invocation);
        return Exit::content_errors; // what is due would not be known
    }
    return write_all(root, files_for(invocation, standing, plan));
}

} // namespace plansite

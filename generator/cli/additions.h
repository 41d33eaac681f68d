#pragma once

#include "assess/assess.h"
#include "cli/commands.h"
#include "content/load.h"
#include "create/create.h"

#include <optional>
#include <string>
#include <vector>

// What the commands have in common that add files to a site.

namespace plansite {

// The site as it is, drafts with it.
struct StandingSite {
    Sources sources;
    Diagnostics diagnostics;
    LoadedSite loaded;
    Graph graph;

    StandingSite(const Invocation& invocation, const std::string& root);
};

enum class PlanNeed : bool { optional, needed };

// The plan that is named, or the only one where one is needed; null where there is none.
const Plan* chosen_plan(const Invocation& invocation, const Site& site, PlanNeed need);

// Says that no plan could be chosen: the exit code for it.
Exit without_plan(const Invocation& invocation, const Site& site);

// Says that what was given as `--id` cannot be one: the exit code for it. Nothing where it can, or none was
// given.
std::optional<Exit> refused_id(const std::string& id);

// Writes all files or none, and the schemas that they name. What an author may have written is never
// replaced; schemas are plansite's own, and always those of this version.
Exit write_all(const std::string& root, const std::vector<NewFile>& files);

} // namespace plansite

#pragma once

#include "content/load.h"
#include "graph/graph.h"

#include <string>

namespace plansite {

// The site of one plan alone, as an edition keeps it: the plan, the consultations and documents that belong
// to it, the bodies that have a part in them, glossary and settings. Other plans become plans that are
// published elsewhere, at their addresses below the site's own where that is known; the front page and the
// guide are left out. The new site points into the same sources.
LoadedSite only_plan(const LoadedSite& loaded, const Graph& graph, ItemId plan);

} // namespace plansite

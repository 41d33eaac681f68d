#pragma once

#include "graph/graph.h"

#include <vector>

namespace plansite {

// Everything that stands in a plan, consultation or document, in the order of the graph, where it follows its
// home without a gap: so that what is made for each home takes time for its own things only.
std::vector<ItemId> items_in(const Graph& graph, ItemId home);

} // namespace plansite

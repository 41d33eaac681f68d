#pragma once

#include "graph/graph.h"

#include <vector>

namespace plansite {

// A cell of a plan's action tables that says nothing, or says that it does not know.
struct Gap {
    ItemId action;
    const Column* column = nullptr;
    Unknown unknown = Unknown::blank;
};

// The gaps of a plan, column by column in the plan's order and within a column in the order of its actions.
// Cells that an action shares with the one above count once.
std::vector<Gap> gaps_of(const Graph& graph, ItemId plan);

} // namespace plansite

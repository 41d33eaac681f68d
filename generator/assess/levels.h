#pragma once

#include "graph/graph.h"

#include <vector>

namespace plansite {

// How many actions of a priority are on each level of a scale. An action on two levels counts on both.
struct LevelCounts {
    ItemId priority;
    std::vector<std::size_t> counts; // by level, lowest first
    std::size_t none = 0;            // without a level
    std::size_t actions = 0;
};

// One row for each priority of the scale's plan.
std::vector<LevelCounts> distribution_of(const Graph& graph, ItemId scale);

} // namespace plansite

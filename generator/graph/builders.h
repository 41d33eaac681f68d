#pragma once

#include "graph/graph.h"

namespace plansite {

// What the first step of `resolve` fills in; everybody else sees the graph from outside.
struct GraphParts {
    std::vector<Item>& items;
    std::unordered_map<const Common*, ItemId>& by_common;
};

// The first step: all items, with the names they answer to. Reports ids that are taken.
void list_items(const Site& site, Graph& graph, GraphParts parts, Diagnostics& diagnostics);

// The second, because a reference may lead forwards: all edges. Reports what leads nowhere, unless
// what it leads to may be in a file that could not be read.
std::vector<Edge> list_edges(const Site& site, const Graph& graph, Diagnostics& diagnostics, unsigned jobs);

} // namespace plansite

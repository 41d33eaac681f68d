#include "graph/builders.h"
#include "graph/graph.h"

namespace plansite {

Graph resolve(const Site& site, Diagnostics& diagnostics, unsigned jobs) {
    Graph graph;
    list_items(site, graph, {graph.items_, graph.by_common_}, diagnostics);
    graph.edges_ = list_edges(site, graph, diagnostics, jobs);
    graph.from_.resize(graph.items_.size());
    graph.to_.resize(graph.items_.size());
    for (std::uint32_t i = 0; i < graph.edges_.size(); ++i) {
        graph.from_[graph.edges_[i].from.index()].push_back(i);
        graph.to_[graph.edges_[i].to.index()].push_back(i);
    }
    return graph;
}

} // namespace plansite

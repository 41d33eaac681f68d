#include "assess/levels.h"

namespace plansite {

namespace {

void count_action(const Graph& graph, ItemId action, ItemId scale, LevelCounts& row) {
    const auto& levels = graph.get<Scale>(scale).levels;
    bool any = false;
    for (const auto index : graph.from(action)) {
        const Edge& edge = graph.edges()[index];
        if (edge.relation != Relation::level || edge.to != scale) continue;
        for (std::size_t i = 0; i < levels.size(); ++i)
            if (levels[i].id.value == edge.role) ++row.counts[i], any = true;
    }
    ++row.actions;
    if (!any) ++row.none;
}

} // namespace

std::vector<LevelCounts> distribution_of(const Graph& graph, ItemId scale) {
    std::vector<LevelCounts> out;
    for (const ItemId priority : graph.at(graph.at(scale).home).children) {
        if (graph.at(priority).kind != ItemKind::priority) continue;
        LevelCounts row;
        row.priority = priority;
        row.counts.resize(graph.get<Scale>(scale).levels.size());
        for (const ItemId activity : graph.at(priority).children)
            for (const ItemId action : graph.at(activity).children)
                if (graph.at(action).kind == ItemKind::action) count_action(graph, action, scale, row);
        out.push_back(std::move(row));
    }
    return out;
}

} // namespace plansite

#include "graph/homes.h"

namespace plansite {

std::vector<ItemId> items_in(const Graph& graph, ItemId home) {
    std::vector<ItemId> out;
    const auto items = graph.items();
    for (std::size_t i = home.index() + 1; i < items.size() && items[i].home == home; ++i)
        out.push_back(ItemId(i));
    return out;
}

} // namespace plansite

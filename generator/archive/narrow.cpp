#include "archive/narrow.h"

#include <algorithm>
#include <set>

namespace plansite {

namespace {

// What stays of a site when one plan is kept.
class Kept {
public:
    Kept(const Graph& graph, ItemId plan) : graph_(graph), homes_{plan} {
        for (const auto& edge : graph.edges()) {
            if (edge.relation != Relation::belongs) continue;
            if (edge.to == plan && is_paper(edge.from)) homes_.insert(edge.from);
            if (edge.from == plan && is_paper(edge.to)) homes_.insert(edge.to);
        }
        for (const auto& edge : graph.edges())
            if (stands_in_kept(edge.from)) add_body(edge.to);
    }

    template <class T> bool has(const T& common) const {
        const ItemId id = graph_.id_of(common);
        return homes_.contains(id) || bodies_.contains(id);
    }

private:
    bool is_paper(ItemId id) const {
        const ItemKind kind = graph_.at(id).kind;
        return kind == ItemKind::consultation || kind == ItemKind::document;
    }

    bool stands_in_kept(ItemId id) const {
        return homes_.contains(id) || homes_.contains(graph_.at(id).home);
    }

    // A body and those above it, so that its page can say what it belongs to.
    void add_body(ItemId id) {
        if (graph_.at(id).kind != ItemKind::body || !bodies_.insert(id).second) return;
        for (const auto edge : graph_.from(id)) add_body(graph_.edges()[edge].to);
    }

    const Graph& graph_;
    std::set<ItemId> homes_, bodies_;
};

template <class T> void keep(std::vector<T>& things, const std::vector<T>& all, const Kept& kept) {
    std::copy_if(all.begin(), all.end(), std::back_inserter(things),
                 [&](const T& one) { return kept.has(one); });
}

OutsidePlan stand_in_for(const Plan& plan, const std::string& base_url) {
    OutsidePlan out;
    out.id = plan.id;
    out.title = plan.title;
    out.code = plan.code;
    out.aliases = plan.aliases;
    if (!base_url.empty()) out.url.value = base_url + "plans/" + plan.id.value + "/index.html";
    return out;
}

} // namespace

LoadedSite only_plan(const LoadedSite& loaded, const Graph& graph, ItemId plan) {
    const Site& all = loaded.site;
    const Kept kept(graph, plan);
    LoadedSite out;
    out.assets = loaded.assets;
    out.as_of = loaded.as_of;
    Site& site = out.site;
    site.config = all.config;
    site.config.links.clear();
    site.directory = all.directory;
    site.directory.bodies.clear();
    keep(site.directory.bodies, all.directory.bodies, kept);
    keep(site.plans, all.plans, kept);
    keep(site.consultations, all.consultations, kept);
    keep(site.documents, all.documents, kept);
    for (const auto& other : all.plans)
        if (!kept.has(other))
            site.directory.plans.push_back(stand_in_for(other, loaded.site.config.base_url));
    return out;
}

} // namespace plansite

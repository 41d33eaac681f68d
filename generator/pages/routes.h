#pragma once

#include "graph/graph.h"

#include <string>
#include <string_view>
#include <vector>

// Every address of the site, in one place. Nothing else makes one.
//
//     index.html                                   home
//     plans/index.html, plans/elsewhere.html       all plans; plans that are only referred to
//     plans/PLAN/index.html, whole.html            a plan, and all of it on one page
//     plans/PLAN/priority-1.html, activity-1.3.html, target-2.html, scale-continuum.html, NARRATIVE.html
//     consultations/index.html, consultations/NAME/index.html, PAPER.html, whole.html, respond.html,
//     outcome.html documents/index.html, documents/NAME/index.html directory/index.html, directory/BODY.html
//     guide/index.html, guide/PAGE.html
//     glossary.html, dates.html, site-map.html, 404.html, sitemap.xml
//
// What has no page of its own is an anchor on the page of what it belongs to.

namespace plansite {

struct Address {
    std::string path;   // of the page, from the root
    std::string anchor; // on it; empty for the page itself

    std::string whole() const { return anchor.empty() ? path : path + "#" + anchor; }
};

class Routes {
public:
    explicit Routes(const Graph& graph);

    const Address& of(ItemId id) const { return addresses_[id.index()]; }

    // True where the item has a page of its own.
    bool has_page(ItemId id) const { return addresses_[id.index()].anchor.empty(); }

private:
    std::vector<Address> addresses_; // by ItemId
};

// The folder in which an item's pages lie, with a slash at its end: "plans/x/"; empty for the site's own.
std::string folder_of(const Graph& graph, ItemId home);

} // namespace plansite

#pragma once

#include "graph/graph.h"
#include "model/site_config.h"

#include <span>
#include <string_view>

namespace plansite {

// How many pages of a kind there are.
enum class PerItem : std::uint8_t {
    one,    // for each item of the kind
    listed, // as the archive says (archive_views.h)
};

// One kind of page: its template, and of which items there is one each. The sitemap, the rendering and the
// reference of what templates can use are made from this table.
struct PageKind {
    std::string_view name;
    std::string_view file; // the template
    ItemKind of;           // one page for each of these; `site`: a single page
    std::string_view
        path; // of a single page; or the file in the folder of each item. Empty: the item's own address
    std::string_view variable; // what the item is called in the template
    std::string_view title;    // of a page that has none of its item
    std::string_view sentence; // what the page is
    PerItem count = PerItem::one;
    Audience SiteConfig::*audience = nullptr; // who sees it, where the site decides

    bool is_for_everybody(const SiteConfig& config) const {
        return !audience || config.*audience == Audience::everybody;
    }
};

std::span<const PageKind> page_kinds();

} // namespace plansite

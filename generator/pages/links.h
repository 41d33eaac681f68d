#pragma once

#include "pages/render.h"

namespace plansite {

// A link found in a finished page.
struct FoundLink {
    std::string_view address; // as it stands in the page
    std::size_t at = 0;       // byte offset
};

// Every href and src of a page that stays within the site, and every id.
std::vector<FoundLink> links_in(std::string_view html);
std::vector<std::string_view> anchors_in(std::string_view html);

// The path from the root to which a relative address leads from a page; the page itself for "" and "#x". The
// anchor is cut off.
std::string resolve_address(std::string_view page, std::string_view address);

// Checks every internal link and anchor of the finished site. What an author wrote is reported where it was
// written, and the rest where it stands in the page.
void check_links(const Rendered& rendered, Sources& sources, Diagnostics& diagnostics);

} // namespace plansite

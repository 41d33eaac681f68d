#pragma once

#include "graph/graph.h"
#include "pages/routes.h"

#include <string>

// What a page says of itself to programs: JSON-LD in the terms of schema.org and of the Dublin Core
// (https://schema.org, https://www.dublincore.org/specifications/dublin-core/dcmi-terms/). It stands in the
// page as a data block, <script type="application/ld+json">. A browser does not run such a block, and so does
// not ask the Content-Security-Policy about it: in the HTML Standard, "prepare the script element", an
// element whose type is none of a script's is left before the policy is asked. It needs no exception there.

namespace plansite {

// The page that speaks: where it lies and what it is called.
struct SpeakingPage {
    std::string path;  // from the root
    std::string title; // as its <title> has it, without the site's
    ItemId item;       // what it is about; the site, where that is nothing smaller
};

// The JSON-LD of a page, safe to stand in a <script> (base/script_json.h): the page and the site it is a part
// of, the way to it, and, where it is the page of a thing, the thing. Addresses are relative where the site's
// own is not known.
std::string linked_data(const SpeakingPage& page, const Site& site, const Graph& graph, const Routes& routes);

} // namespace plansite

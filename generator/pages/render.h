#pragma once

#include "archive/edition.h"
#include "assess/assess.h"
#include "content/load.h"
#include "pages/prose.h"
#include "pages/templates.h"
#include "publish/output.h"

#include <map>

namespace plansite {

// Why an attachment that something links to is not published.
enum class Refusal {
    active, // browsers may run it
    taken,  // the site has a file of its own at its address
};

struct Rendered {
    Output output;
    Output frozen;                          // pages of editions, as they were frozen
    std::vector<WrittenLink> links;         // to be checked
    std::map<std::string, Refusal> refused; // attachments, by their address
};

struct RenderOptions {
    std::string root;
    std::optional<EditionFacts> edition; // what is made is this edition, not the site
    unsigned jobs = 0;
    std::function<void(std::size_t done, std::size_t all)>
        progress;                                           // may be empty; called from several threads
    std::function<void(std::string_view part)> passed = {}; // after each part of the work; may be empty
};

// Every page of the site, and every file that belongs to it, in memory. Reports duplicate addresses, what is
// wrong in texts, templates that fail, and addresses that editions have and the site has no more.
Rendered render_pages(const LoadedSite& loaded, const Graph& graph, const Assessments& assessments,
                      const Archive& archive, const Look& look, const RenderOptions& options,
                      Diagnostics& diagnostics);

} // namespace plansite

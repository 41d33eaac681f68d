#pragma once

#include "diagnostics/diagnostic.h"
#include "model/site.h"

#include <string>

// Reads a site's folder into the model. Files are read and understood in parallel and put together in the
// order of their paths, so that the result does not depend on threads or on the file system. After reading,
// `settle` gives everything its id, its dates their days, and drops what is not to be published.

namespace plansite {

struct LoadOptions {
    Date today;                // the clock's day, for sites that fix none
    std::optional<Date> as_of; // wins over the site's own
    std::string base_url;      // wins over the site's own
    Draft drafts = Draft::no;  // yes: what is marked as a draft is kept
    unsigned jobs = 0;         // threads; 0: as many as the machine runs
};

// An attachment or image beside the texts, published as it is where something links to it.
struct Asset {
    std::string path; // from the site's root
};

struct LoadedSite {
    Site site;
    std::vector<Asset> assets; // by path
    Date as_of;                // the day by which things are judged; what is published later is not there
};

// `root` is the folder that holds site.toml. What is wrong is reported, and everything else is read all the
// same.
LoadedSite load_site(const std::string& root, const LoadOptions& options, Sources& sources,
                     Diagnostics& diagnostics);

} // namespace plansite

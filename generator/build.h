#pragma once

#include "archive/edition.h"
#include "diagnostics/diagnostic.h"
#include "model/site.h"
#include "publish/output.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>

// The whole program as seven passes. `build` runs all but the last, `publish`; the commands `build` and
// `check`, the golden tests and the benchmark are this function with different endings.

namespace plansite {

// Which edition is to be made.
struct EditionRequest {
    std::string plan; // the id; the site must have it
    std::string name;
};

struct BuildOptions {
    std::string root;                      // the folder that holds site.toml
    Date today;                            // the clock's day, for sites that fix none
    std::optional<Date> as_of;             // wins over the site's own
    std::string base_url;                  // wins over the site's own
    std::optional<EditionRequest> edition; // make this and not the whole site
    Draft drafts = Draft::no;
    unsigned jobs = 0; // threads; 0: as many as the machine runs
    std::function<void(std::size_t done, std::size_t all)> progress; // of the pages; may be empty
    std::function<void(std::string_view pass)> passed;               // after each pass; may be empty
};

struct Build {
    Site site;     // as it was read; spans of it point into the sources
    Output output; // complete only where there are no errors
    std::size_t pages = 0;
    std::optional<EditionFacts> edition; // where one was made
};

// Makes the site in memory, or an edition of one plan. What is wrong with the author's files is reported; the
// machine's failures are thrown.
Build build(const BuildOptions& options, Sources& sources, Diagnostics& diagnostics);

} // namespace plansite

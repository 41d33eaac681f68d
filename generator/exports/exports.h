#pragma once

#include "assess/assess.h"
#include "publish/output.h"

#include <functional>
#include <string>
#include <vector>

// Data to take away: every table as CSV, every plan as JSON with a schema, a data package that describes
// them, a calendar of dates, a feed of updates, and all of it in one archive. Made from the model and its
// assessment; knows nothing of pages, and is told their addresses. Each format has a file of its own (csv,
// data_package, atom, icalendar, zip); plans become rows in plan_sheets, values in plan_json, news and events
// in feeds.

namespace plansite {

// A file that readers can take away. `path` is counted from the folder of the thing it belongs to.
struct Download {
    std::string path;
    std::string label;
    std::string format; // "CSV", "JSON", "iCalendar", "Atom", "ZIP"
    std::string description;
};

// What there is to take away of a plan, consultation or document, or of the whole site where there is none:
// of the kinds that the site asks for.
std::vector<Download> downloads_of(const Site& site, const Graph& graph, ItemId home);

// Everything that exports are made from; all of it outlives them.
struct ExportInputs {
    const Site& site;
    const Graph& graph;
    const Assessments& assessments;
    std::function<std::string(ItemId)> address; // of an item, from the root of the site, with its anchor
    std::function<std::string(ItemId)> folder;  // of a home's files: "plans/x/"; "" of the site

    // Where the site is published; may be empty.
    const std::string& base_url() const { return site.config.base_url; }
};

// All files of exports, for all homes: those of `downloads_of`; on so many threads (0: as many as the machine
// runs). Throws std::runtime_error where the archive cannot be made.
std::vector<OutputFile> export_data(const ExportInputs& inputs, unsigned jobs);

} // namespace plansite

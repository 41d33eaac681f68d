#pragma once

#include "exports/atom.h"
#include "exports/exports.h"
#include "exports/icalendar.h"

namespace plansite {

// What was reported on a plan, or on all plans where there is none: an entry for each update, the newest
// first. `path` is where the feed is published, from which its links are relative where the site's address is
// not known.
Feed updates_feed(const ExportInputs& inputs, ItemId plan, const std::string& path);

// What is due of a plan, consultation or of the whole site: an event on the last day of each date.
Calendar dates_calendar(const ExportInputs& inputs, ItemId home);

} // namespace plansite

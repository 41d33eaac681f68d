#pragma once

#include "base/date.h"

#include <string>
#include <vector>

// All the states in which a page can be had, as a list for programs: a TimeMap of Memento (RFC 7089, section
// 5), as links of RFC 6690. Its media type is application/link-format.

namespace plansite {

// The page as it was on a day. A plain static site has no hours: it is midnight by UTC.
struct Memento {
    std::string address;
    Date day;
};

struct TimeMap {
    std::string original; // where the page is as it is now
    std::string self;     // of the list itself
    std::vector<Memento> mementos;
};

// The whole file, the oldest memento first; one link a line. Addresses are absolute and encoded already; what
// cannot stand between < and > is encoded.
std::string time_map_of(TimeMap map);

} // namespace plansite

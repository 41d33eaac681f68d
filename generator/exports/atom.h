#pragma once

#include "base/date.h"

#include <string>
#include <vector>

// News of a site for feed readers: the Atom Syndication Format, RFC 4287. Every time is midnight UTC of a
// day, because plans know no hours (section 3.3).
//
// Addresses are written as they are given, and those in the content too: absolute where it is known where the
// site is published. Where it is not, they are relative to the feed's own file, which RFC 3986 section 5.1.3
// lets readers resolve by where they got the feed from. There is no xml:base then, for there would be nothing
// true to write, and no link to itself, which says nothing when it is relative.

namespace plansite {

struct FeedEntry {
    std::string id; // a tag: or urn: URI that never changes, whatever the address does (RFC 4287, 4.2.6)
    std::string title{};
    std::string address{};
    Date updated;
    std::string author{};  // empty: the feed's
    std::string content{}; // HTML; may be empty where there is an address
};

// Whatever is empty is left out, but for ids and titles.
struct Feed {
    std::string id;
    std::string title{};
    std::string subtitle{};
    std::string self_address{};      // of the feed: absolute or empty
    std::string alternate_address{}; // of the page that shows the same
    std::string author{};            // not empty, unless each entry has one (section 4.1.1)
    Date updated;
    std::vector<FeedEntry> entries{}; // in the order in which they are shown
};

// The whole file: well-formed XML whatever the texts hold. What XML cannot hold, control characters and bytes
// that are no UTF-8, becomes U+FFFD.
std::string atom_of(const Feed& feed);

} // namespace plansite

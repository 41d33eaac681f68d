#pragma once

#include "base/date.h"
#include "publish/output.h"

#include <string>
#include <string_view>

// The site as web archives keep it: WARC 1.1 (ISO 28500:2017,
// https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/).
//
// Nobody asked a server: the records say what one would have answered, with the least of headers, and the
// first record says so. Digests are sha256 in hexadecimal digits.

namespace plansite {

struct WarcInfo {
    std::string
        base_url; // where the site is published; http://plansite.invalid/ where it is empty (RFC 2606)
    Date day;     // every record's date, at midnight by UTC
    std::string software; // "plansite 1.0"
};

// The whole file, not compressed: a record of information, then a response for every file. A folder's
// index.html is there under its own address, as the site's links have it, and once more under the folder's,
// as people type it: a revisit record that refers to the first. The same site and information give the same
// bytes, the numbers of the records included.
std::string warc_of(const Output& site, const WarcInfo& info);

} // namespace plansite

#pragma once

#include "pages/views.h"
#include "publish/output.h"

#include <string>
#include <vector>

// What can be searched for: every thing that has a page or a place on one, and every section of a text. The
// search page (themes/civic/assets/search.js) loads this and makes its index of it in the reader's browser.
// It comes as a script, because a page that was opened from a disk may load scripts and style sheets and
// nothing else; but it is data, one call with one value.

namespace plansite {

// One thing to be found. What does not apply is empty.
struct SearchRecord {
    std::string kind;               // "Activity", "Role"
    std::string title;              // as a link to it says: "Area 1.3, Joint CPD programme"
    std::string text;               // in plain words, cut after `longest_search_text`
    std::string plan;               // the plan, consultation or document it stands in
    std::vector<std::string> leads; // who leads it or answers for it, or for what it is a part of
    std::string status;             // "In progress", "Closed", "On track"
    std::string due;                // its last day: "31 August 2010"
    std::vector<std::string> when;  // by which `due` is looked for: "Overdue", "2010"
    std::string address;            // from the root
};

// Bytes of a record's text. Of the example's 1,303 texts 97 in 100 are shorter, half of them than 85 bytes;
// the others are sections of the guide, which are found by their beginning.
inline constexpr std::size_t longest_search_text = 1500;

// Bytes of one file of the index. On a busy machine with two processors Chromium took 0.2 to 0.3 seconds to
// read and index one of this size, in which time the page does not answer; between files it does. (The
// example: 1,303 records in 564 kB, 105 kB packed. The same with eight of each plan and consultation: 8,485
// in 3.1 MB, 442 kB packed; 1.8 seconds for all of it, and then 6 to 35 milliseconds for a search.)
inline constexpr std::size_t largest_search_file = 512 * 1024;

// A record as the JSON that stands in the index.
std::string json_of(const SearchRecord& record);

// The records of a site as JSON, in the order of the graph; made on so many threads (0: as many as the
// machine runs).
std::vector<std::string> search_records(const ViewInputs& inputs, const Views& views, unsigned jobs);

// The records as assets/search-index.js, and where they are more than `largest`
// bytes as search-index-2.js and so on, each of which names the next. A record that is larger alone has a
// file of its own.
std::vector<OutputFile> search_files(const std::vector<std::string>& records, std::size_t largest);

} // namespace plansite

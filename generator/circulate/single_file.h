#pragma once

#include "publish/output.h"

#include <string>
#include <string_view>

namespace plansite {

// A page of the finished site as one HTML file that needs nothing else and asks no network: style sheets,
// scripts, pictures and icon are inside, and a Content-Security-Policy allows these by their hashes and
// nothing more. Scripts come last, where deferred ones would have run.
//
// Links within the page stay. Others of the site lead to `base_url` (with its slash at the end) where it is
// known. Where it is not, they lead nowhere from a file that somebody was sent, and so become plain text; a
// `nav` that is left without links goes. `page` is a path of the output: std::out_of_range where there is
// none.
std::string single_file(const Output& site, std::string_view page, std::string_view base_url);

// The file with a recipient's reference in the form's attribute data-reference, which is empty in it.
std::string with_reference(std::string_view file, std::string_view reference);

} // namespace plansite

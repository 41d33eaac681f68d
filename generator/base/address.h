#pragma once

#include <string>
#include <string_view>

namespace plansite {

// The address from one page to another, both from the root: from "plans/a/x.html" to "glossary.html#t" is
// "../../glossary.html#t". To an anchor of the same page it is the anchor alone.
std::string relative_address(std::string_view from, std::string_view to);

// The site's own address as pages are added to it, with a slash at its end; empty stays empty.
std::string with_slash(std::string base_url);

// The host in an address: of "https://plans.example:8080/a/" it is "plans.example". Empty where there is
// none.
std::string host_of(std::string_view address);

} // namespace plansite

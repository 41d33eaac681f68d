#pragma once

#include <string>
#include <string_view>

namespace plansite {

// The address from one page to another, both from the root: from "plans/a/x.html" to "glossary.html#t" is
// "../../glossary.html#t". To an anchor of the same page it is the anchor alone.
std::string relative_address(std::string_view from, std::string_view to);

// The site's own address as pages are added to it, with a slash at its end; empty stays empty.
std::string with_slash(std::string base_url);

// The path of a file as it stands in an address: bytes that have no place or a meaning there as %C3%A9, the
// slashes between folders as they are (RFC 3986, 3.3).
std::string percent_encoded(std::string_view path);

// The host in an address: of "https://plans.example:8080/a/" it is "plans.example". Empty where there is
// none.
std::string host_of(std::string_view address);

} // namespace plansite

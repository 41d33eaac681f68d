#pragma once

#include <string>
#include <string_view>

namespace plansite {

// The address from one page to another, both from the root: from "plans/a/x.html" to "glossary.html#t" is
// "../../glossary.html#t". To an anchor of the same page it is the anchor alone.
std::string relative_address(std::string_view from, std::string_view to);

} // namespace plansite

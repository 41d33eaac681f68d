#pragma once

#include <string>
#include <string_view>

namespace plansite {

// A text as the value of a header: each run of white space, line breaks and control characters, Unicode's
// included, as one space, and none at the ends. So no value can begin a line of its own, whatever its readers
// take for the end of a line.
std::string single_line(std::string_view text);

} // namespace plansite

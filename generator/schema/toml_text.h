#pragma once

#include <string>
#include <string_view>

namespace plansite {

// A text as a TOML string with its quotes, on one line; control characters, which no text of a site may hold,
// are left out.
std::string toml_text(std::string_view text);

} // namespace plansite

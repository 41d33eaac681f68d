#pragma once

#include "model/outcome.h"

#include <string>
#include <string_view>

namespace plansite {

// The first line of every file of responses, by which collate knows its own work.
inline constexpr std::string_view responses_first_line =
    "# Written by plansite collate: run it again rather than change this. Only `note` is yours, and kept.";

// The file as TOML: keys and their order are those of the field tables, what is empty is left out. The same
// responses give the same bytes.
std::string print_responses(const Responses& responses);

} // namespace plansite

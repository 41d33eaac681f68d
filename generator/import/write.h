#pragma once

#include "import/compose.h"

#include <string>
#include <string_view>

namespace plansite {

// The file of an imported priority in TOML, its keys in the order of the field tables. `schema_line` is its
// first line, and `from` names where the table was. Cells that could not be placed stand in comments where
// they were.
std::string write_priority(const ImportedPriority& imported, std::string_view schema_line,
                           std::string_view from);

} // namespace plansite

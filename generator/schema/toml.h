#pragma once

#include "diagnostics/diagnostic.h"
#include "schema/node.h"

#include <optional>

namespace plansite {

// Reads a source as TOML. `from` and `to` are bytes: the whole file, or the front matter of a Markdown file.
// Gives a table, or nothing after reporting why (toml-syntax, too-deep, impossible-date).
std::optional<DataNode> parse_toml(const Source& source, std::uint32_t from, std::uint32_t to,
                                   Diagnostics& diagnostics);

} // namespace plansite

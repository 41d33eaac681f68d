#pragma once

#include "diagnostics/diagnostic.h"
#include "schema/node.h"

#include <optional>
#include <string_view>

namespace plansite {

// Reads JSON into the same nodes as TOML, so that forms are read by field tables and faults have places.
// `bytes` are what was sent and valid UTF-8; `source` shows them, byte for byte, and is pointed at. Texts
// come in as `take_in` lets them; what is null is left out, as if its key were not there. Nothing (after
// reporting json-syntax, too-deep or not-a-response) where it is not JSON, has a key twice, is nested deeper
// than 16 or holds more than 10,000 values: a form has some dozens.
std::optional<DataNode> parse_json(const Source& source, std::string_view bytes, Diagnostics& diagnostics);

} // namespace plansite

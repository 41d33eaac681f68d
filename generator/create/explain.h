#pragma once

#include "schema/keys.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

// From a sketch of a file to the file with everything explained.

namespace plansite {

// Words as comment lines, "# " before each.
std::string comment(std::string_view words);

// The sketch with each `@name@` replaced by the value of that name. What a value says is not looked at again.
// Throws std::logic_error where a name has no value.
std::string filled(std::string_view sketch,
                   const std::vector<std::pair<std::string_view, std::string>>& values);

// A sketch is the TOML of a file with the keys that most authors want, a line each. Before each key comes
// what its row says of it; the keys that the sketch does not have follow, commented out: values at the
// end of the table they belong to, tables after those, and tables of the file itself at its end. So a new
// field needs no change here. What has been explained once is afterwards only named.
std::string explained(std::string_view sketch, const KeyRows& keys);

} // namespace plansite

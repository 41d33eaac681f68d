#pragma once

#include "base/json.h"

#include <string>
#include <string_view>

namespace plansite {

// A value as JSON that may stand in a script, in an HTML page and in a file of its own. `<`, `>` and `&`
// are written \u003c, \u003e and \u0026, so that neither `</script>` nor `<!--` nor `]]>` can be in it
// whatever an author wrote (HTML Standard, 4.12.1.3, "Restrictions for contents of script elements"); and so
// are U+2028 and U+2029, which were line ends to scripts before ECMAScript 2019. All of these stand only
// within texts of JSON, where the two ways of writing mean the same. Bytes that are not UTF-8 become U+FFFD.
std::string script_json(const Json& value);

// The same of JSON that is written already. Its texts are UTF-8.
std::string script_safe(std::string_view json);

} // namespace plansite

#include "collate/response.h"

#include "base/text.h"
#include "collate/incoming.h"

#include <fmt/format.h>

namespace plansite {

Located<std::optional<Moment>> read_saved(std::string_view written, Span at, Diagnostics& diagnostics) {
    const auto moment = read_moment(written);
    if (!moment && !is_blank(written))
        diagnostics.report(kind("date-not-understood"),
                           fmt::format("`{}` is no day that is understood", shortened(written)), at,
                           "write it as 2010-11-22 or 2010-11-22 10:00; until then it counts as undated");
    return {moment, at};
}

} // namespace plansite

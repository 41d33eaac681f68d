#pragma once

#include "import/grid.h"
#include "model/plan.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

// Which column of a pasted table is which field. The plan's `columns` say it, once for all its tables; for
// what they do not say there are the words that plans commonly put over their columns.

namespace plansite {

struct ColumnUse {
    std::string heading;             // as pasted
    std::vector<std::string> fields; // "activity", keys of an action, "own.NAME"; none where it is not known
};

// The columns of a table by its row of headings. Nothing where the row is none: at least two of its cells,
// and half of them, must be known. Of two columns for one field the first has it;
// a column of activities holds what is to be done where no other does.
std::optional<std::vector<ColumnUse>> columns_under(const GridRow& row, const Plan& plan);

} // namespace plansite
